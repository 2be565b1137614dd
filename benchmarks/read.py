"""Time the main job beside the bare language pipeline, in one run and one process.

The limit of `trucewatch read` is the parser. The peer is the same pipeline over the same body paragraphs, told to
do nothing else; the figure is the ratio of the two. The parser is loaded before either is timed; each is run
`--rounds` times in turn and the medians are compared. Texts: a folder given as argument, else 200 reports that are
composed here by mixing the sentences of the example case (seeded, so the same each time; then three sentences in
four are told more than once, as agency copy is).
"""

import argparse
import json
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from trucewatch import intake, pipeline
from trucewatch.codebook import load
from trucewatch.model import SetAside
from trucewatch.register import open_record
from trucewatch.statements.parsing import BATCH, load_pipeline

PEERS = (64, BATCH)
"""How many paragraphs the bare pipeline is given at a time: as it was always measured here, and as many as sentences
are parsed together in the main job, which is quicker."""

WANTED = 1.25
"""The most that the main job may take, in times of the bare language pipeline on one thread."""

EXAMPLES = Path(__file__).parent.parent / "examples" / "moscow-talks"


def composed(folder: Path, count: int) -> None:
    """Write reports of about 450 words, mixed from the paragraphs of the example case."""
    codebook, chance, paragraphs = load(), random.Random(20200114), []  # noqa: S311
    for source in intake.gather([EXAMPLES], None, codebook):
        if not isinstance(source, SetAside):
            _, text = intake.open_report(source, codebook)
            paragraphs += [text.content[block.start : block.end] for block in text.blocks]
    for number in range(count):
        chosen = chance.sample(paragraphs, 14)
        changed = [p.replace("Monday", chance.choice(["Monday", "Tuesday", "Friday"])) for p in chosen]
        (folder / f"{number:03}.txt").write_text(f"Report {number} on the talks\n\n" + "\n\n".join(changed), "utf-8")


def basil(source: Path, folder: Path, count: int) -> None:
    """Write the articles of a folder of BASIL JSON files as plain text."""
    for number, path in enumerate(sorted(source.rglob("*.json"))[:count]):
        article = json.loads(path.read_text("utf-8"))
        body = "\n\n".join(" ".join(paragraph) for paragraph in article["body-paragraphs"])
        (folder / f"{number:03}.txt").write_text(f"{article['title']}\n\n{body}\n", "utf-8")


@dataclass(frozen=True)
class Taken:
    """Seconds that something took: of processor time with that of its workers, and on the clock."""

    cpu: float
    wall: float


def timed(work: Callable[[], object]) -> Taken:
    """Return the time that a piece of work took."""
    cpu, wall = sum(os.times()[:4]), time.perf_counter()
    work()
    return Taken(sum(os.times()[:4]) - cpu, time.perf_counter() - wall)


def parse(language: Any, paragraphs: Sequence[str], batch: int) -> None:
    """Let the language pipeline alone parse these paragraphs, so many at a time."""
    for _ in language.pipe(paragraphs, batch_size=batch):
        pass


def whole(folder: Path, scratch: Path) -> None:
    """Do the main job, from files to a record with its analysis."""
    with open_record(scratch, create=True) as recorder:
        pipeline.read([folder], recorder, load())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, help="a folder of reports, or of BASIL JSON articles")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "reports"
        folder.mkdir()
        if args.folder is None:
            composed(folder, args.count)
        elif any(args.folder.rglob("*.json")):
            basil(args.folder, folder, args.count)
        else:
            folder = args.folder
        report(folder, Path(name), args.rounds)


def report(folder: Path, scratch: Path, rounds: int) -> None:
    codebook, paragraphs, reports = load(), [], 0
    for source in intake.gather([folder], None, codebook):
        if not isinstance(source, SetAside):
            _, text = intake.open_report(source, codebook)
            paragraphs += [text.content[block.start : block.end] for block in text.blocks]
            reports += 1
    words = sum(len(paragraph.split()) for paragraph in paragraphs)
    distinct = len(dict.fromkeys(paragraphs))
    print(f"{reports} reports, {len(paragraphs)} paragraphs ({distinct} distinct), {words} words")
    language = load_pipeline()
    parse(language, paragraphs[:20], BATCH)
    whole(EXAMPLES, scratch / "warm.truce")
    limits: dict[int, list[Taken]] = {batch: [] for batch in PEERS}
    jobs = []
    for number in range(rounds):
        for batch, taken in limits.items():
            taken.append(timed(partial(parse, language, paragraphs, batch)))
            print(f"  bare parsing, {batch} at a time: {taken[-1]}", file=sys.stderr)
        jobs.append(timed(partial(whole, folder, scratch / f"{number}.truce")))
        print(f"  main job: {jobs[-1]}", file=sys.stderr)
    for batch, taken in limits.items():
        for name in ("cpu", "wall"):
            limit, job = (statistics.median(getattr(one, name) for one in rows) for rows in (taken, jobs))
            print(
                f"{name:>4}: bare parsing, {batch} paragraphs at a time, {limit:.1f} s, main job {job:.1f} s, ", end=""
            )
            print(f"ratio {job / limit:.2f} (wanted: {WANTED})")
    job = statistics.median(one.wall for one in jobs)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = (scratch / "0.truce").stat().st_size / 1024 / 1024
    print(f"{words / job:.0f} words a second; peak memory {peak:.0f} MiB; record {size:.1f} MiB")


if __name__ == "__main__":
    main()
