"""Read expressions that name weeks, months, quarters, years: one function a kind, each (parts, context) -> Reading."""

from datetime import date

from trucewatch.model import Precision
from trucewatch.statements.times.calendar import (
    Stretch,
    a_day,
    a_month,
    a_quarter,
    a_season,
    a_week,
    a_weekend,
    a_year,
    moved,
    quarter_of,
    unknown,
)
from trucewatch.statements.times.parts import Context, Parts, Reading, dated, shifted

_FINENESS = {"D": Precision.DAY, "W": Precision.WEEK, "M": Precision.MONTH, "Y": Precision.YEAR}
_SATURDAY = 5
_HALF = 6  # months of half a year
_RESULTS = 3  # months of a year in which "for the year" may still mean the year before


def month(parts: Parts, context: Context) -> Reading | None:
    """Read "April", "February 2019", "mid-January", "last May"."""
    number, anchor = parts.month, context.anchor
    if number is None:
        return None
    if parts.has("each", "every"):
        return Reading("SET", f"XXXX-{number:02}")
    if parts.year is not None:
        return dated(a_month(parts.year, number))
    if anchor is None:
        return dated(unknown(Precision.MONTH, f"XXXX-{number:02}"))
    year = anchor.year
    if parts.has("last"):
        year -= number >= anchor.month
    elif parts.has("next") or context.ahead:
        year += number < anchor.month or (parts.has("next") and number == anchor.month)
    elif not parts.has("this"):
        year -= number > anchor.month
    return dated(a_month(year, number))


def quarter(parts: Parts, context: Context) -> Reading | None:
    """Read "the third quarter", "fiscal second-quarter 1990", "next year's first quarter"."""
    number, anchor = parts.ordinal, context.anchor
    if number is None or not 1 <= number <= 4:
        return None
    if parts.year is not None:
        return dated(a_quarter(parts.year, number))
    if anchor is None:
        return dated(unknown(Precision.RANGE, f"XXXX-Q{number}"))
    if parts.has("last", "next", "this"):
        return dated(a_quarter(anchor.year + parts.has("next") - parts.has("last"), number))
    now = quarter_of(anchor)
    ahead = context.ahead and "-" not in parts.words
    year = anchor.year + (bool(ahead) and number < now) - (not ahead and number > now) - parts.has("ago", "earlier")
    return dated(a_quarter(year, number))


def year_ago(parts: Parts, context: Context) -> Reading | None:
    """Read "the year-ago quarter", "year-earlier", "the 1988 period"."""
    if parts.year is not None:
        return dated(a_year(parts.year) if context.compared is None else a_quarter(parts.year, context.compared[1]))
    if context.compared is not None:
        return dated(a_quarter(context.compared[0] - 1, context.compared[1]))
    return dated(unknown(Precision.YEAR) if context.anchor is None else a_year(context.anchor.year - 1))


def latest(parts: Parts, context: Context) -> Reading | None:
    """Read "the latest quarter", "the corresponding period last year"."""
    step = parts.has("ago", "earlier", "last")
    if context.quarter is not None:
        return dated(a_quarter(context.quarter[0] - step, context.quarter[1]))
    if context.anchor is None:
        return Reading("DATE", "XXXX")
    return dated(a_quarter(context.anchor.year, quarter_of(context.anchor) - 1 - 4 * step))


def half(parts: Parts, context: Context) -> Reading | None:
    """Read "the first half of 1997", "the second half of last year", "the second half"."""
    number = 1 if parts.has("first") else 2
    year = parts.year
    if year is None and context.anchor is not None:
        year = context.anchor.year + parts.has("next") - parts.has("last")
        if not parts.has("year") and not context.ahead:
            year -= number == 2 and context.anchor.month <= _HALF
    if year is None:
        return dated(unknown(Precision.RANGE, f"XXXX-H{number}"))
    first, last = a_month(year, 6 * number - 5), a_month(year, 6 * number)
    return dated(Stretch(first.start, last.end, Precision.RANGE, f"{year:04}-H{number}"))


def unit(parts: Parts, context: Context) -> Reading | None:
    """Read "last week", "later this month", "next year", "the following day", "that night", "the quarter"."""
    letter, anchor = parts.unit or "D", context.anchor
    if letter == "Q" and context.quarter is not None and not parts.has("this", "next", "current"):
        return dated(a_quarter(context.quarter[0], context.quarter[1] - parts.has("last", "previous")))
    if letter == "D":
        anchor = context.told or (anchor if parts.get("early") else None)
    elif parts.has("following", "previous", "that", "same"):
        anchor = context.story.base(letter) or (anchor if context.story.named is None else None)
    shift = shifted(parts.words)
    if shift == 0 and not parts.has("this", "current", "same", "that") and not parts.get("early"):
        if letter == "Y" and context.whole and context.anchor is not None and context.anchor.month > _RESULTS:
            return dated(a_year(context.anchor.year))
        told = context.story.base(letter) if context.whole and letter in ("W", "M") else None
        if told is not None:
            return dated(_unit(told, letter, 0))
        return Reading("DURATION", f"P1{letter}")
    if anchor is None:
        return dated(unknown(_FINENESS.get(letter, Precision.UNCLEAR)))
    if letter == "D":
        return dated(a_day(moved(anchor, shift), parts.part))
    return dated(_unit(anchor, letter, shift))


def edge(parts: Parts, context: Context) -> Reading | None:
    """Read "the end of the month", "year's end": the month or year itself, being no finer than that."""
    if parts.year is not None:
        return dated(a_year(parts.year))
    if context.anchor is None:
        return dated(unknown(Precision.UNCLEAR))
    return dated(_unit(context.anchor, parts.unit, shifted(parts.words)))


def weekend(parts: Parts, context: Context) -> Reading | None:
    """Read "over the weekend", "next weekend". On a Saturday or Sunday the weekend is the one that runs."""
    anchor = context.anchor
    if anchor is None:
        return dated(unknown(Precision.WEEKEND))
    shift = shifted(parts.words)
    ahead = context.ahead or (parts.has("this") and context.ahead is None)
    if shift == 0 and anchor.weekday() < _SATURDAY and not ahead:
        shift = -1
    elif shift == 1 and parts.has("coming") and anchor.weekday() < _SATURDAY:
        shift = 0
    return dated(a_weekend(moved(anchor, 7 * shift)))


def season(parts: Parts, context: Context) -> Reading | None:
    """Read "this summer", "the spring of 2011"; "next spring" in spring is the one of the year after."""
    word = parts.get("season")
    if word is None:
        return Reading("SET", "XXXX")
    *months, name = parts.table["seasons"][word]
    if parts.year is not None:
        return dated(a_season(parts.year, months, name))
    if context.anchor is None:
        return dated(unknown(Precision.RANGE, f"XXXX-{name}"))
    year, begun = context.anchor.year, months[0] <= context.anchor.month
    if shifted(parts.words) > 0:
        year += begun
    elif context.ahead:
        year += begun and context.anchor.month not in months
    elif not parts.has("this"):
        year -= not begun
    return dated(a_season(year, months, name))


def decade(parts: Parts, _: Context) -> Reading | None:
    """Read "the 1990s", "the nineties", "the 20th century"."""
    if parts.has("century"):
        number = parts.ordinal
        if number is None or parts.has("-"):
            return None if number is None else Reading("DATE", f"{number - 1:02}")
        return dated(a_year((number - 1) * 100, 100))
    word = parts.get("decade")
    if word is not None:
        digits = int(word[:-1])
        return dated(a_year(digits if digits >= 100 else 1900 + digits, 10))
    words = list(parts.table["classes"]["decades"])
    found = parts.get("decades")
    return None if found is None else dated(a_year(1920 + 10 * words.index(found), 10))


def year(parts: Parts, _: Context) -> Reading | None:
    """Read "2011", "early 1991", "nineteen ninety-six"."""
    return None if parts.year is None else dated(a_year(parts.year))


def _unit(anchor: date, letter: str, shift: int) -> Stretch:
    if letter == "D":
        return a_day(moved(anchor, shift))
    if letter in ("W", "F"):
        return a_week(moved(anchor, 7 * shift))
    if letter == "M":
        return a_month(anchor.year, anchor.month + shift)
    if letter == "Q":
        return a_quarter(anchor.year, quarter_of(anchor) + shift)
    if letter in ("Y", "E", "C"):
        years = {"Y": 1, "E": 10, "C": 100}[letter]
        return a_year(anchor.year // years * years + shift * years, years)
    return unknown(Precision.UNCLEAR)
