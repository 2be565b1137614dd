"""Making many values at once without Python looking through all of them for cycles again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 50_000
"""So many more values must have been made since the last search for cycles before the next (Python's own: 700)."""


@contextmanager
def seldom_searched() -> Iterator[None]:
    """Let Python look for cycles less often in a long piece of work that makes many values and few cycles."""
    was = gc.get_threshold()
    gc.set_threshold(max(_SELDOM, was[0]) if was[0] else 0, *was[1:])
    try:
        yield
    finally:
        gc.set_threshold(*was)


@contextmanager
def many_made() -> Iterator[None]:
    """Put off the search for cycles while values of the model are made, which have none.

    It looks through everything made so far each time that so much more was made: of a replay that is four fifths of
    the time. Where several threads do this at once, the search is back when the first of them is done.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
