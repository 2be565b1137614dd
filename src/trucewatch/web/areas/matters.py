"""Matters: the list, and one matter with its accounts side by side, what people decided, and its history."""

from typing import Annotated

from fastapi import Form, Query
from starlette.responses import Response

from trucewatch.model import Finding, MatterKind, Responsibility, Verdict, Verification
from trucewatch.model.decisions import AnyDecision, MatterAssessed, SameMatter
from trucewatch.register import Draft, View
from trucewatch.register.deciding import matter_assessed, same_matter
from trucewatch.web import docket, moved, telling, triage
from trucewatch.web.choosing import chosen, required
from trucewatch.web.claims import Claims, check_free
from trucewatch.web.errors import BadInput
from trucewatch.web.overtaking import check_not_overtaken
from trucewatch.web.paging import paged
from trucewatch.web.permissions import Area, Right, Tab
from trucewatch.web.visit import Visiting

area = Area("matters", tab=Tab("matters", "/matters", 30, also=("/actors",)))

Word = Annotated[str, Query(max_length=200)]
Short = Annotated[str, Form(max_length=100)]
Reason = Annotated[str, Form(max_length=4000)]


@area.shows("/matters", Right.READ)
def matters(visit: Visiting, kind: Word = "", standing: Word = "", q: Word = "", page: Word = "1") -> Response:
    """List the matters."""
    sight = visit.sight
    return visit.page(
        "matters.html",
        paged=paged(telling.wanted(sight, kind, standing, q), page, visit.site.settings.page_size),
        values={"kind": kind, "standing": standing, "q": q, "as_of": visit.as_of},
        all=len(sight.view.matters),
        kinds=visit.t.choices("matter", MatterKind),
        standings=visit.t.choices("verification", Verification),
    )


@area.shows("/matters/{key}", Right.READ)
def matter(visit: Visiting, key: str) -> Response:
    """Show one matter."""
    sight, histories = visit.sight, visit.site.current.histories
    if left := moved.gone(sight, histories, key):
        worked_on = docket.board(sight).named(key) is not None
        return visit.page("matter-gone.html", key=key, moved=left, worked_on=worked_on)
    found = sight.matter(key)
    if found.id != key:
        return visit.to(f"/matters/{found.id}")
    t = visit.t
    return visit.page(
        "matter.html",
        matter=found,
        claims=Claims.of(sight),
        told=telling.told(sight, found),
        history=histories.of(found.id, sight.sequence),
        came_from=moved.came_from(sight, histories, found.id),
        verifications=t.choices("verification", Verification),
        findings=t.choices("finding", Finding),
        responsibilities=t.choices("responsibility", Responsibility),
        verdicts=[(one.value, t(f"matters.verdicts.{one}")) for one in Verdict],
        others=[(key, sight.matter(key)) for key in triage.alike(sight).get(found.id, ())],
    )


@area.takes("/matters/{key}/assess", Right.ASSESS)
def assess(
    visit: Visiting,
    key: str,
    reason: Reason,
    seen: Short,
    verification: Short = "",
    finding: Short = "",
    responsibility: Short = "",
) -> Response:
    """Set the axes of a matter, with the reason."""
    found = visit.sight.matter(key)
    decision = MatterAssessed(
        matter=found.id,
        verification=chosen(Verification, verification),
        finding=chosen(Finding, finding),
        responsibility=chosen(Responsibility, responsibility),
    )
    if decision == MatterAssessed(matter=found.id):
        raise BadInput("matters.nothing-decided")
    _check_reason(reason)
    meant = {found.id, *found.aliases}

    def make(view: View) -> Draft:
        check_free(view, meant, visit.who)
        check_not_overtaken(view, seen, lambda one: isinstance(one, MatterAssessed) and one.matter in meant)
        return matter_assessed(view, decision, by=visit.who.name, reason=reason)

    visit.decide(make)
    return visit.to(f"/matters/{found.id}", done="recorded")


@area.takes("/matters/{key}/judge", Right.JUDGE)
def judge(
    visit: Visiting, key: str, left: Short, right: Short, verdict: Short, reason: Reason, seen: Short
) -> Response:
    """Say whether two statements speak to the same matter; what follows is then worked out anew."""
    sight = visit.sight
    found = sight.matter(key)
    decision = SameMatter(
        left=sight.statement(left).id, right=sight.statement(right).id, verdict=required(Verdict, verdict)
    )
    if left == right:
        raise BadInput("matters.one-statement", "right")
    _check_reason(reason)

    def concerns(one: AnyDecision) -> bool:
        return isinstance(one, SameMatter) and {one.left, one.right} == {left, right}

    def make(view: View) -> Draft:
        check_free(view, [found.id], visit.who)
        check_not_overtaken(view, seen, concerns)
        return same_matter(view, decision, by=visit.who.name, reason=reason)

    visit.decide(make, follow_up=True)
    return visit.to(f"/matters/{found.id}", done="recorded")


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise BadInput("matters.reason-missing", "reason")
