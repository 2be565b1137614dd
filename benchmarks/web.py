"""Time the review application on a large record with many users at once, beside a bare page of the same framework.

    python benchmarks/web.py [REPORTS [MATTERS [USERS [SECONDS]]]]

The record is composed (no stage reads anything), the server is its own process, and the users are threads of another
that ask for pages one after the other: lists, filters, reports, matters, and now and then a decision. Printed are, for
each kind of page, how many were answered, and the median and 95th percentile of the time, as clients see it.
"""

import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path

import httpx

from trucewatch.codebook import load
from trucewatch.model import (
    Account,
    Actor,
    ActorKind,
    ActorRef,
    Assessment,
    Basis,
    Block,
    Chain,
    Finding,
    Link,
    Matter,
    MatterKind,
    OccurrenceClaim,
    OccurrenceKind,
    Place,
    PlacePrecision,
    Precision,
    Published,
    Reading,
    Report,
    Responsibility,
    Span,
    Stance,
    Statement,
    Support,
    Text,
    Verification,
    When,
)
from trucewatch.register import (
    Results,
    View,
    analysis_draft,
    codebook_draft,
    open_record,
    read_range,
    reading_draft,
    report_draft,
)
from trucewatch.register.canonical import digest

SENTENCE = "Shells fell on the village of Arn{0} on day {1}, the district office said. "
PASSWORD = "nine grey pelicans"  # noqa: S105 - of this benchmark
OTHERS = {
    "incidents": "/incidents",
    "agreements": "/agreements",
    "commitments": "/commitments",
    "figures": "/figures",
    "map": "/map",
    "search": "/search?q=Arn7",
    "brief": "/brief",
}
SERVER = """
import sys, uvicorn
from pathlib import Path
from fastapi import FastAPI
from starlette.responses import HTMLResponse
from trucewatch.codebook import load
from trucewatch.register import open_record
from trucewatch.web import WebSettings, create_app
from trucewatch.web.permissions import Role
record, port = Path(sys.argv[1]), int(sys.argv[2])
bare = FastAPI()
@bare.get("/bare", response_class=HTMLResponse)
def page() -> str:
    return "<!DOCTYPE html><title>bare</title><h1>bare</h1>" + "<p>words</p>" * 400
with open_record(record) as recorder:
    app = create_app(WebSettings(record=record, password_cost=1, password_memory=64), recorder, load())
    app.state.site.accounts.add(name="Ana", login="ana", password=sys.argv[3], roles=list(Role))
    app.state.site.setup_token = None
    app.mount("/beside", bare)
    uvicorn.run(app, port=port, log_level="error")
"""


def compose(path: Path, reports: int, matters: int) -> None:
    """Write a record with so many reports, four statements each, gathered into so many matters."""
    codebook = load()
    actor = Actor(id="actor-office", name="district office", names=("district office",), kind=ActorKind.ORGANISATION)
    said = ActorRef(actor=actor.id, name="the district office")
    told: dict[int, list[str]] = defaultdict(list)
    with open_record(path, create=True) as recorder:
        recorder.append([codebook_draft(codebook.digest, codebook.names)])
        for first in range(0, reports, 500):
            drafts = []
            for number in range(first, min(first + 500, reports)):
                report, text, statements, data = _report(number, matters, said)
                for one in statements:
                    told[int(one.id.rsplit("-", 1)[1])].append(one.id)
                place = len(drafts)
                drafts += [
                    report_draft(report, text, data),
                    reading_draft(
                        Reading(report=report.id, statements=statements, actors=(actor,)), text, uses=(place,)
                    ),
                ]
            recorder.append(drafts)
        view = View.replay(read_range(recorder))
        draft = analysis_draft(view, _results(told, actor), codebook.digest, uses=(view.head,))
        assert draft is not None
        recorder.append([draft])


def _report(number: int, matters: int, said: ActorRef) -> tuple[Report, Text, tuple[Statement, ...], bytes]:
    chosen = [(number * 4 + part) % matters for part in range(4)]
    sentences = [SENTENCE.format(one, number % 28 + 1) for one in chosen]
    content = f"Report {number}\n\n" + "".join(sentences)
    data = content.encode()
    key = f"report-{number:06d}"
    start = content.index("Shells")
    statements = []
    for part, (one, words) in enumerate(zip(chosen, sentences, strict=True)):
        end = start + words.index(", the")
        day = f"2031-03-{number % 28 + 1:02d}"
        statements.append(
            Statement(
                id=f"statement-{number}-{part}-{one}", report=key, span=Span(start=start, end=end),
                text=content[start:end], direct=False, attribution=(Link(actor=said, cue="said"),),
                stance=Stance.ASSERTS, claim=OccurrenceClaim(kind=OccurrenceKind.SHELLING),
                when=When(start=day, end=day, precision=Precision.DAY, words=f"day {number % 28 + 1}"),
                where=Place(name=f"Arn{one}", lat=None, lon=None, precision=PlacePrecision.TOWN, words=f"Arn{one}"),
            )
        )  # fmt: skip
        start += len(words)
    published = Published(date=f"2031-03-{number % 28 + 1:02d}", precision=Precision.DAY, basis=Basis.METADATA)
    report = Report(
        id=key, file=f"{number}.txt", sha256=digest(data), size=len(data), outlet=f"Outlet {number % 97}",
        title=f"Report {number}", language="en", published=published,
    )  # fmt: skip
    text = Text(content=content, blocks=(Block(start=content.index("Shells"), end=len(content)),), asides=())
    return report, text, tuple(statements), data


def _results(told: dict[int, list[str]], actor: Actor) -> Results:
    chains = {
        one: Chain(id=f"chain-{one}", statements=tuple(keys), origin="district office") for one, keys in told.items()
    }
    matters = tuple(
        Matter(
            id=f"matter-{one}", kind=MatterKind.INCIDENT, title=f"Shelling at Arn{one}",
            accounts=(Account(chain=f"chain-{one}", statements=tuple(keys[:40])),),
        )
        for one, keys in told.items()
    )  # fmt: skip
    assessments = tuple(
        Assessment(
            matter=one.id, support=Support(outlets=("Outlet 1",), chains=(f"chain-{one.id}",), principals=("office",)),
            verification=Verification.SINGLE_CHAIN, finding=Finding.NO_FINDING,
            responsibility=Responsibility.UNATTRIBUTED, because="one chain", rule="single-chain",
        )
        for one in matters
    )  # fmt: skip
    return Results(actors=(actor,), chains=tuple(chains.values()), matters=matters, assessments=assessments)


def main() -> None:
    """Compose, serve, ask, print."""
    given = [int(word) for word in sys.argv[1:]]
    reports, matters, users, seconds = (given + [10_000, 1_000, 20, 20][len(given) :])[:4]
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "large.truce"
        began = time.perf_counter()
        compose(record, reports, matters)
        print(f"{reports:,} reports, {matters:,} matters composed in {time.perf_counter() - began:.0f} s")
        port = 8700 + os.getpid() % 200
        server = subprocess.Popen([sys.executable, "-c", SERVER, str(record), str(port), PASSWORD])
        try:
            _ask(f"http://127.0.0.1:{port}", reports, matters, users, seconds)
            status = Path(f"/proc/{server.pid}/status")
            if status.exists():
                print(*re.findall(r"(VmHWM):\s+(\d+ kB)", status.read_text())[0], "of memory at most")
        finally:
            server.terminate()
            server.wait()


def _ask(address: str, reports: int, matters: int, users: int, seconds: int) -> None:
    began = time.perf_counter()
    while True:
        try:
            httpx.get(f"{address}/health")
            break
        except httpx.TransportError:
            time.sleep(0.2)
    with _browser(address) as first:
        for path in ("/inbox", "/reports", "/matters", "/reports/report-000000", "/matters/matter-0", *OTHERS.values()):
            asked = time.perf_counter()
            answer = first.get(path, timeout=600)
            spent = time.perf_counter() - asked
            print(f"first {path}: {answer.status_code} after {spent:.2f} s, {_weight(first, answer) / 1000:.0f} kB")
    print(f"serving and warm after {time.perf_counter() - began:.0f} s")
    times: dict[str, list[float]] = defaultdict(list)
    until = time.perf_counter() + seconds
    threads = [
        threading.Thread(target=_user, args=(address, number, until, times, reports, matters))
        for number in range(users)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"\n{users} users at once for {seconds} s")
    for name, found in sorted(times.items()):
        cuts = statistics.quantiles(found, n=20) if len(found) > 1 else [found[0]] * 19
        print(
            f"{name:12} {len(found):6} answered   median {statistics.median(found) * 1000:7.1f} ms   "
            f"p95 {cuts[18] * 1000:7.1f} ms"
        )


def _weight(browser: httpx.Client, page: httpx.Response) -> int:
    """Return how many bytes a first view takes as they are sent: the page, and what it loads before it is shown."""
    files = re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text)
    return page.num_bytes_downloaded + sum(browser.get(one).num_bytes_downloaded for one in dict.fromkeys(files))


def _browser(address: str) -> httpx.Client:
    answer = httpx.post(f"{address}/sign-in", data={"login": "ana", "password": PASSWORD}, timeout=120)
    return httpx.Client(base_url=address, timeout=120, cookies=answer.cookies)


def _user(address: str, number: int, until: float, times: dict[str, list[float]], reports: int, matters: int) -> None:
    chance = random.Random(number)  # noqa: S311 - which page is asked for
    with _browser(address) as browser:
        while time.perf_counter() < until:
            name, path = _next(chance, reports, matters)
            began = time.perf_counter()
            answer = browser.get(path)
            times[name].append(time.perf_counter() - began)
            assert answer.status_code == 200, (path, answer.status_code)
            if name == "matter" and chance.random() < 0.05:
                _decide(browser, path, answer.text, times)
            time.sleep(chance.random() * 0.5)


def _next(chance: random.Random, reports: int, matters: int) -> tuple[str, str]:
    return chance.choice(
        [
            ("bare", "/beside/bare"),
            ("inbox", f"/inbox?page={chance.randrange(1, 20)}"),
            ("inbox state", f"/inbox?state=open&kind=allegation&page={chance.randrange(1, 5)}"),
            ("inbox words", f"/inbox?q=Arn{chance.randrange(30)}"),
            ("reports", f"/reports?page={chance.randrange(1, 20)}"),
            ("report", f"/reports/report-{chance.randrange(reports):06d}"),
            ("matters", f"/matters?page={chance.randrange(1, 20)}"),
            ("matter", f"/matters/matter-{chance.randrange(matters)}"),
            *OTHERS.items(),
        ]
    )


def _decide(browser: httpx.Client, path: str, page: str, times: dict[str, list[float]]) -> None:
    csrf = re.search(r'<meta name="csrf" content="([^"]+)"', page)
    seen = re.search(r'name="seen" value="(\d+)"', page)
    assert csrf is not None
    assert seen is not None
    fields = {"csrf": csrf[1], "seen": seen[1], "verification": "observed", "reason": "seen from the road"}
    began = time.perf_counter()
    browser.post(f"{path}/assess", data=fields)
    times["decision"].append(time.perf_counter() - began)


if __name__ == "__main__":
    main()
