"""Hostile words in every place where words of others are shown: nothing runs, nothing is fetched, no page breaks."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.web.canaries import canaries
from tests.web.conftest import write_case

from trucewatch.codebook import Codebook
from trucewatch.register import open_record
from trucewatch.register.deciding import judgement_draft
from trucewatch.web.areas import AREAS
from trucewatch.web.permissions import declared

pytestmark = pytest.mark.browser

HOSTILE = (
    "</title></script><script>window.ran=1</script><img src=x onerror=window.ran=1>"
    "<a href=javascript:window.ran=1>{{7*7}}</a>'\" onmouseover='window.ran=1' \u202ereversed\u202c \u2066held "
    "\u0000\u0007\u200b\ufeff العربية עברית " + "unbroken" * 120
)
PAGES = [route.path for area in AREAS for route, _ in declared(area.router.routes) if "GET" in route.methods]
FETCHED = ("/export/", "/brief/draft/", "/brief/released/", "/files/", "/admin/checkpoints/", "/health")
"""What a browser keeps as a file rather than shows."""


@pytest.fixture
def record(kestria: Any, codebook: Codebook, tmp_path: Path) -> Path:
    """The case with hostile titles, names and outlets, and a hostile decision of every family."""
    reports = {key: msgspec.structs.replace(one, title=HOSTILE, outlet=HOSTILE) for key, one in kestria.reports.items()}
    actors = {key: msgspec.structs.replace(one, name=HOSTILE) for key, one in kestria.actors.items()}
    matters = {key: msgspec.structs.replace(one, title=HOSTILE) for key, one in kestria.matters.items()}
    path = tmp_path / "hostile.truce"
    with open_record(path, create=True) as recorder:
        write_case(recorder, replace(kestria, reports=reports, actors=actors, matters=matters), codebook)
        about = next(iter(matters)), tuple(list(kestria.statements)[-2:])
        for one in canaries(*about, words=HOSTILE):
            recorder.append([judgement_draft(one, by="<script>window.ran=1</script> Ana", reason=HOSTILE)])
    return path


def test_hostile_words_harm_no_page(tabs: Callable[..., Any], filled: Callable[[str], tuple[str, ...]]) -> None:
    tab = tabs()
    shown = [one for path in PAGES if not any(part in path for part in FETCHED) for one in filled(path)]
    wide = []
    widths = [1440, 390]
    for address in shown:
        page = tab.open(address)
        assert page.evaluate("window.ran === undefined"), address
        assert page.evaluate("document.querySelectorAll('[onerror], [onmouseover], a[href^=javascript]').length") == 0
        wide += [f"{address} {widths[0]}: {one}" for one in tab.overflow()]
        widths.reverse()  # the next page opens in the width in which this one is seen last
        page.set_viewport_size({"width": widths[0], "height": 900})
        wide += [f"{address} {widths[0]}: {one}" for one in tab.overflow()]
    assert wide == []
