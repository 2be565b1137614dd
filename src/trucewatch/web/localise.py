"""Dates and stretches of time in the language of the interface."""

import re
from functools import lru_cache

from trucewatch.briefs.wording import visible
from trucewatch.model import When
from trucewatch.web.catalogue import Catalogue

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(.*))?)?)?", re.DOTALL)
_CLOCK = re.compile(r"(\d\d:\d\d)(:\d\d(\.\d+)?)?(Z|[+]00:00)?")


@lru_cache(maxsize=8192)
def date(t: Catalogue, iso: str | None) -> str:
    """Return "3 March 2031", "March 2031", "3 March 2031, 14:05" or "..., morning"; empty for None.

    What is not an ISO date comes back as it is, made safe.
    """
    match = _ISO.fullmatch(iso or "")
    if match is None or (match[2] is not None and not 1 <= int(match[2]) <= 12):
        return visible(iso or "")
    year, month, day, part = match.groups()
    if month is None:
        return year
    named = t("dates.month", month=t(f"dates.months.m{month}"), year=year)
    if day is None:
        return named
    dated = t("dates.day", day=day.lstrip("0"), month=t(f"dates.months.m{month}"), year=year)
    return t("dates.part", day=dated, part=_part(t, part)) if part else dated


def when(t: Catalogue, moment: When | None) -> str:
    """Return a stretch of time in words, empty where the report does not fix it."""
    if moment is None or (moment.start is None and moment.end is None):
        return ""
    if moment.start is None:
        return t("dates.by", date=date(t, moment.end))
    if moment.end is None:
        return t("dates.from", date=date(t, moment.start))
    if moment.start[:10] == moment.end[:10]:
        return date(t, max(moment.start, moment.end, key=len))
    return t("dates.range", start=date(t, moment.start), end=date(t, moment.end))


def _part(t: Catalogue, part: str) -> str:
    clock = _CLOCK.fullmatch(part)
    if clock is not None:
        return clock[1]
    key = f"dates.parts.{part}"
    return t(key) if t.has(key) else visible(part.replace("-", " "))
