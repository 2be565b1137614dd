"""A record in one SQLite file: write-ahead log, every commit forced to the disk, one writer at a time."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, Select, func, insert, select, type_coerce
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
from trucewatch.register.drafts import erasure_draft
from trucewatch.register.guards import TRIGGERS
from trucewatch.register.payloads import Draft
from trucewatch.register.recorder import PAGE, Row
from trucewatch.register.schema import ENTRY, METADATA, PAYLOAD
from trucewatch.register.sqlite_errors import translated
from trucewatch.register.sqlite_file import identity, stored_triggers
from trucewatch.register.vault import MARK, PREFIX, Erasure, Vault, vault_of

_MANY = 500

_FIELDS = Entry.__struct_fields__
_COLUMNS = tuple(ENTRY.c[name] for name in _FIELDS)
_SEQUENCE = _FIELDS.index("sequence")


class SqliteRecorder:
    """A `Recorder` over a file that `open_record` has found to be a record."""

    def __init__(
        self, path: Path, engine: Engine, *, read_only: bool, now: Clock = clock, keys: Path | None = None
    ) -> None:
        self._path = path
        self._engine = engine
        self._read_only = read_only
        self._now = now
        self._identity = identity(path)
        self._keys = keys or vault_of(path)
        self.vault = Vault.found(self._keys)

    def make_erasable(self) -> None:
        """See that what is appended can be erased. Raises RegisterUnavailable where there are entries that cannot."""
        if self.vault is None:
            if self.head().sequence:
                raise RegisterUnavailable(
                    f"the record {self._path} was begun without keys, so reports cannot be erased from it; read them "
                    "into a new one"
                )
            self.vault = Vault.make(self._keys)

    def append(self, drafts: Sequence[Draft], *, expect_head: str | None = None) -> tuple[Entry, ...]:
        """Write all drafts or none, in one transaction that is on the disk when this returns."""
        if self._read_only:
            raise RegisterUnavailable(f"the record {self._path} was opened to be read only")
        sealed = seal(drafts, erasable=self.vault is not None)
        if identity(self._path) != self._identity:
            raise RegisterUnavailable(f"the record {self._path} has vanished: another file has its name")
        writer = self._engine.connect
        with translated(self._path), writer().execution_options(write=True) as connection, connection.begin():
            head = _head(connection)
            check_expected(head, expect_head)
            _check_uses(connection, outside_uses(drafts))
            entries = link(sealed, head, moment(self._now()))
            _insert(connection, entries, self._stored(sealed))
        return entries

    def append_erasure(self, erasure: Erasure) -> Entry:
        """Record an erasure, naming every entry under its keys, which are retired, so that no more can come."""
        if self.vault is None:
            raise RegisterUnavailable(f"the record {self._path} has no keys that could be destroyed")
        ids = self.vault.ids_of(erasure)
        writer = self._engine.connect
        with translated(self._path), writer().execution_options(write=True) as connection, connection.begin():
            found = [sequence for sequence, key in _keyed(connection) if key in ids]
            sealed = seal([erasure_draft(erasure.subject, found, ground=erasure.ground, by=erasure.by)])
            (entry,) = link(sealed, _head(connection), moment(self._now()))
            _insert(connection, [entry], self._stored(sealed))
        return entry

    def _stored(self, sealed: Sequence[Sealed]) -> dict[str, bytes]:
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
                for sha256, stored in connection.execute(wanted):
                    data = self._opened(stored, sha256)
                    if isinstance(data, bytes):
                        found[sha256] = data
        return found

    def rows(self) -> Iterator[Row]:
        """Yield everything as it lies in the file."""
        data = type_coerce(PAYLOAD.c.data, NullType()).label("data")
        joined = ENTRY.outerjoin(PAYLOAD, PAYLOAD.c.sha256 == ENTRY.c.payload_sha256)
        for row in self._paged(select(*_COLUMNS, data).select_from(joined), 1, PAGE):
            fields = _fields(row)
            yield Row(payload=self._opened(row[-1], str(fields["payload_sha256"])), fields=fields)

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


def _keyed(connection: Connection) -> list[tuple[int, bytes]]:
    """The numbers of the entries with encrypted payloads, and the ids of their keys."""
    start = func.substr(PAYLOAD.c.data, 1, PREFIX)
    wanted = select(ENTRY.c.sequence, start).join(PAYLOAD, PAYLOAD.c.sha256 == ENTRY.c.payload_sha256)
    rows = connection.execute(wanted.order_by(ENTRY.c.sequence))
    return [(sequence, bytes(found[len(MARK) :])) for sequence, found in rows if bytes(found[:1]) == MARK]


def _insert(connection: Connection, entries: Sequence[Entry], payloads: dict[str, bytes]) -> None:
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
