"""What an engine is: a place where pure functions are run over many items. It knows no stage by name."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self, TypeVar

from trucewatch.errors import EngineError

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, kw_only=True)
class Failed:
    """What stands in the results for an item that could not be worked on; the run went on without it."""

    position: int
    error: EngineError


@dataclass(frozen=True, kw_only=True)
class Hints:
    """What an engine may be told about items: how large one is, against `batch`, and how it is called in errors.

    Items are handed to a worker together until their sizes reach `batch`.
    """

    size: Callable[[object], int] = lambda _item: 1
    name: Callable[[object], str] = lambda _item: ""
    batch: int = 8


class Engine(Protocol):
    """Where work runs. Results do not depend on which engine it is, nor on how many workers it has."""

    def map(self, fn: Callable[[T], R], items: Iterable[T], hints: Hints = ...) -> Iterator[R | Failed]:
        """Yield what `fn` makes of each item, in the order of the items, taking them as they are needed.

        An item on which `fn` raises, or whose worker dies, yields a `Failed`. With several workers `fn` must be
        a function that a fresh process can import, and items and results must be values that can be pickled.
        Raises EngineError where no worker can be had at all.
        """

    def close(self) -> None:
        """Let the workers go."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
