"""Which report came first: by date where dates tell, else by id."""

from trucewatch.model import Basis, Precision, Report

_DAYS = (Precision.DAY, Precision.PART_OF_DAY)
_NO_DATE = "9999"


def rank(report: Report) -> tuple[str, str]:
    """Return what reports are ordered by: the day of publication (those without one last), then the id."""
    return (report.published.date or _NO_DATE)[:10], report.id


def told_apart(one: Report, other: Report) -> bool:
    """Whether dates tell which of two reports came first; a date worked out from other reports does not."""
    both = (one.published, other.published)
    if any(p.date is None or p.precision not in _DAYS or p.basis is Basis.SAME_STORY for p in both):
        return False
    return rank(one)[0] != rank(other)[0]
