"""The reader: the list of reports, one report with its statements marked, and corrections of statements."""

from collections.abc import Callable
from pathlib import PurePath
from tempfile import TemporaryDirectory
from typing import Annotated, Any

from fastapi import Form, Query
from starlette.responses import Response

from trucewatch.model import Stance
from trucewatch.model.decisions import AnyDecision, StatementCorrected
from trucewatch.register import Draft, View
from trucewatch.register.deciding import statement_corrected
from trucewatch.web import amending, claiming, reading, uploading
from trucewatch.web.choosing import required
from trucewatch.web.claims import Claims, check_free
from trucewatch.web.errors import BadInput
from trucewatch.web.overtaking import check_not_overtaken
from trucewatch.web.paging import paged
from trucewatch.web.people import Event
from trucewatch.web.permissions import Area, Right, Tab
from trucewatch.web.visit import Visit, Visiting

area = Area("reader", tab=Tab("reports", "/reports", 20))

Word = Annotated[str, Query(max_length=200)]
Short = Annotated[str, Form(max_length=200)]
Reason = Annotated[str, Form(max_length=4000)]
Place = Annotated[int, Form(ge=0, le=100_000_000)]


@area.shows("/reports", Right.READ)
def reports(visit: Visiting, q: Word = "", page: Word = "1") -> Response:
    """List the reports, the newest first."""
    rows = reading.wanted(visit.sight, q.casefold().split())
    return visit.page(
        "reports.html",
        paged=paged(rows, page, visit.site.settings.page_size),
        values={"q": q, "as_of": visit.as_of},
        all=len(visit.sight.view.reports),
        set_aside=visit.sight.view.set_aside,
    )


@area.shows("/reports/add", Right.CORRECT)
def adding(visit: Visiting) -> Response:
    """Ask for files with reports."""
    return visit.page("add.html", aside=(), added=None)


@area.takes("/reports/add", Right.CORRECT)
def add(visit: Visiting) -> Response:
    """Read the files that were sent as reports; what cannot be read is named and set aside."""
    files = visit.files("files")
    if not files:
        raise BadInput("reader.no-files", "files")
    with TemporaryDirectory(prefix="trucewatch-") as folder:
        paths = uploading.stored(files, PurePath(folder))
        added, aside = visit.site.workshop.read(paths)
    visit.audit(Event.REPORTS_ADDED, f"{added}")
    if aside:
        return visit.page("add.html", aside=aside, added=added)
    return visit.to("/reports", done="reports-added")


@area.shows("/reports/{key}", Right.READ)
def report(visit: Visiting, key: str, s: Word = "") -> Response:
    """Show one report with its statements marked; `s` is the statement that is looked at."""
    sight = visit.sight
    found = reading.told(sight, sight.report(key))
    shown = reading.shown(sight, s) if s in found.numbers else None
    return visit.page(
        "report.html",
        report=found.report,
        told=found,
        parts=sight.view.parts.get(key),
        shown=shown,
        claims=Claims.of(sight),
        **_forms(visit, shown),
    )


@area.shows("/reports/{key}/statements/{statement}", Right.READ)
def statement(visit: Visiting, key: str, statement: str) -> Response:
    """Show what is known of one statement: the part of the report's page that a click fetches."""
    sight = visit.sight
    if sight.statement(statement).report != key:
        raise BadInput("error.malformed-short", "statement")
    if not visit.is_fragment:
        return visit.to(f"/reports/{key}?s={statement}")
    found = reading.told(sight, sight.report(key))
    shown = reading.shown(sight, statement)
    return visit.page("statement.html", report=found.report, told=found, shown=shown, **_forms(visit, shown))


@area.takes("/reports/{key}/reject", Right.CORRECT)
def reject(visit: Visiting, key: str, statement: Short, reason: Reason, seen: Short) -> Response:
    """Say that a statement is not what its report says. It stays in the record and counts no longer."""
    decision = StatementCorrected(supersedes=statement)
    return _corrected(visit, key, reason, seen, lambda _view: decision, statement)


@area.takes("/reports/{key}/correct", Right.CORRECT)
def correct(
    visit: Visiting,
    key: str,
    statement: Short,
    start: Place,
    end: Place,
    stance: Short,
    reason: Reason,
    seen: Short,
    speaker: Short = "",
    cue: Short = "",
    claim: Short = claiming.KEPT,
    direct: Short = "",
) -> Response:
    """Put a statement in the place of another."""
    held = required(Stance, stance)

    def make(view: View) -> StatementCorrected:
        old = amending.standing(view, statement, key)
        typed = None if claim == claiming.KEPT else claiming.claim(visit, view, claim)
        wanted = amending.Wanted(
            start=start, end=end, stance=held, speaker=speaker, cue=cue, claim=typed, direct=bool(direct)
        )
        return StatementCorrected(supersedes=statement, put=amending.amended(view, old, wanted))

    return _corrected(visit, key, reason, seen, make, statement)


@area.takes("/reports/{key}/add-statement", Right.CORRECT)
def add_statement(
    visit: Visiting,
    key: str,
    start: Place,
    end: Place,
    stance: Short,
    reason: Reason,
    seen: Short,
    speaker: Short = "",
    cue: Short = "",
    claim: Short = "none",
    direct: Short = "",
) -> Response:
    """Add a statement at words that were selected."""
    held = required(Stance, stance)

    def make(view: View) -> StatementCorrected:
        typed = claiming.claim(visit, view, claim)
        wanted = amending.Wanted(
            start=start, end=end, stance=held, speaker=speaker, cue=cue, claim=typed, direct=bool(direct)
        )
        return StatementCorrected(put=amending.added(view, key, wanted))

    return _corrected(visit, key, reason, seen, make, "")


def _corrected(
    visit: Visit, key: str, reason: str, seen: str, decision: Callable[[View], StatementCorrected], statement: str
) -> Response:
    report = visit.sight.report(key).id
    if not reason.strip():
        raise BadInput("matters.reason-missing", "reason")

    def concerns(one: AnyDecision) -> bool:
        return isinstance(one, StatementCorrected) and bool(statement) and one.supersedes == statement

    put: list[str] = []

    def make(view: View) -> Draft:
        check_free(view, [report], visit.who)
        check_not_overtaken(view, seen, concerns)
        made = decision(view)
        put[:] = [made.put.id] if made.put else []
        return statement_corrected(view, made, by=visit.who.name, reason=reason)

    visit.decide(make, follow_up=True)
    return visit.to(f"/reports/{report}?s={put[0]}" if put else f"/reports/{report}", done="recorded")


def _forms(visit: Visit, shown: reading.Shown | None) -> dict[str, Any]:
    """What the forms choose from, and what the claim of the statement that is looked at says already."""
    t = visit.t
    return {
        "stances": t.choices("stance", Stance),
        "types": [("none", t.word("claim", "none")), *((name, t.word("claim", name)) for name in claiming.FIELDS)],
        "claim_fields": claiming.FIELDS,
        "given": claiming.given(shown.statement.claim if shown else None),
    }
