"""The steps of the ladder, each a form: from a claim over the inquiry to the publication of a reviewed finding."""

from datetime import timedelta

from starlette.responses import Response

from trucewatch.errors import NotInRecord
from trucewatch.model import Finding, Responsibility, Verification
from trucewatch.model.decisions.cited import FileCited
from trucewatch.model.decisions.incidents import (
    AccessDenied,
    Channel,
    Edition,
    FindingAnswered,
    FindingPublished,
    FindingReviewed,
    IncidentConfirmed,
    IncidentDecision,
    IncidentVerified,
    InquiryMade,
    Means,
    Reply,
    ResponsibilityAssessed,
    Restriction,
    Review,
    TermNamed,
)
from trucewatch.model.decisions.incidents import Response as Said
from trucewatch.register import Draft, View
from trucewatch.register.chain import clock
from trucewatch.register.desk import claim_draft, release_draft
from trucewatch.register.finding import finding_made
from trucewatch.web import asking, docket
from trucewatch.web.choosing import required
from trucewatch.web.citing import cited_files, sent_files
from trucewatch.web.errors import BadInput
from trucewatch.web.ladder import Made, check, rooms_for, take
from trucewatch.web.permissions import Area, Right
from trucewatch.web.visit import Visit, Visiting

area = Area("incident-steps")

MOST_HOURS = 24 * 14


@area.takes("/incidents/{key}/claim", Right.TRIAGE)
def claim(visit: Visiting, key: str) -> Response:
    """Take an incident, for some hours alone, with a moment at which it is due if one is named."""
    found, who = docket.incident(visit.sight, key), visit.who.name
    hours, due, room = _hours(visit, "hours") or 8, _hours(visit, "due"), rooms_for(visit, found)[0]
    reason = visit.text("reason") or visit.own_reason("taken")

    def make(view: View) -> Draft:
        now = clock()
        ends = now + timedelta(hours=due) if due else None
        return claim_draft(view, found.id, who, by=who, reason=reason, now=now, hours=hours, due=ends, room=room)

    visit.decide(make)
    return visit.to(f"/incidents/{found.id}", done="taken")


@area.takes("/incidents/{key}/release", Right.TRIAGE)
def release(visit: Visiting, key: str) -> Response:
    """Give an incident back."""
    found, who = docket.incident(visit.sight, key), visit.who.name
    done, room = bool(visit.text("finished")), rooms_for(visit, found)[0]
    reason = visit.text("reason") or visit.own_reason("done" if done else "given-back")

    def make(view: View) -> Draft:
        return release_draft(view, found.id, who, by=who, reason=reason, now=clock(), done=done, room=room)

    visit.decide(make)
    return visit.to(f"/incidents/{found.id}", done="finished" if done else "released")


@area.takes("/incidents/{key}/reply", Right.REPORT)
def reply(visit: Visiting, key: str) -> Response:
    """Record that a party confirms or denies an incident."""
    said = required(Reply, visit.text("reply"))
    party, words = asking.named_actor(visit, "party"), asking.words(visit)
    channel = required(Channel, visit.text("channel") or Channel.PARTY.value)
    return _taken(
        visit,
        key,
        lambda _, name: IncidentConfirmed(incident=name, party=party, reply=said, words=words, channel=channel),
        told=True,
    )


@area.takes("/incidents/{key}/inquire", Right.TRIAGE)
def inquire(visit: Visiting, key: str) -> Response:
    """Record a step of the inquiry, with the files that it rests on: those on the incident, and those it brings."""
    means, words = required(Means, visit.text("means")), asking.words(visit)
    when, where, seen = asking.days(visit), asking.place(visit), asking.observation(visit)
    sent: tuple[FileCited, ...] = ()

    def make(view: View, name: str) -> IncidentDecision:
        files = {one.sha256: one for one in (*cited_files(visit, view, name), *sent)}
        return InquiryMade(
            incident=name,
            means=means,
            words=words,
            when=when,
            where=where,
            observation=seen,
            files=tuple(files.values()),
        )

    if visit.files("files"):
        check(visit, key, make)
        sent = sent_files(visit)
    return _taken(visit, key, make, told=True)


@area.takes("/incidents/{key}/denied", Right.TRIAGE)
def denied(visit: Visiting, key: str) -> Response:
    """Record that monitors could not look."""
    how, words, by = required(Restriction, visit.text("restriction")), asking.words(visit), asking.actor(visit, "by")
    when, where = asking.days(visit), asking.place(visit)

    def make(_: View, name: str) -> IncidentDecision:
        return AccessDenied(restriction=how, words=words, incident=name, denied_by=by, when=when, where=where)

    return _taken(visit, key, make, told=True)


@area.takes("/incidents/{key}/verify", Right.ASSESS)
def verify(visit: Visiting, key: str) -> Response:
    """Say how well an incident is established."""
    wanted = required(Verification, visit.text("verification"))
    return _taken(visit, key, lambda _, name: IncidentVerified(incident=name, verification=wanted))


@area.takes("/incidents/{key}/attribute", Right.ASSESS)
def attribute(visit: Visiting, key: str) -> Response:
    """Say on whose word who is held responsible."""
    held, who = required(Responsibility, visit.text("responsibility")), asking.actor(visit, "actor")
    return _taken(visit, key, lambda _, name: ResponsibilityAssessed(incident=name, responsibility=held, actor=who))


@area.takes("/incidents/{key}/find", Right.JUDGE)
def find(visit: Visiting, key: str) -> Response:
    """Make a finding, tested against a term in force there and then. A second person reviews it."""
    finding = required(Finding, visit.text("finding"))
    agreement, _, term = visit.text("term").partition(" ")
    scale, _, level = visit.text("grade").partition(":")
    named = TermNamed(agreement=agreement, term=term) if term else None
    grade = (scale, level) if level else None

    def make(view: View, name: str) -> IncidentDecision:
        files = cited_files(visit, view, name)
        return finding_made(view, name, finding, visit.sight.codebook, term=named, grade=grade, files=files)

    return _taken(visit, key, make)


@area.takes("/incidents/{key}/review", Right.ASSESS)
def review(visit: Visiting, key: str) -> Response:
    """Approve a finding or send it back; never one's own."""
    verdict, entry = required(Review, visit.text("verdict")), _finding(visit, key)
    return _taken(visit, key, lambda _, name: FindingReviewed(incident=name, finding=entry, verdict=verdict))


@area.takes("/incidents/{key}/answer", Right.REPORT)
def answer(visit: Visiting, key: str) -> Response:
    """Record what a party says of an approved finding."""
    party, said, entry = (
        asking.named_actor(visit, "party"),
        required(Said, visit.text("response")),
        _finding(visit, key),
    )
    words = asking.words(visit)

    def make(view: View, name: str) -> IncidentDecision:
        files = cited_files(visit, view, name)
        return FindingAnswered(incident=name, finding=entry, party=party, response=said, words=words, files=files)

    return _taken(visit, key, make, told=True)


@area.takes("/incidents/{key}/publish", Right.RELEASE)
def publish(visit: Visiting, key: str) -> Response:
    """Publish an approved finding."""
    edition, entry = required(Edition, visit.text("edition")), _finding(visit, key)
    why = visit.text("unanswered") or None

    def make(_: View, name: str) -> IncidentDecision:
        return FindingPublished(incident=name, finding=entry, edition=edition, unanswered=why)

    return _taken(visit, key, make)


def _taken(visit: Visit, key: str, make: Made, *, told: bool = False) -> Response:
    """Take a step. One that records what was `told` or seen speaks for itself: it needs no reason beside its words."""
    found = take(visit, key, make, why=visit.own_reason("entered") if told else "")
    return visit.to(f"/incidents/{found}", done="recorded")


def _finding(visit: Visit, key: str) -> str:
    """Return the id of the finding that a form is about: of this incident. Raises NotInRecord."""
    entry = visit.text("of")
    if entry not in {one.made.entry for one in docket.incident(visit.sight, key).findings}:
        raise NotInRecord("no such finding on this incident")
    return entry


def _hours(visit: Visit, name: str) -> int | None:
    said = visit.text(name)
    if not said:
        return None
    if not (said.isascii() and said.isdigit() and len(said) < 4 and 0 < int(said) <= MOST_HOURS):
        raise BadInput("incidents.no-hours", name)
    return int(said)
