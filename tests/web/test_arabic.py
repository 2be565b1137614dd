"""Every page over a record with something of everything in it, in Arabic: no word of the program is left in English."""

import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.web import test_lines as lines
from tests.web.arabic import Sources, left_in_english
from tests.web.conftest import PASSWORD, Browser, add_people, served, settings_for
from tests.web.whole_record import Hands, make

from trucewatch.cli.serving import Pipeline
from trucewatch.codebook import Codebook
from trucewatch.register import View, open_record, read_range
from trucewatch.register.keys import new_key
from trucewatch.web import create_app
from trucewatch.web.areas import AREAS
from trucewatch.web.catalogue import catalogue
from trucewatch.web.permissions import declared

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples/moscow-talks"
KESTRIA = ROOT / "tests/stories/kestria"
MOST = 6  # pages of one route

ALLOWED = {
    "Natural Earth": "the name of those who draw the coastlines",
    "(serve --key FILE).": "a command as it is typed",
    "WebGL).": "the name of what a browser lacks",
    "WGS 84)": "the name of the system of coordinates",
    **dict.fromkeys(("LineString", "MultiLineString", "Polygon", "MultiPolygon: 1,000,000"), "words of GeoJSON"),
    "sources.tsv": "the name that the file must have",
    "Enter": "what is written on the key",
    **dict.fromkeys(
        (": total = killed:cumulative", "new = killed:new", "late = killed:late.", "date"), "typed as it is"
    ),
    **dict.fromkeys(("(https).", "https."), "the name of the protocol"),
}
"""What stays as it is, and why."""

SEARCHES = tuple(f"/search?q={word}" for word in ("ceasefire", "clash", "talks", "position", "letter"))
"""Words that are in titles of the program's, and in what was typed."""

CODEBOOK = ("/admin/codebook", "/admin/outlets")
"""Pages whose tables are the codebook's own cells, as whoever keeps it wrote them."""

NO_PAGES = ("/health", "/map/areas", "/map/lines/drawn", "/export/json", "/field-worker.js")

GETS = [
    (re.compile(re.sub(r"\{\w+\}", "[^/]+", route.path)), route.path)
    for area in AREAS for route, _ in declared(area.router.routes) if "GET" in route.methods
]  # fmt: skip


def route_of(address: str) -> str | None:
    """The route that answers an address."""
    path = address.partition("?")[0]
    fitting = [route for shape, route in GETS if shape.fullmatch(path)]
    return path if path in fitting else next(iter(fitting), None)


def links(page: str, address: str) -> Iterator[str]:
    """Where a page leads to within the application, and the fragments that its scripts ask for."""
    for found in re.findall(r'(?:href|data-part-of)="([^"#]+)', page):
        href = html.unescape(found)
        yield address.partition("?")[0] + href if href.startswith("?") else href
    report = re.fullmatch(r"/reports/([^/?]+)(?:\?.*)?", address)
    if report:
        yield from (f"/reports/{report[1]}/statements/{key}" for key in re.findall(r'data-s="([^" ]+)', page)[:2])


def own_words(page: str, address: str) -> str:
    """A page without what is no page of ours: the situation report as it is released, and the codebook's cells."""
    if address.startswith("/brief/"):
        page = re.sub(r'<div class="sheet".*?(?=<section aria-labelledby="h-decide"|</main>)', "", page, flags=re.S)
    if address.startswith(CODEBOOK):
        named = address.rpartition("/")[2]
        page = re.sub(r"<t[dh][ >].*?</t[dh]>|<h1 dir.*?</h1>", "", page, flags=re.S)
        page = page.replace(f"<title>{named} ·", "<title>").replace(f'aria-label="{named}"', "")
    return page


def reports(folder: Path) -> list[Path]:
    """The reports to be read: the example, the invented case without its marks, and files that are no reports."""
    folder.mkdir()
    for file in KESTRIA.glob("*.txt"):
        told = re.sub("⟦[^⟧]*⟧", "", file.read_text(encoding="utf-8"))
        (folder / f"{file.name.partition('.')[0]}.txt").write_text(told, encoding="utf-8")
    for name, data in (
        ("empty.txt", b""),
        ("scan.txt", b"%PDF-1.4"),
        ("cut.txt", b"Shells \xe2\x82"),
        ("a.txt", b"PK\3\4"),
    ):
        (folder / name).write_bytes(data)
    return [EXAMPLE, folder]


@pytest.mark.slow
def test_no_page_in_arabic_says_a_word_of_the_program_in_english(codebook: Codebook, tmp_path: Path) -> None:
    record, key, typed = tmp_path / "whole.truce", tmp_path / "key", list[str]()
    new_key(key)
    with open_record(record, create=True) as recorder:
        stages = Pipeline(codebook, record)
        stages.read(reports(tmp_path / "reports"), recorder)
        app = create_app(settings_for(record, signing_key=key), recorder, codebook, stages)
        add_people(app)
        with served(app) as place, Browser(base_url=place, timeout=60) as ana, \
                Browser(base_url=place, timeout=60) as monitor, Browser(base_url=place, timeout=60) as reviewer:  # fmt: skip
            for browser, login in ((ana, "ana"), (monitor, "monitor"), (reviewer, "reviewer")):
                browser.post("/sign-in", data={"login": login, "password": PASSWORD}, follow_redirects=False)
            monitor.cookies.set("trucewatch-language", "ar")  # who works in Arabic records no Arabic they did not type
            make(app, *(Hands(one, typed) for one in (ana, monitor, reviewer)), View.replay(read_range(recorder)))
            assert app.state.site.workshop.settled(120)
            stages.analyse(recorder)
            view = View.replay(read_range(recorder))
            assert not any("\u0600" <= char <= "\u06ff" for char in " ".join(reasons(view))), "no Arabic is recorded"
            names = [one.name for one in app.state.site.accounts.all()]
            ana.cookies.set("trucewatch-language", "ar")
            found, asked = walk(ana, Sources([*typed, *names, *texts(view, codebook)], VOCABULARY))
    assert {route for _, route in GETS} - set(asked) == {"/welcome"} - set(asked)
    assert found == {}, "\n".join(f"{words!r} at {where}" for words, where in found.items())


VOCABULARY = [str(text) for key, text in catalogue("en").texts.items() if key.startswith("words.position.")]
"""Words of the program that may stand in a report as well: alone they are no quotation."""


def reasons(view: View) -> list[str]:
    """What is recorded as why people decided; they typed no Arabic."""
    return [one.judgement.reason for one in view.judgements]


def texts(view: View, codebook: Codebook) -> Iterator[str]:
    """What words may be taken from: reports with their names, and names that the codebook knows."""
    yield from (one.content for one in view.texts.values())
    for one in view.reports.values():
        yield from (one.title or "", one.file, one.outlet or "")
    for actor in view.actors.values():
        yield from (actor.name, *actor.names)
    yield from (cell for row in codebook.rows("outlets") for cell in row.values())
    yield from ("first.txt", "second.txt", lines.NAME)  # a version's file is named by it


def walk(browser: Browser, sources: Sources) -> tuple[dict[str, str], Counter[str]]:
    """Follow every link, a few pages of each route; return the words left, with where, and how often routes were asked."""
    found: dict[str, str] = defaultdict(str)
    asked: Counter[str] = Counter()
    seen, waiting = set[str](), ["/", *SEARCHES, *(route for _, route in GETS if "{" not in route)]
    while waiting:
        address = waiting.pop(0)
        route = None if address in seen or not address.startswith("/") else route_of(address)
        seen.add(address)
        if route is None or asked[route] >= MOST:
            continue
        asked[route] += 1
        answer = browser.get(address)
        assert answer.status_code < 500, address
        if route in NO_PAGES or "text/html" not in answer.headers.get("content-type", "") or "{form}" in route:
            continue
        waiting += links(answer.text, address)
        for words, where in left_in_english(own_words(answer.text, address), sources):
            if words not in ALLOWED:
                found[words] = found[words] or f"{address} {where}"
    return dict(found), asked
