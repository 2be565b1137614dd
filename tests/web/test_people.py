"""People: the first administrator, signing in, sessions, one-time codes, and what is never written anywhere."""

import logging
import re
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.web.errors import BadInput, TooMany
from trucewatch.web.people import Accounts, Passwords, Sessions, open_people, totp
from trucewatch.web.people.passwords import weakness
from trucewatch.web.people.sessions import PER_LOGIN_AND_ADDRESS, WINDOW_SECONDS
from trucewatch.web.permissions import Right, Role
from trucewatch.web.places import own_place
from trucewatch.web.tokens import masked, unmasked

GOOD = "nine grey pelicans"


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 2_000_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Any]:
    opened = open_people(tmp_path / "x.people")
    yield opened
    opened.dispose()


@pytest.fixture
def accounts(engine: Any, clock: Clock) -> Accounts:
    return Accounts(engine, Passwords(1, 64), now=clock)


@pytest.fixture
def sessions(engine: Any, clock: Clock) -> Sessions:
    return Sessions(engine, hours=12, idle_minutes=30, now=clock)


def add(accounts: Accounts, login: str = "ana", **more: Any) -> Any:
    return accounts.add(**{"name": login.title(), "login": login, "password": GOOD, "roles": [Role.MONITOR], **more})


# --- codes


@pytest.mark.parametrize(
    ("moment", "code"), [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")]
)
def test_codes_are_those_of_the_standard(moment: int, code: str) -> None:
    """The last six digits of the values in RFC 6238, appendix B."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # noqa: S105 - the one in the standard
    assert totp.code_at(secret, moment // totp.STEP) == code
    assert totp.step_of(secret, code, moment) == moment // totp.STEP
    assert totp.step_of(secret, code, moment + 30) == moment // totp.STEP
    assert totp.step_of(secret, code, moment + 95) is None
    assert totp.step_of(secret, code, moment, after=moment // totp.STEP) is None, "a code is good once"


def test_a_code_is_asked_for_and_is_good_once(accounts: Accounts, clock: Clock) -> None:
    person = add(accounts)
    secret = totp.new_secret()
    assert not accounts.set_second_factor(person, secret, "000000") or totp.code_at(secret, 0)
    now = int(clock.now)
    assert accounts.set_second_factor(person, secret, totp.code_at(secret, now // totp.STEP))
    assert accounts.signed_in("ana", GOOD) is None
    assert accounts.signed_in("ana", GOOD, totp.code_at(secret, now // totp.STEP)) is None, "used to set it up"
    clock.now += totp.STEP
    code = totp.code_at(secret, int(clock.now) // totp.STEP)
    assert accounts.signed_in("ana", "wrong", code) is None
    assert accounts.signed_in("ana", GOOD, code) is not None
    assert accounts.signed_in("ana", GOOD, code) is None
    accounts.set_second_factor(person, None)
    assert accounts.signed_in("ana", GOOD) is not None


# --- accounts and sessions


def test_names_are_read_without_regard_to_case_and_taken_once(accounts: Accounts) -> None:
    add(accounts, "Ana  Silva")
    assert accounts.signed_in(" ana silva", GOOD) is not None
    assert accounts.signed_in("ana silva", GOOD + "x") is None
    assert accounts.signed_in("nobody", GOOD) is None
    with pytest.raises(BadInput):
        add(accounts, "ANA SILVA")


def test_two_who_set_up_at_once_make_one_administrator(accounts: Accounts) -> None:
    add(accounts, "first", only_first=True)
    with pytest.raises(BadInput):
        add(accounts, "second", only_first=True)


def test_whoever_is_locked_out_is_out(accounts: Accounts) -> None:
    chief = add(accounts, "chief", roles=[Role.ADMINISTRATOR])
    other = add(accounts, "other", roles=[Role.MONITOR])
    accounts.change(other.id, roles=[Role.MONITOR], rooms=["open"], active=False)
    assert accounts.signed_in("other", GOOD) is None
    assert not accounts.get(other.id).may(Right.READ)
    with pytest.raises(BadInput, match="last-administrator"):
        accounts.change(chief.id, roles=[Role.MONITOR], rooms=["open"], active=True)


def test_sessions_end(sessions: Sessions, accounts: Accounts, clock: Clock) -> None:
    person = add(accounts)
    token = sessions.begin(person.id)
    assert sessions.find(token) is not None
    assert sessions.find(token + "x") is None
    clock.now += 29 * 60
    assert sessions.find(token) is not None
    clock.now += 29 * 60
    assert sessions.find(token) is not None, "used within the half hour"
    clock.now += 31 * 60
    assert sessions.find(token) is None, "idle"
    token = sessions.begin(person.id)
    for _ in range(12 * 3):
        clock.now += 20 * 60
        found = sessions.find(token)
    assert found is None, "too old, however used"


def test_all_other_sessions_end_with_a_new_password(sessions: Sessions, accounts: Accounts) -> None:
    person = add(accounts)
    first, second = sessions.begin(person.id), sessions.begin(person.id)
    sessions.end_all(person.id, but=sessions.find(second))
    assert sessions.find(first) is None
    assert sessions.find(second) is not None


def test_too_many_failures_make_one_wait(sessions: Sessions, clock: Clock) -> None:
    for _ in range(PER_LOGIN_AND_ADDRESS):
        sessions.check_attempts("ana", "192.0.2.1")
        sessions.failed("ana", "192.0.2.1")
    with pytest.raises(TooMany) as told:
        sessions.check_attempts("ana", "192.0.2.1")
    assert 0 < told.value.seconds <= WINDOW_SECONDS
    sessions.check_attempts("ana", "192.0.2.2")
    sessions.check_attempts("ben", "192.0.2.1")
    clock.now += WINDOW_SECONDS + 1
    sessions.check_attempts("ana", "192.0.2.1")


ANOTHER = """
import sys
from trucewatch.web.errors import TooMany
from trucewatch.web.people import Sessions, open_people

sessions = Sessions(open_people(sys.argv[1]), hours=12, idle_minutes=30, now=lambda: float(sys.argv[2]))
print("trying", flush=True)
try:
    sessions.attempt("ana", "192.0.2.1")
    print("let through")
except TooMany:
    print("too many")
"""


def test_the_last_attempt_is_given_once_though_two_processes_ask_for_it(
    engine: Any, sessions: Sessions, clock: Clock, tmp_path: Path
) -> None:
    for _ in range(PER_LOGIN_AND_ADDRESS - 1):
        sessions.failed("ana", "192.0.2.1")
    arguments = [sys.executable, "-c", ANOTHER, str(tmp_path / "x.people"), str(clock.now)]
    others: list[subprocess.Popen[str]] = []
    looked = iter([True, False])

    def between() -> float:
        if not next(looked):  # what failed before was counted, and nothing is written yet
            others.append(subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True))
            assert others[0].stdout is not None
            assert others[0].stdout.readline() == "trying\n"
            time.sleep(0.2)  # long enough for the other to be let through, were it not kept waiting
        return clock.now

    assert len(Sessions(engine, hours=12, idle_minutes=30, now=between).attempt("ana", "192.0.2.1")) == 3
    with others[0] as other:
        assert other.communicate(timeout=60)[0] == "too many\n"


@pytest.mark.parametrize(
    ("password", "wrong"),
    [("short", "short"), ("x" * 257, "long"), ("abababababab", "plain"), ("my name is silva", "name"), (GOOD, None)],
)
def test_passwords_that_are_too_easy(password: str, wrong: str | None) -> None:
    assert weakness(password, "ana", "Silva") == (f"account.password-{wrong}" if wrong else None)


def test_one_password_typed_on_two_keyboards() -> None:
    passwords = Passwords(1, 64)
    assert passwords.fits("caf\u00e9 caf\u00e9 caf\u00e9", passwords.hashed("cafe\u0301 cafe\u0301 cafe\u0301"))
    assert not passwords.fits(GOOD, None)
    assert not passwords.fits(GOOD, "no hash at all")


# --- pages


def test_nothing_secret_lies_in_the_people_file_the_record_or_the_log(
    signed_in: Callable[..., Any], record: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    browser = signed_in("ana")
    browser.post("/sign-in", data={"login": "ana", "password": "wrong but secret"})
    browser.get("/inbox")
    token = browser.cookies["trucewatch"]
    people = record.with_name(record.name + ".people")
    kept = b"".join(path.read_bytes() for path in record.parent.iterdir())
    said = "\n".join(one.getMessage() for one in caplog.records if not one.name.startswith("http"))
    for secret in (b"seven quiet herons", token.encode(), b"wrong but secret"):
        assert secret not in kept
        assert secret.decode() not in said
    assert stat.S_IMODE(people.stat().st_mode) == 0o600
    with sqlite3.connect(people) as connection:
        (kept_password,) = connection.execute("SELECT password FROM web_person WHERE login = 'ana'").fetchone()
    connection.close()
    assert kept_password.startswith("$argon2id$")


def test_the_first_administrator_needs_the_token_and_is_made_once(app: FastAPI, serving: Any) -> None:
    with serving(app) as address, httpx.Client(base_url=address) as browser:
        assert browser.get("/inbox").headers["location"].startswith("/welcome")
        fields = {"name": "Ana Silva", "login": "ana", "password": GOOD, "again": GOOD}
        assert browser.post("/welcome", data={"token": "guessed", **fields}).status_code == 400
        token = app.state.site.setup_token
        assert browser.post("/welcome", data={"token": token, **fields, "again": "other"}).status_code == 400
        assert browser.post("/welcome", data={"token": token, **fields}).headers["location"] == "/?done=welcome"
        assert browser.get("/inbox").status_code == 200
        assert browser.post("/welcome", data={"token": token, **fields}).status_code in (403, 404)
        assert browser.get("/welcome").status_code == 404


def test_the_cookie_is_not_for_scripts_or_other_sites(signed_in: Callable[..., Any], address: str) -> None:
    answer = httpx.post(
        f"{address}/sign-in", data={"login": "ana", "password": "seven quiet herons"}, follow_redirects=False
    )
    cookie = answer.headers["set-cookie"].casefold()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_every_answer_carries_the_policy(signed_in: Callable[..., Any]) -> None:
    browser = signed_in("reader")
    for path in ("/inbox", "/no-such-page", "/static/app.css", "/health"):
        answer = browser.get(path)
        policy = answer.headers["content-security-policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
    assert browser.get("/inbox").headers["cache-control"] == "no-store"


def test_signing_out_ends_the_session(signed_in: Callable[..., Any]) -> None:
    browser = signed_in("reader")
    token = browser.cookies["trucewatch"]
    browser.fill("/sign-out")
    browser.cookies.set("trucewatch", token)
    assert browser.get("/inbox").status_code == 303


def test_the_sixth_attempt_waits(address: str) -> None:
    for _ in range(PER_LOGIN_AND_ADDRESS):
        assert httpx.post(f"{address}/sign-in", data={"login": "ana", "password": "x"}).status_code == 400
    answer = httpx.post(f"{address}/sign-in", data={"login": "ana", "password": "seven quiet herons"})
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0


def test_the_language_is_chosen_and_kept(signed_in: Callable[..., Any]) -> None:
    browser = signed_in("reader")
    assert '<html lang="en" dir="ltr">' in browser.get("/inbox").text
    assert browser.fill("/language", language="ar", next="/matters?q=x").headers["location"] == "/matters?q=x"
    assert '<html lang="ar" dir="rtl">' in browser.get("/inbox").text
    assert browser.fill("/language", language="xx").status_code == 400


def test_the_audit_tells_who_signed_in(people: FastAPI, signed_in: Callable[..., Any]) -> None:
    signed_in("monitor")
    lines = people.state.site.audit.lines()
    assert [(line.action, line.person) for line in lines][:1] == [("signed-in", "The monitor")]


# --- small things


@pytest.mark.parametrize(
    "wanted",
    ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "", "/a\nb", "inbox", "/\t/x"],
)
def test_nobody_is_sent_elsewhere(wanted: str) -> None:
    assert own_place(wanted) == "/"


def test_own_places_are_kept() -> None:
    assert own_place("/matters?kind=incident#x") == "/matters?kind=incident#x"


@given(st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=60))
def test_a_masked_token_is_the_token(token: str) -> None:
    assert unmasked(masked(token)) == token
    assert re.fullmatch(r"[A-Za-z0-9_=-]+", masked(token))


@given(st.text(max_size=80))
def test_what_is_no_token_is_none(words: str) -> None:
    assert isinstance(unmasked(words), str)


# --- beside a record on a server


def test_people_beside_a_record_on_a_server(on_server: Callable[..., str], clock: Clock) -> None:
    from trucewatch.errors import RegisterUnavailable
    from trucewatch.web.people import Audit, Event
    from trucewatch.web.people.tables import people_place, prepare_people

    address = on_server()
    with pytest.raises(RegisterUnavailable, match="prepare"):
        open_people(people_place(address))
    prepare_people(address.replace("worker@", "keeper@"), "worker")
    engine = open_people(people_place(address))
    accounts = Accounts(engine, Passwords(1, 64), now=clock)
    person = add(accounts, only_first=True)
    other = add(accounts, "ben")
    assert (accounts.signed_in("ana", GOOD), other.id) == (person, 1)
    sessions = Sessions(engine, hours=1, idle_minutes=1, now=clock)
    assert sessions.find(sessions.begin(person.id)) is not None
    sessions.attempt("ana", "192.0.2.1")
    audit = Audit(engine)
    audit.note(Event.SIGNED_IN, "Ana")
    assert audit.count() == 1
    engine.dispose()
