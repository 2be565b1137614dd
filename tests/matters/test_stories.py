"""Which reports tell one story."""

from collections.abc import Callable
from typing import Any

from trucewatch.model import ActorRef, Position, PositionClaim, Unclassified

Make = Callable[..., ActorRef]


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
