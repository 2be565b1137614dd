"""The steps of the ladder, one function each: an incident and a decision make the incident after it, or are refused.

The same rules hold when a decision is drafted (it is then not written) and when a record is replayed (it then has no
effect, and is named).
"""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from trucewatch.model import RecordedJudgement, Stance, Verification
from trucewatch.model.decisions.incidents import (
    AccessDenied,
    Channel,
    FindingAnswered,
    FindingMade,
    FindingPublished,
    FindingReviewed,
    IncidentConfirmed,
    IncidentReported,
    IncidentVerified,
    InquiryMade,
    Observation,
    Perceived,
    Reply,
    ResponsibilityAssessed,
)
from trucewatch.register.decided import findings
from trucewatch.register.decided.against_terms import must
from trucewatch.register.decided.desk import Desk
from trucewatch.register.decided.findings import check_assigned
from trucewatch.register.decided.incident import Axis, Incident, Step, Told, key
from trucewatch.said import said

_TWO_PRINCIPALS = said(
    "ladder.two-principals",
    "it is `corroborated` only by two principals of different interest: monitors who observed it beside whoever "
    "alleges it, or the accused who confirms it",
)


def stepped(incident: Incident, one: RecordedJudgement, desk: Desk) -> Incident:
    """Return the incident after this judgement on it. Raises DecisionRefused where a rule forbids it."""
    decision = one.judgement.decision
    return _STEPS[type(decision)](incident, one, decision, desk)


def check_reported(decision: IncidentReported) -> None:
    """Refuse a report of an incident that does not say on whose word it is."""
    own = decision.channel is Channel.OWN_OBSERVATION
    must(
        not own or decision.observation,
        said("ladder.no-observation", "an own observation says who observed it, and how"),
    )
    must(
        own or decision.alleged_by,
        said(
            "ladder.nobody-alleges",
            "an allegation names whoever alleges it; only an own observation needs nobody",
        ),
    )


def told_of(one: RecordedJudgement, decision: IncidentReported) -> Told:
    """Return whose word a report of an incident is."""
    return Told(
        who=decision.alleged_by or decision.observer,
        stance=Stance.ALLEGES,
        channel=decision.channel,
        words=decision.words,
        observer=decision.observer,
        by=one.judgement.by,
        entry=one.entry,
    )


def _reported(incident: Incident, one: RecordedJudgement, decision: IncidentReported, _: Desk) -> Incident:
    check_reported(decision)
    return replace(
        incident,
        reported=(*incident.reported, Step.of(one, decision)),
        told=(*incident.told, told_of(one, decision)),
        accused=_joined(incident.accused, decision.accused),
        targets=_joined(incident.targets, decision.target),
        when=_joined(incident.when, decision.when),
        where=_joined(incident.where, decision.where),
    )


def _joined(held: tuple[Any, ...], added: Any) -> tuple[Any, ...]:
    return held if added is None or added in held else (*held, added)


def _confirmed(incident: Incident, one: RecordedJudgement, decision: IncidentConfirmed, _: Desk) -> Incident:
    confirms = decision.reply is Reply.CONFIRMS
    alleging = {key(ref) for ref in incident.who(Stance.ALLEGES)}
    own = confirms and key(decision.party) in alleging
    must(
        not own,
        said("ladder.own-word", "{who} alleges it: nobody confirms their own allegation", who=decision.party.name),
    )
    told = Told(
        who=decision.party,
        stance=Stance.CONFIRMS if confirms else Stance.DENIES,
        channel=decision.channel,
        words=decision.words,
        by=one.judgement.by,
        entry=one.entry,
    )
    return replace(incident, told=(*incident.told, told))


def _looked(incident: Incident, one: RecordedJudgement, decision: InquiryMade, desk: Desk) -> Incident:
    check_assigned(incident, one, desk)
    return replace(incident, inquiries=(*incident.inquiries, Step.of(one, decision)))


def _denied(incident: Incident, one: RecordedJudgement, decision: AccessDenied, desk: Desk) -> Incident:
    check_assigned(incident, one, desk)
    return replace(incident, denials=(*incident.denials, Step.of(one, decision)))


def _verified(incident: Incident, one: RecordedJudgement, decision: IncidentVerified, _: Desk) -> Incident:
    wanted = decision.verification
    own = bool(_observed(incident))
    if wanted is Verification.OBSERVED:
        must(
            own,
            said(
                "ladder.not-observed",
                "it is `observed` only where monitors perceived it themselves, and none says so",
            ),
        )
    if wanted is Verification.VERIFIED:
        must(
            own or incident.inquiries,
            said("ladder.not-verified", "it is `verified` only after an inquiry or an own observation"),
        )
    if wanted is Verification.CORROBORATED:
        must(_corroborated(incident), _TWO_PRINCIPALS)
    axis = Axis(value=wanted, because=one.judgement.reason, by=one.judgement.by, entry=one.entry)
    return replace(incident, verification=axis)


def _observed(incident: Incident) -> tuple[Observation, ...]:
    seen = (
        *(step.decision.observation for step in incident.reported),
        *(step.decision.observation for step in incident.inquiries),
    )
    return tuple(one for one in seen if one is not None and one.how is not Perceived.TOLD)


def _corroborated(incident: Incident) -> bool:
    if incident.verification.value is Verification.CORROBORATED and incident.verification.by is None:
        return True
    alleging = any(one.stance is Stance.ALLEGES and one.channel is not Channel.OWN_OBSERVATION for one in incident.told)
    accused = {key(ref) for ref in incident.accused}
    confirmed = any(key(ref) in accused for ref in incident.who(Stance.CONFIRMS))
    return alleging and (confirmed or bool(_observed(incident)))


def _laid_to(incident: Incident, one: RecordedJudgement, decision: ResponsibilityAssessed, _: Desk) -> Incident:
    named = decision.actor is not None or decision.responsibility == "unattributed"
    must(
        named,
        said(
            "ladder.nobody-responsible",
            "{responsibility} names the actor that is held responsible",
            responsibility=decision.responsibility,
        ),
    )
    axis = Axis(value=decision.responsibility, because=one.judgement.reason, by=one.judgement.by, entry=one.entry)
    return replace(incident, responsibility=axis, responsible=decision.actor)


_STEPS: dict[type, Callable[[Incident, RecordedJudgement, Any, Desk], Incident]] = {
    IncidentReported: _reported,
    IncidentConfirmed: _confirmed,
    InquiryMade: _looked,
    AccessDenied: _denied,
    IncidentVerified: _verified,
    ResponsibilityAssessed: _laid_to,
    FindingMade: findings.found,
    FindingReviewed: findings.reviewed,
    FindingAnswered: findings.answered,
    FindingPublished: findings.published,
}
