"""Expressions that go back to what the story told before; all of Wednesday, 15 May 2024."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from trucewatch.codebook import Codebook
from trucewatch.statements.times.calendar import a_day, a_year
from trucewatch.statements.times.finding import TimeFinder
from trucewatch.statements.times.told import Told

STORIES = [
    ("The truce began in 1985. It broke down the following year.", "1986"),
    ("Of those killed in 1985, most died in the north that year.", "1985"),
    ("The truce began in 1985. Two years later it broke down.", "1987"),
    ("The truce began in March 2021. It broke down the following month.", "2021-04"),
    ("The truce began in March 2021. It broke down three months later.", "2021-06"),
    ("The truce began in 2021. It broke down the following month.", "XXXX"),
    ("Shells fell on 3 March 2021. The day before, nobody was hurt.", "2021-03-02"),
    ("Exports fell in January. Imports rose in the month.", "2024-01"),
    ("Output fell in the first quarter. It had risen a year earlier.", "2023-Q1"),
    ("First-quarter output grew from a year earlier.", "2023-Q1"),
    ("First-quarter output fell and will cut second-quarter income. It had grown a year earlier.", "2023-Q1"),
    ("First-quarter output fell. For the nine months it grew more than a year earlier.", "2023"),
    ("First-quarter output fell. In the second quarter of 2022 it grew. It is less than a year earlier.", "2023-Q1"),
    ("First-quarter output fell, compared with year-earlier gains.", "2023-Q1"),
    ("First-quarter output fell. It had grown in last year's quarter.", "2023-Q1"),
    ("First-quarter output fell. It had grown in the quarter a year ago.", "2023-Q1"),
    ("Output grew in the first quarter of a year ago.", "2023-Q1"),
]


@pytest.mark.parametrize(("words", "expected"), STORIES)
def test_what_was_told_before_decides(read: Callable[..., Any], codebook: Codebook, words: str, expected: str) -> None:
    sentences, _ = read(words)
    made = [one for found in TimeFinder(codebook).expressions(sentences, date(2024, 5, 15)) for one in found]
    assert made[-1].reading.value == expected


def test_the_article_of_another_noun_is_left_out(read: Callable[..., Any], codebook: Codebook) -> None:
    (sentence,), _ = read("Its third-quarter loss followed a year-earlier gain.")
    (made,) = TimeFinder(codebook).expressions((sentence,), date(2024, 5, 15))
    assert [sentence.words(one.found.first, one.found.last) for one in made] == ["third-quarter", "year-earlier"]


def test_a_day_is_told_for_three_sentences_more() -> None:
    told = Told().next().dated(a_day(date(2021, 3, 3)))
    for _ in range(3):
        told = told.next()
        assert told.base("D") == told.base("Y") == date(2021, 3, 3)
    assert told.next().base("D") is told.next().base("Y") is None


def test_a_year_is_no_month_to_count_from() -> None:
    told = Told().next().dated(a_year(2021))
    assert told.base("Y") == date(2021, 1, 1)
    assert told.base("M") is told.base("D") is None
