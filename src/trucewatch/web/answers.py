"""What a person is told when something is refused or goes wrong: a page in their language, and never more than that."""

import logging
from typing import Any
from urllib.parse import quote

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from trucewatch.errors import (
    DecisionRefused,
    NotInRecord,
    RegisterBroken,
    RegisterConflict,
    RegisterUnavailable,
    TrucewatchError,
)
from trucewatch.web import localise, saying
from trucewatch.web.errors import (
    BadInput,
    NotPermitted,
    NotThere,
    Overtaken,
    PasswordChangeNeeded,
    SetUpNeeded,
    SignInNeeded,
    Taken,
    TooMany,
    Untrusted,
)
from trucewatch.web.places import own_place
from trucewatch.web.visit import Visit, arriving

log = logging.getLogger("trucewatch.web")

_STATUS: dict[type[TrucewatchError], tuple[int, str]] = {
    NotPermitted: (403, "not-permitted"),
    NotThere: (404, "not-there"),
    NotInRecord: (404, "not-there"),
    Untrusted: (403, "untrusted"),
    TooMany: (429, "too-many"),
    BadInput: (400, "bad-input"),
    DecisionRefused: (409, "refused"),
    RegisterConflict: (409, "conflict"),
    RegisterUnavailable: (503, "unavailable"),
    RegisterBroken: (503, "unavailable"),
}
_TYPED = ("words", "undertaking", "perceived", "reason")
"""The fields of forms that hold sentences, and never a secret."""
_PLAIN = {404: "not-there", 405: "not-there", 413: "too-large"}


async def refused(request: Request, error: Exception) -> Response:
    """Answer one of the project's own errors."""
    if isinstance(error, SignInNeeded) and request.method == "POST" and _holds_sentences(request):
        form = await request.form()
        return await run_in_threadpool(_signed_out, request, form)
    return await run_in_threadpool(_refused, request, error)


def _holds_sentences(request: Request) -> bool:
    """Whether what was sent is a plain form that a person sees the answer of: files are not read for nobody."""
    plain_form = request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded")
    return plain_form and request.headers.get("hx-request") != "true"


def _signed_out(request: Request, form: FormData) -> Response:
    """Give back what somebody typed whose session ended meanwhile; send on whoever typed nothing."""
    visit = arriving(request)
    visit.form = form
    given = _sent(visit)
    if not given["typed"]:
        return _sent_to(request, "/sign-in")
    given |= {"back": f"/sign-in?next={quote(given['back'] or '/')}", "lead": "account.sign-in"}
    return visit.page("error.html", status=401, name="signed-out", said=None, seconds=0, fields=[], **given)


def _refused(request: Request, error: Exception) -> Response:
    if isinstance(error, PasswordChangeNeeded):
        return _sent_to(request, "/account")
    if isinstance(error, (SignInNeeded, SetUpNeeded)):
        return _sent_to(request, "/welcome" if isinstance(error, SetUpNeeded) else "/sign-in")
    visit = _visit(request)
    if isinstance(error, Overtaken):
        return visit.page("overtaken.html", status=409, others=error.others, mine=_mine(visit), back=_back(visit))
    if isinstance(error, Taken):
        when = localise.date(visit.t, error.until)
        said = visit.t("error.taken.what", who=error.holder, when=when)
        given = {"name": "taken", "said": said, "seconds": 0, "fields": [], **_sent(visit)}
        return visit.page("error.html", status=409, **given)
    status, name = _answer(error)
    if status >= 500:  # whoever runs the server is told: the page does not say what it was
        log.error("%s %r failed: %s", request.method, request.url.path, error)
    return _page(visit, status, name, error)


def _answer(error: Exception) -> tuple[int, str]:
    """The status and the page of an error. What cannot be said to a person is no refusal: something went wrong."""
    kind = next((kind for kind in type(error).__mro__ if kind in _STATUS), None)
    if kind is not None:
        return _STATUS[kind]
    return (400, "refused") if isinstance(error, TrucewatchError) and error.said else (500, "failed")


async def malformed(request: Request, error: Exception) -> Response:
    """Answer a form or an address whose parts are not what they should be."""
    fields = (
        sorted({str(one["loc"][-1]) for one in error.errors()}) if isinstance(error, RequestValidationError) else []
    )
    return await run_in_threadpool(lambda: _page(_visit(request), 400, "malformed", None, fields=fields))


async def plain(request: Request, error: Exception) -> Response:
    """Answer what the framework refuses: an unknown address, a wrong method."""
    status = error.status_code if isinstance(error, HTTPException) else 400
    status = 404 if status == 405 else status
    return await run_in_threadpool(lambda: _page(_visit(request), status, _PLAIN.get(status, "refused"), None))


async def failed(request: Request, error: Exception) -> Response:
    """Answer what nobody foresaw; the log tells what it was, the page does not."""
    log.error("%s %r failed", request.method, request.url.path, exc_info=error)
    try:
        return await run_in_threadpool(lambda: _page(_visit(request), 500, "failed", None))
    except Exception:  # noqa: BLE001 - whatever broke may break its page too
        return PlainTextResponse("Something went wrong. Nothing was changed.", status_code=500)


def _page(visit: Visit, status: int, name: str, error: Exception | None, fields: list[str] | None = None) -> Response:
    response = visit.page(
        "error.html",
        status=status,
        name=name,
        said=_said(visit, error),
        seconds=error.seconds if isinstance(error, TooMany) else 0,
        fields=fields or [],
        **_sent(visit),
    )
    if isinstance(error, TooMany):
        response.headers["retry-after"] = str(error.seconds)
    return response


def _said(visit: Visit, error: Exception | None) -> str | None:
    """What is wrong, in the person's language. Of what is not there nothing is said, nor what was meant for the log."""
    if isinstance(error, BadInput):
        return visit.t(error.key)
    if isinstance(error, TrucewatchError) and error.said and not isinstance(error, NotInRecord):
        return saying.sentence(visit.t, error.said)
    return None


def _visit(request: Request) -> Visit:
    made = getattr(request.state, "visit", None)
    return made if isinstance(made, Visit) else arriving(request)


def _mine(visit: Visit) -> list[tuple[str, str]]:
    hidden = ("csrf", "seen")
    return [(name, value) for name, value in visit.form.multi_items() if isinstance(value, str) and name not in hidden]


def _sent(visit: Visit) -> dict[str, Any]:
    """Where to go on from here, and the words that took a while to type, to be copied.

    One goes back to the form that was sent, or to the beginning of the part of the application that was asked for.
    """
    typed = [words for name in _TYPED if (words := visit.text(name))]
    if visit.request.method == "POST":
        return {"back": own_place(visit.text("back"), ""), "lead": "error.back-form", "typed": typed}
    here = visit.request.url.path
    for tab in visit.request.app.state.tabs:
        if tab.path == f"/{visit.part}" != here and visit.may(tab.right):
            return {"back": tab.path, "lead": f"nav.{tab.name}", "typed": typed}
    return {"back": "", "lead": "", "typed": typed}


def _sent_to(request: Request, path: str) -> Response:
    target = path
    if request.method == "GET" and request.url.path not in ("/", "/sign-out"):
        query = f"?{request.url.query}" if request.url.query else ""
        target = f"{path}?next={quote(request.url.path + query)}"
    if request.headers.get("hx-request") == "true":
        return Response(status_code=401, headers={"hx-redirect": target})
    return RedirectResponse(target, status_code=303)


def _back(visit: Visit) -> str:
    """Where the form stood: its own address without the last part, unless the form says."""
    return own_place(visit.text("back"), "/")
