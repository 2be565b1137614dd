"""The server as a process: killed in the middle of a request nothing is half done; long lists; files sent in."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from tests.web.conftest import PASSWORD, started

from trucewatch.codebook import Codebook
from trucewatch.model import SetAside
from trucewatch.register import Recorder, View, open_record, read_range
from trucewatch.register.check import check_file
from trucewatch.web import create_app
from trucewatch.web.configuration import WebSettings
from trucewatch.web.paging import holding, paged
from trucewatch.web.uploading import safe_name


@pytest.fixture
def process(record: Path) -> Iterator[tuple[subprocess.Popen[str], str, str]]:
    """`trucewatch serve` in its own process: the process, its address, and the set-up token that it printed."""
    with started(record, port=20000 + os.getpid() % 20000) as server:
        yield server


def test_a_server_killed_in_the_middle_leaves_nothing_half_done(
    process: tuple[subprocess.Popen[str], str, str], record: Path, kestria: Any
) -> None:
    server, address, token = process
    with httpx.Client(base_url=address, timeout=10) as browser:
        fields = {"token": token, "name": "Ana", "login": "ana", "password": PASSWORD, "again": PASSWORD}
        assert browser.post("/welcome", data=fields).status_code == 303
        page = browser.get("/inbox").text
        csrf, seen = re.search(r'name="csrf" content="([^"]+)', page), re.search(r'name="seen" value="(\d+)"', page)
        assert csrf is not None
        assert seen is not None
        incidents = re.findall(r'name="matter" value="(matter-[^"]+)"', page)
        assert len(incidents) > 2
        acknowledged: list[str] = []

        def decide() -> None:
            for number in range(1000):
                sent = {"csrf": csrf[1], "seen": "999999", "finding": "under-inquiry", "reason": f"reason {number}"}
                try:
                    answer = browser.post("/inbox/assess", data={**sent, "matter": incidents})
                except httpx.TransportError:
                    return
                assert answer.status_code == 303, answer.text
                acknowledged.append(f"reason {number}")

        thread = threading.Thread(target=decide)
        thread.start()
        time.sleep(0.6)
        server.send_signal(signal.SIGKILL)
        thread.join()
    assert acknowledged
    assert check_file(record).ok
    with open_record(record, read_only=True) as recorder:
        judgements = View.replay(read_range(recorder)).judgements
    by_reason: dict[str, int] = {}
    for one in judgements:
        by_reason[one.judgement.reason] = by_reason.get(one.judgement.reason, 0) + 1
    assert set(by_reason.values()) == {len(incidents)}, "all that were ticked, or none"
    assert set(acknowledged) <= set(by_reason), "what was acknowledged is there"


class Stages:
    """A reader that counts files, in the place of the pipeline."""

    def __init__(self) -> None:
        self.read_files: list[str] = []
        self.paths: list[Path] = []
        self.analysed = 0

    def analyse(self, recorder: Recorder) -> None:
        """Count."""
        self.analysed += 1

    def read(self, paths: Sequence[Path], recorder: Recorder) -> tuple[int, tuple[tuple[str, str], ...]]:
        """Take text files, set aside all others."""
        self.read_files += [path.name for path in paths]
        self.paths += paths
        aside = tuple(SetAside(file=path.name, why="no text") for path in paths if path.suffix != ".txt")
        return len(paths) - len(aside), tuple((one.file, one.why) for one in aside)


def test_files_are_handed_to_the_pipeline_under_safe_names(app: FastAPI, signed_in: Callable[..., Any]) -> None:
    stages = app.state.site.workshop._stages = Stages()
    browser = signed_in("monitor")
    token = re.search(r'name="csrf" content="([^"]+)', browser.get("/reports/add").text)
    assert token is not None
    files = [("files", ("../../etc/passwd.txt", b"words")), ("files", ("scan.pdf", b"%PDF"))]
    answer = browser.post("/reports/add", data={"csrf": token[1]}, files=files)
    assert answer.status_code == 200
    assert "scan.pdf" in answer.text
    assert "no text" in answer.text
    assert stages.read_files == ["passwd.txt", "scan.pdf"]
    twice = [("files", ("sources.tsv", b"file\n")), ("files", ("a.txt", b"one")), ("files", ("b/a.txt", b"two"))]
    browser.post("/reports/add", data={"csrf": token[1]}, files=twice)
    folders = [path.parent for path in stages.paths[2:]]
    assert folders[0] == folders[1], "sources.tsv stands beside what it tells of"
    assert folders[2].parent == folders[0]
    assert browser.post("/reports/add", data={"csrf": token[1]}, files=[]).status_code == 400
    huge = browser.post("/inbox/filters", content=b"x" * (3 * 1024 * 1024))
    assert huge.status_code == 413


def test_what_follows_from_a_judgement_is_worked_out_in_the_background(
    record: Path, recorder: Recorder, codebook: Codebook
) -> None:
    stages = Stages()
    settings = WebSettings(record=record, password_cost=1, password_memory=64)
    site = create_app(settings, recorder, codebook, stages).state.site
    for _ in range(3):
        site.workshop.follow_up()
    assert site.workshop.settled(10)
    assert 1 <= stages.analysed <= 3
    site.workshop.close()


@pytest.mark.parametrize(
    ("name", "safe"),
    [("../../x.txt", "x.txt"), ("C:\\a\\b.html", "b.html"), ("..", "report.txt"), (".bashrc", "bashrc"), ("a\x00b\u202e.txt", "ab.txt"),
     ("x" * 400 + ".txt", "x" * 147 + ".txt"), ("", "report.txt")],
)  # fmt: skip
def test_names_of_files_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize(
    ("wanted", "page"), [("1", 1), ("200", 200), ("0", 1), ("999", 200), ("x", 1), ("-3", 1), ("1" * 40, 1)]
)
def test_ten_thousand_items_are_paged(wanted: str, page: int) -> None:
    found = paged(range(10_000), wanted, 50)
    assert (found.page, found.pages, found.total, len(found.items)) == (page, 200, 10_000, 50)
    assert (found.first, found.last) == (page * 50 - 49, page * 50)
    assert paged([], "1", 50).pages == 1


def test_words_are_all_held_in_whatever_order() -> None:
    assert holding(["b a", "a", "c"], ["a", "b"]) == [0]
    assert list(holding(["b a", "a"], [])) == [0, 1]


@pytest.fixture
def several(record: Path) -> Iterator[tuple[subprocess.Popen[str], str, str]]:
    """`trucewatch serve --workers 2`: the first process, the address, and the set-up token that it printed."""
    with started(record, "--workers", "2", port=20000 + (os.getpid() + 777) % 20000) as server:
        yield server


def children_of(process: subprocess.Popen[str]) -> list[int]:
    """The processes that this one started."""
    told = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [int(one) for one in told.read_text().split()] if told.exists() else []


def is_gone(number: int) -> bool:
    """Whether a process is gone, or will be when its end is asked for."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return True


def test_what_one_process_takes_in_all_of_them_know(
    several: tuple[subprocess.Popen[str], str, str], kestria: Any
) -> None:
    _, address, token = several
    fields = {"token": token, "name": "Ana", "login": "ana", "password": PASSWORD, "again": PASSWORD}
    entered = httpx.post(f"{address}/welcome", data=fields, timeout=60)
    assert entered.status_code == 303
    assert all(httpx.get(f"{address}/welcome", timeout=60).status_code == 404 for _ in range(8))

    def each(path: str) -> list[httpx.Response]:
        """What every process says, asked over connections of its own."""
        return [httpx.get(f"{address}{path}", cookies=entered.cookies, timeout=60) for _ in range(8)]

    page = each("/inbox")[0].text
    csrf, seen = re.search(r'name="csrf" content="([^"]+)', page), re.search(r'name="seen" value="(\d+)"', page)
    matter = re.search(r'name="matter" value="(matter-[^"]+)"', page)
    assert csrf and seen and matter  # noqa: PT018 - all three or the page is not what it was
    sent = {"csrf": csrf[1], "seen": seen[1], "verification": "observed", "reason": "seen by the zanzibarquail"}
    where = f"{address}/matters/{matter[1]}"
    assert httpx.post(f"{where}/assess", data=sent, cookies=entered.cookies, timeout=60).status_code == 303
    assert all("zanzibarquail" in one.text for one in each(f"/matters/{matter[1]}"))
    assert all("<mark>zanzibarquail</mark>" in one.text for one in each("/search?q=zanzibarquail"))
    again = httpx.post(f"{where}/assess", data=sent, cookies=entered.cookies, timeout=60)
    assert again.status_code == 409, "a page made before the decision overtakes it in no process"
    assert httpx.post(f"{address}/sign-out", data=sent, cookies=entered.cookies, timeout=60).status_code == 303
    assert all(one.headers["location"].startswith("/sign-in") for one in each("/inbox"))
    tries = [httpx.post(f"{address}/sign-in", data={"login": "ana", "password": "no"}, timeout=60) for _ in range(7)]
    assert [one.status_code for one in tries][-2:] == [429, 429], "failed attempts are counted over all of them"


def test_no_process_outlives_the_first_and_the_first_stops_when_one_is_gone(
    several: tuple[subprocess.Popen[str], str, str],
) -> None:
    server, address, _ = several
    assert httpx.get(f"{address}/health", timeout=60).text == "ok"
    workers = children_of(server)
    assert len(workers) == 2
    os.kill(workers[0], signal.SIGKILL)
    assert server.wait(30) == 2
    assert server.stderr is not None
    assert "ended by itself" in server.stderr.read()
    assert all(map(is_gone, workers))


def test_an_address_that_others_listen_at_is_not_shared(record: Path) -> None:
    with socket.create_server(("127.0.0.1", 0), reuse_port=True) as taken:
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "trucewatch", "serve", str(record), "--port", str(port), "--workers", "2"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 2
    assert f"nothing can listen at 127.0.0.1:{port}" in done.stderr
