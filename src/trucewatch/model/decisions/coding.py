"""Double-blind coding: a sample given to several coders who do not see each other's codes until all are in."""

from enum import StrEnum

from trucewatch.model.decisions.base import Decision


class Level(StrEnum):
    """How codes are measured: as names only, or as names in an order."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"


class CodingOpened(Decision, frozen=True, kw_only=True, tag="coding-opened"):
    """A round of coding: one question, its codes (for an ordinal level from the least to the most), who codes which
    items. `seed` and `drawn_from` (how many there were) tell how the items were drawn. In a `sealed` round codes are
    recorded under seals first, and opened when all seals are in."""

    round: str
    question: str
    codes: tuple[str, ...]
    level: Level
    coders: tuple[str, ...]
    items: tuple[str, ...]
    seed: str
    drawn_from: int
    sealed: bool = False


class CodeGiven(Decision, frozen=True, kw_only=True, tag="code-given"):
    """A coder's code of an item; None where they cannot code it."""

    round: str
    item: str
    code: str | None


class CodeSealed(Decision, frozen=True, kw_only=True, tag="code-sealed"):
    """A coder's code of an item under a seal: a SHA-256 over the code and a salt that the coder alone knows."""

    round: str
    item: str
    seal: str


class CodeOpened(Decision, frozen=True, kw_only=True, tag="code-opened"):
    """The code that a coder sealed, with the salt by which everybody can tell that it is the one."""

    round: str
    item: str
    code: str | None
    salt: str


class CodingClosed(Decision, frozen=True, kw_only=True, tag="coding-closed"):
    """That a round ends although codes are missing."""

    round: str


class CodeAdjudicated(Decision, frozen=True, kw_only=True, tag="code-adjudicated"):
    """What an item on which coders differ is coded as in the end; None where it cannot be coded."""

    round: str
    item: str
    code: str | None


CodingDecision = CodingOpened | CodeGiven | CodeSealed | CodeOpened | CodingClosed | CodeAdjudicated
"""Every decision on coding."""

CodersStep = CodeGiven | CodeSealed | CodeOpened
"""The decisions by which coders code: nobody else may read of them, nor of their reasons, before all codes are in."""
