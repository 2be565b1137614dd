"""Every main page by Tab alone: what can be used is reached, in the order in which it stands, and where one is shows."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

pytestmark = pytest.mark.browser

MAIN = (
    "/inbox", "/reports/{key}", "/matters", "/matters/{key}", "/incidents", "/incidents/{key}", "/incidents/new",
    "/agreements/{key}", "/commitments", "/figures", "/map", "/search?q=shelling", "/brief", "/reports/add", "/account",
    "/admin/people", "/admin/outlets", "/coding",
)  # fmt: skip

WANTED = """() => {
  // what somebody can use: one choice of several radio buttons is one stop
  const groups = new Set(), found = [];
  for (const one of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0'], canvas[tabindex]")) {
    if (one.disabled || one.type === "hidden" || one.closest("[hidden], [inert]") || one.tabIndex < 0) continue;
    if (one.closest("details:not([open])") && !(one.matches("summary") && one.parentElement.parentElement.closest("details:not([open])") === null)) continue;
    if (!one.checkVisibility({ visibilityProperty: true })) continue;
    if (one.type === "radio") {
      const group = `${one.form?.id} ${one.name}`;
      const chosen = [...document.getElementsByName(one.name)].find((other) => other.checked && other.form === one.form);
      if (groups.has(group) || (chosen && chosen !== one)) continue;
      groups.add(group);
    }
    found.push(one);
  }
  return found.map((one, place) => {
    one.dataset.stop = place;
    const box = one.getBoundingClientRect();
    return {
      what: `${one.tagName.toLowerCase()} ${one.getAttribute("name") ?? ""} ${(one.textContent || one.getAttribute("aria-label") || "").trim().slice(0, 40)}`,
      box: [box.left, box.right, box.top, box.bottom],
      part: one.closest("aside, .panel, nav, header, .scroll, table, #map")?.outerHTML.slice(0, 80) ?? "",
    };
  });
}"""

AT = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  const seen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return {
    stop: one.dataset.stop === undefined ? -1 : Number(one.dataset.stop),
    skip: one.classList.contains("skip"),
    outlined: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none",
    seen,
    what: `${one.tagName.toLowerCase()} ${one.getAttribute("name") ?? ""} ${(one.textContent || one.getAttribute("aria-label") || "").trim().slice(0, 40)}`,
  };
}"""


BEGIN = f"""() => {{
  document.activeElement?.blur();
  getSelection().removeAllRanges();
  scrollTo(0, 0);
  window.walked = [];
  // each press tells where the one before it has led, before it leads on
  addEventListener("keydown", (event) => event.key === "Tab" && walked.push(({AT})()), true);
}}"""


def stops(page: Any, many: int) -> list[dict[str, Any]]:
    """Where Tab leads, held down from the top of the page until it leaves it."""
    page.evaluate(BEGIN)
    for _ in range(4):
        for _ in range(many + 5):
            page.keyboard.down("Tab")
        found = page.evaluate("walked")[1:]
        for place, at in enumerate(found):
            if at is None or (place and at["stop"] == found[0]["stop"]):
                page.keyboard.up("Tab")
                return list(found[:place])
    raise AssertionError(f"Tab never leaves the page: {found[-3:]}")


def backwards(there: list[dict[str, Any]], language: str) -> list[str]:
    """What stands before the one that leads to it, on the same line or above it, within one part of a page."""
    found = []
    for one, after in pairwise(there):
        if one["part"] != after["part"]:
            continue
        (left, right, top, bottom), (to_left, to_right, to_top, to_bottom) = one["box"], after["box"]
        beside = to_left >= right - 1 if language == "en" else to_right <= left + 1
        if to_bottom <= top + 1 and not beside:
            found.append(f"above: {one['what']} leads to {after['what']}")
        line = min(bottom, to_bottom) - max(top, to_top) > min(bottom - top, to_bottom - to_top) / 2
        if line and (to_right <= left + 1 if language == "en" else to_left >= right - 1):
            found.append(f"against the reading: {one['what']} leads to {after['what']}")
    return found


@pytest.mark.parametrize(("width", "language"), [(1440, "en"), (390, "ar")])
def test_tab_reaches_everything_in_order(
    tabs: Callable[..., Any], filled: Callable[[str], tuple[str, ...]], width: int, language: str
) -> None:
    tab = tabs(width=width, language=language)
    faults: list[str] = []
    for path in MAIN:
        page = tab.open(filled(path)[0] if "{" in path else path)
        there = page.evaluate(WANTED)
        many = len(there)
        walked = stops(page, many)
        told = [one for one in walked if one["stop"] >= 0]
        missed = sorted(set(range(many)) - {one["stop"] for one in told})
        for place in missed:
            one = page.locator(f"[data-stop='{place}']").first
            faults.append(f"{path}: not reached: {one.evaluate('one => one.outerHTML.slice(0, 160)')}")
        numbers = [one["stop"] for one in told]
        if numbers != sorted(numbers):
            back = next(place for place in range(1, len(numbers)) if numbers[place] < numbers[place - 1])
            faults.append(f"{path}: out of order at {told[back]['what']}")
        if not walked[0]["skip"]:
            faults.append(f"{path}: the first stop is {walked[0]['what']}")
        faults += [f"{path}: {one}" for one in backwards(there, language)]
        faults += [f"{path}: no outline on {one['what']}" for one in walked if not one["outlined"]]
        faults += [f"{path}: not on the screen: {one['what']}" for one in walked if not one["seen"]]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("language", "script"), [("en", True), ("ar", False)])
def test_where_one_is_stands_in_the_row_of_parts(tabs: Callable[..., Any], language: str, script: bool) -> None:
    tab = tabs(width=390, language=language, script=script)
    paths = tab.open("/inbox").locator(".tabs a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert len(paths) > 9
    for path in paths:
        inside = """() => {
          const part = document.querySelector(".tabs [aria-current]").getBoundingClientRect();
          const row = document.querySelector(".tabs ul").getBoundingClientRect();
          return part.left >= row.left - 1 && part.right <= row.right + 1;
        }"""
        assert tab.open(path).evaluate(inside), path
        if script:  # a screen that is turned
            tab.look(1440, "light")
            tab.look(320, "light")
            tab.page.wait_for_function(inside)
            tab.look(390, "light")


def test_escape_folds_a_form_and_leads_back_and_what_was_typed_stays(
    tabs: Callable[..., Any], samples: dict[str, tuple[str, ...]]
) -> None:
    page = tabs().open(samples["/reports/{key}"][1])
    page.keyboard.press("c")
    reason = page.locator("#panel details.act[open] textarea[name=reason]").first
    reason.fill("half of it")
    page.keyboard.press("Escape")
    assert page.locator("#panel details.act[open]").count() == 0
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    assert reason.input_value() == "half of it"
    assert reason.is_visible()


def test_the_skip_link_leads_to_what_the_page_is_about(tabs: Callable[..., Any]) -> None:
    page = tabs().open("/inbox")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
