"""Killed, torn, full: a record opens and verifies after all of it, and holds everything that was acknowledged."""

import multiprocessing
import os
import random
import resource
import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from trucewatch.errors import RegisterUnavailable
from trucewatch.model import SetAside
from trucewatch.register import Draft, check, check_file, open_record, reading_draft, set_aside_draft, sqlite_opening

FORKED_WITH = sqlite_opening
"""Imported before the fork, so that a child is killed at its work and not while it imports."""

KILLS = 20


def aside(name: str, size: int = 0) -> Draft:
    return set_aside_draft(SetAside(file=name, why="x" * size))


def forked(work: Callable[[], None]) -> int:
    """Start a copy of this process that does this work and nothing after it."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(1)
    return child


def test_whatever_was_acknowledged_survives_a_kill(path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - moments to be killed at
    acknowledged: list[str] = []
    for turn in range(KILLS):
        told, tell = os.pipe()

        def work(turn: int = turn, tell: int = tell) -> None:
            with open_record(path, create=True) as recorder:
                for number in range(10_000):
                    entries = recorder.append([aside(f"{turn}-{number}-{part}", number * 97 % 9000) for part in "ab"])
                    os.write(tell, "".join(entry.id + "\n" for entry in entries).encode())

        child = forked(work)
        os.close(tell)
        with os.fdopen(told) as lines:
            if turn % 2:
                acknowledged.append(lines.readline().strip())
            time.sleep(chance.uniform(0.0, 0.05))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            acknowledged += [line.strip() for line in lines if line.endswith("\n")]
    with open_record(path) as recorder:
        held = [entry.id for entry in recorder.entries()]
        assert check(recorder).ok
    assert len(acknowledged) > KILLS, "the writers got nowhere, so this showed nothing"
    assert [found for found in held if found in set(acknowledged)] == acknowledged
    assert len(held) % 2 == 0, "a batch is there as a whole or not at all"


def test_a_kill_leaves_no_payload_without_its_key(path: Path, case: Any) -> None:
    """The key is on the disk before what is encrypted with it."""
    chance = random.Random(13)  # noqa: S311 - moments to be killed at
    with open_record(path, create=True, erasable=True) as recorder:
        recorder.append([aside("first")])
    for turn in range(10):
        told, tell = os.pipe()

        def work(turn: int = turn, tell: int = tell) -> None:
            with open_record(path) as recorder:
                for number in range(10_000):
                    reading = type(case.first.reading)(report=f"report-{turn}-{number}", statements=(), actors=())
                    recorder.append([reading_draft(reading, case.first.text)])
                    os.write(tell, b"x")

        child = forked(work)
        os.close(tell)
        assert os.read(told, 1) == b"x"
        time.sleep(chance.uniform(0.0, 0.03))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(told)
        assert check_file(path).broken is None
    with open_record(path) as recorder:
        assert recorder.head().sequence > 10


def test_a_log_torn_anywhere_leaves_a_beginning_of_the_record(path: Path, tmp_path: Path) -> None:
    chance = random.Random(11)  # noqa: S311 - places to tear at
    log = path.with_name(path.name + "-wal")
    with open_record(path, create=True) as recorder:
        for number in range(12):
            recorder.append([aside(f"{number}-a", 700 * number), aside(f"{number}-b")])
        ids = [entry.id for entry in recorder.entries()]
        main, written = path.read_bytes(), log.read_bytes()
    assert len(written) > 100_000
    lengths = set()
    for turn in range(40):
        torn = tmp_path / f"torn{turn}.truce"
        torn.write_bytes(main)
        keep = chance.randrange(len(written))
        rest = bytes(chance.randbytes(len(written) - keep)) if turn % 2 else b""
        torn.with_name(torn.name + "-wal").write_bytes(written[:keep] + rest)
        with open_record(torn, create=True) as recorder:
            assert check(recorder).ok
            held = [entry.id for entry in recorder.entries()]
            assert held == ids[: len(held)]
            assert len(held) % 2 == 0
            recorder.append([aside("after")])
        lengths.add(len(held))
    assert len(lengths) > 5


def test_a_kill_while_the_file_is_made_leaves_one_that_can_be_made(tmp_path: Path) -> None:
    chance = random.Random(13)  # noqa: S311 - moments to be killed at
    for turn in range(10):
        path = tmp_path / f"{turn}.truce"

        def work(path: Path = path) -> None:
            open_record(path, create=True)
            time.sleep(5)

        child = forked(work)
        time.sleep(chance.uniform(0.001, 0.03))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with open_record(path, create=True) as recorder:
            recorder.append([aside("a")])
            assert check(recorder).entries == 1


def append_many(path: Path, who: str) -> None:
    with open_record(path, create=True) as recorder:
        for number in range(25):
            recorder.append([aside(f"{who}{number}"), aside(f"{who}{number}+")])


def test_processes_that_write_at_once_lose_nothing(path: Path) -> None:
    forking = multiprocessing.get_context("fork")
    writers = [forking.Process(target=append_many, args=(path, who)) for who in "xyz"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    with open_record(path) as recorder:
        assert check(recorder).entries == 150
    assert [name.name for name in path.parent.iterdir()] == [path.name], "the last to close leaves one file"


def test_a_full_disk_is_named_and_nothing_is_half_written(path: Path) -> None:
    with open_record(path, create=True) as recorder:
        recorder.append([aside("before")])
        before = recorder.head()
        size = path.stat().st_size
        old = resource.getrlimit(resource.RLIMIT_FSIZE)
        ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 50_000, old[1]))
        try:
            with pytest.raises(RegisterUnavailable, match="not available"):
                recorder.append([aside("a"), aside("b", 3_000_000)])
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, old)
            signal.signal(signal.SIGXFSZ, ignored)
        assert recorder.head() == before
        recorder.append([aside("after")])
    assert check_file(path).entries == 2


def test_a_database_that_may_not_grow_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect

    def narrow(*args: object, **kwargs: object) -> sqlite3.Connection:
        connection = connect(*args, **kwargs)  # type: ignore[call-overload]
        connection.execute("PRAGMA max_page_count=20")
        return connection  # type: ignore[no-any-return]

    monkeypatch.setattr(sqlite3, "connect", narrow)
    with open_record(path, create=True) as recorder:
        recorder.append([aside("before")])
        with pytest.raises(RegisterUnavailable, match="the disk is full"):
            recorder.append([aside("a"), aside("b", 1_000_000)])
        assert recorder.head().sequence == 1
        assert check(recorder).ok
