"""The form from the field opens without a line, and the browser keeps nothing else; it goes at sign-out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error
from tests.web.test_boards_in_browser import fill, reported, state

pytestmark = pytest.mark.browser

KEPT = """async () => {
  const found = {};
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys())
      found[new URL(request.url).pathname] = await (await caches.match(request)).text();
  return found;
}"""


def settled(page: Any) -> None:
    """Wait until the browser has kept the form."""
    page.wait_for_function("caches.match('/incidents/new/empty').then(Boolean)")


def gone_to(page: Any, address: str) -> None:
    """Go to a page without a line; a busy browser may be slow to wake the worker that answers, so it is asked again."""
    for _ in range(4):
        try:
            page.goto(address)
        except Error:
            page.wait_for_timeout(1000)
        else:
            return
    page.goto(address)


def test_the_form_opens_without_a_line_though_nobody_opened_it_before(tabs: Callable[..., Any], record: Path) -> None:
    tab = tabs("monitor", width=390)
    page = tab.open("/inbox")
    settled(page)
    page.wait_for_function(
        "navigator.serviceWorker.getRegistrations().then((all) => all.some((one) => one.active?.state === 'activated'))"
    )
    tab.open("/inbox")  # of a worker that was put in place this moment the browser may not know yet
    page.context.set_offline(True)
    gone_to(page, f"{tab.address}/incidents/new")
    assert "There is no line." in page.inner_text("main")
    fill(page)
    state(page, "kept")
    page.click("main form#incident > button")
    state(page, "waiting")
    tab.picture("field-form-without-a-line")
    assert reported(record) == []
    page.context.set_offline(False)
    page.wait_for_url("**/incidents/incident-*")
    (told,) = reported(record)
    assert told.words.startswith("Eleven shells")
    assert told.files[0].name == "store.jpg"
    tabs.complaints[:] = [one for one in tabs.complaints if "ERR_INTERNET_DISCONNECTED" not in one]  # type: ignore[attr-defined]


def test_what_is_kept_says_nothing_of_the_record_or_of_a_person(tabs: Callable[..., Any]) -> None:
    tab = tabs("monitor")
    page = tab.open("/incidents")
    settled(page)
    tab.open("/incidents/new")
    tab.open("/reports")
    kept = page.evaluate(KEPT)
    assert set(kept) == {"/incidents/new/empty"} | {
        f"/static/{name}" for name in ("app.css", "boards.css", "app.js", "incident.js", "icon.svg")
    }
    form = kept["/incidents/new/empty"]
    token = page.get_attribute("meta[name=csrf]", "content")
    assert token
    for word in ("The monitor", "Drask", "csrf", token, 'data-person="1', "/inbox"):
        assert word not in form


def test_it_goes_when_its_owner_signs_out(tabs: Callable[..., Any]) -> None:
    tab = tabs("monitor")
    page = tab.open("/account")
    settled(page)
    page.click("form[action='/sign-out'] button")
    page.wait_for_selector("html[data-field=gone]")
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    assert page.evaluate("localStorage.length") == 0


def test_the_browser_of_a_reader_keeps_no_form(tabs: Callable[..., Any]) -> None:
    page = tabs("reader").open("/inbox")
    assert page.evaluate("caches.keys()") == []
    assert page.locator("meta[name=field-form]").count() == 0
