"""Incidents as reports tell them, before anybody looked into them: one for each matter of that kind."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from trucewatch.model import (
    ActorRef,
    FigureClaim,
    Finding,
    Matter,
    MatterKind,
    Measure,
    OccurrenceClaim,
    OccurrenceKind,
    RecordedJudgement,
    Stance,
    Statement,
)
from trucewatch.model.decisions import MatterAssessed
from trucewatch.model.decisions.incidents import Channel
from trucewatch.register.decided.incident import Axis, Incident, ReportedCount, Told, key, said_axis
from trucewatch.register.decided.matters import SAYABLE
from trucewatch.register.decided.sides import Sides
from trucewatch.register.view import View
from trucewatch.said import said

_Names = Callable[[ActorRef | None], ActorRef | None]

_SAYS = {
    Stance.ASSERTS: Stance.ALLEGES,
    Stance.ALLEGES: Stance.ALLEGES,
    Stance.UNCLEAR: Stance.ALLEGES,
    Stance.CONFIRMS: Stance.CONFIRMS,
    Stance.DENIES: Stance.DENIES,
}
"""What a stance comes to; who threatens, promises or demands says nothing of what happened."""


@dataclass(frozen=True, kw_only=True)
class Groundwork:
    """What reports alone tell of incidents: no decision on one changes it. `alleged` is by the id of the matter."""

    alleged: Mapping[str, Incident]
    counts: tuple[ReportedCount, ...]
    sides: Sides


def groundwork(view: View) -> Groundwork:
    """Return what the reports of a view tell of incidents, as the machine assessed it."""
    matters = (matter for matter in view.matters.values() if matter.kind is MatterKind.INCIDENT)
    return Groundwork(
        alleged={matter.id: _assessed(view, _incident(view, matter), ()) for matter in matters},
        counts=tuple(counted_in_reports(view)),
        sides=Sides(view),
    )


def judged_on(view: View, told: Mapping[str, Incident]) -> dict[str, Incident]:
    """Return incidents with what people said of where the matter stands."""
    judged = {key: lot for key, lot in _judged(view).items() if key in told}
    return {**told, **{key: _assessed(view, told[key], lot) for key, lot in judged.items()}}


def counted_in_reports(view: View) -> Iterator[ReportedCount]:
    """Yield the numbers of violations that reports tell of, each as a count by whoever counts."""
    for one in view.statements.values():
        claim = one.claim
        if isinstance(claim, FigureClaim) and claim.measure is Measure.VIOLATIONS and one.stance in _SAYS:
            yield ReportedCount(
                key=one.id,
                observer=_counter(one, claim, view),
                low=claim.low,
                high=claim.high,
                qualifier=claim.qualifier,
                words=one.text,
                start=one.when.start[:10] if one.when and one.when.start else None,
                end=one.when.end[:10] if one.when and one.when.end else None,
                statement=one.id,
            )


def _incident(view: View, matter: Matter) -> Incident:
    told = [view.statements[one] for account in matter.accounts for one in account.statements]
    claims = [one.claim for one in told if isinstance(one.claim, OccurrenceClaim)]
    names = _names_of(view)
    return Incident(
        id=matter.id,
        title=matter.title,
        kind=claims[0].kind if claims else OccurrenceKind.OTHER,
        matter=matter.id,
        aliases=matter.aliases,
        accused=_once((claim.actor for claim in claims), names),
        targets=_once((claim.target for claim in claims), names),
        when=tuple(dict.fromkeys(one.when for one in told if one.when)),
        where=tuple(dict.fromkeys(one.where for one in told if one.where)),
        told=_told(told, names),
    )


def _assessed(view: View, incident: Incident, judged: Sequence[RecordedJudgement]) -> Incident:
    """Put an incident where the machine proposes it; what a person said of an axis has that person's name."""
    one = view.state["assessments"].get(incident.id) or view.assessments.get(incident.id)
    if one is None:
        return incident
    untested = one.finding is Finding.NO_FINDING
    axes = {
        "verification": Axis(value=one.verification, because=one.because, rule=one.rule),
        "finding": incident.finding if untested else Axis(value=one.finding, because=one.because),
        "responsibility": said_axis(one.responsibility, _WHO_SAYS),
    }
    for held in judged:
        decision = held.judgement.decision
        for name in _AXES:
            stands = getattr(decision, name)
            if stands is not None and (name != "finding" or stands in SAYABLE):
                axes[name] = Axis(value=stands, because=held.judgement.reason, by=held.judgement.by, entry=held.entry)
    return replace(incident, **axes)


_WHO_SAYS = said("axis.who-says", "Worked out from who says so of whom")
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


def _told(statements: Sequence[Statement], names: _Names) -> tuple[Told, ...]:
    """One for each speaker and stance, with all statements that say so; None speaks where outlets say it themselves.

    The accused's own word confirms it.
    """
    found: dict[tuple[str, Stance], list[Statement]] = {}
    for one in statements:
        if one.stance in _SAYS:
            found.setdefault((key(one.principal), _stance(one)), []).append(one)
    return tuple(
        Told(
            who=names(said[0].principal),
            stance=stance,
            channel=Channel.MEDIA,
            words=said[0].text,
            statements=tuple(one.id for one in said),
        )
        for (_, stance), said in found.items()
    )


def _stance(one: Statement) -> Stance:
    accused = one.claim.actor if isinstance(one.claim, OccurrenceClaim) else None
    own = one.principal is not None and accused is not None and key(accused) == key(one.principal)
    return Stance.CONFIRMS if own and one.stance in (Stance.ASSERTS, Stance.UNCLEAR) else _SAYS[one.stance]


def _counter(one: Statement, claim: FigureClaim, view: View) -> ActorRef:
    """Who counts: as told, else whoever says so, else the outlet."""
    report = view.reports[one.report]
    outlet = ActorRef(actor=None, name=report.outlet or report.file)
    return _names_of(view)(claim.counter or one.principal) or outlet


def _names_of(view: View) -> _Names:
    """Return how a naming is shown: under the actor's own name, not by "he" or "both camps", where it is known."""

    def named(ref: ActorRef | None) -> ActorRef | None:
        known = view.actors.get(ref.actor) if ref is not None and ref.actor else None
        return ref if known is None else ActorRef(actor=known.id, name=known.name)

    return named


def _once(refs: Iterator[ActorRef | None], names: _Names) -> tuple[ActorRef, ...]:
    return tuple({key(ref): named for ref in refs if (named := names(ref)) is not None}.values())
