"""SQLite's errors in our words, so that no caller needs to know the driver."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from trucewatch.errors import RegisterBroken, RegisterConflict, RegisterUnavailable, TrucewatchError

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}

_UNAVAILABLE = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk cannot be read or written",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened",
    sqlite3.SQLITE_READONLY: "the file is read-only",
    sqlite3.SQLITE_PERM: "permission is denied",
    sqlite3.SQLITE_AUTH: "permission is denied",
    sqlite3.SQLITE_NOLFS: "the file is larger than this machine allows",
    sqlite3.SQLITE_NOMEM: "there is not enough memory",
    sqlite3.SQLITE_TOOBIG: "a payload is larger than the store can hold",
}


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Raise the register's own error in place of SQLite's."""
    try:
        yield
    except DBAPIError as error:
        raise _ours(path, error.orig) from error
    except sqlite3.Error as error:
        raise _ours(path, error) from error


def _ours(path: Path, error: BaseException | None) -> TrucewatchError:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in _BUSY:
        return RegisterConflict(f"another program holds the record {path}; nothing was written, try again")
    if code in _UNAVAILABLE:
        return RegisterUnavailable(f"the record {path} is not available: {_UNAVAILABLE[code]} ({error})")
    if code == sqlite3.SQLITE_NOTADB:
        return RegisterBroken(f"{path} is not a record of Trucewatch")
    return RegisterBroken(f"the record {path} is damaged: {error}")
