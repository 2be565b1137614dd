"""Rooms: what a person may not see does not exist for them, on no page, in no number, in no answer of any route."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from fastapi import FastAPI
from tests.web.canaries import COUNT, NAME, ROOM, UNLIKE, WORDS, canaries

from trucewatch.register import Recorder
from trucewatch.register.deciding import judgement_draft
from trucewatch.web.areas import AREAS
from trucewatch.web.current import Current
from trucewatch.web.permissions import Role, declared

ROUTES = [(route.path, next(iter(route.methods))) for area in AREAS for route, _ in declared(area.router.routes)]
PAGES = [path for path, method in ROUTES if method == "GET"]
GAPPED = [(path, method) for path, method in ROUTES if "{" in path]
OWN = ("/account",)
"""Pages that differ each time that they are shown: a new secret for an authenticator is offered on each."""
LOGGED = ("/admin/audit",)
"""Pages that tell of the very requests of these tests."""

Filled = Callable[[str], tuple[str, ...]]
SignedIn = Callable[..., Any]


def plant(recorder: Recorder, kestria: Any) -> str:
    """Put a decision of every family into a room of the talks; return the matter that they are about."""
    matter = next(iter(kestria.matters))
    left, right = list(kestria.statements)[:2]
    recorder.append([judgement_draft(one, by=NAME, reason=WORDS, room=ROOM) for one in canaries(matter, (left, right))])
    return str(matter)


def shown(browser: Any, filled: Filled, more: str = "") -> dict[str, tuple[int, dict[str, str], bytes]]:
    """What a person is answered at every address that shows something: status, headers, content."""
    found = {}
    for path in PAGES:
        for one in filled(path):
            address = f"{one}{'&' if '?' in one else '?'}{more}" if more else one
            answer = browser.get(address, follow_redirects=False)
            headers = {name: value for name, value in answer.headers.items() if name != "date"}
            found[address] = (answer.status_code, headers, without_tokens(answer.content))
    return found


def without_tokens(data: bytes) -> bytes:
    """A page without what is drawn anew each time: the mask of its forms' token, the key of a sending."""
    return re.sub(rb'(content|value)="[A-Za-z0-9_=-]{80,}"|name="key" value="[^"]*"', b"", data)


def is_steady(address: str) -> bool:
    return not address.startswith((*OWN, *LOGGED))


@pytest.mark.parametrize("login", [*(role.value for role in Role), "ana"])
def test_for_whoever_is_outside_a_room_nothing_in_it_exists(
    login: str, people: FastAPI, recorder: Recorder, kestria: Any, signed_in: SignedIn, filled: Filled
) -> None:
    browser = signed_in(login)
    last = recorder.head().sequence
    # as known then: for the one with every right and the one with the fewest
    moments = ("", f"as_of={last}") if login in ("ana", Role.READER.value) else ("",)
    before = {one: said for more in moments for one, said in shown(browser, filled, more).items()}
    plant(recorder, kestria)
    if login == "ana":  # as after a restart: the hidden entries are the last ones that the server reads
        people.state.site.current = Current(recorder, people.state.site.current.codebook)
    after = {one: said for more in moments for one, said in shown(browser, filled, more).items()}
    for address, (status, headers, content) in after.items():
        for word in (WORDS, NAME, ROOM, str(COUNT), f"{COUNT:,}", UNLIKE):
            assert word.encode() not in content, (address, word)
            assert word not in str(headers), (address, word)
        if is_steady(address):
            assert (status, content) == (before[address][0], before[address][2]), address


def test_for_whoever_is_outside_a_room_its_entries_have_no_numbers(
    people: FastAPI, recorder: Recorder, kestria: Any, signed_in: SignedIn, filled: Filled
) -> None:
    browser = signed_in("ana")
    plant(recorder, kestria)
    hidden, none = recorder.head().sequence, recorder.head().sequence + 5
    for path in PAGES:
        for one in filled(path):
            mark = "&" if "?" in one else "?"
            answers = [browser.get(f"{one}{mark}as_of={number}", follow_redirects=False) for number in (hidden, none)]
            if is_steady(one):
                told = [
                    (answer.status_code, re.sub(rf"\b{number}\b", "N", answer.text))
                    for answer, number in zip(answers, (hidden, none), strict=True)
                ]
                told = [(status, without_tokens(text.encode())) for status, text in told]
                # the mark of the worker is a hash of the empty form, which holds its own address; that page is compared
                told = [(status, re.sub(rb'MARK = "[0-9a-f]+"', b"", content)) for status, content in told]
                assert told[0] == told[1], one


def test_ids_in_a_room_are_answered_as_ids_of_nothing(
    people: FastAPI, recorder: Recorder, kestria: Any, signed_in: SignedIn
) -> None:
    browser = signed_in("ana")
    plant(recorder, kestria)
    kinds = ("incident", "agreement", "commitment", "figure", "round", "finding", "version", "term", "id")
    fields = (
        "statement",
        "left",
        "right",
        "item",
        "matter",
        "incident",
        "agreement",
        "commitment",
        "figure",
        "finding",
    )
    token = browser.token()
    for path, method in GAPPED:
        for kind in kinds:
            answers = []
            for word in (UNLIKE, UNLIKE[::-1]):
                name = f"{word}-{kind}"
                address = re.sub(r"\{[^}]*\}", name, path)
                form = {"csrf": token, "seen": "1", "reason": "none", **dict.fromkeys(fields, name)}
                answer = browser.request(
                    method, address, data=form if method == "POST" else None, follow_redirects=False
                )
                place = answer.headers.get("location", "")
                answers.append((answer.status_code, *(one.replace(word, "") for one in (place, _plain(answer.text)))))
            assert answers[0] == answers[1], (method, path, kind)


def _plain(text: str) -> str:
    return without_tokens(text.encode()).decode()


@pytest.mark.parametrize("words", [WORDS, NAME, ROOM, UNLIKE, str(COUNT)])
def test_no_list_finds_what_is_in_a_room(
    words: str, people: FastAPI, recorder: Recorder, kestria: Any, signed_in: SignedIn, filled: Filled
) -> None:
    browser = signed_in("ana")
    asked = {path: browser.get(filled(path)[0], params={"q": words}).content for path in PAGES}
    plant(recorder, kestria)
    for path, before in asked.items():
        if is_steady(path):
            after = browser.get(filled(path)[0], params={"q": words}).content
            assert without_tokens(after) == without_tokens(before), path


def test_what_happens_in_a_room_makes_no_page_anew(people: FastAPI, recorder: Recorder, kestria: Any) -> None:
    current = people.state.site.current
    before = current.sight(frozenset({"open"}))
    plant(recorder, kestria)
    assert current.sight(frozenset({"open"})) is before
    assert current.sight(frozenset({"open", ROOM})).sequence == recorder.head().sequence


def test_who_may_enter_the_room_sees_it(people: FastAPI, recorder: Recorder, kestria: Any, signed_in: SignedIn) -> None:
    matter = plant(recorder, kestria)
    site = people.state.site
    person = next(one for one in site.accounts.all() if one.login == "mediator")
    site.accounts.change(person.id, roles=person.roles, rooms=["open", ROOM], active=True)
    assert WORDS in signed_in("mediator").get(f"/matters/{matter}").text
    assert WORDS not in signed_in("ana").get(f"/matters/{matter}").text
