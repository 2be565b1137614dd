"""The reader and the lists in Chromium: clicks, keys, selected words, and the same without scripts."""

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser

SELECT = """key => {
  const marks = [...document.querySelectorAll('.m')].filter(one => one.dataset.s.split(' ').includes(key));
  const range = document.createRange();
  range.setStart(marks[0], 0);
  range.setEnd(marks[marks.length - 1], marks[marks.length - 1].childNodes.length);
  delete document.documentElement.dataset.selected;
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}"""


def told_in(kestria: Any, report: str) -> list[Any]:
    """The statements of a report in the order of their words."""
    return sorted(
        (one for one in kestria.statements.values() if one.report == report), key=lambda one: (one.span, one.id)
    )


def test_selected_words_become_the_characters_of_the_text(tabs: Callable[..., Any], kestria: Any) -> None:
    """In every report: Arabic, overlapping marks, control characters, code points beyond the first plane."""
    tab = tabs("monitor")
    for report in kestria.reports:
        page = tab.open(f"/reports/{report}")
        for one in told_in(kestria, report):
            page.evaluate(SELECT, one.id)
            page.wait_for_selector("html[data-selected]")
            page.wait_for_selector(f"html[data-selected='{one.span.start}-{one.span.end}']", timeout=3000)
            assert page.input_value("#n-start") == str(one.span.start)
            assert page.input_value("#n-end") == str(one.span.end)


def test_a_click_shows_who_says_it_and_the_other_accounts(tabs: Callable[..., Any], kestria: Any) -> None:
    page = tabs("reader").open(f"/reports/{kestria.statements['statement-hp-left'].report}")
    page.locator(".m", has_text="the general and his delegation").click()
    page.wait_for_selector("html[data-shown='statement-hp-left']")
    panel = page.locator("#panel")
    assert "SNA" in panel.inner_text()
    assert "Drask flew out shortly before midnight" in panel.inner_text()
    assert page.locator(".m.lit").count() == 1
    assert "s=statement-hp-left" in page.url
    assert panel.locator("form").count() == 0, "a reader corrects nothing"


def test_keys_go_through_the_statements_and_correct_and_reject(tabs: Callable[..., Any], kestria: Any) -> None:
    report = next(iter(kestria.reports))
    told = told_in(kestria, report)
    page = tabs("monitor").open(f"/reports/{report}")
    for one in told[:3]:
        page.keyboard.press("n")
        page.wait_for_selector(f"html[data-shown='{one.id}']")
    page.keyboard.press("p")
    page.wait_for_selector(f"html[data-shown='{told[1].id}']")
    page.keyboard.press("c")
    assert page.evaluate("document.activeElement.name") == "start"
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("x")
    assert page.evaluate("document.activeElement.name") == "reason"
    page.keyboard.type("a caption, no statement")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/*done=recorded*")
    assert "a caption, no statement" in page.locator(".gone").inner_text()


def test_without_scripts_the_same_is_done_by_links_and_forms(tabs: Callable[..., Any], kestria: Any) -> None:
    tab = tabs("monitor", script=False)
    page = tab.open(f"/reports/{next(iter(kestria.reports))}")
    page.locator(".m").first.click()
    page.wait_for_url("**s=statement-*")
    page.get_by_text("Reject this statement").click()
    page.fill("#r-reason", "not said")
    page.get_by_role("button", name="Record the rejection").click()
    page.wait_for_url("**done=recorded*")
    assert "not said" in page.locator(".gone").inner_text()


def test_a_list_is_worked_by_keys(tabs: Callable[..., Any]) -> None:
    page = tabs("reviewer").open("/inbox?kind=allegation")
    page.keyboard.press("j")
    page.keyboard.press("x")
    assert page.locator("input[name=matter]:checked").count() == 1
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/matters/*")


def test_hostile_words_do_nothing(tabs: Callable[..., Any], kestria: Any) -> None:
    tab = tabs()
    for path in ("/inbox", "/matters/matter-drask", *(f"/reports/{key}" for key in kestria.reports)):
        page = tab.open(path)
        assert "owned" not in page.title() or "<script>" in page.title()
        assert page.evaluate("document.querySelectorAll('main script, main img').length") == 0
        assert page.evaluate("document.scripts.length") == 1


def test_paper_shows_the_text_and_no_furniture(tabs: Callable[..., Any], kestria: Any) -> None:
    page = tabs("reader").open(f"/reports/{next(iter(kestria.reports))}")
    page.emulate_media(media="print")
    assert page.locator(".report-text").is_visible()
    assert not page.locator(".tabs").is_visible()
    assert not page.locator("#panel").is_visible()
