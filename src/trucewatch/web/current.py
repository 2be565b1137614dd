"""The record as it stands now: opened once, its views kept in memory and brought up to date when the head moved."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence

from trucewatch.codebook import Codebook
from trucewatch.errors import NotInRecord
from trucewatch.model import Entry
from trucewatch.register import Draft, Recorder, View, last_as_of, read_range
from trucewatch.web.errors import NotThere
from trucewatch.web.rooms import Rooms, permitted
from trucewatch.web.sight import Sight

Change = Callable[[Sight], Iterable[Draft]]
"""Makes the drafts of a decision from what is seen when it is written."""

_PAST_KEPT = 4


class Current:
    """One record, shared by all requests. Other processes may append to it at any time."""

    def __init__(self, recorder: Recorder, codebook: Codebook) -> None:
        self.recorder = recorder
        self.codebook = codebook
        self._now: dict[Rooms, Sight] = {}
        self._past: OrderedDict[tuple[Rooms, int], Sight] = OrderedDict()
        self._advancing = threading.Lock()

    def sight(self, rooms: Rooms) -> Sight:
        """Return what is seen now from these rooms: everything appended before this call is in it."""
        head = self.recorder.head()
        seen = self._now.get(rooms)
        if seen is not None and seen.view.head == head.id:
            return seen
        with self._advancing:
            return self._advanced(rooms)

    def sight_at(self, rooms: Rooms, when: str) -> Sight:
        """Return what was seen as of an entry's number or a moment. Raises NotThere for what is neither."""
        try:
            last = last_as_of(self.recorder, when)
        except NotInRecord as error:
            raise NotThere(str(error)) from error
        with self._advancing:
            kept = self._past.get((rooms, last))
            if kept is None:
                view = View.replay(permitted(read_range(self.recorder, 1, last), rooms))
                kept = self._past[rooms, last] = Sight(view, self.codebook, as_of=when)
            self._past.move_to_end((rooms, last))
            while len(self._past) > _PAST_KEPT:
                self._past.popitem(last=False)
        return Sight(kept.view, self.codebook, as_of=when) if kept.as_of != when else kept

    def append(self, drafts: Sequence[Draft], *, expect_head: str | None = None) -> tuple[Entry, ...]:
        """Append drafts whole or not at all. Raises RegisterConflict where the head is not the one expected."""
        return self.recorder.append(drafts, expect_head=expect_head)

    def close(self) -> None:
        """Let go of the record."""
        self.recorder.close()

    def _advanced(self, rooms: Rooms) -> Sight:
        seen = self._now.get(rooms)
        view = View() if seen is None else seen.view
        further = view.advanced(permitted(read_range(self.recorder, view.sequence + 1), rooms))
        if seen is None or further is not view:
            seen = self._now[rooms] = Sight(further, self.codebook)
        return seen
