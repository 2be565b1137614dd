"""Incidents as reports tell them, before anybody looked into them: one for each matter of that kind."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from trucewatch.model import (
    ActorRef,
    FigureClaim,
    Matter,
    MatterKind,
    Measure,
    OccurrenceClaim,
    OccurrenceKind,
    RecordedJudgement,
    Report,
    Stance,
    Statement,
)
from trucewatch.model.decisions import MatterAssessed
from trucewatch.model.decisions.incidents import Channel
from trucewatch.register.decided.incident import Axis, Incident, ReportedCount, Told, key
from trucewatch.register.decided.matters import SAYABLE
from trucewatch.register.view import View

_SAYS = {
    Stance.ASSERTS: Stance.ALLEGES,
    Stance.ALLEGES: Stance.ALLEGES,
    Stance.UNCLEAR: Stance.ALLEGES,
    Stance.CONFIRMS: Stance.CONFIRMS,
    Stance.DENIES: Stance.DENIES,
}
"""What a stance comes to; who threatens, promises or demands says nothing of what happened."""


def alleged(view: View) -> dict[str, Incident]:
    """Return the incidents that the reports of a view tell of, by the id of their matter."""
    matters = (matter for matter in view.matters.values() if matter.kind is MatterKind.INCIDENT)
    judged = _judged(view)
    return {matter.id: _incident(view, matter, judged.get(matter.id, ())) for matter in matters}


def counted_in_reports(view: View) -> Iterator[ReportedCount]:
    """Yield the numbers of violations that reports tell of, each as a count by whoever counts."""
    for one in view.statements.values():
        claim = one.claim
        if isinstance(claim, FigureClaim) and claim.measure is Measure.VIOLATIONS and one.stance in _SAYS:
            yield ReportedCount(
                key=one.id,
                observer=claim.counter or _speaker(one, view.reports),
                low=claim.low,
                high=claim.high,
                qualifier=claim.qualifier,
                words=one.text,
                start=one.when.start[:10] if one.when and one.when.start else None,
                end=one.when.end[:10] if one.when and one.when.end else None,
                statement=one.id,
            )


def _incident(view: View, matter: Matter, judged: Sequence[RecordedJudgement]) -> Incident:
    told = [view.statements[one] for account in matter.accounts for one in account.statements]
    claims = [one.claim for one in told if isinstance(one.claim, OccurrenceClaim)]
    incident = Incident(
        id=matter.id,
        title=matter.title,
        kind=claims[0].kind if claims else OccurrenceKind.OTHER,
        matter=matter.id,
        aliases=matter.aliases,
        accused=_once(claim.actor for claim in claims),
        targets=_once(claim.target for claim in claims),
        when=tuple(dict.fromkeys(one.when for one in told if one.when)),
        where=tuple(dict.fromkeys(one.where for one in told if one.where)),
        told=_told(told, view.reports),
    )
    return _assessed(view, incident, judged)


def _assessed(view: View, incident: Incident, judged: Sequence[RecordedJudgement]) -> Incident:
    """Put an incident where the machine proposes it; what a person said of an axis has that person's name."""
    one = view.state["assessments"].get(incident.id) or view.assessments.get(incident.id)
    if one is None:
        return incident
    axes = {name: Axis(value=getattr(one, name), because=one.because) for name in _AXES}
    for held in judged:
        decision = held.judgement.decision
        for name in _AXES:
            said = getattr(decision, name)
            if said is not None and (name != "finding" or said in SAYABLE):
                axes[name] = Axis(value=said, because=held.judgement.reason, by=held.judgement.by, entry=held.entry)
    return replace(incident, **axes)


_AXES = ("verification", "finding", "responsibility")


def _judged(view: View) -> Mapping[str, Sequence[RecordedJudgement]]:
    """The judgements by which people assessed matters, by the id that the matter has now."""
    meant = {alias: matter.id for matter in view.matters.values() for alias in matter.aliases}
    found: dict[str, list[RecordedJudgement]] = defaultdict(list)
    for one in view.judgements:
        decision = one.judgement.decision
        if isinstance(decision, MatterAssessed):
            found[meant.get(decision.matter, decision.matter)].append(one)
    return found


def _told(statements: list[Statement], reports: Mapping[str, Report]) -> tuple[Told, ...]:
    """One for each speaker and stance, with all statements that say so. The accused's own word confirms it."""
    found: dict[tuple[str, Stance], list[Statement]] = {}
    who: dict[str, ActorRef] = {}
    for one in statements:
        if one.stance not in _SAYS:
            continue
        speaker = _speaker(one, reports)
        stance = _SAYS[one.stance]
        if stance is Stance.ALLEGES and one.stance is not Stance.ALLEGES and _accused(one) == key(speaker):
            stance = Stance.CONFIRMS
        who.setdefault(key(speaker), speaker)
        found.setdefault((key(speaker), stance), []).append(one)
    return tuple(
        Told(
            who=who[name],
            stance=stance,
            channel=Channel.MEDIA,
            words=said[0].text,
            statements=tuple(one.id for one in said),
        )
        for (name, stance), said in found.items()
    )


def _accused(one: Statement) -> str | None:
    return key(one.claim.actor) if isinstance(one.claim, OccurrenceClaim) and one.claim.actor else None


def _speaker(one: Statement, reports: Mapping[str, Report]) -> ActorRef:
    """Whose word it is: the principal's, or the outlet's own."""
    if one.principal is not None:
        return one.principal
    report = reports[one.report]
    return ActorRef(actor=None, name=report.outlet or report.file)


def _once(refs: Iterator[ActorRef | None]) -> tuple[ActorRef, ...]:
    return tuple({key(ref): ref for ref in refs if ref is not None}.values())
