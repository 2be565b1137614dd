"""Kinds of errors on pairs of names: missed or wrong, of a person or a body, and in what the two names differ."""

from collections.abc import Iterator

from evaluation.errors.counting import Corpus, Errors, counted
from evaluation.measurement import Data
from evaluation.names import Judged, judged


def kinds(pairs: Judged) -> Iterator[str]:
    """Yield the kind of each pair that was judged wrongly."""
    for row, one, found in pairs:
        if found.same != one:
            whose = "a person" if row["schema"] == "Person" else "a body"
            verdict = "missed" if one else "wrongly one"
            yield f"{verdict}: {whose}, {difference(row['name1'], row['name2'])}"


def difference(left: str, right: str) -> str:
    """Return in what two names differ."""
    if left.isascii() != right.isascii():
        return "in other letters"
    one, other = set(left.casefold().split()), set(right.casefold().split())
    if one == other:
        return "in the order of words or their case"
    if left.casefold().replace(" ", "") == right.casefold().replace(" ", ""):
        return "in blanks"
    if min(len(one), len(other)) == 1 < max(len(one), len(other)) and not one & other:
        return "a short form and a long one"
    if one < other or other < one:
        return f"{_words(len(one ^ other))} on one side only"
    if len(one) == len(other):
        return f"{_words(len(one - other))} of {'two' if len(one) == 2 else 'several'} spelt otherwise or another"
    return "words on one side only, and others spelt otherwise"


def _words(number: int) -> str:
    return "a word" if number == 1 else "words"


def count(data: Data) -> Errors:
    """Count the errors on the even rows."""
    (file,) = data.find("names/cases.csv")
    pairs = judged(file.parent, "even")
    return counted(f"the even rows, {len(pairs)} pairs", kinds(pairs))


CORPUS = Corpus("names", "whether two names are one", lambda data: data.find("names/cases.csv"), count)
