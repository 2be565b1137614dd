"""Every page in Chromium: nothing serious for axe, nothing wider than the screen, in light and dark, wide and narrow."""

from collections.abc import Callable
from typing import Any

import pytest

from trucewatch.web.areas import AREAS
from trucewatch.web.permissions import declared

pytestmark = pytest.mark.browser

PAGES = [
    route.path for area in AREAS for route, _ in declared(area.router.routes) if "GET" in route.methods
    and route.path not in ("/health", "/welcome", "/map/areas", "/map/lines/drawn", "/field-worker.js") and "/statements/" not in route.path and "{form}" not in route.path and not route.path.startswith(("/export", "/admin/export"))
    and route.path != "/admin/checkpoints/{number}"
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [("en", (1440, "light"), (390, "dark")), ("ar", (390, "light"), (1440, "dark"))],
)
def test_every_page_is_sound(
    tabs: Callable[..., Any],
    filled: Callable[[str], tuple[str, ...]],
    language: str,
    first: tuple[int, str],
    second: tuple[int, str],
) -> None:
    tab = tabs(width=first[0], scheme=first[1], language=language)
    more = ("/no-such-page", "/inbox?q=nothing-fits-this")
    for path in (*(one for page in PAGES for one in filled(page)), *more):
        tab.look(*first)
        tab.open(path)
        assert tab.faults() == [], path
        assert tab.overflow() == [], path
        tab.look(*second)
        if language == "en":  # colours do not depend on the language
            assert tab.faults("color-contrast") == [], path
        assert tab.overflow() == [], path
        assert tab.page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
        assert tab.page.locator("h1").count() == 1, path
