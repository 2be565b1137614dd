"""Find the places that a report names, and place them where one answer is left."""

from collections import Counter
from collections.abc import Mapping, Sequence

from trucewatch.codebook import Codebook
from trucewatch.model import Place, PlacePrecision
from trucewatch.statements.actors.lexicon import lexicon_of
from trucewatch.statements.found import FoundPlace
from trucewatch.statements.gazetteer import Entry, is_town
from trucewatch.statements.places.bounds import bounded
from trucewatch.statements.places.choosing import Chooser
from trucewatch.statements.places.coordinates import given
from trucewatch.statements.places.cues import Cues, cues_of
from trucewatch.statements.places.mislabelled import with_home_names, without_strangers
from trucewatch.statements.places.standing import Standing, locates
from trucewatch.statements.places.toponyms import Toponym, Toponyms
from trucewatch.statements.sentence import Sentence

_OFTEN = 3  # times that a word must be a person's for a preposition of place before it to count for nothing
_TOWN = 3  # level of the gazetteer at which divisions end
_LABELS = ("PERSON", "GPE", "LOC", "FAC")


def toponyms(sentences: Sequence[Sentence], codebook: Codebook) -> list[list[Toponym]]:
    """Return the names of places in each sentence, in order, demonyms included, before they are placed."""
    lexicon, cues = lexicon_of(codebook), cues_of(codebook)
    persons = _persons(sentences)
    found = [
        [name for name in Toponyms(sentence, lexicon, cues, is_town).found() if not _is_person(sentence, name, persons)]
        for sentence in sentences
    ]
    fitted = [bounded(sentence, names, cues) for sentence, names in zip(sentences, found, strict=True)]
    return with_home_names(sentences, without_strangers(sentences, fitted, cues), cues)


def _persons(sentences: Sequence[Sentence]) -> dict[str, int]:
    """How many times more often the parser labels a word as part of a person's name here than as a place."""
    labels: Counter[str] = Counter()
    for sentence in sentences:
        for token in sentence:
            if token.ent in _LABELS:
                labels[token.text] += 1 if token.ent == "PERSON" else -1
    return labels


def _is_person(sentence: Sentence, name: Toponym, persons: Mapping[str, int]) -> bool:
    """Whether a name of one word, a place by the parser's label or a preposition alone, is borne by a person here."""
    least = _OFTEN if sentence[name.first].ent == "PERSON" else 1
    return name.sort == "name" and persons.get(name.words, 0) >= least


def find_places(sentences: Sequence[Sentence], codebook: Codebook) -> list[list[FoundPlace]]:
    """Return the places named in each sentence, in order, placed by the context of the whole report.

    Coordinates of a state or region are those of its middle, and `precision` says so; they are None where nothing
    or more than one place fits.
    """
    cues = cues_of(codebook)
    named = toponyms(sentences, codebook)
    chooser = Chooser([name for names in named for name in names], lexicon_of(codebook), cues)
    return [
        _with_given(sentence, [_placed(sentence, name, cues, chooser) for name in names if name.sort != "demonym"])
        for sentence, names in zip(sentences, named, strict=True)
    ]


def _with_given(sentence: Sentence, places: Sequence[FoundPlace]) -> list[FoundPlace]:
    """Return the places with the coordinates that the report gives behind a name, whoever knows the name."""
    found = list(places)
    for fixed in given(sentence):
        words = sentence.words(fixed.first, fixed.last)
        known = next((p for p in found if p.first <= fixed.last <= p.last), None)
        precision = known.place.precision if known is not None else PlacePrecision.UNCLEAR
        place = Place(
            name=words, lat=fixed.latitude, lon=fixed.longitude, words=words,
            precision=PlacePrecision.TOWN if precision is PlacePrecision.UNCLEAR else precision,
            country=known.place.country if known is not None else None,
        )  # fmt: skip
        found = [p for p in found if p is not known]
        found.append(Standing(fixed.first, fixed.last, place, locates=True))
    return sorted(found, key=lambda p: p.first)


def _placed(sentence: Sentence, name: Toponym, cues: Cues, chooser: Chooser) -> FoundPlace:
    precision, facility, last = cues.precision(sentence, name.first, name.last)
    words = sentence.words(cues.first_word(sentence, name.first), last)
    if name.sort == "wide":
        place = _made(name, words, PlacePrecision.REGION, chooser.region(name.words))
    elif name.sort == "state":
        place = _of_state(name, words, chooser.state(name))
    elif name.sort == "area":
        place = _made(name, words, PlacePrecision.REGION, chooser.area(name.words))
    else:
        place = _in_gazetteer(name, words, precision, facility, chooser)
    return Standing(name.first, max(name.last, last), place, locates(sentence, name, place.precision, cues))


def _in_gazetteer(name: Toponym, words: str, precision: PlacePrecision, facility: str, chooser: Chooser) -> Place:
    if facility == "airport" and (entry := chooser.airport(name.words)):
        return _made(name, words, PlacePrecision.SITE, entry)
    if facility == "site":
        return _made(name, words, PlacePrecision.SITE, None)
    found = chooser.place(name)
    if found is None:
        return _made(name, words, PlacePrecision.UNCLEAR, None)
    if found.level < _TOWN:
        coarse = PlacePrecision.DISTRICT if precision is PlacePrecision.DISTRICT else PlacePrecision.REGION
        return _made(name, words, coarse, found)
    return _made(name, words, PlacePrecision.DISTRICT if facility == "airport" else precision, found)


def _of_state(name: Toponym, words: str, entry: Entry | None) -> Place:
    level = entry.level if entry is not None else 0
    precision = (PlacePrecision.COUNTRY, PlacePrecision.REGION, PlacePrecision.REGION, PlacePrecision.TOWN)[level]
    return _made(name, words, precision, entry, name.code)


def _made(name: Toponym, words: str, precision: PlacePrecision, entry: Entry | None, country: str = "") -> Place:
    return Place(
        name=name.words, lat=entry.latitude if entry else None, lon=entry.longitude if entry else None,
        precision=precision, words=words, country=(entry.countrycode if entry else country) or None,
    )  # fmt: skip
