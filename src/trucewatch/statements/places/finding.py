"""Find the places that a report names, and place them where one answer is left."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trucewatch.codebook import Codebook
from trucewatch.model import Place, PlacePrecision
from trucewatch.statements.actors.lexicon import Lexicon, lexicon_of
from trucewatch.statements.found import FoundPlace
from trucewatch.statements.places.choosing import Chooser
from trucewatch.statements.places.cues import Cues, cues_of
from trucewatch.statements.sentence import Sentence

_PLACES = ("GPE", "LOC", "FAC")


@dataclass(frozen=True)
class Named:
    """A place name in a sentence: its tokens, its words, and the state that it is, if it is one."""

    first: int
    last: int
    words: str
    state: str = ""
    wide: bool = False


def find_places(sentences: Sequence[Sentence], codebook: Codebook) -> list[list[FoundPlace]]:
    """Return the places named in each sentence, in order, placed by the context of the whole report."""
    lexicon, cues = lexicon_of(codebook), cues_of(codebook)
    named = [list(_Finder(sentence, lexicon, cues).found()) for sentence in sentences]
    chooser = Chooser(_countries(sentences, lexicon), cues)
    return [
        [_placed(sentence, name, cues, chooser) for name in names]
        for sentence, names in zip(sentences, named, strict=True)
    ]


def _countries(sentences: Sequence[Sentence], lexicon: Lexicon) -> Counter[str]:
    """How often each state is named in the report, by name, demonym or capital."""
    counts: Counter[str] = Counter()
    for sentence in sentences:
        words = [token.text for token in sentence]
        for i, word in enumerate(words):
            if word[0].isupper() and (match := lexicon.listed.at(words, i)) and match[1].code:
                counts[match[1].code] += 1
    return counts


class _Finder:
    """Finds the place names of one sentence."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon, cues: Cues) -> None:
        self._sentence = sentence
        self._lexicon = lexicon
        self._cues = cues
        self._words = [token.text for token in sentence]

    def found(self) -> Iterator[Named]:
        """Yield the names in order, none overlapping."""
        i = 0
        while i < len(self._words):
            name = self._at(i)
            if name is None:
                i += 1
            else:
                yield name
                i = name.last + 1

    def _at(self, i: int) -> Named | None:
        if not self._words[i][0].isupper():
            return None
        wide = self._cues.wide.at(self._words, i)
        if wide:
            return Named(i, i + wide - 1, self._sentence.words(i, i + wide - 1), wide=True)
        match = self._lexicon.listed.at(self._words, i)
        if match and match[1].sort in ("state", "seat") and not self._within_body(i + match[0] - 1):
            last = i + match[0] - 1
            return Named(i, last, self._sentence.words(i, last), match[1].code if match[1].sort == "state" else "")
        if match and match[1].sort != "state":
            return None
        return self._labelled(i) or self._located(i)

    def _within_body(self, last: int) -> bool:
        """Whether the name goes on as the name of a body ("Libya National Army")."""
        after = last + 1
        return (
            after < len(self._words)
            and self._words[after][0].isupper()
            and self._sentence[after].ent == "ORG"
            and self._sentence[last].ent == "ORG"
        )

    def _labelled(self, i: int) -> Named | None:
        """A name that the parser calls a place."""
        label = self._sentence[i].ent
        if label not in _PLACES:
            return None
        last = i
        while last + 1 < len(self._words) and self._sentence[last + 1].ent == label and self._goes_on(last + 1):
            last += 1
        while last > i and not self._words[last][0].isupper():
            last -= 1
        return Named(i, last, self._sentence.words(i, last))

    def _goes_on(self, i: int) -> bool:
        return self._words[i][0].isupper() or self._words[i] in ("-", "al", "el", "of", "de", "the")

    def _located(self, i: int) -> Named | None:
        """A capitalised run that a facility's noun or a preposition of place makes a place."""
        if not self._sentence[i].tag.startswith("NNP"):
            return None
        last = i
        while last + 1 < len(self._words) and self._sentence[last + 1].tag.startswith("NNP"):
            last += 1
        behind = self._sentence[last + 1].lower if last + 1 < len(self._words) else ""
        if behind in self._cues.nouns:
            return Named(i, last, self._sentence.words(i, last))
        return None


def _placed(sentence: Sentence, name: Named, cues: Cues, chooser: Chooser) -> FoundPlace:
    precision, facility, last = cues.precision(sentence, name.first, name.last)
    first = cues.first_word(sentence, name.first)
    words = sentence.words(first, last)
    if name.wide:
        place = Place(name=name.words, lat=None, lon=None, precision=PlacePrecision.REGION, words=words)
    elif name.state:
        place = Place(
            name=name.words, lat=None, lon=None, precision=PlacePrecision.COUNTRY, words=words, country=name.state
        )
    else:
        place = _in_gazetteer(name, words, precision, facility, chooser)
    return FoundPlace(name.first, max(name.last, last), place)


def _in_gazetteer(name: Named, words: str, precision: PlacePrecision, facility: str, chooser: Chooser) -> Place:
    entry = chooser.airport(name.words) if facility == "airport" else None
    if entry is None and facility in ("", "airport"):
        entry = chooser.city(name.words)
        precision = PlacePrecision.DISTRICT if facility == "airport" and entry else precision
    if entry is None:
        return Place(name=name.words, lat=None, lon=None, precision=PlacePrecision.UNCLEAR, words=words)
    return Place(
        name=name.words, lat=entry.latitude, lon=entry.longitude, precision=precision, words=words,
        country=entry.countrycode,
    )  # fmt: skip
