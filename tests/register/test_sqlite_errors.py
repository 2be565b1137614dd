"""SQLite's errors in our words."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from trucewatch.errors import RegisterBroken, RegisterConflict, RegisterUnavailable, TrucewatchError
from trucewatch.register.sqlite_errors import translated


@pytest.mark.parametrize(
    ("code", "ours", "words"),
    [
        (sqlite3.SQLITE_BUSY, RegisterConflict, "another program holds the record"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, RegisterConflict, "another program holds the record"),
        (sqlite3.SQLITE_FULL, RegisterUnavailable, "the disk is full"),
        (sqlite3.SQLITE_IOERR_WRITE, RegisterUnavailable, "the disk cannot be read or written"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, RegisterUnavailable, "the file is read-only"),
        (sqlite3.SQLITE_CANTOPEN, RegisterUnavailable, "the file cannot be opened"),
        (sqlite3.SQLITE_PERM, RegisterUnavailable, "permission is denied"),
        (sqlite3.SQLITE_TOOBIG, RegisterUnavailable, "larger than the store can hold"),
        (sqlite3.SQLITE_NOTADB, RegisterBroken, "is not a record of Trucewatch"),
        (sqlite3.SQLITE_CORRUPT, RegisterBroken, "is damaged"),
        (sqlite3.SQLITE_CONSTRAINT_TRIGGER, RegisterBroken, "is damaged"),
        (None, RegisterBroken, "is damaged"),
    ],
)
@pytest.mark.parametrize("wrapped", [True, False])
def test_each_error_has_its_meaning(code: int | None, ours: type[TrucewatchError], words: str, wrapped: bool) -> None:
    error = sqlite3.OperationalError("as the driver says it")
    if code is not None:
        error.sqlite_errorcode = code
    with pytest.raises(ours, match=words) as raised, translated(Path("case.truce")):
        raise OperationalError("SELECT", {}, error) if wrapped else error
    assert "case.truce" in str(raised.value)


def test_other_errors_pass() -> None:
    with pytest.raises(KeyError), translated(Path("case.truce")):
        raise KeyError
