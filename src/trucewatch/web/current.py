"""The record as it stands now: opened once, its view kept in memory and brought up to date when the head moved."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence

from trucewatch.codebook import Codebook
from trucewatch.errors import NotInRecord
from trucewatch.model import Entry
from trucewatch.register import Draft, Recorder, View, last_as_of, read_range
from trucewatch.register.deciding import decide
from trucewatch.web.errors import NotThere
from trucewatch.web.histories import Histories
from trucewatch.web.sight import Sight

Rooms = frozenset[str]

Change = Callable[[View], Draft | Sequence[Draft]]
"""Makes the drafts of a decision from the view that they are written on top of."""

_PAST_KEPT = 4


class Current:
    """One record, shared by all requests. Other processes may append to it at any time."""

    def __init__(self, recorder: Recorder, codebook: Codebook) -> None:
        self.recorder = recorder
        self.codebook = codebook
        self.histories = Histories(recorder)
        self._view = View()
        self._last_of: dict[str, int] = {}
        self._seen: dict[Rooms, Sight] = {}
        self._before: dict[Rooms, Sight] = {}
        self._past: OrderedDict[tuple[Rooms, int], View] = OrderedDict()
        self._advancing = threading.Lock()

    def sight(self, rooms: Rooms) -> Sight:
        """Return what is seen now from these rooms: everything appended before this call is in it."""
        head = self.recorder.head()
        seen = self._seen.get(rooms)
        if seen is not None and seen.view.head == head.id:
            return seen
        with self._advancing:
            self._put(self._view.advanced(read_range(self.recorder, self._view.sequence + 1)))
            return self._sight(rooms)

    def sight_at(self, rooms: Rooms, when: str) -> Sight:
        """Return what was seen as of an entry's number or a moment. Raises NotThere for what is neither."""
        newest = self.sight(rooms).sequence
        try:
            last = last_as_of(self.recorder, when)
        except NotInRecord as error:
            raise NotThere(str(error)) from error
        if when.isdigit() and last > newest:
            raise NotThere("no entry of this number is seen")
        with self._advancing:
            view = self._past.get((rooms, last))
            if view is None:
                view = View.replay(read_range(self.recorder, 1, last)).seen_by(rooms)
                self._past[rooms, last] = view
            self._past.move_to_end((rooms, last))
            while len(self._past) > _PAST_KEPT:
                self._past.popitem(last=False)
        return Sight(view, self.codebook, min(last, newest), as_of=when)

    def decide(self, make: Change) -> tuple[Entry, ...]:
        """Append what `make` drafts, whole or not at all, on top of all that others appended before.

        Raises RegisterConflict where others append too often, RegisterUnavailable where nothing can be written, and
        whatever `make` raises; then nothing was written.
        """
        with self._advancing:
            view, entries = decide(self.recorder, self._view, make)
            self._put(view)
        return entries

    def close(self) -> None:
        """Let go of the record."""
        self.recorder.close()

    def _put(self, view: View) -> None:
        if view.erased != self._view.erased:
            # what was erased is still in the view that was advanced: only the record knows what is gone
            view = View.replay(read_range(self.recorder, 1, view.sequence))
            self._past.clear()
            self.histories.forget()
        if view is not self._view:
            for entry in self.recorder.entries(self._view.sequence + 1, view.sequence):
                self._last_of[entry.room] = entry.sequence
            self._view = view
            self._before = {**self._before, **self._seen}
            self._seen = {}

    def _sight(self, rooms: Rooms) -> Sight:
        seen = self._seen.get(rooms)
        if seen is None:
            before = self._before.get(rooms)
            last = max((self._last_of.get(room, 0) for room in rooms), default=0)
            seen = self._seen[rooms] = Sight(self._view.seen_by(rooms), self.codebook, last, before=before)
        return seen
