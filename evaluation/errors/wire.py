"""Kinds of errors on composed reports: pairs that share copied text by their label, chains torn or run together."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from evaluation.errors.counting import Corpus, Errors, counted
from evaluation.measurement import Data
from evaluation.wire import WIRE, Found, Labels, find, labels_of


def kinds(labels: Labels, found: Found) -> Iterator[str]:
    """Yield the kind of each error in one half."""
    for pair, label in labels.pairs.items():
        if pair not in found.pairs:
            yield f"pair missed: {label}"
    for pair in found.pairs - labels.pairs.keys():
        events = {key.event for key in labels.keys if key.file in pair}
        yield f"pair too much: of {'one event' if len(events) == 1 else 'two events'}"
    for one, other in combinations(labels.keys, 2):
        if one.event == other.event:
            asked, made = one.chain == other.chain, found.chains[one.file] == found.chains[other.file]
            if asked != made:
                yield (
                    "two tellings of one origin taken for two" if asked else "two tellings of two origins taken for one"
                )


def count(data: Data) -> Errors:
    """Count the errors on the half that is developed on."""
    labels = labels_of("development")
    read = f"the development half, {len(labels.pairs)} pairs of {len(labels.keys)} reports"
    return counted(read, kinds(labels, find("development", data.codebook, labels.keys)))


def _paths(data: Data) -> tuple[Path, ...]:
    return WIRE.paths(data)


CORPUS = Corpus("wire", "copies and chains among composed reports", _paths, count)
