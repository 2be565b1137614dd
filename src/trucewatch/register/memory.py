"""A record in memory: for tests, and for runs that keep nothing."""

from collections.abc import Iterator, Mapping, Sequence
from threading import Lock
from types import TracebackType
from typing import Self

import msgspec

from trucewatch.errors import RegisterConflict
from trucewatch.model import Entry
from trucewatch.register.chain import Clock, Head, check_expected, clock, link, moment, outside_uses, seal
from trucewatch.register.payloads import Draft
from trucewatch.register.recorder import Row


class MemoryRecorder:
    """A `Recorder` whose entries end with the process."""

    def __init__(self, now: Clock = clock) -> None:
        self._now = now
        self._lock = Lock()
        self._entries: list[Entry] = []
        self._ids: set[str] = set()
        self._payloads: dict[str, bytes] = {}

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

    def entries(self, first: int = 1, last: int | None = None) -> Iterator[Entry]:
        """Yield the entries of these sequence numbers, as many as there were when the reading began."""
        yield from self._entries[max(first, 1) - 1 : None if last is None else max(last, 0)]

    def payloads(self, hashes: Sequence[str]) -> Mapping[str, bytes]:
        """Return the payloads under these hashes."""
        return {found: self._payloads[found] for found in hashes if found in self._payloads}

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
