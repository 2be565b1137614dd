"""Numbers as news writes them: digits with commas or points, words, scales, and plurals that stand for no number."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.codebook import Codebook
from trucewatch.statements.sentence import Token

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_DECIMAL = re.compile(r"\d+\.\d+")
_GROUP = re.compile(r"\d{3}")
_LARGEST = 10**12  # no count of people or acts is longer: more digits are an identifier


@dataclass(frozen=True)
class Number:
    """A number at tokens `first` to `last` (both included); `value` is None where the words fix none."""

    first: int
    last: int
    value: int | None


class NumberWords:
    """The number words of a codebook."""

    def __init__(self, codebook: Codebook) -> None:
        table = codebook.table("numbers")
        self.ones: Mapping[str, int] = table["ones"]
        self.tens: Mapping[str, int] = table["tens"]
        self.scales: Mapping[str, int] = table["scales"]
        self.ordinals: Mapping[str, int] = table["ordinals"]
        self.loose = frozenset(codebook.words("numbers", "loose", "words"))
        self.unfixed = frozenset(codebook.words("numbers", "loose", "unfixed"))
        self._first = self.loose | self.unfixed | {"a", "half", *self.ones, *self.tens}

    def begins(self, word: str) -> bool:
        """Whether a number may begin with this word: what most words do not."""
        return word in self._first or word[0].isdigit()

    def read(self, tokens: Sequence[Token], i: int) -> Number | None:
        """Return the longest number that begins at token `i`, or None."""
        word = tokens[i].lower
        if word in self.loose:
            return self._loose(tokens, i)
        if word in self.unfixed or word in ("a", "half"):
            return self._led(tokens, i)
        return self._digits(tokens, i) if word[0].isdigit() else self._words(tokens, i)

    def _loose(self, tokens: Sequence[Token], i: int) -> Number:
        last = i
        while last + 2 < len(tokens) and tokens[last + 1].lower == "of" and tokens[last + 2].lower in self.loose:
            last += 2
        return Number(i, last, None)

    def _led(self, tokens: Sequence[Token], i: int) -> Number | None:
        """Read "a hundred", "a few dozen", "several thousand", "half a million"."""
        led = tokens[i].lower
        j = i + 1
        while j < len(tokens) and tokens[j].lower in (*self.unfixed, "a"):
            led, j = (tokens[j].lower if led == "a" else led), j + 1
        scale = self.scales.get(tokens[j].lower) if j < len(tokens) else None
        if scale is None:
            return Number(i, j - 1, None) if led in ("several", "few") else None
        if tokens[i].lower == "half":
            return Number(i, j, scale // 2)
        return Number(i, j, scale if led == "a" else None)

    def _digits(self, tokens: Sequence[Token], i: int) -> Number | None:
        word = tokens[i].lower
        if _DECIMAL.fullmatch(word):
            value, last, factor = word, i, self._scale(tokens, i + 1)
            if factor is None:
                return None
            whole, _, fraction = value.partition(".")
            if len(whole) + len(fraction) > len(str(_LARGEST)):
                return None
            return Number(i, last + 1, int(whole + fraction) * factor // 10 ** len(fraction))
        if not _DIGITS.fullmatch(word) or len(word) > len(str(_LARGEST)):
            return None
        digits, last = word.replace(",", ""), i
        while len(word) <= 3 and last + 1 < len(tokens) and _grouped(tokens[last], tokens[last + 1]):
            digits, last = digits + tokens[last + 1].text, last + 1
        factor = self._scale(tokens, last + 1)
        number = int(digits) if len(digits) <= len(str(_LARGEST)) else _LARGEST
        return Number(i, last, number) if factor is None else Number(i, last + 1, number * factor)

    def _scale(self, tokens: Sequence[Token], i: int) -> int | None:
        return self.scales.get(tokens[i].lower) if i < len(tokens) else None

    def _words(self, tokens: Sequence[Token], i: int) -> Number | None:
        total = part = 0
        last = None
        j = i
        while j < len(tokens):
            word = tokens[j].lower
            if word in self.tens or word in self.ones:
                if last == j - 1 and not self._follows(tokens[j - 1].lower, word):
                    break
                part, last = part + self.tens.get(word, self.ones.get(word, 0)), j
            elif word in self.scales and last is not None:
                total, part, last = self._scaled(total, part, self.scales[word], j)
            elif last is None or word not in ("-", "and") or not self._goes_on(tokens, j):
                break
            j += 1
        return None if last is None else Number(i, last, min(total + part, _LARGEST))

    def _follows(self, before: str, word: str) -> bool:
        """Whether a small number word can stand right behind another: "thirty four", "hundred four"."""
        return before in self.scales or (before in self.tens and self.ones.get(word, 10) < 10)

    def _goes_on(self, tokens: Sequence[Token], j: int) -> bool:
        """Whether the hyphen or "and" at `j` stands inside one number: "thirty-four", "two hundred and six"."""
        if j + 1 >= len(tokens):
            return False
        before, after = tokens[j - 1].lower, tokens[j + 1].lower
        if tokens[j].lower == "-":
            return before in self.tens and after in self.ones
        return before in self.scales and before != "dozen" and (after in self.tens or after in self.ones)

    @staticmethod
    def _scaled(total: int, part: int, scale: int, j: int) -> tuple[int, int, int]:
        if scale in (12, 100):
            return total, part * scale, j
        return total + part * scale, 0, j


@lru_cache(maxsize=4)
def number_words(codebook: Codebook) -> NumberWords:
    """Return the number words of this codebook, read once."""
    return NumberWords(codebook)


def _grouped(left: Token, right: Token) -> bool:
    """Whether the right token goes on with the digits of the left: "146 000", one narrow gap between them."""
    return bool(_GROUP.fullmatch(right.text)) and left.text.isdigit() and right.start - left.end == 1
