"""The one way to a record, in a file or on a server."""

from pathlib import Path

from trucewatch.errors import RegisterUnavailable
from trucewatch.register.addresses import Place, address_of, file_of, on_server
from trucewatch.register.chain import Clock, clock
from trucewatch.register.recorder import Recorder

_LOGS = ("-wal", "-shm", "-journal")
_KEYS = (".keys", ".keys-journal", ".view")

BUSY_SECONDS = 30.0
"""How long a writer waits for another before it gives up."""


def open_record(
    place: Place,
    *,
    create: bool = False,
    read_only: bool = False,
    erasable: bool = False,
    keys: Path | None = None,
    busy_seconds: float = BUSY_SECONDS,
    now: Clock = clock,
) -> Recorder:
    """Open the record in this file or at this address; with `create` make the file where there is none.

    With `erasable` a record that is empty is given a file of keys, so that reports can be erased from it; `keys` says
    where that file is, if not beside the record. A record on a server is made by `prepare` alone. Raises
    RegisterUnavailable where the record cannot be reached, RegisterBroken where it is no record, was made by a newer
    Trucewatch, or has lost its guards (a reader is let in all the same).
    """
    if on_server(place):
        return _on_server(place, read_only=read_only, erasable=erasable, busy_seconds=busy_seconds, now=now)
    # SQLAlchemy takes a quarter of a second to import: not for somebody who only asks for help
    from trucewatch.register import sqlite_opening

    recorder = sqlite_opening.opened(
        Path(place), create=create, read_only=read_only, busy_seconds=busy_seconds, now=now, keys=keys
    )
    if erasable:
        recorder.make_erasable()
    return recorder


def prepare(place: Place, role: str, *, erasable: bool = False) -> None:
    """Make an empty record on a server, for a role that may add to it and do nothing else. Raises RegisterUnavailable.

    Whoever connects owns it: that role must never be the one that works with the record.
    """
    if not on_server(place):
        raise RegisterUnavailable("only a record on a server is prepared: `postgresql://...`")
    from trucewatch.register import postgres_opening

    postgres_opening.prepare(address_of(place), role, erasable=erasable)


def _on_server(place: Place, *, read_only: bool, erasable: bool, busy_seconds: float, now: Clock) -> Recorder:
    address = address_of(place)
    try:
        from trucewatch.register import postgres_opening
    except ImportError as error:
        raise RegisterUnavailable(
            f"a record on a server needs the driver: pip install 'trucewatch[postgres]' ({error})"
        ) from error
    return postgres_opening.opened(address, read_only=read_only, erasable=erasable, busy_seconds=busy_seconds, now=now)


def files_of(place: Place, *, keys: bool = True) -> tuple[Path, ...]:
    """Return the files that a record may consist of while it is open; `keys`: those of its keys and its
    snapshot too."""
    if on_server(place):
        return ()
    path = file_of(place)
    endings = (*_LOGS, *_KEYS) if keys else _LOGS
    return (path, *(path.with_name(path.name + ending) for ending in endings))
