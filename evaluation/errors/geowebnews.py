"""Kinds of errors on GeoWebNews: by what the annotators call a name, what the parser calls it, whether we know it."""

from collections.abc import Iterator, Sequence

from evaluation.errors.counting import Corpus, Errors, counted
from evaluation.measurement import Data
from evaluation.places import News, news
from trucewatch.statements.gazetteer import places
from trucewatch.statements.sentence import Sentence, Token

_CALLED = {
    "PERSON": "a person", "ORG": "a body", "NORP": "a people", "GPE": "a place", "LOC": "a place", "FAC": "a building",
    "": "nothing",
}  # fmt: skip
_MARKED = {
    "Homonym": "another thing of the same name", "Language": "a language", "Non_Toponym": "no place",
    "Demonym": "people of a place", "Embedded_Non_Lit": "part of the name of something else",
    "Non_Lit_Expression": "something of a place", "Literal_Expression": "a place without a name",
    "Literal_Modifier": "a place that colours a noun", "Non_Literal_Modifier": "a place that colours a noun",
    "Metonymic": "a state or body meant by its place",
}  # fmt: skip


def called(label: str) -> str:
    """Return what the parser calls a name, in words."""
    return _CALLED.get(label, "something else")


def kinds(read: News) -> Iterator[str]:
    """Yield the kind of each error in one document."""
    for span in sorted(read.gold - read.ours):
        near = [one for one in read.ours if _touch(one, span)]
        if near:
            yield f"other bounds: {_bounds(span, near[0])}"
        else:
            yield f"missed: {_marked(read.marks[span])}, {_seen(read, span)}"
    for span in sorted(read.ours - read.gold):
        if any(_touch(one, span) for one in read.gold):
            continue
        other = next((kind for mark, kind in read.marks.items() if _touch(mark, span)), "")
        yield f"too much: {_MARKED.get(other, 'unmarked')}, {_seen(read, span)}"


def _marked(kind: str) -> str:
    return _MARKED.get(kind, "a place")


def _touch(left: tuple[int, int], right: tuple[int, int]) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def _bounds(asked: tuple[int, int], given: tuple[int, int]) -> str:
    front = "longer in front" if given[0] < asked[0] else "shorter in front" if given[0] > asked[0] else ""
    behind = "longer behind" if given[1] > asked[1] else "shorter behind" if given[1] < asked[1] else ""
    return "ours is " + " and ".join(part for part in (front, behind) if part)


def _seen(read: News, span: tuple[int, int]) -> str:
    """Return how a name looks: what the parser calls its last word, how long it is, whether the gazetteer has it."""
    words = read.content[slice(*span)]
    name = _tokens(read.sentences, span)
    length = "one word" if len(words.split()) == 1 else "several words"
    known = "a town of the gazetteer" if places(words) else "no town of the gazetteer"
    label = called(name[-1].ent if name else "")
    return f"to the parser {label}, {length}, {known}"


def _tokens(sentences: Sequence[Sentence], span: tuple[int, int]) -> list[Token]:
    return [t for s in sentences if s.start < span[1] and span[0] < s.end for t in s if _touch((t.start, t.end), span)]


def count(data: Data) -> Errors:
    """Count the errors on the odd documents."""
    (folder,) = data.find("geoparsing/GeoWebNews")
    chosen = list(news(folder, 1, data.codebook, data.parses))
    asked = sum(len(one.gold) for one in chosen)
    read = f"the odd half, {len(chosen)} articles, {asked} toponyms"
    return counted(read, (kind for one in chosen for kind in kinds(one)))


CORPUS = Corpus("geowebnews", "place names found", lambda data: data.find("geoparsing/GeoWebNews"), count)
