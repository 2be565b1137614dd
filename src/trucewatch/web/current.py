"""The record as it stands now: opened once, its view kept in memory and brought up to date when the head moved."""

import gc
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from trucewatch.codebook import Codebook
from trucewatch.errors import NotInRecord
from trucewatch.model import Entry, EntryKind
from trucewatch.register import Draft, Recorder, View, last_as_of, read_range, view_as_of
from trucewatch.register.access import note_look, sensitive
from trucewatch.register.chain import Recorded, clock
from trucewatch.register.deciding import decide
from trucewatch.register.payloads import ROOM
from trucewatch.web.errors import NotThere
from trucewatch.web.histories import Histories
from trucewatch.web.sight import Sight

Rooms = frozenset[str]

Change = Callable[[View], Draft | Sequence[Draft]]
"""Makes the drafts of a decision from the view that they are written on top of."""

_PAST_KEPT = 4
_YOUNG = 1


class Current:
    """One record, shared by all requests. Other processes may append to it at any time."""

    def __init__(self, recorder: Recorder, codebook: Codebook) -> None:
        self.recorder = recorder
        self.codebook = codebook
        self.histories = Histories(recorder)
        self._view = View()
        self._seen: dict[Rooms, Sight] = {}
        self._before: dict[Rooms, Sight] = {}
        self._views: dict[Rooms, View] = {}
        self._past: OrderedDict[tuple[Rooms, int], Sight] = OrderedDict()
        self._looked: set[tuple[str, str, date]] = set()
        self._noting = threading.Lock()
        self._advancing = threading.Lock()
        self._looking_back = threading.Lock()

    def sight(self, rooms: Rooms) -> Sight:
        """Return what is seen now from these rooms: everything appended before this call is in it."""
        view, seen = self._view, self._seen.get(rooms)  # in this order: `_put` sets them the other way round
        came = not view.sequence or self._came(rooms, view)
        if seen is not None and not came:
            return seen
        with self._advancing:
            if came:
                self._put(self._advanced())
            return self._sight(rooms)

    def follow(self) -> None:
        """Read what came since, where it is people's decisions or in rooms alone: no request waits for it then.

        What else came makes all be worked out anew for everybody, so it waits until somebody asks.
        Raises RegisterBroken, RegisterUnavailable.
        """
        view = self._view
        if not view.sequence or view.head == self.recorder.head().id:
            return
        came = self.recorder.entries(view.sequence + 1)
        if any(entry.room == ROOM and entry.kind is not EntryKind.JUDGEMENT for entry in came):
            return
        with self._advancing:
            self._put(self._advanced(softly=True))
        gc.collect(_YOUNG)  # or the next request looks through what was made here: some tenths of a millisecond

    def sight_at(self, rooms: Rooms, when: str) -> Sight:
        """Return what was seen as of an entry's number or a moment. Raises NotThere for what is neither."""
        now = self.sight(rooms)
        try:
            last = last_as_of(self.recorder, when)
        except NotInRecord as error:
            raise NotThere(str(error)) from error
        if last > now.sequence and when.isdigit():
            raise NotThere("no entry of this number is seen")
        if last >= now.sequence:
            return now.at(when)
        last = self.recorder.last_in({ROOM, *rooms}, 0, last)  # what came between is nothing, and takes no time
        with self._looking_back:
            found = self._past.get((rooms, last))
            if found is None:
                view = view_as_of(self.recorder, str(last)).seen_by(rooms).shown()
                found = self._past[rooms, last] = Sight(view, self.codebook, view.sequence)
            self._past.move_to_end((rooms, last))
            while len(self._past) > _PAST_KEPT:
                self._past.popitem(last=False)
        return found.at(when)

    def looked(self, by: str, part: str) -> None:
        """Record that somebody looks at a part of the record, where reports can be erased from it: once a day."""
        key = (by, part, clock().date())
        if key not in self._looked and sensitive(self.recorder):
            with self._noting:  # not `_advancing`: a decision that is being made may look too
                note_look(self.recorder, by=by, part=f"page {part}")
            self._looked.add(key)

    def decide(self, make: Change) -> tuple[Entry, ...]:
        """Append what `make` drafts, whole or not at all, on top of all that others appended before.

        Raises RegisterConflict where others append too often, RegisterUnavailable where nothing can be written, and
        whatever `make` raises; then nothing was written.
        """
        with self._advancing:
            view, entries = decide(self.recorder, self._advanced(), make)
            self._put(view)
        return entries

    def moved(self, recorder: Recorder) -> "Current":
        """Go on with another connection to the same record: in a process that was forked after the record was read."""
        self.recorder = recorder
        self.histories.moved(recorder)
        return self

    def close(self) -> None:
        """Let go of the record."""
        self.recorder.close()

    def _came(self, rooms: Rooms, view: View) -> bool:
        """Whether anything came after a view that is seen from these rooms: of other rooms nothing is read."""
        return self.recorder.last_in({ROOM, *rooms}, view.sequence) > 0

    def _advanced(self, *, softly: bool = False) -> View:
        """Return the view of all there is; `softly` lets others work between one entry and the next."""
        if not self._view.sequence:
            return view_as_of(self.recorder)  # from the snapshot beside it, where there is one
        came = read_range(self.recorder, self._view.sequence + 1)
        return self._view.advanced(_yielding(came) if softly else came)

    def _put(self, view: View) -> None:
        if view.erased != self._view.erased:
            # what was erased is still in the view that was advanced: only the record knows what is gone
            view = View.replay(read_range(self.recorder, 1, view.sequence))
            for kept in (self._past, self._views, self._before, self._seen):
                kept.clear()
            self.histories.forget()
        if view is self._view:
            return
        old = self._view.ledger.lasts
        self._before = {**self._before, **self._seen}
        moved = {room for room, last in view.ledger.lasts.items() if old.get(room) != last}
        # what happens in a room changes nothing for those outside, not even how long a page takes
        self._seen = {rooms: sight for rooms, sight in self._seen.items() if moved.isdisjoint({*rooms, ROOM})}
        self._view = view

    def _sight(self, rooms: Rooms) -> Sight:
        seen = self._seen.get(rooms)
        if seen is None:
            before = self._views.get(rooms)
            held = self._view.seen_by(rooms) if before is None else before.after(self._view.ledger)
            self._views[rooms] = held
            view = held.shown()
            seen = self._seen[rooms] = Sight(view, self.codebook, view.sequence, before=self._before.get(rooms))
        return seen


def _yielding(came: Iterable[Recorded]) -> Iterator[Recorded]:
    for one in came:
        yield one
        time.sleep(0)
