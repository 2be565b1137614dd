"""A record in one SQLite file: write-ahead log, every commit forced to the disk, one writer at a time."""

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine

from trucewatch.errors import RegisterBroken, RegisterUnavailable
from trucewatch.model import Entry
from trucewatch.register.addresses import snapshot_of
from trucewatch.register.chain import Clock, Head, clock
from trucewatch.register.guards import BLOCK, COLUMNS, FILLING, FORMAT, START, TRIGGERS
from trucewatch.register.layouts import FIELDS, ByBlock, ByHash, ByNumber, Dated, Layout
from trucewatch.register.rows import row_of
from trucewatch.register.sql import SqlRecorder
from trucewatch.register.sql_reading import MOST
from trucewatch.register.sqlite_errors import translated
from trucewatch.register.sqlite_file import driver_of, format_of, identity, stored_triggers
from trucewatch.register.vault import Vault, vault_of

_END = "SELECT sequence, id FROM entry ORDER BY sequence DESC LIMIT 1"
_LAST_IN = (
    "SELECT sequence FROM entry WHERE sequence > ? AND sequence <= ? AND room IN ({}) ORDER BY sequence DESC LIMIT 1"
)
_KNOWN = "SELECT sha256 FROM payload WHERE sha256 IN (SELECT value FROM json_each(?))"
_HASHED = "INSERT OR ROLLBACK INTO payload (sha256, data) VALUES (?, ?)"
_PAYLOAD = "INSERT OR ROLLBACK INTO payload (number, data) VALUES (?, ?)"
_BLOCKS = (
    "SELECT (SELECT coalesce(max(sequence), 0) FROM entry), count(*) FROM beginning JOIN entry USING (sequence) "  # noqa: S608
    f"WHERE start = substr(id, 1, {START})"
)
_IN_BLOCK = f" AND block = (sequence + {BLOCK - 1}) / {BLOCK} * {BLOCK}"
_ENTRY = f"INSERT OR ROLLBACK INTO entry ({', '.join(FIELDS)}) VALUES ({', '.join('?' * len(FIELDS))})"  # noqa: S608 - constants


_LAYOUTS: Mapping[int, Layout] = {1: ByHash(), 2: ByNumber(), 3: Dated(), FORMAT: ByBlock()}
_DATED = (
    "SELECT count(*) FROM earliest JOIN (SELECT max(sequence) AS sequence, min(recorded) AS recorded FROM entry "  # noqa: S608
    f"GROUP BY (sequence - 1) / {BLOCK}) USING (sequence, recorded)"
)


class SqliteRecorder(SqlRecorder):
    """A `Recorder` over a file that `open_record` has found to be a record."""

    def __init__(
        self, path: Path, engine: Engine, *, read_only: bool, now: Clock = clock, keys: Path | None = None
    ) -> None:
        self._path = path
        self._identity = identity(path)
        self._format = format_of(path, engine)
        self.layout = _LAYOUTS[self._format]
        super().__init__(
            str(path), engine, read_only=read_only, now=now, keys=keys or vault_of(path), cache=snapshot_of(path)
        )

    def make_erasable(self) -> None:
        """See that what is appended can be erased. Raises RegisterUnavailable where there are entries that cannot."""
        if self.vault is None:
            if self.head().sequence:
                raise RegisterUnavailable(
                    f"the record {self._place} was begun without keys, so reports cannot be erased from it; read them "
                    "into a new one"
                )
            self.vault = Vault.make(self._keys or vault_of(self._path))

    def translated(self) -> AbstractContextManager[None]:
        """Raise the register's own error in place of SQLite's."""
        return translated(self._path)

    def writable(self) -> None:
        """Raise RegisterUnavailable where the file may not be written to, or is not the one that was opened."""
        super().writable()
        if identity(self._path) != self._identity:
            raise RegisterUnavailable(f"the record {self._path} has vanished: another file has its name")

    @contextmanager
    def locked(self) -> Iterator[Connection]:
        """A transaction that has the file's one lock for writers."""
        with self._engine.connect() as connection, driver_of(connection) as driver:
            driver.execute("BEGIN IMMEDIATE")
            yield connection

    def end(self, connection: Connection) -> Head:
        """Return the end of the record, as this connection sees it."""
        row = driver_of(connection).execute(_END).fetchone()
        return Head() if row is None else Head(sequence=row[0], id=row[1])

    def last_in(self, rooms: Collection[str], after: int, last: int | None = None) -> int:
        """Return the number of the last entry of these rooms after one entry and up to another, 0 for none."""
        asked = (after, MOST if last is None else last, *sorted(rooms))
        with self.reading() as connection:
            row = driver_of(connection).execute(_LAST_IN.format(", ".join("?" * len(rooms))), asked).fetchone()
        return 0 if row is None else int(row[0])

    def insert(self, connection: Connection, entries: Sequence[Entry], payloads: Mapping[str, bytes]) -> None:
        """Put in the next entries, and their payloads."""
        driver = driver_of(connection)
        driver.executemany(_ENTRY, map(row_of, entries))
        if self._format == 1:
            known = set(connection.exec_driver_sql(_KNOWN, (json.dumps(tuple(payloads)),)).scalars())
            rows: list[tuple[object, bytes]] = [one for one in payloads.items() if one[0] not in known]
        else:
            stored = ((entry.sequence, payloads.get(entry.payload_sha256)) for entry in entries)
            rows = [(number, data) for number, data in stored if data is not None]
        driver.executemany(_HASHED if self._format == 1 else _PAYLOAD, rows)
        if self._format == FORMAT and entries:
            _fill(driver, entries[0].sequence, entries[-1].sequence)

    def faults(self) -> Iterator[str]:
        """Yield what is wrong with the file: guards gone or changed, tables changed, pages damaged."""
        try:
            with self.reading() as connection:
                yield from _guard_faults(connection, self._format)
                yield from _table_faults(connection, self._format)
                for (found,) in connection.exec_driver_sql("PRAGMA integrity_check(3)"):
                    if found != "ok":
                        yield f"the file is damaged: {found}"
        except (RegisterBroken, RegisterUnavailable) as error:
            yield str(error)

    def guarded(self) -> None:
        """Raise RegisterBroken where the triggers that keep the record are not as they were made."""
        with self.reading() as connection:
            for fault in _guard_faults(connection, self._format):
                raise RegisterBroken(f"the record {self._place} is not safe to write to: {fault}; check it")

    def copy_into(self, into: sqlite3.Connection) -> None:
        """Copy the file as it stands at one moment, while others write to it."""
        with self.reading() as connection:
            driver_of(connection).backup(into)


def _fill(driver: sqlite3.Connection, first: int, last: int) -> None:
    """Sort in the blocks that these entries have made full."""
    for block in range((first + BLOCK - 1) // BLOCK * BLOCK, last + 1, BLOCK):
        for statement in FILLING:
            driver.execute(statement, (block,))


def _guard_faults(connection: Connection, version: int) -> Iterator[str]:
    found, wanted = stored_triggers(connection), TRIGGERS[version]
    for name in (*wanted, *(name for name in found if name not in wanted)):
        if name not in found:
            yield f"the guard {name} was removed"
        elif name not in wanted:
            yield f"a trigger {name} was added"
        elif found[name] != wanted[name]:
            yield f"the guard {name} was changed"


def _table_faults(connection: Connection, version: int) -> Iterator[str]:
    for table, columns in COLUMNS[version].items():
        listed = connection.exec_driver_sql(f"PRAGMA table_xinfo({table})")
        if tuple(row[1] for row in listed) != columns:
            yield f"the table {table} was changed"
    if version == 1:
        return
    last, true = connection.exec_driver_sql(_BLOCKS + (_IN_BLOCK if version == FORMAT else "")).one()
    if true != last // BLOCK * BLOCK:
        yield "the ids of some entries cannot be looked up: their beginnings are missing"
    if version >= 3 and connection.exec_driver_sql(_DATED).scalar_one() != last // BLOCK:
        yield "some entries cannot be looked up by their moment: the earliest of their block is missing"
