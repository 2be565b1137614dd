"""A quantity of which it is known what it counts."""

from dataclasses import dataclass

from trucewatch.model import Measure, Qualifier
from trucewatch.statements.figures.quantities import Quantity


@dataclass(frozen=True)
class Measured:
    """A quantity with its measure; `anchor` is the word that tells it, `first` to `last` the words of the whole.

    `qualifier` and `counted` (a token) are given where they stand apart from the number. `runs_up` tells that a
    toll is said to have risen to it; `found` is the participle of what was found of those counted ("verified"), `kind`
    the words for what is counted where they do not stand so in the sentence ("destroyed houses").
    """

    quantity: Quantity
    measure: Measure
    anchor: int
    first: int
    last: int
    qualifier: Qualifier | None = None
    counted: int | None = None
    runs_up: bool = False
    found: int | None = None
    kind: str | None = None
