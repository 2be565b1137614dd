"""The steps of the ladder, one function each: an incident and a decision make the incident after it, or are refused.

The same rules hold when a decision is drafted (it is then not written) and when a record is replayed (it then has no
effect, and is named).
"""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from trucewatch.errors import DecisionRefused
from trucewatch.model import Finding, RecordedJudgement, Stance, Verification
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
    InForce,
    InquiryMade,
    Observation,
    Perceived,
    Reply,
    ResponsibilityAssessed,
    Review,
)
from trucewatch.register.decided.desk import Desk, same_person
from trucewatch.register.decided.incident import Axis, Found, Incident, Step, Told, is_approved, key

_AGAINST_A_TERM = frozenset(
    {Finding.VIOLATION_MINOR, Finding.VIOLATION_SERIOUS, Finding.NON_COMPLIANCE, Finding.PERMITTED_ACT}
)
_VIOLATIONS = _AGAINST_A_TERM - {Finding.PERMITTED_ACT}


_TWO_PRINCIPALS = (
    "it is `corroborated` only by two principals of different interest: monitors who observed it beside whoever "
    "alleges it, or the accused who confirms it"
)


def stepped(incident: Incident, one: RecordedJudgement, desk: Desk) -> Incident:
    """Return the incident after this judgement on it. Raises DecisionRefused where a rule forbids it."""
    decision = one.judgement.decision
    return _STEPS[type(decision)](incident, one, decision, desk)


def _must(holds: object, why: str) -> None:
    if not holds:
        raise DecisionRefused(why)


def check_reported(decision: IncidentReported) -> None:
    """Refuse a report of an incident that does not say on whose word it is."""
    own = decision.channel is Channel.OWN_OBSERVATION
    _must(not own or decision.observation, "an own observation says who observed it, and how")
    _must(own or decision.alleged_by, "an allegation names whoever alleges it; only an own observation needs nobody")


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
    _must(not own, f"{decision.party.name} alleges it: nobody confirms their own allegation")
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
    _check_assigned(incident, one, desk)
    return replace(incident, inquiries=(*incident.inquiries, Step.of(one, decision)))


def _denied(incident: Incident, one: RecordedJudgement, decision: AccessDenied, desk: Desk) -> Incident:
    _check_assigned(incident, one, desk)
    return replace(incident, denials=(*incident.denials, Step.of(one, decision)))


def _check_assigned(incident: Incident, one: RecordedJudgement, desk: Desk) -> None:
    _must(incident.assigned, f"{incident.id} is assigned to nobody: claim it first")
    held = next((found for name in _ids(incident) if (found := desk.held(name, one.recorded))), None)
    if held is not None and not same_person(held.holder, one.judgement.by):
        raise DecisionRefused(f"{held.holder} works on {incident.id} until {held.until}: ask them, or wait")


def _ids(incident: Incident) -> tuple[str, ...]:
    return (incident.id, *incident.aliases)


def _verified(incident: Incident, one: RecordedJudgement, decision: IncidentVerified, _: Desk) -> Incident:
    wanted = decision.verification
    own = bool(_observed(incident))
    if wanted is Verification.OBSERVED:
        _must(own, "it is `observed` only where monitors perceived it themselves, and none says so")
    if wanted is Verification.VERIFIED:
        _must(own or incident.inquiries, "it is `verified` only after an inquiry or an own observation")
    if wanted is Verification.CORROBORATED:
        _must(_corroborated(incident), _TWO_PRINCIPALS)
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
    _must(named, f"{decision.responsibility} names the actor that is held responsible")
    axis = Axis(value=decision.responsibility, because=one.judgement.reason, by=one.judgement.by, entry=one.entry)
    return replace(incident, responsibility=axis, responsible=decision.actor)


def _found(incident: Incident, one: RecordedJudgement, decision: FindingMade, desk: Desk) -> Incident:
    _check_assigned(incident, one, desk)
    check_against_terms(decision)
    if decision.finding in _VIOLATIONS:
        _must(incident.inquiries, f"{decision.finding} needs an inquiry: a visit, or what can be had from elsewhere")
    current, by = incident.current, one.judgement.by
    if current is not None and current.review is None:
        mine = same_person(current.made.by, by)
        _must(mine, f"the finding of entry {current.made.sequence} waits for its review")
    for found in incident.findings:
        if found.review is not None and same_person(found.review.by, by):
            raise DecisionRefused(f"{by} reviewed a finding on it (entry {found.review.sequence}), and cannot edit it")
    return replace(incident, findings=(*incident.findings, Found(made=Step.of(one, decision))))


def check_against_terms(decision: FindingMade) -> None:
    """Refuse a finding that the terms in force there and then do not bear. Raises DecisionRefused."""
    finding, check = decision.finding, decision.check
    there = f"at {check.place or 'a place not known'} on {check.day or 'a day not known'}"
    why = f" ({check.because})" if check.because else ""
    none, unknown = (f"no term was in force {there}{why}", f"whether a term was in force {there} cannot be told{why}")
    if finding in _AGAINST_A_TERM:
        called = f"it cannot be called {finding}"
        _must(check.answer is not InForce.NO, f"{none}: {called}, only not-in-force or outside-scope")
        _must(check.answer is InForce.YES, f"{unknown}: {called}, only under-inquiry or no-finding")
        _must(decision.term, f"{finding} names the term of an agreement that it is tested against")
        told = ", ".join(one.term for one in check.terms) or "none"
        named = decision.term.term if decision.term else ""
        _must(decision.term in check.terms, f"term {named} was not in force {there}; in force: {told}")
    elif finding is Finding.NOT_IN_FORCE:
        _must(check.answer is not InForce.CANNOT_TELL, f"{unknown}: only under-inquiry or no-finding can be found")
        _must(check.answer is InForce.NO, f"a term was in force {there}{why}: it is not {finding}")
    elif finding is Finding.OUTSIDE_SCOPE:
        _must(check.answer is not InForce.CANNOT_TELL, f"{unknown}: only under-inquiry or no-finding can be found")


def _reviewed(incident: Incident, one: RecordedJudgement, decision: FindingReviewed, _: Desk) -> Incident:
    found = _current(incident, decision.finding, "reviewed")
    _must(found.review is None, f"the finding of entry {found.made.sequence} was reviewed already")
    finders = [each.made.by for each in incident.findings]
    own = any(same_person(finder, one.judgement.by) for finder in finders)
    _must(not own, f"{one.judgement.by} made a finding on it: a second person reviews it")
    return _with(incident, replace(found, review=Step.of(one, decision)))


def _answered(incident: Incident, one: RecordedJudgement, decision: FindingAnswered, _: Desk) -> Incident:
    found = _approved(incident, decision.finding, "put to a party")
    return _with(incident, replace(found, answers=(*found.answers, Step.of(one, decision))))


def _published(incident: Incident, one: RecordedJudgement, decision: FindingPublished, _: Desk) -> Incident:
    found = _approved(incident, decision.finding, "published")
    out = any(step.decision.edition is decision.edition for step in found.published)
    _must(not out, f"the finding of entry {found.made.sequence} was published already in this edition")
    said = decision.unanswered is not None and decision.unanswered.strip()
    _must(found.answers or said, "no party's response stands beside it: say why not (unanswered)")
    return _with(incident, replace(found, published=(*found.published, Step.of(one, decision))))


def _current(incident: Incident, finding: str, what: str) -> Found:
    current = incident.current
    if current is None:
        raise DecisionRefused(f"there is no finding on {incident.id} that could be {what}")
    if current.made.entry != finding:
        newest = current.made.sequence
        raise DecisionRefused(f"only the newest finding on {incident.id} can be {what}, that of entry {newest}")
    return current


def _approved(incident: Incident, finding: str, what: str) -> Found:
    found = _current(incident, finding, what)
    if not is_approved(found):
        state = "was sent back" if found.review else "was not reviewed"
        raise DecisionRefused(f"the finding of entry {found.made.sequence} {state}: it cannot be {what}")
    return found


def _with(incident: Incident, found: Found) -> Incident:
    """Put the current finding anew; the axis follows what is approved."""
    after = replace(incident, findings=(*incident.findings[:-1], found))
    made, review = found.made, found.review
    if review is None or review.decision.verdict is not Review.APPROVED:
        return after
    axis = Axis(value=made.decision.finding, because=made.reason, by=made.by, entry=made.entry)
    return replace(after, finding=axis)


_STEPS: dict[type, Callable[[Incident, RecordedJudgement, Any, Desk], Incident]] = {
    IncidentReported: _reported,
    IncidentConfirmed: _confirmed,
    InquiryMade: _looked,
    AccessDenied: _denied,
    IncidentVerified: _verified,
    ResponsibilityAssessed: _laid_to,
    FindingMade: _found,
    FindingReviewed: _reviewed,
    FindingAnswered: _answered,
    FindingPublished: _published,
}
