"""Where a record is: a file, or a PostgreSQL database that its address names."""

import re
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from trucewatch.errors import RegisterUnavailable
from trucewatch.model import Value

Place = str | Path
"""The path of a file, or an address that begins with `postgresql://`."""

_SCHEMES = ("postgresql://", "postgres://")
_NAME = re.compile(r"[a-z_][a-z0-9_]{0,40}")
_PASSWORD = re.compile(r"(?<=:)[^:@/]*(?=@)")

NAME = "trucewatch"
"""What a record in a database is called that nobody named."""


class Address(Value, frozen=True, kw_only=True):
    """A record on a server: what the driver is told, the schema that holds the record, the file of its keys, and one
    for its snapshot.

    `shown` is the address as it may be shown: without a password.
    """

    driver: str
    name: str
    keys: Path | None
    cache: Path | None
    shown: str


def on_server(place: Place) -> bool:
    """Whether a record is on a server."""
    return isinstance(place, str) and place.startswith(_SCHEMES)


def file_of(place: Place) -> Path:
    """Return the file that a record is in. Raises RegisterUnavailable for one on a server."""
    if on_server(place):
        raise RegisterUnavailable(f"this needs a record in a file, and {shown(place)} is on a server")
    return Path(place)


def shown(place: Place) -> str:
    """Return how a place is named in messages: never with a password."""
    if not on_server(place):
        return str(place)
    parts = urlsplit(str(place))
    open_ones = [(key, value) for key, value in parse_qsl(parts.query) if key != "password"]
    return urlunsplit((parts.scheme, _PASSWORD.sub("***", parts.netloc), parts.path, urlencode(open_ones), ""))


def address_of(place: Place) -> Address:
    """Return what an address says. Raises RegisterUnavailable where it is written wrongly.

    Beside what PostgreSQL itself takes (`sslmode` and so on) it may say `record`, the name of the record among others
    in that database, `keys`, the file of the keys of a record from which reports can be erased, and `snapshot`, a file
    for a snapshot of what was replayed.
    """
    try:
        parts = urlsplit(str(place))
        asked = dict(parse_qsl(parts.query, strict_parsing=bool(parts.query), keep_blank_values=True))
        _ = parts.port  # a port that is none raises here
    except ValueError as error:
        raise RegisterUnavailable(f"this is not the address of a database: {error}") from error
    name, keys, cache = asked.pop("record", NAME), asked.pop("keys", None), asked.pop("snapshot", None)
    if not _NAME.fullmatch(name) or name.startswith("pg_"):
        raise RegisterUnavailable(
            f"a record on a server cannot be named {name!r}: small letters, digits and _ only, not pg_ at the beginning"
        )
    driver = urlunsplit(("postgresql+psycopg", parts.netloc, parts.path, urlencode(asked), ""))
    return Address(
        driver=driver,
        name=name,
        keys=Path(keys) if keys else None,
        cache=Path(cache) if cache else None,
        shown=shown(place),
    )


def snapshot_of(record: Path) -> Path:
    """Return where the snapshot of a record in a file is."""
    return record.with_name(record.name + ".view")
