"""Time the review application on a large record with many users at once, beside a bare page of the same framework.

    python benchmarks/web.py [REPORTS [MATTERS [USERS [SECONDS [WORKERS]]]]] [--record FILE]

The record is composed (`composed.py`; kept and used again with `--record`) and the server is `trucewatch serve` as it
is. Printed are the time to the first page; the bytes of each first view; the processor time of each page, which depends
little on what else the machine does, also as a multiple of that of the bare page (another application of the framework
with one page in it, in the same processes); and of a decision and of the first pages after it.

Then there are users: connections of `wrk` (a compiled load tool), each signed in, that ask for pages one after the
other, once without a pause and once with one (a second on the mean; people take longer). For each kind of page there
are how many were answered, and the median and 95th percentile of two times: that in the server, from a request being
read to its answer being handed on, waiting for others included (`Server-Timing`), and that which clients see. The last
line is memory (PSS, so that what processes share counts once).
"""

import argparse
import os
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from composed import compose

from trucewatch.web.people import Accounts, Passwords, Sessions, open_people
from trucewatch.web.people.tables import people_place
from trucewatch.web.permissions import Role

READY_SECONDS = float(os.environ.get("READY_SECONDS", "3600"))
"""For how long the search index is waited for."""

ROUNDS = 15
"""How often each page is asked for where its processor time is measured."""

PASSWORD = "nine grey pelicans"  # noqa: S105 - of this benchmark
SERVER = """
import sys, time
from fastapi import FastAPI
from starlette.responses import HTMLResponse
import trucewatch.web, trucewatch.web.app as web
from trucewatch.cli import main
bare = FastAPI()
@bare.get("/bare", response_class=HTMLResponse)
def page() -> str:
    return "<!DOCTYPE html><title>bare</title><h1>bare</h1>" + "<p>words</p>" * 400
class Timed:
    def __init__(self, app): self.app = app
    async def __call__(self, scope, receive, send):
        if scope["type"] != "http": return await self.app(scope, receive, send)
        began, start = time.perf_counter(), None
        async def sending(message):
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
            else:
                if start is not None:
                    spent = f"app;dur={(time.perf_counter() - began) * 1000:.2f}".encode()
                    start["headers"] = [*start["headers"], (b"server-timing", spent)]
                    await send(start)
                    start = None
                await send(message)
        await self.app(scope, receive, sending)
made = web.create_app
def timed(*given, **named):
    app = made(*given, **named)
    app.mount("/beside", bare)
    app.add_middleware(Timed)
    return app
trucewatch.web.create_app = timed
main(sys.argv[1:])
"""
LUA = """
local ffi = require("ffi")
ffi.cdef("typedef struct { long s; long ns; } moment; int clock_gettime(int, moment *);")
local held, pages, cookies = ffi.new("moment"), {PAGES}, {COOKIES}
local threads = 0
local function now() ffi.C.clock_gettime(1, held); return tonumber(held.s) * 1000 + tonumber(held.ns) / 1e6 end
function setup(thread) threads = threads + 1; thread:set("seed", threads) end
function init()
  math.randomseed(seed * 7919)
  wrk.headers["cookie"] = "trucewatch=" .. cookies[(seed - 1) % #cookies + 1]
  wrk.headers["accept-encoding"] = "gzip"
end
if PAUSE > 0 then
  function delay() return math.floor(-PAUSE * math.log(1 - math.random())) end
end
function request()
  local page = pages[math.random(#pages)]
  local path = page[2]:gsub("#(%d+)", function(most) return math.random(0, most - 1) end)
  path = path:gsub("@(%d+)", function(most) return string.format("%06d", math.random(0, most - 1)) end)
  name, began = page[1], now()
  return wrk.format("GET", path)
end
function response(status, headers)
  local spent = (headers["server-timing"] or ""):match("dur=([%d.]+)") or "-1"
  io.write(string.format("one %s %d %s %.2f\\n", name, status, spent, now() - began))
end
"""
"""One thread of `wrk` is one user with one connection, as a script there is a thread's and no connection's."""


def pages(reports: int, matters: int) -> dict[str, str]:
    """The kinds of pages: `#N` stands for a number below N, `@N` for one of six digits."""
    return {
        "bare": "/beside/bare",
        "inbox": "/inbox?page=#20",
        "inbox-state": "/inbox?state=open&kind=allegation&page=#5",
        "inbox-words": "/inbox?q=Arn#30",
        "reports": "/reports?page=#20",
        "report": f"/reports/report-@{reports}",
        "matters": "/matters?page=#20",
        "matter": f"/matters/matter-#{matters}",
        "incidents": "/incidents?page=#20",
        "agreements": "/agreements",
        "commitments": "/commitments",
        "figures": "/figures?page=#3",
        "map": "/map?page=#20",
        "areas": "/map/areas",
        "search": "/search?q=Arn#300",
        "brief": "/brief",
    }


def main() -> None:
    """Compose, serve, ask, print."""
    given = argparse.ArgumentParser()
    for name, value in (("reports", 10_000), ("matters", 1_000), ("users", 20), ("seconds", 20), ("workers", 2)):
        given.add_argument(name, type=int, nargs="?", default=value)
    given.add_argument("--record", type=Path)
    asked = given.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "large.truce"
        kept = asked.record or record
        began = time.perf_counter()
        if not kept.exists():
            compose(kept, asked.reports, asked.matters)
            print(
                f"{asked.reports:,} reports, {asked.matters:,} matters composed in {time.perf_counter() - began:.0f} s"
            )
        if kept != record:
            for one in kept.parent.glob(f"{kept.name}*"):
                shutil.copy(one, record.with_name(one.name.replace(kept.name, record.name)))
        with serving(record, asked.workers, asked.users) as server:
            server.first_views(asked.reports, asked.matters)
            server.work(pages(asked.reports, asked.matters))
            server.decide()
            for pause in (0, 1_000):
                server.load(asked.users, asked.seconds, pause, pages(asked.reports, asked.matters))
            server.memory()
        view = record.with_name(f"{record.name}.view")
        if kept != record and view.exists():
            shutil.copy(view, kept.with_name(f"{kept.name}.view"))


class Server:
    """A server that runs, and the sessions of the people who use it."""

    def __init__(self, process: subprocess.Popen[bytes], address: str, cookies: list[str]) -> None:
        self.process = process
        self.address = address
        self.cookies = cookies

    def browser(self) -> httpx.Client:
        """A client with the session of the first of them."""
        return httpx.Client(base_url=self.address, timeout=1800, cookies={"trucewatch": self.cookies[0]})

    def first_views(self, reports: int, matters: int) -> None:
        """Print how long the first view of each kind of page takes, and how many bytes."""
        with self.browser() as browser:
            for name, path in pages(reports, matters).items():
                began = time.perf_counter()
                answer = browser.get(re.sub("#[0-9]+", "1", re.sub("@[0-9]+", "000001", path)))
                spent = time.perf_counter() - began
                assert answer.status_code == 200, (path, answer.status_code)
                print(f"first {name:12} {spent:8.3f} s   {weight(browser, answer) / 1000:6.1f} kB with what it loads")
            until = time.perf_counter() + READY_SECONDS
            while building := "being made ready" in browser.get("/search?q=qqqqq").text:
                if time.perf_counter() > until:
                    break
                time.sleep(2)
        print(
            "the search index is still being made: it takes a part of the processors\n" if building else "", flush=True
        )

    def work(self, asked: dict[str, str]) -> None:
        """Print how much processor time a page takes, all processes together, asked for one after the other."""
        print("processor time of a page, in ms, beside the bare page's; without that of the process that searches")
        bare = 0.0
        with self.browser() as browser:
            for name, path in asked.items():
                addresses = drawn(path, ROUNDS)
                before = self._spent()
                for one in addresses:
                    browser.get(one)
                taken = (self._spent() - before) / ROUNDS
                bare = bare or taken
                print(f"{name:12} {taken:7.1f}   {taken / bare:5.1f} times the bare page", flush=True)

    def _spent(self) -> float:
        """The processor time of the processes that answer pages, so far, in ms."""
        told = [
            (task / "schedstat").read_text().split()[0]
            for one in family(self.process.pid)[1:] or [self.process.pid]
            for task in Path(f"/proc/{one}/task").iterdir()
        ]
        return sum(map(int, told)) / 1e6

    def decide(self) -> None:
        """Print how long decisions take, and the first pages after one."""
        with self.browser() as browser:
            taken, after = [], defaultdict(list)
            for number in range(5):
                page = browser.get(f"/matters/matter-{number * 20 + 1}")
                csrf = re.search(r'<meta name="csrf" content="([^"]+)"', page.text)
                seen = re.search(r'name="seen" value="(\d+)"', page.text)
                assert csrf is not None
                assert seen is not None
                fields = {"csrf": csrf[1], "seen": seen[1], "verification": "observed", "reason": "seen from the road"}
                began = time.perf_counter()
                answer = browser.post(f"/matters/matter-{number * 20 + 1}/assess", data=fields)
                taken.append(time.perf_counter() - began)
                assert answer.status_code == 303, answer.status_code
                for path in ("/inbox", "/incidents", "/agreements", "/figures", "/map", "/search?q=Arn7", "/brief"):
                    began = time.perf_counter()
                    browser.get(path)
                    after[path].append(time.perf_counter() - began)
        print(f"a decision {statistics.median(taken) * 1000:.0f} ms; the first page after one, in ms (median of five):")
        print("   ".join(f"{path} {statistics.median(found) * 1000:.0f}" for path, found in after.items()), flush=True)

    def load(self, users: int, seconds: int, pause: int, asked: dict[str, str]) -> None:
        """Let so many users ask for pages, and print what they waited."""
        listed = ", ".join(f'{{"{name}", "{path}"}}' for name, path in asked.items())
        cookies = ", ".join(f'"{one}"' for one in self.cookies)
        script = LUA.replace("{PAGES}", f"{{{listed}}}").replace("{COOKIES}", f"{{{cookies}}}")
        with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
            file.write(script.replace("PAUSE", str(pause)))
            file.flush()
            command = ["wrk", f"-t{users}", f"-c{users}", f"-d{seconds}s", "--timeout", "60s", "-s", file.name]
            said = subprocess.run([*command, self.address], capture_output=True, text=True, check=True).stdout
        times: dict[str, tuple[list[float], list[float]]] = defaultdict(lambda: ([], []))
        for name, status, server, client in re.findall(r"^one (\S+) (\d+) (\S+) (\S+)$", said, re.MULTILINE):
            assert status == "200", (name, status)
            times[name][0].append(float(server))
            times[name][1].append(float(client))
        pages_a_second = sum(len(one[0]) for one in times.values()) / seconds
        print(f"\n{users} users at once for {seconds} s, a pause of {pause} ms: {pages_a_second:.0f} pages a second")
        for name in asked:
            inside, outside = (f"{middle(one):7.1f} {late(one):7.1f}" for one in times[name])
            print(f"{name:12} {len(times[name][0]):6} answered   in the server {inside}   for clients {outside}  (ms)")
        sys.stdout.flush()

    def memory(self) -> None:
        """Print how much memory all processes take together."""
        found = 0
        for one in family(self.process.pid):
            told = Path(f"/proc/{one}/smaps_rollup").read_text()
            found += int(re.findall(r"^Pss:\s+(\d+) kB", told, re.MULTILINE)[0])
        print(f"\n{found / 1e6:.2f} GB of memory, all processes together")


def drawn(path: str, count: int) -> list[str]:
    """Return so many addresses of a kind, the same each time."""
    draw = random.Random(7)  # noqa: S311 - nothing is to be kept secret

    def number(found: re.Match[str]) -> str:
        chosen = draw.randrange(int(found[1]))
        return f"{chosen:06d}" if found[0].startswith("@") else str(chosen)

    return [re.sub("[#@]([0-9]+)", number, path) for _ in range(count)]


def middle(found: list[float]) -> float:
    """Return the median."""
    return statistics.median(found) if found else -1


def late(found: list[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(found, n=20)[18] if len(found) > 1 else -1


def family(process: int) -> list[int]:
    """Return a process and those that it started."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [process, *(int(one) for one in children)]


def weight(browser: httpx.Client, page: httpx.Response) -> int:
    """Return how many bytes a first view takes as they are sent: the page, and what it loads before it is shown."""
    files = re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text)
    return page.num_bytes_downloaded + sum(browser.get(one).num_bytes_downloaded for one in dict.fromkeys(files))


@contextmanager
def serving(record: Path, workers: int, users: int) -> Iterator[Server]:
    """Start a server, and print how long it takes until the first page."""
    engine = open_people(people_place(record))
    accounts = Accounts(engine, Passwords(1, 64))
    sessions = Sessions(engine, hours=12, idle_minutes=120)
    people = [
        accounts.add(name=f"Person {at}", login=f"person{at}", password=PASSWORD, roles=list(Role))
        for at in range(users)
    ]
    cookies = [sessions.begin(one.id) for one in people]
    engine.dispose()
    port = 8700 + os.getpid() % 200
    began = time.perf_counter()
    command = [sys.executable, "-c", SERVER, "serve", str(record), "--port", str(port), "--workers", str(workers)]
    process = subprocess.Popen(command)
    server = Server(process, f"http://127.0.0.1:{port}", cookies)
    try:
        with server.browser() as browser:
            while True:
                try:
                    browser.get("/inbox")
                    break
                except httpx.TransportError:
                    assert process.poll() is None, "the server is gone"
                    time.sleep(0.2)
        print(f"first page {time.perf_counter() - began:.1f} s after the start, {workers} workers", flush=True)
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


if __name__ == "__main__":
    main()
