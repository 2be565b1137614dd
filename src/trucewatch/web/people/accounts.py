"""Accounts: who may sign in, in which roles, and which rooms they may enter."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, Row, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from trucewatch.web.errors import BadInput, NotThere
from trucewatch.web.people import totp
from trucewatch.web.people.passwords import Passwords
from trucewatch.web.people.tables import PERSON
from trucewatch.web.permissions import Right, Role, granted

OPEN_ROOM = "open"

_ALL = select(PERSON).order_by(PERSON.c.name)

Clock = Callable[[], float]


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody with an account. `name` is what the record calls them, `login` what they sign in with."""

    id: int
    name: str
    login: str
    roles: frozenset[Role]
    rooms: frozenset[str]
    language: str | None
    active: bool
    second_factor: bool
    must_change: bool

    def may(self, right: Right) -> bool:
        """Whether one of the person's roles grants a right."""
        return self.active and granted(right, self.roles)

    @property
    def agent(self) -> str:
        """How the record names them."""
        return f"person:{self.name}"


class Accounts:
    """The accounts in a people's database."""

    def __init__(self, engine: Engine, passwords: Passwords, now: Clock = time.time) -> None:
        self._engine = engine
        self._passwords = passwords
        self._now = now

    def any(self) -> bool:
        """Whether there is anybody yet."""
        with self._engine.connect() as connection:
            return bool(connection.execute(select(func.count()).select_from(PERSON)).scalar_one())

    def all(self) -> tuple[Person, ...]:
        """Return everybody, by name."""
        with self._engine.connect() as connection:
            return tuple(person_of(row) for row in connection.execute(_ALL))

    def get(self, number: int) -> Person:
        """Return the person of this id. Raises NotThere."""
        row = self._row(PERSON.c.id == number)
        if row is None:
            raise NotThere(f"nobody has the number {number}")
        return person_of(row)

    def add(
        self,
        *,
        name: str,
        login: str,
        password: str,
        roles: Iterable[Role],
        rooms: Iterable[str] = (OPEN_ROOM,),
        must_change: bool = False,
        only_first: bool = False,
    ) -> Person:
        """Make an account. With `only_first` only where there is none yet: two who set up at once make one.

        Raises BadInput where the name is taken or somebody was first.
        """
        values = {
            "name": name,
            "login": folded(login),
            "password": self._passwords.hashed(password),
            "roles": _joined(roles),
            "rooms": _joined(rooms),
            "active": True,
            "totp_step": 0,
            "created": int(self._now()),
            "must_change": must_change,
        }
        if only_first:
            values["id"] = 0  # the key keeps a second one out; whoever comes later is counted from 1
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(PERSON).values(values))
        except IntegrityError as error:
            raise BadInput("account.login-taken", "login") from error
        row = self._row(PERSON.c.login == folded(login))
        if row is None:
            raise NotThere("the account is gone again")
        return person_of(row)

    def signed_in(self, login: str, password: str, code: str = "") -> Person | None:
        """Return who this is, None for anything wrong: an unknown name takes as long as a wrong password."""
        row = self._row(PERSON.c.login == folded(login))
        fits = self._passwords.fits(password, None if row is None else row.password)
        if row is None or not fits or not row.active:
            return None
        if row.totp and not self._use_code(row, code):
            return None
        if self._passwords.outdated(row.password):
            self._change(row.id, password=self._passwords.hashed(password))
        return person_of(row)

    def password_fits(self, person: Person, password: str) -> bool:
        """Whether this is the person's password."""
        row = self._row(PERSON.c.id == person.id)
        return self._passwords.fits(password, None if row is None else row.password)

    def change_password(self, person: Person, password: str, *, must_change: bool = False) -> None:
        """Give the person another password."""
        self._change(person.id, password=self._passwords.hashed(password), must_change=must_change)

    def change(self, number: int, *, roles: Iterable[Role], rooms: Iterable[str], active: bool) -> None:
        """Change what a person may do. Raises BadInput where nobody would be left to administer."""
        wanted = frozenset(roles)
        others = [one for one in self.all() if one.id != number and one.may(Right.ADMINISTER)]
        if not others and not (active and Role.ADMINISTRATOR in wanted):
            raise BadInput("admin.last-administrator")
        self._change(number, roles=_joined(wanted), rooms=_joined(rooms), active=active)

    def speak(self, person: Person, language: str) -> None:
        """Remember in which language a person reads the interface."""
        self._change(person.id, language=language)

    def set_second_factor(self, person: Person, secret: str | None, code: str = "") -> bool:
        """Set up the person's authenticator where the code is right, or with None take it away; say whether done."""
        step = 0
        if secret is not None:
            found = totp.step_of(secret, code, int(self._now())) if totp.is_secret(secret) else None
            if found is None:
                return False
            step = found
        self._change(person.id, totp=secret, totp_step=step)
        return True

    def _use_code(self, row: Row[Any], code: str) -> bool:
        step = totp.step_of(row.totp, code, int(self._now()), row.totp_step)
        if step is None:
            return False
        with self._engine.begin() as connection:
            used = connection.execute(
                update(PERSON).where(PERSON.c.id == row.id, PERSON.c.totp_step < step).values(totp_step=step)
            )
        return used.rowcount == 1

    def _row(self, condition: Any) -> Row[Any] | None:
        with self._engine.connect() as connection:
            return connection.execute(select(PERSON).where(condition)).one_or_none()

    def _change(self, number: int, **values: object) -> None:
        with self._engine.begin() as connection:
            connection.execute(update(PERSON).where(PERSON.c.id == number).values(values))


def folded(login: str) -> str:
    """Return a login without regard to case and blanks."""
    return " ".join(login.casefold().split())


def _joined(words: Iterable[str]) -> str:
    return "\n".join(sorted({str(word) for word in words}))


def person_of(row: Row[Any]) -> Person:
    """Return the person of a row that holds the columns of an account."""
    return Person(
        id=row.id,
        name=row.name,
        login=row.login,
        roles=frozenset(Role(word) for word in row.roles.split("\n") if word),
        rooms=frozenset(word for word in row.rooms.split("\n") if word),
        language=row.language,
        active=row.active,
        second_factor=row.totp is not None,
        must_change=row.must_change,
    )
