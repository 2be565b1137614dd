"""Actors, and the references by which other values name them."""

from trucewatch.model.base import Value
from trucewatch.model.words import ActorKind, Role


class ActorRef(Value, frozen=True, kw_only=True):
    """A naming of an actor: who is meant (None where the words name nobody known) and the report's words."""

    actor: str | None
    name: str


class Actor(Value, frozen=True, kw_only=True):
    """A party, person, state, organisation or force, with every name it is written under.

    `id` stays when names are added; `because` says why the names were taken for one actor, a reason a name.
    `aliases` holds the ids of younger actors that were found to be this one.
    """

    id: str
    name: str
    names: tuple[str, ...]
    kind: ActorKind
    roles: tuple[Role, ...] = ()
    because: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


class Leadership(Value, frozen=True, kw_only=True):
    """That one actor leads another (a commander his force, a head a government), by the words of a statement."""

    leader: str
    led: str
    statement: str
