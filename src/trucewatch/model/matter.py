"""Matters: questions that statements speak to, and how the accounts of a matter stand to each other."""

from trucewatch.model.actor import ActorRef
from trucewatch.model.base import Value
from trucewatch.model.origin import Support
from trucewatch.model.words import (
    ContradictionKind,
    Finding,
    MatterKind,
    Position,
    Responsibility,
    Verification,
)


class Account(Value, frozen=True, kw_only=True):
    """One chain's telling of a matter."""

    chain: str
    statements: tuple[str, ...]


class Compared(Value, frozen=True, kw_only=True):
    """One thing in which two statements were compared: its name, what it added, and the words or values compared."""

    name: str
    weight: float
    words: str


class Joined(Value, frozen=True, kw_only=True):
    """Two statements by which a matter was put together, and the parts of their likeness."""

    left: str
    right: str
    parts: tuple[Compared, ...]


class Matter(Value, frozen=True, kw_only=True):
    """One question: an incident, a position on an agreement, a count, a commitment, a meeting.

    Its id is made from its first-recorded statement and stays; `aliases` holds ids merged into it. `joined` says for
    a matter put together by likeness why each telling was taken to speak to it; positions and support have none, as
    they are put together by who and what.
    """

    id: str
    kind: MatterKind
    title: str
    accounts: tuple[Account, ...]
    aliases: tuple[str, ...] = ()
    joined: tuple[Joined, ...] = ()


class Contradiction(Value, frozen=True, kw_only=True):
    """Two statements that cannot both be true, with the kind and one plain sentence of why."""

    id: str
    matter: str
    kind: ContradictionKind
    left: str
    right: str
    because: str


class Refinement(Value, frozen=True, kw_only=True):
    """A vaguer statement and a finer one that agrees with it."""

    matter: str
    vaguer: str
    finer: str


class Update(Value, frozen=True, kw_only=True):
    """An earlier statement and the later one that carries it on (a toll that rises)."""

    matter: str
    earlier: str
    later: str


class Interest(Value, frozen=True, kw_only=True):
    """Principals of a matter who share an interest, each with each, by how they stand to it.

    `asserting` tell what most chains tell, `denying` deny it, `otherwise` tell it differently. `known` is false for
    those of whose interest nothing is known: they are listed together, and that says nothing of a common one.
    """

    asserting: tuple[str, ...] = ()
    denying: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()
    known: bool = True


class Assessment(Value, frozen=True, kw_only=True):
    """Where a matter stands on the three axes, the rule that put it there, and the person if one did.

    `interests` part its principals by interest; empty where fewer than two are named.
    """

    matter: str
    support: Support
    verification: Verification
    finding: Finding
    responsibility: Responsibility
    because: str
    rule: str
    term: str | None = None
    by: str | None = None
    interests: tuple[Interest, ...] = ()


class PositionTaken(Value, frozen=True, kw_only=True):
    """One step of an actor about an agreement: dated as far as told, resting on a matter.

    `statements` are those of the matter that tell this step, the ones that tell its dates first. `by` is the
    day on which it was first said, the latest day that it can have been, where no day of its own is told.
    """

    actor: ActorRef
    position: Position
    when: str | None
    until: str | None
    matter: str
    statements: tuple[str, ...] = ()
    by: str | None = None


class Term(Value, frozen=True, kw_only=True):
    """One provision of an agreement, as reported or as in its text."""

    id: str
    words: str
    statement: str | None = None


class Agreement(Value, frozen=True, kw_only=True):
    """A text or declaration that parties take positions on; dates as declared and as taking effect.

    `dated_by` are the statements that tell these dates.
    """

    id: str
    name: str
    declared: str | None
    effective: str | None
    terms: tuple[Term, ...]
    positions: tuple[PositionTaken, ...]
    dated_by: tuple[str, ...] = ()
