"""Incidents, boards, commitments and figures in Chromium: filled, wide and narrow, light and dark, both ways of writing."""

import hashlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.web.test_boards import KEY, TEXT, act, begun, seen
from tests.web.test_figures import enter
from tests.web.test_incidents import key_of, report, step

from trucewatch.model.decisions.incidents import IncidentReported
from trucewatch.register import View, open_record, read_range
from trucewatch.register.committing import commitment_id

pytestmark = pytest.mark.browser

PHOTO = b"\xff\xd8\xff\xe0 a picture, nearly"


def reported(record: Path) -> list[IncidentReported]:
    with open_record(record, read_only=True) as recorder:
        told = (one.judgement.decision for one in View.replay(read_range(recorder)).judgements)
        return [one for one in told if isinstance(one, IncidentReported)]


def eventually(record: Path, many: int) -> list[IncidentReported]:
    for _ in range(100):
        if len(found := reported(record)) >= many:
            return found
        time.sleep(0.1)
    return reported(record)


def filled_in(browser: Any) -> tuple[str, str]:
    """A whole case entered through the forms; returns the incident and the commitment."""
    begun(browser)
    act(browser, "position", actor="Hill Council", position="signed", when="2031-03-10")
    act(browser, "position", actor="River Army", position="asked-for-time", when="2031-03-10", until="2031-03-12")
    act(browser, "position", actor="مجلس الوادي", position="refused", when="2031-03-11")
    act(browser, "date", which="effective", date="2031-03-10", parties="Hill Council")
    act(browser, "date", which="effective", date="2031-03-16", parties="River Army")
    act(browser, "text", version="first", words=TEXT, status="draft")
    act(browser, "text", version="second", words=TEXT.replace("valley", "whole valley"))
    act(browser, "slot", slot="monitoring", state="absent")
    act(
        browser,
        "term",
        term="1",
        kind="prohibited-act",
        words="The parties shall not shell the valley.",
        version="first",
    )
    what = "open the bridge at Senn to all who carry food"
    given = {"actor": "River Army", "undertaking": what, "by": "2026-03-20", "agreement": KEY, "reason": "r"}
    browser.fill("/commitments/add", **given, seen=seen(browser, "/commitments"))
    owed = commitment_id("River Army", what)
    path = f"/commitments/{owed}"
    browser.fill(f"{path}/score", score="1", on="2026-04-01", reason="one lorry crossed", seen=seen(browser, path))
    for day, number in enumerate((10, 14, 12, 19, 25), start=1):
        enter(browser, low=str(number), qualifier="exactly", as_of=f"2031-03-0{day}")
    key = key_of(report(browser, files=[("files", ("store.jpg", PHOTO, "image/jpeg"))]))
    step(browser, key, "claim", hours="4", due="1")
    step(browser, key, "inquire", means="site-visit", words="Eleven craters.", observers="Ana Silva", how="seen")
    step(browser, key, "denied", restriction="denied", words="The road was mined.", by="River Army")
    step(browser, key, "verify", verification="verified")
    step(browser, key, "find", finding="under-inquiry")
    return key, owed


@pytest.mark.parametrize(("width", "scheme", "language"), [(1440, "light", "en"), (390, "dark", "ar")])
def test_filled_pages_are_sound(
    tabs: Callable[..., Any], signed_in: Callable[..., Any], width: int, scheme: str, language: str
) -> None:
    key, owed = filled_in(signed_in())
    tab = tabs(width=width, scheme=scheme, language=language)
    for path in (
        "/incidents", f"/incidents/{key}", "/incidents/matrix?start=2031-03-01&end=2031-03-31", "/agreements",
        f"/agreements/{KEY}", f"/agreements/{KEY}/differences", "/commitments", f"/commitments/{owed}", "/figures",
    ):  # fmt: skip
        tab.open(path)
        tab.page.eval_on_selector_all("main details", "all => all.forEach((one) => { one.open = true; })")
        assert tab.faults() == [], path
        assert tab.overflow() == [], path
    tab.open(f"/agreements/{KEY}")


def fill(page: Any) -> None:
    page.fill("[name=words]", "Eleven shells fell on the grain store.")
    page.select_option("[name=kind]", "shelling")
    page.fill("[name=observers]", "Ana Silva")
    page.fill("[name=day]", "2031-03-12")
    page.fill("[name=place]", "Orran")
    page.set_input_files("[name=files]", [{"name": "store.jpg", "mimeType": "image/jpeg", "buffer": PHOTO}])


def state(page: Any, wanted: str) -> None:
    page.wait_for_selector(f"#state[data-state={wanted}]")


def test_a_report_written_without_a_line_is_kept_and_sent_once_when_there_is_one(
    tabs: Callable[..., Any], record: Path
) -> None:
    tab = tabs("monitor", width=390)
    page = tab.open("/incidents/new")
    page.context.set_offline(True)
    fill(page)
    state(page, "kept")
    page.click("main form#incident > button")
    state(page, "waiting")
    assert reported(record) == []
    page.context.set_offline(False)
    page.wait_for_url("**/incidents/incident-*")
    (told,) = reported(record)
    assert told.files[0].sha256 == hashlib.sha256(PHOTO).hexdigest()
    assert told.when is not None
    assert told.when.start == "2031-03-12"
    tab.open("/incidents/new")
    page.wait_for_selector("html[data-drafts='0']")
    assert page.input_value("[name=words]") == ""
    # the network's refusals of this test are no complaints of the page
    tabs.complaints[:] = [one for one in tabs.complaints if "ERR_INTERNET_DISCONNECTED" not in one]  # type: ignore[attr-defined]


def test_a_draft_outlives_the_page_and_is_the_persons_alone(tabs: Callable[..., Any], record: Path) -> None:
    tab = tabs("monitor")
    page = tab.open("/incidents/new")
    fill(page)
    state(page, "kept")
    tab.open("/incidents")
    tab.open("/incidents/new")
    state(page, "kept")
    assert page.input_value("[name=words]").startswith("Eleven shells")
    assert "store.jpg" in page.inner_text("[data-files]")
    assert reported(record) == []


def test_a_lost_answer_and_a_second_sending_record_it_once(tabs: Callable[..., Any], record: Path) -> None:
    tab = tabs("monitor")
    page = tab.open("/incidents/new")
    fill(page)
    lost = []

    def lose(route: Any) -> None:
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch(max_redirects=0).status)  # the server has it; the browser never hears of it
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/incidents/new", lose)
    page.click("main form#incident > button")
    state(page, "waiting")
    assert len(eventually(record, 1)) == 1
    page.click("main form#incident > button")
    page.wait_for_url("**/incidents/incident-*done=sent-already*")
    assert len(reported(record)) == 1
    assert "received already" in page.inner_text("main")
    tabs.complaints[:] = [one for one in tabs.complaints if "ERR_CONNECTION_RESET" not in one]  # type: ignore[attr-defined]


def test_what_the_server_refuses_stays_with_the_reason(tabs: Callable[..., Any], record: Path) -> None:
    page = tabs("monitor").open("/incidents/new")
    fill(page)
    page.fill("[name=observers]", "")
    page.click("main form#incident > button")
    state(page, "refused")
    assert "says who observed it" in page.inner_text("#state")
    page.fill("[name=observers]", "Ana Silva")
    page.click("main form#incident > button")
    page.wait_for_url("**/incidents/incident-*")
    assert len(reported(record)) == 1


def test_the_form_works_without_scripts(tabs: Callable[..., Any], record: Path) -> None:
    page = tabs("monitor", script=False).open("/incidents/new")
    fill(page)
    page.click("main form#incident > button")
    page.wait_for_url("**/incidents/incident-*")
    assert len(reported(record)) == 1
    assert "store.jpg" in page.inner_text("main")
