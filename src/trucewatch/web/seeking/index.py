"""The index: SQLite's full-text search. It keeps words and no text, and is no source of truth.

What it finds is looked up in what the person sees before anything of it is shown or counted.
"""

import logging
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Protocol

from trucewatch.web.seeking.documents import Document, Kind
from trucewatch.web.seeking.folding import plain, sounds
from trucewatch.web.seeking.shelf import Shelf, in_memory, is_broken, taken_down

log = logging.getLogger("trucewatch.web")

BATCH = 100
"""How many things are indexed while nobody can search."""

Found = tuple[Kind, str, str]
"""The kind of a thing, its key, and its day."""

Way = tuple[str, bool]
"""A query in the index's own language, and whether it is for parts of words."""

_KINDS = {one.value: one for one in Kind}

Row = tuple[int, str, str, str, int, str, str, str, str]


class Askable(Protocol):
    """What a question can be put to: an index, here or in another process."""

    def find(self, query: str, most: int, *, parts: bool = False) -> list[Found]:
        """Return what a query in the index's own language finds, the newest first, at most so many."""

    def find_all(self, ways: Sequence[Way], most: int) -> list[list[list[Found]]]:
        """Return what each of the first ways finds, one list an index that is asked: at least of the first way, and
        of no further ones where so many things are found already."""

    def words_from(self, start: str, end: str, most: int) -> list[str]:
        """Return words that are indexed, from one on and before the other."""


class Index:
    """Words of one set of things. May be asked from any thread while it is advanced from another.

    It holds what was seen up to the entry `sequence` with the id `head`; -1 and nothing at the beginning. `size` is how
    many things are indexed. With a shelf it lies in a file, and begins with what that holds.
    """

    def __init__(self, shelf: Shelf | None = None) -> None:
        self._lock = threading.Lock()
        self._shelf = shelf
        self._begun = 0
        self._open()

    def advance(self, wanted: Iterable[Document], sequence: int, head: str = "") -> None:
        """Bring the index to hold exactly these. A report that is gone for good takes the whole index with it."""
        seen: set[int] = set()
        gone: list[tuple[int, str]] = []
        documents, begun = iter(wanted), self._begun
        while batch := list(islice(documents, BATCH)):
            seen.update(self._put(batch))
        with self._using() as base:
            held = base.execute("SELECT id, kind FROM things")
            gone = [(number, kind) for number, kind in held if number not in seen]
        if any(kind == Kind.REPORT for _, kind in gone):
            self.clear()
            return
        self._drop([number for number, _ in gone])
        self._reach(sequence, head, begun)

    def add(self, more: Iterable[Document], sequence: int, head: str = "") -> None:
        """Put in what came since, where everything else is as it was."""
        documents, begun = iter(more), self._begun
        while batch := list(islice(documents, BATCH)):
            self._put(batch)
        self._reach(sequence, head, begun)

    def clear(self) -> None:
        """Begin anew: nothing that was indexed is kept, on no disk either."""
        with self._lock:
            self._anew()

    def close(self) -> None:
        """Let go of the index. What it holds on a disk stays."""
        with self._lock:
            self._base.close()

    def find(self, query: str, most: int, *, parts: bool = False) -> list[Found]:
        """Return what a query in the index's own language finds, the newest first, at most so many."""
        table, rows = "parts" if parts else "words", []
        with self._using() as base:
            rows = base.execute(
                f"SELECT kind, key, day FROM {table} JOIN things ON things.id = {table}.rowid"  # noqa: S608 - two names
                f" WHERE {table} MATCH ? ORDER BY {table}.rowid DESC LIMIT ?",
                (query, most),
            ).fetchall()
        return [(_KINDS[kind], key, day) for kind, key, day in rows]

    def find_all(self, ways: Sequence[Way], most: int) -> list[list[list[Found]]]:
        """Return what the first way finds: the next is asked for when it is wanted."""
        query, parts = ways[0]
        return [[self.find(query, most, parts=parts)]]

    def words_from(self, start: str, end: str, most: int) -> list[str]:
        """Return words that are indexed, from one on and before the other."""
        rows = []
        with self._using() as base:
            rows = base.execute(
                "SELECT term FROM vocabulary WHERE term >= ? AND term < ? LIMIT ?", (start, end, most)
            ).fetchall()
        return [term for (term,) in rows]

    def lacks(self, one: Document) -> bool:
        """Whether a thing is not held as it is."""
        found = None
        with self._using() as base:
            found = _same(base, one, one.stamp)
        return found is None

    def _open(self) -> None:
        self._begun += 1
        held = taken_down(self._shelf) if self._shelf is not None else None
        if held is None:
            self._shelf = None
        self._base = in_memory() if held is None else held
        self.sequence, self.head = self._base.execute("SELECT sequence, head FROM kept").fetchone()
        self.size, last = self._base.execute("SELECT count(*), coalesce(max(id), 0) FROM things").fetchone()
        self._next = last + 1

    @contextmanager
    def _using(self) -> Iterator[sqlite3.Connection]:
        """Hand out the base. Where its file turns out to be of no use, the index begins anew, in memory."""
        with self._lock:
            try:
                yield self._base
            except sqlite3.DatabaseError as error:
                if self._shelf is None or not is_broken(error):
                    raise
                log.warning("the search index %s is of no use, it is made anew: %s", self._shelf.path.name, error)
                self._anew(keep=False)

    def _anew(self, *, keep: bool = True) -> None:
        self._base.close()
        if self._shelf is not None:
            self._shelf.discard()
        self._shelf = self._shelf if keep else None
        self._open()

    def _put(self, documents: Sequence[Document]) -> list[int]:
        """Put in those that are not held as they are; return the numbers of all."""
        numbers: list[int] = []
        rows: list[Row] = []
        with self._using() as base:
            held = [_same(base, one, one.stamp) for one in documents]
            rows = [self._row(one) for one, number in zip(documents, held, strict=True) if number is None]
            numbers = [number for number in held if number is not None] + [row[0] for row in rows]
            if rows:
                self._write(base, rows)
        return numbers

    def _write(self, base: sqlite3.Connection, rows: Sequence[Row]) -> None:
        base.execute("BEGIN")
        gone = base.executemany("DELETE FROM things WHERE kind = ? AND key = ?", [row[1:3] for row in rows]).rowcount
        base.executemany("INSERT INTO things VALUES (?, ?, ?, ?, ?)", [row[:5] for row in rows])
        base.executemany(
            "INSERT INTO words (rowid, title, body, sound, tags) VALUES (?, ?, ?, ?, ?)",
            [(row[0], *row[5:]) for row in rows],
        )
        base.executemany("INSERT INTO parts (rowid, title) VALUES (?, ?)", [(row[0], row[5]) for row in rows if row[5]])
        base.execute("COMMIT")
        self.size += len(rows) - gone

    def _row(self, one: Document) -> Row:
        title, body = plain(one.title), plain(one.body)
        number, self._next = self._next, self._next + 1
        tags = " ".join((f"k{one.kind}", *one.tags))
        return number, one.kind.value, one.key, one.day, one.stamp, title, body, sounds(f"{title} {body}"), tags

    def _drop(self, numbers: Sequence[int]) -> None:
        with self._using() as base:
            base.executemany("DELETE FROM things WHERE id = ?", [(number,) for number in numbers])
            self.size -= len(numbers)

    def _reach(self, sequence: int, head: str, begun: int) -> None:
        """Say how far the index holds everything, unless it was begun anew in the meantime."""
        with self._using() as base:
            if begun != self._begun:
                return
            base.execute("UPDATE kept SET sequence = ?, head = ?", (sequence, head))
            self.sequence, self.head = sequence, head


def only(documents: Iterable[Document], without: Index) -> Iterator[Document]:
    """Yield those that another index does not hold as they are."""
    return (one for one in documents if without.lacks(one))


def _same(base: sqlite3.Connection, one: Document, stamp: int) -> int | None:
    """Return the number of a thing that is held as it is."""
    found = base.execute(
        "SELECT id FROM things WHERE kind = ? AND key = ? AND stamp = ?", (one.kind.value, one.key, stamp)
    ).fetchone()
    return None if found is None else int(found[0])
