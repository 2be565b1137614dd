"""The front door, the language, and whether the server is well."""

from typing import Annotated

from fastapi import Form
from starlette.responses import PlainTextResponse, Response

from trucewatch.web.catalogue import LANGUAGES
from trucewatch.web.errors import BadInput
from trucewatch.web.permissions import Area, Right
from trucewatch.web.places import own_place
from trucewatch.web.visit import Visiting, language_cookie

area = Area("home")


@area.shows("/", Right.OWN)
def front(visit: Visiting) -> Response:
    """Send whoever is signed in to where their work begins."""
    tabs = visit.request.app.state.tabs
    first = next((tab for tab in tabs if visit.may(tab.right)), None)
    return visit.to(first.path if first else "/account", done=visit.request.query_params.get("done"))


@area.shows("/health", Right.PUBLIC, response_class=PlainTextResponse)
def health() -> Response:
    """Say that the server answers, and nothing else."""
    return PlainTextResponse("ok")


@area.takes("/language", Right.PUBLIC)
def language(visit: Visiting, language: Annotated[str, Form()], next: Annotated[str, Form()] = "/") -> Response:  # noqa: A002
    """Choose the language of the interface."""
    if language not in LANGUAGES:
        raise BadInput("error.malformed-short", "language")
    if visit.person is not None:
        visit.site.accounts.speak(visit.person, language)
    response = visit.to(own_place(next))
    language_cookie(response, language, secure=visit.site.settings.secure)
    return response
