"""Time expressions and their dates, one row a construction; all texts are of Wednesday, 15 May 2024."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

Marked = Callable[..., list[str]]

FIXED = [
    ("They met on 3 March 2021.", ["3 March 2021: 2021-03-03..2021-03-03 day"]),
    ("They met on Friday, March 3, 2021.", ["Friday, March 3, 2021: 2021-03-03..2021-03-03 day"]),
    ("The letter is dated 2021-03-03.", ["2021-03-03: 2021-03-03..2021-03-03 day"]),
    ("The letter is dated 30/11/2021.", ["30/11/2021: 2021-11-30..2021-11-30 day"]),
    ("The letter is dated 03/04/2021.", ["03/04/2021: .. day"]),
    ("The truce of February 2020 held.", ["February 2020: 2020-02-01..2020-02-29 month"]),
    ("The uprising of 2011 failed.", ["2011: 2011-01-01..2011-12-31 year"]),
    ("The war of the 1990s ended.", ["the 1990s: 1990-01-01..1999-12-31 range"]),
    ("The talks ran from 10 to 12 March 2021.", ["from 10 to 12 March 2021: 2021-03-10..2021-03-12 range"]),
    ("The third quarter of 2020 was calm.", ["The third quarter of 2020: 2020-07-01..2020-09-30 range"]),
    ("Aid fell in fiscal year 2020.", ["2020: .. unclear"]),
    ("It began on 31 April 2020.", ["31 April 2020: .. day"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), FIXED)
@pytest.mark.parametrize("published", ["2024-05-15", None])
def test_what_the_words_fix_needs_no_day_of_publication(
    marked: Marked, words: str, expected: list[str], published: str | None
) -> None:
    assert marked(words, published) == expected


RELATIVE = [
    ("Shells fell on Monday.", ["Monday: 2024-05-13..2024-05-13 day"]),
    ("Shells fell on Wednesday.", ["Wednesday: 2024-05-15..2024-05-15 day"]),
    ("Shells fell late on Monday night.", ["late on Monday night: 2024-05-13..2024-05-13 part-of-day"]),
    ("Shells fell early Tuesday.", ["early Tuesday: 2024-05-14..2024-05-14 part-of-day"]),
    ("The truce took effect at midnight Sunday.", ["midnight Sunday: 2024-05-12..2024-05-12 part-of-day"]),
    ("Shells fell yesterday.", ["yesterday: 2024-05-14..2024-05-14 day"]),
    ("The envoy returns tomorrow morning.", ["tomorrow morning: 2024-05-16..2024-05-16 part-of-day"]),
    ("Fighting broke out over the weekend.", ["the weekend: 2024-05-11..2024-05-12 weekend"]),
    ("The parties met last week.", ["last week: 2024-05-06..2024-05-12 week"]),
    ("The parties will meet next month.", ["next month: 2024-06-01..2024-06-30 month"]),
    ("The talks were held earlier this month.", ["earlier this month: 2024-05-01..2024-05-31 month"]),
    ("The offensive began in April.", ["April: 2024-04-01..2024-04-30 month"]),
    ("The offensive began in August.", ["August: 2023-08-01..2023-08-31 month"]),
    ("The monitors will arrive in August.", ["August: 2024-08-01..2024-08-31 month"]),
    ("The town was taken on 2 January.", ["2 January: 2024-01-02..2024-01-02 day"]),
    ("The town was taken on 20 December.", ["20 December: 2023-12-20..2023-12-20 day"]),
    ("The town was taken two days ago.", ["two days ago: 2024-05-13..2024-05-13 day"]),
    ("The town was taken a year ago.", ["a year ago: 2023-01-01..2023-12-31 year"]),
    ("Nothing moved in the past three days.", ["the past three days: 2024-05-12..2024-05-15 range"]),
    ("Fighting has gone on since April.", ["April: 2024-04-01.. range"]),
    ("Fighting has eased in recent weeks.", ["recent weeks: .. unclear"]),
    ("They met from Monday to Wednesday.", ["Monday to Wednesday: 2024-05-13..2024-05-15 range"]),
    ("They met this year.", ["this year: 2024-01-01..2024-12-31 year"]),
    ("The fast of Ramadan was broken.", ["Ramadan: .. unclear"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), RELATIVE)
def test_other_expressions_are_relative_to_publication(marked: Marked, words: str, expected: list[str]) -> None:
    assert marked(words) == expected


@pytest.mark.parametrize(("words", "_"), RELATIVE)
def test_without_it_they_have_no_dates(marked: Marked, words: str, _: list[str]) -> None:
    assert all(": .." in line for line in marked(words, None))


AHEAD, BEHIND = "2024-05-19", "2024-05-12"
SUNDAYS = [
    ("The envoy left on Sunday.", BEHIND),
    ("A truce that started on Sunday has held.", BEHIND),
    ("The parties failed to reach a deal on Sunday.", BEHIND),
    ("Mediators urged the parties on Sunday to stop.", BEHIND),
    ("The strikes came on Sunday, though both sides deny them.", BEHIND),
    ("The envoy will leave on Sunday.", AHEAD),
    ("The minister said she would attend a summit on Sunday.", AHEAD),
    ("Norland has been preparing for weeks to host a meeting on Sunday.", AHEAD),
    ("Talks are scheduled for Sunday.", AHEAD),
    ("Supporters have called for a rally on Sunday.", AHEAD),
    ("Germany has invited both camps to a summit on Sunday.", AHEAD),
    ("The general asked for time until Sunday.", AHEAD),
    ("They have to withdraw by Sunday.", AHEAD),
    ("The envoys were to meet on Sunday.", AHEAD),
    ("The parties are meeting on Sunday.", AHEAD),
]


@pytest.mark.parametrize(("words", "expected"), SUNDAYS)
def test_the_clause_decides_which_sunday_is_meant(marked: Marked, words: str, expected: str) -> None:
    assert marked(words) == [f"Sunday: {expected}..{expected} day"]


def test_what_lies_ahead_of_an_utterance_is_counted_from_it(marked: Marked) -> None:
    words = "The colonel had asked for a delay until Tuesday, the mediator told reporters on Monday."
    assert marked(words, "2024-05-16") == [
        "Tuesday: 2024-05-14..2024-05-14 day",
        "Monday: 2024-05-13..2024-05-13 day",
    ]


def test_the_next_day_follows_the_day_told_before(marked: Marked) -> None:
    assert marked("The truce began on 3 March 2021. It collapsed the following day.")[1].startswith(
        "the following day: 2021-03-04..2021-03-04"
    )


def test_an_hour_of_the_past_is_of_no_day_to_come(marked: Marked) -> None:
    found = marked("The commission will meet on 4 August 2031. Troops had attacked after midnight.")
    assert found[1].startswith("midnight")
    assert "2031-08-04" not in found[1]


def test_hours_later_is_kept_without_a_date(marked: Marked) -> None:
    assert marked("Hours later, they left.") == ["Hours later: .. unclear"]


@pytest.mark.parametrize(
    "words",
    [
        "The war lasted nine months.",
        "The patrol is held daily.",
        "He may sign, and the troops march on.",
        "They lost 2000 men.",
        "Prices fall.",
        "The 19th-century palace was hit.",
        "It is now quiet.",
    ],
)
def test_lengths_repetitions_and_other_words_name_no_day(marked: Marked, words: str) -> None:
    assert marked(words) == []


_WORDS = [
    "Monday", "on", "the", "next", "morning", "(", "Tuesday", ")", "until", "12", "March", "2020", "-", "to", "31", "99",
    "between", "and", "last", "years", "ago", "9999", "weekend", "third", "quarter", "of", "said", "will", "since", "a", "1/2/03",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.sampled_from(_WORDS), min_size=1, max_size=14))
def test_any_words_give_times_inside_the_sentence_and_in_order(read: Callable[..., object], words: list[str]) -> None:
    sentences, times = read(" ".join(words))  # type: ignore[misc]
    for sentence, found in zip(sentences, times, strict=True):
        assert all(0 <= t.first <= t.last < len(sentence) and 0 <= t.governor < len(sentence) for t in found)
        assert all(left.last < right.first for left, right in pairwise(found))
        for time in found:
            ends = [date.fromisoformat(end) for end in (time.when.start, time.when.end) if end is not None]
            assert ends == sorted(ends)


@pytest.mark.parametrize(
    "words",
    [
        "They met " + "9" * 5000 + " p.m. Monday.",
        "They met 999999999999 days ago.",
        "They met " + "last " * 400 + "week.",
    ],
)
def test_absurd_numbers_and_runs_break_nothing(marked: Marked, words: str) -> None:
    assert all(": " in line for line in marked(words))
