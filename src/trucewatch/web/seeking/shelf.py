"""Where an index lies: in memory, or in a file beside the record, which is a copy of words and may be deleted.

The file can be read by its owner alone and holds words of the open room and of no other. It counts only for the form
that it was made in, and where the record has the very entry up to which it was made. One server holds it at a time.
"""

import logging
import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from trucewatch import __version__
from trucewatch.register.addresses import file_of, on_server

log = logging.getLogger("trucewatch.web")

FORM = f"3 {__version__}"
"""What an index was made with. Another program may fold words otherwise: its index is made anew."""

_SCHEMA = """
CREATE TABLE kept (form TEXT NOT NULL, sequence INTEGER NOT NULL, head TEXT NOT NULL);
CREATE TABLE things (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, day TEXT NOT NULL,
  stamp INTEGER NOT NULL, UNIQUE (kind, key));
CREATE VIRTUAL TABLE words USING fts5(title, body, sound, tags, content='', prefix='3',
  tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE parts USING fts5(title, content='', tokenize="trigram");
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, 'row');
"""
_CACHE = "PRAGMA cache_size = -65536"  # 64 MiB: the rest is the system's to keep in memory or not

_BROKEN = frozenset(
    {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY}
)


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """A file for one index; `codebook` is the digest of the codebook by which things are named."""

    path: Path
    codebook: str

    @property
    def form(self) -> str:
        """What the index must have been made with to count."""
        return f"{FORM} {self.codebook}"

    def discard(self) -> None:
        """Delete the file."""
        for ending in ("", "-wal", "-shm", "-journal"):
            self.path.with_name(self.path.name + ending).unlink(missing_ok=True)


def beside(record: str | Path) -> Path | None:
    """Return where the index of a record is kept: `RECORD.search`; None for a record on a database server."""
    if on_server(record):
        return None
    path = file_of(record)
    return path.with_name(f"{path.name}.search")


def in_memory() -> sqlite3.Connection:
    """Return an empty index that nobody else sees."""
    base = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    _begin(base, "")
    return base


def taken_down(shelf: Shelf) -> sqlite3.Connection | None:
    """Return the index that the file holds, or an empty one in it; None where it cannot be had, which is logged."""
    try:
        base = _opened(shelf.path)
        if _form(base) != shelf.form:
            base.close()
            shelf.discard()
            base = _opened(shelf.path)
            _begin(base, shelf.form)
    except (sqlite3.Error, OSError) as error:
        log.warning("the search index %s cannot be used, it is held in memory: %s", shelf.path.name, error)
        return None
    return base


def is_broken(error: sqlite3.Error) -> bool:
    """Whether an error says that the file, or the disk that it is on, is of no use; not that a question is wrong."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _BROKEN


def _opened(path: Path) -> sqlite3.Connection:
    os.close(os.open(path, os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600))
    base = sqlite3.connect(path, timeout=0, check_same_thread=False, isolation_level=None)
    try:
        for line in ("PRAGMA locking_mode = EXCLUSIVE", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL"):
            base.execute(line)
        base.execute(_CACHE)
        base.execute("BEGIN IMMEDIATE")
        base.execute("COMMIT")
    except sqlite3.Error:
        base.close()
        raise
    return base


def _form(base: sqlite3.Connection) -> str | None:
    """Return what the index was made with; None for an empty file, and for one that is spoilt or none of ours."""
    try:
        found = base.execute("SELECT form, (SELECT count(*) FROM things) FROM kept").fetchone()
    except sqlite3.DatabaseError:
        return None
    return str(found[0]) if found else None


def _begin(base: sqlite3.Connection, form: str) -> None:
    base.executescript(_SCHEMA)
    base.execute("INSERT INTO kept VALUES (?, -1, '')", (form,))
