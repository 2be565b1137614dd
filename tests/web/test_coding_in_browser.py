"""A round by the screens alone: opened, coded by keys by two people, measured, settled; under seals; on a phone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from trucewatch.register import View, open_record, read_range
from trucewatch.register.coding import round_named
from trucewatch.register.decided.coding import CodingRound

pytestmark = pytest.mark.browser

Tabs = Callable[..., Any]


def held(record: Path) -> CodingRound:
    with open_record(record, read_only=True) as recorder:
        return round_named(View.replay(read_range(recorder)), "severity, May")


def opened(tab: Any, *, sealed: bool = False) -> str:
    """Open a round of two items by the screens; return its address."""
    tab.page.set_default_timeout(20_000)
    page = tab.open("/incidents")
    page.click("main a[href='/coding']")
    page.click("main a[href='/coding/open']")
    page.fill("[name=name]", "severity, May")
    page.fill("[name=question]", "How bad was it?")
    page.fill("[name=codes]", "none\nminor\nserious")
    page.select_option("[name=level]", "ordinal")
    page.fill("[name=size]", "2")
    page.fill("[name=seed]", "7")
    for name in ("The monitor", "Ana Silva"):
        page.get_by_label(name).check()
    if sealed:
        page.check("[name=sealed]")
    page.fill("[name=reason]", "before the report for May")
    sound(tab, "open")
    page.click("main form button")
    page.wait_for_url("**/coding/round-*done=recorded*")
    return str(page.url.partition("?")[0]).removeprefix(tab.address)


def sound(tab: Any, name: str) -> None:
    """Look at a page in both widths: nothing serious for axe, nothing wider than the screen."""
    if not tab.scripted:
        return
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
    place = opened(lead)
    sound(lead, "progress")
    first.open("/inbox")
    first.page.click("main .waits a")
    first.page.wait_for_selector("html[data-at]")
    sound(first, "sheet")
    keyed(first, "2")
    assert "1 of 2" in first.page.inner_text("main header")
    first.page.keyboard.press("p")
    first.page.wait_for_url("**item=*")
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
