"""Sessions: who is signed in, by a random token of which only the hash is kept; and how often one may try."""

import hmac
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import ColumnElement, Connection, Engine, bindparam, delete, func, insert, select, update

from trucewatch.web.errors import TooMany
from trucewatch.web.people.accounts import Clock, Person, person_of
from trucewatch.web.people.tables import ATTEMPT, PERSON, SESSION, alone_with

WINDOW_SECONDS = 15 * 60
PER_LOGIN_AND_ADDRESS, PER_LOGIN, PER_ADDRESS = 5, 30, 60
"""How often a sign-in may fail in a window: for one login from one address, for one login, and from one address."""

_SEEN_SECONDS = 60

_STANDING = (
    select(SESSION, PERSON)
    .join(PERSON, SESSION.c.person == PERSON.c.id)
    .where(
        SESSION.c.token_sha256 == bindparam("token"),
        SESSION.c.began > bindparam("began"),
        SESSION.c.seen > bindparam("seen"),
    )
)
"""The session of a token that is not over, with whose it is. Asked for every page: put together once."""


@dataclass(frozen=True, kw_only=True)
class Session:
    """One browser that somebody is signed in with; `csrf` is the token that its forms carry."""

    who: Person
    token_sha256: str
    csrf: str

    def trusts(self, token: str) -> bool:
        """Whether a form carries this session's token."""
        return hmac.compare_digest(self.csrf.encode(), token.encode())


class Sessions:
    """The sessions in a people's database."""

    def __init__(self, engine: Engine, *, hours: int, idle_minutes: int, now: Clock = time.time) -> None:
        self._engine = engine
        self._longest, self._idle = hours * 3600, idle_minutes * 60
        self._now = now

    def begin(self, person: int) -> str:
        """Begin a session and return its token, which is known to the browser alone."""
        token, now = secrets.token_urlsafe(32), int(self._now())
        with self._engine.begin() as connection:
            connection.execute(delete(SESSION).where(self._over(now)))
            connection.execute(
                insert(SESSION).values(
                    token_sha256=_hashed(token), person=person, csrf=secrets.token_urlsafe(32), began=now, seen=now
                )
            )
        return token

    def find(self, token: str) -> Session | None:
        """Return the session of a token, None where it is unknown or over."""
        now = int(self._now())
        with self._engine.connect() as connection:
            asked = {"token": _hashed(token), "began": now - self._longest, "seen": now - self._idle}
            row = connection.execute(_STANDING, asked).one_or_none()
        if row is None:
            return None
        if now - row.seen > _SEEN_SECONDS:
            with self._engine.begin() as connection:
                connection.execute(update(SESSION).where(SESSION.c.token_sha256 == row.token_sha256).values(seen=now))
        return Session(who=person_of(row), token_sha256=row.token_sha256, csrf=row.csrf)

    def end(self, session: Session) -> None:
        """End one session."""
        with self._engine.begin() as connection:
            connection.execute(delete(SESSION).where(SESSION.c.token_sha256 == session.token_sha256))

    def end_all(self, person: int, *, but: Session | None = None) -> None:
        """End all sessions of a person, or all but one."""
        kept = "" if but is None else but.token_sha256
        with self._engine.begin() as connection:
            connection.execute(delete(SESSION).where(SESSION.c.person == person, SESSION.c.token_sha256 != kept))

    def check_attempts(self, login: str, address: str) -> None:
        """Raise TooMany where signing in failed too often of late."""
        with self._engine.connect() as connection:
            self._check(connection, login, address)

    def attempt(self, login: str, address: str) -> tuple[int, ...]:
        """Count an attempt as failed before it is looked at, so that many at once are as many, over however many
        processes they come; return its marks.

        Raises TooMany. What turns out well is taken back with `forgive`.
        """
        with alone_with(self._engine, ATTEMPT) as connection:
            self._check(connection, login, address)
            return self._mark(connection, login, address)

    def forgive(self, marks: Sequence[int]) -> None:
        """Take back an attempt that went well."""
        with self._engine.begin() as connection:
            connection.execute(delete(ATTEMPT).where(ATTEMPT.c.id.in_(marks)))

    def failed(self, login: str, address: str) -> tuple[int, ...]:
        """Remember that signing in failed; return the marks of it."""
        with self._engine.begin() as connection:
            return self._mark(connection, login, address)

    def _check(self, connection: Connection, login: str, address: str) -> None:
        now = int(self._now())
        for subject, limit in _subjects(login, address).items():
            counted = select(func.count(), func.min(ATTEMPT.c.at)).where(
                ATTEMPT.c.subject == subject, ATTEMPT.c.at > now - WINDOW_SECONDS
            )
            count, first = connection.execute(counted).one()
            if count >= limit:
                raise TooMany(max(1, first + WINDOW_SECONDS - now))

    def _mark(self, connection: Connection, login: str, address: str) -> tuple[int, ...]:
        now = int(self._now())
        connection.execute(delete(ATTEMPT).where(ATTEMPT.c.at <= now - WINDOW_SECONDS))
        made = [insert(ATTEMPT).values(subject=subject, at=now) for subject in _subjects(login, address)]
        return tuple(connection.execute(one.returning(ATTEMPT.c.id)).scalar_one() for one in made)

    def _over(self, now: int) -> ColumnElement[bool]:
        return (SESSION.c.began <= now - self._longest) | (SESSION.c.seen <= now - self._idle)


def _subjects(login: str, address: str) -> dict[str, int]:
    """Under which names a failure is counted: hashed, as people type passwords where logins belong."""
    who = _hashed(login)[:32]
    return {
        f"both:{who}:{address}": PER_LOGIN_AND_ADDRESS,
        f"login:{who}": PER_LOGIN,
        f"address:{address}": PER_ADDRESS,
    }


def _hashed(words: str) -> str:
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
