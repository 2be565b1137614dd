"""Stretches of time, and how two of them stand to each other."""

import calendar
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any

from trucewatch.matters.words import words
from trucewatch.model import Precision, Report, Statement, When


class Relation(StrEnum):
    """How one stretch stands to another."""

    SAME = "same"
    INSIDE = "inside"
    AROUND = "around"
    OVERLAPS = "overlaps"
    APART = "apart"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Stretch:
    """Days from `start` to `end`, both included, None where open; `part` is a part of the day, if one was said."""

    start: date | None
    end: date | None
    part: str = ""

    @property
    def bounded(self) -> bool:
        """Whether both ends are known."""
        return self.start is not None and self.end is not None

    @property
    def days(self) -> int | None:
        """How many days it holds, None where it is open."""
        return (self.end - self.start).days + 1 if self.start and self.end else None

    def relation(self, other: "Stretch") -> Relation:
        """Tell how this stretch stands to the other; UNKNOWN unless both are bounded."""
        if not (self.start and self.end and other.start and other.end):
            return Relation.UNKNOWN
        if self.end < other.start or other.end < self.start:
            return Relation.APART
        inside = other.start <= self.start and self.end <= other.end
        around = self.start <= other.start and other.end <= self.end
        if inside and around:
            return self._parts(other)
        if inside:
            return Relation.INSIDE
        return Relation.AROUND if around else Relation.OVERLAPS

    def _parts(self, other: "Stretch") -> Relation:
        if self.part == other.part:
            return Relation.SAME
        if not self.part or not other.part:
            return Relation.INSIDE if self.part else Relation.AROUND
        return Relation.OVERLAPS

    def gap(self, other: "Stretch") -> int | None:
        """Return the days between the two, 0 where they meet, None where either is open."""
        if not (self.start and self.end and other.start and other.end):
            return None
        return max((other.start - self.end).days, (self.start - other.end).days, 0)


OPEN = Stretch(None, None)
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?")


@lru_cache(maxsize=10_000)
def from_iso(text: str | None) -> Stretch:
    """Return the stretch of an ISO year, month or day, with `T` and a part of the day perhaps; OPEN if it is none."""
    if not text:
        return OPEN
    day, _, part = text.partition("T")
    try:
        numbers = [int(piece) for piece in day.split("-")]
        if len(numbers) == 3:
            one = date(numbers[0], numbers[1], numbers[2])
            return Stretch(one, one, part)
        if len(numbers) == 2:
            year, month = numbers
            return Stretch(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
        return Stretch(date(numbers[0], 1, 1), date(numbers[0], 12, 31))
    except (ValueError, TypeError, calendar.IllegalMonthError):
        return OPEN


def named_day(text: str, months: Mapping[str, int], told: Stretch) -> Stretch:
    """Return the one day of the month named in a text, of the year in which it is nearest to the telling."""
    told_words = _WORD.findall(text.casefold())
    found = {
        (int(beside[1]), months[word])
        for at, word in enumerate(told_words)
        if word in months
        for near_by in (told_words[max(0, at - 1) : at], told_words[at + 1 : at + 2])
        if near_by and (beside := _NUMBER.fullmatch(near_by[0]))
    }
    if len(found) != 1 or told.start is None:
        return OPEN
    number, month = found.pop()
    near = told.start
    days = [day for year in (near.year - 1, near.year, near.year + 1) if (day := _date(year, month, number))]
    if not days:
        return OPEN
    day = min(days, key=lambda one: abs((one - near).days))
    return Stretch(day, day)


def day_by_words(text: str, told: Stretch, names: Mapping[str, Any], ahead: Mapping[str, Sequence[str]]) -> Stretch:
    """Return the one weekday or end of a month that a text names, nearest to the telling; OPEN for none or several.

    `names` holds the weekdays and months, `ahead` the words by which what is told lies ahead of the telling.
    """
    if told.end is None:
        return OPEN
    low = text.casefold()
    told_words = words(low)
    days = [(at, name) for at, name in enumerate(names["weekdays"]) if name in told_words]
    if len(days) == 1:
        at, name = days[0]
        clauses = re.split(rf"\b(?:{'|'.join(ahead['clauses'])})\b|[;:.!?](?=\s)", low)
        clause = next(part for part in clauses if name in part)
        to_come = bool(set(words(clause)) & set(ahead["words"])) or any(
            f" {one} " in clause for one in ahead["phrases"]
        )
        before = told_words[max(0, told_words.index(name) - 1) : told_words.index(name)]
        back = (told.end.weekday() - at) % 7
        behind = f"{name}'s" in low.replace("’", "'")  # "from Tuesday's raid": it has been
        coming = to_come or (bool(set(before) & set(ahead["before"])) and not behind)
        return day_of(told.end + timedelta(days=(7 - back) % 7) if coming else told.end - timedelta(days=back))
    months = [number for name, number in names["months"].items() if any(f"{of} {name}" in low for of in ahead["ends"])]
    return _month_end(months[0], told.end) if len(months) == 1 else OPEN


def day_of(day: date) -> Stretch:
    """Return the stretch of one day."""
    return Stretch(day, day)


def _month_end(month: int, told: date) -> Stretch:
    year = told.year + (month < told.month)
    return day_of(date(year, month, calendar.monthrange(year, month)[1]))


def _date(year: int, month: int, number: int) -> date | None:
    return date(year, month, number) if 1 <= number <= calendar.monthrange(year, month)[1] else None


def from_when(when: When | None) -> Stretch:
    """Return the stretch of a time as it was read; OPEN where there is none or its precision is unclear."""
    if when is None or when.precision is Precision.UNCLEAR:
        return OPEN
    return Stretch(from_iso(when.start).start, from_iso(when.end).end)


def told(statement: Statement, report: Report | None) -> Stretch:
    """Return when a statement was made: when it was said, or else when its report was published."""
    said = from_when(statement.said)
    if said.bounded or report is None:
        return said
    return from_iso(report.published.date)


def moment(statement: Statement, report: Report | None) -> Stretch:
    """Return when what is claimed was so: its own time, or else when it was told."""
    own = from_when(statement.when)
    return own if own.bounded else told(statement, report)


def after(start: date, days: int) -> date:
    """Return the day so many days after another."""
    return start + timedelta(days=days)
