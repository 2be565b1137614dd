"""What a statement claims, in a few words beside the report's own."""

from trucewatch.briefs.lookup import Lookup
from trucewatch.briefs.wording import date_words, joined, short
from trucewatch.model import (
    AppealClaim,
    Claim,
    CommitmentClaim,
    FigureClaim,
    MeetingClaim,
    OccurrenceClaim,
    PositionClaim,
    SupportClaim,
)

_CUT = 70


def claim_words(look: Lookup, claim: Claim) -> str:
    """Return "Toma Drask: asked for time until 5 March 2031", empty where the claim is of no type."""
    match claim:
        case PositionClaim():
            return _position(look, claim)
        case FigureClaim():
            return _figure(look, claim)
        case OccurrenceClaim():
            return _occurrence(look, claim)
        case SupportClaim():
            return f"{look.name(claim.backer)} backs {look.name(claim.backed)}{_with(claim.means)}"
        case MeetingClaim():
            return _meeting(look, claim)
        case CommitmentClaim():
            until = f" by {date_words(claim.deadline)}" if claim.deadline else ""
            return f"{look.name(claim.actor)} undertakes: {short(claim.undertaking, _CUT)}{until}"
        case AppealClaim():
            to = f" to {look.name(claim.to)}" if claim.to else ""
            return f"{look.name(claim.actor)} appeals{to}: {short(claim.what, _CUT)}".lstrip()
    return ""


def _with(means: str | None) -> str:
    return f" ({short(means, _CUT)})" if means else ""


def _position(look: Lookup, claim: PositionClaim) -> str:
    until = f" until {date_words(claim.until)}" if claim.until else ""
    return f"{look.name(claim.actor)}: {look.words.phrase('positions', claim.position)}{until}"


def _figure(look: Lookup, claim: FigureClaim) -> str:
    counter = f", counted by {look.name(claim.counter)}" if claim.counter else ""
    counted = short(claim.counted, _CUT)
    measure = f" ({claim.measure})" if claim.measure.value not in counted else ""
    return f"{look.words.number(claim)} {counted}{measure}{counter}"


def _occurrence(look: Lookup, claim: OccurrenceClaim) -> str:
    by = f" by {look.name(claim.actor)}" if claim.actor else ""
    against = f" against {look.name(claim.target)}" if claim.target else ""
    return f"{look.words.phrase('occurrences', claim.kind)}{by}{against}"


def _meeting(look: Lookup, claim: MeetingClaim) -> str:
    kind = f"{claim.format} meeting" if claim.format else "meeting"
    names = joined(dict.fromkeys(look.name(one) for one in claim.participants))
    return f"{kind}{f' of {names}' if names else ''}{_with(claim.outcome)}"
