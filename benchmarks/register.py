"""Time the register beside bare inserts of the same payloads in batches of the same size, and look at how it grows.

usage: python -m benchmarks.register [--sizes 10000 100000 1000000] [--statements 15] [--batch 200]
       [--postgres] [--folder FOLDER]

Of ten entries four are reports of some 300 words with their bytes, four are readings of so many statements each, two
are inputs set aside: invented and seeded, so the same each time. With 15 statements payloads are as large as those of
the example case (reports 5 kB, readings 10 kB); a view of a million entries fits into memory only with fewer. Measured
for each size: appending (drafts to entries on the disk) beside bare inserts (the same payloads, made beforehand, into a
table of one column; in turns, batch by batch, so that whatever else the machine does slows both), replaying, opening a
view with a snapshot and without, queries (an entry by number, an entry by the beginning of its id, the last entry of a
moment, twenty entries with payloads), the whole check, and the sizes of the files. Times are seconds (`work`: of the
processor, which other programs hardly slow), a query's are milliseconds at the 95th percentile. `encode` is how
long it takes to make the bytes that the bare inserts are given, and `append_to_encoded` the ratio to both.
"""

import argparse
import hashlib
import json
import random
import resource
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.postgres_server import OWNER, ROLE, running

from trucewatch.model import (
    Actor,
    ActorKind,
    ActorRef,
    Basis,
    Block,
    Link,
    Position,
    PositionClaim,
    Precision,
    Published,
    Reading,
    Report,
    SetAside,
    Span,
    Stance,
    Statement,
    Text,
    content_id,
)
from trucewatch.register import (
    Draft,
    Recorder,
    check,
    last_as_of,
    open_record,
    read_range,
    reading_draft,
    report_draft,
    set_aside_draft,
    view_as_of,
)
from trucewatch.register.addresses import Place
from trucewatch.register.canonical import canonical
from trucewatch.register.ledger import Ledger
from trucewatch.register.lookup import entry_named
from trucewatch.register.opening import prepare

WORDS = (
    *(
        "guns",
        "silent",
        "river",
        "envoys",
        "camps",
        "talks",
        "truce",
        "lasting",
        "dawn",
        "convoy",
        "bridge",
        "officers",
    ),
    *("north", "ridge", "spokesman", "said"),
)
_ASKED = 200


def drafts(count: int, statements: int = 15) -> Iterator[Draft]:
    """Yield so many drafts, the same for the same count."""
    chance = random.Random(20200114)  # noqa: S311 - words to fill reports with
    told = [" ".join(chance.choices(WORDS, k=300)) for _ in range(200)]
    for number in range(count // 10):
        for part in range(4):
            words = f"{chance.choice(told)} {number}-{part}."
            report, text, data = _report(f"{number}-{part}", words)
            yield report_draft(report, text, data)
            yield reading_draft(_reading(report, text, statements), text)
        for part in range(2):
            yield set_aside_draft(SetAside(file=f"photo-{number}-{part}.jpg", why="it is a picture"))


def _report(name: str, words: str) -> tuple[Report, Text, bytes]:
    data = words.encode()
    sha256 = hashlib.sha256(data).hexdigest()
    report = Report(
        id=content_id("report", sha256),
        file=f"reports/{name}.txt",
        sha256=sha256,
        size=len(data),
        outlet="Northern Wire",
        title=None,
        language="en",
        published=Published(date="2031-05-04", precision=Precision.DAY, basis=Basis.CAPTURE),
    )
    return report, Text(content=words, blocks=(Block(start=0, end=len(words)),), asides=()), data


def _reading(report: Report, text: Text, many: int) -> Reading:
    actor = ActorRef(actor=content_id("actor", report.id, "spokesman"), name="spokesman")
    statements = tuple(
        Statement(
            id=content_id("statement", report.id, str(start)),
            report=report.id,
            span=Span(start=start, end=start + 120),
            text=text.content[start : start + 120],
            direct=False,
            attribution=(Link(actor=actor, cue="said"),),
            stance=Stance.ASSERTS,
            claim=PositionClaim(actor=actor, position=Position.SIGNED),
        )
        for start in range(0, 60 * many, 60)
    )
    named = Actor(id=str(actor.actor), name="spokesman", names=("spokesman",), kind=ActorKind.PERSON)
    return Reading(report=report.id, statements=statements, actors=(named,))


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds it took."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


class Bare:
    """The peer: a table of one column in a file with the same promises to the disk, or on the same server."""

    def __init__(self, folder: Path, server: str | None) -> None:
        if server is None:
            self.file = folder / "bare.db"
            connection = sqlite3.connect(self.file, isolation_level=None)
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("CREATE TABLE payload (number INTEGER PRIMARY KEY, data BLOB NOT NULL)")
            self._sqlite: sqlite3.Connection | None = connection
            return
        import psycopg

        self._sqlite = None
        self._server = psycopg.connect(server)
        self._server.execute("CREATE TABLE bare (number bigserial PRIMARY KEY, data bytea NOT NULL)")
        self._server.commit()

    def insert(self, rows: Sequence[tuple[bytes]]) -> None:
        """Insert a batch in one transaction."""
        if self._sqlite is not None:
            self._sqlite.execute("BEGIN IMMEDIATE")
            self._sqlite.executemany("INSERT INTO payload (data) VALUES (?)", rows)
            self._sqlite.execute("COMMIT")
            return
        with self._server.cursor() as cursor:
            cursor.executemany("INSERT INTO bare (data) VALUES (%s)", rows)
        self._server.commit()

    def close(self) -> None:
        """Let go of it."""
        (self._sqlite or self._server).close()


def appended(recorder: Recorder, bare: Bare, rest: Iterator[Draft], batch: int) -> dict[str, float]:
    """Append and insert in turns, and return the times and how many bytes the payloads have."""
    encoded = ours = theirs = our_work = their_work = 0.0
    size = count = 0
    while some := tuple(islice(rest, batch)):
        begun = time.perf_counter()
        rows = [(canonical(draft.payload),) for draft in some]
        encoded += time.perf_counter() - begun
        count += len(some)
        size += sum(len(row[0]) for row in rows)
        begun = time.process_time()
        ours += timed(lambda some=some: recorder.append(some))  # type: ignore[misc]
        between = time.process_time()
        theirs += timed(lambda rows=rows: bare.insert(rows))  # type: ignore[misc]
        our_work, their_work = our_work + between - begun, their_work + time.process_time() - between
    return {
        "append_s": round(ours, 2),
        "bare_s": round(theirs, 2),
        "encode_s": round(encoded, 2),
        "append_to_bare": round(theirs / ours, 3),
        "append_to_encoded": round((encoded + theirs) / ours, 3),
        "append_work_s": round(our_work, 2),
        "bare_work_s": round(their_work, 2),
        "entries_a_second": round(count / ours),
        "payload_mb": round(size / 1e6, 1),
    }


def queried(recorder: Recorder, count: int) -> dict[str, float]:
    """Return the slowest in twenty of each kind of query, in milliseconds."""
    chance = random.Random(7)  # noqa: S311 - what to ask for
    asked = [chance.randrange(1, count + 1) for _ in range(_ASKED)]
    ids = {one: next(recorder.entries(one, one)).id for one in asked}
    kinds: dict[str, Callable[[int], object]] = {
        "by_number": lambda one: entry_named(recorder, str(one)),
        "by_id": lambda one: entry_named(recorder, ids[one][:24]),
        "twenty": lambda one: list(read_range(recorder, one, one + 19)),
    }
    found = {f"{name}_p95_ms": _p95([timed(lambda: ask(one)) for one in asked]) for name, ask in kinds.items()}  # noqa: B023
    moment = next(recorder.entries(count // 2, count // 2)).recorded
    return {**found, "as_of_p95_ms": _p95([timed(lambda: last_as_of(recorder, moment)) for _ in range(10)])}


def _p95(took: list[float]) -> float:
    return round(1000 * sorted(took)[int(len(took) * 0.95)], 2)


def measured(
    place: Place, folder: Path, server: str | None, count: int, asked: argparse.Namespace
) -> dict[str, object]:
    """Fill a record of this size and measure all of it."""
    found: dict[str, object] = {"store": "sqlite" if server is None else "postgresql", "entries": count}
    if not (isinstance(place, Path) and place.exists()):
        bare = Bare(folder, server)
        with open_record(place, create=True) as recorder:
            found |= appended(recorder, bare, drafts(count, asked.statements), asked.batch)
        bare.close()
        told(found)
    with open_record(place) as recorder:
        found |= queried(recorder, count)
    with open_record(place, read_only=True) as recorder:
        found["replay_s"] = round(timed(lambda: Ledger().advanced(read_range(recorder))), 2)
        found["open_first_s"] = round(timed(lambda: view_as_of(recorder)), 2)  # leaves a snapshot
        found["open_with_snapshot_s"] = round(timed(lambda: view_as_of(recorder)), 2)
        if recorder.cache is not None:
            found["snapshot_mb"] = round(recorder.cache.stat().st_size / 1e6, 1)
            recorder.cache.unlink()
        told(found)
        found["check_s"] = round(timed(lambda: check(recorder)), 2)
    if isinstance(place, Path):
        found["file_mb"] = round(place.stat().st_size / 1e6, 1)
        found["bare_file_mb"] = round((folder / "bare.db").stat().st_size / 1e6, 1)
    found["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return found


def told(found: dict[str, object]) -> None:
    """Print what was found so far: the last line of a size has all of it."""
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Print lines of JSON for each size, the last of which has everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--statements", type=int, default=15, help="in each reading, 25 at most")
    parser.add_argument("--batch", type=int, default=200)
    parser.add_argument("--postgres", action="store_true", help="measure a record on a server, not in a file")
    parser.add_argument("--folder", type=Path, help="keep the records here; one that is here already is not filled")
    asked = parser.parse_args()
    for count in asked.sizes:
        with ExitStack() as stack:
            folder = asked.folder / str(count) if asked.folder else Path(stack.enter_context(TemporaryDirectory()))
            folder.mkdir(parents=True, exist_ok=True)
            place: Place = folder / "case.truce"
            server = None
            if asked.postgres:
                one = stack.enter_context(running(shared_buffers="256MB"))
                prepare(one.address("size", role=OWNER), ROLE)
                place, server = one.address("size") + f"&snapshot={folder / 'view'}", one.plain(OWNER)
            told(measured(place, folder, server, count, asked))


if __name__ == "__main__":
    main()
