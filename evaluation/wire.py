"""Measure on composed reports whose word it is: pairs that share copied text, and chains behind each key statement.

usage: python -m evaluation.wire [--split development|test] [--errors]

`sets/wire/README.md` says how the set was made and labelled. The peer is the usual rule for near-duplicates: two
reports are copies where the Jaccard coefficient of their runs of five words is at least 0.5.
"""

import argparse
import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from evaluation.clusters import b_cubed, grouped
from evaluation.measurement import Data, Measurement, Outcome, f1
from trucewatch import pipeline
from trucewatch.codebook import Codebook, load
from trucewatch.model import Report, Statement, Tie
from trucewatch.origins import Supports
from trucewatch.register import MemoryRecorder, View

_SETS = Path(__file__).parent / "sets" / "wire"
_PEER_RUN, _PEER_LEAST = 5, 0.5
Pair = frozenset[str]


@dataclass(frozen=True)
class Key:
    """One report's telling of its event's key statement: its words, and the chain that it belongs to."""

    event: str
    file: str
    chain: str
    quote: str


@dataclass(frozen=True)
class Labels:
    """What was labelled: the kind of each pair that shares copied text, and the key statements."""

    pairs: Mapping[Pair, str]
    keys: tuple[Key, ...]


@dataclass(frozen=True)
class Found:
    """What the project and its peer find: pairs of files that share copied text, and the group of each file."""

    pairs: frozenset[Pair]
    chains: Mapping[str, str]
    peer_pairs: frozenset[Pair]
    peer_chains: Mapping[str, str]


def labels_of(split: str) -> Labels:
    """Return the labels of one half."""
    pairs = {frozenset((row["left"], row["right"])): row["kind"] for row in _rows(_SETS / f"{split}.pairs.tsv")}
    return Labels(pairs, tuple(Key(**row) for row in _rows(_SETS / f"{split}.keys.tsv")))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def find(split: str, codebook: Codebook, keys: Iterable[Key]) -> Found:
    """Read one half as the main job reads it and return what it finds, and what the peer finds in the same files."""
    view = pipeline.read([_SETS / split], MemoryRecorder(), codebook).view
    files = {report.id: Path(report.file).name for report in view.reports.values()}
    pairs = frozenset(
        frozenset((files[tie.later], files[tie.earlier]))
        for tie in view.derivations.values()
        if tie.tie in (Tie.COPIED, Tie.REVISION) and tie.earlier is not None
    )
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted((_SETS / split).glob("*.txt"))}
    peer = frozenset(_near_duplicates(texts))
    return Found(
        pairs,
        _chains(view, codebook, tuple(keys)),
        peer,
        grouped(texts, (tuple(sorted(pair)) for pair in peer)),  # type: ignore[misc]
    )


def _chains(view: View, codebook: Codebook, keys: tuple[Key, ...]) -> dict[str, str]:
    """Return the group of each file: those whose key statements count as one independent telling."""
    supports = Supports(view.chains.values(), view.reports.values(), view.derivations.values(), codebook)
    reports = {Path(report.file).name: report for report in view.reports.values()}
    told = {key.file: _telling(view, reports[key.file], key.quote) for key in keys}
    joined = [
        (one.file, other.file)
        for one, other in combinations(keys, 2)
        if one.event == other.event and told[one.file] and told[other.file]
        if any(len(supports.of(pair).chains) == 1 for pair in _across(told[one.file], told[other.file]))
    ]
    return grouped(told, joined)


def _across(some: Iterable[Statement], others: tuple[Statement, ...]) -> Iterable[tuple[Statement, Statement]]:
    return ((one, other) for one in some for other in others)


def _telling(view: View, report: Report, quote: str) -> tuple[Statement, ...]:
    """The statements of a report that stand at these words: half of the shorter of the two lies in the other."""
    found = []
    content = view.texts[report.id].content
    start = content.rfind(quote)
    end = start + len(quote)
    for statement in view.statements.values():
        if statement.report == report.id and start >= 0:
            shared = min(end, statement.span.end) - max(start, statement.span.start)
            if 2 * shared >= min(len(quote), statement.span.end - statement.span.start):
                found.append(statement)
    return tuple(found)


def _near_duplicates(texts: Mapping[str, str]) -> Iterable[Pair]:
    runs = {name: _runs(text.casefold().split()) for name, text in texts.items()}
    for one, other in combinations(texts, 2):
        if len(runs[one] & runs[other]) >= _PEER_LEAST * len(runs[one] | runs[other]):
            yield frozenset((one, other))


def _runs(words: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words[at : at + _PEER_RUN]) for at in range(len(words) - _PEER_RUN + 1))


def _paths(_: Data) -> tuple[Path, ...]:
    return (_SETS,) if _SETS.is_dir() else ()


def measure(data: Data) -> Outcome:
    """Return pair F1 over copies and B-cubed over chains on the unseen half, ours and the peer's."""
    return scored("test", data.codebook)


def scored(split: str, codebook: Codebook) -> Outcome:
    """Return the figures of one half."""
    labels = labels_of(split)
    found = find(split, codebook, labels.keys)
    return Outcome(split, f"{len(labels.pairs)} pairs of {len(labels.keys)} reports", _figures(labels, found))


def _figures(labels: Labels, found: Found) -> dict[str, float]:
    wanted = labels.pairs.keys()
    right, peer_right = wanted & found.pairs, wanted & found.peer_pairs
    truth = {key.file: (key.event, key.chain) for key in labels.keys}
    precision, recall, both = b_cubed(truth, found.chains)
    return {
        "pair F1": f1(len(right), len(wanted), len(found.pairs)),
        "pair precision": 100 * len(right) / max(1, len(found.pairs)),
        "pair recall": 100 * len(right) / len(wanted),
        "pair F1 of 5-gram Jaccard 0.5": f1(len(peer_right), len(wanted), len(found.peer_pairs)),
        "chain B-cubed": both,
        "chain B-cubed precision": precision,
        "chain B-cubed recall": recall,
        "chain B-cubed of 5-gram Jaccard 0.5": b_cubed(truth, found.peer_chains)[2],
    }


WIRE = Measurement(
    name="wire",
    about="copies and chains among composed reports of invented events",
    paths=_paths,
    measure=measure,
    gated=("pair F1", "chain B-cubed"),
    goals={"pair F1": 90},
    peers={"pair F1": "5-gram Jaccard 0.5, in the same run, below"},
)


def main() -> None:
    """Print the figures of one half, and its errors where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("development", "test"), default="development")
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    codebook, labels = load(), labels_of(asked.split)
    found = find(asked.split, codebook, labels.keys)
    for name, value in _figures(labels, found).items():
        print(f"{name:40} {value:5.1f}")
    kinds = sorted(set(labels.pairs.values()))
    for kind in kinds:
        of_kind = {pair for pair, labelled in labels.pairs.items() if labelled == kind}
        print(f"  {kind:12} {len(of_kind & found.pairs)} of {len(of_kind)}; peer {len(of_kind & found.peer_pairs)}")
    if asked.errors:
        for pair in sorted(map(sorted, labels.pairs.keys() - found.pairs)):
            print("  missed", *pair, labels.pairs[frozenset(pair)])
        for pair in sorted(map(sorted, found.pairs - labels.pairs.keys())):
            print("  wrong", *pair)
        for key in labels.keys:
            print("  chain", key.file, key.chain, found.chains[key.file])


if __name__ == "__main__":
    main()
