"""Search in a process of its own: where several answer pages, one holds the indices and answers what the others ask.

What it finds is looked up, as ever, in what the person sees, by the process that shows it.
"""

import logging
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from trucewatch.errors import RegisterUnavailable, TrucewatchError
from trucewatch.web.current import Current, Rooms
from trucewatch.web.seeking.finder import Finder
from trucewatch.web.seeking.index import Askable, Found
from trucewatch.web.sight import Sight

log = logging.getLogger("trucewatch.web")


class Answering:
    """The process that holds the indices: answers one question after the other of each of the others."""

    def __init__(self, current: Current, place: Path | None = None) -> None:
        self._current = current
        self._finder = Finder(current, place)

    def serve(self, connection: Connection) -> None:
        """Answer what is asked over a connection until it is closed. Returns in its own time: give it a thread."""
        while True:
            try:
                name, rooms, *rest = connection.recv()
                connection.send(self._answered(name, rooms, rest))
            except (EOFError, OSError):
                return

    def _answered(self, name: str, rooms: Rooms, rest: list[Any]) -> tuple[bool, Any]:
        try:
            indices, share = self._finder.indices(self._current.sight(rooms))
            if name == "indices":
                return True, (len(indices), share)
            which, *words = rest
            if name == "find":
                query, most, parts = words
                return True, indices[which].find(query, most, parts=parts)
            return True, indices[which].words_from(*words)
        except TrucewatchError as error:
            log.warning("a search was not answered: %s", error)
            return False, str(error)


class Asking:
    """The same as a finder, in a process that has no index: asks the one that has."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._one_at_a_time = threading.Lock()

    def close(self) -> None:
        """Leave the index to the process that has it."""

    def indices(self, sight: Sight) -> tuple[tuple[Askable, ...], float]:
        """Return what answers for what somebody sees, and how much of it that holds, 0.0 to 1.0.

        Raises RegisterUnavailable where nobody answers.
        """
        rooms = frozenset(sight.view.rooms)
        count, share = self._ask("indices", rooms)
        return tuple(_Far(self._ask, rooms, which) for which in range(count)), share

    def _ask(self, *words: object) -> Any:
        with self._one_at_a_time:
            try:
                self._connection.send(words)
                good, answer = self._connection.recv()
            except (EOFError, OSError) as error:
                raise RegisterUnavailable("whoever answers searches is gone") from error
        if not good:
            raise RegisterUnavailable(answer)
        return answer


class _Far:
    """An index that another process holds."""

    def __init__(self, ask: Callable[..., Any], rooms: Rooms, which: int) -> None:
        self._ask, self._rooms, self._which = ask, rooms, which

    def find(self, query: str, most: int, *, parts: bool = False) -> list[Found]:
        """Return what a query finds, the newest first, at most so many."""
        found: list[Found] = self._ask("find", self._rooms, self._which, query, most, parts)
        return found

    def words_from(self, start: str, end: str, most: int) -> list[str]:
        """Return words that are indexed, from one on and before the other."""
        found: list[str] = self._ask("words", self._rooms, self._which, start, end, most)
        return found
