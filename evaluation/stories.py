"""Measure which reports tell one story: B-cubed and pairwise F1 of the project's grouping at its one threshold.

usage: python -m evaluation.stories FOLDER [--errors]

FOLDER holds `basil/` (three outlets to an event), and in it or beside it `newswcl50/` and `cases/`; the reports of each
are thrown together. The peer, in the same run: average linkage over TF-IDF vectors of all words, at the threshold
that is best for it on basil, which it then keeps.
"""

import argparse
import csv
import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation.clusters import b_cubed, pairwise
from evaluation.measurement import Data, Measurement, Outcome
from trucewatch.codebook import Codebook, load
from trucewatch.matters.stories import silent_words, tell_stories
from trucewatch.model import Basis, Precision, Published, Report, Span, Stance, Statement, Unclassified, content_id

_WORD = re.compile(r"[^\W\d_]{2,}")
_PLACE = {"basil": "basil/articles", "newswcl50": "newswcl50/1-raw-articles", "cases": "cases"}
_THRESHOLDS = tuple(n / 100 for n in range(5, 60))


@dataclass(frozen=True)
class Item:
    """One report: which story it tells, its day where the corpus gives one, and its words."""

    name: str
    story: str
    day: str | None
    text: str


def basil(folder: Path) -> list[Item]:
    """Return the articles of three outlets each on a hundred events."""
    found = [(path.stem, json.loads(path.read_text(encoding="utf-8"))) for path in sorted(folder.rglob("*.json"))]
    return [
        Item(name, one["triplet-uuid"], one["date"] or None, "\n\n".join([one["title"], *_paragraphs(one)]))
        for name, one in found
    ]


def _paragraphs(article: dict[str, Sequence[Sequence[str]]]) -> list[str]:
    return [" ".join(paragraph) for paragraph in article["body-paragraphs"]]


def newswcl50(folder: Path) -> list[Item]:
    """Return the articles of five outlets each on ten events; they have no dates."""
    files = sorted(folder.rglob("*.txt"))
    return [Item(path.stem, path.parent.name, None, path.read_text(encoding="utf-8")) for path in files]


def cases(folder: Path) -> list[Item]:
    """Return the reports of all cases; two of them are of one war."""
    found = []
    for table in sorted(folder.glob("*/sources.tsv")):
        with table.open(encoding="utf-8", newline="") as file:
            days = {row["file"]: row.get("date") or None for row in csv.DictReader(file, delimiter="\t")}
        for name in sorted(days):
            text = (table.parent / name).read_text(encoding="utf-8")
            found.append(Item(f"{table.parent.name}/{name}", table.parent.name, days[name], text))
    return found


_READERS = {"basil": basil, "newswcl50": newswcl50, "cases": cases}


def told(items: Iterable[Item], codebook: Codebook) -> dict[str, str]:
    """Return the group of each report as the project makes it, each report as one statement."""
    rules = codebook.table("matters")["story"]
    statements = [_statement(item) for item in items]
    reports = {item.name: _report(item) for item in items}
    stories = tell_stories(statements, reports, rules, silent_words(codebook))
    return {one.report: stories.story(one) for one in statements}


def _statement(item: Item) -> Statement:
    return Statement(
        id=content_id("statement", item.name),
        report=item.name,
        span=Span(start=0, end=len(item.text)),
        text=item.text,
        direct=False,
        attribution=(),
        stance=Stance.ASSERTS,
        claim=Unclassified(),
    )


def _report(item: Item) -> Report:
    day = item.day if item.day and re.fullmatch(r"\d{4}-\d\d-\d\d", item.day) else None
    published = Published(
        date=day,
        precision=Precision.DAY if day else Precision.UNCLEAR,
        basis=Basis.CAPTURE if day else Basis.UNCLEAR,
    )
    return Report(
        id=item.name, file=item.name, sha256="", size=0, outlet=None, title=None, language="en", published=published
    )


# --- the peer


def tfidf(items: Sequence[Item]) -> NDArray[np.float64]:
    """Return the cosine of each two texts over logarithmic counts weighted by inverse document frequency."""
    counts = [Counter(word.casefold() for word in _WORD.findall(item.text)) for item in items]
    held = Counter(word for count in counts for word in count)
    places = {word: place for place, word in enumerate(sorted(held))}
    vectors = np.zeros((len(items), len(places)))
    for row, count in enumerate(counts):
        for word, n in count.items():
            vectors[row, places[word]] = (1 + math.log(n)) * (math.log((1 + len(items)) / (1 + held[word])) + 1)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors @ vectors.T)


def linked(likeness: NDArray[np.float64], thresholds: Sequence[float]) -> dict[float, list[int]]:
    """Return the groups by average linkage at each threshold, the most alike joined first."""
    sums = likeness.copy()
    np.fill_diagonal(sums, -np.inf)
    sizes, groups = np.ones(len(sums)), list(range(len(sums)))
    made: dict[float, list[int]] = {}
    waiting = sorted(thresholds, reverse=True)
    while waiting:
        mean = sums / np.outer(sizes, sizes)
        one, other = sorted(divmod(int(np.argmax(mean)), len(sums)))
        while waiting and mean[one, other] < waiting[0]:
            made[waiting.pop(0)] = list(groups)
        if not waiting or mean[one, other] == -np.inf:
            break
        sums[one] += sums[other]
        sums[:, one] = sums[one]
        sums[one, one] = -np.inf
        sums[other] = sums[:, other] = -np.inf
        sizes[one] += sizes[other]
        groups = [one if group == other else group for group in groups]
    return made | {threshold: list(groups) for threshold in waiting}


# --- the measurement


@cache
def _items(corpus: str, folder: Path) -> tuple[Item, ...]:
    return tuple(_READERS[corpus](folder))


def _paths(data: Data) -> tuple[Path, ...]:
    if not data.find(_PLACE["basil"]):
        return ()
    return tuple(path for place in _PLACE.values() for path in data.find(place))


def measure(data: Data) -> Outcome:
    """Return the scores on basil, and B-cubed on the others that are there, ours and the peer's."""
    figures: dict[str, float] = {}
    at, sizes = 0.0, []
    for corpus, place in _PLACE.items():
        found = data.find(place)
        if not found:
            continue
        items = _items(corpus, found[0])
        truth = {item.name: item.story for item in items}
        made = told(items, data.codebook)
        figures |= _scores(corpus, truth, made)
        peers = _peer(items)
        if corpus == "basil":
            at = max(peers, key=lambda threshold: (b_cubed(truth, peers[threshold])[2], -threshold))
        figures[f"{corpus}: TF-IDF B-cubed"] = b_cubed(truth, peers[at])[2]
        sizes.append(f"{len(items)} of {corpus}")
    return Outcome("all, developed on", ", ".join(sizes), figures)


def _scores(corpus: str, truth: dict[str, str], made: dict[str, str]) -> dict[str, float]:
    precision, recall, both = b_cubed(truth, made)
    return {
        f"{corpus}: B-cubed": both,
        f"{corpus}: B-cubed precision": precision,
        f"{corpus}: B-cubed recall": recall,
        f"{corpus}: pairwise F1": pairwise(truth, made)[2],
    }


def _peer(items: Sequence[Item]) -> dict[float, dict[str, int]]:
    names = [item.name for item in items]
    made = linked(tfidf(items), _THRESHOLDS)
    return {threshold: dict(zip(names, groups, strict=True)) for threshold, groups in made.items()}


STORIES = Measurement(
    name="stories",
    about="which reports tell one story",
    paths=_paths,
    measure=measure,
    gated=("basil: B-cubed", "newswcl50: B-cubed", "cases: B-cubed"),
    goals={"basil: B-cubed": 93},
    peers={"basil: B-cubed": "TF-IDF, average linkage, its best threshold: in the same run, below"},
)


def main() -> None:
    """Print the figures, and the groups that are not as labelled where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    codebook = load()
    for corpus, place in _PLACE.items():
        found = next((p for p in (asked.folder / place, asked.folder.parent / place) if p.exists()), None)
        if found is None:
            continue
        items = _items(corpus, found)
        truth, made = {item.name: item.story for item in items}, told(items, codebook)
        peers = _peer(items)
        for name, value in _scores(corpus, truth, made).items():
            print(f"{name:28} {value:5.1f}")
        at = max(peers, key=lambda threshold: b_cubed(truth, peers[threshold])[2])
        print(f"{corpus}: TF-IDF at its best, {at:.2f}: {b_cubed(truth, peers[at])[2]:.1f}")
        if asked.errors:
            _print_errors(truth, made)


def _print_errors(truth: dict[str, str], made: dict[str, str]) -> None:
    groups: dict[str, list[str]] = {}
    for name, group in made.items():
        groups.setdefault(group, []).append(name)
    whole = Counter(truth.values())
    for names in groups.values():
        stories = Counter(truth[name] for name in names)
        if len(stories) > 1 or len(names) < whole[next(iter(stories))]:
            print("  ", len(names), "reports:", dict(stories))


if __name__ == "__main__":
    main()
