"""A statement before its id: where it stands, whose it is, and the tokens that carry it."""

from dataclasses import dataclass

from trucewatch.model import Span
from trucewatch.statements.attribution import Speech
from trucewatch.statements.found import FoundClaim


@dataclass(frozen=True)
class Draft:
    """The words of a statement to be: their span and tokens (both included), the speeches around, outermost first.

    `sentence` is the index of its sentence, `anchor` the token that carries it; `found` is None for plain words.
    `told` are the speeches in whose words the claim is made, where another denies it: "we" in it is who told it.
    """

    span: Span
    sentence: int
    first: int
    last: int
    anchor: int
    speeches: tuple[Speech, ...]
    found: FoundClaim | None
    told: tuple[Speech, ...] | None = None
