"""Which index answers for whom: one of what is open to all, and beside it a small one for each set of other rooms."""

import logging
import threading
from collections import OrderedDict
from pathlib import Path

from trucewatch.errors import TrucewatchError
from trucewatch.model import EntryKind
from trucewatch.model.decisions import StatementCorrected
from trucewatch.register.access import sensitive
from trucewatch.web.current import Current, Rooms
from trucewatch.web.people.accounts import OPEN_ROOM
from trucewatch.web.seeking.documents import count, documents, judged
from trucewatch.web.seeking.index import Index, only
from trucewatch.web.seeking.shelf import Shelf
from trucewatch.web.sight import Sight

AT_ONCE = 3000
"""How many things are indexed while the page waits; more are indexed in the background."""

LOOKED_AT = 12_000
"""Of how many things it is looked at, while the page waits, whether they are indexed as they are."""

_ROOMS_KEPT = 16
_OPEN: Rooms = frozenset({OPEN_ROOM})

log = logging.getLogger("trucewatch.web")


class Finder:
    """The indices of one server. In the index of the open room is nothing of any other.

    It lies in the file `place`, where there is one, from one start of the server to the next; never where the record
    has keys: what is erased from it may lie nowhere else. The others are held in memory.
    """

    def __init__(self, current: Current, place: Path | None = None) -> None:
        self._current = current
        self._place = None if sensitive(current.recorder) else place
        self._opening = threading.Lock()
        self._opened: Index | None = None
        self._beside: OrderedDict[Rooms, Index] = OrderedDict()
        self._grounds: dict[Rooms, object] = {}
        self._working = threading.Lock()
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None
        self._wanted: set[Rooms] = set()

    @property
    def _base(self) -> Index:
        """What is open to all; opened when first asked for, and begun anew where it is of another record."""
        with self._opening:
            if self._opened is None:
                shelf = None if self._place is None else Shelf(path=self._place, codebook=self._current.codebook.digest)
                self._opened = Index(shelf)
                if self._opened.sequence > 0 and not self._is_ours(self._opened):
                    self._opened.clear()
            return self._opened

    def _is_ours(self, index: Index) -> bool:
        at = self._current.recorder.entries(index.sequence, index.sequence)
        return [entry.id for entry in at] == [index.head]

    def close(self) -> None:
        """Let go of what lies in a file."""
        with self._opening:
            if self._opened is not None:
                self._opened.close()
                self._opened = None

    def indices(self, sight: Sight) -> tuple[tuple[Index, ...], float]:
        """Return the indices that answer for what somebody sees, and how much of it they hold, 0.0 to 1.0."""
        rooms = frozenset(sight.view.rooms)
        open_sight = sight if rooms == _OPEN else self._current.sight(_OPEN)
        stale = self._base.sequence != open_sight.sequence
        beside = None if rooms == _OPEN else self._of(rooms)
        if stale or (beside is not None and beside.sequence != sight.sequence):
            if self._is_quick(open_sight):
                self._advance(rooms)
            else:
                self._later(rooms)
        held = (self._base,) if beside is None else (beside, self._base)
        whole = self._base.sequence == open_sight.sequence
        whole = whole and (beside is None or beside.sequence == sight.sequence)
        return held, 1.0 if whole else min(0.99, self._base.size / max(1, count(open_sight)))

    def _is_quick(self, sight: Sight) -> bool:
        """Whether a page can wait until what is open to all is indexed."""
        if abs(count(sight) - self._base.size) > AT_ONCE:
            return False
        return count(sight) <= LOOKED_AT or self._only_decided(_OPEN, self._base, sight)

    def _only_decided(self, rooms: Rooms, index: Index, sight: Sight) -> bool:
        """Whether nothing but decisions came since, that leave all words of reports as they are."""
        if index.sequence <= 0:
            return False
        if rooms in self._grounds:
            return self._grounds[rooms] is sight.ground
        since = (one for one in sight.view.judgements if one.sequence > index.sequence)
        if any(isinstance(one.judgement.decision, StatementCorrected) for one in since):
            return False
        entries = self._current.recorder.entries(index.sequence + 1, sight.sequence)
        return all(entry.kind is EntryKind.JUDGEMENT for entry in entries)

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
        if self._only_decided(rooms, index, sight):
            new = judged(sight, index.sequence)
            index.add(new if without is None else only(new, without), sight.sequence, sight.view.head)
        else:
            every = documents(sight)
            index.advance(every if without is None else only(every, without), sight.sequence, sight.view.head)
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
