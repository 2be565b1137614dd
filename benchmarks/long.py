"""Read one very long report: how long it takes, and how much memory, by the report's size.

The report is composed here (seeded, so the same each time): paragraphs of three sentences, of which hardly two are the
same. A side does something in one of 2,000 towns, and one of 400 speakers says so; somebody speaks about what is named
in invented words, by Zipf's law; one paragraph in twenty tells a number. Each size is read by a run of its own, with so
many processes beside it as `--jobs` says; the peak memory of the largest and the processor time of all are printed.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from itertools import accumulate
from pathlib import Path

ROLES = ("the governor", "a colonel", "an envoy", "a doctor", "the mayor", "an observer", "a spokesman", "a farmer")
SIDES = ("The rebels", "Government troops", "Militiamen of the Hill Council", "Soldiers of the River Army", "Gunmen")
DEEDS = ("shelled", "captured", "left", "searched", "entered", "closed", "held", "mined", "surrounded", "handed over")
THINGS = ("the bridge", "the market", "a school", "the harbour", "two farms", "a convoy", "the mill", "the clinic")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SYLLABLES = ("ba", "dor", "el", "fen", "gra", "hul", "im", "kes", "lo", "mar", "net", "or", "pel", "ris", "sa", "tun")
WORDS = 20_000
SELDOM = 0.05


def composed(letters: int) -> str:
    """Return a report of about so many letters."""
    chance = random.Random(20260114)  # noqa: S311
    invented = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(WORDS)]
    weights = [*accumulate(1 / rank for rank in range(1, WORDS + 1))]
    towns = [word.title() for word in chance.sample(invented, 2_000)]
    speakers = [f"{chance.choice(ROLES)} {word.title()}" for word in chance.sample(invented, 400)]
    parts, length = ["What was said of the war along the river\n"], 0
    while length < letters:
        told = f"{chance.choice(SIDES)} {chance.choice(DEEDS)} {chance.choice(THINGS)} in {chance.choice(towns)}"
        first, second, third = (" ".join(chance.choices(invented, cum_weights=weights, k=3)) for _ in range(3))
        said = f"The {first} of {chance.choice(towns)} had met the {second}, {chance.choice(speakers)} said."
        number = f"At least {chance.randint(2, 900)} were wounded" if chance.random() < SELDOM else "Nobody spoke"
        paragraph = (
            f"{told} on {chance.choice(DAYS)}, {chance.choice(speakers)} said. {said} {number} of the {third}.\n"
        )
        parts.append(paragraph)
        length += len(paragraph)
    return "\n".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("megabytes", nargs="+", type=float)
    parser.add_argument("--jobs", type=int, default=1, help="processes that read parts: 1 is the run itself")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for size in args.megabytes:
            measured(size, Path(name), args.jobs)


def measured(size: float, folder: Path, jobs: int) -> None:
    """Read a report of so many megabytes and print what that took."""
    path = folder / f"{size:g}.txt"
    path.write_text(composed(int(size * 1_000_000)), "utf-8")
    command = [sys.executable, "-m", "trucewatch", "read", str(path), "--record", str(folder / f"{size:g}.truce")]
    started = time.perf_counter()
    process = subprocess.Popen([*command, "--jobs", str(jobs)], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    record = (folder / f"{size:g}.truce").stat().st_size / 1_000_000
    print(
        f"{size:g} MB: peak memory {used.ru_maxrss / 1024:.0f} MiB, {used.ru_utime + used.ru_stime:.0f} s of processor "
        f"time, {wall:.0f} s on the clock, record {record:.1f} MB, exit {os.waitstatus_to_exitcode(status)}",
        flush=True,
    )


if __name__ == "__main__":
    main()
