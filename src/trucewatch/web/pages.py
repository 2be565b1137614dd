"""Templates: how a page is written, and what every template can call."""

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from trucewatch.briefs.claim_words import claim_words
from trucewatch.briefs.links import anchor
from trucewatch.briefs.page import guard
from trucewatch.briefs.wording import visible
from trucewatch.web import localise, naming, retelling, saying
from trucewatch.web.catalogue import Catalogue, set_apart
from trucewatch.web.compiling import compiled_with, put
from trucewatch.web.proposed import origin, proposed


class Pages:
    """All templates, compiled once for each language. Everything put into one is escaped."""

    def __init__(self) -> None:
        self._loader = PackageLoader("trucewatch.web", "templates")
        self._environments: dict[Catalogue, Environment] = {}

    def written(self, template: str, values: Mapping[str, Any]) -> str:
        """Return a page. In each, `t` is the catalogue of its language."""
        return self._of(values["t"]).get_template(template).render(values)

    def _of(self, t: Catalogue) -> Environment:
        found = self._environments.get(t)
        return found or self._environments.setdefault(t, self._made(t))

    def _made(self, t: Catalogue) -> Environment:
        made = compiled_with(
            {"t": t, "asset": asset, "has": shipped},
            loader=self._loader,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
            auto_reload=False,  # a server's templates stay as they are: no file is looked at for every page
        )
        made.filters |= {
            "guard": kept_words,
            "visible": visible,
            "anchor": anchor,
            "query": query,
            "minutes": minutes,
            "options": options,
        }
        made.globals |= {
            "asset": asset,
            "has": shipped,
            "date": localise.date,
            "when": localise.when,
            "told": saying.told,
            "given_reason": given_reason,
            "set_apart": set_apart,
            "own": retelling.own,
            "retold": retelling.retold,
            "titled": retelling.title,
            "listed": naming.listed,
            "claim_words": claim_words,
            "proposed": proposed,
            "origin": origin,
        }
        return made


_CONTROL = 'title="control character '
"""What briefs call a character that is not shown: pages, in any language, name it by its code alone."""


def kept_words(words: str) -> Markup:
    """Return a report's words for a page, where a selection is counted: a carriage return stays one character.

    Browsers take a bare one for a line end and drop it beside another, but keep it where it is written as a reference.
    """
    return guard(words).replace("\r", Markup("&#13;")).replace(_CONTROL, 'title="')


def given_reason(t: Catalogue, words: str) -> str:
    """Return why somebody decided, as they wrote it; what the program wrote for them in the language of the page."""
    return retelling.own(t, "reason", words) or kept_words(words)


@cache
def asset(name: str) -> str:
    """Return the address of a file of the interface, with a mark of what is in it, so that browsers may keep it."""
    file = resources.files("trucewatch.web") / "static" / name
    if not file.is_file():
        return f"/static/{name}"
    return f"/static/{name}?v={hashlib.sha256(file.read_bytes()).hexdigest()[:12]}"


@cache
def shipped(name: str) -> bool:
    """Whether a file of the interface is there: those of other projects are put in when the package is built."""
    return (resources.files("trucewatch.web") / "static" / name).is_file()


def query(values: Mapping[str, object], **changes: object) -> str:
    """Return values as the query of an address, with some changed; empty ones are left out."""
    wanted = {name: value for name, value in {**values, **changes}.items() if value not in (None, "", ())}
    return "?" + "&".join(
        _pair(name, value) if isinstance(value, str | int) else urlencode({name: value}, doseq=True)
        for name, value in wanted.items()
    )


def options(choices: Iterable[tuple[str, str]], chosen: object = None) -> Markup:
    """Return what a field chooses from, each a value with what it is called, for a page.

    Written once are tuples, which hold words of the model; a list may hold what not everybody sees.
    """
    return _said_again(choices, chosen) if isinstance(choices, tuple) else _options(choices, chosen)


def minutes(seconds: int) -> int:
    """Return how many minutes one waits for so many seconds, at least one."""
    return max(1, -(-seconds // 60))


def _options(choices: Iterable[tuple[str, str]], chosen: object) -> Markup:
    rows = (
        f'<option value="{put(value)}"{" selected" if value == chosen else ""}>{put(said)}</option>'
        for value, said in choices
    )
    return Markup("".join(rows))  # noqa: S704 - both are escaped


_said_again = lru_cache(maxsize=1024)(_options)


@lru_cache(maxsize=8192)
def _pair(name: str, value: str | int) -> str:
    """Return a value of an address under its name: pages say most of theirs in hundreds of addresses."""
    return urlencode({name: value})
