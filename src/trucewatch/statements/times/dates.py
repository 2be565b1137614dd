"""Read expressions that name days, months, quarters, years: one function a kind, each (parts, context) -> Reading."""

import re
from datetime import date

from trucewatch.model import Precision
from trucewatch.statements.times.calendar import (
    Stretch,
    a_date,
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
from trucewatch.statements.times.parts import Context, Parts, Reading, dated

_BACK = frozenset({"last", "past", "previous"})
_ON = frozenset({"next", "coming", "following"})
_FINENESS = {"D": Precision.DAY, "W": Precision.WEEK, "M": Precision.MONTH, "Y": Precision.YEAR}
_NUMBERS = re.compile(r"\d+")
_SATURDAY = 5
_FAR = 300  # days: a day of a month written without its year lies nearer than this


def numeric(parts: Parts, _: Context) -> Reading | None:
    """Read 2020-01-14 and 13/01/2020; 03/04/2020 is one day or the other, so no day."""
    digits = [int(piece) for piece in _NUMBERS.findall(" ".join(parts.words))]
    if len(digits) != 3:
        return None
    first, second, year = digits
    if first > 31:
        return dated(a_date(first, second, year))
    if year < 100 or (first <= 12 and second <= 12 and first != second):
        return dated(unknown(Precision.DAY))
    return dated(a_date(year, second, first) if second <= 12 else a_date(year, first, second))


def on_date(parts: Parts, context: Context) -> Reading | None:
    """Read "Jan. 11", "Saturday, 11 January 2020"."""
    if parts.month is None or not parts.days:
        return None
    day = _month_day(parts, parts.days[0], context)
    return dated(_with_part(parts, day))


def days(parts: Parts, context: Context) -> Reading | None:
    """Read "10-12 March", "between March 10 and 12 2020"."""
    if parts.month is None or len(parts.days) < 2:
        return None
    first, last = (_month_day(parts, day, context) for day in parts.days[:2])
    if first.start is None or last.end is None or first.start > last.end:
        return dated(unknown(Precision.RANGE))
    return dated(Stretch(first.start, last.end, Precision.RANGE, f"{first.name}/{last.name}"))


def weekday(parts: Parts, context: Context) -> Reading | None:
    """Read "Monday", "early on Tuesday", "last Friday", "the next morning (Tuesday)"."""
    if parts.weekday is None:
        return None
    anchor = context.anchor
    if "the" in parts.words and parts.has("previous", "following", "same") and context.told is not None:
        anchor = context.told
    if anchor is None:
        return dated(unknown(Precision.PART_OF_DAY if parts.part or parts.get("early") else Precision.DAY))
    return dated(_with_part(parts, a_day(_weekday(parts, anchor, context.ahead))))


def today(parts: Parts, context: Context) -> Reading | None:
    """Read "today", "yesterday morning", "tomorrow", "tonight", "last night", "this evening"."""
    anchor = context.anchor
    if anchor is None:
        return dated(unknown(Precision.DAY))
    if parts.has("overnight"):
        return dated(Stretch(moved(anchor, -1), anchor, Precision.PART_OF_DAY, f"{anchor.isoformat()}TNI"))
    steps = {"yesterday": -1, "tomorrow": 1, "last": -1}
    step = sum(steps.get(word, 0) for word in parts.words) * (2 if parts.has("day") else 1)
    part = parts.part or ("TNI" if parts.has("tonight") else "")
    return dated(_early(parts, a_day(moved(anchor, step), part)))


def clock(parts: Parts, context: Context) -> Reading | None:
    """Read "10 p.m. Wednesday", "noon Thursday": the day, with the hour in the name."""
    reading = (
        on_date(_Tail(parts), context)
        if parts.month
        else weekday(parts, context) if parts.weekday is not None
        else today(parts, context)
    )  # fmt: skip
    if reading is None or reading.stretch is None or reading.stretch.start is None:
        return reading
    hour = _hour(parts)
    return dated(a_day(reading.stretch.start, hour or "T"))


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
    year = anchor.year + (bool(ahead) and number < now) - (not ahead and number > now)
    return dated(a_quarter(year, number))


def year_ago(parts: Parts, context: Context) -> Reading | None:
    """Read "the year-ago quarter", "year-earlier", "the 1988 period"."""
    if parts.year is not None:
        return dated(a_year(parts.year) if context.quarter is None else a_quarter(parts.year, context.quarter[1]))
    if context.quarter is not None:
        return dated(a_quarter(context.quarter[0] - 1, context.quarter[1]))
    return dated(unknown(Precision.YEAR) if context.anchor is None else a_year(context.anchor.year - 1))


def latest(parts: Parts, context: Context) -> Reading | None:
    """Read "the latest quarter", "the corresponding period last year"."""
    step = parts.has("ago", "earlier", "last")
    if context.quarter is not None:
        return dated(a_quarter(context.quarter[0] - step, context.quarter[1]))
    if context.anchor is None:
        return Reading("DATE", "XXXX")
    return dated(a_quarter(context.anchor.year, quarter_of(context.anchor) - 1 - 4 * step))


def unit(parts: Parts, context: Context) -> Reading | None:
    """Read "last week", "later this month", "next year", "the following day", "that night", "the quarter"."""
    letter, anchor = parts.unit or "D", context.anchor
    if letter == "Q" and context.quarter is not None and not parts.has("this", "next", "current"):
        return dated(a_quarter(context.quarter[0], context.quarter[1] - parts.has("last", "previous")))
    if letter == "D":
        anchor = context.told
    elif parts.has("following", "previous", "that", "same"):
        anchor = context.told or anchor
    shift = shifted(parts.words)
    if shift == 0 and not parts.has("this", "current", "same", "that") and not parts.get("early"):
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
    """Read "this summer", "the spring of 2011"."""
    word = parts.get("season")
    if word is None:
        return Reading("SET", "XXXX")
    *months, name = parts.table["seasons"][word]
    if parts.year is not None:
        return dated(a_season(parts.year, months, name))
    if context.anchor is None:
        return dated(unknown(Precision.RANGE, f"XXXX-{name}"))
    year, begun = context.anchor.year, months[0] <= context.anchor.month
    if shifted(parts.words) > 0 or context.ahead:
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


def feast(parts: Parts, context: Context) -> Reading | None:
    """Read "Christmas"; feasts of moving calendars are named and not worked out."""
    word = parts.get("feast")
    if word is None or context.anchor is None:
        return dated(unknown(Precision.UNCLEAR))
    number, day = parts.table["feasts"][word]
    return dated(nearest(number, day - parts.has("eve"), context))


def nearest(number: int, day: int, context: Context) -> Stretch:
    """Return the day of a month, without its year, that the context means: near by, on the side it looks to."""
    anchor = context.anchor
    if anchor is None:
        return unknown(Precision.DAY, f"XXXX-{number:02}-{day:02}")
    near = [a_date(anchor.year + step, number, day) for step in (-1, 0, 1)]
    fixed = [(stretch.start, stretch) for stretch in near if stretch.start is not None]
    if not fixed:
        return unknown(Precision.DAY)

    def distance(candidate: tuple[date, Stretch]) -> tuple[bool, int]:
        away = (candidate[0] - anchor).days
        wrong = (away < 0 and context.ahead is True) or (away > 0 and context.ahead is False)
        return abs(away) > _FAR or wrong, abs(away)

    return min(fixed, key=distance)[1]


def shifted(words: list[str]) -> int:
    """Return -1, 0 or 1 for the way in which the words point from now."""
    if _BACK.intersection(words):
        return -1
    return 1 if _ON.intersection(words) else 0


class _Tail(Parts):
    """The parts of a clock time without the number of its hour, so that the day of the month is found."""

    def __init__(self, parts: Parts) -> None:
        self.__dict__.update(parts.__dict__)
        at = next(i for i, classes in enumerate(parts._classes) if "month" in classes)
        self.tokens, self.words = parts.tokens[at:], parts.words[at:]
        self._classes = parts._classes[at:]


def _month_day(parts: Parts, day: int, context: Context) -> Stretch:
    number = parts.month or 1
    return nearest(number, day, context) if parts.year is None else a_date(parts.year, number, day)


def _weekday(parts: Parts, anchor: date, ahead: bool | None) -> date:
    wanted = parts.weekday or 0
    back, on = (anchor.weekday() - wanted) % 7, (wanted - anchor.weekday()) % 7
    shift = shifted(parts.words) if not parts.has("morning", "night", "(") else 0
    if shift < 0:
        return moved(anchor, -(back or 7))
    if shift > 0 and not parts.part:
        return moved(anchor, on or 7)
    if ahead or (parts.has("this") and ahead is None):
        return moved(anchor, on)
    return moved(anchor, -back)


def _with_part(parts: Parts, stretch: Stretch) -> Stretch:
    if stretch.start is None or not parts.part:
        return _early(parts, stretch)
    return a_day(stretch.start, parts.part)


def _early(parts: Parts, stretch: Stretch) -> Stretch:
    """Return the same day as a part of it where "early" or "late" is said."""
    if not parts.get("early") or stretch.precision is not Precision.DAY:
        return stretch
    return Stretch(stretch.start, stretch.end, Precision.PART_OF_DAY, stretch.name)


def _hour(parts: Parts) -> str:
    if parts.get("noonish"):
        return parts.part
    number = parts.count()
    word = parts.words[0]
    hours, minutes = (
        (int(piece) for piece in word.replace(".", ":").split(":")[:2]) if ":" in word else (number or 0, 0)
    )
    if hours > 100:
        hours, minutes = hours // 100, hours % 100
    half = parts.get("meridiem")
    if half is not None:
        hours = hours % 12 + (12 if half.startswith("p") else 0)
    return f"T{hours:02}:{minutes:02}" if hours < 24 and minutes < 60 else ""


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
