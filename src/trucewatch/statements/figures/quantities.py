"""Quantities: a number with its qualifier and the noun it counts, as tokens of a sentence, whatever they are of."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.model import Qualifier
from trucewatch.statements.figures.nouns import counted_noun, top
from trucewatch.statements.figures.vocabulary import Vocabulary
from trucewatch.statements.numbers import Number
from trucewatch.statements.sentence import Sentence

_EARLIEST, _LATEST = 1900, 2100  # four digits between these may be a year


@dataclass(frozen=True)
class Quantity:
    """A number said: from the qualifier at `first` to the noun at `last`; `node` carries its place in the tree.

    `head` is the noun counted, None where no noun is said; `number` the last token of the number itself, and
    `new` whether the count is said to be of further cases. `low` and `high` are as design 6.6 has them.
    """

    first: int
    last: int
    node: int
    head: int | None
    low: int | None
    high: int | None
    qualifier: Qualifier
    number: int
    new: bool = False

    @property
    def is_zero(self) -> bool:
        """Whether the count is of none."""
        return self.high == 0


@dataclass(frozen=True)
class _Said:
    first: int
    last: int
    low: int | None
    high: int | None
    qualifier: Qualifier


def quantities(sentence: Sentence, words: Vocabulary) -> Iterator[Quantity]:
    """Yield the quantities of a sentence, left to right, without years, ages, money and numbers that name things."""
    i = 0
    while i < len(sentence):
        number = _none(sentence, i, words) or words.numbers.read(sentence.tokens, i)
        if number is None:
            i += 1
            continue
        i = number.last + 1
        if not _names_something(sentence, number, words):
            quantity = _quantity(sentence, number, words)
            yield quantity
            i = max(i, quantity.number + 1)


def _quantity(sentence: Sentence, number: Number, words: Vocabulary) -> Quantity:
    said = _range(sentence, number, words) or _qualified(sentence, number, words)
    several = number.value is None or number.value > 1
    head = counted_noun(sentence, said.last, words, several=several)
    end = said.last if head is None else head
    return Quantity(
        said.first,
        end,
        top(sentence, number.first, end),
        head,
        said.low,
        said.high,
        said.qualifier,
        said.last,
        _is_new(sentence, said.first, end, words),
    )


def _none(sentence: Sentence, i: int, words: Vocabulary) -> Number | None:
    """Read "no civilians", "nobody", "no one" as a count of none."""
    if sentence[i].lower not in words.zero:
        return None
    return Number(i, i + (i + 1 < len(sentence) and sentence[i + 1].lower == "one"), 0)


def _range(sentence: Sentence, number: Number, words: Vocabulary) -> _Said | None:
    """Read "between 20 and 30", "20 to 30", "20-30"."""
    link = number.last + 1
    if number.value is None or link + 1 >= len(sentence):
        return None
    before = sentence[number.first - 1].lower if number.first else ""
    if sentence[link].lower not in (("and",) if before == "between" else ("to", "-", "–", "or")):
        return None
    upper = words.numbers.read(sentence.tokens, link + 1)
    if upper is None or upper.value is None or upper.value <= number.value:
        return None
    if before == "from" and any(
        t.lemma in words.rising for t in sentence.tokens[max(0, number.first - 5) : number.first]
    ):
        return None
    first = number.first - (before in ("between", "from"))
    return _Said(first, upper.last, number.value, upper.value, Qualifier.ABOUT)


def _qualified(sentence: Sentence, number: Number, words: Vocabulary) -> _Said:
    nearest = number.first - 1
    back = nearest
    while back >= 0 and (sentence[back].lower in words.new or sentence[back].lower in words.fillers):
        back -= 1
    found = _phrase(sentence, nearest, words) or _phrase(sentence, back, words)
    first = number.first if found is None else found[0]
    if number.value is None:
        return _Said(first, number.last, None, None, Qualifier.VAGUE)
    qualifier = _by_itself(sentence, number) if found is None else found[1]
    low = None if qualifier in (Qualifier.UP_TO, Qualifier.LESS_THAN) else number.value
    high = None if qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN) else number.value
    return _Said(first, number.last, low, high, qualifier)


def _by_itself(sentence: Sentence, number: Number) -> Qualifier:
    behind = [token.lower for token in sentence.tokens[number.last + 1 : number.last + 3]]
    if behind == ["or", "more"]:
        return Qualifier.AT_LEAST
    if behind == ["or", "so"] or sentence[number.last].lower == "dozen":
        return Qualifier.ABOUT
    return Qualifier.EXACTLY


def _phrase(sentence: Sentence, last: int, words: Vocabulary) -> tuple[int, Qualifier] | None:
    if last < 0 or sentence[last].dep == "prt":  # "handed over 12 bodies"
        return None
    for phrase, qualifier in words.qualifiers.get(sentence[last].lower, ()):
        start = last - len(phrase) + 1
        if start >= 0 and all(sentence[start + n].lower == word for n, word in enumerate(phrase)):
            return start, qualifier
    return None


def _is_new(sentence: Sentence, first: int, last: int, words: Vocabulary) -> bool:
    """Whether "another", "further" or "more" (not "more than") stands with the count."""
    for i in range(max(0, first - 1), last + 1):
        word = sentence[i].lower
        if word in words.new and not (word == "more" and i + 1 < len(sentence) and sentence[i + 1].lower == "than"):
            return True
    return False


def _names_something(sentence: Sentence, number: Number, words: Vocabulary) -> bool:
    """Whether a number is a year, a date, an age, money, part of a word, or one of many ("one of the cities")."""
    before = sentence[number.first - 1].lower if number.first else ""
    if _is_rate(sentence, number, words):
        return True
    if before in words.names or before.rstrip(".") in words.months:
        return True
    if number.last + 1 >= len(sentence):
        return _is_year(sentence, number, words)
    after = sentence[number.last + 1]
    if after.lower in ("-", "/") and number.last + 2 < len(sentence) and sentence[number.last + 2].pos != "NUM":
        return True
    if number.value == 1 and after.lower in ("of", "-"):
        return True
    return after.tag not in ("NNS", "NNPS") and _is_year(sentence, number, words)


def _is_rate(sentence: Sentence, number: Number, words: Vocabulary) -> bool:
    """Whether a number is a share or a rate: "one in five families", "three people a day"."""
    if (
        number.first > 1
        and sentence[number.first - 1].lower in ("in", "of")
        and sentence[number.first - 2].pos == "NUM"
    ):
        return True
    behind = [token.lower for token in sentence.tokens[number.last + 1 : number.last + 5]]
    pairs = itertools.pairwise(behind)
    return any(article in ("a", "an", "per", "each", "every") and unit in words.units for article, unit in pairs)


def _is_year(sentence: Sentence, number: Number, words: Vocabulary) -> bool:
    token = sentence[number.first]
    if not (token.text.isdigit() and len(token.text) == 4 and _EARLIEST <= int(token.text) < _LATEST):
        return False
    if number.first == 0 or token.ent == "DATE":
        return True
    return sentence[number.first - 1].lower in words.before_years
