"""TIMEX3 values of expressions that name hours, halves, lengths and repetitions; all of Wednesday, 15 May 2024."""

from collections.abc import Callable
from datetime import date

import pytest

from trucewatch.codebook import Codebook
from trucewatch.statements.times.finding import TimeFinder

VALUES = [
    ("He left at 4 p.m. EST.", [("4 p.m. EST", "2024-05-15T16:00")]),
    ("The attack came at dawn.", [("dawn", "2024-05-15TMO")]),
    ("By late afternoon the square was empty.", [("late afternoon", "2024-05-15TAF")]),
    ("Later in the day he apologised.", [("Later in the day", "2024-05-15")]),
    ("Sales grew in the first half of 2021.", [("the first half of 2021", "2021-H1")]),
    ("Sales fell in the second half of last year.", [("the second half of last year", "2023-H2")]),
    ("In the mid-1980s the river was the border.", [("the mid-1980s", "198")]),
    ("The council meets every two weeks.", [("every two weeks", "P2W")]),
    ("The council meets every Friday.", [("every Friday", "XXXX-WXX-5")]),
    ("The nine-month siege ended.", [("nine-month", "P9M")]),
    ("It was the largest march in a decade.", [("a decade", "P1E")]),
    ("It will take years.", [("years", "PXY")]),
    ("Envoys will travel in the coming days.", [("the coming days", "PXD")]),
    ("They waited half an hour.", [("half an hour", "PT30M")]),
    ("The talks lasted two and a half years.", [("two and a half years", "P2.5Y")]),
    ("Violations for the year rose to 300.", [("the year", "2024")]),
    ("Losses for the full year were heavy.", [("the full year", "2024")]),
    ("Sales for the year ended in March fell.", [("the year", "P1Y"), ("March", "2024-03")]),
    ("The peace dates from the year two thousand and four.", [("the year two thousand and four", "2004")]),
    ("The town had two thousand people.", []),
    ("New Year's Eve was quiet.", [("New Year's Eve", "2023-12-31")]),
    ("The captives go home by Orthodox Christmas on 7 January.", [("Orthodox Christmas on 7 January", "2025-01-07")]),
    ("The road opens by Easter, 8 June 2024.", [("Easter, 8 June 2024", "2024-06-08")]),
    ("It ended before Christmas, on December 20.", [("Christmas", "2023-12-25"), ("December 20", "2023-12-20")]),
    ("Coptic Christmas was quiet.", [("Coptic Christmas", "2024-01-07")]),
    ("Orthodox Christmas Eve was quiet.", [("Orthodox Christmas Eve", "2024-01-06")]),
    ("Halloween was quiet.", [("Halloween", "2023-10-31")]),
    ("Three people a day arrive.", [("a day", "P1D")]),
    ("It costs $30 million per month.", [("per month", "P1M")]),
    ("Shells fell for thirty seconds.", [("thirty seconds", "PT30S")]),
    ("The march took a day and a half.", [("a day and a half", "P1.5D")]),
    ("They waited all week.", [("all week", "P1W")]),
    ("The town endured months of siege.", [("months", "PXM")]),
    ("He left years ago.", [("years ago", "PAST_REF")]),
    ("Days later, he died.", [("Days later", "PXD")]),
    ("Talks will resume in the months ahead.", [("the months ahead", "PXM")]),
    ("They meet on Mondays.", [("Mondays", "XXXX-WXX-1")]),
    ("They meet on weekends.", [("weekends", "XXXX-WXX-WE")]),
    ("They met every morning.", [("every morning", "XXXX-XX-XXTMO")]),
    ("The current cabinet resigned.", [("current", "PRESENT_REF")]),
    ("It began at 7 p.m. local time.", [("7 p.m. local time", "2024-05-15T19:00")]),
    ("He was born in the late '80s.", [("the late '80s", "198")]),
    ("Prices rose in the second half.", [("the second half", "2023-H2")]),
    ("Troops will return next spring.", [("next spring", "2025-SP")]),
    ("Prices fell by year-end 2019.", [("year-end 2019", "2019")]),
]


@pytest.mark.parametrize(("words", "expected"), VALUES)
def test_values(read: Callable[..., object], codebook: Codebook, words: str, expected: list[tuple[str, str]]) -> None:
    sentences, _ = read(words)  # type: ignore[misc]
    found = TimeFinder(codebook).expressions(sentences, date(2024, 5, 15))
    assert [
        (sentence.words(one.found.first, one.found.last), one.reading.value)
        for sentence, made in zip(sentences, found, strict=True)
        for one in made
    ] == expected


@pytest.mark.parametrize("words", ["He has 40 noon readings.", "The evening was calm."])
def test_units_and_parts_of_the_day_alone_are_no_times(
    read: Callable[..., object], codebook: Codebook, words: str
) -> None:
    sentences, _ = read(words)  # type: ignore[misc]
    assert not any(TimeFinder(codebook).expressions(sentences, date(2024, 5, 15)))


def test_an_hour_without_its_day_has_no_days(marked: Callable[..., list[str]]) -> None:
    assert marked("The shelling began at 4 p.m.") == ["4 p.m.: .. part-of-day"]
