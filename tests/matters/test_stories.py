"""Which reports tell one story."""

from collections.abc import Callable
from typing import Any

from trucewatch.matters.stories import silent_words, tell_stories
from trucewatch.model import ActorRef, Position, PositionClaim, Unclassified

Make = Callable[..., ActorRef]


def stories_of(told: Any) -> dict[str, str]:
    """The story of each report."""
    rules, silent = told.codebook.table("matters")["story"], silent_words(told.codebook)
    return dict(tell_stories(told.statements, told.reports, rules, silent).of)


def agreements(told: Any, make: Make) -> int:
    """How many agreements "the deal" of two reports is: one where they tell one story."""
    for outlet in ("north", "south"):
        told.says(
            outlet,
            "a mediator signed it",
            PositionClaim(actor=make(None, "a mediator"), position=Position.SIGNED, agreement="the deal"),
        )
    return len(told.gathered().agreements)


def test_reports_that_share_names_and_days_tell_one_story(told: Any, make: Make) -> None:
    told.says("north", "Brandt met Okoro in Port Vale", Unclassified())
    told.says("south", "In Port Vale Okoro saw Brandt", Unclassified())
    assert agreements(told, make) == 1


def test_other_names_tell_another_story(told: Any, make: Make) -> None:
    told.says("north", "Brandt met Okoro in Port Vale", Unclassified())
    told.says("south", "Lindqvist flew to Hillford with Amara", Unclassified())
    assert agreements(told, make) == 2


def test_months_between_make_another_story(told: Any, make: Make) -> None:
    told.report("north", "2031-01-12")
    told.report("south", "2031-05-12")
    told.says("north", "Brandt met Okoro in Port Vale", Unclassified())
    told.says("south", "In Port Vale Okoro saw Brandt", Unclassified())
    assert agreements(told, make) == 2


def test_a_report_that_tells_of_two_stories_does_not_make_them_one(told: Any, make: Make) -> None:
    first = "Brandt met Okoro in Port Vale over fishing quotas"
    second = "Lindqvist flew to Hillford where engineers repaired the dam with Amara"
    told.says("early", first, Unclassified())
    told.says("middle", f"{first}. {second}", Unclassified())
    told.says("north", f"Later that week {second}", Unclassified())
    told.says("south", f"On the river {second}", Unclassified())
    told.says("late", f"In the evening {first}", Unclassified())
    stories = stories_of(told)
    assert stories["early"] == stories["late"]
    assert stories["north"] == stories["south"]
    assert stories["early"] != stories["north"]


def test_alike_in_any_order(told: Any, make: Make) -> None:
    words = {"north": "Brandt met Okoro in Port Vale", "south": "In Port Vale Okoro saw Brandt", "west": "Snow fell"}
    for outlet in reversed(words):
        told.says(outlet, words[outlet], Unclassified())
    stories = stories_of(told)
    assert (stories["north"] == stories["south"], stories["north"] == stories["west"]) == (True, False)
