"""One batch of work, as every worker does it, and the cutting of items into batches."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from trucewatch.engine.protocol import Failed, Hints
from trucewatch.errors import EngineError, TrucewatchError

T = TypeVar("T")
R = TypeVar("R")


def done(fn: Callable[[T], R], batch: Sequence[tuple[int, str, T]]) -> list[R | Failed]:
    """Return what `fn` makes of each item of a batch; the items come with their positions and names."""
    return [_one(fn, position, name, item) for position, name, item in batch]


def failed(position: int, name: str, why: str) -> Failed:
    """Return the failure of an item."""
    called = f"item {position + 1}" + (f" ({name})" if name else "")
    return Failed(position=position, error=EngineError(f"{called}: {why}"))


def batches(items: Iterable[T], hints: Hints) -> Iterator[list[tuple[int, str, T]]]:
    """Cut items into batches: each ends with the item that brings its sizes to `hints.batch`."""
    batch: list[tuple[int, str, T]] = []
    size = 0
    for position, item in enumerate(items):
        batch.append((position, hints.name(item), item))
        size += hints.size(item)
        if size >= hints.batch:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _one(fn: Callable[[T], R], position: int, name: str, item: T) -> R | Failed:
    try:
        return fn(item)
    except TrucewatchError as error:
        return failed(position, name, str(error))
    except Exception as error:  # noqa: BLE001 - whatever one item does, the others are worked on
        return failed(position, name, f"{type(error).__name__}: {error}")
