"""The invented case as a record, the application over it, people in every role, and a server that browsers reach."""

import importlib.util
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from trucewatch.codebook import Codebook, load
from trucewatch.model import Actor, Reading
from trucewatch.register import (
    Recorder,
    Results,
    View,
    analysis_draft,
    codebook_draft,
    open_record,
    read_range,
    reading_draft,
    report_draft,
    set_aside_draft,
)
from trucewatch.web import WebSettings, create_app
from trucewatch.web.permissions import Role

CASE = Path(__file__).parents[1] / "stories" / "kestria" / "case.py"
PASSWORD = "seven quiet herons"  # noqa: S105 - of people in tests only


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    """The shipped codebook."""
    return load()


@pytest.fixture(scope="session")
def case() -> ModuleType:
    """The module that builds the case."""
    if "kestria_case" not in sys.modules:
        spec = importlib.util.spec_from_file_location("kestria_case", CASE)
        assert spec is not None
        assert spec.loader is not None
        sys.modules["kestria_case"] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules["kestria_case"])
    return sys.modules["kestria_case"]


@pytest.fixture(scope="session")
def samples(kestria: Any) -> dict[str, tuple[str, ...]]:
    """For every route whose address has a gap: addresses of things in the case that fill it."""
    report = next(iter(kestria.reports))
    told = [key for key, one in kestria.statements.items() if one.report == report]
    matters = list(kestria.matters)
    incident = next(one.id for one in kestria.matters.values() if one.kind == "incident")
    return {
        "/reports/{key}": (f"/reports/{report}", f"/reports/{report}?s={told[0]}"),
        "/reports/{key}/statements/{statement}": (f"/reports/{report}/statements/{told[0]}",),
        "/reports/{key}/reject": (f"/reports/{report}/reject",),
        "/reports/{key}/correct": (f"/reports/{report}/correct",),
        "/reports/{key}/add-statement": (f"/reports/{report}/add-statement",),
        "/brief/draft": ("/brief/draft?start=2031-01-01&end=2031-12-31",),
        "/brief/draft/{form}": ("/brief/draft/html?start=2031-01-01&end=2031-12-31",),
        "/brief/released/{sha256}": (f"/brief/released/{'0' * 64}",),
        "/brief/released/{sha256}/{form}": (f"/brief/released/{'0' * 64}/html",),
        "/actors/{key}": tuple(f"/actors/{key}" for key in list(kestria.actors)[:2]),
        "/actors/{key}/apart": (f"/actors/{next(iter(kestria.actors))}/apart",),
        "/admin/people/{number}": ("/admin/people/1",),
        "/admin/people/{number}/password": ("/admin/people/1/password",),
        "/admin/codebook/{name}": ("/admin/codebook/cues", "/admin/codebook/outlets"),
        "/admin/checkpoints/{number}": ("/admin/checkpoints/1",),
        **incident_samples(incident),
        **board_samples(next(iter(kestria.agreements))),
        "/matters/{key}": (f"/matters/{matters[0]}", f"/matters/{matters[1]}"),
        "/matters/{key}/assess": (f"/matters/{matters[0]}/assess",),
        "/matters/{key}/judge": (f"/matters/{matters[0]}/judge",),
    }


CODING_ACTS = ("sheet", "code", "seal", "reveal", "close", "adjudicate")


def board_samples(agreement: str) -> dict[str, tuple[str, ...]]:
    """Addresses of an agreement that the reports of the case tell of, and of things that are not there."""
    acts = ("parties", "position", "date", "term", "strike", "text", "slot", "area", "join", "class", "cite", "part")
    return {
        "/agreements": ("/agreements", "/agreements?at=2031-03-02"),
        "/agreements/{key}": (f"/agreements/{agreement}", f"/agreements/{agreement}?at=2031-03-01"),
        "/agreements/{key}/differences": (f"/agreements/{agreement}/differences",),
        "/agreements/{key}/versions/{sha256}": (f"/agreements/{agreement}/versions/{'0' * 64}",),
        **{f"/agreements/{{key}}/{act}": (f"/agreements/{agreement}/{act}",) for act in acts},
        "/commitments/{key}": ("/commitments/commitment-none",),
        **{f"/commitments/{{key}}/{act}": (f"/commitments/none/{act}",) for act in ("score", "deadline", "evidence")},
        "/figures/{key}/withdraw": ("/figures/figure-none/withdraw",),
        "/map/lines/{key}/take-off": ("/map/lines/lines-none/take-off",),
        "/coding/{key}": ("/coding/round-none",),
        **{f"/coding/{{key}}/{act}": (f"/coding/round-none/{act}",) for act in CODING_ACTS},
    }


def incident_samples(incident: str) -> dict[str, tuple[str, ...]]:
    """Addresses of an incident that the reports of the case tell of."""
    acts = (
        "claim",
        "release",
        "reply",
        "inquire",
        "denied",
        "verify",
        "attribute",
        "find",
        "review",
        "answer",
        "publish",
    )
    return {
        "/incidents/matrix": ("/incidents/matrix", "/incidents/matrix?start=2031-01-01&end=2031-12-31"),
        "/incidents/new": ("/incidents/new", f"/incidents/new?again={incident}"),
        "/incidents/{key}": (f"/incidents/{incident}",),
        "/incidents/{key}/files/{sha256}": (f"/incidents/{incident}/files/{'0' * 64}",),
        **{f"/incidents/{{key}}/{act}": (f"/incidents/{incident}/{act}",) for act in acts},
    }


@pytest.fixture(scope="session")
def filled(samples: dict[str, tuple[str, ...]]) -> Callable[[str], tuple[str, ...]]:
    """Returns addresses for a route: its own, or where it has gaps the samples of it."""

    def fill(path: str) -> tuple[str, ...]:
        if "{" not in path:
            return samples.get(path, (path,))
        assert path in samples, f"tests/web/conftest.py needs samples of {path}"
        return samples[path]

    return fill


@pytest.fixture(scope="session")
def kestria(case: ModuleType) -> Any:
    """The whole case: five reports, 33 statements, hostile text."""
    return case.kestria()


def write_case(recorder: Recorder, view: Any, codebook: Codebook) -> None:
    """Put a view made by hand into a record, as reading would."""
    drafts: list[Any] = [codebook_draft(codebook.digest, codebook.names)]
    drafts += [set_aside_draft(one) for one in view.set_aside]
    actors: tuple[Actor, ...] = tuple(view.actors.values())
    for key, report in view.reports.items():
        text = view.texts[key]
        place = len(drafts)
        told = tuple(one for one in view.statements.values() if one.report == key)
        reading = Reading(report=key, statements=told, actors=actors)
        drafts += [
            report_draft(report, text, text.content.encode()),
            reading_draft(reading, text, uses=(place,)),
        ]
    recorder.append(drafts)
    recorded = View.replay(read_range(recorder))
    results = Results(
        actors=actors, derivations=tuple(view.derivations.values()), chains=tuple(view.chains.values()),
        matters=tuple(view.matters.values()), contradictions=tuple(view.contradictions.values()),
        refinements=view.refinements, updates=view.updates, assessments=tuple(view.assessments.values()),
        agreements=tuple(view.agreements.values()),
    )  # fmt: skip
    draft = analysis_draft(recorded, results, codebook.digest, uses=(recorded.head,))
    assert draft is not None
    recorder.append([draft])


@pytest.fixture(scope="session")
def case_file(kestria: Any, codebook: Codebook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case as a record in a file, to be copied."""
    path = tmp_path_factory.mktemp("case") / "case.truce"
    with open_record(path, create=True) as recorder:
        write_case(recorder, kestria, codebook)
    return path


@pytest.fixture
def record(case_file: Path, tmp_path: Path) -> Path:
    """A copy of the case's record that a test may write to."""
    path = tmp_path / "case.truce"
    path.write_bytes(case_file.read_bytes())
    return path


def settings_for(record: Path, **more: Any) -> WebSettings:
    """Settings with passwords that cost little."""
    return WebSettings(record=record, password_cost=1, password_memory=64, **more)


@pytest.fixture
def recorder(record: Path) -> Iterator[Recorder]:
    """The record, opened to be written to."""
    with open_record(record) as opened:
        yield opened


@pytest.fixture
def app(record: Path, recorder: Recorder, codebook: Codebook) -> FastAPI:
    """The application over the case."""
    return create_app(settings_for(record), recorder, codebook)


def add_people(app: FastAPI) -> None:
    """Make one person for each role, named by it, and one with every role."""
    site = app.state.site
    for role in Role:
        site.accounts.add(name=f"The {role}", login=role.value, password=PASSWORD, roles=[role])
    site.accounts.add(name="Ana Silva", login="ana", password=PASSWORD, roles=list(Role))


def token_of(page: str) -> str:
    """The token that a page's forms carry."""
    found = re.search(r'<meta name="csrf" content="([^"]+)">', page)
    assert found is not None, "no token in the page"
    return found[1]


class Browser(httpx.Client):
    """A client that sends forms as a browser does: with the token of the page it last saw."""

    def token(self) -> str:
        """A token as the forms of this browser's session carry it."""
        return token_of(self.get("/account").text)

    def fill(self, path: str, files: Any = None, /, **fields: Any) -> Any:
        """Send a form, with files where it carries any, and return where it leads."""
        return self.post(path, data={"csrf": self.token(), **fields}, files=files, follow_redirects=False)


@pytest.fixture
def people(app: FastAPI) -> FastAPI:
    """The application with people in it."""
    add_people(app)
    return app


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """Serve an application from a thread, at the address that is returned."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.005)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@contextmanager
def started(record: Path, *options: str, port: int) -> Iterator[tuple[subprocess.Popen[str], str, str]]:
    """`trucewatch serve` as a process that answers: the process, its address, and the set-up token that it printed."""
    command = [sys.executable, "-m", "trucewatch", "serve", str(record), "--port", str(port), *options]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    said = ""
    while "token=" not in said:
        line = server.stderr.readline()
        assert line, said
        said += line
    address = f"http://127.0.0.1:{port}"
    for _ in range(200):
        try:
            httpx.get(f"{address}/health")
            break
        except httpx.TransportError:
            time.sleep(0.05)
    yield server, address, said.split("token=")[1].split()[0]
    server.terminate()
    server.wait(30)
    server.stderr.close()


@pytest.fixture
def serving() -> Callable[..., Any]:
    """Serves an application from a thread, within a `with`."""
    return served


@pytest.fixture
def address(people: FastAPI) -> Iterator[str]:
    """Where the application with people in it is served."""
    with served(people) as found:
        yield found


@pytest.fixture
def signed_in(address: str) -> Iterator[Callable[..., Browser]]:
    """Signs somebody in by their login and returns their browser."""
    opened: list[Browser] = []

    def sign(login: str = "ana") -> Browser:
        browser = Browser(base_url=address, timeout=30)
        opened.append(browser)
        answer = browser.post("/sign-in", data={"login": login, "password": PASSWORD}, follow_redirects=False)
        assert answer.status_code == 303, answer.text
        return browser

    yield sign
    for one in opened:
        one.close()


CHROMIUM = Path("/usr/bin/chromium")
AXE = Path(__file__).parents[2] / "build/axe.min.js"
SHOTS = os.environ.get("TRUCEWATCH_SHOTS")
"""A folder to put a picture of every opened page into, for whoever looks at them."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """One headless browser."""
    if not CHROMIUM.exists():
        pytest.skip(f"no Chromium at {CHROMIUM}: no page is opened")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=str(CHROMIUM),
            args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--enable-unsafe-swiftshader"],
        )
        yield opened
        opened.close()


class Tab:
    """One tab with somebody signed in. `page` is Playwright's; `open` goes to an address of the application."""

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        self.address = address

    def open(self, path: str) -> Any:
        """Go to a page, wait for its scripts, and return Playwright's page."""
        answer = self.page.goto(f"{self.address}{path}")
        assert answer is not None
        assert answer.status < 500, f"{path}: {answer.status}"
        if self.page.evaluate("!!document.querySelector('script[src]')") and self.scripted:
            self.page.wait_for_selector("html[data-at]")
        self.picture(path.strip("/").replace("/", "-")[:40] or "front")
        return self.page

    scripted = True
    scheme = "light"

    def picture(self, name: str) -> None:
        """Keep a picture of the page, where pictures are wanted."""
        if SHOTS:
            named = f"{name}-{self.page.viewport_size['width']}-{self.scheme}.png"
            self.page.screenshot(path=str(Path(SHOTS) / re.sub(r"[?=&#:]", "-", named)), full_page=True)

    def look(self, width: int, scheme: str) -> None:
        """Show the page in another width and colours."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(color_scheme=scheme)
        self.scheme = scheme

    def faults(self, *rules: str, but: tuple[str, ...] = ()) -> list[str]:
        """What axe-core finds wrong with the page that is serious or critical, by these rules of it, or by all but some."""
        if not AXE.exists():
            pytest.skip("no axe-core: run `make setup` with npm")
        # evaluate runs outside the page's policy, as an extension would
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate(
            "([rules, but]) => axe.run(document, {resultTypes: ['violations'], ...(rules.length && {runOnly: rules}),"
            " rules: Object.fromEntries(but.map(rule => [rule, {enabled: false}]))}).then(result => result.violations)",
            [rules, but],
        )
        return [
            f"{one['id']}: {node['target']} {node.get('failureSummary', '')[:200]}"
            for one in found
            if one["impact"] in ("serious", "critical")
            for node in one["nodes"]
        ]

    def overflow(self) -> list[str]:
        """What is wider than the screen and cannot be scrolled by itself."""
        found: list[str] = self.page.evaluate(
            "[...document.querySelectorAll('body *')].filter(el => [el.getBoundingClientRect()].some(box =>"
            " document.dir === 'rtl' ? box.left < -1 : box.right > innerWidth + 1) && el.checkVisibility() && !el.closest('.scroll, .tabs, .skip, .vh')).map(el => el.tagName + '.' + el.className)"
        )
        return found


def session_of(address: str, login: str) -> dict[str, Any]:
    """The cookie that a browser holds once somebody is signed in; the form itself is used in the walk."""
    with Browser(base_url=address, timeout=30) as browser:
        answer = browser.post("/sign-in", data={"login": login, "password": PASSWORD}, follow_redirects=False)
        assert answer.status_code == 303, answer.text
        (cookie,) = browser.cookies.jar
        return {"name": cookie.name, "value": cookie.value, "url": address, "httpOnly": True, "sameSite": "Lax"}


@pytest.fixture
def tabs(chromium: Any, address: str) -> Iterator[Callable[..., Tab]]:
    """Opens tabs; at the end no page may have complained or asked for anything from elsewhere."""
    contexts, complaints, asked = [], [], []

    def opened(
        login: str | None = "ana",
        *,
        width: int = 1440,
        scheme: str = "light",
        script: bool = True,
        language: str = "en",
    ) -> Tab:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=script, locale=language,
            reduced_motion="reduce",
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on("request", lambda request: asked.append(request.url))
        tab = Tab(page, address)
        tab.scripted, tab.scheme = script, scheme
        if login is not None:
            context.add_cookies([session_of(address, login)])
        return tab

    opened.complaints = complaints  # type: ignore[attr-defined]
    yield opened
    for context in contexts:
        context.close()
    known = ("the server responded with a status of 4", "GL Driver Message")  # the second: of a browser without a card
    assert [one for one in complaints if not any(part in one for part in known)] == []
    assert {url for url in asked if not url.startswith((address, "data:", "blob:"))} == set()
