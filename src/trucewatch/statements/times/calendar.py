"""Stretches of the calendar and their names in ISO form. Weeks run from Monday to Sunday."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from trucewatch.model import Precision


@dataclass(frozen=True)
class Stretch:
    """Days from `start` to `end`, both included; None at an end that is not fixed. `name` is its TIMEX3 value."""

    start: date | None
    end: date | None
    precision: Precision
    name: str


def unknown(precision: Precision, name: str = "XXXX") -> Stretch:
    """Return a stretch of which only the fineness is known."""
    return Stretch(None, None, precision, name)


def a_day(day: date, part: str = "") -> Stretch:
    """Return one day, or a part of it ("TMO", "T22:00")."""
    precision = Precision.PART_OF_DAY if part else Precision.DAY
    return Stretch(day, day, precision, day.isoformat() + part)


def a_week(day: date) -> Stretch:
    """Return the week that holds this day."""
    monday = moved(day, -day.weekday())
    year, week, _ = day.isocalendar()
    return Stretch(monday, moved(monday, 6), Precision.WEEK, f"{year:04}-W{week:02}")


def a_weekend(day: date) -> Stretch:
    """Return Saturday and Sunday of the week that holds this day."""
    saturday = moved(day, 5 - day.weekday())
    year, week, _ = day.isocalendar()
    return Stretch(saturday, moved(saturday, 1), Precision.WEEKEND, f"{year:04}-W{week:02}-WE")


def a_month(year: int, month: int) -> Stretch:
    """Return a month; months beyond 1 to 12 run over into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not MINYEAR <= year <= MAXYEAR:
        return unknown(Precision.MONTH)
    last = monthrange(year, month)[1]
    return Stretch(date(year, month, 1), date(year, month, last), Precision.MONTH, f"{year:04}-{month:02}")


def a_quarter(year: int, quarter: int) -> Stretch:
    """Return a quarter of a calendar year; quarters beyond 1 to 4 run over into other years."""
    year, quarter = year + (quarter - 1) // 4, (quarter - 1) % 4 + 1
    first, last = a_month(year, 3 * quarter - 2), a_month(year, 3 * quarter)
    return Stretch(first.start, last.end, Precision.RANGE, f"{year:04}-Q{quarter}")


def a_year(year: int, years: int = 1) -> Stretch:
    """Return a year, or a decade or century by its first year."""
    name = f"{year:04}"[: {1: 4, 10: 3, 100: 2}[years]]
    if not MINYEAR <= year <= year + years - 1 <= MAXYEAR:
        return unknown(Precision.YEAR, name)
    precision = Precision.YEAR if years == 1 else Precision.RANGE
    return Stretch(date(year, 1, 1), date(year + years - 1, 12, 31), precision, name)


def a_season(year: int, months: list[int], name: str) -> Stretch:
    """Return a season (three months of the northern year); winter begins in the year it is called by."""
    first = a_month(year, months[0])
    last = a_month(year + (months[0] > months[-1]), months[-1])
    return Stretch(first.start, last.end, Precision.RANGE, f"{year:04}-{name}")


def moved(day: date, days: int) -> date:
    """Return the day so many days later, held at the ends of the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def moved_by(day: date, count: int, unit: str) -> Stretch:
    """Return the day, month, or year that lies `count` units ("D", "W", "M", "Y", ...) after this day."""
    if unit in ("D", "W", "F"):
        target = moved(day, count * {"D": 1, "W": 7, "F": 14}[unit])
        return a_day(target) if unit == "D" else Stretch(*_week(target), Precision.WEEK, target.isoformat())
    if unit == "M":
        return a_month(day.year, day.month + count)
    if unit == "Q":
        return a_quarter(day.year, quarter_of(day) + count)
    if unit in ("Y", "E", "C"):
        return a_year(day.year + count * {"Y": 1, "E": 10, "C": 100}[unit])
    return unknown(Precision.UNCLEAR)


def back(day: date, count: int, unit: str) -> date:
    """Return the day `count` units before this one (after it where `count` is negative)."""
    if unit in ("M", "Q"):
        months = count * (3 if unit == "Q" else 1)
        first = a_month(day.year, day.month - months).start
        return day if first is None else first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))
    if unit in ("Y", "E", "C"):
        return back(day, count * {"Y": 12, "E": 120, "C": 1200}[unit], "M")
    return moved(day, -count * {"D": 1, "W": 7, "F": 14}.get(unit, 0))


def quarter_of(day: date) -> int:
    """Return the quarter, 1 to 4, in which a day lies."""
    return (day.month + 2) // 3


def a_date(year: int, month: int, day: int, part: str = "") -> Stretch:
    """Return a calendar day; one that does not exist (31 April) is not fixed."""
    try:
        return a_day(date(year, month, day), part)
    except ValueError:
        return unknown(Precision.DAY)


def _week(day: date) -> tuple[date, date]:
    monday = moved(day, -day.weekday())
    return monday, moved(monday, 6)
