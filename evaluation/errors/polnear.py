"""Kinds of errors on PolNeAR: by the cue's class and what it governs, by bounds, nesting and source."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation.errors.counting import Corpus, Errors, counted
from evaluation.measurement import Data
from evaluation.polnear import Attributed, Ranges, articles, found, letters, matches, same_source
from trucewatch.codebook import Codebook
from trucewatch.statements.sentence import Sentence, Token

EVERY = 4
_CLASSES = {"VERB": "a verb", "AUX": "a verb", "NOUN": "a noun", "PROPN": "a noun", "ADJ": "an adjective"}
_GOVERNED = {
    "ccomp": "a clause", "xcomp": "an infinitive", "dobj": "an object", "pobj": "words behind a preposition",
    "pcomp": "words behind a preposition", "prep": "words behind a preposition", "acl": "a clause of a noun",
    "advcl": "a clause beside", "ROOT": "the main clause", "parataxis": "the main clause",
}  # fmt: skip


def kinds(
    gold: Sequence[Attributed], ours: Sequence[Attributed], sentences: Sequence[Sentence], groups: Mapping[str, str]
) -> Iterator[str]:
    """Yield the kind of each error in one article; `groups` are those of the codebook's cues."""
    pairs = matches(gold, ours)
    for i, j in pairs:
        if not same_source(gold[i], ours[j]):
            yield f"another source: {_source(gold[i], ours[j], sentences)}"
    left, free = ({*range(len(side))} - {pair[k] for pair in pairs} for k, side in ((0, gold), (1, ours)))
    for i in sorted(left):
        twin = next((j for j in sorted(free) if _meet(gold[i].cue, ours[j].cue)), None)
        cue = _cue(gold[i], sentences, groups)
        if twin is not None:
            free.discard(twin)
            yield f"content {_bounds(gold[i].content, ours[twin].content)}: {cue}"
        elif any(letters(gold[i].content) < letters(one.content) for one in ours):
            yield f"missed inside another attribution of ours: {cue}"
        else:
            yield f"missed: {cue}, with {_governed(gold[i], sentences)}"
    for j in sorted(free):
        inside = any(letters(ours[j].content) < letters(one.content) for one in gold)
        within = " inside another attribution" if inside else ""
        yield f"too much{within}: {_cue(ours[j], sentences, groups)}, with {_governed(ours[j], sentences)}"


def groups_of(codebook: Codebook) -> dict[str, str]:
    """Return the group of each word that the codebook has as a cue."""
    cues, attitudes = codebook.table("cues"), codebook.table("attitudes")
    groups = dict.fromkeys(_words([attitudes["nouns"], attitudes["adjectives"]]), "a noun or adjective of ours")
    groups |= dict.fromkeys(_words([attitudes["prepositions"]]), "a verb with a preposition of ours")
    groups |= dict.fromkeys(_words([attitudes["acts"]]), "a verb of judgement, address or knowing")
    groups |= dict.fromkeys(_words([attitudes["holds"]]), "a verb of belief or wish")
    return groups | dict.fromkeys(_words([cues["stance"]]), "a verb of saying") | {"say": "'say'"}


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from map(str, value)
        yield from (word for part in value.values() for word in _words(part))
    elif isinstance(value, Sequence):
        yield from (word for part in value for word in _words(part))


def _tokens(ranges: Ranges, sentences: Sequence[Sentence]) -> list[Token]:
    return [t for s in sentences for t in s if any(t.start < end and start < t.end for start, end in ranges)]


def _cue(one: Attributed, sentences: Sequence[Sentence], groups: Mapping[str, str]) -> str:
    """Return the class of a cue: the codebook's group of its word, else its part of speech."""
    full = _full(one, sentences)
    if not full:
        return "no cue" if not one.cue else "a cue of grammar words or marks"
    if "say" in (token.lemma.lower() for token in full):
        return "'say'"
    if len(full) > 1:
        return "a phrase of several words"
    token = full[0]
    return groups.get(token.lemma.lower()) or f"{_CLASSES.get(token.pos, 'another word')} that is no cue of ours"


def _full(one: Attributed, sentences: Sequence[Sentence]) -> list[Token]:
    """Return the words of a cue that carry its sense."""
    words = [t for t in _tokens(one.cue, sentences) if t.pos in _CLASSES]
    return [t for t in words if t.pos != "AUX"] or words


def _governed(one: Attributed, sentences: Sequence[Sentence]) -> str:
    """Return what the content is to the words around it: by the token that hangs on something outside it."""
    inside = _tokens(one.content[:1], sentences)
    sentence = next((s for s in sentences if inside and s.start <= inside[0].start < s.end), None)
    if sentence is None:
        return "no content in the body"
    here = [t for t in inside if sentence.start <= t.start < sentence.end and t.pos != "PUNCT"]
    span = {t.i for t in here}
    head = next((t for t in here if t.head not in span or t.head == t.i), None)
    return "other words" if head is None else _GOVERNED.get(head.dep, "other words")


def _bounds(asked: Ranges, given: Ranges) -> str:
    wanted, made = letters(asked), letters(given)
    if not wanted & made:
        return "elsewhere on the same cue"
    if made < wanted:
        return "too short"
    return "too long" if wanted < made else "shifted"


def _source(gold: Attributed, ours: Attributed, sentences: Sequence[Sentence]) -> str:
    if not ours.source or not gold.source:
        return "ours names nobody" if gold.source else "ours names somebody, the label nobody"
    wanted, made = (_tokens(side.source, sentences) for side in (gold, ours))
    apart = bool(wanted and made) and not any(s.start <= wanted[0].start < s.end and s.start <= made[0].start < s.end
                                              for s in sentences)  # fmt: skip
    what = "a pronoun" if all(t.pos in ("PRON", "DET") for t in wanted) else "a name or noun"
    return f"the label's is {what}, {'in another sentence than ours' if apart else 'in the same sentence as ours'}"


def _meet(left: Ranges, right: Ranges) -> bool:
    return any(a[0] < b[1] and b[0] < a[1] for a in left for b in right)


def lemmas(gold: Sequence[Attributed], ours: Sequence[Attributed], sentences: Sequence[Sentence]) -> Iterator[str]:
    """Yield the cue of each attribution missed and of each too much in one article, by its words' lemmas."""
    pairs = matches(gold, ours)
    for sign, side, k in (("missed", gold, 0), ("too much", ours, 1)):
        taken = {pair[k] for pair in pairs}
        for one in (one for i, one in enumerate(side) if i not in taken):
            yield f"{sign}: {' '.join(t.lemma.lower() for t in _full(one, sentences)) or 'a mark or no cue'}"


def count(data: Data) -> Errors:
    """Count the errors on each fourth article of `train`."""
    groups = groups_of(data.codebook)
    return _counted(data, lambda gold, ours, sentences: kinds(gold, ours, sentences, groups))


def count_lemmas(data: Data) -> Errors:
    """Count the cues of what is missed and too much on the same articles."""
    return _counted(data, lemmas)


def _counted(data: Data, told: Callable[..., Iterator[str]]) -> Errors:
    (folder,) = data.find("polnear")
    chosen = articles(folder, "train", EVERY)
    data.parses.prepare([article.text for article in chosen])
    made: list[str] = []
    for article in chosen:
        sentences = data.parses.sentences(article.text)
        made += told(article.gold, found(article, sentences, data.codebook), sentences)
    asked = sum(len(article.gold) for article in chosen)
    return counted(f"each fourth article of train, {len(chosen)} articles, {asked} attributions", made)


def _paths(data: Data) -> tuple[Path, ...]:
    return data.find("polnear/train")


CORPUS = Corpus("polnear", "who is said to have said what", _paths, count)
CUES = Corpus("polnear-cues", "the cues of what is missed and too much", _paths, count_lemmas)
