"""Counts of harm in other places, or of other days, are not set against each other; a bare count is of what is before."""

from collections.abc import Callable
from typing import Any

from trucewatch.model import ActorRef, FigureClaim, Measure, OccurrenceClaim, OccurrenceKind, Qualifier

Make = Callable[..., ActorRef]


def _count(number: int, by: ActorRef, measure: str = "killed") -> FigureClaim:
    return FigureClaim(
        measure=Measure(measure), low=number, high=number, qualifier=Qualifier.EXACTLY, counted="people", counter=by
    )


def _values(told: Any) -> list[tuple[str, str]]:
    return [(told.text(one.left), told.text(one.right)) for one in told.gathered().contradictions]


def test_the_dead_of_two_towns_far_apart_are_not_set_against_each_other(told: Any, make: Make, at: Any) -> None:
    told.says("north", "9 people were killed", _count(9, make("council")), where=at("Tarvo"))
    told.says("south", "14 people were killed", _count(14, make("watch")), where=at("Selm", 13.0))
    assert _values(told) == []


def test_the_dead_of_one_town_are(told: Any, make: Make, at: Any) -> None:
    told.says("north", "9 people were killed", _count(9, make("council")), where=at("Tarvo"))
    told.says("south", "14 people were killed", _count(14, make("watch")), where=at("Tarvo"))
    assert len(_values(told)) == 1


def test_a_bare_count_is_of_what_stands_before_it(told: Any, make: Make, at: Any, on: Any) -> None:
    told.texts["north"] = "Seven people died. River Watch gave a toll of four.\n\nThe toll of the raid on Selm is 11."
    there, day = at("Tarvo"), on("2031-05-12")
    told.says("north", "Seven people died", _count(7, make("council")), where=there, when=day)
    told.says("north", "a toll of four", _count(4, make("watch")))
    told.says("north", "The toll of the raid on Selm is 11", _count(11, make("un")), where=at("Selm", 13.0))
    assert [set(pair) for pair in _values(told)] == [{"a toll of four", "Seven people died"}]


def test_the_breaches_of_one_side_are_not_set_against_all(told: Any, make: Make) -> None:
    told.texts["north"] = "The council counted 15 breaches by the army."
    told.says("north", "15 breaches", _count(15, make("council"), "violations"))
    told.says("south", "nine breaches", _count(9, make("watch"), "violations"))
    assert _values(told) == []


def test_a_bare_count_is_not_of_an_event_told_in_another_paragraph(told: Any, make: Make, on: Any) -> None:
    told.texts["north"] = (
        "The toll of the raids on Selm is 41.\n\nIn Tarvo, where shells fell, seven died. River Watch gave a toll of four."
    )
    told.says("north", "The toll of the raids on Selm is 41", _count(41, make("un")), when=on("2031-05-12"))
    fell = OccurrenceClaim(kind=OccurrenceKind.SHELLING)
    told.says("north", "In Tarvo, where shells fell", fell, when=on("2031-05-14"))
    told.says("north", "seven died", _count(7, make("council")))
    told.says("north", "a toll of four", _count(4, make("watch")))
    assert [set(pair) for pair in _values(told)] == [{"a toll of four", "seven died"}]
