"""This machine as an engine: in this process, or over a pool of its own processes."""

from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from trucewatch.engine.protocol import Failed, Hints
from trucewatch.engine.work import batches, done
from trucewatch.errors import EngineError

if TYPE_CHECKING:
    from trucewatch.engine.pool import Pool

T = TypeVar("T")
R = TypeVar("R")


class Local:
    """An `Engine` on this machine. With one job nothing is started and nothing pickled."""

    _pool: "Pool | None"

    def __init__(self, jobs: int = 1) -> None:
        if jobs < 1:
            raise EngineError(f"no work can be done by {jobs} workers")
        self._pool = None
        if jobs > 1:
            # half of what importing this package would cost, and one job needs none of it
            from trucewatch.engine.pool import Pool

            self._pool = Pool(jobs)

    def map(self, fn: Callable[[T], R], items: Iterable[T], hints: Hints | None = None) -> Iterator[R | Failed]:
        """Yield what `fn` makes of each item, in order. Raises EngineError where no worker can be had."""
        cut = batches(items, hints or Hints())
        if self._pool is not None:
            yield from self._pool.map(fn, cut)
            return
        for batch in cut:
            for one in batch:
                yield from done(fn, [one])

    def start(self, fn: Callable[[T], R], item: T) -> None:
        """Let each worker of a pool start with something whose result nobody needs, and return at once."""
        if self._pool is not None:
            self._pool.start(fn, item)

    def close(self) -> None:
        """Let the workers go."""
        if self._pool is not None:
            self._pool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
