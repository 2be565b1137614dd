"""What holds for every route: headers, methods, sizes, sessions; and that no secret is ever written down."""

import logging
import re
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from fastapi import FastAPI

from trucewatch.codebook import Codebook
from trucewatch.register import Recorder
from trucewatch.web import WebSettings, create_app, guard
from trucewatch.web.areas import AREAS
from trucewatch.web.people import totp
from trucewatch.web.people.sessions import PER_LOGIN_AND_ADDRESS
from trucewatch.web.permissions import Right, Role, declared

PASSWORD = "seven quiet herons"  # noqa: S105 - of people in tests only
OTHER = "four amber lanterns"
ROUTES = [(route.path, next(iter(route.methods))) for area in AREAS for route, _ in declared(area.router.routes)]

Filled = Callable[[str], tuple[str, ...]]
SignedIn = Callable[..., Any]


def answers(browser: Any, filled: Filled) -> list[tuple[str, httpx.Response]]:
    """What every route answers to a request without fields; nobody is signed out on the way."""
    return [
        (path, browser.request(method, filled(path)[0], follow_redirects=False))
        for path, method in ROUTES
        if not path.endswith("/sign-out")
    ]


@pytest.mark.parametrize("login", [None, "reader", "ana"])
def test_every_answer_carries_the_headers_that_keep_it_safe(
    login: str | None, address: str, signed_in: SignedIn, filled: Filled
) -> None:
    browser = httpx.Client(base_url=address) if login is None else signed_in(login)
    found = [
        *answers(browser, filled),
        ("/nothing", browser.get("/nothing")),
        ("/static/app.css", browser.get("/static/app.css")),
    ]
    for path, answer in found:
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'"), path
        assert "unsafe" not in policy, path
        assert not re.search(r"\*|https?:", policy), path
        for name, value in guard.HEADERS.items():
            assert answer.headers[name] == value, (path, name)
        shell = path.startswith(("/static", "/field-worker.js"))  # the same for everybody
        assert answer.headers["cache-control"] == ("no-cache" if shell else "no-store"), path
        assert "server" not in answer.headers or answer.headers["server"] == "uvicorn", path
    browser.close()


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "DELETE"])
def test_no_route_knows_another_method(method: str, signed_in: SignedIn, filled: Filled) -> None:
    browser = signed_in("ana")
    nothing = browser.request(method, "/nothing")
    assert {browser.request(other, "/inbox").status_code for other in ("PUT", "PATCH", "TRACE", "LOCK")} == {404}
    for path, own in ROUTES:
        if own != method:
            answer = browser.request(method, filled(path)[0], follow_redirects=False)
            assert answer.status_code == nothing.status_code == 404, path


def test_an_address_of_nothing_is_answered_alike_whatever_it_is(signed_in: SignedIn) -> None:
    browser = signed_in("reader")
    told = {
        (answer.status_code, re.sub(r'(content|value)="[^"]*"', "", answer.text).replace(path, ""))
        for path in ("/matters/x", "/matters/" + "9" * 200, "/matters/matter-" + "0" * 64, "/matters/%00/../%2e")
        for answer in [browser.get(path)]
    }
    assert len(told) == 1


def test_what_is_too_much_is_refused(address: str, signed_in: SignedIn) -> None:
    browser = signed_in("monitor")

    def endless() -> Any:
        for _ in range(60):
            yield b"f=" + b"x" * 65536 + b"&"

    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert browser.post("/inbox/filters", content=endless(), headers=kind).status_code == 413, "it said no length"
    many = "&".join(f"f{number}=1" for number in range(1500)).encode()
    assert browser.post("/inbox/filters", content=many, headers=kind).status_code == 400
    files = [("files", (f"{number}.txt", b"x")) for number in range(60)]
    assert browser.post("/reports/add", data={"csrf": browser.token()}, files=files).status_code == 400
    broken = {"content-type": "multipart/form-data; boundary=x"}
    assert browser.post("/inbox/filters", content=b"--x\r\nnonsense", headers=broken).status_code in (400, 403)
    assert browser.get("/inbox", params={"q": "x" * 5000}).status_code == 400
    assert browser.get("/inbox", params={"q": "x" * 100, "page": "9" * 190}).status_code == 200
    with pytest.raises(httpx.TransportError):  # the server hangs up, or refuses
        raise_for(browser.get("/inbox", headers={"x-long": "x" * 3_000_000}))
    assert browser.get("/health").text == "ok"


def raise_for(answer: httpx.Response) -> None:
    """A server that refuses is as good as one that hangs up."""
    if answer.status_code in (400, 431):
        raise httpx.RemoteProtocolError("refused")


def test_who_sends_and_then_falls_silent_is_not_waited_for(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "_SILENT_SECONDS", 0.2)
    place = urlsplit(address)
    with socket.create_connection((str(place.hostname), int(place.port or 0)), timeout=10) as line:
        line.sendall(
            b"POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            b"Content-Length: 1000\r\n\r\nlogin=a"
        )
        assert b" 408 " in line.recv(200)


def test_another_host_is_not_answered(record: Path, recorder: Recorder, codebook: Codebook, serving: Any) -> None:
    settings = WebSettings(record=record, password_cost=1, password_memory=64, hosts=("truce.example",), secure=True)
    with serving(create_app(settings, recorder, codebook)) as address:
        for host, status in (("truce.example", 200), ("evil.example", 400), ("127.0.0.1", 400)):
            answer = httpx.get(f"{address}/health", headers={"host": host})
            assert answer.status_code == status
            assert "max-age=" in answer.headers["strict-transport-security"]
            assert answer.headers["x-frame-options"] == "DENY"


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(people: FastAPI, address: str, record: Path) -> None:
    people.state.site.accounts.speak(people.state.site.accounts.get(1), "ar")
    first = people.state.site.accounts.get(1).login
    for secure in (False, True):
        object.__setattr__(people.state.site.settings, "secure", secure)
        answer = httpx.post(f"{address}/sign-in", data={"login": first, "password": PASSWORD})
        cookies = answer.headers.get_list("set-cookie")
        assert len(cookies) == 2
        for one in cookies:
            assert all(word in one for word in ("HttpOnly", "SameSite=lax", "Path=/"))
            assert ("Secure" in one) is secure
        assert any(one.startswith("__Host-trucewatch=") for one in cookies) is secure


def test_a_session_that_was_put_into_a_browser_is_not_taken_over(address: str) -> None:
    with httpx.Client(base_url=address, cookies={"trucewatch": "put-there-by-somebody"}) as browser:
        assert browser.get("/inbox").status_code == 303
        browser.post("/sign-in", data={"login": "ana", "password": PASSWORD})
        kept = [one.value for one in browser.cookies.jar if one.name == "trucewatch"]
        assert "put-there-by-somebody" not in kept[-1]
    assert httpx.get(f"{address}/inbox", cookies={"trucewatch": "put-there-by-somebody"}).status_code == 303


def test_whoever_signs_out_everywhere_is_signed_out_everywhere(signed_in: SignedIn) -> None:
    here, there, other = signed_in("monitor"), signed_in("monitor"), signed_in("reader")
    assert here.fill("/account/sign-out-everywhere").status_code == 303
    assert [one.get("/inbox").status_code for one in (here, there, other)] == [303, 303, 200]


def test_a_password_given_by_another_must_be_changed_before_anything(
    people: FastAPI, signed_in: SignedIn, filled: Filled
) -> None:
    accounts = people.state.site.accounts
    person = next(one for one in accounts.all() if one.login == "monitor")
    accounts.change_password(person, OTHER, must_change=True)
    accounts.change_password(person, PASSWORD, must_change=True)
    browser = signed_in("monitor")
    for area in AREAS:
        for route, right in declared(area.router.routes):
            if right not in (Right.PUBLIC, Right.OWN):
                answer = browser.request(next(iter(route.methods)), filled(route.path)[0], follow_redirects=False)
                assert (answer.status_code, answer.headers["location"].split("?")[0]) == (303, "/account"), route.path
    assert browser.fill("/account/password", old=PASSWORD, new=OTHER, again=OTHER).status_code == 303
    assert browser.get("/inbox").status_code == 200


def test_guesses_made_at_once_are_all_counted(address: str) -> None:
    def guess(number: int) -> int:
        fields = {"login": "ana", "password": f"a wrong guess, {number}"}
        return httpx.post(f"{address}/sign-in", data=fields, timeout=30).status_code

    with ThreadPoolExecutor(12) as pool:
        found = list(pool.map(guess, range(24)))
    assert found.count(400) == PER_LOGIN_AND_ADDRESS
    assert found.count(429) == len(found) - PER_LOGIN_AND_ADDRESS


@pytest.mark.parametrize("secret", ["x", "AAAA", "0" * 32, "A" * 64, "\x00" * 32])
def test_what_is_no_secret_of_ours_sets_up_no_authenticator(secret: str, signed_in: SignedIn) -> None:
    answer = signed_in("reader").fill("/account/second-factor", password=PASSWORD, secret=secret, code="000000")
    assert answer.status_code == 400
    assert len(secret) < 4 or secret not in answer.text


def test_no_secret_is_in_the_log_of_a_whole_walk(
    people: FastAPI, address: str, signed_in: SignedIn, filled: Filled, caplog: pytest.LogCaptureFixture
) -> None:
    for client in ("httpx", "httpcore"):  # these tests' own
        caplog.set_level(logging.WARNING, logger=client)
    caplog.set_level(logging.DEBUG)
    logging.getLogger("sqlalchemy.engine").setLevel(logging.INFO)
    try:
        browser = signed_in("ana")
        token = browser.token()
        page = browser.get("/account").text
        found = re.search(r'name="secret" value="([A-Z2-7]+)"', page)
        assert found is not None
        code = totp.code_at(found[1], int(__import__("time").time()) // totp.STEP)
        assert browser.fill("/account/second-factor", password=PASSWORD, secret=found[1], code=code).status_code == 303
        assert browser.fill("/account/password", old="an old mistake", new=OTHER, again=OTHER).status_code == 400
        assert browser.fill("/account/password", old=PASSWORD, new=OTHER, again=OTHER).status_code == 303
        browser.fill("/admin/people/add", name="Neu", login="neu", password=f"{OTHER} too", roles=Role.READER.value)
        httpx.post(f"{address}/sign-in", data={"login": "a typed secret", "password": "no such word"})
        answers(browser, filled)
        cookie = next(one.value for one in browser.cookies.jar if one.name == "trucewatch")
        with people.state.site.sessions._engine.connect() as connection:
            hashes = [row[0] for row in connection.exec_driver_sql("SELECT password FROM web_person")]
    finally:
        logging.getLogger("sqlalchemy.engine").setLevel(logging.NOTSET)
    assert "web_session" in caplog.text, "the database's own log was looked at too"
    secrets = (
        PASSWORD,
        OTHER,
        "an old mistake",
        "a typed secret",
        "no such word",
        token,
        found[1],
        str(cookie),
        *hashes,
    )
    assert [one for one in secrets if one in caplog.text or one.replace(" ", "+") in caplog.text] == []
