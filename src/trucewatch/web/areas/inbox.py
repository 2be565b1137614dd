"""The inbox: what there is to triage, filtered, a page at a time, with bulk decisions and saved filters."""

from typing import Annotated
from urllib.parse import parse_qsl, urlencode

from fastapi import Form, Query
from starlette.responses import Response

from trucewatch.model import Finding, Verification
from trucewatch.model.decisions import MatterAssessed
from trucewatch.register import Draft, View
from trucewatch.register.chain import clock
from trucewatch.register.deciding import matter_assessed
from trucewatch.register.desk import claim_draft, release_draft
from trucewatch.web import triage
from trucewatch.web.choosing import chosen
from trucewatch.web.claims import Claims, check_free, claim_hours
from trucewatch.web.errors import BadInput
from trucewatch.web.overtaking import check_not_overtaken
from trucewatch.web.paging import paged
from trucewatch.web.permissions import Area, Right, Tab
from trucewatch.web.places import own_place
from trucewatch.web.visit import Visit, Visiting
from trucewatch.web.waiting import first_steps, waiting

area = Area("inbox", tab=Tab("inbox", "/inbox", 10))

KEPT = "inbox"
MOST_AT_ONCE = 500

Word = Annotated[str, Query(max_length=200)]


@area.shows("/inbox", Right.READ)
def inbox(
    visit: Visiting, kind: Word = "", state: Word = "", standing: Word = "", q: Word = "", page: Word = "1"
) -> Response:
    """Show what there is to triage."""
    wanted = triage.Filter(kind=kind, state=state, standing=standing, words=q)
    inbox = triage.Inbox(visit.sight, visit.who, visit.site.current.histories)
    values = {"kind": kind, "state": state, "standing": standing, "q": q, "as_of": visit.as_of}
    return visit.page(
        "inbox.html",
        paged=paged(inbox.wanted(wanted), page, visit.site.settings.page_size),
        values=values,
        inbox=inbox,
        claims=inbox.claims,
        all=len(triage.items(visit.sight)),
        waiting=waiting(visit),
        first=first_steps(visit),
        kept=visit.site.keeping.all(visit.who.id, KEPT),
        standings=visit.t.choices("verification", Verification),
        findings=visit.t.choices("finding", Finding),
    )


@area.takes("/inbox/filters", Right.READ)
def keep(
    visit: Visiting,
    name: Annotated[str, Form(max_length=100)],
    query: Annotated[str, Form(max_length=2000)] = "",
    drop: Annotated[str, Form(max_length=10)] = "",
) -> Response:
    """Keep a filter under a name, or drop the one of this name."""
    if drop:
        visit.site.keeping.drop(visit.who.id, KEPT, name)
        return visit.to("/inbox", done="filter-dropped")
    if not name.strip():
        raise BadInput("inbox.filter-nameless", "name")
    known = {"kind", "state", "standing", "q"}
    kept = urlencode([(key, value) for key, value in parse_qsl(query.lstrip("?")) if key in known])
    visit.site.keeping.keep(visit.who.id, KEPT, name.strip(), kept)
    return visit.to(f"/inbox?{kept}", done="filter-saved")


@area.takes("/inbox/claim", Right.TRIAGE)
def claim(visit: Visiting, one: Annotated[str, Form(max_length=100)] = "") -> Response:
    """Take an item, or all that are ticked: for some hours they are the person's alone."""
    meant, hours = _ticked(visit, one), claim_hours(visit.sight)

    def make(view: View) -> list[Draft]:
        now, who, reason = clock(), visit.who.name, visit.own_reason("taken")
        return [claim_draft(view, item, who, by=who, reason=reason, now=now, hours=hours) for item in meant]

    visit.decide(make)
    return visit.to(own_place(visit.text("back"), "/inbox"), done="claimed")


@area.takes("/inbox/release", Right.TRIAGE)
def release(
    visit: Visiting, one: Annotated[str, Form(max_length=100)] = "", done: Annotated[str, Form(max_length=10)] = ""
) -> Response:
    """Give back an item, or all that are ticked and theirs; with `done` what was to be done is done."""
    claims = Claims.of(visit.sight)
    meant = [item for item in _ticked(visit, one) if claims.mine(item, visit.who)]
    if not meant:
        raise BadInput("inbox.none-yours", "matter")

    def make(view: View) -> list[Draft]:
        now, who, reason = clock(), visit.who.name, visit.own_reason("done" if done else "given-back")
        return [release_draft(view, item, who, by=who, reason=reason, now=now, done=bool(done)) for item in meant]

    visit.decide(make)
    return visit.to(own_place(visit.text("back"), "/inbox"), done="finished" if done else "released")


@area.takes("/inbox/assess", Right.ASSESS)
def assess(
    visit: Visiting,
    reason: Annotated[str, Form(max_length=4000)],
    seen: Annotated[str, Form(max_length=20)],
    verification: Annotated[str, Form(max_length=40)] = "",
    finding: Annotated[str, Form(max_length=40)] = "",
) -> Response:
    """Decide on all matters that were ticked, with one reason: all of them or none."""
    ticked = _ticked(visit)
    if not reason.strip():
        raise BadInput("matters.reason-missing", "reason")
    if not verification and not finding:
        raise BadInput("matters.nothing-decided")
    if any(one in visit.sight.view.reports for one in ticked):
        raise BadInput("inbox.reports-ticked", "matter")
    decisions = [
        MatterAssessed(
            matter=visit.sight.matter(one).id,
            verification=chosen(Verification, verification),
            finding=chosen(Finding, finding),
        )
        for one in ticked
    ]
    meant = {one.matter for one in decisions}

    def make(view: View) -> list[Draft]:
        check_free(view, meant, visit.who)
        check_not_overtaken(view, seen, lambda one: isinstance(one, MatterAssessed) and one.matter in meant)
        return [matter_assessed(view, one, by=visit.who.name, reason=reason) for one in decisions]

    visit.decide(make)
    return visit.to(own_place(visit.text("back"), "/inbox"), done="recorded")


def _ticked(visit: Visit, one: str = "") -> list[str]:
    """Return the ids of what is meant: the one whose button was pressed, or all that are ticked."""
    ticked = [one] if one else list(dict.fromkeys(visit.texts("matter")))
    if not ticked or len(ticked) > MOST_AT_ONCE:
        raise BadInput("inbox.nothing-ticked", "matter")
    seen = visit.sight
    return [seen.report(key).id if key in seen.view.reports else seen.matter(key).id for key in ticked]
