"""Signing in and out, the first administrator, and what a person may change about themself."""

import hmac
from typing import Annotated

from fastapi import Form
from starlette.responses import Response

from trucewatch.web.catalogue import LANGUAGES
from trucewatch.web.errors import NotThere, TooMany
from trucewatch.web.people import Event, Person, totp
from trucewatch.web.people.passwords import weakness
from trucewatch.web.permissions import Area, Right, Role
from trucewatch.web.places import own_place
from trucewatch.web.visit import Visit, Visiting, language_cookie, session_cookie

area = Area("account")

FIRST_ROLES = (Role.ADMINISTRATOR, Role.REVIEWER, Role.MONITOR, Role.MEDIATOR)
"""What the first person may do: everything, as a cell of one must be able to."""

_NAME = 200

Word = Annotated[str, Form(max_length=_NAME)]
Secret = Annotated[str, Form(max_length=1000)]


@area.shows("/welcome", Right.PUBLIC)
def welcome(visit: Visiting) -> Response:
    """Ask for the first administrator, while there is nobody."""
    if visit.site.setup_token is None:
        raise NotThere("somebody is here already")
    return visit.page("welcome.html", wrong=None, given={"token": visit.request.query_params.get("token", "")})


@area.takes("/welcome", Right.PUBLIC)
def set_up(visit: Visiting, token: Secret, name: Word, login: Word, password: Secret, again: Secret) -> Response:
    """Make the first administrator, for whoever has the token that the terminal printed."""
    expected = visit.site.setup_token
    if expected is None:
        raise NotThere("somebody is here already")
    tried = visit.site.sessions.attempt("set-up", visit.address)
    given = {"token": token, "name": name, "login": login}
    if not hmac.compare_digest(expected.encode(), token.strip().encode()):
        return visit.page("welcome.html", status=400, wrong="account.token-wrong", given=given)
    visit.site.sessions.forgive(tried)
    wrong = new_account_fault(name, login, password, again)
    if wrong:
        return visit.page("welcome.html", status=400, wrong=wrong, given=given)
    person = visit.site.accounts.add(
        name=name.strip(), login=login, password=password, roles=FIRST_ROLES, only_first=True
    )
    visit.site.audit.note(Event.SET_UP, person.name, address=visit.address)
    return _enter(visit, person, "/", done="welcome")


@area.shows("/sign-in", Right.PUBLIC)
def sign_in(visit: Visiting, next: str = "/") -> Response:  # noqa: A002
    """Ask who it is."""
    if visit.site.setup_token is not None:
        return visit.to("/welcome")
    if visit.person is not None:
        return visit.to(own_place(next))
    return visit.page("sign-in.html", wrong=None, next=own_place(next), login="")


@area.takes("/sign-in", Right.PUBLIC)
def enter(
    visit: Visiting,
    login: Word,
    password: Secret,
    code: Annotated[str, Form(max_length=20)] = "",
    next: Annotated[str, Form(max_length=2000)] = "/",  # noqa: A002
) -> Response:
    """Sign somebody in."""
    place, site = own_place(next), visit.site
    try:
        tried = site.sessions.attempt(login, visit.address)
    except TooMany as error:
        page = visit.page(
            "sign-in.html", status=429, wrong="account.too-many", next=place, login=login, seconds=error.seconds
        )
        page.headers["retry-after"] = str(error.seconds)
        return page
    person = site.accounts.signed_in(login, password, code)
    if person is None:
        site.audit.note(Event.SIGN_IN_FAILED, "", address=visit.address)
        return visit.page("sign-in.html", status=400, wrong="account.wrong", next=place, login=login)
    site.sessions.forgive(tried)
    site.audit.note(Event.SIGNED_IN, person.name, address=visit.address)
    return _enter(visit, person, "/account" if person.must_change else place, done=None)


@area.takes("/sign-out", Right.OWN)
def leave(visit: Visiting) -> Response:
    """Sign the person out."""
    if visit.session is not None:
        visit.site.sessions.end(visit.session)
    visit.audit(Event.SIGNED_OUT)
    return _left(visit)


@area.takes("/account/sign-out-everywhere", Right.OWN)
def leave_everywhere(visit: Visiting) -> Response:
    """End every session of the person, this one too."""
    visit.site.sessions.end_all(visit.who.id)
    visit.audit(Event.SIGNED_OUT, "everywhere")
    return _left(visit)


@area.shows("/account", Right.OWN)
def account(visit: Visiting) -> Response:
    """Show a person what is known of them."""
    return _account(visit)


@area.takes("/account/password", Right.OWN)
def password(visit: Visiting, old: Secret, new: Secret, again: Secret) -> Response:
    """Change the person's password; every other session of theirs ends."""
    person, site = visit.who, visit.site
    tried = site.sessions.attempt(person.login, visit.address)
    if not site.accounts.password_fits(person, old):
        return _account(visit, "account.password-old-wrong")
    site.sessions.forgive(tried)
    wrong = "account.password-differs" if new != again else weakness(new, person.login, person.name)
    if wrong:
        return _account(visit, wrong)
    site.accounts.change_password(person, new)
    site.sessions.end_all(person.id, but=visit.session)
    visit.audit(Event.PASSWORD_CHANGED)
    return visit.to("/" if person.must_change else "/account", done="password-changed")


@area.takes("/account/second-factor", Right.OWN)
def second_factor(
    visit: Visiting,
    password: Secret,
    secret: Annotated[str, Form(max_length=64)] = "",
    code: Annotated[str, Form(max_length=20)] = "",
) -> Response:
    """Set up an authenticator, or take it away where no secret is given."""
    person, site = visit.who, visit.site
    tried = site.sessions.attempt(person.login, visit.address)
    if not site.accounts.password_fits(person, password):
        return _account(visit, "account.password-old-wrong")
    if not site.accounts.set_second_factor(person, secret or None, code):
        return _account(visit, "account.code-wrong", secret=secret if totp.is_secret(secret) else "")
    site.sessions.forgive(tried)
    visit.audit(Event.SECOND_FACTOR_CHANGED, "on" if secret else "off")
    return visit.to("/account", done="second-factor-on" if secret else "second-factor-off")


def new_account_fault(name: str, login: str, password: str, again: str) -> str | None:
    """Return the key of what is wrong with a new account, None where it will do."""
    if not name.strip() or any(ord(char) < 32 for char in name):
        return "account.name-missing"
    if not login.strip() or any(ord(char) < 32 for char in login):
        return "account.login-missing"
    if password != again:
        return "account.password-differs"
    return weakness(password, login, name)


def _account(visit: Visit, wrong: str | None = None, secret: str = "") -> Response:
    person = visit.who
    fresh = secret or totp.new_secret()
    return visit.page(
        "account.html",
        status=400 if wrong else 200,
        wrong=wrong,
        secret=fresh,
        address=totp.address(fresh, person.login, "Trucewatch"),
    )


def _enter(visit: Visit, person: Person, place: str, done: str | None) -> Response:
    token = visit.site.sessions.begin(person.id)
    response = visit.to(place, done=done)
    response.set_cookie(
        session_cookie(visit.site), token, httponly=True, samesite="lax", secure=visit.site.settings.secure, path="/"
    )
    if person.language in LANGUAGES:
        language_cookie(response, str(person.language), secure=visit.site.settings.secure)
    return response


def _left(visit: Visit) -> Response:
    response = visit.to("/sign-in", done="signed-out")
    response.delete_cookie(
        session_cookie(visit.site), path="/", secure=visit.site.settings.secure, httponly=True, samesite="lax"
    )
    return response
