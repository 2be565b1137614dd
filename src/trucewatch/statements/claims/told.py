"""How an act is told: done, not done, only thought of, threatened, denied or alleged, and the words that say so."""

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.statements.sentence import Sentence


class Told(StrEnum):
    """How an act is told."""

    REAL = "real"
    NEGATED = "negated"
    UNREAL = "unreal"
    FUTURE = "future"
    DENIED = "denied"
    THREATENED = "threatened"
    ALLEGED = "alleged"


@dataclass(frozen=True)
class Reading:
    """How an act is told, the tokens that say so, and the tokens that weaken it."""

    told: Told
    hedges: tuple[int, ...] = ()
    by: int | None = None

    def hedge(self, sentence: Sentence) -> str | None:
        """Return the hedging words, None where there are none."""
        return " ".join(sentence[i].text for i in sorted(self.hedges)) or None
