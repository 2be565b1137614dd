"""A record in memory: for tests, and for runs that keep nothing."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Self

import msgspec

from trucewatch.errors import RegisterConflict
from trucewatch.model import Entry, EntryKind
from trucewatch.register.chain import Clock, Head, check_expected, clock, link, moment, outside_uses, seal
from trucewatch.register.payloads import Draft
from trucewatch.register.recorder import Row

if TYPE_CHECKING:
    from trucewatch.register.vault import Vault


class MemoryRecorder:
    """A `Recorder` whose entries end with the process."""

    def __init__(self, now: Clock = clock) -> None:
        self._now = now
        self._lock = Lock()
        self._entries: list[Entry] = []
        self._ids: set[str] = set()
        self._payloads: dict[str, bytes] = {}
        self.cache: Path | None = None
        self.vault: Vault | None = None

    def append(self, drafts: Sequence[Draft], *, expect_head: str | None = None) -> tuple[Entry, ...]:
        """Write all drafts or none."""
        sealed = seal(drafts)
        with self._lock:
            head = self.head()
            check_expected(head, expect_head)
            if not self._ids.issuperset(outside_uses(drafts)):
                raise RegisterConflict("a draft uses an entry that is not in the record; nothing was written")
            entries = link(sealed, head, moment(self._now()))
            for one in sealed:
                self._payloads.setdefault(one.sha256, one.data)
            self._ids.update(entry.id for entry in entries)
            self._entries.extend(entries)
        return entries

    def head(self) -> Head:
        """Return the end of the record."""
        if not self._entries:
            return Head()
        return Head(sequence=self._entries[-1].sequence, id=self._entries[-1].id)

    def entries(self, first: int = 1, last: int | None = None, kind: EntryKind | None = None) -> Iterator[Entry]:
        """Yield the entries of these sequence numbers, as many as there were when the reading began."""
        found = self._entries[max(first, 1) - 1 : None if last is None else max(last, 0)]
        yield from found if kind is None else [entry for entry in found if entry.kind is kind]

    def beginning(self, prefix: str) -> tuple[Entry, ...]:
        """Return the entries whose ids begin so, two of them at most."""
        return tuple(islice((entry for entry in self._entries if entry.id.startswith(prefix)), 2))

    def last_at(self, moment: str) -> int:
        """Return the number of the last entry that was recorded at or before a moment, 0 for none."""
        return max((entry.sequence for entry in self._entries if entry.recorded <= moment), default=0)

    def last_in(self, rooms: Collection[str], after: int, last: int | None = None) -> int:
        """Return the number of the last entry of these rooms after one entry and up to another, 0 for none."""
        asked = reversed(self._entries[after:last])
        return next((entry.sequence for entry in asked if entry.room in rooms), 0)

    def payloads(self, entries: Sequence[Entry]) -> Mapping[int, bytes]:
        """Return the payloads of these entries by their numbers."""
        found = ((entry.sequence, self._payloads.get(entry.payload_sha256)) for entry in entries)
        return {sequence: data for sequence, data in found if data is not None}

    def rows(self) -> Iterator[Row]:
        """Yield every entry with its payload."""
        for entry in tuple(self._entries):
            fields = {**msgspec.to_builtins(entry), "uses": list(entry.uses)}
            yield Row(fields=fields, payload=self._payloads.get(entry.payload_sha256))

    def faults(self) -> Iterator[str]:
        """Yield nothing: there is no store that could be at fault."""
        yield from ()

    def close(self) -> None:
        """Do nothing: the record lives as long as this object."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
