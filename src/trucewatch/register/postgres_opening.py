"""Opening a record in PostgreSQL, and making one: by its owner, for the role that works with it."""

from sqlalchemy import Connection, Engine, create_engine, text

from trucewatch.errors import RegisterBroken, RegisterUnavailable
from trucewatch.register.addresses import Address
from trucewatch.register.chain import Clock
from trucewatch.register.postgres import PostgresRecorder
from trucewatch.register.postgres_errors import translated
from trucewatch.register.postgres_schema import FORMAT, ddl
from trucewatch.register.vault import Vault

_ABOUT = 'SELECT format, erasable FROM "{record}".about'
_THERE = text("SELECT count(*) FROM pg_namespace WHERE nspname = :record")
_ENCODING = text("SELECT current_setting('server_encoding')")
_ROLE = text("SELECT quote_ident(rolname) FROM pg_roles WHERE rolname = :role AND rolname <> current_user")


def opened(address: Address, *, read_only: bool, erasable: bool, busy_seconds: float, now: Clock) -> PostgresRecorder:
    """Return a recorder over the record at this address. Raises as `open_record` says."""
    engine = engine_for(address, read_only=read_only, busy_seconds=busy_seconds)
    try:
        with translated(address.shown), engine.connect() as connection:
            keyed = _known(connection, address)
        recorder = PostgresRecorder(address, engine, read_only=read_only, now=now)
        if not read_only:
            _keyed_alike(address, recorder, keyed=keyed, asked=erasable)
            recorder.guarded()
    except BaseException:
        engine.dispose()
        raise
    return recorder


def prepare(address: Address, role: str, *, erasable: bool = False) -> None:
    """Make an empty record in a database, owned by whoever connects, for a role that is there already.

    Raises RegisterUnavailable where that cannot be done or was done before.
    """
    engine = engine_for(address, read_only=False, busy_seconds=10)
    try:
        with translated(address.shown), engine.begin() as connection:
            if connection.execute(_ENCODING).scalar_one() != "UTF8":
                raise RegisterUnavailable("the database must be made with the encoding UTF8")
            if connection.execute(_THERE, {"record": address.name}).scalar_one():
                raise RegisterUnavailable(f"{address.shown} has a schema {address.name} already: nothing was changed")
            quoted = connection.execute(_ROLE, {"role": role}).scalar()
            if quoted is None:
                raise RegisterUnavailable(
                    f"there is no role {role!r} other than your own: make one that owns nothing (CREATE ROLE ... LOGIN)"
                )
            connection.exec_driver_sql(ddl(address.name, quoted, erasable=erasable))
            if erasable:
                _keys_made(address)
    finally:
        engine.dispose()


def engine_for(address: Address, *, read_only: bool, busy_seconds: float) -> Engine:
    """Return an engine over the database: committed means on the disk, and nobody is waited for too long."""
    settings = {
        "synchronous_commit": "on",
        "lock_timeout": str(max(1, int(busy_seconds * 1000))),
        "default_transaction_read_only": "on" if read_only else "off",
        "search_path": "pg_catalog",
        "client_min_messages": "warning",
    }
    options = " ".join(f"-c {name}={value}" for name, value in settings.items())
    engine = create_engine(
        address.driver,
        pool_size=2,
        max_overflow=8,
        pool_pre_ping=True,
        connect_args={"options": options, "connect_timeout": 10, "application_name": "trucewatch"},
    )
    return engine.execution_options(schema_translate_map={None: address.name})


def _known(connection: Connection, address: Address) -> bool:
    """Whether the record is one from which reports can be erased. Raises for what is no record that we know."""
    if not connection.execute(_THERE, {"record": address.name}).scalar_one():
        raise RegisterUnavailable(
            f"there is no record at {address.shown}; the owner of the database makes one with `trucewatch prepare`"
        )
    rows = connection.execute(text(_ABOUT.format(record=address.name))).all()
    if len(rows) != 1:
        raise RegisterBroken(f"{address.shown} does not say of which format it is")
    if rows[0].format > FORMAT:
        raise RegisterBroken(
            f"the record {address.shown} is of format {rows[0].format}, and this version knows {FORMAT}: "
            "a newer Trucewatch wrote it"
        )
    return bool(rows[0].erasable)


def _keyed_alike(address: Address, recorder: PostgresRecorder, *, keyed: bool, asked: bool) -> None:
    if keyed and recorder.vault is None:
        raise RegisterUnavailable(
            f"the record {address.shown} keeps reports under keys, and their file is not there: say which it is, "
            "with `keys=FILE` in the address"
        )
    if not keyed and (asked or recorder.vault is not None):
        raise RegisterUnavailable(
            f"the record {address.shown} was prepared without --erasable, so reports cannot be erased from it"
        )


def _keys_made(address: Address) -> None:
    if address.keys is None:
        raise RegisterUnavailable(
            "an erasable record on a server needs a file for its keys: `keys=FILE` in the address"
        )
    Vault.make(address.keys)
