"""The index: SQLite's full-text search in memory. It keeps words and no text, and is no source of truth.

What it finds is looked up in what the person sees before anything of it is shown or counted.
"""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Protocol

from trucewatch.web.seeking.documents import Document, Kind
from trucewatch.web.seeking.folding import plain, sounds

BATCH = 100
"""How many things are indexed while nobody can search."""

_SCHEMA = """
CREATE TABLE things (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, day TEXT NOT NULL);
CREATE VIRTUAL TABLE words USING fts5(title, body, sound, tags, content='', prefix='3',
  tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE parts USING fts5(title, content='', tokenize="trigram");
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, 'row');
"""

Found = tuple[Kind, str, str]
"""The kind of a thing, its key, and its day."""


class Askable(Protocol):
    """What a question can be put to: an index, here or in another process."""

    def find(self, query: str, most: int, *, parts: bool = False) -> list[Found]:
        """Return what a query in the index's own language finds, the newest first, at most so many."""

    def words_from(self, start: str, end: str, most: int) -> list[str]:
        """Return words that are indexed, from one on and before the other."""


class Index:
    """Words of one set of things. May be asked from any thread while it is advanced from another."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[tuple[Kind, str], tuple[int, int]] = {}
        self._next = 1
        self._open()
        self.sequence = -1

    def advance(self, wanted: Iterable[Document], sequence: int) -> None:
        """Bring the index to hold exactly these. A report that is gone for good takes the whole index with it."""
        seen: set[tuple[Kind, str]] = set()
        documents = iter(wanted)
        while batch := list(islice(documents, BATCH)):
            seen.update((one.kind, one.key) for one in batch)
            self._put([one for one in batch if self.lacks(one)])
        gone = self._known.keys() - seen
        if any(kind is Kind.REPORT for kind, _ in gone):
            self._known, self._next, self.sequence = {}, 1, -1
            with self._lock:
                self._base.close()
                self._open()
            return
        self._drop(gone)
        self.sequence = sequence

    def add(self, more: Iterable[Document], sequence: int) -> None:
        """Put in what came since, where everything else is as it was."""
        documents = iter(more)
        while batch := list(islice(documents, BATCH)):
            self._put([one for one in batch if self.lacks(one)])
        self.sequence = sequence

    @property
    def size(self) -> int:
        """How many things are indexed."""
        return len(self._known)

    def find(self, query: str, most: int, *, parts: bool = False) -> list[Found]:
        """Return what a query in the index's own language finds, the newest first, at most so many."""
        table = "parts" if parts else "words"
        with self._lock:
            rows = self._base.execute(
                f"SELECT kind, key, day FROM {table} JOIN things ON things.id = {table}.rowid"  # noqa: S608 - two names
                f" WHERE {table} MATCH ? ORDER BY {table}.rowid DESC LIMIT ?",
                (query, most),
            ).fetchall()
        return [(Kind(kind), key, day) for kind, key, day in rows]

    def words_from(self, start: str, end: str, most: int) -> list[str]:
        """Return words that are indexed, from one on and before the other."""
        with self._lock:
            rows = self._base.execute(
                "SELECT term FROM vocabulary WHERE term >= ? AND term < ? LIMIT ?", (start, end, most)
            ).fetchall()
        return [term for (term,) in rows]

    def _open(self) -> None:
        self._base = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        self._base.executescript(_SCHEMA)

    def lacks(self, one: Document) -> bool:
        """Whether a thing is not held as it is."""
        known = self._known.get((one.kind, one.key))
        return known is None or known[1] != one.stamp

    def _put(self, documents: Sequence[Document]) -> None:
        rows = [self._row(one) for one in documents]
        if not rows:
            return
        with self._lock:
            self._base.execute("BEGIN")
            self._base.executemany("DELETE FROM things WHERE kind = ? AND key = ?", [row[1:3] for row in rows])
            self._base.executemany("INSERT INTO things VALUES (?, ?, ?, ?)", [row[:4] for row in rows])
            self._base.executemany(
                "INSERT INTO words (rowid, title, body, sound, tags) VALUES (?, ?, ?, ?, ?)",
                [(row[0], *row[4:]) for row in rows],
            )
            self._base.executemany(
                "INSERT INTO parts (rowid, title) VALUES (?, ?)", [(row[0], row[4]) for row in rows if row[4]]
            )
            self._base.execute("COMMIT")

    def _row(self, one: Document) -> tuple[int, str, str, str, str, str, str, str]:
        title, body = plain(one.title), plain(one.body)
        number, self._next = self._next, self._next + 1
        self._known[one.kind, one.key] = (number, one.stamp)
        tags = " ".join((f"k{one.kind}", *one.tags))
        return number, one.kind.value, one.key, one.day, title, body, sounds(f"{title} {body}"), tags

    def _drop(self, gone: Iterable[tuple[Kind, str]]) -> None:
        numbers = [(self._known.pop(one)[0],) for one in list(gone)]
        with self._lock:
            self._base.executemany("DELETE FROM things WHERE id = ?", numbers)


def only(documents: Iterable[Document], without: Index) -> Iterator[Document]:
    """Yield those that another index does not hold as they are."""
    return (one for one in documents if without.lacks(one))
