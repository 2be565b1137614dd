"""Find the names of places in one sentence: listed states and cities, the parser's places, names with a place's noun.

The parser's labels are taken for names of places unless the name runs on as that of a body or a person; a name
that the parser calls something else is a place where the gazetteer knows it and a preposition of place leads to it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from trucewatch.statements.actors.lexicon import Lexicon
from trucewatch.statements.places.cues import Cues
from trucewatch.statements.sentence import Sentence, Token

_PLACES = ("GPE", "LOC", "FAC")
_OTHERS = ("PERSON", "ORG")
_JOINS = ("-", "al", "el", "de", "la", "the", "of", "du", "upon", "sur", "an", "as", "ash", "ar")


@dataclass(frozen=True)
class Toponym:
    """A place name in a sentence: its tokens (both included), its words, and what it is.

    `sort` is "state", "demonym", "seat" (a capital), "wide" (a region of the world), "area" (a state of the US) or
    "name"; `code` is the code of a state; `within` the name that follows after a comma ("X, Ohio"); `noun` the
    noun of places that follows ("X province"), in small letters.
    """

    first: int
    last: int
    words: str
    sort: str
    code: str = ""
    within: str = ""
    noun: str = ""


Known = Callable[[str, int], bool]
"""Whether the gazetteer has a place of these words with so many people."""


class Toponyms:
    """Finds the place names of one sentence."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon, cues: Cues, known: Known) -> None:
        self._sentence = sentence
        self._lexicon = lexicon
        self._cues = cues
        self._known = known
        self._words = [token.text for token in sentence]

    def found(self) -> Iterator[Toponym]:
        """Yield the names in order, none overlapping."""
        begins, i = self._lexicon.listed.begins, 0
        for at, word in enumerate(self._words):
            if at < i:
                continue
            name = self._at(at) if word[0].isupper() or word in ("al", "el") else None
            if name is not None:
                yield name
                i = name.last + 1
            elif begins(word):
                i = at + self._length(at)

    def _at(self, i: int) -> Toponym | None:
        listed = self._listed(i)
        labelled = self._labelled(i)
        if listed is not None:
            return labelled if labelled and labelled.last > listed.last and labelled.sort == "name" else listed
        if self._skipped(i):
            return None
        return labelled or self._with_noun(i) or self._led_to(i) or self._dateline(i)

    def _length(self, i: int) -> int:
        """Return how many words to go on: past the whole of a listed body."""
        match = self._lexicon.listed.at(self._words, i)
        return match[0] if match and match[1].sort == "body" else 1

    def _skipped(self, i: int) -> bool:
        """Whether a listed name stands here that is no place in this sentence."""
        match = self._lexicon.listed.at(self._words, i)
        return match is not None and (match[1].sort == "body" or self._in_other(i, i + match[0] - 1))

    def _listed(self, i: int) -> Toponym | None:
        wide = self._cues.wide.at(self._words, i)
        if wide and not self._in_other(i, i + wide - 1):
            return self._made(i, i + wide - 1, "wide")
        area = self._cues.areas.at(self._words, i)
        if area and not self._in_other(i, i + area - 1):
            return self._made(i, i + area - 1, "area")
        people = self._cues.peoples.at(self._words, i)
        if people and not self._in_body(i + people):
            return self._made(i, i + people - 1, "demonym")
        match = self._lexicon.listed.at(self._words, i)
        if match is None or match[1].sort == "body" or self._in_other(i, i + match[0] - 1):
            return None
        last = i + match[0] - 1
        if match[1].sort != "demonym" and self._elsewhere(self._within(last), match[1].code):
            return self._made(i, last, "name")
        return self._made(i, last, match[1].sort, match[1].code)

    def _in_body(self, behind: int) -> bool:
        """Whether the name of a body, by the parser's label, goes on after the name of a people."""
        if not 0 < behind < len(self._words) or self._sentence[behind - 1].ent != "ORG":
            return False
        return self._sentence[behind].ent == "ORG" and self._words[behind][0].isupper()

    def _elsewhere(self, within: str, code: str) -> bool:
        """Whether what follows after a comma says that another place of this name is meant ("Paris, Texas")."""
        return self._cues.area_code(within) != "" and code != "US"

    def _in_other(self, first: int, last: int) -> bool:
        """Whether the name is part of a longer name of a body or a person."""
        label = self._sentence[first].ent
        if label in _PLACES or label == "NORP":
            return False
        return self._neighbour(first - 1, label) or self._neighbour(last + 1, label)

    def _neighbour(self, i: int, label: str) -> bool:
        if not 0 <= i < len(self._words) or self._sentence[i].ent != label or label not in _OTHERS:
            return False
        token = self._sentence[i]
        return token.text[0].isupper() or token.lower in ("of", "for")

    def _labelled(self, i: int) -> Toponym | None:
        """A name that the parser calls a place."""
        label = self._sentence[i].ent
        if self._sentence[i].lower in self._lexicon.nobody:
            return None
        if label not in _PLACES or self._sentence[i].pos == "DET" or self._words[i].isdigit():
            return None
        last = i
        while last + 1 < len(self._words) and self._sentence[last + 1].ent == label and self._goes_on(last + 1):
            last += 1
        while last > i and not self._words[last][0].isupper():
            last -= 1
        return self._made(i, self._before_body(i, last), "name")

    def _before_body(self, first: int, last: int) -> int:
        """End a name before the "'s" and the street number that the label may cover."""
        for j in range(first + 1, last + 1):
            if self._words[j] in ("'s", ",", "and"):
                return j - 1
        return last

    def _goes_on(self, i: int) -> bool:
        return self._words[i][0].isupper() or self._words[i].lower() in _JOINS or self._words[i] in self._cues.nouns

    def _run(self, i: int) -> int:
        last = i
        while last + 1 < len(self._words) and self._in_run(last + 1):
            last += 1
        while last > i and not self._words[last][0].isupper():
            last -= 1
        return last

    def _in_run(self, i: int) -> bool:
        token = self._sentence[i]
        return (token.tag.startswith("NNP") and token.text[0].isupper()) or token.text in ("-", "al", "el")

    def _with_noun(self, i: int) -> Toponym | None:
        """A capitalised run before a noun of places: "X airport", "X province"."""
        if not self._sentence[i].tag.startswith("NNP") or self._starts_within(i):
            return None
        last = self._run(i)
        behind = self._sentence[last + 1].lower if last + 1 < len(self._words) else ""
        return self._made(i, last, "name") if behind in self._cues.place_nouns else None

    def _led_to(self, i: int) -> Toponym | None:
        """A name of the gazetteer after a preposition of place or "the town of"."""
        if self._starts_within(i) or not self._sentence[i].tag.startswith("NNP"):
            return None
        if self._sentence[i].lower.rstrip(".") in self._lexicon.nobody:
            return None
        last = self._run(i)
        before = self._sentence[i - 1] if i else None
        words = self._sentence.words(i, last)
        led = before is not None and self._leads(before) and self._known(words, 0)
        if led or (self._unlabelled(i, last) and self._known(words, self._cues.large)):
            return self._made(i, last, "name")
        return None

    def _dateline(self, i: int) -> Toponym | None:
        """A city in capitals that opens a report, which the parser knows for no name: "OKLAHOMA CITY"."""
        last = i
        while last + 1 < len(self._words) and _shouted(self._words[last + 1]):
            last += 1
        if i or not _shouted(self._words[i]) or not self._known(self._sentence.words(i, last), self._cues.large):
            return None
        return self._made(i, last, "name")

    def _unlabelled(self, first: int, last: int) -> bool:
        """Whether the parser takes the words for nothing that could bear a city's name, and no title precedes."""
        if any(self._sentence[t].ent not in ("", "ORG", "NORP") for t in range(first, last + 1)):
            return False
        return first == 0 or not self._words[first - 1][0].isupper()

    def _leads(self, before: Token) -> bool:
        if before.lower in self._cues.leading:
            return True
        noun = self._sentence[before.i - 1].lower if before.i else ""
        if before.lower in self._cues.sides and noun in self._cues.leading:
            return True
        return (before.lower == "of" and noun in self._cues.place_nouns) or before.lower in self._cues.place_nouns

    def _starts_within(self, i: int) -> bool:
        return i > 0 and self._in_run(i - 1) and self._words[i - 1][0].isupper()

    def _made(self, first: int, last: int, sort: str, code: str = "") -> Toponym:
        behind = self._sentence[last + 1].lower if last + 1 < len(self._words) else ""
        noun = behind if behind in self._cues.place_nouns else ""
        return Toponym(first, last, self._sentence.words(first, last), sort, code, self._within(last), noun)

    def _within(self, last: int) -> str:
        """The capitalised run after a comma or an opening bracket."""
        if last + 2 >= len(self._words) or self._words[last + 1] not in (",", "("):
            return ""
        if not self._words[last + 2][0].isupper():
            return ""
        return self._sentence.words(last + 2, self._run(last + 2))


def _shouted(word: str) -> bool:
    return word.isalpha() and word.isupper()
