"""What is said to a request that is refused at the door, before it is known whose it is: a page that names nothing."""

from markupsafe import escape
from starlette.datastructures import Headers
from starlette.requests import cookie_parser

from trucewatch.web.catalogue import LANGUAGE_COOKIE, LANGUAGES, Catalogue, catalogue, preferred
from trucewatch.web.pages import asset

NAMES = {403: "elsewhere", 413: "too-large"}
"""What each refusal is called in the catalogue."""

_PAGE = """<!DOCTYPE html>
<html lang="{language}" dir="{direction}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>{title} · Trucewatch</title><link rel="stylesheet" href="{style}"></head>
<body><main><section class="narrow"><h1>{title}</h1><p role="alert">{what}</p>
<p><a class="button" href="/">{back}</a></p></section></main></body></html>
"""


def page(status: int, headers: Headers) -> bytes:
    """Return the page, in the language that the browser asks for."""
    t, name = _texts(headers), f"error.{NAMES[status]}"
    words = {"title": f"{name}.title", "what": f"{name}.what", "back": "error.back"}
    return _PAGE.format(
        language=t.language,
        direction=t.direction,
        style=asset("app.css"),
        **{place: escape(t(key)) for place, key in words.items()},
    ).encode()


def _texts(headers: Headers) -> Catalogue:
    chosen = cookie_parser(headers.get("cookie", "")).get(LANGUAGE_COOKIE, "")
    return catalogue(chosen if chosen in LANGUAGES else preferred(headers.get("accept-language", "")))
