"""Names that the parser labels wrongly, mended by what the whole report and the gazetteer say.

The small model calls unknown words places, and calls provinces persons. A word that no list knows is a place only if
some preposition of place leads to it in the report; a name that a country of the report has among its provinces and
cities is a place although the parser calls it a body or a person. On the learning half of GeoWebNews, 46 of 57 lone
words that were places by the parser's label alone were none.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from trucewatch.statements.gazetteer import alternates, divisions, places
from trucewatch.statements.places.cues import Cues
from trucewatch.statements.places.toponyms import Toponym
from trucewatch.statements.sentence import Sentence

_LABELS = ("", "ORG", "PERSON", "NORP", "PRODUCT")
Named = list[list[Toponym]]


def without_strangers(sentences: Sequence[Sentence], named: Named, cues: Cues) -> Named:
    """Return the names less lone words that no gazetteer has and that no preposition of place ever leads to."""
    led = {
        name.words
        for sentence, names in zip(sentences, named, strict=True)
        for i, name in enumerate(names)
        if (_leads(sentence, name.first, cues) and not _owns(sentence, name.last, cues))
        or (i and _listed_with(sentence, names[i - 1], name))
    }
    return [[name for name in names if name.words in led or not _is_stranger(name)] for names in named]


def _is_stranger(name: Toponym) -> bool:
    if name.sort != "name" or name.noun or " " in name.words:
        return False
    return not places(name.words) and not divisions(name.words)


def _leads(sentence: Sentence, first: int, cues: Cues) -> bool:
    before = first - 1
    while before > 0 and (sentence[before].lower in cues.sides or sentence[before].lower == "the"):
        before -= 1
    if before < 0:
        return False
    word = sentence[before].lower
    return word in cues.leading or (word == "of" and before > 0 and sentence[before - 1].lower in cues.place_nouns)


def _owns(sentence: Sentence, last: int, cues: Cues) -> bool:
    """Whether a preposition leads to what a name owns: "in X's cabinet", but not "in X's suburbs"."""
    if last + 1 == len(sentence) or sentence[last + 1].tag != "POS":
        return False
    owned = sentence[sentence[last].head].lower
    return owned not in cues.nouns and owned not in cues.sides


def _listed_with(sentence: Sentence, before: Toponym, name: Toponym) -> bool:
    """Whether nothing but a comma or "and" stands between a known place and the name."""
    between = {sentence[t].lower for t in range(before.last + 1, name.first)}
    return bool(between) and between <= {",", "and", "or"} and not _is_stranger(before)


def with_home_names(sentences: Sequence[Sentence], named: Named, cues: Cues) -> Named:
    """Return the names with those that bear another label: of provinces and cities of the report's countries, and
    all that the report calls a village or the like somewhere.
    """
    countries = {name.code for names in named for name in names if name.code}
    runs = [list(_free_runs(sentence, names)) for sentence, names in zip(sentences, named, strict=True)]
    called = {
        name.words
        for sentence, free in zip(sentences, runs, strict=True)
        for name in free
        if _is_called_place(sentence, name.first, cues)
    }
    longer = _parts_of_longer(sentences)
    full = []
    for sentence, names, free in zip(sentences, named, runs, strict=True):
        more = [
            name
            for name in free
            if name.words in called or (name.words not in longer and _is_home(sentence, name, countries, cues))
        ]
        full.append(sorted([*names, *more], key=lambda name: name.first) if more else names)
    return full


def _parts_of_longer(sentences: Sequence[Sentence]) -> Counter[str]:
    """Count the words that the parser takes for one word of a longer name of a person."""
    parts: Counter[str] = Counter()
    for sentence in sentences:
        for token in (one for one in sentence.tokens if one.ent == "PERSON"):
            beside = [sentence[t] for t in (token.i - 1, token.i + 1) if 0 <= t < len(sentence)]
            if any(one.ent == "PERSON" and one.text[:1].isupper() for one in beside):
                parts[token.text] += 1
    return parts


def _free_runs(sentence: Sentence, names: Sequence[Toponym]) -> Iterator[Toponym]:
    """Yield the runs of capitalised proper nouns that no name takes up, as names."""
    taken = {t for name in names for t in range(name.first, name.last + 1)}
    for first, last in _runs(sentence):
        if taken.isdisjoint(range(first, last + 1)):
            yield Toponym(first, last, sentence.words(first, last), "name")


def _is_called_place(sentence: Sentence, first: int, cues: Cues) -> bool:
    """Whether "the village of" or the like precedes a name."""
    if first < 2 or sentence[first - 1].text != "of":
        return False
    noun = sentence[first - 2]
    return noun.lower in cues.called_nouns and (noun.i == 0 or noun.text.islower())


def _may_be_place(sentence: Sentence, first: int) -> bool:
    """Whether a name's label leaves room for a place, and no article or longer name precedes it."""
    before = sentence[first - 1] if first else None
    if before is not None and (before.lower in ("the", "a", "an") or before.text[:1].isupper()):
        return False
    return sentence[first].ent in _LABELS


def _runs(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the whole runs of capitalised proper nouns, first and last token."""
    first = None
    for token in sentence.tokens:
        if token.tag.startswith("NNP") and token.text[:1].isupper():
            first = token.i if first is None else first
        elif first is not None:
            yield first, token.i - 1
            first = None
    if first is not None:
        yield first, len(sentence) - 1


def _is_home(sentence: Sentence, name: Toponym, countries: set[str], cues: Cues) -> bool:
    """Whether a country of the report has a province of this name, or a city large enough for the label it bears.

    A province of more than one word needs no country, if it is the only one of its name.
    """
    if not _may_be_place(sentence, name.first):
        return False
    provinces = [entry for entry in divisions(name.words) if entry.level == 1]
    if " " in name.words and len(provinces) == 1:
        return True
    for noun in cues.province_nouns:
        provinces += [entry for entry in divisions(f"{name.words} {noun}") if entry.level == 1]
    least = cues.home_person if sentence[name.first].ent == "PERSON" else cues.home
    cities = [entry for entry in (*places(name.words), *alternates(name.words)) if entry.population >= least]
    return any(entry.countrycode in countries for entry in (*provinces, *cities))
