"""What the words of a figure allow."""

import math

import pytest

from trucewatch.codebook import Codebook
from trucewatch.matters.numbers import Range, counted_class, range_of
from trucewatch.matters.words import words
from trucewatch.model import FigureClaim, Measure, Qualifier


@pytest.mark.parametrize(
    ("qualifier", "low", "high", "text", "expected"),
    [
        ("exactly", 12, 12, "12", Range(12, 12)),
        ("exactly", 12, 15, "12 to 15", Range(12, 15)),
        ("at-least", 12, None, "at least 12", Range(12, math.inf)),
        ("more-than", 12, None, "more than 12", Range(13, math.inf)),
        ("about", 100, 100, "about 100", Range(90, 111)),
        ("up-to", None, 50, "up to 50", Range(0, 50)),
        ("less-than", None, 50, "fewer than 50", Range(0, 49)),
        ("vague", None, None, "dozens of people", Range(24, 399, vague=True)),
        ("vague", None, None, "tens of thousands fled", Range(20000, 999999, vague=True)),
        ("vague", None, None, "people died", None),
    ],
)  # fmt: skip
def test_ranges(
    codebook: Codebook, qualifier: str, low: int | None, high: int | None, text: str, expected: Range | None
) -> None:
    claim = FigureClaim(measure=Measure.KILLED, low=low, high=high, qualifier=Qualifier(qualifier), counted="people")
    assert range_of(claim, text, codebook.table("matters")) == expected


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        ("people", "people"),
        ("Norlanders", "people"),
        ("Norlander soldiers", "fighters"),
        ("young women", "women"),
        ("trucks", "trucks"),
        ("", "people"),
        ("others", "others"),
    ],
)  # fmt: skip
def test_who_is_counted(codebook: Codebook, counted: str, expected: str) -> None:
    assert counted_class(words(counted), codebook.table("matters")["counted"], counted[:1].isupper()) == expected


def test_ranges_apart_and_within() -> None:
    assert Range(1, 4).apart(Range(5, 6))
    assert not Range(1, 5).apart(Range(5, 6))
    assert Range(2, 3).within(Range(1, 3))
    assert not Range(1, 3).within(Range(1, 3))
