"""Writers and servers killed at random moments, a full disk, many at once: what a record still holds afterwards.

usage: python -m evaluation.crash [--kills 500] [--server-kills 200] [--crashes 25] [--seconds 20] [--seed 1]

Every entry that a writer was told of ("acknowledged") must be in the record, in the order told, and the whole record
must check. PostgreSQL's part needs its programs (`make postgres`); a full disk is made of a small file system in
memory, which only root can mount. The exit status is 1 where anything was lost or unreadable.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Event, Thread

from tests.postgres_server import OWNER, ROLE, PostgresServer, binaries, running

from evaluation.crowd import Load, aside, load
from trucewatch.errors import RegisterConflict, RegisterUnavailable
from trucewatch.model import SetAside
from trucewatch.register import check_file, open_record, postgres_opening, set_aside_draft, sqlite_opening
from trucewatch.register.addresses import Place
from trucewatch.register.opening import prepare

LOADED = (sqlite_opening, postgres_opening)
"""Imported before a writer is forked, so that it is killed at its work and not while it imports."""

_CHECKED = 50  # rounds between two checks of the whole record


@dataclass
class Outcome:
    """How often was killed, what was told to be kept, and what was not found again or did not check."""

    kills: int = 0
    acknowledged: int = 0
    entries: int = 0
    lost: int = 0
    unreadable: int = 0

    @property
    def ok(self) -> bool:
        """Whether everything held."""
        return self.lost == 0 and self.unreadable == 0


def killed_writers(place: Place, kills: int, seed: int, longest: float) -> Outcome:
    """Kill so many writers of one record, one after another, each at some moment within `longest` seconds."""
    chance = random.Random(seed)  # noqa: S311 - moments to be killed at
    outcome = Outcome()
    told: list[str] = []
    for turn in range(kills):
        told += _killed(place, turn, chance.uniform(0.0, longest), wait=turn % 2 == 0)
        outcome.kills += 1
        if turn % _CHECKED == _CHECKED - 1 and not check_file(place).ok:
            outcome.unreadable += 1
    return judged(outcome, place, told)


def judged(outcome: Outcome, place: Place, told: Sequence[str]) -> Outcome:
    """Compare what was told with what is in the record, whose batches are pairs."""
    result = check_file(place)
    with open_record(place, read_only=True) as recorder:
        held = [entry.id for entry in recorder.entries()]
    wanted = set(told)
    found = [one for one in held if one in wanted]
    outcome.acknowledged, outcome.entries = len(told), len(held)
    outcome.lost = len(wanted) - len(found)
    outcome.unreadable += not result.ok or len(held) % 2 or len(held) != result.entries
    return outcome


def _killed(place: Place, turn: int, after: float, *, wait: bool) -> list[str]:
    """Kill a writer so many seconds after it began (`wait`: after its first batch); return the ids it told of."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(told)
            _write(place, turn, tell)
        finally:
            os._exit(1)
    os.close(tell)
    with os.fdopen(told) as lines:
        first = [lines.readline()] if wait else []
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return [line.strip() for line in (*first, *lines) if line.endswith("\n")]


def _write(place: Place, turn: int, tell: int) -> None:
    with open_record(place, create=True) as recorder:
        for number in range(1_000_000):
            entries = recorder.append([aside(f"{turn}-{number}-{part}", number * 97 % 9000) for part in "ab"])
            os.write(tell, "".join(entry.id + "\n" for entry in entries).encode())


def crashed_server(server: PostgresServer, place: Place, crashes: int, seed: int, writers: int = 4) -> Outcome:
    """Take the server away from writers in the middle of their work, so many times, and start it again."""
    chance = random.Random(seed)  # noqa: S311 - moments to crash at
    stop = Event()
    told: list[list[str]] = [[] for _ in range(writers)]
    wrong: list[str] = []

    def work(who: int) -> None:
        number = 0
        while not stop.is_set():
            try:
                with open_record(place) as recorder:
                    while not stop.is_set():
                        number += 1
                        entries = recorder.append([aside(f"{who}-{number}-{part}", number % 900) for part in "ab"])
                        told[who] += [entry.id for entry in entries]
            except RegisterUnavailable:
                time.sleep(0.02)
            except RegisterConflict as error:
                wrong.append(str(error))

    threads = [Thread(target=work, args=(who,)) for who in range(writers)]
    for thread in threads:
        thread.start()
    for _ in range(crashes):
        _written(told)
        time.sleep(chance.uniform(0.05, 0.4))
        server.stop("immediate")
        server.start()
    time.sleep(0.3)
    stop.set()
    for thread in threads:
        thread.join()
    outcome = judged(Outcome(kills=crashes), place, [one for ids in told for one in ids])
    outcome.unreadable += len(wrong)
    return outcome


def _written(told: Sequence[Sequence[str]]) -> None:
    """Wait until somebody was told of an entry, so that there is work to crash into on a busy machine too."""
    before, until = sum(map(len, told)), time.monotonic() + 60
    while sum(map(len, told)) == before and time.monotonic() < until:
        time.sleep(0.01)


def full_disk(place: Place, ballast: Path, restarted: Callable[[], None]) -> Outcome:
    """Write until the disk is full, make room, and see what the record holds."""
    told: list[str] = []
    outcome = Outcome()
    try:
        with open_record(place, create=True) as recorder:
            for number in range(100_000):
                noise = random.Random(number).randbytes(60_000).hex()  # noqa: S311 - cannot be compressed much
                drafts = [set_aside_draft(SetAside(file=f"{number}{part}", why=noise)) for part in "ab"]
                told += [entry.id for entry in recorder.append(drafts)]
    except RegisterUnavailable:
        outcome.kills = 1
    ballast.unlink()
    restarted()
    with open_record(place) as recorder:
        told += [entry.id for entry in recorder.append([aside("room"), aside("again")])]
    return judged(outcome, place, told)


@contextmanager
def small_disk(megabytes: int) -> Iterator[Path]:
    """A file system in memory of that size, with a sixth of it taken by the file `ballast`; for root only."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder], check=True)
        try:
            (Path(folder) / "ballast").write_bytes(bytes(megabytes * 1_000_000 // 6))
            yield Path(folder)
        finally:
            subprocess.run(["umount", "-l", folder], check=True)


def full_disks() -> dict[str, Outcome]:
    """Fill the disk under both stores."""
    outcomes = {}
    with small_disk(12) as disk:
        outcomes["disk full, SQLite"] = full_disk(disk / "case.truce", disk / "ballast", lambda: None)
    programs = binaries()
    if programs is not None:
        with small_disk(160) as disk:
            (disk / "server").mkdir()
            server = PostgresServer(disk / "server", programs, min_wal_size="32MB", max_wal_size="48MB")
            server.begin()
            place = prepared(server, "full")
            outcomes["disk full, PostgreSQL"] = full_disk(place, disk / "ballast", lambda: restarted(server))
            server.stop("immediate")
    return outcomes


def restarted(server: PostgresServer) -> None:
    """Take the server down hard and start it, whatever state it is in."""
    if server.up():
        server.stop("immediate")
    server.start()


def prepared(server: PostgresServer, name: str) -> Place:
    """Make a record on the server and return its address for those who work with it."""
    prepare(server.address(name, role=OWNER), ROLE)
    return server.address(name)


def campaign(options: argparse.Namespace) -> Iterator[tuple[str, Outcome | Load]]:
    """Yield each part with its outcome."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "case.truce"
        yield "SQLite, writer killed", killed_writers(file, options.kills, options.seed, 0.05)
    if binaries() is not None:
        with running() as server:
            place = prepared(server, "killed")
            yield "PostgreSQL, writer killed", killed_writers(place, options.server_kills, options.seed, 0.08)
            place = prepared(server, "crashed")
            yield "PostgreSQL, server crashed", crashed_server(server, place, options.crashes, options.seed)
            place = prepared(server, "crowd")
            yield "PostgreSQL, many at once", load(place, writers=8, readers=50, seconds=options.seconds)
    if os.geteuid() == 0:
        yield from full_disks().items()


def main() -> None:
    """Run the campaign and print a line for each part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--server-kills", type=int, default=200)
    parser.add_argument("--crashes", type=int, default=25)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--seed", type=int, default=1)
    held = True
    for name, outcome in campaign(parser.parse_args()):
        print(name, json.dumps(asdict(outcome)), flush=True)
        held = held and outcome.ok
    sys.exit(0 if held else 1)


if __name__ == "__main__":
    main()
