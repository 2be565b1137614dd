"""Rounds of double-blind coding as pages show them: how far they are, and who may know what of them before codes are
seen."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model import content_id
from trucewatch.model.decisions.coding import CodingDecision, CodingOpened
from trucewatch.register.decided.coding import coding
from trucewatch.register.decided.desk import same_person
from trucewatch.register.decided.rounds import CodedItem, CodingRound
from trucewatch.register.payloads import ROOM
from trucewatch.web.errors import NotThere
from trucewatch.web.people import Person
from trucewatch.web.permissions import Right
from trucewatch.web.sight import Sight


class State(StrEnum):
    """How far a round is. ALL_IN is of sealed rounds: every seal is in, and not every one is opened."""

    OPEN = "open"
    ALL_IN = "all-in"
    REVEALED = "revealed"
    CLOSED = "closed"


@dataclass(frozen=True, kw_only=True)
class Coder:
    """How far a coder is, by number. `name` is None where the person who asks may not know who codes."""

    number: int
    name: str | None
    mine: bool
    coded: int
    sealed: int


@dataclass(frozen=True, kw_only=True)
class Round:
    """A round with the address that it goes by; its codes are for nobody before it is revealed (see `sheet`)."""

    key: str
    held: CodingRound

    @property
    def opened(self) -> CodingOpened:
        """What was asked of which items."""
        return self.held.opened.decision

    @property
    def room(self) -> str:
        """The room that the round and all its steps are in."""
        return self.held.opened.room

    @property
    def state(self) -> State:
        """How far it is."""
        if self.held.closed is not None:
            return State.CLOSED
        if self.held.revealed:
            return State.REVEALED
        return State.ALL_IN if self.opened.sealed and not self.held.unsealed else State.OPEN

    def coder(self, who: Person) -> str | None:
        """Return the name under which a person codes in it, None for somebody who does not."""
        return next((one for one in self.opened.coders if same_person(one, who.name)), None)

    def coders(self, who: Person) -> tuple[Coder, ...]:
        """Return how far each coder is. Who they are is told to all once codes are seen, before that to whoever leads
        rounds and does not code in this one."""
        mine = self.coder(who)
        told = self.held.revealed or (mine is None and who.may(Right.ASSESS))
        coded = Counter(name for one in self.held.items.values() for name in one.codes)
        sealed = Counter(name for one in self.held.items.values() for name in one.seals)
        return tuple(
            Coder(
                number=number,
                name=name if told or name == mine else None,
                mine=name == mine,
                coded=coded[name],
                sealed=sealed[name],
            )
            for number, name in enumerate(self.opened.coders, start=1)
        )

    def left(self, who: Person) -> int:
        """Return how many items wait for this person: for a code or a seal, or for their seal to be opened."""
        mine = self.coder(who)
        if mine is None:
            return 0
        if self.state is not State.OPEN:
            return self.unopened(who)
        return sum(mine not in (one.seals if self.opened.sealed else one.codes) for one in self.held.items.values())

    def unopened(self, who: Person) -> int:
        """Return how many seals of this person are not opened."""
        mine = self.coder(who)
        return sum(mine in one.seals and mine not in one.codes for one in self.held.items.values())

    @property
    def unsettled(self) -> tuple[CodedItem, ...]:
        """What can be adjudicated: the items on which coders differ, then those of which a code is missing."""
        if not self.held.revealed:
            return ()
        items, all_ = self.held.items.values(), len(self.opened.coders)
        differ = tuple(one for one in items if one.differs)
        return (*differ, *(one for one in items if not one.differs and len(one.codes) < all_))

    @property
    def counted(self) -> Sequence[tuple[str | None, tuple[int, ...]]]:
        """How often each coder gave each code of a revealed round; None is what they could not code."""
        if not self.held.revealed:
            return ()
        given = Counter((name, code) for one in self.held.items.values() for name, code in one.codes.items())
        return [(code, tuple(given[name, code] for name in self.opened.coders)) for code in (*self.opened.codes, None)]


def round_key(name: str, room: str) -> str:
    """Return what a round is called in an address: names may hold anything, and two rooms may have one name."""
    return content_id("round", room, name)


def rounds(sight: Sight) -> tuple[Round, ...]:
    """Return the rounds that are seen, the newest first."""
    return sight.concerning("coding rounds", CodingDecision, lambda: _rounds(sight))


def round_of(sight: Sight, key: str) -> Round:
    """Return a round by its address. Raises NotThere."""
    found = next((one for one in rounds(sight) if one.key == key), None)
    if found is None:
        raise NotThere("no such round")
    return found


def _rounds(sight: Sight) -> tuple[Round, ...]:
    """A step counts in the room that its round is in, as the register checks it: so each room is read by itself."""
    known = sight.view.judgements
    found = [
        Round(key=round_key(name, room), held=held)
        for room in sorted(sight.view.rooms)
        for name, held in coding(one for one in known if one.room in (ROOM, room)).rounds.items()
        if held.opened.room == room
    ]
    return tuple(sorted(found, key=lambda one: one.held.opened.sequence, reverse=True))
