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


# Each page is seen by all rules wide in one language and narrow in the other.
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
    but = () if language == "en" else ("color-contrast",)  # colours do not depend on the language
    more = ("/no-such-page", "/inbox?q=nothing-fits-this")
    for path in (*(one for page in PAGES for one in filled(page)), *more):
        tab.open(path)  # it is shown as the page before was seen last
        assert tab.faults(but=but) == [], path
        assert tab.overflow() == [], path
        first, second = second, first
        tab.look(*first)
        if language == "en":
            assert tab.faults("color-contrast") == [], path
        assert tab.overflow() == [], path
        direction, titles = tab.page.evaluate("[document.dir, document.querySelectorAll('h1').length]")
        assert direction == ("rtl" if language == "ar" else "ltr")
        assert titles == 1, path
