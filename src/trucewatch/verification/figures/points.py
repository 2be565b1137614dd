"""A series day by day: where its running counts stand, which days its new counts cover, what was added late."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from trucewatch.model import Dated, Figure, Series
from trucewatch.verification.figures.bounds import Bounds


class Point(NamedTuple):
    """All that is said for one stretch of days (a running count: for one day): its bounds, and the figures."""

    start: str
    day: str
    bounds: Bounds
    figures: tuple[Figure, ...]

    @property
    def said(self) -> str:
        """The number as its first figure says it."""
        return self.figures[0].said


class Days:
    """A series taken apart: running counts by where they begin, new counts by their days, late additions."""

    def __init__(self, series: Series) -> None:
        self.series = series
        self._fixed = [one for one in series.figures if one.day is not None and one.stated and one.total is None]

    @cached_property
    def runs(self) -> dict[tuple[str, Dated], tuple[Point, ...]]:
        """The running counts by where they begin and how they are dated, a point a day; a day with two is left out."""
        groups: dict[tuple[str, Dated], list[Figure]] = defaultdict(list)
        for one in self._fixed:
            if one.cumulative is True and not one.late:
                groups[one.since, one.dated].append(one)
        return {
            key: tuple(_points((one.day or "", one.day or "", one) for one in group)) for key, group in groups.items()
        }

    @cached_property
    def new(self) -> dict[Dated, tuple[Point, ...]]:
        """The new counts by how they are dated, a point for each stretch of days, in order."""
        groups: dict[Dated, list[Figure]] = defaultdict(list)
        for one in self._fixed:
            if one.cumulative is False and not one.late:
                groups[one.dated].append(one)
        return {key: tuple(_points((*_stretch(one), one) for one in group)) for key, group in groups.items()}

    @cached_property
    def late(self) -> tuple[Figure, ...]:
        """What was added for earlier days, each told once."""
        found: dict[tuple[object, ...], Figure] = {}
        for one in self._fixed:
            if one.late:
                found.setdefault((one.day, one.start, one.end, one.least, one.most), one)
        return tuple(found.values())

    def tiled(self, dated: Dated, after: str, until: str) -> tuple[Point, ...] | None:
        """Return the new counts that cover the days after one and until another, each day once; None if none do."""
        wanted, made = day_after(after), []
        for point in self.new.get(dated, ()):
            if point.day <= after or point.start > until:
                continue
            if point.start != wanted:
                return None
            made.append(point)
            wanted = day_after(point.day)
        return tuple(made) if made and made[-1].day == until else None

    def within(self, dated: Dated, after: str, until: str) -> tuple[Point, ...]:
        """Return the new counts that lie wholly within the days after one and until another, none on another's day."""
        made: list[Point] = []
        for point in self.new.get(dated, ()):
            if point.start > after and point.day <= until and (not made or point.start > made[-1].day):
                made.append(point)
        return tuple(made)

    def added(self, after: str, until: str) -> tuple[Figure, ...]:
        """Return the late additions that were told after one day and until another."""
        return tuple(one for one in self.late if one.day is not None and after < one.day <= until)


def bounds_of(figure: Figure) -> Bounds:
    """Return what a figure allows."""
    return Bounds(figure.least, figure.most)


def day_after(day: str, days: int = 1) -> str:
    """Return the ISO day so many days after one."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def days_between(first: str, last: str) -> int:
    """Return how many days lie from one ISO day to another."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _stretch(one: Figure) -> tuple[str, str]:
    day = one.day or ""
    return (one.start or day, one.end or day) if one.start or one.end else (day, day)


def _points(placed: Iterable[tuple[str, str, Figure]]) -> Iterator[Point]:
    groups: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for start, day, one in placed:
        groups[start, day].append(one)
    for (start, day), group in sorted(groups.items()):
        ordered = sorted(group, key=lambda one: (one.day or "", one.id))
        shared: Bounds | None = bounds_of(ordered[0])
        for one in ordered[1:]:
            shared = shared.both(bounds_of(one)) if shared else None
        if shared is not None:
            yield Point(start, day, shared, tuple(ordered))
