"""Making many values at once without Python looking through all of them for cycles again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
