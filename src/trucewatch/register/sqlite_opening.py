"""Opening an SQLite record, to write to it or only to read it."""

import time
from pathlib import Path

from sqlalchemy import Engine

from trucewatch.errors import RegisterConflict, RegisterUnavailable
from trucewatch.register.chain import Clock
from trucewatch.register.sqlite import SqliteRecorder
from trucewatch.register.sqlite_file import engine_for, looked_at, made

_PAUSE = 0.01


def opened(
    path: Path, *, create: bool, read_only: bool, busy_seconds: float, now: Clock, keys: Path | None = None
) -> SqliteRecorder:
    """Return a recorder over the file at this path. Raises as `open_record` says."""
    create = create and not read_only
    looked_at(path, create=create)
    engine = _reader(path, busy_seconds) if read_only else _writer(path, create, busy_seconds)
    recorder = SqliteRecorder(path, engine, read_only=read_only, now=now, keys=keys)
    if not read_only:
        recorder.guarded()
    return recorder


def _writer(path: Path, create: bool, busy_seconds: float) -> Engine:
    engine = engine_for(path, mode="rwc" if create else "rw", busy_seconds=busy_seconds)
    _made_patiently(path, engine, create, busy_seconds)
    return engine


def _reader(path: Path, busy_seconds: float) -> Engine:
    engine = engine_for(path, mode="query", busy_seconds=busy_seconds)
    try:
        _made_patiently(path, engine, False, busy_seconds)
    except RegisterUnavailable:
        # a folder that cannot be written to has no room for the write-ahead log's index; without a log there
        # is nothing in it to miss, and the file can be read as one that nobody changes
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise
        engine.dispose()
        engine = engine_for(path, mode="immutable", busy_seconds=busy_seconds)
        made(path, engine, create=False)
    return engine


def _made_patiently(path: Path, engine: Engine, create: bool, busy_seconds: float) -> None:
    """Wait while others make the file or close it: SQLite does not wait for the change to a write-ahead log itself."""
    until = time.monotonic() + busy_seconds
    while True:
        try:
            return made(path, engine, create=create)
        except RegisterConflict:
            if time.monotonic() >= until:
                raise
            time.sleep(_PAUSE)
