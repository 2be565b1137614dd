"""What happened or was said to happen, by day and place: incidents, positions, meetings and figures as one list."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from trucewatch.briefs.wording import visible
from trucewatch.errors import TrucewatchError
from trucewatch.model import (
    ActorRef,
    FigureClaim,
    Matter,
    MatterKind,
    MeetingClaim,
    OccurrenceClaim,
    Place,
    PositionClaim,
    Statement,
    Verification,
    When,
)
from trucewatch.model.decisions.incidents import IncidentReported
from trucewatch.register.decided.days import stretch
from trucewatch.register.decided.incident import Incident
from trucewatch.web.sight import Sight
from trucewatch.web.spots import Gathered, Spot, gathered, spot_key


class Kind(StrEnum):
    """What a happening is."""

    INCIDENT = "incident"
    POSITION = "position"
    MEETING = "meeting"
    FIGURE = "figure"


_KINDS = {
    MatterKind.INCIDENT: Kind.INCIDENT,
    MatterKind.POSITION: Kind.POSITION,
    MatterKind.MEETING: Kind.MEETING,
    MatterKind.FIGURE: Kind.FIGURE,
}


@dataclass(frozen=True, order=True)
class Days:
    """A stretch of ISO days, both included. `told` is false where it is only the day on which it was reported."""

    first: str
    last: str
    told: bool = True

    def meets(self, first: str, last: str) -> bool:
        """Whether it shares a day with a stretch; an empty end is open."""
        return (not last or self.first <= last) and (not first or first <= self.last)

    def within(self, other: "Days") -> bool:
        """Whether every day of it is one of the other's."""
        return other.first <= self.first and self.last <= other.last


@dataclass(frozen=True, kw_only=True)
class Happening:
    """One matter or incident: when and where accounts put it, which may be more than one day and place."""

    id: str
    kind: Kind
    title: str
    href: str
    standing: Verification | None
    days: tuple[Days, ...]
    spots: tuple[str, ...]
    actors: tuple[str, ...]
    statements: int
    disputed: bool


@dataclass(frozen=True, kw_only=True)
class Happenings:
    """All happenings that are seen, the newest first, with the places and the actors in them."""

    all: tuple[Happening, ...]
    spots: Mapping[str, Spot]
    actors: Mapping[str, str]


def happenings(sight: Sight) -> Happenings:
    """Return everything that map and timeline show; made once a view."""
    return sight.once("happenings", lambda: _happenings(sight))


@dataclass(frozen=True, kw_only=True)
class _Ground:
    """What reports alone tell: happenings, the newest first, where they are, and the actors in them."""

    all: tuple[Happening, ...]
    places: Gathered
    actors: Mapping[str, str]


def _happenings(sight: Sight) -> Happenings:
    ground = sight.kept("ground of happenings", lambda: _grounded(sight))
    told = {one.matter: one for one in sight.board.incidents.values() if one.matter}
    entered = [one for one in told.values() if one.reported]
    alone = [one for one in sight.board.incidents.values() if not one.matter]
    made = [_standing(sight, one, told.get(one.id)) for one in ground.all]
    if not entered and not alone:
        return Happenings(all=tuple(made), spots=ground.places.spots, actors=ground.actors)
    places: list[Place] = []
    actors = dict(ground.actors)
    again = {one.matter: _told_by_people(sight, one, places, actors) for one in entered}
    made = [again.get(one.id, one) for one in made]
    made += [_of_incident(sight, one, places, actors) for one in alone]
    made.sort(key=_newest, reverse=True)
    return Happenings(all=tuple(made), spots=ground.places.with_more(places).spots, actors=actors)


def _newest(one: Happening) -> tuple[str, str]:
    return max((days.last for days in one.days), default=""), one.id


def _grounded(sight: Sight) -> _Ground:
    places: list[Place] = []
    actors: dict[str, str] = {}
    kinds = ((matter, _KINDS.get(matter.kind)) for matter in sight.view.matters.values())
    made = [_of_matter(sight, matter, kind, (), places, actors) for matter, kind in kinds if kind is not None]
    return _Ground(all=tuple(sorted(made, key=_newest, reverse=True)), places=gathered(places), actors=actors)


def _standing(sight: Sight, one: Happening, incident: Incident | None) -> Happening:
    """Return a happening as it stands by what people decided."""
    assessment = None if incident else sight.assessment(one.id)
    standing = incident.verification.value if incident else assessment.verification if assessment else None
    return one if one.standing is standing else replace(one, standing=standing)


def _told_by_people(sight: Sight, one: Incident, places: list[Place], actors: dict[str, str]) -> Happening:
    """Return the happening of a matter whose incident people told of as well."""
    matter = sight.view.matters[one.matter or ""]
    entered = [step.decision for step in one.reported]
    return _standing(sight, _of_matter(sight, matter, Kind.INCIDENT, entered, places, actors), one)


def _of_matter(
    sight: Sight,
    matter: Matter,
    kind: Kind,
    entered: Sequence[IncidentReported],
    places: list[Place],
    actors: dict[str, str],
) -> Happening:
    statements = sight.told(matter)
    assessment = sight.assessment(matter.id)
    where = [one.where for one in statements if one.where] + [one.where for one in entered if one.where]
    times = [_days(one) for one in statements] + [_stretch(one.when) for one in entered]
    places += where
    return Happening(
        id=matter.id,
        kind=kind,
        title=visible(matter.title),
        href=f"/matters/{matter.id}",
        standing=assessment.verification if assessment else None,
        days=_finest(times) or _reported(sight.look.reported(statements)),
        spots=tuple(dict.fromkeys(spot_key(one) for one in dict.fromkeys(where))),
        actors=_known(sight, (ref for one in statements for ref in named(one)), actors),
        statements=len(statements),
        disputed=matter.id in sight.contradictions_of,
    )


def _of_incident(sight: Sight, one: Incident, places: list[Place], actors: dict[str, str]) -> Happening:
    places += one.where
    named = (*one.accused, *one.targets, *((one.responsible,) if one.responsible else ()))
    return Happening(
        id=one.id,
        kind=Kind.INCIDENT,
        title=visible(one.title),
        href=f"/incidents/{one.id}",
        standing=one.verification.value,
        days=_finest([_stretch(when) for when in one.when])
        or _reported(min((step.recorded for step in one.reported), default=None)),
        spots=tuple(dict.fromkeys(spot_key(place) for place in one.where)),
        actors=_known(sight, named, actors),
        statements=len(one.told),
        disputed=False,
    )


def _known(sight: Sight, refs: Iterable[ActorRef | None], actors: dict[str, str]) -> tuple[str, ...]:
    """Return the keys of those who are named, and remember their names."""
    found = {sight.look.key(ref): sight.look.name(ref) for ref in refs if ref is not None}
    actors.update(found)
    return tuple(found)


def named(statement: Statement) -> Iterator[ActorRef | None]:
    """Yield whom a statement's claim names."""
    match statement.claim:
        case OccurrenceClaim() as claim:
            yield from (claim.actor, claim.target)
        case PositionClaim() as claim:
            yield claim.actor
        case MeetingClaim() as claim:
            yield from claim.participants
        case FigureClaim() as claim:
            yield claim.counter


def _days(one: Statement) -> Days | None:
    if isinstance(one.claim, FigureClaim) and one.claim.as_of:
        return _between(one.claim.as_of, one.claim.as_of)
    return _stretch(one.when)


def _stretch(when: When | None) -> Days | None:
    """Return the days of a time that is fixed at both ends; a time open at one end has no day of its own."""
    return _between(when.start, when.end) if when is not None and when.start and when.end else None


def _between(start: str, end: str) -> Days | None:
    try:
        first, last = stretch(start)[0][:10], stretch(end)[1][:10]
    except TrucewatchError:
        return None
    return Days(first, last) if first <= last else None


def _reported(published: str | None) -> tuple[Days, ...]:
    found = _between(published[:10], published[:10]) if published else None
    return (Days(found.first, found.last, told=False),) if found else ()


def _finest(times: Iterable[Days | None]) -> tuple[Days, ...]:
    """Return the stretches that hold no finer one: a vaguer account of a day is no other day."""
    kept = sorted({one for one in times if one is not None})
    return tuple(one for one in kept if not any(other != one and other.within(one) for other in kept))


def by_spot(found: Iterable[Happening]) -> Mapping[str, tuple[Happening, ...]]:
    """Return happenings by the key of each spot that an account puts them at."""
    by: dict[str, list[Happening]] = defaultdict(list)
    for one in found:
        for key in one.spots:
            by[key].append(one)
    return {key: tuple(lot) for key, lot in by.items()}
