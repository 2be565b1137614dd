"""Search in Chromium: as one types, and by the form alone."""

import os
from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("width", "scheme", "language"), [(1440, "light", "en"), (390, "dark", "ar")])
def test_results_come_as_one_types(tabs: Callable[..., Any], width: int, scheme: str, language: str) -> None:
    tab = tabs(width=width, scheme=scheme, language=language)
    page = tab.open("/search")
    page.fill("[name=q]", "arlo")
    page.wait_for_selector("html[data-searched='q=arlo']")
    assert page.locator("#results mark").count() > 3
    if folder := os.environ.get("TRUCEWATCH_SHOTS"):
        page.screenshot(path=f"{folder}/search-{width}-{scheme}.png", full_page=True)
    assert tab.faults() == []
    assert tab.overflow() == []
    page.fill("[name=q]", "nowordlikethis")
    page.wait_for_selector("#results .nothing")


def test_the_form_does_without_scripts(tabs: Callable[..., Any]) -> None:
    page = tabs(script=False).open("/search")
    page.fill("[name=q]", "دراسك")
    page.press("[name=q]", "Enter")
    page.wait_for_selector("#results mark")
