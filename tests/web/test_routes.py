"""A page that is answered in one turn is the page that FastAPI's own way answers; what is unusual goes that way."""

import re
from collections.abc import Callable, Iterator
from typing import Annotated, Any

import pytest
from fastapi import Depends, Query
from fastapi.routing import APIRoute

from trucewatch.web.areas import AREAS
from trucewatch.web.permissions import declared
from trucewatch.web.routes import Declared, Taken
from trucewatch.web.visit import Visiting

ROUTES = [route for area in AREAS for route, _ in declared(area.router.routes)]
PAGES = [route for route in ROUTES if route.methods == {"GET"}]
WHOLE = {"/sign-in", "/admin/checkpoints/{number}", "/brief/draft/{form}", "/incidents/new"}
"""Pages of which a handler takes more than words, is no plain function, or asks for no limit."""

_TOKEN = re.compile(r'(name="csrf" (?:content|value)=")[^"]*')
_NEW = re.compile(r"[A-Z2-7]{32}|[0-9a-f]{32}")

Word = Annotated[str, Query(max_length=5)]


def asked(path: str, addresses: tuple[str, ...]) -> Iterator[str]:
    """Addresses of a page: usual ones, and with words that are too long, come twice, are empty, or are not asked for."""
    route = next(one for one in PAGES if one.path == path)
    yield from addresses
    for one in route.dependant.query_params[:3]:
        for words in ("x", "", "x" * 400, "%FF%00", "2&{}=zzz"):
            yield f"{addresses[0].partition('?')[0]}?{one.name}={words.format(one.name)}&nobody=asked"


def test_a_page_is_what_fastapi_answers(
    signed_in: Callable[..., Any], filled: Callable[[str], tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    ways: list[list[Any]] = []
    for _ in range(2):
        browsers = [signed_in(who) for who in ("reader", "ana")]
        found: list[Any] = []
        for route in (one for one in PAGES if one.path not in {*WHOLE, "/admin/audit"}):  # the audit tells of both
            for address in asked(route.path, filled(route.path)):
                for browser in browsers:
                    answer = browser.get(address, follow_redirects=False)
                    text = _NEW.sub("", _TOKEN.sub(r"\1", answer.text))
                    found.append((address, answer.status_code, answer.headers.get("content-type"), text))
        ways.append(found)
        monkeypatch.setattr(Taken, "read", lambda *_: None)
    assert len(ways[0]) > 300
    for one, other in zip(*ways, strict=True):
        assert one == other


def test_nearly_every_page_is_answered_in_one_turn() -> None:
    assert {one.path for one in PAGES if Taken.of(one.endpoint, one.param_convertors) is None} == WHOLE


@pytest.mark.parametrize(
    "path", ["/reports", "/reports/", "/reports/x", "/reportsx", "/report", "/", "", "/map/areas\n"]
)
@pytest.mark.parametrize("root", ["", "/reports"])
def test_a_route_is_found_as_by_its_pattern(path: str, root: str) -> None:
    for method in ("GET", "POST"):
        scope = {"type": "http", "path": path, "root_path": root, "method": method}
        for route in ROUTES:
            assert isinstance(route, Declared)
            assert route.matches(scope) == APIRoute.matches(route, scope), (route.path, scope)


def plain(visit: Visiting, key: str, q: Word = "") -> None: ...
def unlimited(q: str = "") -> None: ...
def numbered(n: Annotated[int, Query(le=5)] = 1) -> None: ...
def ruled(q: Annotated[str, Query(max_length=5, pattern="a")] = "") -> None: ...
def renamed(q: Annotated[str, Query(max_length=5, alias="w")] = "") -> None: ...
def wanted(q: Annotated[str, Query(max_length=5)]) -> None: ...
async def awaited(q: Word = "") -> None: ...
def within(part: Annotated[None, Depends(plain)]) -> None: ...


def test_only_words_with_a_limit_are_taken_by_the_short_way() -> None:
    assert Taken.of(plain, ["key"]) is not None
    for function in (plain, unlimited, numbered, ruled, renamed, wanted, awaited, within):
        assert Taken.of(function, []) is None, function
