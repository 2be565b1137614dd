"""Kinds of errors on figures of people: what of a labelled figure is wrong, and what is made beside the labels."""

from collections.abc import Iterator, Sequence

from evaluation.cases import Figure, agree, figure_paths, labelled_and_made, same_counter, same_people
from evaluation.errors.counting import Corpus, Errors, counted
from evaluation.measurement import Data


def kinds(labels: Sequence[Figure], made: Sequence[Figure]) -> Iterator[str]:
    """Yield the kind of each error in a case."""
    for label in labels:
        if not any(agree(label, claim) for claim in made):
            yield f"missed: {label.key[2]}, {_why(label, made)}"
    for claim in made:
        if not any(agree(label, claim) for label in labels):
            yield f"too much: {claim.key[2]}, {_why(claim, labels)}"


def _why(one: Figure, others: Sequence[Figure]) -> str:
    """Return what keeps the nearest figure of the other side from being this one."""
    file, number, measure = one.key
    same = [other for other in others if other.key == one.key]
    if same:
        near = same[0]
        parts = (
            ("the qualifier", near.qualifier == one.qualifier),
            ("who is counted", same_people(near, one)),
            ("who counts", same_counter(near, one)),
        )
        return "differs in " + " and ".join(words for words, right in parts if not right)
    if any(other.key[:2] == (file, number) for other in others):
        return "the number stands with another measure"
    if any((other.key[0], other.key[2]) == (file, measure) for other in others):
        return "only other numbers of this measure in the report"
    return "nothing of this measure in the report"


def count(data: Data) -> Errors:
    """Count the errors on the labelled case."""
    labels, made = labelled_and_made(data, figure_paths(data)[0])
    return counted(f"all, developed on, {len(labels)} figures", kinds(labels, made))


CORPUS = Corpus("figures", "numbers of people of one case", figure_paths, count)
