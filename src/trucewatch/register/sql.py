"""What the stores in databases have in common: pages of entries, payloads under their hashes, one writer at a time."""

import json
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import islice
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import ColumnElement, Connection, Engine, Select, bindparam, func, select, type_coerce
from sqlalchemy import Row as SqlRow
from sqlalchemy.types import NullType

from trucewatch.errors import RegisterBroken, RegisterConflict, RegisterUnavailable
from trucewatch.model import Entry, EntryKind, Value
from trucewatch.register.canonical import canonical
from trucewatch.register.chain import (
    Clock,
    Head,
    Sealed,
    check_expected,
    clock,
    link,
    moment,
    outside_uses,
    read_entry,
    seal,
)
from trucewatch.register.drafts import erasure_draft
from trucewatch.register.layouts import COLUMNS, FIELDS, MANY, ByHash, Layout, parts
from trucewatch.register.payloads import Draft
from trucewatch.register.recorder import PAGE, Row
from trucewatch.register.schema import ENTRY
from trucewatch.register.vault import MARK, PREFIX, Erasure, Vault

_KINDS = {kind: kind.value for kind in EntryKind}
_PLAIN = attrgetter(*FIELDS[:-2])
_SEQUENCE = FIELDS.index("sequence")
_NEWEST = select(ENTRY.c.sequence, ENTRY.c.id).order_by(ENTRY.c.sequence.desc()).limit(1)
"""The end of the record. Asked for every page that is shown: put together once."""
MOST = 2**62
"""More than the number of any entry."""
_LAST_IN = (
    select(ENTRY.c.sequence)
    .where(
        ENTRY.c.sequence > bindparam("after"),
        ENTRY.c.sequence <= bindparam("last"),
        ENTRY.c.room.in_(bindparam("rooms", expanding=True)),
    )
    .order_by(ENTRY.c.sequence.desc())
    .limit(1)
)
"""The last entry of some rooms. Asked for every page too."""


class Stored(Value, frozen=True, kw_only=True):
    """An entry with its payload as it lies in the store, encrypted or not; None where nothing lies there."""

    entry: Entry
    data: bytes | None


class SqlRecorder(ABC):
    """A `Recorder` over a database. `place` names it in messages and bears no secret."""

    vault: Vault | None
    layout: Layout = ByHash()

    def __init__(
        self,
        place: str,
        engine: Engine,
        *,
        read_only: bool,
        now: Clock = clock,
        keys: Path | None,
        cache: Path | None = None,
    ) -> None:
        self._place = place
        self._engine = engine
        self._reader = engine
        self._read_only = read_only
        self._now = now
        self._keys = keys
        self.cache = cache
        self.vault = None if keys is None else Vault.found(keys)

    @abstractmethod
    def translated(self) -> AbstractContextManager[None]:
        """Raise the register's own error in place of the database's."""

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

    def end(self, connection: Connection) -> Head:
        """Return the end of the record, as this connection sees it."""
        row = connection.execute(_NEWEST).first()
        return Head() if row is None else Head(sequence=row.sequence, id=row.id)

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

    def _opened(self, stored: object, sha256: str) -> object:
        """A payload as it was recorded; None where its key is gone."""
        if not isinstance(stored, bytes) or not stored.startswith(MARK):
            return stored
        return None if self.vault is None else self.vault.decrypted(stored, sha256)

    def head(self) -> Head:
        """Return the end of the record."""
        with self.reading() as connection:
            return self.end(connection)

    def entries(self, first: int = 1, last: int | None = None, kind: EntryKind | None = None) -> Iterator[Entry]:
        """Yield the entries of these sequence numbers, in order; no lock is held between pages."""
        wanted = select(*COLUMNS)
        if kind is not None:
            wanted = wanted.where(ENTRY.c.kind == kind.value)
        if last is not None:
            wanted = wanted.where(ENTRY.c.sequence <= last)
        for row in self._paged(wanted, first, MANY):
            yield read_entry(_fields(row))

    def beginning(self, prefix: str) -> tuple[Entry, ...]:
        """Return the entries whose ids begin so, two of them at most."""
        found: list[SqlRow[Any]] = []
        with self.reading() as connection:
            for wanted in self.layout.beginning(prefix, self.end(connection).sequence):
                found += connection.execute(wanted.limit(2 - len(found))) if len(found) < 2 else ()
        return tuple(read_entry(_fields(row)) for row in found)

    def last_at(self, moment: str) -> int:
        """Return the number of the last entry that was recorded at or before a moment, 0 for none."""
        with self.reading() as connection:
            asked = self.layout.last_at(moment, self.end(connection).sequence)
            return next((found for one in asked if (found := connection.scalar(one))), 0)

    def last_in(self, rooms: Collection[str], after: int, last: int | None = None) -> int:
        """Return the number of the last entry of these rooms after one entry and up to another, 0 for none."""
        asked = {"rooms": sorted(rooms), "after": after, "last": MOST if last is None else last}
        with self.reading() as connection:
            return connection.scalar(_LAST_IN, asked) or 0

    def payloads(self, entries: Sequence[Entry]) -> Mapping[int, bytes]:
        """Return the payloads of these entries by their numbers; a shredded one is absent."""
        found: dict[int, bytes] = {}
        hashes = {entry.sequence: entry.payload_sha256 for entry in entries}
        with self.reading() as connection:
            for part in parts(tuple(hashes)):
                wanted = select(ENTRY.c.sequence, self._data()).join_from(ENTRY, self.layout.table, self.layout.mine)
                for sequence, stored in connection.execute(wanted.where(ENTRY.c.sequence.in_(part))):
                    data = self._opened(stored, hashes[sequence])
                    if isinstance(data, bytes):
                        found[sequence] = data
        return found

    def rows(self) -> Iterator[Row]:
        """Yield everything as it lies in the store."""
        for row in self._paged(self._whole(), 1, PAGE):
            fields = _fields(row)
            yield Row(payload=self._opened(row[-1], str(fields["payload_sha256"])), fields=fields)

    def stored(self, last: int | None = None) -> Iterator[Stored]:
        """Yield the entries up to this one with their payloads as they lie in the store, for a copy of the record."""
        wanted = self._whole() if last is None else self._whole().where(ENTRY.c.sequence <= last)
        for row in self._paged(wanted, 1, PAGE):
            yield Stored(entry=read_entry(_fields(row)), data=row[-1])

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

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read with, and nothing else."""
        with self.translated(), self._reader.connect() as connection:
            yield connection

    def _paged(self, wanted: Select[Any], first: int, size: int) -> Iterator[SqlRow[Any]]:
        while True:
            page = wanted.where(ENTRY.c.sequence >= first).order_by(ENTRY.c.sequence).limit(size)
            with self.reading() as connection:
                rows = connection.execute(page).all()
            yield from rows
            if len(rows) < size:
                return
            following = rows[-1][_SEQUENCE] + 1
            if following <= first:
                raise RegisterBroken(f"the record {self._place} is damaged: its entries do not ascend")
            first = following

    def _data(self) -> ColumnElement[Any]:
        return type_coerce(self.layout.data, NullType()).label("data")

    def _whole(self) -> Select[Any]:
        joined = ENTRY.outerjoin(self.layout.table, self.layout.mine)
        return select(*COLUMNS, self._data()).select_from(joined)

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


def row_of(entry: Entry) -> tuple[object, ...]:
    """Return an entry as a row of the table, in the order of `FIELDS`."""
    uses = canonical(entry.uses).decode() if entry.uses else "[]"
    return (*_PLAIN(entry), _KINDS[entry.kind], uses)


def _fields(row: Sequence[Any]) -> dict[str, Any]:
    fields = dict(zip(FIELDS, row, strict=False))
    return {**fields, "uses": _uses(fields["uses"])}


def _uses(stored: object) -> object:
    """The list that is stored as canonical JSON; whatever else is stored, as it is."""
    try:
        uses = json.loads(stored) if isinstance(stored, str) else stored
    except (ValueError, RecursionError):
        return stored
    return uses if canonical(uses) == str(stored).encode() else stored
