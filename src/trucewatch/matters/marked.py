"""Two statements that stand to each other by their words, with a mark in their likeness that says how."""

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.matters.groups import Step
from trucewatch.matters.likeness import Likeness, Part
from trucewatch.model import Statement

MARK = "untyped "
"""What the name of the part begins with that says how the two stand."""

_WEIGHT = 0.1


@dataclass(frozen=True)
class Pair:
    """Two statements that stand as the first part of their likeness says; `across` where both may be typed."""

    left: Statement
    right: Statement
    likeness: Likeness
    across: bool = False

    @property
    def statements(self) -> tuple[Statement, Statement]:
        """Both."""
        return self.left, self.right

    @property
    def is_step(self) -> bool:
        """Whether they carry each other on, or one is the finer: both may be so."""
        return any(part.name == f"{MARK}{step.value}" for part in self.likeness.parts for step in Step)


def marked(left: Statement, right: Statement, how: StrEnum, found: Part, *, across: bool = True) -> Pair:
    """Return two statements that stand so to each other, and by what that was found."""
    return Pair(left, right, Likeness((Part(f"{MARK}{how.value}", _WEIGHT, ""), found)), across=across)
