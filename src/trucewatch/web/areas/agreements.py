"""The agreement board: all agreements at one glance, one in full, and the differences between versions of its text."""

from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from trucewatch.model import OccurrenceKind, Position
from trucewatch.model.decisions.agreements import DateKind, SlotState, TermKind, VersionRecorded, VersionStatus
from trucewatch.web import boarding
from trucewatch.web.errors import NotThere
from trucewatch.web.paging import paged
from trucewatch.web.people import Event
from trucewatch.web.permissions import Area, Right, Tab
from trucewatch.web.visit import Visit, Visiting

area = Area("agreements", tab=Tab("agreements", "/agreements", 50, also=("/commitments",)))

Word = Annotated[str, Query(max_length=300)]

NO_POSITION = "none"

A_PAGE = 20
"""How many agreements stand on a page, each with its table."""


@area.shows("/agreements", Right.READ)
def agreements(visit: Visiting, at: Word = "", page: Word = "1") -> Response:
    """Show all agreements: who stands where, and what is overdue."""
    held = paged(boarding.all_boards(visit.sight, boarding.day(at, "at")), page, A_PAGE)
    owed = boarding.all_commitments(visit.sight, boarding.day(at, "at"))
    return visit.page(
        "agreements.html",
        paged=held,
        boards=[(one, boarding.grid(one)) for one in held.items],
        values={"at": at, "as_of": visit.as_of},
        owed=owed,
        at=at,
        known=boarding.names(visit.sight),
    )


@area.shows("/agreements/{key}", Right.READ)
def agreement(visit: Visiting, key: str, at: Word = "") -> Response:
    """Show one agreement in full, with the forms to record what is known of it."""
    found = boarding.board(visit.sight, key, boarding.day(at, "at"))
    if found.id != key:
        return visit.to(f"/agreements/{found.id}")
    t = visit.t
    owed = boarding.all_commitments(visit.sight, boarding.day(at, "at"))
    return visit.page(
        "agreement.html",
        board=found,
        grid=boarding.grid(found),
        at=at,
        owed=[one for one in owed.held if one.agreement in (found.id, *found.aliases)],
        others=[one for one in boarding.all_boards(visit.sight) if one.id != found.id],
        positions=(*t.choices("position", Position), (NO_POSITION, t.word("position", "none"))),
        dates=t.choices("date-kind", DateKind),
        term_kinds=t.choices("term-kind", TermKind),
        slot_states=t.choices("slot-state", SlotState),
        statuses=t.choices("version-status", VersionStatus),
        joined=boarding.joined_to(visit.sight, found),
        classes=visit.sight.codebook.table("agreements")["classes"],
        acts=t.choices("occurrence", OccurrenceKind),
    )


@area.shows("/agreements/{key}/differences", Right.READ)
def differences(visit: Visiting, key: str, old: Word = "", new: Word = "") -> Response:
    """Show how two versions of the text differ, word by word."""
    found = boarding.board(visit.sight, key)
    texts = [one for one in found.versions if one.content is not None]
    first, last = (texts[0].version, texts[-1].version) if texts else ("", "")
    old, new = old or first, new or last
    pieces = boarding.compared(found, old, new) if texts else ()
    return visit.page("differences.html", board=found, texts=texts, pieces=pieces, old=old, new=new)


@area.shows("/agreements/{key}/versions/{sha256}", Right.READ)
def version(visit: Visiting, key: str, sha256: str) -> Response:
    """Hand out the bytes of a version of the text, as they were kept."""
    found = boarding.board(visit.sight, key)
    data = next((one for one in _kept(visit, found.id, found.aliases) if one[0] == sha256), None)
    if data is None:
        raise NotThere("no such version")
    visit.audit(Event.EXPORTED, f"agreement text {sha256}")
    headers = {
        "content-disposition": f'attachment; filename="{sha256[:12]}.bin"',
        "content-security-policy": "default-src 'none'; sandbox",
    }
    return Response(data[1], media_type="application/octet-stream", headers=headers)


def _kept(visit: Visit, key: str, aliases: tuple[str, ...]) -> list[tuple[str, bytes]]:
    decisions = (one.judgement.decision for one in visit.sight.view.judgements)
    return [
        (one.sha256, one.data)
        for one in decisions
        if isinstance(one, VersionRecorded) and one.agreement in (key, *aliases)
    ]
