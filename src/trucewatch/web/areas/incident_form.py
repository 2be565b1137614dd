"""The incident form: a report from the field, kept in the browser until it is sent, and never recorded twice."""

import re
import secrets
from collections.abc import Sequence

from msgspec.structs import replace
from starlette.responses import Response

from trucewatch.model import OccurrenceKind, content_id
from trucewatch.model.decisions.incidents import Channel, IncidentReported
from trucewatch.register import Draft, View
from trucewatch.register.chain import clock, moment
from trucewatch.register.decided.incident import Incident
from trucewatch.register.finding import check_form, incident_draft
from trucewatch.register.payloads import ROOM
from trucewatch.web import asking, docket
from trucewatch.web.areas.incidents import lists
from trucewatch.web.choosing import required
from trucewatch.web.citing import sent_files
from trucewatch.web.errors import AlreadySent, BadInput
from trucewatch.web.ladder import rooms_for
from trucewatch.web.permissions import Area, Right
from trucewatch.web.visit import Visit, Visiting

area = Area("incident-form")

_KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")


@area.shows("/incidents/new", Right.REPORT)
def form(visit: Visiting, again: str = "") -> Response:
    """Show the form; with `again` it tells once more of an incident that is in the record."""
    known = docket.incident(visit.sight, again) if again else None
    return visit.page(
        "incident-new.html",
        bare=False,
        key=secrets.token_urlsafe(24),
        known=known,
        keeps=visit.site.evidence.keeps,
        rooms=_rooms(visit, known),
        **lists(visit),
    )


@area.takes("/incidents/new", Right.REPORT)
def send(visit: Visiting) -> Response:
    """Record what was sent in. The same sending sent twice is recorded once, and the second is shown the first."""
    key = visit.text("key")
    if not _KEY.fullmatch(key):
        raise BadInput("error.form-old", "key")
    new = content_id("incident", "sent", str(visit.who.id), key)
    if new in docket.board(visit.sight).incidents:
        return visit.to(f"/incidents/{new}", done="sent-already")
    again = visit.text("again")
    known = docket.incident(visit.sight, again) if again else None
    room = _room(visit, known)
    told = _told(visit, known.id if known else new)
    why = visit.text("reason") or visit.own_reason("sent")

    def make(view: View) -> Draft:
        if (told.incident == new and _is_there(view, new)) or _recorded(view, told, visit.who.name):
            raise AlreadySent(told.incident)
        at = moment(clock())
        return incident_draft(view, told, visit.sight.codebook, by=visit.who.name, reason=why, at=at, room=room)

    try:
        visit.decide(make, follow_up=room == ROOM)  # nothing follows from what is in a room: nobody outside may notice
    except AlreadySent:
        return visit.to(f"/incidents/{told.incident}", done="sent-already")
    return visit.to(f"/incidents/{told.incident}", done="sent")


def _rooms(visit: Visit, known: Incident | None) -> Sequence[str]:
    """Return the rooms that a report can go into: the person's, or those that alone know of the incident it is of."""
    return rooms_for(visit, known) if known else (ROOM, *sorted(visit.sight.view.rooms - {ROOM}))


def _room(visit: Visit, known: Incident | None) -> str:
    """Return the room that the form names, the first that it can name where it names none.

    Raises BadInput for any other, before anything is kept: what somebody meant for a room never goes into the open one.
    """
    offered = _rooms(visit, known)
    named = visit.text("room") or offered[0]
    if named not in offered:
        raise BadInput("incidents.no-such-room", "room")
    return named


def _is_there(view: View, incident: str) -> bool:
    return any(docket.item_of(one.judgement.decision) == incident for one in view.judgements)


def _recorded(view: View, told: IncidentReported, by: str) -> bool:
    """Whether this sending is in the record: of a new incident by its id, of one told once more by what it says."""
    before = [
        one
        for one in view.judgements
        if isinstance(decision := one.judgement.decision, IncidentReported) and decision.incident == told.incident
    ]
    return any(one.judgement.by == by and one.judgement.decision == told for one in before)


def _told(visit: Visit, incident: str) -> IncidentReported:
    """Return the report that the form makes. Its files are kept only after everything else is found right."""
    channel = required(Channel, visit.text("channel"))
    made = IncidentReported(
        incident=incident,
        channel=channel,
        kind=required(OccurrenceKind, visit.text("kind")),
        words=asking.words(visit),
        alleged_by=asking.actor(visit, "alleged_by"),
        observer=asking.actor(visit, "observer"),
        accused=asking.actor(visit, "accused"),
        target=asking.actor(visit, "target"),
        when=asking.days(visit),
        where=asking.place(visit),
        observation=asking.observation(visit),
    )
    if channel is Channel.OWN_OBSERVATION and made.observation is None:
        raise BadInput("incidents.observer-missing", "observers")
    if channel is not Channel.OWN_OBSERVATION and made.alleged_by is None:
        raise BadInput("incidents.alleged-by-missing", "alleged_by")
    check_form(made, visit.sight.codebook)
    return replace(made, files=sent_files(visit))
