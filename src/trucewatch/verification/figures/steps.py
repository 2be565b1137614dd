"""The steps of a running count, from each of its days to the next, with what was counted in between."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from trucewatch.model import Dated, Figure
from trucewatch.verification.figures.bounds import Bounds
from trucewatch.verification.figures.points import Days, Point
from trucewatch.verification.figures.telling import figures_of


class Step(NamedTuple):
    """Two neighbouring points of a running count with what was counted as new and added late between them."""

    first: Point
    last: Point
    rise: Bounds
    new: tuple[Point, ...] | None
    late: tuple[Figure, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of the step."""
        return (*figures_of((self.first, self.last, *(self.new or ()))), *self.late)

    @property
    def exact(self) -> tuple[int, int, tuple[int, ...]] | None:
        """The first and last value and the new counts, where all of them are told exactly, for each day, alone."""
        if self.new is None or self.late:
            return None
        first, last, *new = (point.bounds.exact for point in (self.first, self.last, *self.new))
        told = tuple(one for one in new if one is not None)
        return None if first is None or last is None or len(told) < len(new) else (first, last, told)


def steps_of(days: Days, dated: Dated, run: Sequence[Point]) -> list[Step]:
    """Return the steps of a running count in order."""
    return [_step(days, dated, first, last) for first, last in pairwise(run)]


def _step(days: Days, dated: Dated, first: Point, last: Point) -> Step:
    return Step(
        first=first,
        last=last,
        rise=first.bounds.rise_to(last.bounds),
        new=days.tiled(dated, first.day, last.day),
        late=days.added(first.day, last.day),
    )
