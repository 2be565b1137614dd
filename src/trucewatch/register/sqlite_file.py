"""The file of an SQLite record: how it is found, connected to, told from other files, and made."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from trucewatch.errors import RegisterBroken, RegisterUnavailable
from trucewatch.register.guards import APPLICATION_ID, FORMAT, TRIGGERS
from trucewatch.register.schema import METADATA
from trucewatch.register.sqlite_errors import translated

_MAGIC = b"SQLite format 3\x00"

_HOW = {"rwc": "mode=rwc", "rw": "mode=rw", "query": "mode=rw", "immutable": "mode=ro&immutable=1"}


_PAGE = 32_768
"""The size of a page in bytes, in files of format 4. Each is written twice, to the log and to the file, and much of
what that takes is the same however large a page is; of a larger one, less is left free at its end."""

_INDEXED = ("cache_size=-65536", "wal_autocheckpoint=16384")
"""For files of format 1, which have indexes over hashes, so that every batch touches pages all over them: pages are
kept in memory (64 MiB), and are carried from the log (64 MiB at most) into the file only when most have been touched
more than once. Later files grow at their ends, for which what SQLite does by itself is best."""


def engine_for(path: Path, *, mode: str, busy_seconds: float) -> Engine:
    """Return an engine over this file. `mode` is rwc, rw, query or, on a medium that cannot change, immutable.

    A query connection writes nothing, but may put the files of the write-ahead log beside the record and, being
    the last to close it, clears them away; one that SQLite itself opens to read only would leave them there.

    Transactions are opened by us: plain `BEGIN`, unless a writer has opened one already, with `BEGIN IMMEDIATE` so that
    it has its lock before it reads the head.
    """
    address = f"file:{quote(str(path.absolute()))}?{_HOW[mode]}"
    pragmas = ["synchronous=FULL", "trusted_schema=OFF", "cell_size_check=ON"]
    if mode == "query":
        pragmas.append("query_only=ON")

    def connected() -> sqlite3.Connection:
        connection = sqlite3.connect(
            address, uri=True, timeout=busy_seconds, isolation_level=None, check_same_thread=False
        )
        connection.text_factory = _text
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
        if connection.execute("PRAGMA user_version").fetchone() == (1,):
            for pragma in _INDEXED:
                connection.execute(f"PRAGMA {pragma}")
        return connection

    engine = create_engine("sqlite://", creator=connected, pool_size=2, max_overflow=8, poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


def looked_at(path: Path, *, create: bool) -> None:
    """Raise where there is no file that could be a record: before SQLite, which takes short files for empty ones."""
    try:
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except FileNotFoundError as error:
        if not create:
            raise RegisterUnavailable(f"there is no record at {path}") from error
        if not path.absolute().parent.is_dir():
            raise RegisterUnavailable(f"there is no folder {path.absolute().parent} for the record") from error
    except OSError as error:
        raise RegisterUnavailable(f"the record {path} cannot be opened: {error.strerror}") from error
    else:
        if start != _MAGIC and (start or not create):
            raise RegisterBroken(f"{path} is not a record of Trucewatch")


def identified(path: Path, connection: Connection, *, create: bool) -> bool:
    """Whether this is a record; False for an empty file that may become one. Raises RegisterBroken for all else."""
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if mark != APPLICATION_ID:
        things = connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar_one()
        if create and not (mark or version or things):
            return False
        raise RegisterBroken(f"{path} is a database, but not a record of Trucewatch")
    if version > FORMAT:
        raise RegisterBroken(
            f"the record {path} is of format {version}, and this version knows {FORMAT}: a newer Trucewatch wrote it"
        )
    return True


def made(path: Path, engine: Engine, *, create: bool) -> None:
    """See that the file is a record, and make one of an empty file in one transaction. Raises RegisterBroken."""
    with translated(path), engine.connect() as connection:
        if identified(path, connection, create=create):
            return
    with translated(path), engine.connect() as connection:
        for pragma in (f"page_size={_PAGE}", "journal_mode=WAL"):  # the size counts while the file is empty
            driver_of(connection).execute(f"PRAGMA {pragma}")
    with translated(path), engine.connect() as connection, driver_of(connection) as driver:
        driver.execute("BEGIN IMMEDIATE")
        if identified(path, connection, create=create):
            return
        METADATA.create_all(connection, checkfirst=False)
        for trigger in TRIGGERS[FORMAT].values():
            connection.exec_driver_sql(trigger)
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={FORMAT}")


def stored_triggers(connection: Connection) -> Mapping[str, str]:
    """Return the triggers on our tables as they stand in the file, by name."""
    found = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN "
        "('entry', 'payload', 'beginning', 'earliest')"
    )
    return {str(name): str(sql) for name, sql in found}


def format_of(path: Path, engine: Engine) -> int:
    """Return the format of the tables of a record."""
    with translated(path), engine.connect() as connection:
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def identity(path: Path) -> tuple[int, int]:
    """Return what tells this file from another that takes its name. Raises RegisterUnavailable if it is gone."""
    try:
        found = path.stat()
    except OSError as error:
        raise RegisterUnavailable(f"the record {path} has vanished: {error.strerror}") from error
    return found.st_dev, found.st_ino


def _begin(connection: Connection) -> None:
    if not driver_of(connection).in_transaction:
        connection.exec_driver_sql("BEGIN")


def driver_of(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection, for what an append does: what lies between would take as long as SQLite does."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)  # noqa: S101 - for the type only
    return driver


def _text(data: bytes) -> str | bytes:
    """Text as text; what is stored as text and is none, as the bytes that it is."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data
