"""Tolls of one strike by two who count, in reports told in other words, exclude each other; those of two do not."""

from collections.abc import Callable
from typing import Any

import pytest

from trucewatch.matters.tolls import toll_pairs
from trucewatch.model import ActorRef, FigureClaim, Measure, OccurrenceClaim, OccurrenceKind, Qualifier

Make = Callable[..., ActorRef]
PEACE = "\n\nThe Hill Council and the River Army met Ilse Brandt in Quarrin, Tomas Okoro said."


def _count(number: int, by: ActorRef, counted: str = "people", *, measure: str = "killed", risen: bool = False) -> Any:
    return FigureClaim(
        measure=Measure(measure), low=number, high=number, qualifier=Qualifier.EXACTLY, counted=counted, counter=by,
        cumulative=risen,
    )  # fmt: skip


def _values(told: Any) -> set[frozenset[str]]:
    return {frozenset(one.text for one in pair.statements) for pair in toll_pairs(told.case())}


def _told(told: Any, report: str, strike: str, target: str, toll: str, claim: Any, date: str, when: Any) -> None:
    told.report(report, date)
    told.texts[report] = f"{strike}. {toll}.{PEACE}"
    hit = OccurrenceClaim(kind=OccurrenceKind.SHELLING, target=ActorRef(actor=None, name=target))
    told.says(report, strike, hit, when=when)
    told.says(report, toll, claim)


def _sixteen_of_a_market(told: Any, make: Make, on: Any) -> None:
    first, by = "Shells fell on a crowded market in Tarvo", _count(16, make("watch"))
    _told(told, "north", first, "a crowded market", "Sixteen died", by, "2031-05-13", on("2031-05-12"))


@pytest.mark.parametrize(
    ("strike", "target", "toll", "number", "counted", "by", "risen", "day", "listed"),
    [
        ("Rockets hit the market of Tarvo", "the market of Tarvo", "Nine died", 9, "people", "un", False, 12, True),
        ("Rockets hit Tarrvo", "Tarrvo", "Nine died", 9, "people", "un", False, 12, True),
        ("Rockets hit the market of Tarvo", "the market of Tarvo", "Nine died", 9, "people", "un", False, 14, False),
        ("Rockets hit the market of Selm", "the market of Selm", "Nine died", 9, "people", "un", False, 12, False),
        ("Rockets hit the school of Tarvo", "the school of Tarvo", "Nine died", 9, "people", "un", False, 12, False),
        ("Rockets hit the market of Tarvo", "the market of Tarvo", "Nine died", 9, "children", "un", False, 12, False),
        ("Rockets hit the market of Tarvo", "the market of Tarvo", "Nine died", 9, "people", "watch", False, 12, False),
        ("Rockets hit the market of Tarvo", "the market of Tarvo", "It rose", 29, "people", "un", True, 12, False),
        ("Rockets hit the market of Tarvo", "the market of Tarvo", "29 girls died", 29, "girls", "un", False, 12, True),
    ],
)
def test_a_toll_of_another_report(
    told: Any, make: Make, on: Any, strike: str, target: str, toll: str, number: int, counted: str, by: str,
    risen: bool, day: int, listed: bool,
) -> None:  # fmt: skip
    _sixteen_of_a_market(told, make, on)
    other = _count(number, make(by), counted, risen=risen)
    _told(told, "south", strike, target, toll, other, "2031-05-15", on(f"2031-05-{day}"))
    assert _values(told) == ({frozenset(("Sixteen died", toll))} if listed else set())


def test_a_thing_told_as_known_is_the_one_hit_at_a_place_that_the_report_speaks_of(
    told: Any, make: Make, on: Any
) -> None:
    _sixteen_of_a_market(told, make, on)
    told.report("south", "2031-05-15")
    told.texts["south"] = f"Nine died in the shelling of the market.{PEACE}"
    hit = OccurrenceClaim(kind=OccurrenceKind.SHELLING, target=ActorRef(actor=None, name="the market"))
    told.says("south", "the shelling of the market", hit)
    told.says("south", "Nine died", _count(9, make("un")))
    assert _values(told) == set()
    told.texts["south"] += " People in Tarvo wept."
    assert _values(told) == {frozenset(("Sixteen died", "Nine died"))}


def test_a_name_that_is_that_of_who_counts_does_not_make_a_count_old(told: Any, make: Make, on: Any) -> None:
    _sixteen_of_a_market(told, make, on)
    told.report("south", "2031-05-13")
    words = "The preliminary inquiry said that nine died in Tarvo"
    told.texts["south"] = f"{words}.{PEACE}"
    told.says("south", words, _count(9, make("The preliminary inquiry")), when=on("2031-05-12"))
    assert _values(told) == {frozenset(("Sixteen died", words))}


def test_more_girls_than_people_are_listed_in_the_case(told: Any, make: Make, on: Any) -> None:
    day, first = on("2031-05-12"), "Shells fell on a crowded market in Tarvo"
    _told(told, "north", first, "a crowded market", "Sixteen died", _count(16, make("watch")), "2031-05-13", day)
    girls = _count(29, make("un"), "girls")
    _told(told, "south", "Rockets hit Tarvo", "Tarvo", "29 girls died", girls, "2031-05-15", day)
    found = told.gathered().contradictions
    assert {"Sixteen died", "29 girls died"} in [{told.text(one.left), told.text(one.right)} for one in found]
