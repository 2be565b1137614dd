"""The tables of the register, in SQLAlchemy Core, for every database that it is kept in."""

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, MetaData, Table, Text

METADATA = MetaData()

_NUMBER = BigInteger().with_variant(Integer, "sqlite")

ENTRY = Table(
    "entry",
    METADATA,
    Column("sequence", _NUMBER, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
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
"""One row an entry, as in `model.Entry`. That no two follow on the same one is seen to by the guards. Ids are hashes:
an index over them would be written to all over with each batch, so there is `BEGINNING`."""

PAYLOAD = Table(
    "payload",
    METADATA,
    Column("number", _NUMBER, primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
    sqlite_strict=True,
)
"""The payload of the entry of this number: canonical JSON."""

BEGINNING = Table(
    "beginning",
    METADATA,
    Column("block", _NUMBER, primary_key=True, autoincrement=False),
    Column("start", Text, primary_key=True),
    Column("sequence", _NUMBER, primary_key=True, autoincrement=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""How the ids of entries begin, by whole blocks of entries, each named by its last one: to find them by. See
`guards.BLOCK`. Files of formats 2 and 3 have no column `block`: a block is sorted in among all others there."""

EARLIEST = Table(
    "earliest",
    METADATA,
    Column("sequence", _NUMBER, primary_key=True, autoincrement=False),
    Column("recorded", Text, nullable=False),
    sqlite_strict=True,
)
"""For each whole block of entries, by the number of its last one, the earliest moment at which one was recorded:
to find the last entry of a moment by. Clocks may be set back, so that the first of a block need not be the earliest."""

HASHED = Table("payload", MetaData(), Column("sha256", Text, primary_key=True), Column("data", LargeBinary))
"""The payloads as PostgreSQL and SQLite files of format 1 keep them: each once, under its hash."""
