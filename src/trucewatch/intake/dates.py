"""Full calendar dates in a text, as they are written; a date that can be read two ways is not read."""

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.codebook import Codebook


@dataclass(frozen=True)
class FoundDate:
    """A full calendar date at `start:end`; `weekday` is 0 (Monday) to 6 where one is named with it, else None."""

    start: int
    end: int
    day: datetime.date
    weekday: int | None


_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Calendar:
    """The patterns of dates, made once from the codebook's names of months and days."""

    months: dict[str, int]
    weekdays: dict[str, int]
    written: re.Pattern[str]
    weekday: re.Pattern[str]

    def find(self, text: str) -> list[FoundDate]:
        """Return the full dates in a text, in order."""
        found: list[FoundDate] = []
        if not _DIGIT.search(text):
            return found
        for match in self.written.finditer(text):
            day = self._day(match)
            if day is not None:
                found.append(FoundDate(match.start(), match.end(), day, self._weekday(match, day)))
        return found

    def find_weekdays(self, text: str) -> list[tuple[int, int, int]]:
        """Return start, end and number (0 is Monday) of every day of the week named in full in a text."""
        return [(m.start(), m.end(), self.weekdays[m.group().lower()]) for m in self.weekday.finditer(text)]

    def _day(self, match: re.Match[str]) -> datetime.date | None:
        part = match.groupdict()
        year = part["y1"] or part["y2"] or part["y3"] or part["y4"]
        if part["y4"]:
            return self._numbers(int(part["a4"]), int(part["b4"]), int(year), part["s4"])
        month = part["m1"] or part["m2"] or part["m3"]
        number = int(month) if month.isdigit() else self.months[month.lower()]
        return _date(int(year), number, int(part["d1"] or part["d2"] or part["d3"]))

    @staticmethod
    def _numbers(first: int, second: int, year: int, separator: str) -> datetime.date | None:
        """Read 13.1.2020 by its order; 13/1/2020 only where the numbers leave one order."""
        day_first = _date(year, second, first)
        if separator == ".":
            return day_first
        month_first = _date(year, first, second)
        return day_first or month_first if None in (day_first, month_first) or day_first == month_first else None

    def _weekday(self, match: re.Match[str], day: datetime.date) -> int | None:
        name = match.group("w1") or match.group("w2")
        if name is None:
            return None
        number = self.weekdays[name.lower()]
        return number if number == day.weekday() else None


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day) if year >= 1900 else None
    except ValueError:
        return None


@lru_cache(maxsize=4)
def calendar(codebook: Codebook) -> Calendar:
    """Return the calendar of this codebook, made once."""
    table = codebook.table("months")
    months = {name: int(number) for number, names in table["months"].items() for name in names}
    days = {name: int(number) - 1 for number, names in table["weekdays"].items() for name in names}
    month, week = _any(months), _any(days)
    year = r"(?:19|20)\d\d"
    written = re.compile(
        rf"""(?<![\w/.-])(?:(?P<w1>{week})\.?,?\s{{1,3}})?(?P<m1>{month})\.?\s{{1,3}}(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?(?:,?\s{{1,3}}|\s?/\s?)(?P<y1>{year})(?!\d)
        |(?<![\w/.-])(?:(?P<w2>{week})\.?,?\s{{1,3}})?(?P<d2>[0-3]?\d)(?:st|nd|rd|th|\.)?(?:\s{{1,3}}(?:of\s|de\s)?|[/-])(?P<m2>{month})\.?(?:,?\s{{1,3}}(?:de\s)?|\s?/\s?|-)(?P<y2>{year})(?!\d)
        |(?<!\w)(?P<y3>{year})(?P<s3>[-/.])(?P<m3>[01]?\d|[a-z]{{3}}(?<={_any3(months)}))(?P=s3)(?P<d3>[0-3]?\d)(?!\d)
        |(?<![\w/-])(?P<a4>[0-3]?\d)(?P<s4>[./-])(?P<b4>[0-3]?\d)(?P=s4)(?P<y4>{year})(?!\d)""",
        re.IGNORECASE | re.VERBOSE,
    )
    full = [name for name in days if len(name) > 5]
    return Calendar(months, days, written, re.compile(rf"\b(?:{_any(dict.fromkeys(full, 0))})\b", re.IGNORECASE))


def _any(names: dict[str, int]) -> str:
    return "|".join(
        re.escape(name).replace(r"\ ", r"\s") for name in sorted(names, key=lambda name: (-len(name), name))
    )


def _any3(names: dict[str, int]) -> str:
    return "|".join(sorted(name for name in names if len(name) == 3 and name.isascii()))
