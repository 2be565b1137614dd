"""A record in PostgreSQL: many machines, one order, and a role that can add to it and do nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager

import psycopg
from sqlalchemy import Connection, Engine, text

from trucewatch.errors import RegisterBroken, RegisterUnavailable
from trucewatch.model import Entry
from trucewatch.register import postgres_guards
from trucewatch.register.addresses import Address
from trucewatch.register.chain import Clock, clock
from trucewatch.register.layouts import FIELDS
from trucewatch.register.postgres_errors import translated
from trucewatch.register.rows import row_of
from trucewatch.register.sql import SqlRecorder

_TYPES = {"sequence": "bigint", "version": "integer"}
_ARRAYS = ", ".join(f"%b::{_TYPES.get(name, 'text')}[]" for name in FIELDS)
_BYTES = 16_000_000
"""How much of payloads is sent in one statement."""


class PostgresRecorder(SqlRecorder):
    """A `Recorder` over a database in which `open_record` has found a record."""

    def __init__(self, address: Address, engine: Engine, *, read_only: bool, now: Clock = clock) -> None:
        super().__init__(address.shown, engine, read_only=read_only, now=now, keys=address.keys, cache=address.cache)
        self._name = address.name
        self._reader = engine.execution_options(isolation_level="AUTOCOMMIT")  # no transaction for one question
        columns, schema = ", ".join(FIELDS), f'"{address.name}"'
        self._entries = f"INSERT INTO {schema}.entry ({columns}) SELECT * FROM unnest({_ARRAYS})"  # noqa: S608 - checked
        self._payloads = (
            f"INSERT INTO {schema}.payload (sha256, data) SELECT * FROM unnest(%b::text[], %b::bytea[]) "  # noqa: S608
            "ON CONFLICT (sha256) DO NOTHING"
        )
        self._lock = text("SELECT pg_advisory_xact_lock(hashtextextended(:record, 1414681923))")

    def translated(self) -> AbstractContextManager[None]:
        """Raise the register's own error in place of PostgreSQL's."""
        return translated(self._place)

    @contextmanager
    def locked(self) -> Iterator[Connection]:
        """A transaction that has the one lock for writers of this record.

        It is let go when the entries can be seen by all, so that nobody can see a later one before them.
        """
        with self._engine.connect() as connection, connection.begin():
            connection.execute(self._lock, {"record": self._name})
            yield connection

    def insert(self, connection: Connection, entries: Sequence[Entry], payloads: Mapping[str, bytes]) -> None:
        """Put in the next entries, and those of the payloads that are not there yet."""
        driver = connection.connection.driver_connection
        assert isinstance(driver, psycopg.Connection)  # noqa: S101 - for the type only
        with driver.cursor() as cursor:  # by the driver itself, which can send arrays of bytes as they are
            for part in _in_size(payloads):
                cursor.execute(self._payloads.encode(), (list(part), list(part.values())))
            if entries:
                columns = zip(*(row_of(entry) for entry in entries), strict=True)
                cursor.execute(self._entries.encode(), [list(column) for column in columns])

    def faults(self) -> Iterator[str]:
        """Yield what is wrong with the tables: guards gone or changed, rights given that nobody may have."""
        try:
            with self.reading() as connection:
                yield from postgres_guards.faults(connection, self._name)
        except (RegisterBroken, RegisterUnavailable) as error:
            yield str(error)

    def guarded(self) -> None:
        """Raise RegisterBroken where guards are not as they were made, RegisterUnavailable for too strong a role."""
        with self.reading() as connection:
            for fault in postgres_guards.faults(connection, self._name):
                raise RegisterBroken(f"the record {self._place} is not safe to write to: {fault}; check it")
            if postgres_guards.powers(connection, self._name):
                raise RegisterUnavailable(
                    f"the record {self._place} is written to only by a role that cannot change it, neither the owner "
                    "of its tables nor a superuser: the one that `trucewatch prepare --for ROLE` named"
                )


def _in_size(payloads: Mapping[str, bytes]) -> Iterator[dict[str, bytes]]:
    part: dict[str, bytes] = {}
    size = 0
    for sha256, data in payloads.items():
        if part and size + len(data) > _BYTES:
            yield part
            part, size = {}, 0
        part[sha256] = data
        size += len(data)
    if part:
        yield part
