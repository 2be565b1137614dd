"""Counts: side by side by who is counted and when, contradicting only where they must."""

from collections.abc import Callable
from typing import Any

import pytest

from trucewatch.model import ActorRef, FigureClaim, Measure, Qualifier, When

Make = Callable[..., ActorRef]


def figure(
    qualifier: str, low: int | None, counted: str = "people", by: ActorRef | None = None, **more: Any
) -> FigureClaim:
    high = more.pop("high", low if qualifier in ("exactly", "about") else None)
    return FigureClaim(
        measure=Measure(more.pop("measure", "killed")), low=low, high=high, qualifier=Qualifier(qualifier), counted=counted, counter=by, **more
    )  # fmt: skip


def kinds(gathered: Any) -> list[str]:
    return (
        [one.kind.value for one in gathered.contradictions]
        + ["refinement"] * len(gathered.refinements)
        + ["update"] * len(gathered.updates)
    )


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        # qualifier, number, who is counted, who counts, told on | the same | what is found
        (("at-least", 68, "children", "watch", "05-13"), ("exactly", 67, "children", "un", "05-13"), ["value"]),
        (("at-least", 68, "children", "watch", "05-13"), ("exactly", 67, "children", "un", "05-15"), ["value"]),
        (("exactly", 43, "people", "watch", "05-13"), ("exactly", 70, "people", "un", "05-14"), ["update"]),
        (("exactly", 43, "people", "watch", "05-13"), ("exactly", 70, "people", None, "05-13"), ["update"]),
        (("exactly", 70, "people", "watch", "05-13"), ("exactly", 43, "people", None, "05-14"), []),
        (("exactly", 70, "people", "watch", "05-13"), ("exactly", 43, "people", "watch", "05-14"), ["value"]),
        (("at-least", 22, "people", "watch", "05-13"), ("at-least", 24, "people", "un", "05-13"), ["refinement"]),
        (("more-than", 2000, "people", None, "05-13"), ("more-than", 280, "civilians", "un", "05-13"), []),
        (("exactly", 30, "people", None, "05-13"), ("exactly", 8, "women", "un", "05-13"), []),
        (("about", 100, "people", "watch", "05-13"), ("exactly", 104, "people", "un", "05-13"), ["refinement"]),
        (("exactly", 12, "people", "watch", "05-13"), ("exactly", 400, "people", "un", "05-13"), []),
        (("exactly", 12, "residents", "watch", "05-13"), ("exactly", 15, "Norlanders", "un", "05-13"), ["value"]),
    ],
)  # fmt: skip
def test_two_counts(told: Any, make: Make, left: Any, right: Any, expected: list[str]) -> None:
    for name, (qualifier, number, counted, by, date) in (("north", left), ("south", right)):
        told.report(name, f"2031-{date}")
        counter = make(by) if by else None
        told.says(
            name, f"{number} {counted} killed, says {name}, in Port Vale", figure(qualifier, number, counted, counter)
        )
    assert kinds(told.gathered()) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("the town's health office", "the harbour union", ["value"]),
        ("the health office", "the town's health office", ["update"]),
        ("the officials", "the harbour union", ["update"]),
        ("a hospital", "the harbour union", ["update"]),
    ],
)
def test_two_bodies_that_are_named_by_what_they_are(
    told: Any, make: Make, one: str, other: str, expected: list[str]
) -> None:
    for name, number, by in (("north", 43, one), ("south", 70, other)):
        told.says(name, f"{number} people killed in Port Vale", figure("exactly", number, by=make(None, by)))
    assert kinds(told.gathered()) == expected


def test_a_vague_count_is_refined_by_a_number_of_its_size(told: Any, make: Make) -> None:
    vague = told.says("north", "dozens of people killed in Port Vale", figure("vague", None))
    exact = told.says("south", "34 people killed in Port Vale", figure("exactly", 34))
    told.says("east", "9 people killed in Port Vale", figure("exactly", 9))
    found = told.gathered().refinements
    assert [(one.vaguer, one.finer) for one in found] == [(vague, exact)]


def test_two_numbers_in_one_report_contradict_unless_one_is_told_as_old(told: Any, make: Make) -> None:
    told.says("north", "98 evacuees died in Port Vale", figure("exactly", 98, "evacuees"))
    told.says("north", "109 evacuees died in Port Vale", figure("exactly", 109, "evacuees"))
    assert kinds(told.gathered()) == ["value"]
    told.says("north", "a previous toll of 80 evacuees", figure("exactly", 80, "evacuees"))
    assert sorted(kinds(told.gathered())) == ["update", "update", "value"]


def test_a_toll_of_one_event_and_the_count_of_a_war_are_two_questions(told: Any, make: Make) -> None:
    told.says("north", "30 people killed in the blast", figure("exactly", 30, by=make("watch")))
    told.says(
        "south",
        "90 people killed since March",
        figure("exactly", 90, by=make("un"), period="since March", cumulative=True),
    )
    gathered = told.gathered()
    assert kinds(gathered) == []
    assert sorted(one.title for one in gathered.matters) == ["People killed", "People killed, since March"]


def test_tolls_of_other_days_are_other_events(told: Any, make: Make, on: Callable[..., When]) -> None:
    told.says(
        "north",
        "30 people killed in Port Vale on 2 May",
        figure("exactly", 30, by=make("watch")),
        when=on("2031-05-02"),
    )
    told.says(
        "south", "12 people killed in Port Vale on 12 May", figure("exactly", 12, by=make("un")), when=on("2031-05-12")
    )
    gathered = told.gathered()
    assert len(gathered.matters) == 2
    assert kinds(gathered) == []


def test_words_around_the_number_tell_an_old_toll(told: Any, make: Make) -> None:
    told.says("north", "126 people", figure("exactly", 126))
    told.says("north", "112 dead", figure("exactly", 112))
    told.texts["north"] = "The toll is 126 people, up from a previous toll of 112 dead. More follows."
    assert kinds(told.gathered()) == ["update"]


@pytest.mark.parametrize(
    ("whole", "part", "expected"),
    [
        ("28 violations in Port Vale", "17 violations in Port Vale were verified", []),
        ("28 violations in Port Vale, 17 of them verified", "28 violations in Port Vale", []),
        ("28 violations in Port Vale were verified", "17 violations in Port Vale were verified", ["value"]),
        ("28 violations in Port Vale", "17 violations in Port Vale", ["value"]),
    ],
)
def test_breaches_found_are_not_set_against_those_alleged(
    told: Any, make: Make, whole: str, part: str, expected: list[str]
) -> None:
    for name, by, text in (("north", "watch", whole), ("south", "un", part)):
        told.report(name, "2031-05-13")
        told.says(name, text, figure("exactly", int(text[:2]), "violations", make(by), measure="violations"))
    assert kinds(told.gathered()) == expected


def test_breaches_laid_at_a_second_partys_door_are_a_part_too(told: Any, make: Make) -> None:
    words = "163 breaches, of which 97 were attributed to the army and 66 to the Front."
    told.report("north", "2031-05-13")
    told.texts["north"] = f"In Port Vale the team recorded {words}"
    told.says("north", "163 breaches", figure("exactly", 163, "breaches", make("un"), measure="violations"))
    told.says("north", "66", figure("exactly", 66, "breaches", measure="violations"), by="watch")
    assert kinds(told.gathered()) == []
