"""The one way to a record in a file."""

from pathlib import Path

from trucewatch.register.chain import Clock, clock
from trucewatch.register.recorder import Recorder

BUSY_SECONDS = 30.0
"""How long a writer waits for another before it gives up."""


def open_record(
    path: str | Path,
    *,
    create: bool = False,
    read_only: bool = False,
    busy_seconds: float = BUSY_SECONDS,
    now: Clock = clock,
) -> Recorder:
    """Open the record in this file; with `create` make it where there is none.

    Raises RegisterUnavailable where it cannot be reached, RegisterBroken where the file is not a record, was
    made by a newer Trucewatch, or has lost its guards (a reader is let in all the same).
    """
    # SQLAlchemy takes a quarter of a second to import: not for somebody who only asks for help
    from trucewatch.register import sqlite_opening

    return sqlite_opening.opened(Path(path), create=create, read_only=read_only, busy_seconds=busy_seconds, now=now)


def files_of(path: Path) -> tuple[Path, ...]:
    """Return the files that a record at this path may consist of while it is open."""
    return (path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal")))
