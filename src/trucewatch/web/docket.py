"""The docket: all incidents as the list shows them, and one with everything that its page tells."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from trucewatch.model import ActorRef, RecordedJudgement, Stance
from trucewatch.model.decisions import AnyDecision, MatterAssessed
from trucewatch.model.decisions.desk import DeskDecision
from trucewatch.model.decisions.incidents import CountReported, IncidentDecision, TermCheck, TermNamed
from trucewatch.register.decided.in_force import Held, TermInForce
from trucewatch.register.decided.incident import Incident, Incidents
from trucewatch.register.in_force_there import check_and_reasons, tested_terms
from trucewatch.said import Said
from trucewatch.web.claims import Claims
from trucewatch.web.errors import NotThere
from trucewatch.web.people import Person
from trucewatch.web.retelling import titles
from trucewatch.web.sight import Sight


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of the list."""

    incident: Incident
    day: str
    alleging: tuple[str, ...]
    confirming: tuple[str, ...]
    denying: tuple[str, ...]
    words: str
    parties: str
    places: str


@dataclass(frozen=True, kw_only=True)
class Filter:
    """Which incidents are wanted; an empty wish takes everything."""

    kind: str = ""
    rung: str = ""
    work: str = ""
    verification: str = ""
    finding: str = ""
    party: str = ""
    place: str = ""
    words: str = ""
    whose: str = ""

    def takes(self, row: Row, claims: Claims, who: Person) -> bool:
        """Whether a row is wanted by this person."""
        one = row.incident
        pairs = (
            (self.kind, one.kind),
            (self.rung, one.rung),
            (self.work, one.work),
            (self.verification, one.verification.value),
            (self.finding, one.finding.value),
        )
        return (
            all(wish in ("", value) for wish, value in pairs)
            and self.party.casefold().strip() in row.parties
            and self.place.casefold().strip() in row.places
            and all(word in row.words for word in self.words.casefold().split())
            and self._is_theirs(one.id, claims, who)
        )

    def _is_theirs(self, item: str, claims: Claims, who: Person) -> bool:
        if self.whose == "mine":
            return claims.mine(item, who)
        if self.whose == "late":
            return claims.late(item)
        return self.whose != "free" or claims.held(item) is None


@dataclass(frozen=True, kw_only=True)
class Tested:
    """What the record says of terms in force when and where an incident was."""

    check: TermCheck
    because: tuple[Said, ...]
    terms: tuple[tuple[TermNamed, TermInForce], ...]

    @property
    def held(self) -> tuple[tuple[TermNamed, TermInForce], ...]:
        """The terms that were in force there and then."""
        return tuple((name, one) for name, one in self.terms if one.held is Held.YES)


def board(sight: Sight) -> Incidents:
    """Return all incidents that are seen; worked out once a view."""
    return sight.board


def incident(sight: Sight, key: str) -> Incident:
    """Return an incident by its id or a former one. Raises NotThere."""
    found = board(sight).named(key)
    if found is None:
        raise NotThere("no such incident")
    return found


def rows(sight: Sight) -> tuple[Row, ...]:
    """Return the rows of the list, the latest first; made once a view."""
    return sight.once("docket", lambda: _rows(sight))


def wanted(sight: Sight, wish: Filter, claims: Claims, who: Person) -> Sequence[Row]:
    """Return the rows that are wanted, the latest first; the same for a minute, as lists are paged through."""
    if wish == Filter():
        return rows(sight)
    whose = (who.id, claims.at[:16]) if wish.whose else ()
    return sight.recent(
        ("docket", wish, *whose), lambda: tuple(one for one in rows(sight) if wish.takes(one, claims, who))
    )


def tested(sight: Sight, one: Incident) -> Tested:
    """Return which terms were in force when and where an incident was, and why."""

    def make() -> Tested:
        check, because = check_and_reasons(sight.view, one, sight.codebook)
        return Tested(
            check=check,
            because=because,
            terms=tuple(tested_terms(sight.view, one, sight.codebook).items()),
        )

    return sight.recent(("terms", one.id), make)


def history(sight: Sight, one: Incident) -> tuple[RecordedJudgement, ...]:
    """Return everything that people decided on an incident, in recorded order; what broke a rule is left out."""
    by_item = sight.once("decided by item", lambda: _by_item(sight))
    steps = {step.sequence: step for name in (one.id, *one.aliases) for step in by_item.get(name, ())}
    return tuple(steps[number] for number in sorted(steps))


def _by_item(sight: Sight) -> Mapping[str, list[RecordedJudgement]]:
    idle = {one.sequence for one in board(sight).refused}
    found: dict[str, list[RecordedJudgement]] = defaultdict(list)
    for one in sight.view.judgements:
        item = item_of(one.judgement.decision)
        if item is not None and one.sequence not in idle:
            found[item].append(one)
    return found


def item_of(decision: AnyDecision) -> str | None:
    """Return the incident (or other item of the desk) that a decision is on, None where it is on none."""
    if isinstance(decision, DeskDecision):
        return decision.item
    if isinstance(decision, IncidentDecision) and not isinstance(decision, CountReported):
        return decision.incident
    return decision.matter if isinstance(decision, MatterAssessed) else None


def _rows(sight: Sight) -> tuple[Row, ...]:
    known: dict[str, Row] = sight.kept("docket rows", dict)
    made = [_known_row(one, known, sight.names) for one in board(sight).incidents.values()]
    return tuple(sorted(made, key=attrgetter("day"), reverse=True))


def _known_row(one: Incident, known: dict[str, Row], names: frozenset[str]) -> Row:
    """Return the row of an incident as it was made, for one that is the very same as then."""
    row = known.get(one.id)
    if row is None or row.incident is not one:
        row = known[one.id] = _row(one, names)
    return row


def _row(one: Incident, names: frozenset[str]) -> Row:
    parties = (*one.accused, *one.targets, *(told.who for told in one.told if told.who))
    places = " ".join(place.name for place in one.where)
    said = " ".join(told.words for told in one.told)
    return Row(
        incident=one,
        day=max((when.start or when.end or "" for when in one.when), default=""),
        alleging=_names(one.who(Stance.ALLEGES)),
        confirming=_names(one.who(Stance.CONFIRMS)),
        denying=_names(one.who(Stance.DENIES)),
        words=f"{titles('incident', one.title, names)} {places} {said}".casefold(),
        parties=" ".join(ref.name for ref in parties).casefold(),
        places=places.casefold(),
    )


def _names(refs: tuple[ActorRef, ...]) -> tuple[str, ...]:
    return tuple(ref.name for ref in refs)
