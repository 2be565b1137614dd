"""When a report was published, as far as it says so itself, and by what."""

import datetime
from collections.abc import Sequence

from trucewatch.codebook import Codebook
from trucewatch.intake.dates import calendar
from trucewatch.model import Basis, Precision, Published

UNCLEAR = Published(date=None, precision=Precision.UNCLEAR, basis=Basis.UNCLEAR)


def published(
    codebook: Codebook,
    *,
    captured: str | None,
    metadata: str | None,
    lines: Sequence[str],
    urls: Sequence[tuple[str, Basis]],
) -> Published:
    """Return the date of publication from the best ground there is.

    In this order: the table of facts, the page's metadata, date lines of the text, a date within an address. A date
    line that tells of a change ("Updated") counts only where no other does.
    """
    later = codebook.words("furniture", "dates", "later")
    first_told = sorted(lines, key=lambda line: line.lower().lstrip("( ").startswith(later))
    grounds = [
        *((words, Basis.CAPTURE) for words in [captured] if words),
        *((words, Basis.METADATA) for words in [metadata] if words),
        *((words, Basis.TEXT) for words in first_told),
        *urls,
    ]
    for words, basis in grounds:
        found = told_day(words, codebook)
        if found is not None:
            return dated(found, basis, words)
    return UNCLEAR


def told_day(words: str, codebook: Codebook) -> datetime.date | None:
    """Return the first full date in these words, None where there is none."""
    return next((found.day for found in calendar(codebook).find(words[:400])), None)


def dated(day: datetime.date, basis: Basis, words: str) -> Published:
    """Return a publication on this day."""
    return Published(date=day.isoformat(), precision=Precision.DAY, basis=basis, words=" ".join(words.split())[:300])
