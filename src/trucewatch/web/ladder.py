"""Which steps of the ladder a person may take on an incident now, and taking one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from trucewatch.model.decisions import AnyDecision
from trucewatch.model.decisions.incidents import (
    FindingMade,
    FindingPublished,
    FindingReviewed,
    IncidentDecision,
    IncidentVerified,
    ResponsibilityAssessed,
)
from trucewatch.register import Draft, View
from trucewatch.register.chain import clock, moment
from trucewatch.register.decided.desk import Holding, same_person
from trucewatch.register.decided.incident import Incident, is_approved
from trucewatch.register.finding import check_form, check_step, incident_draft, incident_named
from trucewatch.register.payloads import ROOM
from trucewatch.web import asking, docket
from trucewatch.web.claims import Claims
from trucewatch.web.errors import BadInput
from trucewatch.web.overtaking import check_not_overtaken
from trucewatch.web.permissions import Right
from trucewatch.web.visit import Visit

Made = Callable[[View, str], IncidentDecision]
"""Makes a decision from the view that it is written on top of and the id of the incident."""

_GROUPS: tuple[tuple[type, ...], ...] = (
    (FindingMade, FindingReviewed, FindingPublished),
    (IncidentVerified,),
    (ResponsibilityAssessed,),
)
"""Decisions that answer the same question: one of them after the page was made overtakes another."""


@dataclass(frozen=True, kw_only=True)
class Steps:
    """Which forms the page of an incident shows to a person. `busy` is somebody else's claim on it."""

    busy: Holding | None
    claim: bool
    mine: bool
    reply: bool
    inquire: bool
    find: bool
    verify: bool
    review: bool
    answer: bool
    publish: bool
    own_finding: bool
    reviewed_before: bool

    @property
    def any(self) -> bool:
        """Whether there is any step to take."""
        return any((self.reply, self.inquire, self.find, self.verify, self.review, self.answer, self.publish))

    @classmethod
    def of(cls, visit: Visit, one: Incident, claims: Claims) -> "Steps":
        """Return what this person may do with this incident now."""
        name, now = visit.who.name, not visit.as_of
        busy = claims.others(one.id, visit.who)
        waits = one.current is not None and one.current.review is None
        approved = one.current is not None and is_approved(one.current)
        own = any(same_person(found.made.by, name) for found in one.findings)
        reviewed = any(found.review is not None and same_person(found.review.by, name) for found in one.findings)
        open_to_work = now and busy is None and bool(one.assigned)
        return cls(
            busy=busy,
            claim=now and visit.may(Right.TRIAGE) and claims.held(one.id) is None,
            mine=now and claims.mine(one.id, visit.who),
            reply=now and visit.may(Right.REPORT),
            inquire=open_to_work and visit.may(Right.TRIAGE),
            find=open_to_work and visit.may(Right.JUDGE) and not reviewed and (not waits or own),
            verify=now and visit.may(Right.ASSESS),
            review=now and waits and visit.may(Right.ASSESS) and not own,
            answer=now and approved and visit.may(Right.REPORT),
            publish=now and approved and visit.may(Right.RELEASE),
            own_finding=own and waits,
            reviewed_before=reviewed,
        )


def take(visit: Visit, key: str, make: Made, *, why: str = "") -> str:
    """Record a step on an incident, with `why` where the form gives no reason; return its id.

    The form's `room` says where it is recorded: whoever may not enter that room does not learn of it.

    Raises Overtaken where somebody decided on the same question after the page was made, or this very step was
    recorded already; DecisionRefused where the ladder forbids it; NotThere.
    """
    found = docket.incident(visit.sight, key)
    seen, room = visit.text("seen"), _room(visit)
    reason = why if why and not visit.text("reason") else asking.reason(visit)
    names = {found.id, *found.aliases}

    def draft(view: View) -> Draft:
        told = view.seen_by({room})
        decision = make(told, incident_named(told, found.id).id)
        check_not_overtaken(view.seen_by(visit.sight.view.rooms), seen, lambda one: _overtakes(one, decision, names))
        at = moment(clock())
        return incident_draft(view, decision, visit.sight.codebook, by=visit.who.name, reason=reason, at=at, room=room)

    visit.decide(draft, follow_up=room == ROOM)  # nothing follows from what is in a room, and nobody outside may notice
    return found.id


def check(visit: Visit, key: str, make: Made) -> None:
    """Refuse a step that could not be taken as things stand, before its files are kept. Raises what `take` raises."""
    found, room = docket.incident(visit.sight, key), _room(visit)
    told = visit.sight.view.seen_by({room})
    decision = make(told, incident_named(told, found.id).id)
    check_form(decision, visit.sight.codebook)
    check_step(told, decision, by=visit.who.name, at=moment(clock()), room=room)


def rooms_for(visit: Visit, one: Incident) -> Sequence[str]:
    """Return the rooms that a step on an incident can be taken in: the person's, or those that alone know of it."""
    held = sorted(visit.sight.view.rooms - {ROOM})
    if one.matter is not None or any(step.room == ROOM for step in one.reported):
        return (ROOM, *held)
    return sorted({step.room for step in one.reported})


def rooms_after(visit: Visit, one: Incident) -> Sequence[str]:
    """Return the rooms that a step on the current finding can be taken in: that of the finding, if it is in one."""
    made = one.current.made.room if one.current else ROOM
    return rooms_for(visit, one) if made == ROOM else (made,)


def _room(visit: Visit) -> str:
    """Return the room that a form names, the open one where it names none. Raises BadInput for one not entered."""
    named = visit.text("room") or ROOM
    if named not in visit.sight.view.rooms:
        raise BadInput("error.malformed-short", "room")
    return named


def _overtakes(one: AnyDecision, decision: IncidentDecision, names: set[str]) -> bool:
    if not isinstance(one, IncidentDecision) or docket.item_of(one) not in names:
        return False
    return one == decision or any(isinstance(one, group) and isinstance(decision, group) for group in _GROUPS)
