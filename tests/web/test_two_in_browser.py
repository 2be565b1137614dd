"""Two people at one matter in two browsers: both are told, and what each wrote is still there."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from trucewatch.register import View, open_record, read_range

pytestmark = pytest.mark.browser


def test_both_are_told_and_both_reasons_are_kept(tabs: Callable[..., Any], record: Path) -> None:
    first, second = tabs("reviewer"), tabs("ana", width=390, scheme="dark", language="ar")
    for tab in (first, second):
        tab.open("/matters/matter-drask")
    form = "form[action$='/assess'] "
    first.page.select_option(f"{form}[name=verification]", "discounted")
    first.page.fill(f"{form}[name=reason]", "the witness took it back")
    first.page.click(f"{form}button")
    first.page.wait_for_url("**done=recorded*")
    second.page.select_option(f"{form}[name=verification]", "verified")
    second.page.fill(f"{form}[name=reason]", "كنت هناك ورأيت")
    second.page.click(f"{form}button")
    second.page.wait_for_selector("[role=alert]")
    told = second.page.inner_text("main")
    assert "the witness took it back" in told
    assert "كنت هناك ورأيت" in told
    assert "متحقَّق منه" in told, "what was chosen, in the words of the interface"
    assert "/matters/" not in told
    assert second.faults() == []
    assert second.overflow() == []
    second.picture("overtaken")
    second.page.click("main .pair form button")
    second.page.wait_for_url("**done=recorded*")
    with open_record(record, read_only=True) as recorder:
        judged = View.replay(read_range(recorder)).judgements
    assert [one.judgement.reason for one in judged] == ["the witness took it back", "كنت هناك ورأيت"]


def test_whoever_comes_second_to_what_is_taken_is_told_by_whom(tabs: Callable[..., Any]) -> None:
    first, second = tabs("monitor"), tabs("reviewer", width=390)
    first.open("/inbox?kind=allegation")
    first.page.locator(".acts button").first.click()
    first.page.wait_for_url("**done=claimed*")
    second.open("/inbox?kind=allegation")
    assert "The monitor works on it" in second.page.inner_text("main")
    second.page.locator("[data-open]").first.click()
    second.page.wait_for_selector("h1")
    assert second.page.locator("form[action$='/assess']").count() == 0
    assert second.faults() == []
    second.picture("taken")
