"""ISO dates of any fineness as the stretch of time that they can mean: `2016-12` is some moment of that month."""

import calendar
import re
from datetime import date

from trucewatch.errors import TrucewatchError
from trucewatch.said import said

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T([A-Za-z0-9:.+-]{1,40}))?)?)?", re.ASCII)
_HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def stretch(iso: str) -> tuple[str, str]:
    """Return the first and last minute that a date can mean (`2016-12-01T00:00`), which compare as text.

    A part of the day in words can be any minute of the day. Raises TrucewatchError for what is no date.
    """
    match = _ISO.fullmatch(iso)
    if match is None:
        raise TrucewatchError(
            said("date.unreadable", "{date!r} is no ISO date: 2016, 2016-12, 2016-12-01 or 2016-12-01T14:00", date=iso)
        )
    year, month, day, part = match.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise TrucewatchError(said("date.no-day", "{date!r} is no day of the calendar", date=iso)) from error
    if part and _HOUR.fullmatch(part):
        return iso, iso
    last_month = first.month if month else 12
    last_day = first.day if day else calendar.monthrange(first.year, last_month)[1]
    last = date(first.year, last_month, last_day)
    return f"{first.isoformat()}T00:00", f"{last.isoformat()}T23:59"


def sound(iso: str | None) -> str | None:
    """Return a date as it was recorded, None where it is no date that can be compared."""
    try:
        stretch(iso or "")
    except TrucewatchError:
        return None
    return iso


def first_minute(iso: str) -> str:
    """Return the first minute that a date can mean."""
    return stretch(iso)[0]


def last_minute(iso: str) -> str:
    """Return the last minute that a date can mean."""
    return stretch(iso)[1]


def apart(left: str, right: str) -> bool:
    """Whether two dates cannot mean the same: 1 and 12 December are apart, December and 1 December are not."""
    (first, last), (start, end) = stretch(left), stretch(right)
    return last < start or end < first


def was(iso: str | None, at: str | None) -> bool | None:
    """Return whether a date lies at or before a moment; None where it cannot be told. Any date is before no moment."""
    if at is None:
        return True
    until, iso = last_minute(at), sound(iso)
    if iso is None:
        return None
    first, last = stretch(iso)
    return True if last <= until else None if first <= until else False
