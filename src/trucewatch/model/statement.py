"""The statement: one assertion at one span, with who says so, how, when and where."""

import msgspec

from trucewatch.model.actor import Actor, ActorRef
from trucewatch.model.base import Value
from trucewatch.model.claim import Claim
from trucewatch.model.span import Span
from trucewatch.model.words import PlacePrecision, Precision, Stance


class Link(Value, frozen=True, kw_only=True):
    """One link of who-said-so (PARC: source, cue, content): the source as an actor, and the cue's words."""

    actor: ActorRef
    cue: str


class When(Value, frozen=True, kw_only=True):
    """A stretch of time: ISO dates, both ends included; None at an end that the report cannot fix.

    `words` are the report's, from which it was worked out.
    """

    start: str | None
    end: str | None
    precision: Precision
    words: str


class Place(Value, frozen=True, kw_only=True):
    """A place as the report names it; coordinates in degrees (WGS 84), None where unknown or not one answer."""

    name: str
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    words: str
    country: str | None = None


class Statement(Value, frozen=True, kw_only=True):
    """One assertion at one span of one report.

    `text` is exactly the report's words at `span`. `attribution` runs from the outermost relay to the
    principal; empty means that the outlet says it itself. `when` is the time of what is claimed, `said`
    the time of the utterance. `hedge` holds the words that weaken it ("reportedly", "appeared to").
    `read_by` names the language model that proposed it, and is unset for what the project's own rules read.
    """

    id: str
    report: str
    span: Span
    text: str
    direct: bool
    attribution: tuple[Link, ...]
    stance: Stance
    claim: Claim
    hedge: str | None = None
    when: When | None = None
    said: When | None = None
    where: Place | None = None
    read_by: str | msgspec.UnsetType = msgspec.UNSET

    @property
    def principal(self) -> ActorRef | None:
        """The actor on whose word it rests: the last link, None where the outlet speaks for itself."""
        return self.attribution[-1].actor if self.attribution else None


class Reading(Value, frozen=True, kw_only=True):
    """All that was read in one report: its statements, and its actors under ids that hold in this report only."""

    report: str
    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]


class ReadingPart(Value, frozen=True, kw_only=True):
    """What was read in one part of a long report: part `number` of `of`, from `start` to `end` of its text.

    `compared` is false for what lies beyond the most that is compared of one report: its statements are in this entry
    alone, in no view and no result.
    """

    report: str
    number: int
    of: int
    start: int
    end: int
    compared: bool
    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]
