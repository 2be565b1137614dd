"""What a person keeps for themself: saved filters, by the list that they are for."""

from sqlalchemy import Engine, bindparam, delete, insert, select

from trucewatch.web.people.tables import KEPT

MOST = 50
"""How many a person may keep of one kind."""

_ALL = (
    select(KEPT.c.name, KEPT.c.value)
    .where(KEPT.c.person == bindparam("whose"), KEPT.c.kind == bindparam("sort"))
    .order_by(KEPT.c.name)
    .limit(MOST)
)


class Keeping:
    """What people keep, in a people's database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self, person: int, kind: str) -> dict[str, str]:
        """Return what a person keeps of a kind, by name."""
        with self._engine.connect() as connection:
            return {row.name: row.value for row in connection.execute(_ALL, {"whose": person, "sort": kind})}

    def keep(self, person: int, kind: str, name: str, value: str) -> None:
        """Keep something under a name, in the place of what was kept under it."""
        here = (KEPT.c.person == person, KEPT.c.kind == kind, KEPT.c.name == name)
        with self._engine.begin() as connection:
            connection.execute(delete(KEPT).where(*here))
            connection.execute(insert(KEPT).values(person=person, kind=kind, name=name, value=value))

    def drop(self, person: int, kind: str, name: str) -> None:
        """Keep it no longer."""
        with self._engine.begin() as connection:
            connection.execute(delete(KEPT).where(KEPT.c.person == person, KEPT.c.kind == kind, KEPT.c.name == name))
