"""Which index answers for whom: one of what is open to all, and beside it a small one for each set of other rooms."""

import logging
import threading
from collections import OrderedDict

from trucewatch.errors import TrucewatchError
from trucewatch.web.current import Current, Rooms
from trucewatch.web.people.accounts import OPEN_ROOM
from trucewatch.web.seeking.documents import count, documents, judged
from trucewatch.web.seeking.index import Index, only
from trucewatch.web.sight import Sight

AT_ONCE = 3000
"""How many things are indexed while the page waits; more are indexed in the background."""

_ROOMS_KEPT = 16
_OPEN: Rooms = frozenset({OPEN_ROOM})

log = logging.getLogger("trucewatch.web")


class Finder:
    """The indices of one server. In the index of the open room is nothing of any other."""

    def __init__(self, current: Current) -> None:
        self._current = current
        self._base = Index()
        self._beside: OrderedDict[Rooms, Index] = OrderedDict()
        self._grounds: dict[Rooms, object] = {}
        self._working = threading.Lock()
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None
        self._wanted: set[Rooms] = set()

    def indices(self, sight: Sight) -> tuple[tuple[Index, ...], float]:
        """Return the indices that answer for what somebody sees, and how much of it they hold, 0.0 to 1.0."""
        rooms = frozenset(sight.view.rooms)
        open_sight = sight if rooms == _OPEN else self._current.sight(_OPEN)
        stale = self._base.sequence != open_sight.sequence
        beside = None if rooms == _OPEN else self._of(rooms)
        if stale or (beside is not None and beside.sequence != sight.sequence):
            if abs(count(open_sight) - self._base.size) <= AT_ONCE:
                self._advance(rooms)
            else:
                self._later(rooms)
        held = (self._base,) if beside is None else (beside, self._base)
        whole = self._base.sequence == open_sight.sequence
        return held, 1.0 if whole else min(0.99, self._base.size / max(1, count(open_sight)))

    def _of(self, rooms: Rooms) -> Index:
        index = self._beside.setdefault(rooms, Index())
        self._beside.move_to_end(rooms)
        while len(self._beside) > _ROOMS_KEPT:
            self._grounds.pop(self._beside.popitem(last=False)[0], None)
        return index

    def _advance(self, rooms: Rooms) -> None:
        with self._working:
            sight = self._current.sight(_OPEN)
            for _ in range(2):  # a second time where what was erased took the index with it
                self._bring(_OPEN, self._base, sight, None)
            beside = self._beside.get(rooms)
            if beside is not None:
                self._bring(rooms, beside, self._current.sight(rooms), self._base)

    def _bring(self, rooms: Rooms, index: Index, sight: Sight, without: Index | None) -> None:
        """Bring an index to hold what is seen, without what another holds; after decisions only those are looked at."""
        if index.sequence == sight.sequence:
            return
        if index.sequence > 0 and self._grounds.get(rooms) is sight.ground:
            new = judged(sight, index.sequence)
            index.add(new if without is None else only(new, without), sight.sequence)
        else:
            every = documents(sight)
            index.advance(every if without is None else only(every, without), sight.sequence)
        self._grounds[rooms] = sight.ground

    def _later(self, rooms: Rooms) -> None:
        with self._starting:
            self._wanted.add(rooms)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="search", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while True:
            with self._starting:
                if not self._wanted:
                    self._thread = None
                    return
                rooms = self._wanted.pop()
            try:
                self._advance(rooms)
            except TrucewatchError as error:
                log.warning("what can be found could not be brought up to date: %s", error)
