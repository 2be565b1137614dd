"""Swapped digits that show in sums: where one swap, and no other, closes every sum that its number stands in."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from trucewatch.model import Conclusion, Outcome, Reconciliation
from trucewatch.verification.figures.bounds import Bounds
from trucewatch.verification.figures.falls import falls, swaps
from trucewatch.verification.figures.points import Point
from trucewatch.verification.figures.steps import Step
from trucewatch.verification.figures.telling import Telling, arithmetic, day_words


class _Fit(NamedTuple):
    """A number, the one that it would be, and the sum that then closes."""

    point: Point
    right: int
    rise: int
    new: tuple[int, ...]


def swapped_conclusions(steps: Sequence[Step], telling: Telling) -> Iterator[Reconciliation]:
    """Yield the swaps of digits that the daily counts bear out, where the running count does not fall."""
    run = [*(step.first for step in steps[:1]), *(step.last for step in steps)]
    fallen = {point.day for fall in falls(run) for point in fall}
    for place, step in enumerate(steps):
        if _left(step) in (None, 0) or step.first.day in fallen or step.last.day in fallen:
            continue
        before = steps[place - 1] if place else None
        after = steps[place + 1] if place + 1 < len(steps) else None
        fits = list(_fits(step, before, after))
        if len(fits) == 1:
            (fit,) = fits
            yield telling.made(
                Conclusion.TRANSPOSED,
                Outcome.ASK,
                "transposed",
                step.figures,
                wrong=fit.point.said,
                right=f"{fit.right:,}",
                day=day_words(fit.point.day),
                why=arithmetic(Bounds(fit.rise, fit.rise), [Bounds(one, one) for one in fit.new])[0],
            )


def _left(step: Step | None) -> int | None:
    """Return what a step's rise has over its new counts; None where not all of it is told exactly."""
    if step is None or step.exact is None:
        return None
    first, last, new = step.exact
    return last - first - sum(new)


def _fits(step: Step, before: Step | None, after: Step | None) -> Iterator[_Fit]:
    """Yield the swaps that close the step and leave no neighbouring sum open."""
    if step.exact is None or step.new is None or _left(before) not in (None, 0):
        return  # what is open before it shares its first value: that one may be wrong
    first, last, new = step.exact
    left = last - first - sum(new)
    over = _left(after)
    # a last value that is wrong leaves the next sum open the other way
    if over is None or over == -left:
        for right in swaps(last):
            if right - last == -left:
                yield _Fit(step.last, right, right - first, new)
    if over in (None, 0):
        for place, number in enumerate(new):
            for right in swaps(number):
                if right - number == left:
                    yield _Fit(step.new[place], right, last - first, (*new[:place], right, *new[place + 1 :]))
