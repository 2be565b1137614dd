"""Kinds of errors on WikiEvents: by role, and whether an act is told in the sentence, or another one in the role."""

from collections.abc import Iterator, Sequence

from evaluation.errors.counting import Corpus, Errors, counted
from evaluation.measurement import Data
from evaluation.wikievents import Argument, Document, Score, documents, found, violent
from trucewatch.statements.sentence import Sentence

Stretch = tuple[int, int]


def kinds(
    document: Document, ours: frozenset[Argument], told: Sequence[Stretch], sentences: Sequence[Sentence]
) -> Iterator[str]:
    """Yield the kind of each error in one document; `told` are the stretches where we tell a violent act."""
    missed, extra = Score().add(document.gold, ours)
    for wanted in missed:
        yield f"missed: {wanted.role}, {_noun(wanted, sentences)}, {_missed(wanted, ours, told, sentences)}"
    for made in extra:
        yield f"too much: {made.role}, {_too_much(made, document.gold, sentences)}"


def _missed(wanted: Argument, ours: frozenset[Argument], told: Sequence[Stretch], sentences: Sequence[Sentence]) -> str:
    if any(one.role != wanted.role and _touch(one, wanted) for one in ours):
        return "taken for another role"
    around = _around(wanted, sentences)
    if not any(start < around[1] and around[0] < end for start, end in told):
        return "no act told in the sentence"
    if any(one.role == wanted.role and around[0] <= one.start < around[1] for one in ours):
        return "another one in this role"
    return "an act told without this role"


def _too_much(made: Argument, gold: frozenset[Argument], sentences: Sequence[Sentence]) -> str:
    if any(one.role == made.role and _touch(one, made) for one in gold):
        return "told twice or its head outside the label"
    if any(_touch(one, made) for one in gold):
        return "labelled with another role"
    around = _around(made, sentences)
    inside = [one for one in gold if around[0] <= one.start < around[1]]
    if not inside:
        return "in a sentence without labels"
    return "another one is labelled" if any(one.role == made.role for one in inside) else "no such role labelled there"


def _noun(wanted: Argument, sentences: Sequence[Sentence]) -> str:
    """Return by what the label names: a pronoun, a number, a name, a common noun."""
    words = [t for s in sentences for t in s if t.start < wanted.end and wanted.start < t.end]
    if not words:
        return "not in the body"
    if all(t.pos in ("PRON", "DET") for t in words):
        return "by a pronoun"
    if any(t.pos == "PROPN" for t in words):
        return "by a name"
    return "by a number" if all(t.pos in ("NUM", "ADP", "PRON") for t in words) else "by a common noun"


def _touch(left: Argument, right: Argument) -> bool:
    return left.start < right.end and right.start < left.end


def _around(one: Argument, sentences: Sequence[Sentence]) -> Stretch:
    return next(((s.start, s.end) for s in sentences if s.start <= one.start < s.end), (one.start, one.end))


def count(data: Data) -> Errors:
    """Count the errors on the odd half."""
    (folder,) = data.find("wikievents")
    chosen = documents(folder, "odd")
    made: list[str] = []
    for document in chosen:
        sentences = data.parses.sentences(document.text)
        told = [(s[c.first].start, s[c.last].end) for s, c in violent(document, data.parses, data.codebook)]
        made += kinds(document, found(document, data.parses, data.codebook), told, sentences)
    asked = sum(len(document.gold) for document in chosen)
    return counted(f"the odd half, {len(chosen)} documents, {asked} arguments", made)


CORPUS = Corpus("wikievents", "attacker, target, victim, place", lambda data: data.find("wikievents"), count)
