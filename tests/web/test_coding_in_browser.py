"""A round by the screens alone: opened, coded by keys by two people, measured, settled; under seals; on a phone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from tests.web.test_coding import begun

from trucewatch.register import View, open_record, read_range
from trucewatch.register.coding import kept_codes, opened_codes, round_named
from trucewatch.register.decided.rounds import CodingRound
from trucewatch.web.rounds import round_key

pytestmark = pytest.mark.browser

Tabs = Callable[..., Any]


NAME = "severity, May"
WIDE = "شدّة 🕊 May"
"""A name whose letters are of one to four bytes: a seal counts them as the register does."""


def held(record: Path, name: str = NAME) -> CodingRound:
    with open_record(record, read_only=True) as recorder:
        return round_named(View.replay(read_range(recorder)), name)


def opened(tab: Any, *, name: str = NAME, sealed: bool = False, look: bool = False) -> str:
    """Open a round of two items by the screens, and `look` at them where that is asked for; return its address."""
    tab.page.set_default_timeout(20_000)
    page = tab.open("/incidents")
    page.click("main a[href='/coding']")
    page.click("main a[href='/coding/open']")
    page.fill("[name=name]", name)
    page.fill("[name=question]", "How bad was it?")
    page.fill("[name=codes]", "none\nminor\nserious")
    page.select_option("[name=level]", "ordinal")
    page.select_option("[name=kind]", "incidents")
    page.fill("[name=size]", "2")
    page.fill("[name=seed]", "7")
    for coder in ("The monitor", "Ana Silva"):
        page.get_by_label(coder).check()
    if sealed:
        page.check("[name=sealed]")
    page.fill("[name=reason]", "before the report for May")
    if look:
        sound(tab, "open")
    page.click("main form button")
    page.wait_for_url("**/coding/round-*done=recorded*")
    return str(page.url.partition("?")[0]).removeprefix(tab.address)


def posted(browser: Any, people: FastAPI, **fields: Any) -> str:
    """Open a round as its form does, without opening pages; return its address."""
    begun(browser, people, name=NAME, **fields)
    return f"/coding/{round_key(NAME, 'open')}"


def sound(tab: Any, name: str) -> None:
    """Look at a page in both widths: nothing serious for axe, nothing wider than the screen."""
    for width, scheme in ((1440, "light"), (390, "dark")):
        tab.look(width, scheme)
        tab.picture(f"coding-{name}")
        assert tab.faults() == [], name
        assert tab.overflow() == [], name
        assert tab.page.locator("h1").count() == 1
    tab.look(1440, "light")


def test_two_code_by_keys_and_what_they_differ_on_is_settled(tabs: Tabs, record: Path) -> None:
    lead, first, second = tabs("reviewer"), tabs("monitor"), tabs("ana", width=390, language="ar")
    sound_empty = lead.open("/coding")
    assert "No round of coding" in sound_empty.inner_text("main")
    sound(lead, "empty")
    place = opened(lead, look=True)
    sound(lead, "progress")
    first.open("/inbox")
    first.page.click("main .waits a")
    first.page.wait_for_selector("html[data-at]")
    sound(first, "sheet")
    keyed(first, "2")
    assert "1 of 2" in first.page.inner_text("main header")
    with first.page.expect_navigation():  # the address names an item already
        first.page.keyboard.press("p")
    first.open(f"{place}/sheet")
    keyed(first, "3")
    first.page.wait_for_url("**done=coded-all*")
    assert "Ana" not in first.page.inner_text("main")
    second.open(f"{place}/sheet")
    assert second.faults() == []
    assert second.overflow() == []
    keyed(second, "2")
    keyed(second, "0")
    second.page.wait_for_url("**done=coded-all*")
    assert second.faults() == []
    assert second.overflow() == []
    lead.open(place)
    sound(lead, "report")
    lead.page.click("ol.rows li a[href*='settle']")
    lead.page.get_by_label("serious").check()
    lead.page.fill("form[action$=adjudicate] [name=reason]", "two were taken to the clinic")
    sound(lead, "settling")
    lead.page.click("form[action$=adjudicate] button")
    lead.page.wait_for_url("**done=recorded*")
    assert "Settled as serious" in lead.page.inner_text("main")
    sound(lead, "settled")
    (settled,) = (one.adjudicated for one in held(record).items.values() if one.adjudicated)
    assert (settled.by, settled.decision.code, settled.reason) == (
        "The reviewer",
        "serious",
        "two were taken to the clinic",
    )


def keyed(tab: Any, number: str) -> None:
    """Choose a code by its number, record it with Enter, and wait for what comes."""
    tab.page.set_default_timeout(20_000)
    before = tab.page.url
    tab.page.keyboard.press(number)
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url(lambda url: url != before)
    tab.page.wait_for_selector("html[data-at]")


def test_a_round_is_closed_early_without_scripts(tabs: Tabs, record: Path) -> None:
    lead, coder = tabs("reviewer", script=False), tabs("monitor", script=False, width=390)
    place = opened(lead)
    coder.open(f"{place}/sheet")
    coder.page.get_by_label("minor").check()
    coder.page.click("main form button")
    coder.page.wait_for_url("**item=*")
    lead.open(place)
    lead.page.click("summary >> text=Close the round")
    lead.page.fill("form[action$=close] [name=reason]", "Ana has left")
    lead.page.click("form[action$=close] button")
    lead.page.wait_for_url("**done=recorded*")
    assert "closed early" in lead.page.inner_text("main")
    assert held(record).closed is not None


def test_under_seals_the_server_is_sent_no_code_before_all_are_in(tabs: Tabs, record: Path, tmp_path: Path) -> None:
    place = opened(tabs("reviewer"), name=WIDE, sealed=True)
    first, second = tabs("monitor"), tabs("ana", width=390, scheme="dark", language="ar")
    sent = [watched(tab) for tab in (first, second)]
    files = [
        sealed_all(tab, place, tmp_path / f"{number}.seals", "23"[number]) for number, tab in enumerate((first, second))
    ]
    for requests in sent:
        assert requests, "something was sent"
        for words in ("minor", "serious", "choice", "salt"):
            assert [one for one in requests if words in one] == []
    round_ = held(record, WIDE)
    assert round_.unsealed == ()
    assert len(round_.missing) == 4
    mine = opened_codes(round_, kept_codes(files[0].read_bytes()), "The monitor")
    assert [one.code for one in mine] == ["minor", "minor"], "the commands open what the browser sealed"

    first.open(f"{place}/sheet")
    sound(first, "reveal")
    assert first.page.input_value("[name=openers]") == files[0].read_text(encoding="utf-8")
    first.page.click("[data-reveal] button")
    first.page.wait_for_url("**done=recorded*")
    first.page.wait_for_selector("html[data-at]")
    assert first.page.evaluate("localStorage.length") == second.page.evaluate("localStorage.length") - 2
    assert held(record, WIDE).missing != ()
    second.open(f"{place}/sheet")
    second.page.fill("[name=openers]", "")
    second.page.set_input_files("[name=file]", files[1])
    second.page.click("[data-reveal] button")
    second.page.wait_for_url("**done=recorded*")
    assert held(record, WIDE).missing == ()
    codes = [dict(one.codes) for one in held(record, WIDE).items.values()]
    assert codes == [{"The monitor": "minor", "Ana Silva": "serious"}] * 2


def watched(tab: Any) -> list[str]:
    """All that a tab asks for and sends from now on, as it is sent."""
    found: list[str] = []
    tab.page.on("request", lambda request: found.append(f"{request.url} {request.post_data or ''}"))
    return found


def sealed_all(tab: Any, place: str, file: Path, number: str) -> Path:
    """Code both items under seals by keys, keep the file, and send the seals."""
    tab.page.set_default_timeout(20_000)
    page = tab.open(f"{place}/sheet")
    page.wait_for_selector("[data-shown]")
    keyed(tab, number)
    page.wait_for_selector("[data-shown='1']")
    assert page.is_disabled("[data-send] button"), "nothing is sent that is in no file"
    page.keyboard.press(number)
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-shown='2']")
    assert page.is_disabled("[data-send] button")
    with page.expect_download() as download:
        page.click("[data-save]")
    download.value.save_as(file)
    assert tab.faults() == []
    assert tab.overflow() == []
    tab.picture("coding-sealing")
    page.click("[data-send] button")
    page.wait_for_url("**done=coded-all*")
    return file


def test_without_scripts_a_sealed_sheet_takes_seals_and_no_code(
    tabs: Tabs, signed_in: Tabs, people: FastAPI, record: Path
) -> None:
    place = posted(signed_in("reviewer"), people, sealed="yes")
    coder = tabs("monitor", script=False, width=390)
    page = coder.open(f"{place}/sheet")
    assert not page.is_visible("input[type=radio]"), "no code can be entered"
    assert "scripts are off" in page.inner_text("main")
    page.click("[data-paste] summary")
    item = next(iter(held(record).items))
    page.fill("[name=seals]", f"{item} {'a' * 64}")
    page.click("[data-send] button")
    page.wait_for_url("**item=*")
    assert held(record).items[item].seals == {"The monitor": "a" * 64}


def test_where_the_browser_can_make_no_seals_the_sheet_says_so(tabs: Tabs, signed_in: Tabs, people: FastAPI) -> None:
    place = posted(signed_in("reviewer"), people, sealed="yes")
    coder = tabs("monitor")
    coder.page.add_init_script("Object.defineProperty(crypto, 'subtle', { value: undefined })")
    page = coder.open(f"{place}/sheet")
    assert "only over an encrypted connection" in page.inner_text("main [role=alert]")
    assert page.is_disabled("[data-choose]")
    assert page.is_enabled("[data-send] button"), "seals that were made elsewhere can be sent"
    assert coder.faults() == []


@pytest.mark.parametrize("kind", ["incidents", "matters", "statements", "reports"])
def test_whatever_an_item_says_it_stays_within_a_small_screen(
    kind: str, tabs: Tabs, signed_in: Tabs, people: FastAPI, record: Path
) -> None:
    place = posted(signed_in("reviewer"), people, size="50", kind=kind)
    coder = tabs("monitor", width=390)
    items = list(held(record).items)
    assert len(items) > 3
    for item in items[:8]:
        coder.open(f"{place}/sheet?item={item}")
        assert coder.overflow() == [], item
    assert coder.faults() == []
