"""What people decide about agreements: texts, terms, dates, completeness, class, and who stands where.

Dates are ISO, as fine as they are known (`2016`, `2016-12`, `2016-12-01`, `2016-12-01T00:00`); a day alone is the
whole day. `agreement` is the id of an agreement that the machine found or that somebody recorded.
"""

from enum import StrEnum

from trucewatch.model.actor import ActorRef
from trucewatch.model.base import Value
from trucewatch.model.decisions.base import Decision
from trucewatch.model.decisions.cited import Cited
from trucewatch.model.span import Span
from trucewatch.model.words import OccurrenceKind, Position


class TermKind(StrEnum):
    """What a term of an agreement does."""

    PROHIBITED_ACT = "prohibited-act"
    PERMITTED_ACT = "permitted-act"
    OBLIGATION = "obligation"
    MONITORING = "monitoring"
    DISPUTE_PROCEDURE = "dispute-procedure"
    OTHER = "other"


class VersionStatus(StrEnum):
    """How far a version of a text got."""

    DRAFT = "draft"
    AGREED = "agreed"
    AMENDMENT = "amendment"
    UNCLEAR = "unclear"


class DateKind(StrEnum):
    """Which date of an agreement is meant: when it was declared, when it takes effect, when it ends."""

    DECLARED = "declared"
    EFFECTIVE = "effective"
    ENDS = "ends"


class SlotState(StrEnum):
    """Whether an agreement has what one of the slots of completeness asks for."""

    FILLED = "filled"
    ABSENT = "absent"
    DISPUTED = "disputed"


class Area(Value, frozen=True, kw_only=True):
    """Where an agreement or a term holds: in words, and as far as these can be tested.

    Countries are ISO 3166 two-letter codes, places are names, `outline` the corners (latitude, longitude, in degrees)
    of a simple polygon. `disputed` is true where the parties do not agree on it.
    """

    words: str
    countries: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    outline: tuple[tuple[float, float], ...] = ()
    disputed: bool = False


class AgreementRecorded(Decision, frozen=True, kw_only=True, tag="agreement-recorded"):
    """That there is such an agreement, what it is called, and whose consent it needs (its parties).

    `found` are the statements of the machine's agreement that was taken up: by them it is known again where the machine
    later tells it under another id. Said again of the same agreement it takes the place of what was said before.
    """

    agreement: str
    name: str
    parties: tuple[ActorRef, ...] = ()
    found: tuple[str, ...] = ()
    cited: Cited = Cited()


class AgreementsJoined(Decision, frozen=True, kw_only=True, tag="agreements-joined"):
    """That two agreements are one (or are not, after all): the one first recorded keeps its id."""

    agreement: str
    other: str
    same: bool = True


class VersionRecorded(Decision, frozen=True, kw_only=True, tag="agreement-version"):
    """A version of an agreement's text: the bytes untouched, their SHA-256, and the text decoded from them.

    `content` is None where the bytes are no text; then no words of it can be cited at a span.
    """

    agreement: str
    version: str
    file: str
    sha256: str
    data: bytes
    content: str | None
    date: str | None = None
    status: VersionStatus = VersionStatus.UNCLEAR


class TermRecorded(Decision, frozen=True, kw_only=True, tag="agreement-term"):
    """One provision: its words, at a span of a version's text where there is one; who is bound, to what.

    `term` is its identifier within the agreement ("3.1"). Nobody in `binds` means every party of the agreement.
    `acts` are the kinds of occurrence that it prohibits or permits; `area` None the agreement's own; `start` and `end`
    bound it in time where the agreement's own dates do not. Said again it takes the place of what was said before.
    """

    agreement: str
    term: str
    kind: TermKind
    words: str
    version: str | None = None
    span: Span | None = None
    binds: tuple[ActorRef, ...] = ()
    acts: tuple[OccurrenceKind, ...] = ()
    area: Area | None = None
    start: str | None = None
    end: str | None = None
    cited: Cited = Cited()


class TermStruck(Decision, frozen=True, kw_only=True, tag="agreement-term-struck"):
    """That a term was recorded by mistake; it stays in the register and no longer on the board."""

    agreement: str
    term: str


class AreaRecorded(Decision, frozen=True, kw_only=True, tag="agreement-area"):
    """Where the agreement as a whole holds."""

    agreement: str
    area: Area
    cited: Cited = Cited()


class DateClaimed(Decision, frozen=True, kw_only=True, tag="agreement-date"):
    """What a party holds a date of the agreement to be; `party` None: what its text says. `said` is when it said so."""

    agreement: str
    which: DateKind
    date: str
    party: ActorRef | None = None
    said: str | None = None
    cited: Cited = Cited()


class DateSettled(Decision, frozen=True, kw_only=True, tag="agreement-date-settled"):
    """That these parties together settled a date; `said` is the day on which they did."""

    agreement: str
    which: DateKind
    date: str
    parties: tuple[ActorRef, ...]
    said: str | None = None
    cited: Cited = Cited()


class SlotJudged(Decision, frozen=True, kw_only=True, tag="agreement-slot"):
    """Whether a slot of completeness is filled, absent or disputed. The slots are codebook data."""

    agreement: str
    slot: str
    state: SlotState
    cited: Cited = Cited()


class Classed(Decision, frozen=True, kw_only=True, tag="agreement-class"):
    """What an agreement is in a field of the codebook's classes; several values where the field allows it."""

    agreement: str
    field: str
    values: tuple[str, ...]
    cited: Cited = Cited()


class PositionRecorded(Decision, frozen=True, kw_only=True, tag="agreement-position"):
    """What an actor did about the agreement; None: it took no position. `until` is the time it asked for."""

    agreement: str
    actor: ActorRef
    position: Position | None
    when: str | None = None
    until: str | None = None
    cited: Cited = Cited()


class PositionSetAside(Decision, frozen=True, kw_only=True, tag="agreement-position-set-aside"):
    """That an actor did not do this (on that day, if one is named), whatever the machine or somebody recorded."""

    agreement: str
    actor: ActorRef
    position: Position
    when: str | None = None


AgreementDecision = (
    AgreementRecorded
    | AgreementsJoined
    | VersionRecorded
    | TermRecorded
    | TermStruck
    | AreaRecorded
    | DateClaimed
    | DateSettled
    | SlotJudged
    | Classed
    | PositionRecorded
    | PositionSetAside
)
