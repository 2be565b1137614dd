"""A report that is written for a room stays one while it waits in the browser: it never goes into the open record."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from tests.web.test_boards_in_browser import fill, reported, state
from tests.web.test_incidents import replayed_in
from tests.web.test_offline_in_browser import settled

pytestmark = pytest.mark.browser

ROOM = "talks"
SEND = "main form#incident > button"


def let_in(people: FastAPI, *rooms: str) -> None:
    accounts = people.state.site.accounts
    one = next(one for one in accounts.all() if one.login == "ana")
    accounts.change(one.id, roles=one.roles, rooms=["open", *rooms], active=True)


KEPT_FOR = """room => new Promise((told) => {
  const asked = indexedDB.open("trucewatch-drafts", 1);
  asked.onsuccess = () => {
    const all = asked.result.transaction("drafts").objectStore("drafts").getAll();
    all.onsuccess = () => told(all.result.some((one) => one.fields.some((pair) => pair.join() === `room,${room}`)));
  };
})"""
"""Whether a draft for a room lies in the browser."""


def test_without_a_line_the_room_is_kept_with_the_draft(
    tabs: Callable[..., Any], people: FastAPI, record: Path
) -> None:
    let_in(people, ROOM)
    tab = tabs("ana", width=390)
    settled(tab.open("/inbox"))
    page = tab.open("/incidents/new")
    page.wait_for_function(
        "navigator.serviceWorker.getRegistrations().then((all) => all.some((one) => one.active?.state === 'activated'))"
    )
    fill(page)
    page.select_option("[name=room]", ROOM)
    page.wait_for_function(KEPT_FOR, arg=ROOM)
    tab.picture("field-form-for-a-room")
    page.context.set_offline(True)
    page.goto(f"{tab.address}/incidents/new")
    page.wait_for_selector("html[data-drafts='1']")
    assert page.input_value("[name=room]") == ROOM  # the empty form knows no rooms: the draft does
    page.click(SEND)
    state(page, "waiting")
    tab.picture("field-form-for-a-room-without-a-line")
    page.context.set_offline(False)
    page.wait_for_url("**/incidents/incident-*")
    assert reported(record) == []
    assert [one.room for one in replayed_in(record, ROOM)] == [ROOM]
    tabs.complaints[:] = [one for one in tabs.complaints if "ERR_INTERNET_DISCONNECTED" not in one]  # type: ignore[attr-defined]


def test_a_draft_for_a_room_that_is_closed_meanwhile_is_refused_and_kept(
    tabs: Callable[..., Any], people: FastAPI, record: Path
) -> None:
    let_in(people, ROOM, "other")
    tab = tabs("ana")
    page = tab.open("/incidents/new")
    fill(page)
    page.select_option("[name=room]", ROOM)
    page.wait_for_function(KEPT_FOR, arg=ROOM)
    for rooms in (("other",), ()):  # a form with a list of other rooms, and one without a list
        let_in(people, *rooms)
        tab.open("/incidents/new")
        page.wait_for_selector("html[data-drafts='1']")
        assert page.locator("form#incident").evaluate("form => form.elements.room.value") == ROOM
        page.click(SEND)
        state(page, "refused")
        assert "You can enter no room of this name here." in page.inner_text("#state")
    assert reported(record) == []
    let_in(people, ROOM)
    tab.open("/incidents/new")
    page.wait_for_selector("html[data-drafts='1']")
    page.click(SEND)
    page.wait_for_url("**/incidents/incident-*")
    assert reported(record) == []
    assert len(replayed_in(record, ROOM)) == 1
