"""All incidents of a view: those that reports tell of and those that people entered, with what was decided on them."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from trucewatch.errors import DecisionRefused
from trucewatch.model import ActorRef, Assessment, OccurrenceKind, RecordedJudgement
from trucewatch.model.decisions.desk import DeskDecision, WorkClaimed
from trucewatch.model.decisions.incidents import AccessDenied, CountReported, IncidentDecision, IncidentReported
from trucewatch.register.decided.alleged import Groundwork, groundwork, judged_on
from trucewatch.register.decided.desk import Desk, Holding, take
from trucewatch.register.decided.incident import Incident, Incidents, Refused, ReportedCount, Step
from trucewatch.register.decided.ladder import check_reported, stepped
from trucewatch.register.decided.matters import PERSON
from trucewatch.register.decided.sides import Sides
from trucewatch.register.view import View
from trucewatch.said import said

_GONE = "An incident that reports tell of no longer"


def incidents(view: View, known: Groundwork | None = None) -> Incidents:
    """Return the incidents of a view, as seen from its rooms. Pure; a decision that breaks a rule has no effect.

    `known` is what its reports alone tell, where that was worked out before.
    """
    fold = Fold(view, known)
    fold.take(view.judgements)
    return fold.board()


def settled(view: View, board: Incidents | None = None) -> View:
    """Return the view with its matters assessed as the ladder has them: verified, found and approved by people."""
    found = board or incidents(view)
    held = dict(view.assessments)
    for one in found.incidents.values():
        by = next((axis.by for axis in (one.finding, one.verification, one.responsibility) if axis.by), None)
        if one.matter in held and by is not None:
            held[one.matter] = _settled(held[one.matter], one, by)
    return dataclasses.replace(view, assessments=held)


def _settled(assessment: Assessment, one: Incident, by: str) -> Assessment:
    approved = one.approved
    term = approved.made.decision.term if approved else None
    reasons = (axis.because for axis in (one.verification, one.finding, one.responsibility) if axis.by)
    return replace(
        assessment,
        verification=one.verification.value,
        finding=one.finding.value,
        responsibility=one.responsibility.value,
        because="; ".join(dict.fromkeys(reasons)),
        rule=PERSON,
        term=term.term if term else assessment.term,
        by=by,
    )


class Fold:
    """Incidents that are being worked out, entry by entry."""

    def __init__(self, view: View, known: Groundwork | None = None) -> None:
        known = known or groundwork(view)
        self._sides = known.sides
        self._incidents = judged_on(view, known.alleged)
        self._aliases = {alias: one.id for one in self._incidents.values() for alias in one.aliases}
        self._matters = frozenset(view.matters)
        self._claims: dict[str, list[Step[WorkClaimed]]] = {}
        self._blind: list[Step[AccessDenied]] = []
        self._counts = list(known.counts)
        self._refused: list[Refused] = []
        self._holdings: dict[str, tuple[Holding, ...]] = {}
        self._desk = Desk(holdings=self._holdings)

    def take(self, judgements: Iterable[RecordedJudgement]) -> None:
        """Take further judgements; those that break a rule are kept apart with the reason."""
        for one in judgements:
            try:
                self.step(one)
            except DecisionRefused as error:
                refused = Refused(sequence=one.sequence, entry=one.entry, by=one.judgement.by, said=error.rule)
                self._refused.append(refused)

    def step(self, one: RecordedJudgement) -> None:
        """Take one more judgement. Raises DecisionRefused, and is as before, where it breaks a rule."""
        if isinstance(one.judgement.decision, IncidentDecision):
            one = _known(one, self._sides)
        decision = one.judgement.decision
        if isinstance(decision, DeskDecision):
            take(self._holdings, one, decision)
            if isinstance(decision, WorkClaimed):
                self._assign(Step.of(one, decision))
        elif isinstance(decision, CountReported):
            self._counts.append(self._count(one, decision))
        elif isinstance(decision, IncidentDecision):
            self._take(one, decision)

    def board(self) -> Incidents:
        """Return what it has come to."""
        return Incidents(
            incidents=dict(self._incidents),
            aliases=dict(self._aliases),
            blind_spots=tuple(self._blind),
            counts=tuple(_said_once(self._counts)),
            refused=tuple(self._refused),
        )

    def _take(self, one: RecordedJudgement, decision: IncidentDecision) -> None:
        if isinstance(decision, CountReported):
            return
        name = decision.incident
        held = None if name is None else self._named(name)
        if held is not None:
            self._put(stepped(held, one, self._desk))
        elif isinstance(decision, IncidentReported):
            self._put(stepped(_entered(decision), one, self._desk))
        elif name is not None:
            self._put(stepped(self._shell(name), one, self._desk))
        if isinstance(decision, AccessDenied):
            self._blind.append(Step.of(one, decision))

    def _assign(self, step: Step[WorkClaimed]) -> None:
        held = self._named(step.decision.item)
        if held is not None:
            self._put(replace(held, assigned=(*held.assigned, step)))
        else:
            self._claims.setdefault(step.decision.item, []).append(step)

    def _shell(self, name: str) -> Incident:
        """What people did on an incident stays, though reports that were read or grouped anew tell of it no longer."""
        if not name.startswith("matter-") or name in self._matters:
            raise DecisionRefused(said("incident.none", "no incident {name} is in the record", name=name))
        return Incident(id=name, title=_GONE, kind=OccurrenceKind.OTHER, assigned=tuple(self._claims.get(name, ())))

    def named(self, name: str) -> Incident | None:
        """Return the incident of this id or former id, as it is so far."""
        return self._named(name)

    def _named(self, name: str) -> Incident | None:
        return self._incidents.get(self._aliases.get(name, name))

    def _put(self, incident: Incident) -> None:
        self._incidents[incident.id] = incident

    def _count(self, one: RecordedJudgement, decision: CountReported) -> ReportedCount:
        if decision.of is not None and all(count.key != decision.of for count in self._counts):
            raise DecisionRefused(
                said(
                    "incident.no-count",
                    "no count {count} is in the record that it could be a part of",
                    count=decision.of,
                )
            )
        if decision.start > decision.end:
            raise DecisionRefused(
                said(
                    "incident.no-window", "no window runs from {start} to {end}", start=decision.start, end=decision.end
                )
            )
        return ReportedCount(
            key=one.entry,
            observer=decision.observer,
            low=decision.low,
            high=decision.high,
            qualifier=decision.qualifier,
            words=decision.words,
            start=decision.start,
            end=decision.end,
            alleged_by=decision.alleged_by,
            confirmed_by=decision.confirmed_by,
            denied_by=decision.denied_by,
            accused=decision.accused,
            of=decision.of,
            statement=decision.statement,
            by=one.judgement.by,
        )


def _said_once(counts: Sequence[ReportedCount]) -> Iterator[ReportedCount]:
    """Leave out what the machine read in a statement that a person read as a count too, unless it has parts."""
    read = {one.statement for one in counts if one.by and not one.of} - {one.of for one in counts}
    yield from (one for one in counts if one.by or one.statement not in read)


def _known(value: msgspec.Struct, sides: Sides) -> Any:
    """Return the value with every naming of an actor that is known by that one name led to the actor."""
    if isinstance(value, ActorRef):
        return value if value.actor else sides.named(sides.key(value), value.name)
    changed = {}
    for name in value.__struct_fields__:
        part = getattr(value, name)
        if isinstance(part, msgspec.Struct) and (known := _known(part, sides)) is not part:
            changed[name] = known
    return replace(value, **changed) if changed else value


def _entered(decision: IncidentReported) -> Incident:
    """An incident that no report tells of, before the first word on it is taken."""
    check_reported(decision)
    where = f", {decision.where.name}" if decision.where else ""
    when = f", {decision.when.start[:10]}" if decision.when and decision.when.start else ""
    by = f" by {decision.accused.name}" if decision.accused else ""
    return Incident(
        id=decision.incident,
        title=f"{decision.kind.value.replace('-', ' ').capitalize()}{by}{where}{when}",
        kind=decision.kind,
    )
