"""Kinds of errors on pairs of reports that share copied words: missed by their label, too many by what they share."""

from collections.abc import Iterator, Mapping

from evaluation.cases import Pair, copy_paths, labelled_and_copied
from evaluation.errors.counting import Corpus, Errors, counted
from evaluation.measurement import Data

_SHORT = 200
"""So many letters are about two sentences."""


def kinds(labels: Mapping[Pair, str], made: Mapping[Pair, int]) -> Iterator[str]:
    """Yield the kind of each error in a case."""
    for pair, label in labels.items():
        if pair not in made:
            yield f"missed: a pair labelled {label}"
    for pair, letters in made.items():
        if pair not in labels:
            near = any(pair & other for other in labels)
            length = "a sentence or two" if letters < _SHORT else "several sentences"
            yield f"too much: {length} shared, {'one of them' if near else 'neither'} is labelled a copy"


def count(data: Data) -> Errors:
    """Count the errors on the labelled case."""
    labels, made = labelled_and_copied(data, copy_paths(data)[0])
    return counted(f"all, developed on, {len(labels)} pairs", kinds(labels, made))


CORPUS = Corpus("copies", "reports of one case that share copied words", copy_paths, count)
