"""Read expressions that name a day or a part of one: one function a kind, each (parts, context) -> Reading."""

import re
from datetime import date

from trucewatch.model import Precision
from trucewatch.statements.times.calendar import Stretch, a_date, a_day, moved, unknown
from trucewatch.statements.times.parts import Context, Parts, Reading, dated, shifted

_NUMBERS = re.compile(r"\d+")
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
    if parts.has("and") and not parts.has("between") and moved(first.start, 1) != last.start:
        return dated(unknown(Precision.DAY))  # two days apart are no time of one event
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


def hour(parts: Parts, context: Context) -> Reading | None:
    """Read "4 p.m.", "at dawn", "late afternoon": on the day told before, else on a day that is not told.

    TIMEX3 takes the day of publication for the latter; the reading's days leave it open.
    """
    name = _hour(parts) if parts.get("meridiem") or parts.get("zone") or parts.has("o'clock") else parts.part
    if context.told is not None and not _to_come(context.told, context):
        return dated(a_day(context.told, name or "T"))
    day = "XXXX-XX-XX" if context.anchor is None else context.anchor.isoformat()
    return Reading("TIME", day + name, unknown(Precision.PART_OF_DAY))


def _to_come(told: date, context: Context) -> bool:
    """Whether the day told before lies ahead of a clause that does not look there: "fired after midnight"."""
    return context.anchor is not None and told > context.anchor and context.ahead is not True


def feast(parts: Parts, context: Context) -> Reading | None:
    """Read "Christmas"; feasts of moving calendars are named and not worked out."""
    word = parts.get("feast")
    if parts.has("new") and context.anchor is not None:
        return dated(nearest(12, 31, context) if parts.has("eve") else nearest(1, 1, context))
    if word is None or context.anchor is None:
        return dated(unknown(Precision.UNCLEAR))
    feasts = parts.table["julian_feasts" if parts.get("julian") else "feasts"]
    number, day = feasts.get(word, parts.table["feasts"][word])
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
