"""Briefs: the situation report of a period composed, looked at, held or released, and handed out."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Annotated

from fastapi import Form, Query
from starlette.responses import Response

from trucewatch.briefs.situation import Period, SituationReport, compose, html
from trucewatch.briefs.situation.composing import rooms_of
from trucewatch.briefs.situation.nouns import PARTIES
from trucewatch.briefs.situation.releasing import brief_draft, composed_again
from trucewatch.errors import TrucewatchError
from trucewatch.model.decisions import AnyDecision, BriefDecided
from trucewatch.model.decisions.briefs import Release
from trucewatch.model.decisions.incidents import Edition
from trucewatch.register import Draft, View
from trucewatch.register.decided.briefs import ReleasedBrief, briefs
from trucewatch.web.choosing import required
from trucewatch.web.errors import BadInput, NotPermitted, NotThere
from trucewatch.web.overtaking import check_not_overtaken
from trucewatch.web.paging import paged
from trucewatch.web.people import Event
from trucewatch.web.permissions import Area, Right, Tab
from trucewatch.web.sight import Sight
from trucewatch.web.visit import Visit, Visiting

area = Area("brief", tab=Tab("brief", "/brief", 80))

Word = Annotated[str, Query(max_length=40)]
Short = Annotated[str, Form(max_length=40)]
Reason = Annotated[str, Form(max_length=4000)]

_OFTEN = {"day": 1, "week": 7, "month": 30}
"""The periods that are offered, in days."""


def _pdf(report: SituationReport) -> bytes:
    from trucewatch.briefs.situation.pdf import pdf  # its libraries take a third of the time that a server starts in

    return pdf(report)


def _docx(report: SituationReport) -> bytes:
    from trucewatch.briefs.situation.document import docx

    return docx(report)


_FORMS: Mapping[str, tuple[str, Callable[[SituationReport], bytes]]] = {
    "html": ("text/html; charset=utf-8", lambda report: html(report).encode()),
    "pdf": ("application/pdf", _pdf),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", _docx),
}


@area.shows("/brief", Right.READ)
def overview(visit: Visiting, page: Word = "1") -> Response:
    """List the reports that were released (for those who compose: decided on), and ask for a period."""
    known = briefs(visit.sight.view.judgements)
    shown = known if visit.may(Right.COMPOSE) else [one for one in known if one.state is Release.RELEASED]
    start, end = _last_days(visit.sight)
    return visit.page(
        "brief.html",
        paged=paged(list(reversed(shown)), page, visit.site.settings.page_size),
        values={"as_of": visit.as_of},
        editions=_editions(visit),
        start=start,
        end=end,
        spans=_spans(visit.sight),
        nothing=not visit.sight.view.reports and not visit.sight.board.incidents,
    )


@area.shows("/brief/draft", Right.COMPOSE)
def draft(visit: Visiting, start: Word = "", end: Word = "", edition: Word = Edition.PUBLIC.value) -> Response:
    """Show the report of a period as it would be released now."""
    if not start or not end:
        return visit.to("/brief")
    report = _composed(visit, start, end, edition)
    return visit.page("brief-draft.html", report=report, known=_known(visit.sight, report), decided=None)


@area.shows("/brief/draft/{form}", Right.COMPOSE)
def draft_file(visit: Visiting, form: str, start: Word, end: Word, edition: Word = Edition.PUBLIC.value) -> Response:
    """Hand out the report of a period as a file, not released."""
    return _file(visit, form, _composed(visit, start, end, edition))


@area.shows("/brief/released/{sha256}", Right.READ)
def released(visit: Visiting, sha256: str) -> Response:
    """Show a report that was decided on, composed again from the record as it was then."""
    found = _decided_on(visit, sha256)
    report = composed_again(visit.site.current.recorder, found.told, visit.sight.codebook)
    return visit.page("brief-draft.html", report=report, known=(), decided=found)


@area.shows("/brief/released/{sha256}/{form}", Right.READ)
def released_file(visit: Visiting, sha256: str, form: str) -> Response:
    """Hand out a report that was released, composed again from the record as it was then."""
    found = _decided_on(visit, sha256)
    return _file(visit, form, composed_again(visit.site.current.recorder, found.told, visit.sight.codebook))


@area.takes("/brief/hold", Right.COMPOSE)
def hold(visit: Visiting, start: Short, end: Short, edition: Short, reason: Reason, seen: Short) -> Response:
    """Hold a report back until somebody who may releases it."""
    return _decided(visit, Release.HELD, (start, end, edition), reason, seen)


@area.takes("/brief/release", Right.RELEASE)
def release(visit: Visiting, start: Short, end: Short, edition: Short, reason: Reason, seen: Short) -> Response:
    """Release a report."""
    return _decided(visit, Release.RELEASED, (start, end, edition), reason, seen)


@area.takes("/brief/withdraw", Right.RELEASE)
def withdraw(visit: Visiting, sha256: Annotated[str, Form(max_length=64)], reason: Reason, seen: Short) -> Response:
    """Withdraw a report that was released."""
    found = next((one for one in briefs(visit.sight.view.judgements) if one.told.sha256 == sha256), None)
    if found is None:
        raise NotThere("no such report")
    report = composed_again(visit.site.current.recorder, found.told, visit.sight.codebook)
    _record(visit, report, Release.WITHDRAWN, reason, seen)
    return visit.to("/brief", done="recorded")


def _decided_on(visit: Visit, sha256: str) -> ReleasedBrief:
    """Return a report by its hash: a released one for everybody, any for those who compose. Raises NotThere."""
    found = next((one for one in briefs(visit.sight.view.judgements) if one.told.sha256 == sha256), None)
    if found is None or (found.state is not Release.RELEASED and not visit.may(Right.COMPOSE)):
        raise NotThere("no such report")
    return found


def _decided(visit: Visit, decided: Release, period: tuple[str, str, str], reason: str, seen: str) -> Response:
    """Decide on the report as it was shown: composed up to the entry that its page was made from."""
    if not (seen.isascii() and seen.isdigit() and len(seen) < 18):
        raise BadInput("error.form-old", "seen")
    start, end, edition = period
    shown = visit.site.current.sight_at(visit.sight.view.rooms, seen)
    _record(visit, _compose(shown, start, end, edition), decided, reason, seen)
    return visit.to("/brief", done=f"brief-{decided}")


def _record(visit: Visit, report: SituationReport, decided: Release, reason: str, seen: str) -> None:
    if not reason.strip():
        raise BadInput("matters.reason-missing", "reason")
    codebook = visit.sight.codebook

    def concerns(one: AnyDecision) -> bool:
        same = isinstance(one, BriefDecided) and (one.start, one.end) == (report.period.start, report.period.end)
        return same and isinstance(one, BriefDecided) and one.edition is report.edition

    def make(view: View) -> Draft:
        check_not_overtaken(view.seen_by(visit.sight.view.rooms), seen, concerns)
        return brief_draft(view, report, codebook, decided, by=visit.who.name, reason=reason)

    visit.decide(make)


def _composed(visit: Visit, start: str, end: str, edition: str) -> SituationReport:
    sight = visit.sight
    if edition == Edition.PUBLIC.value and not visit.as_of:  # composed once for all, whatever else they may see
        sight = visit.site.current.sight(rooms_of(Edition.PUBLIC))
    return sight.once(f"brief {start} {end} {edition}", lambda: _compose(sight, start, end, edition))


def _compose(sight: Sight, start: str, end: str, edition: str) -> SituationReport:
    wanted = required(Edition, edition)
    if wanted is Edition.PARTIES and PARTIES not in sight.view.rooms:
        raise NotPermitted(Right.COMPOSE.value)
    try:
        period = Period(start=start, end=end)
    except TrucewatchError as error:
        raise BadInput("brief.no-period", "start") from error
    look = sight.look if sight.view.rooms == rooms_of(wanted) else None
    return compose(sight.view, period, sight.codebook, edition=wanted, look=look)


def _file(visit: Visit, form: str, report: SituationReport) -> Response:
    if form not in _FORMS:
        raise NotThere("no such form")
    kind, write = _FORMS[form]
    visit.audit(Event.EXPORTED, _audited(report, form))
    name = f"situation-{report.period.start}-{report.period.end}-{report.edition}.{form}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(write(report), media_type=kind, headers=headers)


def _audited(report: SituationReport, form: str) -> str:
    """What the audit says of a report handed out: who reads it may not know of an edition for the parties."""
    if report.edition is not Edition.PUBLIC:
        return "situation report"
    return f"situation report {report.period.start} {report.period.end} {form}"


def _known(sight: Sight, report: SituationReport) -> list[ReleasedBrief]:
    """What was decided on reports of the same period and edition."""
    same = (report.period.start, report.period.end, report.edition)
    return [one for one in briefs(sight.view.judgements) if (one.told.start, one.told.end, one.told.edition) == same]


def _editions(visit: Visit) -> list[tuple[str, str]]:
    wanted = Edition if PARTIES in visit.sight.view.rooms else (Edition.PUBLIC,)
    return [(one.value, visit.t(f"brief.editions.{one.value}")) for one in wanted]


def _spans(sight: Sight) -> list[tuple[str, str, str]]:
    """Periods that are often wanted, up to the day of the latest report: the name, the first and the last day."""
    _, last = _last_days(sight)
    if not last:
        return []
    end = date.fromisoformat(last)
    spans = [(name, (end - timedelta(days=days - 1)).isoformat(), last) for name, days in _OFTEN.items()]
    first = sight.once("first day told", lambda: _first_day(sight))
    if not first:
        return spans
    longest = (end - timedelta(days=sight.codebook.table("situation")["limits"]["days"] - 1)).isoformat()
    return [*spans, ("all", first, last) if first >= longest else ("longest", longest, last)]


def _first_day(sight: Sight) -> str:
    """The day of the earliest incident that the first reports tell of: they tell of days before their own.

    What they tell of longer ago than the longest period that is offered is history, and begins no period.
    """
    published = (sight.look.first_date or "")[:10]
    try:
        earliest = (date.fromisoformat(published) - timedelta(days=max(_OFTEN.values()))).isoformat()
    except ValueError:
        return published
    days = (when.start[:10] for one in sight.board.incidents.values() for when in one.when if when.start)
    return min((day for day in days if earliest <= day < published and len(day) == len(published)), default=published)


def _last_days(sight: Sight) -> tuple[str, str]:
    """The day of the latest report, for a form to begin with."""
    last = sight.look.last_date or ""
    try:
        return date.fromisoformat(last[:10]).isoformat(), date.fromisoformat(last[:10]).isoformat()
    except ValueError:
        return "", ""
