"""The actors of the case under one id each, and the party that each belongs to."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from trucewatch.codebook.loader import Row
from trucewatch.model import Actor, ActorKind, ActorRef, Leadership

LEADING = frozenset({ActorKind.PERSON})
LED = frozenset({ActorKind.FORCE, ActorKind.ORGANISATION, ActorKind.GROUP, ActorKind.UNCLEAR})


class Roster:
    """Looks up actors by any id they ever had.

    A leader, the body he leads and "X's forces" of his are one party; nobody else is.
    """

    def __init__(
        self, actors: Sequence[Actor], leaders: Sequence[Leadership] = (), followers: Collection[str] = ()
    ) -> None:
        self._actors = {actor.id: actor for actor in actors}
        self._now = {alias: actor.id for actor in actors for alias in (*actor.aliases, actor.id)}
        self._led = _led([one for one in leaders if self.kind(one.led) is not ActorKind.STATE])
        self._heads = _led([one for one in leaders if self.kind(one.led) is ActorKind.STATE])
        self._owner = _owners(actors, frozenset(followers))

    def key(self, ref: ActorRef | None) -> str | None:
        """Return the id that an actor goes by now, None where the words name nobody known."""
        if ref is None or ref.actor is None:
            return None
        return self._now.get(ref.actor, ref.actor)

    def actor(self, key: str) -> Actor | None:
        """Return the actor of this id, None where it is not in the case."""
        return self._actors.get(self._now.get(key, key))

    def name(self, key: str, otherwise: str = "") -> str:
        """Return the name of the actor of this id, or what is given instead."""
        actor = self.actor(key)
        return actor.name if actor else otherwise or key

    def kind(self, key: str) -> ActorKind:
        """Return what the actor of this id is."""
        actor = self.actor(key)
        return actor.kind if actor else ActorKind.UNCLEAR

    def party(self, key: str) -> str:
        """Return the id of the body that this actor (or the leader whose following it is) leads, or its own."""
        owner = self._owner.get(key, key)
        return self._led.get(owner, owner)

    def side(self, key: str) -> str:
        """Return the party of an actor, a state's head being of the state: for what is done in its name."""
        party = self.party(key)
        return self._heads.get(key, party) if party == key else party

    def party_of(self, ref: ActorRef | None) -> str | None:
        """Return the party of whom the words name, None where they name nobody known."""
        key = self.key(ref)
        return None if key is None else self.party(key)

    def parties(self, refs: Iterable[ActorRef]) -> frozenset[str]:
        """Return the parties of all whom the words name."""
        return frozenset(party for ref in refs if (party := self.party_of(ref)) is not None)

    def leader_of(self, party: str) -> tuple[str, ...]:
        """Return the ids of those who lead this body."""
        return tuple(sorted(leader for leader in {**self._led, **self._heads} if self.side(leader) == party))

    def named(self) -> Mapping[str, Actor]:
        """All actors by id."""
        return self._actors


def state_names(rows: Sequence[Row]) -> dict[str, str]:
    """Return the name of the state that each name and each word for its people stands for, all in small letters."""
    return {
        word.casefold(): row["name"].casefold()
        for row in rows
        for field in ("name", "names", "demonyms")
        for word in row[field].split("|")
        if word
    }


def _led(leaders: Sequence[Leadership]) -> dict[str, str]:
    """Give each leader one body: the one that most statements name, so that no leader makes two bodies one."""
    counted: dict[str, dict[str, int]] = {}
    for one in leaders:
        bodies = counted.setdefault(one.leader, {})
        bodies[one.led] = bodies.get(one.led, 0) + 1
    return {leader: min(bodies, key=lambda led: (-bodies[led], led)) for leader, bodies in counted.items()}


def _owners(actors: Sequence[Actor], followers: frozenset[str]) -> dict[str, str]:
    """Give each following that is named after one person ("X's forces", "the X side") that person's id."""
    named: dict[str, str | None] = {}
    for actor in actors:
        if actor.kind in LEADING:
            for name in (actor.name, *actor.names):
                key = name.casefold()
                named[key] = actor.id if named.get(key, actor.id) == actor.id else None
    found: dict[str, str] = {}
    for actor in actors:
        if actor.kind in LED:
            owners = {owner for name in actor.names if (owner := named.get(_owner_in(name, followers)))}
            if len(owners) == 1:
                found[actor.id] = owners.pop()
    return found


def _owner_in(name: str, followers: frozenset[str]) -> str:
    whose, _, what = name.casefold().replace("’", "'").rpartition(" ")
    return whose.removesuffix("'s") if what in followers else ""
