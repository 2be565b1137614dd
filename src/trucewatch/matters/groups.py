"""What the grouping of each kind hands on: statements on one question, and how pairs of them stand."""

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.matters.likeness import Likeness
from trucewatch.model import ContradictionKind, MatterKind, Statement


class Step(StrEnum):
    """How two statements that do not contradict each other stand: the first vaguer, or the first earlier."""

    REFINES = "refines"
    UPDATES = "updates"


@dataclass(frozen=True)
class Tied:
    """A pair of statements: for a refinement `left` is the vaguer, for an update the earlier."""

    how: ContradictionKind | Step
    left: Statement
    right: Statement

    def turned(self) -> "Tied":
        """Return the pair the other way round."""
        return Tied(self.how, self.right, self.left)


@dataclass(frozen=True)
class Group:
    """Statements on one question, in the case's own order. `key` tells questions of one kind apart.

    `joins` holds the pairs by which it was put together, with how alike they were, where it was put together so.
    `beside` are the ids of members that are there because one of the others contradicts them, however they were read.
    """

    kind: MatterKind
    title: str
    members: tuple[Statement, ...]
    key: str = ""
    joins: tuple[tuple[str, str, Likeness], ...] = ()
    beside: frozenset[str] = frozenset()
