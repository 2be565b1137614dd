"""Search in a process of its own: where several answer pages, one holds the indices and answers what the others ask.

What it finds is looked up, as ever, in what the person sees, by the process that shows it.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from weakref import WeakSet

from trucewatch.errors import RegisterUnavailable, TrucewatchError
from trucewatch.web.current import Current, Rooms
from trucewatch.web.seeking.finder import Finder
from trucewatch.web.seeking.index import Askable, Found, Way
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
            if name == "share":
                return True, share
            if name == "find":
                return True, _found(indices, *rest)
            return True, [word for index in indices for word in index.words_from(*rest)]
        except TrucewatchError as error:
            log.warning("a search was not answered: %s", error)
            return False, str(error)


def _found(indices: Sequence[Askable], ways: Sequence[Way], most: int) -> list[list[list[Found]]]:
    """Return what the first ways find, one after the other until so many things are found."""
    found: list[list[list[Found]]] = []
    for query, parts in ways:
        found.append([index.find(query, most, parts=parts) for index in indices])
        if sum(len(one) for way in found for one in way) >= most:
            break
    return found


class Asking:
    """The same as a finder, in a process that has no index: asks the one that has."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._one_at_a_time = threading.Lock()
        self._whole: WeakSet[Sight] = WeakSet()

    def close(self) -> None:
        """Leave the index to the process that has it."""

    def indices(self, sight: Sight) -> tuple[tuple[Askable, ...], float]:
        """Return what answers for what somebody sees, and how much of it that holds, 0.0 to 1.0.

        Raises RegisterUnavailable where nobody answers.
        """
        rooms = frozenset(sight.view.rooms)
        far = (_Far(self._ask, rooms),)
        if sight in self._whole:  # what is seen does not grow: all of it stays indexed
            return far, 1.0
        share: float = self._ask("share", rooms)
        if share == 1:
            self._whole.add(sight)
        return far, share

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
    """The indices that another process holds for somebody. It is asked once for as much as is needed: each question
    waits for that process to have its turn."""

    def __init__(self, ask: Callable[..., Any], rooms: Rooms) -> None:
        self._ask, self._rooms = ask, rooms

    def find(self, query: str, most: int, *, parts: bool = False) -> list[Found]:
        """Return what a query finds, the newest of each index first, at most so many of each."""
        return [one for found in self.find_all([(query, parts)], most)[0] for one in found]

    def find_all(self, ways: Sequence[Way], most: int) -> list[list[list[Found]]]:
        """Return what the first ways find, one after the other until so many things are found."""
        found: list[list[list[Found]]] = self._ask("find", self._rooms, ways, most)
        return found

    def words_from(self, start: str, end: str, most: int) -> list[str]:
        """Return words that are indexed, from one on and before the other."""
        found: list[str] = self._ask("words", self._rooms, start, end, most)
        return found
