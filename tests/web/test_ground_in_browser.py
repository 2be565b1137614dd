"""Map, timeline and list in Chromium: one filter for all three, with and without scripts."""

import os
from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("width", "scheme", "language"), [(1440, "light", "en"), (390, "dark", "ar")])
def test_the_map_draws_areas_and_a_choice_filters_all_parts(
    tabs: Callable[..., Any], width: int, scheme: str, language: str
) -> None:
    tab = tabs(width=width, scheme=scheme, language=language)
    page = tab.open("/map")
    page.wait_for_selector("html[data-mapped]", timeout=30_000)
    assert page.locator("html").get_attribute("data-map") == "2"
    if folder := os.environ.get("TRUCEWATCH_SHOTS"):
        page.screenshot(path=f"{folder}/map-drawn-{width}-{scheme}-{language}.png", full_page=True)
    assert tab.faults() == []
    assert tab.overflow() == []
    all_rows = page.locator("#list .row").count()
    page.locator("#spots tbody a").first.click()
    page.wait_for_selector("html[data-linked*='at=']")
    assert 0 < page.locator("#list .row").count() < all_rows
    assert "at=" in page.url
    page.go_back()
    page.wait_for_selector("html[data-linked=all]")
    assert page.locator("#list .row").count() == all_rows
