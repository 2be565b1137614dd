"""The tables of the register, in SQLAlchemy Core, for every database that it is kept in."""

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, MetaData, Table, Text

METADATA = MetaData()

_NUMBER = BigInteger().with_variant(Integer, "sqlite")

ENTRY = Table(
    "entry",
    METADATA,
    Column("sequence", _NUMBER, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("previous", Text, nullable=False),
    Column("recorded", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("agent", Text, nullable=False),
    Column("activity", Text, nullable=False),
    Column("room", Text, nullable=False),
    Column("uses", Text, nullable=False, comment="a JSON array of ids"),
    Column("payload_sha256", Text, nullable=False),
    sqlite_strict=True,
)
"""One row an entry, as in `model.Entry`. That no two follow on the same one is seen to by the guards: an index over it
would cost a third of the time of an append."""

PAYLOAD = Table(
    "payload",
    METADATA,
    Column("number", _NUMBER, primary_key=True),
    Column("sha256", Text, nullable=False, unique=True),
    Column("data", LargeBinary, nullable=False),
    sqlite_strict=True,
)
"""The payloads, each once: canonical JSON under its hash. `number` is of no meaning outside this table."""
