"""The audit: who signed in, who failed to, who changed whose rights, and what was taken out of the application."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Engine, func, insert, select

from trucewatch.web.people.tables import AUDIT

_LONGEST = 2000


class Event(StrEnum):
    """What is audited."""

    SET_UP = "set-up"
    SIGNED_IN = "signed-in"
    SIGN_IN_FAILED = "sign-in-failed"
    SIGNED_OUT = "signed-out"
    PASSWORD_CHANGED = "password-changed"  # noqa: S105 - the name of an event
    SECOND_FACTOR_CHANGED = "second-factor-changed"
    PERSON_ADDED = "person-added"
    PERSON_CHANGED = "person-changed"
    REPORTS_ADDED = "reports-added"
    EXPORTED = "exported"
    RELEASED = "released"


@dataclass(frozen=True, kw_only=True)
class Audited:
    """One line of the audit."""

    at: str
    person: str
    action: Event
    detail: str
    address: str


class Audit:
    """The audit in a people's database: it is written and read, and nothing in the application changes it."""

    def __init__(self, engine: Engine, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._engine = engine
        self._now = now

    def note(self, action: Event, person: str, *, detail: str = "", address: str = "") -> None:
        """Write a line."""
        at = self._now().isoformat(timespec="seconds")
        values = {"at": at, "person": person, "action": action, "detail": detail[:_LONGEST], "address": address}
        with self._engine.begin() as connection:
            connection.execute(insert(AUDIT).values(values))

    def count(self) -> int:
        """Return how many lines there are."""
        with self._engine.connect() as connection:
            return connection.execute(select(func.count()).select_from(AUDIT)).scalar_one()

    def lines(self, first: int = 0, count: int = 50) -> tuple[Audited, ...]:
        """Return lines, the newest first."""
        wanted = select(AUDIT).order_by(AUDIT.c.id.desc()).offset(first).limit(count)
        with self._engine.connect() as connection:
            return tuple(
                Audited(at=row.at, person=row.person, action=Event(row.action), detail=row.detail, address=row.address)
                for row in connection.execute(wanted)
            )
