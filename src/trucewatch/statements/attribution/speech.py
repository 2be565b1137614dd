"""A speech as found: content at a span, and the links that say whose it is, before actors are resolved."""

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model import Span, Stance
from trucewatch.statements.attribution.frames import Range
from trucewatch.statements.found import Mention
from trucewatch.statements.sentence import Token


class Kind(StrEnum):
    """How somebody stands to a content: says it, holds it (a belief, a wish), acts on it in words, or rejoins to it.

    Who rejoins denies behind it what somebody else said: "..., a charge Kigali denies".
    """

    SAYS = "says"
    HOLDS = "holds"
    ACTS = "acts"
    REJOINS = "rejoins"


@dataclass(frozen=True)
class FoundLink:
    """One link of who-said-so: where its source and its cue stand.

    `sentence` is the index of the sentence that holds both, `source` the words that name the source (None where
    nobody is named), `cue` the token of the cue, `first` and `last` the tokens from source to cue, both included.
    """

    sentence: int
    source: Mention | None
    cue: int
    first: int
    last: int


@dataclass(frozen=True)
class Speech:
    """A content and its own links, outermost relay first (not those of a speech around it).

    `part` marks the lesser piece of a content that its cue breaks ("The dam, she said, holds"): no statement alone.
    `topic` is whom it is said of, where the cue says so ("said of the rebels"), in the sentence of the last link.
    """

    content: Span
    links: tuple[FoundLink, ...]
    stance: Stance
    quoted: bool
    topic: Mention | None = None
    kind: Kind = Kind.SAYS
    part: bool = False


class Reported:
    """A reporting cue of a sentence: its links, and the tokens of its content (None where it can only be quoted).

    `rest` is the lesser piece of a content that source and cue break in two.
    """

    def __init__(
        self,
        links: tuple[FoundLink, ...],
        cue: Token,
        content: Range | None,
        stance: Stance,
        kind: Kind = Kind.SAYS,
        rest: Range | None = None,
    ) -> None:
        self.links = links
        self.cue = cue
        self.content = content
        self.stance = stance
        self.kind = kind
        self.rest = rest
