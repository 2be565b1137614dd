"""The steps of the ladder that are about findings: made, reviewed by a second person, answered, published."""

from msgspec.structs import replace

from trucewatch.errors import DecisionRefused
from trucewatch.model import RecordedJudgement
from trucewatch.model.decisions.incidents import FindingAnswered, FindingMade, FindingPublished, FindingReviewed, Review
from trucewatch.register.decided.against_terms import VIOLATIONS, check_against_terms, must
from trucewatch.register.decided.desk import Desk, same_person
from trucewatch.register.decided.incident import Axis, Found, Incident, Step, is_approved
from trucewatch.said import Said, said

_REVIEWED = said("ladder.act.reviewed", "reviewed")
_PUT = said("ladder.act.put", "put to a party")
_PUBLISHED = said("ladder.act.published", "published")
_NOT_REVIEWED = said("ladder.state.not-reviewed", "was not reviewed")
_SENT_BACK = said("ladder.state.sent-back", "was sent back")


def found(incident: Incident, one: RecordedJudgement, decision: FindingMade, desk: Desk) -> Incident:
    check_assigned(incident, one, desk)
    check_against_terms(decision)
    if decision.finding in VIOLATIONS:
        must(
            incident.inquiries,
            said(
                "ladder.no-inquiry",
                "{finding} needs an inquiry: a visit, or what can be had from elsewhere",
                finding=decision.finding,
            ),
        )
    current, by = incident.current, one.judgement.by
    if current is not None and current.review is None:
        mine = same_person(current.made.by, by)
        must(
            mine,
            said("ladder.waits", "the finding of entry {entry} waits for its review", entry=current.made.sequence),
        )
    for found in incident.findings:
        if found.review is not None and same_person(found.review.by, by):
            raise DecisionRefused(
                said(
                    "ladder.reviewed-it",
                    "{who} reviewed a finding on it (entry {entry}), and cannot edit it",
                    who=by,
                    entry=found.review.sequence,
                )
            )
    return replace(incident, findings=(*incident.findings, Found(made=Step.of(one, decision))))


def reviewed(incident: Incident, one: RecordedJudgement, decision: FindingReviewed, _: Desk) -> Incident:
    found = _current(incident, decision.finding, _REVIEWED)
    must(
        found.review is None,
        said("ladder.reviewed-already", "the finding of entry {entry} was reviewed already", entry=found.made.sequence),
    )
    finders = [each.made.by for each in incident.findings]
    own = any(same_person(finder, one.judgement.by) for finder in finders)
    must(
        not own,
        said("ladder.own-finding", "{who} made a finding on it: a second person reviews it", who=one.judgement.by),
    )
    return _with(incident, replace(found, review=Step.of(one, decision)))


def answered(incident: Incident, one: RecordedJudgement, decision: FindingAnswered, _: Desk) -> Incident:
    found = _approved(incident, decision.finding, _PUT)
    return _with(incident, replace(found, answers=(*found.answers, Step.of(one, decision))))


def published(incident: Incident, one: RecordedJudgement, decision: FindingPublished, _: Desk) -> Incident:
    found = _approved(incident, decision.finding, _PUBLISHED)
    out = any(step.decision.edition is decision.edition for step in found.published)
    must(
        not out,
        said(
            "ladder.published-already",
            "the finding of entry {entry} was published already in this edition",
            entry=found.made.sequence,
        ),
    )
    why = decision.unanswered is not None and decision.unanswered.strip()
    must(
        found.answers or why,
        said("ladder.unanswered", "no party's response stands beside it: say why not (unanswered)"),
    )
    return _with(incident, replace(found, published=(*found.published, Step.of(one, decision))))


def _current(incident: Incident, finding: str, act: Said) -> Found:
    current = incident.current
    if current is None:
        raise DecisionRefused(
            said(
                "ladder.no-finding",
                "there is no finding on {incident} that could be {act}",
                incident=incident.id,
                act=act,
            )
        )
    if current.made.entry != finding:
        raise DecisionRefused(
            said(
                "ladder.older-finding",
                "only the newest finding on {incident} can be {act}, that of entry {entry}",
                incident=incident.id,
                act=act,
                entry=current.made.sequence,
            )
        )
    return current


def _approved(incident: Incident, finding: str, act: Said) -> Found:
    found = _current(incident, finding, act)
    if not is_approved(found):
        state = _SENT_BACK if found.review else _NOT_REVIEWED
        raise DecisionRefused(
            said(
                "ladder.not-approved",
                "the finding of entry {entry} {state}: it cannot be {act}",
                entry=found.made.sequence,
                state=state,
                act=act,
            )
        )
    return found


def _with(incident: Incident, found: Found) -> Incident:
    """Put the current finding anew; the axis follows what is approved."""
    after = replace(incident, findings=(*incident.findings[:-1], found))
    made, review = found.made, found.review
    if review is None or review.decision.verdict is not Review.APPROVED:
        return after
    axis = Axis(value=made.decision.finding, because=made.reason, by=made.by, entry=made.entry)
    return replace(after, finding=axis)


def check_assigned(incident: Incident, one: RecordedJudgement, desk: Desk) -> None:
    must(
        incident.assigned,
        said("ladder.unassigned", "{incident} is assigned to nobody: claim it first", incident=incident.id),
    )
    held = next((found for name in _ids(incident) if (found := desk.held(name, one.recorded))), None)
    if held is not None and not same_person(held.holder, one.judgement.by):
        raise DecisionRefused(
            said(
                "desk.held",
                "{who} works on {item} until {until}: ask them, or wait",
                who=held.holder,
                item=incident.id,
                until=held.until,
            )
        )


def _ids(incident: Incident) -> tuple[str, ...]:
    return (incident.id, *incident.aliases)
