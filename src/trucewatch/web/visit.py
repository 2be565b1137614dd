"""One request: who asks, in which language, what they see, and how they are answered."""

from collections.abc import AsyncIterator, Callable, Mapping
from functools import cached_property
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, Request
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.responses import HTMLResponse, RedirectResponse, Response

from trucewatch.model import Entry
from trucewatch.web.catalogue import LANGUAGE_COOKIE, LANGUAGES, Catalogue, catalogue, preferred
from trucewatch.web.current import Change
from trucewatch.web.errors import NotPermitted, PasswordChangeNeeded, SetUpNeeded, SignInNeeded, Untrusted
from trucewatch.web.guard import policy_words
from trucewatch.web.people import Event, Person, Session
from trucewatch.web.people.accounts import OPEN_ROOM
from trucewatch.web.permissions import Right, Tab
from trucewatch.web.retelling import RECORDED
from trucewatch.web.sight import Sight
from trucewatch.web.site import Site
from trucewatch.web.tokens import masked, unmasked

_YEAR = 365 * 24 * 3600
_FILES, _FIELDS = 50, 1000


class Visit:
    """One request as the handlers know it."""

    def __init__(self, request: Request, site: Site, session: Session | None, person: Person | None) -> None:
        self.request = request
        self.site = site
        self.session = session
        self.person = person
        self.form = FormData()
        self._may: dict[str, bool] = {}

    @cached_property
    def t(self) -> Catalogue:
        """The texts of the interface in the person's language."""
        chosen = self.request.cookies.get(LANGUAGE_COOKIE) or (self.person.language if self.person else None)
        language = chosen if chosen in LANGUAGES else preferred(self.request.headers.get("accept-language", ""))
        return catalogue(language or "en")

    @property
    def who(self) -> Person:
        """Who is signed in. Raises SignInNeeded."""
        if self.person is None:
            raise SignInNeeded("nobody is signed in")
        return self.person

    @cached_property
    def sight(self) -> Sight:
        """What the person sees: the record now, or as of the moment that `as_of` in the address names."""
        rooms = frozenset({OPEN_ROOM, *self.who.rooms})
        current = self.site.current
        current.looked(self.who.name, self.part)
        return current.sight_at(rooms, self.as_of) if self.as_of else current.sight(rooms)

    @cached_property
    def as_of(self) -> str:
        """The earlier moment or entry that is looked at, empty for now."""
        return self.request.query_params.get("as_of", "").strip()

    @property
    def part(self) -> str:
        """Which part of the application is looked at: the beginning of the path, which names nothing in the record."""
        return self.request.url.path.strip("/").split("/")[0] or "overview"

    @property
    def address(self) -> str:
        """Where the request comes from."""
        return self.request.client.host if self.request.client else ""

    @property
    def is_fragment(self) -> bool:
        """Whether only a part of a page is wanted, by a script of ours."""
        return self.request.headers.get("hx-request") == "true"

    @property
    def unpacks(self) -> bool:
        """Whether the browser takes what is compressed."""
        return "gzip" in self.request.headers.get("accept-encoding", "")

    def may(self, right: Right | str) -> bool:
        """Whether the person has a right."""
        if right not in self._may:
            self._may[right] = self.person is not None and self.person.may(Right(right))
        return self._may[right]

    def text(self, name: str, default: str = "") -> str:
        """Return a field of the form, trimmed."""
        value = self.form.get(name, default)
        return value.strip() if isinstance(value, str) else default

    def texts(self, name: str) -> list[str]:
        """Return all values of a field that may be chosen more than once."""
        return [value for value in self.form.getlist(name) if isinstance(value, str)]

    def files(self, name: str) -> list[UploadFile]:
        """Return the files of a field."""
        return [one for one in self.form.getlist(name) if isinstance(one, UploadFile) and one.filename]

    def own_reason(self, key: str) -> str:
        """Return the reason that the program gives for a step of which nobody is asked why, as it is recorded."""
        return catalogue(RECORDED)(f"recorded.reason.{key}")

    def decide(self, make: Change, *, follow_up: bool = False) -> tuple[Entry, ...]:
        """Record the person's decision; with `follow_up` what follows from it is then worked out anew.

        `make` drafts it from the view as it is when it is written. What it raises is raised, and nothing is written.
        """
        entries = self.site.current.decide(make)
        self.__dict__.pop("sight", None)
        if follow_up:
            self.site.workshop.follow_up()
        return entries

    def audit(self, event: Event, detail: str = "") -> None:
        """Write a line of the audit."""
        self.site.audit.note(event, self.person.name if self.person else "", detail=detail, address=self.address)

    def page(
        self,
        template: str,
        /,
        *,
        status: int = 200,
        policy: Mapping[str, str] | None = None,
        **values: Any,
    ) -> Response:
        """Answer with a page. `policy` changes the Content-Security-Policy for this page."""
        html = self.site.pages.written(template, {**self._common(), **values})
        headers = {"content-security-policy": policy_words(policy)} if policy else None
        return HTMLResponse(html, status_code=status, headers=headers)

    def written(self, name: str, about: object, caller: Callable[[], Markup]) -> Markup:
        """Return a part of a page (`{% call visit.written(...) %}`) that is the same for everybody who sees the same.

        It is written once, until somebody decides something: nothing in it may depend on who asks, no token, no right.
        """
        return self.sight.recent((f"written {name}", about, *self._told_in), caller)

    def row(self, name: str, about: object, caller: Callable[[], Markup]) -> Markup:
        """Return a row of a list likewise; `about` holds all that may make it look otherwise, such as who works on
        it."""
        return self.sight.row((name, about, *self._told_in), caller)

    @cached_property
    def _told_in(self) -> tuple[str, str]:
        return self.t.language, self.as_of

    def to(self, path: str, *, done: str | None = None, **values: str) -> Response:
        """Send the browser on to a page of ours; `done` is the key of what it is then told (`notice.KEY`)."""
        said = {**values, **({"done": done} if done else {})}
        place, hash_, fragment = path.partition("#")
        mark = "" if place.endswith("?") else "&" if "?" in place else "?"
        target = f"{place}{mark}{urlencode(said)}{hash_}{fragment}" if said else path
        if self.is_fragment:
            return Response(status_code=204, headers={"hx-redirect": target})
        return RedirectResponse(target, status_code=303)

    def _common(self) -> dict[str, Any]:
        t = self.t
        notice = f"notice.{self.request.query_params.get('done', '')}"
        return {
            "visit": self,
            "t": t,
            "person": self.person,
            "may": self.may,
            "tabs": self._tabs(),
            "languages": LANGUAGES,
            "notice": notice if t.has(notice) else None,
            "csrf": masked(self.session.csrf) if self.session else "",
            "here": self.request.url.path,
            "here_next": self._here_next(),
            "past": self.as_of if self.person else "",
            "working": self.person is not None and self.site.workshop.busy,
        }

    def _tabs(self) -> list[Tab]:
        tabs: list[Tab] = self.request.app.state.tabs
        return [tab for tab in tabs if self.may(tab.right)]

    def _here_next(self) -> str:
        """Where a change of language leads back to."""
        if self.request.method != "GET":
            return "/"
        kept = [(key, value) for key, value in self.request.query_params.multi_items() if key != "done"]
        return self.request.url.path + (f"?{urlencode(kept)}" if kept else "")


async def visit_of(request: Request) -> Visit:
    """Return the visit that the route's guard has made. It waits for nothing, and so takes no thread."""
    visit: Visit = request.state.visit
    return visit


Visiting = Annotated[Visit, Depends(visit_of)]


def requiring(right: Right, method: str) -> Callable[[Request], AsyncIterator[None]]:
    """Return the guard of a route: it says who asks, and lets nobody in without the right.

    It raises SignInNeeded, SetUpNeeded, PasswordChangeNeeded, NotPermitted, or Untrusted for a form without the
    token of its session.
    """

    async def guard(request: Request) -> AsyncIterator[None]:
        visit = await run_in_threadpool(admitted, request, right)
        if method == "POST":
            visit.form = await request.form(max_files=_FILES, max_fields=_FIELDS)
        try:
            if method == "POST":
                _check_token(visit, right)
            yield
        finally:
            await visit.form.close()

    return guard


def admitted(request: Request, right: Right) -> Visit:
    """Return the visit of a request by somebody who has a right, and leave it with the request.

    Raises SignInNeeded, SetUpNeeded, PasswordChangeNeeded or NotPermitted.
    """
    visit = arriving(request)
    request.state.visit = visit
    _check_right(visit, right)
    return visit


def arriving(request: Request) -> Visit:
    """Return the visit of a request: whose session it carries, if it is one."""
    site: Site = request.app.state.site
    token = request.cookies.get(session_cookie(site), "")
    session = site.sessions.find(token) if token else None
    if session is None or not session.who.active:
        return Visit(request, site, None, None)
    return Visit(request, site, session, session.who)


def session_cookie(site: Site) -> str:
    """Return the name of the cookie: with the prefix that binds it to this host where connections are encrypted."""
    return "__Host-trucewatch" if site.settings.secure else "trucewatch"


def language_cookie(response: Response, language: str, *, secure: bool) -> None:
    """Let a browser remember the language."""
    response.set_cookie(
        LANGUAGE_COOKIE, language, max_age=_YEAR, httponly=True, samesite="lax", secure=secure, path="/"
    )


def _check_right(visit: Visit, right: Right) -> None:
    if right is Right.PUBLIC:
        return
    if visit.person is None:
        raise SetUpNeeded("nobody is here yet") if visit.site.setup_token else SignInNeeded("nobody is signed in")
    if right is not Right.OWN and visit.person.must_change:
        raise PasswordChangeNeeded("the password must be changed first")
    if right is not Right.OWN and not visit.person.may(right):
        raise NotPermitted(right.value)


def _check_token(visit: Visit, right: Right) -> None:
    if visit.session is None:
        if right is not Right.PUBLIC:
            raise Untrusted("no session")
        return
    token = visit.form.get("csrf") or visit.request.headers.get("x-csrf-token", "")
    if not isinstance(token, str) or not visit.session.trusts(unmasked(token)):
        raise Untrusted("the form carries no token of this session")
