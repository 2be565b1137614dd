"""Find copied passages among many reports: ours beside MinHash with LSH (datasketch, rensa), in one run.

    python benchmarks/copies.py [--sizes 1000 10000 100000] [--methods ...] [--add]

Reports of about 400 words are composed by a seeded generator from words that it makes up itself. One report in ten
takes a passage from an earlier one: verbatim (40 to 90 words), cut (18 to 30), or lightly edited (every seventh word
or so dropped or replaced, 50 to 90). One in twenty quotes, word for word, what an earlier one quotes: heard twice, and
no copy. Each method runs in a process of its own, over the same file; its time runs from the first byte read to the
last pair found, and its memory is the peak of its process.

The peers compare runs of five words of whole reports. Their `low` setting has 128 bands of one row, since a passage of
50 words in reports of 400 is a likeness of 0.06, which any other setting misses; pairs are then taken from
the estimated likeness on that gives the highest recall at a precision not below ours. `usual` is a threshold of 0.5.
`limit` only reads, splits and hashes words and runs, which whoever looks at every word must do.

With --add: what one more report costs a record of each size, with what was kept of the others read from the disk and
written back (`origins/kept.py`), beside working all out anew.
"""

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from trucewatch.codebook import load
from trucewatch.model import Basis, Block, Precision, Published, Report, Text
from trucewatch.origins import Files, Kept

_ONSETS, _RIMES = "b d f g k l m n p r s t v z br dr st tr", "a e i o u ai or en"
_SYLLABLES = [onset + rime for onset in _ONSETS.split() for rime in _RIMES.split()]
_COMMON = "the of to and a in that on for was with by at from said as were had it an be his their after who"
_PLAIN = _COMMON.split()
_SHARE_COPIES, _SHARE_QUOTES = 0.1, 0.05
_RUN = 5
Pair = tuple[int, int]


# --- composing reports


class Composer:
    """Makes reports up, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - nothing secret
        words = {"".join(self._chance.choices(_SYLLABLES, k=self._chance.choice((2, 2, 3)))) for _ in range(24_000)}
        self._words = sorted(words)
        self._weights = [1 / (rank + 10) for rank in range(len(self._words))]
        self._chance.shuffle(self._words)
        self._pool: list[str] = []

    def _some(self, count: int) -> list[str]:
        if len(self._pool) < count:
            self._pool = self._chance.choices(self._words, self._weights, k=100_000)
        taken, self._pool = self._pool[-count:], self._pool[:-count]
        return [self._chance.choice(_PLAIN) if self._chance.random() < 0.4 else word for word in taken]

    def sentence(self) -> str:
        """Return one sentence of 14 to 26 words."""
        words = self._some(self._chance.randint(14, 26))
        return f"{words[0].capitalize()} {' '.join(words[1:])}."

    def report(self) -> list[str]:
        """Return the paragraphs of a report of about 400 words."""
        return [" ".join(self.sentence() for _ in range(self._chance.randint(2, 3))) for _ in range(8)]

    def quoted(self) -> str:
        """Return a quotation of 15 to 25 words."""
        return f"\u201c{' '.join(self._some(self._chance.randint(15, 25))).capitalize()},\u201d"

    def taken(self, kind: str, paragraph: str) -> str:
        """Return what a copy makes of a paragraph."""
        words = paragraph.rstrip(".").split()
        if kind == "cut":
            length = self._chance.randint(18, 30)
            start = self._chance.randint(0, max(0, len(words) - length))
            return " ".join(words[start : start + length]) + "."
        if kind == "edited":
            step = self._chance.randint(6, 8)
            edited = [[] if self._chance.random() < 0.5 else self._some(1) for _ in words]
            words = [w for n, word in enumerate(words) for w in (edited[n] if n % step == step - 1 else [word])]
        return " ".join(words) + "."


def compose(count: int, path: Path) -> None:
    """Write so many reports, one a line as JSON, and beside them what was planted."""
    composer, chance = Composer(20240114), random.Random(7)  # noqa: S311
    made: list[list[str]] = []
    planted: list[dict[str, Any]] = []
    used: set[str] = set()
    for number in range(count):
        paragraphs = composer.report()
        earlier = chance.randrange(number) if number else None
        if earlier is not None and chance.random() < _SHARE_COPIES:
            kind = chance.choice(("verbatim", "cut", "edited"))
            source = chance.choice([p for p in made[earlier] if "\u201c" not in p])
            if source in used:  # a copy of a copy, or of what another took as well, would be a pair without a label
                made.append(paragraphs)
                continue
            place = chance.randrange(len(paragraphs))
            paragraphs[place] = composer.taken(kind, source)
            used |= {source, paragraphs[place]}
            planted.append({"kind": kind, "earlier": earlier, "later": number, "of": source, "as": paragraphs[place]})
        elif earlier is not None and chance.random() < _SHARE_QUOTES:
            words = composer.quoted()
            for one in (made[earlier], paragraphs):
                one[chance.randrange(len(one))] = f"{composer.sentence()} {words} {composer.sentence()}"
        made.append(paragraphs)
    taken = {(one["earlier"], one["of"]) for one in planted}
    lost = [(e, s) for e, s in taken if s not in made[e]]
    gone = frozenset(lost)
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps("\n\n".join(paragraphs), ensure_ascii=False) + "\n" for paragraphs in made)
    kept = [one for one in planted if (one["earlier"], one["of"]) not in gone and one["as"] in made[one["later"]]]
    path.with_suffix(".planted").write_text(json.dumps(kept), encoding="utf-8")


def texts_of(path: Path) -> Iterator[str]:
    """Yield the reports of a file."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


class OnDisk(Mapping[str, Text]):
    """The texts of a file by number, read when they are asked for."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        self._places = [0]
        for line in self._file:
            self._places.append(self._places[-1] + len(line))

    def __getitem__(self, report: str) -> Text:
        start, end = self._places[int(report)], self._places[int(report) + 1]
        self._file.seek(start)
        return text_of(json.loads(self._file.read(end - start)))

    def __iter__(self) -> Iterator[str]:
        return (f"{number:07}" for number in range(len(self)))

    def __len__(self) -> int:
        return len(self._places) - 1


def text_of(content: str) -> Text:
    """Return a text whose blocks are its paragraphs."""
    places = [0]
    for paragraph in content.split("\n\n"):
        places.append(places[-1] + len(paragraph) + 2)
    return Text(content=content, blocks=tuple(Block(start=a, end=b - 2) for a, b in pairwise(places)), asides=())


def report_of(number: str) -> Report:
    """Return a report that is known by its number."""
    dated = Published(date="2031-01-01", precision=Precision.DAY, basis=Basis.CAPTURE)
    return Report(
        id=number, file=number, sha256=number, size=1, outlet=None, title=None, language="en", published=dated
    )


# --- the methods: each returns scored pairs, and spans where it has them

Found = dict[Pair, tuple[float, list[list[int]]]]


def ours(path: Path) -> Found:
    """Pairs that share copied text, with the spans."""
    texts, kept = OnDisk(path), Kept()
    kept.update([report_of(number) for number in texts], texts, load())
    print(f"index: {len(kept.index) * 8 / 2**20:.0f} MiB in {len(kept.index)} postings", file=sys.stderr)
    return {
        pair: (1.0, [[a.start, a.end, b.start, b.end] for p in shared.passages for a, b in p.pieces])
        for pair, shared in kept.shared.items()
    }


def _runs(text: str) -> set[str]:
    words = text.split()
    return {" ".join(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1)}


def datasketch(path: Path, *, low: bool) -> Found:
    """Pairs that datasketch's MinHashLSH brings together, with the estimated likeness."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(num_perm=128, params=(128, 1)) if low else MinHashLSH(threshold=0.5, num_perm=128)
    prints, found = [], {}
    for number, text in enumerate(texts_of(path)):
        print_ = MinHash(num_perm=128)
        print_.update_batch([run.encode() for run in _runs(text)])
        for other in index.query(print_):
            found[(other, number)] = (print_.jaccard(prints[other]), [])
        index.insert(number, print_, check_duplication=False)
        prints.append(print_)
    return found


def rensa(path: Path, *, low: bool) -> Found:
    """Pairs that rensa's RMinHashLSH brings together, with the estimated likeness."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.01 if low else 0.5, num_perm=128, num_bands=128 if low else 32)
    prints, found = [], {}
    for number, text in enumerate(texts_of(path)):
        print_ = RMinHash(128, 1)
        print_.update(list(_runs(text)))
        for other in index.query(print_):
            found[(other, number)] = (print_.jaccard(prints[other]), [])
        index.insert(number, print_)
        prints.append(print_)
    return found


def limit(path: Path) -> Found:
    """Read, split and hash every word and run, and find nothing."""
    import numpy as np

    from trucewatch.origins.fingerprint import unify, word_hash
    from trucewatch.origins.index import run_hashes

    known: dict[str, int] = {}
    for text in texts_of(path):
        words = text.split()
        for word in words:
            if word not in known:
                known[word] = word_hash(unify(word))
        run_hashes(np.array([known[word] for word in words], dtype=np.uint64), 6)
    return {}


METHODS: dict[str, Callable[[Path], Found]] = {
    "limit": limit,
    "ours": ours,
    "rensa-low": lambda path: rensa(path, low=True),
    "rensa-usual": lambda path: rensa(path, low=False),
    "datasketch-low": lambda path: datasketch(path, low=True),
    "datasketch-usual": lambda path: datasketch(path, low=False),
}


def one(method: str, path: Path, out: Path) -> None:
    """Run one method in this process and write what it found and took."""
    load()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    cpu, wall = time.process_time(), time.perf_counter()
    found = METHODS[method](path)
    taken = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    taken |= {"peak": peak / 1024, "grown": (peak - before) / 1024}
    out.write_text(json.dumps({**taken, "found": [[*pair, *rest] for pair, rest in found.items()]}), "utf-8")


# --- judging


def judged(planted: Sequence[dict[str, Any]], found: Mapping[Pair, Any], floor: float) -> dict[str, Any]:
    """Return recall and precision; where precision is below the floor, at the likeness that lifts it there."""
    wanted = {(one["earlier"], one["later"]): one["kind"] for one in planted}
    ranked = sorted(found, key=lambda pair: -found[pair][0])
    best, right = 0, 0
    for count, pair in enumerate(ranked, start=1):
        right += pair in wanted
        last_of_score = count == len(ranked) or found[ranked[count]][0] < found[pair][0]
        if last_of_score and right >= floor * count:
            best = count
    taken = set(ranked[:best])
    kinds = {kind: [pair in taken for pair in wanted if wanted[pair] == kind] for kind in ("verbatim", "cut", "edited")}
    hit = taken & wanted.keys()
    return {
        "recall": len(hit) / max(1, len(wanted)),
        "precision": len(hit) / max(1, len(taken)),
        "any": len(found.keys() & wanted.keys()) / max(1, len(wanted)),
        **{kind: statistics.fmean(hits or [0]) for kind, hits in kinds.items()},
    }


def spans_right(planted: Sequence[dict[str, Any]], found: Mapping[Pair, Any], path: Path) -> float:
    """Return the part of the planted passages of which the spans found hold nine tenths and are nine tenths."""
    texts = OnDisk(path)
    right = 0
    for plant in planted:
        pair = plant["earlier"], plant["later"]
        spans = found[pair][1] if pair in found else []
        later, earlier = (texts[f"{n:07}"].content for n in reversed(pair))
        right += _covers(later.index(plant["as"]), plant["as"], [s[2:] for s in spans]) and _within(
            earlier.index(plant["of"]), plant["of"], [s[:2] for s in spans]
        )
    return right / max(1, len(planted))


def _covers(start: int, words: str, spans: Sequence[Sequence[int]]) -> bool:
    points = {n for a, b in spans for n in range(a, b)}
    inside = sum(start <= n < start + len(words) for n in points)
    return inside >= 0.9 * len(words) and inside >= 0.9 * len(points)


def _within(start: int, words: str, spans: Sequence[Sequence[int]]) -> bool:
    points = {n for a, b in spans for n in range(a, b)}
    return bool(points) and sum(start <= n < start + len(words) for n in points) >= 0.9 * len(points)


def compare(size: int, methods: Sequence[str], folder: Path) -> None:
    path = folder / f"{size}.jsonl"
    if not path.is_file():
        compose(size, path)
    planted = json.loads(path.with_suffix(".planted").read_text("utf-8"))
    print(f"\n{size} reports, {path.stat().st_size / 2**20:.0f} MiB, {len(planted)} planted passages")
    print("method            recall prec.   (any) verbatim cut   edited  spans   cpu s   wall s  peak MiB  grown MiB")
    floor = 0.0
    for method in methods:
        out = folder / "found.json"
        subprocess.run([sys.executable, __file__, "--one", method, path, out], check=True)
        data = json.loads(out.read_text("utf-8"))
        found = {(a, b): (score, spans) for a, b, score, spans in data["found"]}
        figures = judged(planted, found, floor)
        spans = f"{spans_right(planted, found, path):6.1%}" if method == "ours" else "     -"
        if method == "ours":
            floor = figures["precision"]
        scores = " ".join(
            f"{figures[name]:6.1%}" for name in ("recall", "precision", "any", "verbatim", "cut", "edited")
        )
        print(
            f"{method:16} {scores} {spans} {data['cpu']:8.1f} {data['wall']:8.1f} {data['peak']:8.0f} "
            f"{data['grown']:8.0f}",
            flush=True,
        )


# --- adding one


def add(size: int, folder: Path) -> None:
    path = folder / f"{size}.jsonl"
    if not path.is_file():
        compose(size, path)
    texts = {f"{number:07}": text_of(text) for number, text in enumerate(texts_of(path))}
    reports = [report_of(number) for number in texts]
    codebook = load()
    files, kept = Files(folder / f"{size}.kept", "benchmark"), Kept()
    begun = time.perf_counter()
    kept.update(reports[: size - 10], texts, codebook)
    anew = time.perf_counter() - begun
    files.save(kept)
    on_disk = sum(file.stat().st_size for file in (folder / f"{size}.kept").iterdir()) / 2**20
    taken: list[tuple[float, ...]] = []
    for last in range(size - 9, size + 1):
        steps = [time.perf_counter()]
        kept = files.load()
        steps.append(time.perf_counter())
        kept.update(reports[:last], texts, codebook)
        steps.append(time.perf_counter())
        files.save(kept)
        steps.append(time.perf_counter())
        taken.append((*(b - a for a, b in pairwise(steps)), steps[-1] - steps[0]))
    loading, updating, saving, whole = (statistics.median(column) for column in zip(*taken, strict=True))
    print(
        f"{size:7} reports: anew {anew:.1f} s; one more {whole * 1000:.0f} ms (median of 10; slowest "
        f"{max(t[-1] for t in taken) * 1000:.0f}): reading what was kept {loading * 1000:.0f}, adding "
        f"{updating * 1000:.0f}, writing {saving * 1000:.0f}; {on_disk:.0f} MiB kept",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--methods", nargs="+", choices=METHODS, default=list(METHODS))
    parser.add_argument("--add", action="store_true", help="measure what one more report costs")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        one(asked.one[0], Path(asked.one[1]), Path(asked.one[2]))
        return
    with tempfile.TemporaryDirectory() as name:
        for size in asked.sizes:
            if asked.add:
                add(size, Path(name))
            else:
                compare(size, asked.methods, Path(name))


if __name__ == "__main__":
    main()
