"""Rooms: what a person may not see does not exist for them, on no page and in no number."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from trucewatch.model import Verdict, Verification
from trucewatch.model.decisions import MatterAssessed, SameMatter
from trucewatch.register import Recorder
from trucewatch.register.deciding import judgement_draft
from trucewatch.web.areas import AREAS
from trucewatch.web.permissions import declared

CANARY = "the canary sings at midnight"
PAGES = [route.path for area in AREAS for route, _ in declared(area.router.routes) if "GET" in route.methods]


def plant(recorder: Recorder, kestria: Any) -> str:
    """Put decisions into a room of the talks; return the matter that they are about."""
    matter = next(iter(kestria.matters.values()))
    left, right = list(kestria.statements)[:2]
    for decision in (
        MatterAssessed(matter=matter.id, verification=Verification.DISCOUNTED),
        SameMatter(left=left, right=right, verdict=Verdict.SAME),
    ):
        recorder.append([judgement_draft(decision, by="Quiet Canary", reason=CANARY, room="room-of-talks")])
    return str(matter.id)


def texts(browser: Any, filled: Callable[[str], tuple[str, ...]]) -> dict[str, str]:
    """Every page that a person can open."""
    return {one: browser.get(one).text for path in PAGES for one in filled(path) if path != "/account"}


def test_a_planted_canary_is_on_no_page(
    people: FastAPI, recorder: Recorder, kestria: Any, signed_in: Callable[..., Any], filled: Any
) -> None:
    matter = plant(recorder, kestria)
    browser = signed_in("ana")
    for path, text in texts(browser, filled).items():
        for word in (CANARY, "Quiet Canary", "room-of-talks"):
            assert word not in text, path
    assert "discounted</span>" not in browser.get(f"/matters/{matter}").text
    for wanted in ("canary", "room-of-talks"):
        assert CANARY not in browser.get("/inbox", params={"q": wanted}).text


def test_who_may_enter_the_room_sees_it(
    people: FastAPI, recorder: Recorder, kestria: Any, signed_in: Callable[..., Any]
) -> None:
    matter = plant(recorder, kestria)
    site = people.state.site
    person = next(one for one in site.accounts.all() if one.login == "mediator")
    site.accounts.change(person.id, roles=person.roles, rooms=["open", "room-of-talks"], active=True)
    assert CANARY in signed_in("mediator").get(f"/matters/{matter}").text
    assert CANARY not in signed_in("ana").get(f"/matters/{matter}").text


def test_the_pages_are_the_same_with_and_without_what_is_hidden(
    people: FastAPI, recorder: Recorder, kestria: Any, signed_in: Callable[..., Any], filled: Any, record: Path
) -> None:
    browser = signed_in("reader")
    before = {path: _without_tokens(text) for path, text in texts(browser, filled).items()}
    plant(recorder, kestria)
    after = {path: _without_tokens(text) for path, text in texts(browser, filled).items()}
    assert after == before


def _without_tokens(text: str) -> str:
    import re

    return re.sub(r'(content|value)="[A-Za-z0-9_=-]{80,}"', "", text)
