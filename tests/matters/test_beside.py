"""Sentences of brief reports in other words: who is to blame, what came about, which is finer, and what is neither."""

import pytest
from tests.matters.conftest import Told

from trucewatch.model import Unclassified

BLAMED = [
    (
        "Traders blame the navy for the burning of the cotton barns at Kilo Port on 9 May",
        "It was gunmen of the Free Delta Movement who set the barns of cotton at Kilo Port ablaze on 9 May",
    ),
    (
        "A gunner of the Tavian rangers killed the harbour master in Ostrel on 9 May",
        "The harbour master killed in Ostrel on 9 May was the victim of a gunman from the Marsh League",
    ),
    (
        "The bombing of the grain ship at Kilo Port on 9 May was the work of the Marsh League",
        "Sailors of the navy bombed the grain ship at Kilo Port on 9 May",
    ),
]
NOT_BLAMED = [
    (  # other things on one road
        "Bandits robbed a bus on the Ostrel road on 9 May",
        "Government soldiers seized rifles from a hay cart on the Ostrel road on 9 May",
    ),
    (  # another day
        "The bombing of the grain ship at Kilo Port on 9 May was the work of the Marsh League",
        "Sailors of the navy bombed the grain ship at Kilo Port on 2 May",
    ),
    (  # one side by two words
        "Traders blame the navy for the burning of the cotton barns at Kilo Port on 9 May",
        "It was soldiers who set the barns of cotton at Kilo Port ablaze on 9 May",
    ),
]
CAME = [
    (
        "Marshal Ada Holm is to sign the charter in Ostrel on 12 May",
        "Ada Holm put the charter in Ostrel into force on 12 May",
    ),
    (
        "The envoys will inspect the arsenal of Kilo Port on 12 May",
        "The arsenal of Kilo Port was inspected by envoys on 12 May",
    ),
    (
        "General Holm is to hand the Ostrel fort to monitors on 12 May",
        "General Holm gave the Ostrel fort to the monitors on 12 May",
    ),
]
NOT_CAME = [
    (
        "The envoys will inspect the arsenal of Kilo Port on 12 May",
        "The arsenal of Kilo Port was inspected by envoys on 13 May",
    ),
    (
        "The envoys will inspect the arsenal of Kilo Port on 12 May",
        "The arsenal of Ostrel was inspected by envoys on 12 May",
    ),
    ("The envoys will inspect the arsenal of Kilo Port on 12 May", "The market of Kilo Port was crowded on 12 May"),
]


def _found(told: Told, left: str, right: str, later: str) -> list[str]:
    for report, outlet, text, date in (
        ("one", "harbour office", left, "2031-05-10"),
        ("two", "town clerk", right, later),
    ):
        told.report(report, date)
        told.texts[report] = f"{text}."
        told.says(report, text, Unclassified(), by=outlet)
    gathered = told.gathered()
    return [one.kind.value for one in gathered.contradictions] + ["update"] * len(gathered.updates)


@pytest.mark.parametrize(("left", "right"), BLAMED)
def test_one_deed_laid_to_two_is_a_contradiction(told: Told, left: str, right: str) -> None:
    assert _found(told, left, right, "2031-05-10") == ["responsibility"]


@pytest.mark.parametrize(("left", "right"), NOT_BLAMED)
def test_two_deeds_and_two_words_for_one_side_are_none(told: Told, left: str, right: str) -> None:
    assert "responsibility" not in _found(told, left, right, "2031-05-10")


@pytest.mark.parametrize(("left", "right"), CAME)
def test_what_was_to_be_on_a_day_and_was_is_an_update(told: Told, left: str, right: str) -> None:
    assert _found(told, left, right, "2031-05-13") == ["update"]


@pytest.mark.parametrize(("left", "right"), NOT_CAME)
def test_what_was_on_another_day_or_elsewhere_is_none(told: Told, left: str, right: str) -> None:
    assert "update" not in _found(told, left, right, "2031-05-13")


def test_a_day_with_something_of_its_own_has_been(told: Told) -> None:
    """ "From Tuesday's raid" is no day to come: the toll of it is told on Friday."""
    toll = (
        "The toll of Tuesday's raid on the Ostrel market is nine",
        "The toll from Tuesday's raid on the Ostrel market is 14",
    )
    assert _found(told, *toll, "2031-05-12") == ["update"]
