"""A record in one SQLite file: write-ahead log, every commit forced to the disk, one writer at a time."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, Select, insert, select, type_coerce
from sqlalchemy import Row as SqlRow
from sqlalchemy.types import NullType

from trucewatch.errors import RegisterBroken, RegisterConflict, RegisterUnavailable
from trucewatch.model import Entry
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
from trucewatch.register.guards import TRIGGERS
from trucewatch.register.payloads import Draft
from trucewatch.register.recorder import PAGE, Row
from trucewatch.register.schema import ENTRY, METADATA, PAYLOAD
from trucewatch.register.sqlite_errors import translated
from trucewatch.register.sqlite_file import identity, stored_triggers

_MANY = 500

_FIELDS = Entry.__struct_fields__
_COLUMNS = tuple(ENTRY.c[name] for name in _FIELDS)
_SEQUENCE = _FIELDS.index("sequence")


class SqliteRecorder:
    """A `Recorder` over a file that `open_record` has found to be a record."""

    def __init__(self, path: Path, engine: Engine, *, read_only: bool, now: Clock = clock) -> None:
        self._path = path
        self._engine = engine
        self._read_only = read_only
        self._now = now
        self._identity = identity(path)

    def append(self, drafts: Sequence[Draft], *, expect_head: str | None = None) -> tuple[Entry, ...]:
        """Write all drafts or none, in one transaction that is on the disk when this returns."""
        if self._read_only:
            raise RegisterUnavailable(f"the record {self._path} was opened to be read only")
        sealed = seal(drafts)
        if identity(self._path) != self._identity:
            raise RegisterUnavailable(f"the record {self._path} has vanished: another file has its name")
        writer = self._engine.connect
        with translated(self._path), writer().execution_options(write=True) as connection, connection.begin():
            head = _head(connection)
            check_expected(head, expect_head)
            _check_uses(connection, outside_uses(drafts))
            entries = link(sealed, head, moment(self._now()))
            _insert(connection, entries, sealed)
        return entries

    def head(self) -> Head:
        """Return the end of the record."""
        with self._reading() as connection:
            return _head(connection)

    def entries(self, first: int = 1, last: int | None = None) -> Iterator[Entry]:
        """Yield the entries of these sequence numbers, in order; no lock is held between pages."""
        wanted = select(*_COLUMNS)
        if last is not None:
            wanted = wanted.where(ENTRY.c.sequence <= last)
        for row in self._paged(wanted, first, _MANY):
            yield read_entry(_fields(row))

    def payloads(self, hashes: Sequence[str]) -> Mapping[str, bytes]:
        """Return the payloads under these hashes; a shredded one is absent."""
        found: dict[str, bytes] = {}
        with self._reading() as connection:
            for part in _parts(hashes):
                wanted = select(PAYLOAD.c.sha256, PAYLOAD.c.data).where(PAYLOAD.c.sha256.in_(part))
                found.update((sha256, data) for sha256, data in connection.execute(wanted))
        return found

    def rows(self) -> Iterator[Row]:
        """Yield everything as it lies in the file."""
        data = type_coerce(PAYLOAD.c.data, NullType()).label("data")
        joined = ENTRY.outerjoin(PAYLOAD, PAYLOAD.c.sha256 == ENTRY.c.payload_sha256)
        for row in self._paged(select(*_COLUMNS, data).select_from(joined), 1, PAGE):
            yield Row(payload=row[-1], fields=_fields(row))

    def faults(self) -> Iterator[str]:
        """Yield what is wrong with the file: guards gone or changed, tables changed, pages damaged."""
        try:
            with self._reading() as connection:
                yield from _guard_faults(connection)
                yield from _table_faults(connection)
                for (found,) in connection.exec_driver_sql("PRAGMA integrity_check(3)"):
                    if found != "ok":
                        yield f"the file is damaged: {found}"
        except (RegisterBroken, RegisterUnavailable) as error:
            yield str(error)

    def guarded(self) -> None:
        """Raise RegisterBroken where the triggers that keep the record are not as they were made."""
        with self._reading() as connection:
            for fault in _guard_faults(connection):
                raise RegisterBroken(f"the record {self._path} is not safe to write to: {fault}; check it")

    def copy_into(self, into: sqlite3.Connection) -> None:
        """Copy the file as it stands at one moment, while others write to it."""
        with self._reading() as connection:
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)  # noqa: S101 - for the type only
            driver.backup(into)

    def close(self) -> None:
        """Close the file; the last to do so folds the write-ahead log into it."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with translated(self._path), self._engine.connect() as connection:
            yield connection

    def _paged(self, wanted: Select[Any], first: int, size: int) -> Iterator[SqlRow[Any]]:
        while True:
            page = wanted.where(ENTRY.c.sequence >= first).order_by(ENTRY.c.sequence).limit(size)
            with self._reading() as connection:
                rows = connection.execute(page).all()
            yield from rows
            if len(rows) < size:
                return
            following = rows[-1][_SEQUENCE] + 1
            if following <= first:
                raise RegisterBroken(f"the record {self._path} is damaged: its entries do not ascend")
            first = following


def _head(connection: Connection) -> Head:
    newest = select(ENTRY.c.sequence, ENTRY.c.id).order_by(ENTRY.c.sequence.desc()).limit(1)
    row = connection.execute(newest).first()
    return Head() if row is None else Head(sequence=row.sequence, id=row.id)


def _check_uses(connection: Connection, uses: Sequence[str]) -> None:
    for part in _parts(uses):
        found = connection.execute(select(ENTRY.c.id).where(ENTRY.c.id.in_(part))).all()
        if len(found) != len(part):
            raise RegisterConflict("a draft uses an entry that is not in the record; nothing was written")


def _insert(connection: Connection, entries: Sequence[Entry], sealed: Sequence[Sealed]) -> None:
    payloads = {one.sha256: one.data for one in sealed}
    for part in _parts(tuple(payloads)):
        known = select(PAYLOAD.c.sha256).where(PAYLOAD.c.sha256.in_(part))
        for (sha256,) in connection.execute(known):
            del payloads[sha256]
    if payloads:
        rows = [{"sha256": sha256, "data": data} for sha256, data in payloads.items()]
        connection.execute(insert(PAYLOAD), rows)
    if entries:
        connection.execute(insert(ENTRY), [_row(entry) for entry in entries])


def _fields(row: Sequence[Any]) -> dict[str, Any]:
    fields = dict(zip(_FIELDS, row, strict=False))
    return {**fields, "uses": _uses(fields["uses"])}


def _row(entry: Entry) -> dict[str, object]:
    fields = {name: getattr(entry, name) for name in _FIELDS}
    return {**fields, "kind": str(entry.kind), "uses": canonical(entry.uses).decode()}


def _uses(stored: object) -> object:
    """The list that is stored as canonical JSON; whatever else is stored, as it is."""
    try:
        uses = json.loads(stored) if isinstance(stored, str) else stored
    except (ValueError, RecursionError):
        return stored
    return uses if canonical(uses) == str(stored).encode() else stored


def _guard_faults(connection: Connection) -> Iterator[str]:
    found = stored_triggers(connection)
    for name in (*TRIGGERS, *(name for name in found if name not in TRIGGERS)):
        if name not in found:
            yield f"the guard {name} was removed"
        elif name not in TRIGGERS:
            yield f"a trigger {name} was added"
        elif found[name] != TRIGGERS[name]:
            yield f"the guard {name} was changed"


def _table_faults(connection: Connection) -> Iterator[str]:
    for table in METADATA.sorted_tables:
        listed = connection.exec_driver_sql(f"PRAGMA table_xinfo({table.name})")
        if [row[1] for row in listed] != [column.name for column in table.columns]:
            yield f"the table {table.name} was changed"


def _parts(names: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(names), _MANY):
        yield names[start : start + _MANY]
