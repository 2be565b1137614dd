"""What people decide on situation reports: held back, or released, by whoever is entitled to."""

from enum import StrEnum

from trucewatch.model.decisions.base import Decision
from trucewatch.model.decisions.incidents import Edition


class Release(StrEnum):
    """What was decided on a situation report."""

    HELD = "held"
    RELEASED = "released"
    WITHDRAWN = "withdrawn"


class BriefDecided(Decision, frozen=True, kw_only=True, tag="brief-decided"):
    """That the situation report of these days (ISO, both included), composed for an edition from the record up to the
    entry of number `sequence` with the codebook of this digest, is held, released or withdrawn.

    `sha256` is that of its page: whoever composes it again can tell that it is the same, byte for byte.
    """

    start: str
    end: str
    edition: Edition
    sequence: int
    codebook: str
    sha256: str
    decided: Release
