"""Two things asked in turns: which takes longer, and how often."""

import statistics
import time
from collections.abc import Callable

Asked = Callable[[], object]
Pairs = list[tuple[float, float]]


def timed(ask: Asked) -> float:
    """Return how many seconds something takes."""
    began = time.perf_counter()
    ask()
    return time.perf_counter() - began


def pair(hidden: Asked, none: Asked, pairs: int, before: tuple[Asked, Asked] | None = None) -> Pairs:
    """Ask both so many times, each first in half of the pairs; `before` is done before each and not timed."""
    first, other = before or (lambda: None, lambda: None)
    found = []
    for number in range(pairs):
        sides = ((first, hidden), (other, none))
        took = [0.0, 0.0]
        for side in (0, 1) if number % 2 else (1, 0):
            sides[side][0]()
            took[side] = timed(sides[side][1])
        found.append((took[0], took[1]))
    return found


def told(name: str, pairs: Pairs) -> None:
    """Print what came out."""
    hidden, none = (statistics.median(side) * 1000 for side in zip(*pairs, strict=True))
    longer = sum(one > other for one, other in pairs) / len(pairs)
    print(
        f"{name:34} hidden {hidden:7.2f} ms   nothing {none:7.2f} ms   hidden took longer {longer:.0%} of {len(pairs)}"
    )
