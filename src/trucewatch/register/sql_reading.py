"""What the stores in databases read: pages of entries, the last of them, and payloads under their hashes."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import ColumnElement, Connection, Engine, Select, bindparam, select, type_coerce
from sqlalchemy import Row as SqlRow
from sqlalchemy.types import NullType

from trucewatch.errors import RegisterBroken
from trucewatch.model import Entry, EntryKind
from trucewatch.register.chain import Clock, Head, clock
from trucewatch.register.layouts import COLUMNS, MANY, ByHash, Layout, parts
from trucewatch.register.recorder import PAGE, Row
from trucewatch.register.rows import Stored, entry_of, fields_of, number_of
from trucewatch.register.schema import ENTRY
from trucewatch.register.vault import MARK, Vault

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


class SqlReader(ABC):
    """The reading half of a `Recorder` over a database. `place` names it in messages and bears no secret."""

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

    def end(self, connection: Connection) -> Head:
        """Return the end of the record, as this connection sees it."""
        row = connection.execute(_NEWEST).first()
        return Head() if row is None else Head(sequence=row.sequence, id=row.id)

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
            yield entry_of(row)

    def beginning(self, prefix: str) -> tuple[Entry, ...]:
        """Return the entries whose ids begin so, two of them at most."""
        found: list[SqlRow[Any]] = []
        with self.reading() as connection:
            for wanted in self.layout.beginning(prefix, self.end(connection).sequence):
                found += connection.execute(wanted.limit(2 - len(found))) if len(found) < 2 else ()
        return tuple(entry_of(row) for row in found)

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
            fields = fields_of(row)
            yield Row(payload=self._opened(row[-1], str(fields["payload_sha256"])), fields=fields)

    def stored(self, last: int | None = None) -> Iterator[Stored]:
        """Yield the entries up to this one with their payloads as they lie in the store, for a copy of the record."""
        wanted = self._whole() if last is None else self._whole().where(ENTRY.c.sequence <= last)
        for row in self._paged(wanted, 1, PAGE):
            yield Stored(entry=entry_of(row), data=row[-1])

    def _opened(self, stored: object, sha256: str) -> object:
        """A payload as it was recorded; None where its key is gone."""
        if not isinstance(stored, bytes) or not stored.startswith(MARK):
            return stored
        return None if self.vault is None else self.vault.decrypted(stored, sha256)

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
            following = number_of(rows[-1]) + 1
            if following <= first:
                raise RegisterBroken(f"the record {self._place} is damaged: its entries do not ascend")
            first = following

    def _data(self) -> ColumnElement[Any]:
        return type_coerce(self.layout.data, NullType()).label("data")

    def _whole(self) -> Select[Any]:
        joined = ENTRY.outerjoin(self.layout.table, self.layout.mine)
        return select(*COLUMNS, self._data()).select_from(joined)
