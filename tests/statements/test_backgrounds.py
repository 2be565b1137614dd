"""Older agreements with their own day, days told together, and the days of hours and limits; reports of 14 May 2031."""

from collections.abc import Callable

import pytest

from trucewatch.model import CommitmentClaim, Reading

Read = Callable[..., Reading]

DATED = [
    ("A truce proclaimed in April 2022 barely outlived the arrival of the observers.", "2022-04-01", "2022-04-30"),
    ("The war cost 900 lives, and the accord that ended it in May 2004 was broken often.", "2004-05-01", "2004-05-31"),
    ("A ceasefire agreed upon in Amara in November 2022 was broken within days.", "2022-11-01", "2022-11-30"),
    ("An earlier deal, signed by Dery and Wek in August 2015, fell apart.", "2015-08-01", "2015-08-31"),
    ("The two envoys met in Amara on Monday and Tuesday.", "2031-05-12", "2031-05-13"),
    ("The delegations met on 3 and 4 May.", "2031-05-03", "2031-05-04"),
    ("The ceasefire came into force at noon local time on 10 October.", "2030-10-10", "2030-10-10"),
    ("The mediators had set noon on Thursday as the limit.", "2031-05-15", "2031-05-15"),
]

UNDATED = [
    "The delegations met on 3 and 6 May.",
    "A truce that nobody signed was broken within days.",
]


@pytest.mark.parametrize(("words", "start", "end"), DATED)
def test_the_days_of_what_is_told(reading_of: Read, words: str, start: str, end: str) -> None:
    days = [(s.when.start, s.when.end) for s in reading_of(words).statements if s.when is not None]
    assert (start, end) in days


@pytest.mark.parametrize("words", UNDATED)
def test_what_has_no_day_of_its_own(reading_of: Read, words: str) -> None:
    assert [s.text for s in reading_of(words).statements if s.when is not None and s.when.start is not None] == []


def test_an_older_truce_is_a_statement_beside_its_sentence(reading_of: Read) -> None:
    words = "A truce proclaimed in April 2022 barely outlived the arrival of the observers."
    assert [s.text for s in reading_of(words).statements] == ["A truce proclaimed in April 2022", words[:-1]]


def test_not_later_than_is_a_deadline(reading_of: Read) -> None:
    words = "The army pledged to free all captives who are registered with the Red Cross not later than 15 September."
    claims = [s.claim for s in reading_of(words).statements if isinstance(s.claim, CommitmentClaim)]
    assert [claim.deadline for claim in claims] == ["2031-09-15"]
