"""Turn a found claim into the model's typed claim, its actors resolved; None where a needed field is missing."""

from collections.abc import Callable, Mapping

from trucewatch.model import (
    ActorRef,
    AppealClaim,
    Claim,
    CommitmentClaim,
    FigureClaim,
    Measure,
    MeetingClaim,
    MeetingFormat,
    OccurrenceClaim,
    OccurrenceKind,
    Position,
    PositionClaim,
    Qualifier,
    SupportClaim,
)
from trucewatch.statements.found import FoundClaim

Actors = Mapping[str, tuple[ActorRef, ...]]


def claim_of(found: FoundClaim, actors: Actors, deadline: str | None) -> Claim | None:
    """Return the typed claim of what was found; `deadline` is the resolved end of its "until" or "by"."""
    return _MAKERS[found.type](found, actors, deadline)


def _one(actors: Actors, field: str) -> ActorRef | None:
    found = actors.get(field, ())
    return found[0] if found else None


def _text(found: FoundClaim, field: str) -> str | None:
    value = found.values.get(field)
    return value if isinstance(value, str) and value else None


def _number(found: FoundClaim, field: str) -> int | None:
    value = found.values.get(field)
    return value if isinstance(value, int) else None


def _position(found: FoundClaim, actors: Actors, deadline: str | None) -> Claim | None:
    actor = _one(actors, "actor")
    if actor is None:
        return None
    position = Position(str(found.values["position"]))
    until = deadline if position is Position.ASKED_FOR_TIME else None
    return PositionClaim(actor=actor, position=position, agreement=_text(found, "agreement"), until=until)


def _figure(found: FoundClaim, actors: Actors, _: str | None) -> Claim:
    cumulative = found.values.get("cumulative")
    return FigureClaim(
        measure=Measure(str(found.values["measure"])),
        low=_number(found, "low"),
        high=_number(found, "high"),
        qualifier=Qualifier(str(found.values["qualifier"])),
        counted=_text(found, "counted") or "",
        counter=_one(actors, "counter"),
        period=_text(found, "period"),
        as_of=_text(found, "as_of"),
        cumulative=cumulative if isinstance(cumulative, bool) else None,
    )


def _occurrence(found: FoundClaim, actors: Actors, _: str | None) -> Claim:
    return OccurrenceClaim(
        kind=OccurrenceKind(str(found.values["kind"])),
        actor=_one(actors, "actor"),
        target=_one(actors, "target"),
        instrument=_text(found, "instrument"),
        harm=_text(found, "harm"),
    )


def _support(found: FoundClaim, actors: Actors, _: str | None) -> Claim | None:
    backer, backed = _one(actors, "backer"), _one(actors, "backed")
    if backer is None or backed is None:
        return None
    return SupportClaim(backer=backer, backed=backed, means=_text(found, "means"))


def _meeting(found: FoundClaim, actors: Actors, _: str | None) -> Claim:
    form = _text(found, "format")
    return MeetingClaim(
        participants=actors.get("participants", ()),
        format=MeetingFormat(form) if form else None,
        outcome=_text(found, "outcome"),
    )


def _commitment(found: FoundClaim, actors: Actors, deadline: str | None) -> Claim | None:
    actor, undertaking = _one(actors, "actor"), _text(found, "undertaking")
    if actor is None or undertaking is None:
        return None
    return CommitmentClaim(actor=actor, undertaking=undertaking, deadline=deadline)


def _appeal(found: FoundClaim, actors: Actors, _: str | None) -> Claim | None:
    what = _text(found, "what")
    return AppealClaim(actor=_one(actors, "actor"), to=_one(actors, "to"), what=what) if what else None


_MAKERS: Mapping[str, Callable[[FoundClaim, Actors, str | None], Claim | None]] = {
    "position": _position,
    "figure": _figure,
    "occurrence": _occurrence,
    "support": _support,
    "meeting": _meeting,
    "commitment": _commitment,
    "appeal": _appeal,
}
