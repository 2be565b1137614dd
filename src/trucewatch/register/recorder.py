"""What every store of the register can do: append and read. There is no update and no delete to call."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from trucewatch.model import Entry, EntryKind, Value
from trucewatch.register.chain import Head, Recorded
from trucewatch.register.payloads import Draft

if TYPE_CHECKING:
    from trucewatch.register.vault import Vault

PAGE = 64
"""How many entries are read with their payloads at a time."""


class Row(Value, frozen=True, kw_only=True):
    """An entry as it lies in the store, whatever lies there: its fields by name, and its payload."""

    fields: Mapping[str, object]
    payload: object


class Recorder(Protocol):
    """A store of one record. Safe to be used by several writers at once: batches never interleave."""

    @property
    def cache(self) -> Path | None:
        """The file in which a snapshot may be kept, if there is one."""

    @property
    def vault(self) -> "Vault | None":
        """The keys of the payloads, where reports can be erased."""

    def append(self, drafts: Sequence[Draft], *, expect_head: str | None = None) -> tuple[Entry, ...]:
        """Write all drafts as the next entries, or none of them, and return the entries.

        They follow whatever head the record has; with `expect_head` (an id) only that one. Raises
        RegisterConflict where the head is another, where another writer holds the record too long, or where a
        draft uses an entry that is not there; RegisterUnavailable where the store cannot be written.
        """

    def head(self) -> Head:
        """Return the end of the record."""

    def entries(self, first: int = 1, last: int | None = None, kind: EntryKind | None = None) -> Iterator[Entry]:
        """Yield the entries of these sequence numbers, both included, in order; with `kind` only those.

        Raises RegisterBroken.
        """

    def beginning(self, prefix: str) -> tuple[Entry, ...]:
        """Return the entries whose ids begin so, two of them at most: one is meant, or it is not clear which."""

    def last_at(self, moment: str) -> int:
        """Return the number of the last entry that was recorded at or before a moment, 0 for none."""

    def last_in(self, rooms: Collection[str], after: int, last: int | None = None) -> int:
        """Return the number of the last entry of these rooms after one entry and up to another, 0 for none.

        What other rooms hold is passed over where it lies: nothing of it is read.
        """

    def payloads(self, entries: Sequence[Entry]) -> Mapping[int, bytes]:
        """Return the payloads of these entries by their numbers; a shredded one is absent."""

    def rows(self) -> Iterator[Row]:
        """Yield everything as it lies in the store, without judging it: what `check` looks at."""

    def faults(self) -> Iterator[str]:
        """Yield a sentence for each thing wrong with the store itself, beside its entries."""

    def close(self) -> None:
        """Let go of the store."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def read_range(recorder: Recorder, first: int = 1, last: int | None = None) -> Iterator[Recorded]:
    """Yield the entries of these sequence numbers with their payloads, a page in memory at a time."""
    page: list[Entry] = []
    for entry in recorder.entries(first, last):
        page.append(entry)
        if len(page) == PAGE or entry.kind is EntryKind.READING_PART:  # a part is as much as many short readings
            yield from _with_payloads(recorder, page)
            page = []
    yield from _with_payloads(recorder, page)


def _with_payloads(recorder: Recorder, page: Sequence[Entry]) -> Iterator[Recorded]:
    if not page:
        return
    payloads = recorder.payloads(page)
    for entry in page:
        yield Recorded(entry=entry, payload=payloads.get(entry.sequence))
