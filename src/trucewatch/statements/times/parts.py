"""A found expression taken into its parts, the context in which it is read, and what comes of reading it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from trucewatch.statements.sentence import Sentence, Token
from trucewatch.statements.times.calendar import Stretch
from trucewatch.statements.times.lexicon import FIRST_YEAR, LAST_YEAR, Found, Lexicon
from trucewatch.statements.times.told import Told

_BACK = frozenset({"last", "past", "previous"})
_ON = frozenset({"next", "coming", "following"})
_WORDED = frozenset({"teen", "ten", "one"})


@dataclass(frozen=True)
class Context:
    """What an expression is relative to.

    `anchor` is the day of publication, or of the utterance that the expression stands in; `ahead` whether the
    clause looks forward (None: it does not tell); `story` what was told before; `whole` whether "the year" or
    "the month" here is one that needs no other words to say which ("for the year").
    """

    anchor: date | None
    ahead: bool | None = None
    story: Told = field(default_factory=Told)
    whole: bool = False

    @property
    def told(self) -> date | None:
        """The last day named before in the story."""
        return self.story.day

    @property
    def quarter(self) -> tuple[int, int] | None:
        """The quarter that the story reports on, as year and number."""
        return self.story.quarter

    @property
    def compared(self) -> tuple[int, int] | None:
        """The quarter that "a year earlier" goes back from; None where the story went on to longer times."""
        return None if self.story.longer else self.story.quarter


@dataclass(frozen=True)
class Reading:
    """What an expression says: `type` and `value` as in TIMEX3, and its days where it names any."""

    type: str
    value: str
    stretch: Stretch | None = None


def dated(stretch: Stretch) -> Reading:
    """Return the reading of an expression that names this stretch."""
    return Reading("TIME" if "T" in stretch.name else "DATE", stretch.name, stretch)


class Parts:
    """The words of one found expression, by their classes."""

    def __init__(self, lexicon: Lexicon, sentence: Sentence, found: Found) -> None:
        self.tokens: tuple[Token, ...] = sentence.tokens[found.first : found.last + 1]
        self.words = [lexicon.core(token.lower) for token in self.tokens]
        self._classes = [lexicon.classes(token) for token in self.tokens]
        self.table: Mapping[str, Any] = lexicon.table
        self.numbers = lexicon.numbers

    def all(self, name: str) -> list[str]:
        """Return the words of a class, in order."""
        return [word for word, classes in zip(self.words, self._classes, strict=True) if name in classes]

    def get(self, name: str) -> str | None:
        """Return the first word of a class."""
        return next(iter(self.all(name)), None)

    def has(self, *words: str) -> bool:
        """Whether any of these words stands here."""
        return any(word in self.words for word in words)

    @property
    def year(self) -> int | None:
        """The year said, in digits or as in "nineteen ninety-six", "two thousand and four"."""
        word = self.get("year")
        if word is not None:
            return int(word)
        values = [
            self.numbers.ones.get(word, self.numbers.tens.get(word, 0))
            for word, classes in zip(self.words, self._classes, strict=True)
            if classes & _WORDED
        ]
        if values and self.has("thousand"):
            said = values[0] * 1000 + sum(values[1:])
        else:
            said = values[0] * 100 + sum(values[1:]) if len(values) > 1 else 0
        return said if FIRST_YEAR <= said < LAST_YEAR else None

    @property
    def month(self) -> int | None:
        """The month said, 1 to 12."""
        word = self.get("month")
        return None if word is None else int(self.table["months"][word.rstrip(".")])

    @property
    def days(self) -> list[int]:
        """The days of the month said, in order."""
        return [int(word.rstrip("stndrh")) for word in self.all("dom")]

    @property
    def weekday(self) -> int | None:
        """The weekday said, Monday being 0."""
        word = self.get("weekday") or (self.get("weekdays") or "")[:-1]
        return int(self.table["weekdays"][word]) if word else None

    @property
    def part(self) -> str:
        """The part of the day said, as TIMEX3 writes it."""
        word = self.get("part")
        return "" if word is None else str(self.table["parts"][word])

    @property
    def unit(self) -> str:
        """The letter of the unit said: D, W, F, M, Q, Y, E, C, TH, TM; empty for none."""
        word = self.get("anyunit")
        if word is None:
            return ""
        units: Mapping[str, str] = self.table["units"]
        single = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
        return units.get(word) or units.get(single, "")

    @property
    def ordinal(self) -> int | None:
        """The ordinal said: "third", "20th"."""
        word = self.get("ordinal")
        if word is None:
            return None
        return int(word[:-2]) if word[0].isdigit() else self.numbers.ordinals[word]

    def count(self) -> int | None:
        """Return how many units are said: None for "several", 1 for "a"."""
        for i, token in enumerate(self.tokens):
            if token.lower in ("several", "few", "many", "couple", "dozens"):
                return 2 if token.lower == "couple" else None
            number = self.numbers.read(self.tokens, i)
            if number is not None:
                return number.value
        return None if self.get("units") else 1


def shifted(words: list[str]) -> int:
    """Return -1, 0 or 1 for the way in which the words point from now."""
    if _BACK.intersection(words):
        return -1
    return 1 if _ON.intersection(words) else 0
