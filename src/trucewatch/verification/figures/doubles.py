"""Figures entered twice, and two values for one day."""

from collections import defaultdict
from collections.abc import Iterator

from trucewatch.model import Conclusion, Figure, Outcome, Reconciliation
from trucewatch.verification.figures.points import Days, bounds_of
from trucewatch.verification.figures.telling import Telling, day_words


def double_conclusions(days: Days, telling: Telling) -> Iterator[Reconciliation]:
    """Yield the figures that people entered twice, and those of one day that cannot both be right."""
    groups: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for one in days.series.figures:
        if one.day is not None and one.stated and one.cumulative is not None and one.total is None:
            span = (one.since,) if one.cumulative else (one.start or one.day, one.end or one.day)
            groups[one.cumulative, one.late, one.dated, *span, one.day].append(one)
    for group in groups.values():
        yield from _twice(group, telling)
        if not group[0].late:
            yield from _two_values(group, telling)


def _twice(group: list[Figure], telling: Telling) -> Iterator[Reconciliation]:
    same: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for one in group:
        if one.entered:
            same[one.least, one.most, one.label, one.total].append(one)
    for told in same.values():
        if len(told) > 1:
            yield telling.made(
                Conclusion.DUPLICATE,
                Outcome.ASK,
                "duplicate",
                told,
                said=told[0].said,
                day=day_words(told[0].day or ""),
                times=len(told),
            )


def _two_values(group: list[Figure], telling: Telling) -> Iterator[Reconciliation]:
    """One conclusion for each value that does not stand beside the first; a reported one may be of another hour."""
    ordered = sorted(group, key=lambda one: (not one.entered, one.least, one.most or one.least, one.source, one.id))
    first, seen = ordered[0], set[object]()
    if not first.entered:
        return
    for other in ordered[1:]:
        value = (other.least, other.most, other.entered)
        if value in seen or bounds_of(first).meets(bounds_of(other)):
            continue
        seen.add(value)
        yield telling.made(
            Conclusion.DISAGREE,
            Outcome.CANNOT_BE if other.entered else Outcome.ASK,
            "disagree" if other.entered else "disagree-told",
            (first, other),
            one=first.said,
            other=other.said,
            day=day_words(first.day or ""),
        )
