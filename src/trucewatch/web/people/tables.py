"""The tables of people, and the database that they are in: a file beside the record, or the record's own server."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Engine,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    create_engine,
    event,
    select,
    text,
)
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.schema import CreateSchema

from trucewatch.errors import RegisterUnavailable
from trucewatch.register.addresses import address_of, on_server, shown

METADATA = MetaData()

PERSON = Table(
    "web_person",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("login", String(200), nullable=False, unique=True),
    Column("password", String(400), nullable=False),
    Column("roles", String(200), nullable=False),
    Column("rooms", String(2000), nullable=False, default=""),
    Column("language", String(10), nullable=True),
    Column("active", Boolean, nullable=False, default=True),
    Column("totp", String(64), nullable=True),
    Column("totp_step", Integer, nullable=False, default=0),
    Column("created", Integer, nullable=False),
    Column("must_change", Boolean, nullable=False, default=False),
)

SESSION = Table(
    "web_session",
    METADATA,
    Column("token_sha256", String(64), primary_key=True),
    Column("person", Integer, ForeignKey("web_person.id"), nullable=False),
    Column("csrf", String(64), nullable=False),
    Column("began", Integer, nullable=False),
    Column("seen", Integer, nullable=False),
)

ATTEMPT = Table(
    "web_attempt",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("subject", String(300), nullable=False, index=True),
    Column("at", Integer, nullable=False),
)

AUDIT = Table(
    "web_audit",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", String(40), nullable=False),
    Column("person", String(200), nullable=False),
    Column("action", String(60), nullable=False),
    Column("detail", String(2000), nullable=False, default=""),
    Column("address", String(100), nullable=False, default=""),
)

KEPT = Table(
    "web_kept",
    METADATA,
    Column("person", Integer, ForeignKey("web_person.id"), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("name", String(200), nullable=False),
    Column("value", String(4000), nullable=False),
    UniqueConstraint("person", "kind", "name"),
)
"""What a person keeps for themself: saved filters (`kind` names the list that they are for)."""

_LOCK = text("SELECT pg_advisory_xact_lock(hashtextextended(:table, 1414681923))")

PRIVATE = 0o600


def people_place(record: str | Path) -> str | Path:
    """Return where the people of a record are kept: its own server, or the file `RECORD.people` beside it."""
    if on_server(record):
        return str(record)
    path = Path(record)
    return path.with_name(f"{path.name}.people")


def open_people(place: str | Path) -> Engine:
    """Open the people's database and make what is missing in it. A file can be read by its owner alone.

    Raises RegisterUnavailable where it cannot be opened.
    """
    try:
        if on_server(place):
            return _server(str(place))
        engine = _file(Path(place))
        METADATA.create_all(engine)
    except (SQLAlchemyError, OSError) as error:
        raise RegisterUnavailable(
            f"the people of the record cannot be reached ({type(error).__name__}); on a server, `trucewatch prepare` "
            "makes a place for them"
        ) from error
    return engine


def prepare_people(place: str, role: str) -> None:
    """Make a place for people beside a record on a server, owned by whoever connects, for the role that works there.

    Raises RegisterUnavailable where that cannot be done.
    """
    engine = _engine(place)
    schema = _schema(place)
    try:
        with engine.begin() as connection:
            quoted = connection.execute(text("SELECT quote_ident(:role)"), {"role": role}).scalar_one()
            connection.execute(CreateSchema(schema, if_not_exists=True))
            METADATA.create_all(connection)
            for statement in (
                f"REVOKE ALL ON SCHEMA {schema} FROM PUBLIC",
                f"GRANT USAGE ON SCHEMA {schema} TO {quoted}",
                f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {quoted}",
                f"REVOKE UPDATE, DELETE ON {schema}.{AUDIT.name} FROM {quoted}",
                f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA {schema} TO {quoted}",
            ):
                connection.execute(text(statement))
    except SQLAlchemyError as error:
        raise RegisterUnavailable(f"no place for people can be made beside {shown(place)}") from error
    finally:
        engine.dispose()


@contextmanager
def alone_with(engine: Engine, table: Table) -> Iterator[Connection]:
    """A transaction that is alone with a table from its beginning: others of this kind wait, whatever process they
    are of. What is read in it stays true until it has written."""
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")  # the file's one lock for writers
        else:
            connection.execute(_LOCK, {"table": f"{_schema_of(engine)}.{table.name}"})
        yield connection


def _schema_of(engine: Engine) -> str:
    return str(engine.get_execution_options()["schema_translate_map"][None])


def _file(path: Path) -> Engine:
    path.touch(mode=PRIVATE)
    path.chmod(PRIVATE)  # of an older file too
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": 30}, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _settings(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    return engine


def _server(place: str) -> Engine:
    engine = _engine(place)
    try:
        with engine.connect() as connection:
            connection.execute(select(PERSON.c.id).limit(1))
    except SQLAlchemyError:
        engine.dispose()
        raise
    return engine


def _engine(place: str) -> Engine:
    made = create_engine(
        address_of(place).driver, pool_pre_ping=True, connect_args={"connect_timeout": 10}, hide_parameters=True
    )
    return made.execution_options(schema_translate_map={None: _schema(place)})


def _schema(place: str) -> str:
    """The schema of the people, beside that of the record; a record's name is of small letters, digits and _."""
    return f"{address_of(place).name}_people"
