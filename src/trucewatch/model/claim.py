"""What a statement says, typed. A claim that fits no type is `Unclassified`: then it is just the words."""

import msgspec

from trucewatch.model.actor import ActorRef
from trucewatch.model.words import (
    Measure,
    MeetingFormat,
    OccurrenceKind,
    Position,
    Qualifier,
)


class _Claim(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """The base of the claim types; `type` tells them apart in stored form."""


class PositionClaim(_Claim, frozen=True, kw_only=True, tag="position"):
    """An actor's act about an agreement. `until` is an ISO date, with `T` and a part of the day if one was said.

    `agreement` holds the report's words for the agreement, None where it is only understood.
    """

    actor: ActorRef
    position: Position
    agreement: str | None = None
    until: str | None = None


class FigureClaim(_Claim, frozen=True, kw_only=True, tag="figure"):
    """A number of people harmed or of violations, as said; an open end is None.

    `period` holds the words of the window counted over, `as_of` an ISO date, `cumulative` None where unclear.
    """

    measure: Measure
    low: int | None
    high: int | None
    qualifier: Qualifier
    counted: str
    counter: ActorRef | None = None
    period: str | None = None
    as_of: str | None = None
    cumulative: bool | None = None


class OccurrenceClaim(_Claim, frozen=True, kw_only=True, tag="occurrence"):
    """Something that happened on the ground. `harm` holds the report's words for what it caused."""

    kind: OccurrenceKind
    actor: ActorRef | None = None
    target: ActorRef | None = None
    instrument: str | None = None
    harm: str | None = None


class SupportClaim(_Claim, frozen=True, kw_only=True, tag="support"):
    """One backer, one backed."""

    backer: ActorRef
    backed: ActorRef
    means: str | None = None


class MeetingClaim(_Claim, frozen=True, kw_only=True, tag="meeting"):
    """Talks held or announced, with what is said of their outcome (a codebook word, and the report's words)."""

    participants: tuple[ActorRef, ...] = ()
    format: MeetingFormat | None = None
    outcome: str | None = None


class CommitmentClaim(_Claim, frozen=True, kw_only=True, tag="commitment"):
    """What an actor undertook to do; `deadline` is an ISO date or None."""

    actor: ActorRef
    undertaking: str
    deadline: str | None = None


class AppealClaim(_Claim, frozen=True, kw_only=True, tag="appeal"):
    """What an actor calls on another to do."""

    actor: ActorRef | None
    to: ActorRef | None
    what: str


class Unclassified(_Claim, frozen=True, kw_only=True, tag="none"):
    """No typed claim: the words alone."""


Claim = (
    PositionClaim
    | FigureClaim
    | OccurrenceClaim
    | SupportClaim
    | MeetingClaim
    | CommitmentClaim
    | AppealClaim
    | Unclassified
)
