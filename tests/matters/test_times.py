"""Stretches of time and how they stand to each other."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.matters.times import OPEN, Relation, Stretch, from_iso


@pytest.mark.parametrize(
    ("text", "start", "end", "part"),
    [
        ("2031-05-12", date(2031, 5, 12), date(2031, 5, 12), ""),
        ("2031-05-12Tmorning", date(2031, 5, 12), date(2031, 5, 12), "morning"),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29), ""),
        ("2031", date(2031, 1, 1), date(2031, 12, 31), ""),
        ("2031-02-30", None, None, ""),
        ("2031-13", None, None, ""),
        ("soon", None, None, ""),
        (None, None, None, ""),
    ],
)  # fmt: skip
def test_iso(text: str | None, start: date | None, end: date | None, part: str) -> None:
    assert from_iso(text) == Stretch(start, end, part)


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("2031-05-12", "2031-05-12", Relation.SAME),
        ("2031-05-12", "2031-05-13", Relation.APART),
        ("2031-05-12", "2031-05", Relation.INSIDE),
        ("2031", "2031-05-12", Relation.AROUND),
        ("2031-05-12Tmorning", "2031-05-12", Relation.INSIDE),
        ("2031-05-12Tmorning", "2031-05-12Tevening", Relation.OVERLAPS),
        (None, "2031-05-12", Relation.UNKNOWN),
    ],
)  # fmt: skip
def test_relation(left: str | None, right: str, relation: Relation) -> None:
    assert from_iso(left).relation(from_iso(right)) is relation


days = st.dates(date(2030, 1, 1), date(2031, 12, 31))


@given(days, days, days, days)
def test_relations_are_mirrored_and_gaps_agree(a: date, b: date, c: date, d: date) -> None:
    left, right = Stretch(min(a, b), max(a, b)), Stretch(min(c, d), max(c, d))
    mirror = {Relation.INSIDE: Relation.AROUND, Relation.AROUND: Relation.INSIDE}
    found = left.relation(right)
    assert right.relation(left) is mirror.get(found, found)
    assert (left.gap(right) or 0) == (right.gap(left) or 0)
    assert (found is Relation.APART) == bool(left.gap(right))


def test_nothing_is_known_of_an_open_stretch() -> None:
    assert OPEN.gap(from_iso("2031-05-12")) is None
    assert OPEN.days is None
