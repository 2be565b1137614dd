"""Administration: people and what they may do, the codebook, outlets, checkpoints, the audit, exports."""

import json
from collections.abc import Mapping
from typing import Annotated

from fastapi import Form, Query
from fastapi import Path as Address
from starlette.responses import PlainTextResponse, Response

from trucewatch.errors import TrucewatchError
from trucewatch.export import to_json
from trucewatch.said import said
from trucewatch.web import overseeing
from trucewatch.web.areas.account import new_account_fault
from trucewatch.web.choosing import required
from trucewatch.web.errors import BadInput, NotThere
from trucewatch.web.paging import Paged, paged
from trucewatch.web.people import Event
from trucewatch.web.people.accounts import OPEN_ROOM
from trucewatch.web.people.passwords import weakness
from trucewatch.web.permissions import Area, Right, Role, Tab
from trucewatch.web.visit import Visit, Visiting

area = Area("admin", tab=Tab("admin", "/admin", 90, Right.ADMINISTER))

Word = Annotated[str, Form(max_length=200)]
Secret = Annotated[str, Form(max_length=1000)]
Number = Annotated[int, Address(ge=1, le=2**31 - 1)]
Page = Annotated[str, Query(max_length=20)]

_ROOMS = 50


@area.shows("/admin", Right.ADMINISTER)
def overview(visit: Visiting) -> Response:
    """Show how the record stands, and where everything is administered."""
    return visit.page("admin.html", state=overseeing.state(visit.sight), people=len(visit.site.accounts.all()))


@area.shows("/admin/people", Right.ADMINISTER)
def people(visit: Visiting) -> Response:
    """List everybody, with what they may do."""
    return _people(visit)


@area.takes("/admin/people/add", Right.ADMINISTER)
def add(visit: Visiting, name: Word, login: Word, password: Secret, rooms: Word = "") -> Response:
    """Make an account; its password must be changed at the first sign-in."""
    wrong = new_account_fault(name, login, password, password)
    if wrong:
        return _people(visit, wrong, {"name": name, "login": login, "rooms": rooms, "roles": visit.texts("roles")})
    roles = [required(Role, one) for one in visit.texts("roles")]
    person = visit.site.accounts.add(
        name=name.strip(), login=login, password=password, roles=roles, rooms=_rooms(rooms), must_change=True
    )
    visit.audit(Event.PERSON_ADDED, f"{person.name}: {', '.join(sorted(roles)) or 'no role'}")
    return visit.to("/admin/people", done="person-added")


@area.takes("/admin/people/{number}", Right.ADMINISTER)
def change(
    visit: Visiting, number: Number, rooms: Word = "", active: Annotated[str, Form(max_length=3)] = ""
) -> Response:
    """Change what a person may do. Whoever may no longer sign in is signed out at once."""
    person = visit.site.accounts.get(number)
    roles = [required(Role, one) for one in visit.texts("roles")]
    visit.site.accounts.change(number, roles=roles, rooms=_rooms(rooms), active=bool(active))
    if not active:
        visit.site.sessions.end_all(number)
    told = ", ".join(sorted(roles)) or "no role"
    visit.audit(Event.PERSON_CHANGED, f"{person.name}: {told}{'' if active else '; may not sign in'}")
    return visit.to("/admin/people", done="person-changed")


@area.takes("/admin/people/{number}/password", Right.ADMINISTER)
def reset(visit: Visiting, number: Number, password: Secret) -> Response:
    """Give a person another password, which they must change; their sessions end, and their authenticator stays."""
    person = visit.site.accounts.get(number)
    wrong = weakness(password, person.login, person.name)
    if wrong:
        return _people(visit, wrong)
    visit.site.accounts.change_password(person, password, must_change=True)
    visit.site.sessions.end_all(number, but=visit.session if person == visit.who else None)
    visit.audit(Event.PASSWORD_CHANGED, f"of {person.name}")
    return visit.to("/admin/people", done="person-changed")


@area.shows("/admin/codebook", Right.ADMINISTER)
def codebook(visit: Visiting) -> Response:
    """Show which codebook is worked with, table by table."""
    tables = overseeing.tables(visit.sight.codebook)
    return visit.page(
        "admin-codebook.html",
        tables=tables,
        digest=visit.sight.codebook.digest,
        recorded=visit.sight.view.codebook,
        layers=visit.site.settings.codebook_layers,
    )


@area.shows("/admin/codebook/{name}", Right.ADMINISTER)
def table(visit: Visiting, name: str) -> Response:
    """Show one table of the codebook as it is worked with."""
    if name not in visit.sight.codebook.names:
        raise NotThere("no such table")
    content = json.dumps(overseeing.content(visit.sight.codebook, name), ensure_ascii=False, indent=1, default=str)
    return visit.page("admin-table.html", name=name, content=content)


@area.shows("/admin/outlets", Right.ADMINISTER)
def outlets(visit: Visiting, page: Page = "1") -> Response:
    """List the outlets of the record: how many reports, and what the codebook knows of each."""
    rows = visit.sight.once("outlets", lambda: overseeing.outlets(visit.sight))
    return visit.page("admin-outlets.html", paged=paged(rows, page, visit.site.settings.page_size), values={})


@area.shows("/admin/checkpoints", Right.ADMINISTER)
def checkpoints(visit: Visiting) -> Response:
    """List the signed checkpoints, to be published where others keep them."""
    signed = overseeing.checkpoints(visit.site.current.recorder)
    return visit.page("admin-checkpoints.html", signed=signed, can_sign=visit.site.settings.signing_key is not None)


@area.shows("/admin/checkpoints/{number}", Right.ADMINISTER, response_class=PlainTextResponse)
def checkpoint(visit: Visiting, number: Number) -> Response:
    """Hand out one checkpoint, as it is signed."""
    found = next((one for one in overseeing.checkpoints(visit.site.current.recorder) if one.sequence == number), None)
    if found is None:
        raise NotThere("no such checkpoint")
    headers = {"content-disposition": f'attachment; filename="checkpoint-{number}.txt"'}
    return PlainTextResponse(found.note, headers=headers)


@area.takes("/admin/checkpoints/sign", Right.ADMINISTER)
def sign(visit: Visiting) -> Response:
    """Sign all that the record holds now."""
    key = visit.site.settings.signing_key
    if key is None:
        raise BadInput("admin.no-key")
    overseeing.sign(visit.site.current.recorder, key)
    return visit.to("/admin/checkpoints", done="recorded")


@area.shows("/admin/audit", Right.ADMINISTER)
def audit(visit: Visiting, page: Page = "1") -> Response:
    """Show who signed in, whose rights changed, and what was taken out."""
    size, total = visit.site.settings.page_size, visit.site.audit.count()
    where: Paged[int] = paged(range(total), page, size)
    lines = visit.site.audit.lines(first=where.first - 1, count=size)
    return visit.page("admin-audit.html", lines=lines, paged=where, values={})


@area.shows("/export/json", Right.EXPORT)
def export_json(visit: Visiting) -> Response:
    """Hand out what the person sees, as the JSON document that other programs read."""
    visit.audit(Event.EXPORTED, f"JSON up to entry {visit.sight.sequence}")
    data = to_json(visit.sight.view)
    headers = {"content-disposition": 'attachment; filename="record.json"'}
    return Response(data, media_type="application/json", headers=headers)


def _people(visit: Visit, wrong: str | None = None, given: Mapping[str, str | list[str]] | None = None) -> Response:
    return visit.page(
        "admin-people.html",
        status=400 if wrong else 200,
        people=visit.site.accounts.all(),
        roles=visit.t.choices("role", Role),
        wrong=wrong,
        given=given or {},
        open_room=OPEN_ROOM,
    )


def _rooms(words: str) -> tuple[str, ...]:
    """The rooms that a form names, parted by commas or blanks; the open one is everybody's."""
    named = tuple(dict.fromkeys(one for one in words.replace(",", " ").split() if one))
    if len(named) > _ROOMS:
        raise TrucewatchError(said("admin.too-many-rooms", "at most {most} rooms", most=_ROOMS))
    return (OPEN_ROOM, *(one for one in named if one != OPEN_ROOM))
