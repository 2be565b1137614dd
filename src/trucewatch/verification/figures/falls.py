"""Running counts that fall, and digits that were swapped in one of them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from trucewatch.model import Conclusion, Dated, Outcome, Reconciliation
from trucewatch.verification.figures.bounds import Bounds, apart, total
from trucewatch.verification.figures.points import Days, Point
from trucewatch.verification.figures.telling import Telling, arithmetic, day_words, figures_of


class Fall(NamedTuple):
    """A point and a later one that lies below it."""

    high: Point
    low: Point


class Swap(NamedTuple):
    """A number that would fit with two adjacent digits swapped, the one it would be, and why it fits."""

    point: Point
    right: int
    why: str
    daily: tuple[Point, ...]


def fall_conclusions(days: Days, telling: Telling) -> Iterator[Reconciliation]:
    """Yield each fall of a running count, with the one swap of digits that would mend it, if one alone does."""
    for (_, dated), run in days.runs.items():
        for fall in falls(run):
            lost = apart(fall.high.bounds, fall.low.bounds)
            yield telling.made(
                Conclusion.FALL,
                Outcome.CANNOT_BE,
                "fall",
                figures_of(fall),
                earlier=fall.high.said,
                earlier_day=day_words(fall.high.day),
                later=fall.low.said,
                later_day=day_words(fall.low.day),
                difference=lost.words,
            )
            swap = _mended(run, fall, days, dated, telling)
            if swap is not None:
                yield telling.made(
                    Conclusion.TRANSPOSED,
                    Outcome.ASK,
                    "transposed",
                    figures_of((*fall, swap.point, *swap.daily)),
                    wrong=swap.point.said,
                    right=f"{swap.right:,}",
                    day=day_words(swap.point.day),
                    why=swap.why,
                )


def falls(run: Sequence[Point]) -> Iterator[Fall]:
    """Yield where a running count falls, once for each number that is out of line.

    Where the count runs on from before a peak, the peak is out of line and the series is read on without it; else the
    low point is, unless those after it go on from there (then the count was set anew).
    """
    before: Point | None = None
    peak: Point | None = None
    low: Point | None = None
    for point in run:
        if peak is None or not point.bounds.below(peak.bounds):
            if peak is None or point.bounds.least >= peak.bounds.least:
                before, peak = peak, point
            low = None
        elif low is not None and not point.bounds.below(low.bounds):
            before, peak, low = low, point, None
        else:
            yield Fall(peak, point)
            if before is None or not point.bounds.below(before.bounds):
                peak = point
            else:
                low = point


def swaps(number: int) -> frozenset[int]:
    """Return the numbers that come of swapping two adjacent digits, none with a leading zero."""
    digits = str(number)
    found = {
        digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :] for place in range(len(digits) - 1)
    }
    return frozenset(int(one) for one in found if one != digits and not one.startswith("0"))


def _mended(run: Sequence[Point], fall: Fall, days: Days, dated: Dated, telling: Telling) -> Swap | None:
    """Return the one swap that puts the count in order; those that the daily counts bear out are tried first."""
    fits = [swap for point in fall for swap in _fitting(run, point, days, dated, telling)]
    closed = [swap for swap in fits if _closes(run, fall, swap, days, dated, own=True)]
    borne_out = [swap for swap in closed if swap.daily]
    chosen = [swap for swap in borne_out if _closes(run, fall, swap, days, dated, own=False)] or borne_out or closed
    return chosen[0] if len(chosen) == 1 else None


def _closes(run: Sequence[Point], fall: Fall, swap: Swap, days: Days, dated: Dated, *, own: bool) -> bool:
    """Whether with a swap every sum that its own point, or any point of the fall, stands in is closed."""
    new = Bounds(swap.right, swap.right)
    first, last = run.index(fall.high), run.index(fall.low)
    for one, other in pairwise(run[max(0, first - 1) : last + 2]):
        if own and swap.point not in (one, other):
            continue
        tiles = days.tiled(dated, one.day, other.day)
        low, high = (new if point is swap.point else point.bounds for point in (one, other))
        if tiles and not low.plus(total(point.bounds for point in tiles)).meets(high):
            return False
    return True


def _fitting(run: Sequence[Point], point: Point, days: Days, dated: Dated, telling: Telling) -> Iterator[Swap]:
    """Yield the swaps that put a point between its neighbours; at an end only those that daily counts bear out."""
    if point.bounds.exact is None:
        return
    place = run.index(point)
    before = run[place - 1] if place else None
    after = run[place + 1] if place + 1 < len(run) else None
    for right in sorted(swaps(point.bounds.exact)):
        new = Bounds(right, right)
        if (before and new.below(before.bounds)) or (after and after.bounds.below(new)):
            continue
        daily = _daily(days, dated, before, point, after, right)
        if daily is not None:
            yield Swap(point, right, *daily)
        elif before and after:
            words = {"right": f"{right:,}", "wrong": point.said, "before": before.said, "after": after.said}
            yield Swap(point, right, telling.sentence("transposed-run", **words), ())


def _daily(
    days: Days, dated: Dated, before: Point | None, point: Point, after: Point | None, right: int
) -> tuple[str, tuple[Point, ...]] | None:
    """Return why the counts of each day bear a number out: they make the rise to it, or the rise from it."""
    new = Bounds(right, right)
    for first, last in ((before, point), (point, after)):
        if first is None or last is None:
            continue
        tiles = days.tiled(dated, first.day, last.day)
        low, high = (first.bounds, new) if last is point else (new, last.bounds)
        if tiles and low.exact is not None and high.exact is not None:
            written, left = arithmetic(high, [low, *(one.bounds for one in tiles)])
            if left == Bounds(0, 0) and all(one.bounds.exact is not None for one in tiles):
                return written, tiles
    return None
