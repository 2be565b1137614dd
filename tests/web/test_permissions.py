"""Every route for every role: what is declared is what happens, and what is not declared does not start."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from fastapi import APIRouter

from trucewatch.codebook import Codebook
from trucewatch.register import Recorder
from trucewatch.web import WebSettings, create_app
from trucewatch.web.areas import AREAS
from trucewatch.web.errors import UndeclaredRoute
from trucewatch.web.permissions import Area, Right, Role, declared, granted

ROUTES = [
    (route.path, next(iter(route.methods)), right) for area in AREAS for route, right in declared(area.router.routes)
]


Filled = Callable[[str], tuple[str, ...]]


def asked(client: Any, path: str, method: str, filled: Filled) -> Any:
    """What a route answers to a request without any field."""
    return client.request(method, filled(path)[0], follow_redirects=False)


@pytest.mark.parametrize("role", [role.value for role in Role])
def test_every_route_lets_in_whom_it_names_and_nobody_else(
    role: str, signed_in: Callable[..., Any], filled: Filled
) -> None:
    browser = signed_in(role)
    for path, method, right in ROUTES:
        if path in ("/sign-out", "/welcome"):
            continue
        answer = asked(browser, path, method, filled)
        refused = "None of your roles" in answer.text
        assert refused is not granted(right, [Role(role)]), (method, path, answer.status_code)
        if refused:
            assert answer.status_code == 403


def test_nobody_gets_in_without_signing_in(address: str, filled: Filled) -> None:
    with httpx.Client(base_url=address) as client:
        check_nobody(client, filled)


def check_nobody(client: httpx.Client, filled: Filled) -> None:
    for path, method, right in ROUTES:
        answer = asked(client, path, method, filled)
        if right is not Right.PUBLIC:
            assert answer.status_code == 303, (method, path)
            assert answer.headers["location"].startswith("/sign-in"), (method, path)


def test_what_is_sent_without_the_sessions_token_is_refused(signed_in: Callable[..., Any], filled: Filled) -> None:
    browser = signed_in("ana")
    for path, method, _ in ROUTES:
        if method == "POST":
            answer = asked(browser, path, method, filled)
            # a form that lacks its fields may be refused for these first; nothing is ever done
            assert answer.status_code in (400, 403), (path, answer.status_code)
            complete = dict.fromkeys(("start", "end", "statement", "stance", "reason", "seen", "left", "right"), "1")
            others = dict.fromkeys(
                ("verdict", "language", "name", "login", "password", "again", "token", "old", "new"), "x"
            )
            answer = browser.post(filled(path)[0], data={**complete, **others}, follow_redirects=False)
            assert answer.status_code == 403, (path, answer.status_code)


def test_what_comes_from_another_site_is_refused(signed_in: Callable[..., Any]) -> None:
    browser = signed_in("ana")
    for headers in (
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
    ):
        answer = browser.post("/sign-out", headers=headers, follow_redirects=False)
        assert answer.status_code == 403
        assert "another site" in answer.text


def test_a_route_without_a_declaration_keeps_the_application_from_starting(
    tmp_path: Any, recorder: Recorder, codebook: Codebook
) -> None:
    area = Area("bare")
    router: APIRouter = area.router

    @router.get("/bare")
    def bare() -> str:
        return "open to all"

    settings = WebSettings(record=tmp_path / "x.truce", password_cost=1, password_memory=64)
    with pytest.raises(UndeclaredRoute, match="/bare"):
        create_app(settings, recorder, codebook, areas=[*AREAS, area])


def test_what_nobody_was_granted_is_denied() -> None:
    for right in Right:
        assert not granted(right, []) or right in (Right.PUBLIC, Right.OWN)
        assert granted(right, None) is (right is Right.PUBLIC)
