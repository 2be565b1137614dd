"""The words of time, each with its classes, and sentences written as one letter a token over them.

Every word of the codebook's `times` table belongs to a set of classes. Words with the same set share a
letter; a sentence becomes a string of such letters ("." for all other words), over which the forms of the
codebook are plain regular expressions.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from trucewatch.codebook import Codebook
from trucewatch.errors import CodebookError
from trucewatch.statements.numbers import number_words
from trucewatch.statements.sentence import Sentence, Token

OTHER = "."
_MOST_WRITTEN = 100_000  # words whose letter is remembered
_FIRST_LETTER = 0x4E00  # letters of a script that regular expressions give no meaning to
FIRST_YEAR, LAST_YEAR = 1500, 2100  # four digits between these may be a year
_PIECE = re.compile(r"<(\w+)>|\{(\w+)\}|(\\[()])|([()?*|])|([A-Za-z'.,-]+)|\s+")
_DIGITS = (
    ("date", re.compile(r"(?:\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)|\d{4}-\d\d-\d\d)")),
    ("clock", re.compile(r"\d{1,2}[:.]\d\d(?::\d\d)?")),
    ("decade", re.compile(r"(?:1[5-9]|20)?\d0s")),
    ("ordinal", re.compile(r"\d{1,2}(?:st|nd|rd|th)")),
    ("num", re.compile(r"\d[\d,]{0,14}(?:\.\d{1,9})?")),
)


@dataclass(frozen=True)
class Found:
    """Tokens `first` to `last` (both included) that fit a form of this kind."""

    first: int
    last: int
    kind: str


class Lexicon:
    """The classes of the words of time and the compiled forms of one codebook."""

    def __init__(self, codebook: Codebook) -> None:
        self.table: Mapping[str, Any] = codebook.table("times")
        self.numbers = number_words(codebook)
        self._classes: dict[str, set[str]] = {}
        self._letters: dict[frozenset[str], str] = {}
        self._joined: tuple[str, ...] = tuple(self.table["joined"])
        self._only = {word: frozenset(tags) for word, tags in self.table["only"].items()}
        self._collect()
        forms = [(form["kind"], _pieces(form["form"], self.table["pieces"])) for form in self.table["forms"]]
        for _, pieces in forms:
            for piece in pieces:
                if piece[0] == "=":
                    self._classes.setdefault(piece[1:], set()).add(piece)
        self._of_word = {word: self._letter(frozenset(classes)) for word, classes in self._classes.items()}
        self._written: dict[str, str] = {}
        self._digits = {frozenset(classes): self._letter(frozenset(classes)) for classes in _DIGIT_CLASSES}
        self.kinds = [kind for kind, _ in forms]
        self._outside = [frozenset(form.get("outside", ())) for form in self.table["forms"]]
        every = "|".join(f"(?P<f{n}>{self._pattern(p)})" for n, (_, p) in enumerate(forms))
        # no form holds a word of no class, so none begins at one
        self._regex = re.compile(f"(?!{re.escape(OTHER)})(?:{every})")

    def write(self, sentence: Sentence) -> str:
        """Return the sentence as one letter a token."""
        known, letters = self._written, []
        for token in sentence.tokens:
            letter = known.get(token.lower)
            if letter is None:
                letter = self._letter_of(token.lower)
            letters.append(letter)
        return "".join(letters)

    def _letter_of(self, word: str) -> str:
        core = self.core(word)
        letter = self._digit_letter(core) if core[:1].isdigit() else self._of_word.get(core, OTHER)
        if len(self._written) < _MOST_WRITTEN:
            self._written[word] = letter
        return letter

    def find(self, sentence: Sentence) -> Iterator[Found]:
        """Yield what fits a form, left to right, nothing twice."""
        letters = self.write(sentence)
        if not letters.strip(OTHER):
            return
        for word, tags in self._only.items():
            letters = self._unless(sentence, letters, word, tags)
        for match in self._regex.finditer(letters):
            if match.lastgroup is not None and match.end() > match.start():
                number, first = int(match.lastgroup[1:]), match.start()
                first += sentence[first].lower in self._outside[number]
                yield Found(first, match.end() - 1, self.kinds[number])

    def core(self, word: str) -> str:
        """Return the decade or year of a word that begins with "mid-" or the like, else the word: "mid-1980s"."""
        for joined in self._joined:
            if word.startswith(joined) and word[len(joined) :][:1].isdigit():
                return word[len(joined) :]
        return word

    def classes(self, token: Token) -> frozenset[str]:
        """Return the classes of a word."""
        word = self.core(token.lower)
        if word[:1].isdigit():
            return _digit_classes(word)
        return frozenset(self._classes.get(token.lower, ()))

    def _unless(self, sentence: Sentence, letters: str, word: str, tags: frozenset[str]) -> str:
        letter = self._of_word.get(word)
        if letter is None or letter not in letters:
            return letters
        return "".join(
            OTHER if token.lower == word and token.pos not in tags else old
            for token, old in zip(sentence.tokens, letters, strict=True)
        )

    def _collect(self) -> None:
        table, numbers = self.table, self.numbers
        units = list(table["units"])
        plurals = [_plural(unit) for unit in units]
        groups: dict[str, Iterable[str]] = {
            "weekday": table["weekdays"],
            "weekdays": [f"{day}s" for day in table["weekdays"] if day.endswith("day")],
            "month": [*table["months"], *(f"{m}." for m in table["months"])],
            "unit": units, "units": plurals, "anyunit": [*units, *plurals],
            "part": table["parts"], "season": table["seasons"], "feast": table["feasts"],
            "one": [w for w, n in numbers.ones.items() if n < 10],
            "teen": [w for w, n in numbers.ones.items() if n > 9],
            "ten": numbers.tens, "count": [*numbers.ones, *numbers.tens], "ordinal": numbers.ordinals,
            **table["classes"],
        }  # fmt: skip
        for name, words in groups.items():
            for word in words:
                self._classes.setdefault(word, set()).add(name)

    def _letter(self, classes: frozenset[str]) -> str:
        return self._letters.setdefault(classes, chr(_FIRST_LETTER + len(self._letters)))

    def _digit_letter(self, word: str) -> str:
        return self._digits.get(_digit_classes(word), OTHER)

    def _pattern(self, pieces: Iterable[str]) -> str:
        return "".join(self._set(p[1:]) if p[0] == "<" else self._set(p) if p[0] == "=" else p for p in pieces)

    def _set(self, name: str) -> str:
        letters = sorted(letter for classes, letter in self._letters.items() if name in classes)
        if not letters:
            raise CodebookError(f"the codebook's times name a class of no word: {name!r}")
        return "[" + "".join(letters) + "]"


def _pieces(form: str, named: Mapping[str, str]) -> list[str]:
    """Cut a form into "<class", "=word" and signs of regular expressions, with named pieces put in."""
    made: list[str] = []
    at = 0
    while at < len(form):
        found = _PIECE.match(form, at)
        if found is None:
            raise CodebookError(f"the codebook's times hold a form that cannot be read: {form!r}")
        class_, piece, bracket, sign, word = found.groups()
        if class_:
            made.append("<" + class_)
        elif piece:
            made += ["(?:", *_pieces(named[piece], named), ")"]
        elif bracket or word:
            made.append("=" + (bracket[1:] if bracket else word.lower()))
        elif sign:
            made.append("(?:" if sign == "(" else sign)
        at = found.end()
    return made


def _plural(unit: str) -> str:
    return unit[:-1] + "ies" if unit.endswith("ry") else unit + "s"


_DIGIT_CLASSES = (
    {"date"}, {"clock"}, {"clock", "num"}, {"decade"}, {"ordinal"}, {"ordinal", "dom"},
    {"num"}, {"num", "dom"}, {"num", "year"},
)  # fmt: skip


@lru_cache(maxsize=4096)
def _digit_classes(word: str) -> frozenset[str]:
    name = next((name for name, shape in _DIGITS if shape.fullmatch(word)), None)
    if name is None:
        return frozenset()
    if name == "clock" and "." in word:
        return frozenset({"clock", "num"})
    if name == "ordinal":
        return frozenset({"ordinal", "dom"} if 1 <= int(word[:-2]) <= 31 else {"ordinal"})
    if name == "num" and word.isdigit():
        if len(word) <= 2 and 1 <= int(word) <= 31:
            return frozenset({"num", "dom"})
        if len(word) == 4 and FIRST_YEAR <= int(word) < LAST_YEAR:
            return frozenset({"num", "year"})
    return frozenset({name})


@lru_cache(maxsize=4)
def lexicon(codebook: Codebook) -> Lexicon:
    """Return the words of time of this codebook, read once."""
    return Lexicon(codebook)
