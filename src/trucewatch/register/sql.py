"""What the stores in databases write: entries with their payloads, all or none, one writer at a time."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import islice

from sqlalchemy import Connection, func, select

from trucewatch.errors import RegisterConflict, RegisterUnavailable
from trucewatch.model import Entry
from trucewatch.register.chain import (
    Head,
    Sealed,
    check_expected,
    link,
    moment,
    outside_uses,
    seal,
)
from trucewatch.register.drafts import erasure_draft
from trucewatch.register.payloads import Draft
from trucewatch.register.recorder import PAGE
from trucewatch.register.rows import Stored
from trucewatch.register.schema import ENTRY
from trucewatch.register.sql_reading import SqlReader
from trucewatch.register.vault import MARK, PREFIX, Erasure


class SqlRecorder(SqlReader):
    """A `Recorder` over a database."""

    @abstractmethod
    def locked(self) -> AbstractContextManager[Connection]:
        """A transaction in which nobody else can append, and which is on the disk when it is left."""

    @abstractmethod
    def insert(self, connection: Connection, entries: Sequence[Entry], payloads: Mapping[str, bytes]) -> None:
        """Put in the next entries, and their payloads by hash: those that are given and not there yet."""

    @abstractmethod
    def faults(self) -> Iterator[str]:
        """Yield a sentence for each thing wrong with the store itself, beside its entries."""

    @abstractmethod
    def guarded(self) -> None:
        """Raise RegisterBroken where what keeps the record from being changed is not as it was made."""

    def writable(self) -> None:
        """Raise RegisterUnavailable where nothing can be appended here any more."""
        if self._read_only:
            raise RegisterUnavailable(f"the record {self._place} was opened to be read only")

    def append(self, drafts: Sequence[Draft], *, expect_head: str | None = None) -> tuple[Entry, ...]:
        """Write all drafts or none, in one transaction that is on the disk when this returns."""
        sealed = seal(drafts, erasable=self.vault is not None)
        self.writable()
        with self.translated(), self.locked() as connection:
            head = self.end(connection)
            check_expected(head, expect_head)
            self._check_uses(connection, outside_uses(drafts), head)
            entries = link(sealed, head, moment(self._now()))
            self.insert(connection, entries, self._encrypted(sealed))
        return entries

    def append_erasure(self, erasure: Erasure, *, files: int = 0) -> Entry:
        """Record an erasure, naming every entry under its keys, which are retired, so that no more can come, and how
        many files beside the record go with them."""
        if self.vault is None:
            raise RegisterUnavailable(f"the record {self._place} has no keys that could be destroyed")
        ids = self.vault.ids_of(erasure)
        self.writable()
        with self.translated(), self.locked() as connection:
            found = [sequence for sequence, key in self._keyed(connection) if key in ids]
            sealed = seal([erasure_draft(erasure.subject, found, ground=erasure.ground, by=erasure.by, files=files)])
            (entry,) = link(sealed, self.end(connection), moment(self._now()))
            self.insert(connection, [entry], self._encrypted(sealed))
        return entry

    def _encrypted(self, sealed: Sequence[Sealed]) -> dict[str, bytes]:
        """The payloads as they are stored, by their hash. The keys are asked for while the record is locked."""
        subjects = [one.subject for one in sealed if one.subject is not None]
        if self.vault is None or not subjects:
            return {one.sha256: one.data for one in sealed}
        vault, keys = self.vault, self.vault.keys_for(subjects)
        stored = {}
        for one in sealed:
            key = keys.get(one.subject or "")
            stored[one.sha256] = one.data if key is None else vault.encrypted(key, one.data, one.sha256)
        return stored

    def take(self, stored: Iterator[Stored]) -> None:
        """Take over all entries of another record, in one transaction. Raises RegisterUnavailable if there are any."""
        self.writable()
        with self.translated(), self.locked() as connection:
            if self.end(connection) != Head():
                raise RegisterUnavailable(f"there are entries in {self._place} already, and nothing is overwritten")
            while page := tuple(islice(stored, PAGE)):
                payloads = {one.entry.payload_sha256: one.data for one in page if one.data is not None}
                if self.vault is None and any(data.startswith(MARK) for data in payloads.values()):
                    raise RegisterUnavailable(f"the record has keys, and {self._place} was made without")
                self.insert(connection, [one.entry for one in page], payloads)

    def _keyed(self, connection: Connection) -> list[tuple[int, bytes]]:
        """The numbers of the entries with encrypted payloads, and the ids of their keys."""
        start = func.substr(self.layout.data, 1, PREFIX)
        wanted = select(ENTRY.c.sequence, start).join_from(ENTRY, self.layout.table, self.layout.mine)
        rows = connection.execute(wanted.order_by(ENTRY.c.sequence))
        return [(sequence, bytes(found[len(MARK) :])) for sequence, found in rows if bytes(found[:1]) == MARK]

    def _check_uses(self, connection: Connection, uses: Sequence[str], head: Head) -> None:
        wanted = tuple(use for use in uses if use != head.id)
        if wanted and self.layout.known(connection, wanted, head.sequence) != len(wanted):
            raise RegisterConflict("a draft uses an entry that is not in the record; nothing was written")
