"""Several processes over one record: forked when the record has been read, so that what was read is in memory once.

Each answers requests at the same address and advances its own view from the register; sessions, rate limits and claims
are in databases. One more, the first, answers no requests: it holds the search index and looks after the others.
"""

import gc
import mmap
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import FrameType

from trucewatch.errors import TrucewatchError
from trucewatch.web.seeking.apart import Asking

Work = Callable[[Asking, "Board"], None]
"""What each process does: with whoever answers searches, and where it shows that it works something out."""

Answer = Callable[[Connection], None]
"""Answers the searches of one process until the connection is closed."""

GIVEN_SECONDS = 60.0
"""How long a process may take to finish what it does when it is told to stop."""


class WorkerGone(TrucewatchError):
    """A process of the server ended that was not told to."""


class Board:
    """A byte for each process, in memory that all of them share: whether it works something out.

    `place` is that of this process among them, from 0.
    """

    def __init__(self, count: int) -> None:
        self._bytes = mmap.mmap(-1, count)
        self.place = 0

    def taken(self, place: int) -> "Board":
        """Return the same board, for the process of this place."""
        self.place = place
        return self

    def show(self, *, busy: bool) -> None:
        """Say whether this process works something out."""
        self._bytes[self.place] = int(busy)

    def any(self) -> bool:
        """Whether any process does."""
        return any(self._bytes[:])


def run(count: int, work: Work, answering: Callable[[], Answer]) -> None:
    """Run `work` in so many processes until told to stop, and what `answering` makes here, in a thread for each.

    Call it from the main thread while there is no other and nothing is connected: neither lives through a fork. That is
    why `answering` is called when all have been forked.
    Raises WorkerGone where a process ends by itself; the others are then stopped.
    """
    board, context = Board(count), multiprocessing.get_context("fork")
    alive, held = os.pipe()
    gc.collect()
    gc.freeze()  # what was read is never looked through for cycles: that would touch, and so copy, all of it
    processes: list[BaseProcess] = []
    ends: list[Connection] = []
    for place in range(count):
        ours, theirs = context.Pipe()
        process = context.Process(
            target=_work, args=(work, theirs, board, place, (alive, held)), name=f"trucewatch-{place}"
        )
        process.start()
        theirs.close()
        processes.append(process)
        ends.append(ours)
    os.close(alive)
    _look_after(processes, ends, answering())


def _work(work: Work, end: Connection, board: Board, place: int, pipe: tuple[int, int]) -> None:
    alive, held = pipe
    os.close(held)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of a terminal it reaches all; the first process tells the others
    threading.Thread(target=_leave_with, args=(alive,), name="parent", daemon=True).start()
    work(Asking(end), board.taken(place))


def _leave_with(alive: int) -> None:
    """Stop this process when the first one is gone, however that came about."""
    os.read(alive, 1)
    os.kill(os.getpid(), signal.SIGTERM)


def _look_after(processes: list[BaseProcess], ends: list[Connection], answer: Answer) -> None:
    told, stop = os.pipe()

    def stopped(_number: int, _frame: FrameType | None) -> None:
        os.write(stop, b"x")

    before = {number: signal.signal(number, stopped) for number in (signal.SIGTERM, signal.SIGINT)}
    for end in ends:
        threading.Thread(target=answer, args=(end,), name="search", daemon=True).start()
    try:
        ready = wait([told, *(process.sentinel for process in processes)])
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.join(GIVEN_SECONDS)
            process.kill()
        for number, handler in before.items():
            signal.signal(number, handler)
    if told not in ready:
        raise WorkerGone("a process of the server ended by itself: see what it said last, and start the server again")
