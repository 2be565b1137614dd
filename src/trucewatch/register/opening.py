"""The one way to a record in a file."""

from pathlib import Path

from trucewatch.register.chain import Clock, clock
from trucewatch.register.recorder import Recorder

_LOGS = ("-wal", "-shm", "-journal")
_KEYS = (".keys", ".keys-journal")

BUSY_SECONDS = 30.0
"""How long a writer waits for another before it gives up."""


def open_record(
    path: str | Path,
    *,
    create: bool = False,
    read_only: bool = False,
    erasable: bool = False,
    keys: Path | None = None,
    busy_seconds: float = BUSY_SECONDS,
    now: Clock = clock,
) -> Recorder:
    """Open the record in this file; with `create` make it where there is none.

    With `erasable` a record that is empty is given a file of keys, so that reports can be erased from it; `keys` says
    where that file is, if not beside the record. Raises RegisterUnavailable where the record cannot be reached,
    RegisterBroken where the file is not a record, was made by a newer Trucewatch, or has lost its guards (a reader
    is let in all the same).
    """
    # SQLAlchemy takes a quarter of a second to import: not for somebody who only asks for help
    from trucewatch.register import sqlite_opening

    recorder = sqlite_opening.opened(
        Path(path), create=create, read_only=read_only, busy_seconds=busy_seconds, now=now, keys=keys
    )
    if erasable:
        recorder.make_erasable()
    return recorder


def files_of(path: Path, *, keys: bool = True) -> tuple[Path, ...]:
    """Return the files that a record at this path may consist of while it is open; `keys`: those of its keys too."""
    endings = (*_LOGS, *_KEYS) if keys else _LOGS
    return (path, *(path.with_name(path.name + ending) for ending in endings))
