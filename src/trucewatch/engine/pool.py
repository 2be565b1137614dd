"""A pool of processes that survives the death of any of them.

When a worker dies, nobody can tell which of the batches in hand was at fault. Each of them is then run again with
nothing beside it; one that kills its worker again is halved until the item that does it stands alone.
"""

import multiprocessing
import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from functools import partial
from itertools import islice
from threading import Thread
from typing import Any

from trucewatch.engine.work import done, failed
from trucewatch.errors import EngineError

Batch = Sequence[tuple[int, str, Any]]
Outcome = list[Any]
Work = Callable[[Batch], Outcome]

_AHEAD = 8
"""How many batches are in hand for each worker, so that none waits while results are used, and none piles up."""


class Pool:
    """Processes that are started afresh (spawned), with the first work, and kept until `close`."""

    def __init__(self, jobs: int) -> None:
        self._together = Workers(jobs)
        self._apart = Workers(1)
        self._ahead = jobs * _AHEAD

    def map(self, fn: Callable[[Any], Any], batches: Iterator[Batch]) -> Iterator[Any]:
        """Yield the results of all batches in order. Raises EngineError where no worker can be had."""
        work = _importable(fn)
        pending: deque[tuple[Batch, Future[Outcome]]] = deque()
        try:
            while True:
                for batch in islice(batches, self._ahead - len(pending)):
                    pending.append((batch, self._together.submit(work, batch)))
                if not pending:
                    return
                batch, future = pending.popleft()
                yield from self._outcome(work, batch, future)
        finally:
            for _batch, future in pending:
                future.cancel()

    def start(self, fn: Callable[[Any], Any], item: Any) -> None:
        """Let each process start, and do this with an item first; a failure shows with the first work of use."""
        self._together.start(_importable(fn), [(0, "", item)])

    def close(self) -> None:
        """Let the workers go once they have done what they are at."""
        self._together.close()
        self._apart.close()

    def _outcome(self, work: Work, batch: Batch, future: Future[Outcome]) -> Outcome:
        try:
            return future.result()
        except Exception:  # noqa: BLE001 - a worker died, or the batch cannot be pickled: it is looked into
            return self._alone(work, batch)

    def _alone(self, work: Work, batch: Batch) -> Outcome:
        """Run a batch with nothing beside it; halve it while it fails as a whole."""
        try:
            return self._apart.submit(work, batch).result()
        except BrokenExecutor:
            why = "its worker process died"
        except Exception as error:  # noqa: BLE001 - pickling runs code of the values pickled
            why = f"it, or what was made of it, cannot be passed between processes ({error})"
        if len(batch) == 1:
            position, name, _item = batch[0]
            return [failed(position, name, why)]
        middle = len(batch) // 2
        return [*self._alone(work, batch[:middle]), *self._alone(work, batch[middle:])]


class Workers:
    """A number of processes, started when there is work and again when one has died."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._executor: ProcessPoolExecutor | None = None

    def submit(self, work: Work, batch: Batch) -> Future[Outcome]:
        """Hand a batch to a worker. Raises EngineError where none can be had."""
        try:
            return self._started().submit(work, batch)
        except BrokenExecutor:
            self.close()
            return self._started().submit(work, batch)

    def start(self, work: Work, batch: Batch) -> None:
        """Start all processes, each with this batch, and wait for none. Raises EngineError where that is refused."""
        if self._executor is None:
            self._executor = self._made()
            try:
                for _ in range(self._jobs):
                    self._executor.submit(work, batch)
            except (BrokenExecutor, OSError) as error:
                self.close()
                raise EngineError(f"no worker process can be started: {error}") from error

    def close(self) -> None:
        """Let the processes go."""
        executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown(cancel_futures=True)

    def _made(self) -> ProcessPoolExecutor:
        spawned = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._jobs, mp_context=spawned, initializer=_worker_started)

    def _started(self) -> ProcessPoolExecutor:
        if self._executor is None:
            executor = self._made()
            try:
                executor.submit(os.getpid).result()
            except (BrokenExecutor, OSError) as error:
                executor.shutdown()
                raise EngineError(f"no worker process can be started: {error}") from error
            self._executor = executor
        return self._executor


def _importable(fn: Callable[[Any], Any]) -> Work:
    try:
        pickle.dumps(fn)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise EngineError(f"this cannot be run in another process: {error}") from error
    return partial(done, fn)


def _worker_started() -> None:
    """In a worker: leave interruption to the parent, and end with it however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
