"""Words that fit a form of time and are none; all of Wednesday, 15 May 2024."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from trucewatch.codebook import Codebook
from trucewatch.statements.times.finding import TimeFinder

NONE = [
    "Three-quarters of the town fled.",
    "A quarter of the town fled.",
    "They fired as soon as the convoy passed.",
    "The truce broke down shortly after the vote.",
    "The past nine contests were close.",
    "He told USA Today.",
    'A guest of the "Today" show spoke.',
    'The envoy spoke on "This Week," a programme.',
    "House Bill 1523 was passed.",
    "It adopted resolution 3120 (2030).",
    "He flew to Mar-a-Lago.",
    "The men were in their 80s.",
    "The morning shows were cancelled.",
    "They scored in the second half of the match.",
    "The day before the vote was quiet.",
]  # fmt: skip


@pytest.mark.parametrize("words", NONE)
def test_lookalikes_are_no_times(read: Callable[..., Any], codebook: Codebook, words: str) -> None:
    sentences, _ = read(words)
    assert not any(TimeFinder(codebook).expressions(sentences, date(2024, 5, 15)))


TIMES = [
    ("The quarter was calm.", "The quarter"),
    ("It will end soon.", "soon"),
    ("It has happened in the past.", "the past"),
    ("There is a summit today.", "today"),
    ("In 1523 the town burned.", "1523"),
    ("The first truce (2019) did not hold.", "2019"),
    ("The 80s were calm.", "The 80s"),
    ("They fought in the morning.", "the morning"),
    ("The day before, he left.", "The day before"),
]


@pytest.mark.parametrize(("words", "expected"), TIMES)
def test_the_same_words_elsewhere_are(read: Callable[..., Any], codebook: Codebook, words: str, expected: str) -> None:
    (sentence,), _ = read(words)
    (made,) = TimeFinder(codebook).expressions((sentence,), date(2024, 5, 15))
    assert [sentence.words(one.found.first, one.found.last) for one in made] == [expected]


def test_a_weekday_in_the_name_of_a_day_is_no_day_of_this_week(marked: Callable[..., list[str]]) -> None:
    assert marked("The Good Friday agreement held.") == ["Good Friday: .. unclear"]
