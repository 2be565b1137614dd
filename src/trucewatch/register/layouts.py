"""How entries and payloads are found in the tables of each format: by number, or by their hashes."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Connection, FromClause, Select, func, select

from trucewatch.model import Entry
from trucewatch.register.guards import BLOCK, START
from trucewatch.register.schema import BEGINNING, EARLIEST, ENTRY, HASHED, PAYLOAD

MANY = 500
"""How many entries, or names in one condition, are asked for at a time."""

_CODED = ("kind", "uses")
FIELDS = (*(name for name in Entry.__struct_fields__ if name not in _CODED), *_CODED)
"""The columns of an entry, those last that are not stored as they are."""

COLUMNS = tuple(ENTRY.c[name] for name in FIELDS)


class Layout(Protocol):
    """How the tables of one format are asked.

    `table` holds the payloads, in its column `data`; `mine` says which of them is an entry's.
    """

    table: FromClause
    data: ColumnElement[bytes]
    mine: ColumnElement[bool]

    def beginning(self, prefix: str, last: int) -> Sequence[Select[Any]]:
        """Return what to ask, one after the other, for the entries whose ids begin so; `last` is the newest entry."""

    def known(self, connection: Connection, ids: Sequence[str], last: int) -> int:
        """Return how many of these ids, all different, are those of entries."""

    def last_at(self, moment: str, last: int) -> Sequence[Select[Any]]:
        """Return what to ask, one after the other until there is an answer, for the number of the last entry that was
        recorded at or before a moment."""


class ByHash:
    """Payloads under their hashes, and an index over all ids: PostgreSQL, and SQLite files of format 1."""

    table: FromClause = HASHED
    data: ColumnElement[bytes] = HASHED.c.data
    mine: ColumnElement[bool] = HASHED.c.sha256 == ENTRY.c.payload_sha256

    def beginning(self, prefix: str, last: int) -> Sequence[Select[Any]]:  # noqa: ARG002 - other formats need it
        """Return the one thing to ask."""
        return [select(*COLUMNS).where(*_begins(prefix))]

    def known(self, connection: Connection, ids: Sequence[str], last: int) -> int:  # noqa: ARG002
        """Return how many of these ids are those of entries."""
        return sum(len(_found(connection, select(ENTRY.c.id), part)) for part in parts(ids))

    def last_at(self, moment: str, last: int) -> Sequence[Select[Any]]:  # noqa: ARG002
        """Return the one thing to ask: entries are looked through, the newest first."""
        return [_last_at(moment)]


class ByNumber:
    """Payloads under the numbers of their entries; ids by their beginnings in whole blocks, and by themselves after
    the last whole block."""

    table: FromClause = PAYLOAD
    data: ColumnElement[bytes] = PAYLOAD.c.data
    mine: ColumnElement[bool] = PAYLOAD.c.number == ENTRY.c.sequence

    def blocks(self, *columns: ColumnElement[Any]) -> Select[Any]:
        """Return what to ask of the entries of whole blocks, with conditions on how their ids begin."""
        return select(*columns).select_from(BEGINNING.join(ENTRY, BEGINNING.c.sequence == ENTRY.c.sequence))

    def beginning(self, prefix: str, last: int) -> Sequence[Select[Any]]:
        """Return what to ask of the blocks, and of what comes after them."""
        start = prefix[:START]
        return [
            self.blocks(*COLUMNS).where(
                BEGINNING.c.start >= start, BEGINNING.c.start < _after(start), *_begins(prefix)
            ),
            select(*COLUMNS).where(*_begins(prefix), _newer(last)),
        ]

    def known(self, connection: Connection, ids: Sequence[str], last: int) -> int:
        """Return how many of these ids are those of entries: mostly the newest are meant."""
        many = 0
        for part in parts(ids):
            newest = _found(connection, select(ENTRY.c.id).where(_newer(last)), part)
            many += len(newest)
            if rest := [one for one in part if one not in newest]:
                starts = BEGINNING.c.start.in_([one[:START] for one in rest])
                many += len(_found(connection, self.blocks(ENTRY.c.id).where(starts), rest))
        return many

    def last_at(self, moment: str, last: int) -> Sequence[Select[Any]]:  # noqa: ARG002
        """Return the one thing to ask: entries are looked through, the newest first."""
        return [_last_at(moment)]


class Dated(ByNumber):
    """As `ByNumber`, with the earliest moment of each whole block."""

    def last_at(self, moment: str, last: int) -> Sequence[Select[Any]]:
        """Return what to ask: of what comes after the last whole block, then of the last block that begins in time."""
        block = select(func.max(EARLIEST.c.sequence)).where(EARLIEST.c.recorded <= moment).scalar_subquery()
        return [_last_at(moment).where(_newer(last)), _last_at(moment).where(ENTRY.c.sequence <= block)]


class ByBlock(Dated):
    """As `Dated`, with the beginnings of ids block by block."""

    def blocks(self, *columns: ColumnElement[Any]) -> Select[Any]:
        """Return what to ask of the entries of whole blocks: each is looked into."""
        return super().blocks(*columns).where(BEGINNING.c.block.in_(select(EARLIEST.c.sequence)))


def _last_at(moment: str) -> Select[Any]:
    return select(ENTRY.c.sequence).where(ENTRY.c.recorded <= moment).order_by(ENTRY.c.sequence.desc()).limit(1)


def parts(names: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Yield the names so many at a time as one condition can hold."""
    for start in range(0, len(names), MANY):
        yield names[start : start + MANY]


def _found(connection: Connection, wanted: Select[Any], ids: Sequence[str]) -> set[str]:
    return set(connection.scalars(wanted.where(ENTRY.c.id.in_(ids))))


def _begins(prefix: str) -> tuple[ColumnElement[bool], ...]:
    return ENTRY.c.id >= prefix, ENTRY.c.id < _after(prefix)


def _after(prefix: str) -> str:
    return prefix + "g"  # ids are hexadecimal: nothing that begins so comes after that


def _newer(last: int) -> ColumnElement[bool]:
    return ENTRY.c.sequence > last // BLOCK * BLOCK
