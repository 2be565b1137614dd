"""PostgreSQL's errors in our words, so that no caller needs to know the driver."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.exc import DBAPIError, PendingRollbackError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from trucewatch.errors import RegisterBroken, RegisterConflict, RegisterUnavailable, TrucewatchError

_CONFLICT = {"55P03", "40001", "40P01", "23505"}
"""A lock not had in time, a transaction that another one forbids, a number or id that another writer took."""

_UNAVAILABLE = {
    "53100": "the disk of the server is full",
    "53200": "the server has not enough memory",
    "53300": "the server has too many connections",
    "42501": "the role lacks the permission",
    "3D000": "there is no such database",
    "25006": "it may only be read",
    "57014": "the statement was stopped",
}

_CLASSES = {
    "08": "the connection to the server is lost",
    "28": "the server does not let this role in",
    "53": "the server lacks resources",
    "54": "a payload is larger than the store can hold",
    "57": "the server is going down or starting",
    "58": "the server's disk cannot be read or written",
}


@contextmanager
def translated(place: str) -> Iterator[None]:
    """Raise the register's own error in place of PostgreSQL's."""
    try:
        yield
    except DBAPIError as error:
        raise _ours(place, error.orig) from error
    except psycopg.Error as error:
        raise _ours(place, error) from error
    except (PoolTimeout, PendingRollbackError) as error:
        raise RegisterUnavailable(f"the record {place} is not available: {error}") from error
    except SQLAlchemyError as error:
        raise RegisterUnavailable(f"the record {place} cannot be reached: {error}") from error


def _ours(place: str, error: BaseException | None) -> TrucewatchError:
    state = getattr(error, "sqlstate", None)
    said = str(error).strip().splitlines()[0] if str(error).strip() else "no reason given"
    if state in _CONFLICT:
        return RegisterConflict(f"another program holds the record {place}; nothing was written, try again")
    if state is None:
        return RegisterUnavailable(f"the record {place} is not available: the server cannot be reached ({said})")
    why = _UNAVAILABLE.get(state) or _CLASSES.get(state[:2])
    if why is not None:
        return RegisterUnavailable(f"the record {place} is not available: {why} ({said})")
    return RegisterBroken(f"the record {place} is damaged: {said}")
