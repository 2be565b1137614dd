"""Full dates as they are written."""

import pytest

from trucewatch.codebook import Codebook
from trucewatch.intake.dates import calendar


@pytest.mark.parametrize(
    "words",
    [
        "January 13, 2020", "Jan. 13, 2020", "January 13 2020", "January 13/2020", "13 January / 2020", "Monday, Jan 13th, 2020", "13 January 2020", "13 Jan 2020", "13/January/2020", "13-Jan-2020", "Mon 13 Jan. 2020", "13th of January 2020",
        "2020-01-13", "2020-01-13T10:00:00Z", "13.01.2020", "13/1/2020", "1/13/2020", "https://x.example/2020/01/13/words", "https://x.example/2020/jan/13/words", "le 13 janvier 2020", "13 января 2020", "13 يناير 2020",
    ],
)  # fmt: skip
def test_one_day_in_many_forms(book: Codebook, words: str) -> None:
    assert [found.day.isoformat() for found in calendar(book).find(words)] == ["2020-01-13"]


@pytest.mark.parametrize(
    "words",
    [
        "3/4/2020",
        "31 February 2020",
        "13 Jan",
        "January 2020",
        "1234-01-13",
        "x2020-01-13",
        "12.13.14.2020",
        "May 99, 2020",
        "99/May/2020",
        "a-13-Jan-2020",
    ],
)
def test_what_is_no_full_date_or_two(book: Codebook, words: str) -> None:
    assert calendar(book).find(words) == []


def test_a_day_of_the_week_counts_only_where_it_is_right(book: Codebook) -> None:
    right, wrong = calendar(book).find("Monday, January 13, 2020 and Sunday, January 13, 2020")
    assert (right.weekday, wrong.weekday) == (0, None)


def test_days_of_the_week(book: Codebook) -> None:
    assert calendar(book).find_weekdays("On Monday and tuesday, not Mondays") == [(3, 9, 0), (14, 21, 1)]
