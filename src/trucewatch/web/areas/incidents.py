"""Incidents: the list, one with its ladder, the matrix of who confirms what, and the files that were sent in."""

from typing import Annotated, Any

from fastapi import Query
from starlette.responses import Response

from trucewatch.errors import TrucewatchError
from trucewatch.model import Finding, OccurrenceKind, Responsibility, Verification
from trucewatch.model.decisions.incidents import Channel, Edition, Means, Perceived, Reply, Restriction, Review
from trucewatch.model.decisions.incidents import Response as Said
from trucewatch.model.words import PlacePrecision
from trucewatch.register.decided.crosscheck import Window, matrix
from trucewatch.register.decided.days import stretch
from trucewatch.register.decided.incident import Rung, Work
from trucewatch.register.payloads import ROOM
from trucewatch.web import docket, moved
from trucewatch.web.boarding import names
from trucewatch.web.citing import brought, citable
from trucewatch.web.claims import Claims
from trucewatch.web.errors import BadInput, NotThere
from trucewatch.web.evidence import picture
from trucewatch.web.ladder import Steps, rooms_after, rooms_for
from trucewatch.web.paging import paged
from trucewatch.web.people import Event
from trucewatch.web.permissions import Area, Right, Tab
from trucewatch.web.uploading import safe_name
from trucewatch.web.visit import Visit, Visiting

area = Area("incidents", tab=Tab("incidents", "/incidents", 40))

Word = Annotated[str, Query(max_length=200)]

WHOSE = ("mine", "late", "free")

FOLDED = ("kind", "rung", "verification", "finding", "party", "place")
"""The wishes that the list asks for under "More filters"."""


@area.shows("/incidents", Right.READ)
def incidents(
    visit: Visiting,
    kind: Word = "",
    rung: Word = "",
    work: Word = "",
    verification: Word = "",
    finding: Word = "",
    party: Word = "",
    place: Word = "",
    q: Word = "",
    whose: Word = "",
    page: Word = "1",
) -> Response:
    """List the incidents."""
    values = {
        "kind": kind, "rung": rung, "work": work, "verification": verification, "finding": finding, "party": party,
        "place": place, "whose": whose,
    }  # fmt: skip
    wanted, claims = docket.Filter(**values, words=q), Claims.of(visit.sight)
    found = docket.wanted(visit.sight, wanted, claims, visit.who)
    return visit.page(
        "incidents.html",
        paged=paged(found, page, visit.site.settings.page_size),
        values={**values, "q": q, "as_of": visit.as_of},
        folded=any(values[name] for name in FOLDED),
        claims=claims,
        all=len(docket.rows(visit.sight)),
        blind=docket.board(visit.sight).blind_spots,
        refused=docket.board(visit.sight).refused,
        whose=[(one, visit.t(f"incidents.whose.{one}")) for one in WHOSE],
        **lists(visit),
    )


@area.shows("/incidents/matrix", Right.READ)
def crossed(visit: Visiting, start: Word = "", end: Word = "") -> Response:
    """Show who alleges, who confirms, who denies, and what was found, in a window."""
    for field, day in (("start", start), ("end", end)):
        _check_day(day, field)
    if start and end and start > end:
        raise BadInput("incidents.runs-backwards", "end")
    window = Window(start=start or None, end=end or None)
    return visit.page(
        "matrix.html",
        matrix=visit.sight.recent(("matrix", start, end), lambda: matrix(docket.board(visit.sight), window)),
        board=docket.board(visit.sight),
        values={"start": start, "end": end, "as_of": visit.as_of},
    )


@area.shows("/incidents/{key}", Right.READ)
def incident(visit: Visiting, key: str) -> Response:
    """Show one incident with all that is known of it, and the steps that can be taken next."""
    found = docket.incident(visit.sight, key)
    if found.id != key:
        return visit.to(f"/incidents/{found.id}")
    claims, history = Claims.of(visit.sight), docket.history(visit.sight, found)
    return visit.page(
        "incident.html",
        incident=found,
        moved=() if found.matter else moved.gone(visit.sight, visit.site.current.histories, found.id),
        came_from=moved.came_from(visit.sight, visit.site.current.histories, found.matter) if found.matter else (),
        claims=claims,
        tested=docket.tested(visit.sight, found),
        boards=names(visit.sight),
        history=history,
        confidential={one.entry: one.room for one in history if one.room != ROOM},
        rooms=rooms_for(visit, found),
        rooms_after=rooms_after(visit, found),
        steps=Steps.of(visit, found, claims),
        rungs=list(Rung),
        grades=_grades(visit),
        kept={one.sha256: visit.site.evidence.there(one.sha256) for one in found.files},
        citable=citable(found),
        brought=brought(found),
        keeps=visit.site.evidence.keeps,
        **lists(visit),
        **_more_lists(visit),
    )


@area.shows("/incidents/{key}/files/{sha256}", Right.READ)
def file(visit: Visiting, key: str, sha256: str, show: Word = "") -> Response:
    """Hand out a file of an incident, byte for byte as it was sent in; a picture may be shown."""
    found = docket.incident(visit.sight, key)
    cited, room = next(((one, room) for one, room in citable(found).items() if one.sha256 == sha256), (None, ROOM))
    data = visit.site.evidence.read(sha256) if cited else None
    if cited is None or data is None:
        raise NotThere("no such file")
    kind = picture(data) if show else None
    if kind is None:
        visit.audit(Event.EXPORTED, f"file {sha256}" if room == ROOM else "file")  # who reads it may not be in the room
    name = safe_name(cited.name).encode("ascii", "replace").decode().replace('"', "").replace("?", "_")
    headers = {
        "content-disposition": f'{"inline" if kind else "attachment"}; filename="{name}"',
        "content-security-policy": "default-src 'none'; sandbox",
        "cache-control": "private, no-store",
    }
    return Response(data, media_type=kind or "application/octet-stream", headers=headers)


def lists(visit: Visit) -> dict[str, Any]:
    """Return the words that forms choose from, in the person's language."""
    t = visit.t
    return {
        "kinds": t.choices("occurrence", OccurrenceKind),
        "rungs_named": t.choices("rung", Rung),
        "works": t.choices("work", Work),
        "verifications": t.choices("verification", Verification),
        "findings": t.choices("finding", Finding),
        "channels": t.choices("channel", Channel),
        "perceived": t.choices("perceived", Perceived),
        "precisions": t.choices("place-precision", PlacePrecision),
    }


def _more_lists(visit: Visit) -> dict[str, Any]:
    t = visit.t
    return {
        "responsibilities": t.choices("responsibility", Responsibility),
        "means": t.choices("means", Means),
        "restrictions": t.choices("restriction", Restriction),
        "replies": t.choices("reply", Reply),
        "responses": t.choices("response", Said),
        "verdicts": t.choices("review", Review),
        "editions": t.choices("edition", Edition),
    }


def _grades(visit: Visit) -> list[tuple[str, str]]:
    """The scales of the codebook, level by level."""
    scales = visit.sight.codebook.table("severity")["scales"]
    return [
        (f"{name}:{one['level']}", f"{visit.t.word('finding', one['finding'])} · {one['level']} ({name})")
        for name, scale in scales.items()
        for one in scale["levels"]
    ]


def _check_day(day: str, field: str) -> None:
    if not day:
        return
    try:
        stretch(day)
    except TrucewatchError as error:
        raise BadInput("incidents.no-date", field) from error
