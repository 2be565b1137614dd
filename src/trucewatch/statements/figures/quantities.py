"""Quantities: a number with its qualifier and the noun it counts, as tokens of a sentence, whatever they are of."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.model import Qualifier
from trucewatch.statements.figures.nouns import counted_noun, is_person, top
from trucewatch.statements.figures.vocabulary import Vocabulary
from trucewatch.statements.numbers import Number
from trucewatch.statements.sentence import Sentence, Token

_DEFINITE = ("DT", "PRP$")
_RUN = 14  # tokens before "from nine to eleven" in which the verb stands that makes it no range
_OLDEST = 120  # a number between commas below this may be an age
_EARLIEST, _LATEST = 1900, 2100  # four digits between these may be a year


@dataclass(frozen=True)
class Quantity:
    """A number said: from the qualifier at `first` to the noun at `last`; `node` carries its place in the tree.

    `head` is the noun counted, None where no noun is said; `number` the last token of the number itself, and
    `new` whether the count is said to be of further cases. `low` and `high` are as design 6.6 has them.
    `share` tells that the noun is that of a whole ("two of the three hostages"), `whole` that the count is one.
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
    share: bool = False
    whole: bool = False

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
    tokens, i = sentence.tokens, 0
    while i < len(tokens):
        word = tokens[i].lower
        if word not in words.zero and not words.numbers.begins(word):
            i += 1
            continue
        number = _none(sentence, i, words) or words.numbers.read(tokens, i)
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
    whole = _whole_behind(sentence, said.last, words)
    several = number.value is None or number.value > 1 or whole is not None
    head = counted_noun(sentence, said.last if whole is None else whole.last, words, several=several)
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
        share=whole is not None,
        whole=_is_whole(sentence, number, words),
    )


def _whole_behind(sentence: Sentence, last: int, words: Vocabulary) -> Number | None:
    """Return the number of the whole that a count is a share of: the three in "two of the three hostages"."""
    behind = sentence.tokens[last + 1 : last + 3]
    if len(behind) < 2 or behind[0].lower != "of":
        return None
    at = last + 3 if behind[1].tag in _DEFINITE else last + 2
    return words.numbers.read(sentence.tokens, at) if at < len(sentence) else None


def _is_whole(sentence: Sentence, number: Number, words: Vocabulary) -> bool:
    """Whether a number is the whole of which only a share is told: "two of the three", "most of the 30"."""
    of = number.first - 2 if number.first and sentence[number.first - 1].tag in _DEFINITE else number.first - 1
    if of < 0 or sentence[of].lower != "of":
        return False
    share = sentence[of - 1] if of else None
    return share is None or share.pos in ("NUM", "PUNCT") or share.lower in words.shares


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
    if before in ("from", "by") and any(
        t.lemma in words.rising and t.pos == "VERB" for t in sentence.tokens[max(0, number.first - _RUN) : number.first]
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
    for i in range(max(0, first - 1), min(last + 2, len(sentence))):
        word = sentence[i].lower
        if word in words.new and not (word == "more" and i + 1 < len(sentence) and sentence[i + 1].lower == "than"):
            return True
    return False


def _names_something(sentence: Sentence, number: Number, words: Vocabulary) -> bool:
    """Whether a number is a year, a date, an age, money, part of a word, or one of many ("one of the cities")."""
    before = sentence[number.first - 1].lower if number.first else ""
    if _is_rate(sentence, number, words):
        return True
    if before in words.names or before.rstrip(".") in words.months or _is_label(sentence, number, words):
        return True
    if number.last + 1 >= len(sentence):
        return _is_year(sentence, number, words) or _is_age_of(sentence, number, words)
    after = sentence[number.last + 1]
    if (
        _is_age(sentence, number)
        or _is_age_of(sentence, number, words)
        or (after.pos == "PROPN" and after.lower in words.months)
    ):
        return True
    if after.lower in ("-", "/") and number.last + 2 < len(sentence) and sentence[number.last + 2].pos != "NUM":
        return True
    if number.value == 1 and after.lower in ("of", "-") and not _is_one_of_them(sentence, after, words):
        return True
    return after.tag not in ("NNS", "NNPS") and _is_year(sentence, number, words)


def _is_one_of_them(sentence: Sentence, of: Token, words: Vocabulary) -> bool:
    """Whether one of some people is told: "one of its soldiers", not "one of the cities"."""
    noun = sentence.child(of.i, "pobj")
    owned = noun is not None and any(c.tag == "PRP$" for c in sentence.children(noun.i))
    return noun is not None and noun.tag == "NNS" and owned and is_person(noun, words)


def _is_label(sentence: Sentence, number: Number, words: Vocabulary) -> bool:
    """Whether a number is part of a name: "Hill 217", "Highway 5", "Battalion 12"."""
    before = sentence[number.first - 1] if number.first else None
    return before is not None and before.text[0].isupper() and before.lower in words.labels


def _is_age_of(sentence: Sentence, number: Number, words: Vocabulary) -> bool:
    """Whether a number behind "of" tells how old one person is: "a boy of about twelve", "a girl of nine"."""
    of = number.first - 1
    while of > 0 and sentence[of].lower != "of" and sentence[of].lower in words.fillers | words.qualifiers.keys():
        of -= 1
    if of < 1 or sentence[of].lower != "of" or number.value is None or number.value >= _OLDEST:
        return False
    after = sentence[number.last + 1] if number.last + 1 < len(sentence) else None
    counted = after is not None and after.pos in ("NOUN", "PROPN", "ADJ")
    return not counted and sentence[of - 1].tag == "NN" and is_person(sentence[of - 1], words)


def _is_age(sentence: Sentence, number: Number) -> bool:
    """Whether a number stands alone between commas behind a person: "The minister, 52, survived"."""
    if number.first < 2 or sentence[number.first - 1].lower != "," or sentence[number.last + 1].lower != ",":
        return False
    return sentence[number.first - 2].tag in ("NN", "NNP") and number.value is not None and number.value < _OLDEST


def _is_rate(sentence: Sentence, number: Number, words: Vocabulary) -> bool:
    """Whether a number is a share or a rate: "one in five families", "three people a day"."""
    if (
        number.first > 1
        and sentence[number.first - 1].lower in ("in", "of")
        and sentence[number.first - 2].pos == "NUM"
    ):
        return True
    behind = [token.lower for token in sentence.tokens[number.last + 1 : number.last + 6]]
    if any(pair in (("of", "every"), ("of", "each")) for pair in itertools.pairwise(behind[:4])):
        return True
    rates = ("a", "an", "per", "each", "every")
    return any(
        before != "in" and article in rates and unit in words.units and after not in words.apart
        for before, article, unit, after in zip(["", *behind], behind, behind[1:4], [*behind[2:], ""], strict=False)
    )  # "31 times in a day" and "62 a day earlier" are no rates


def _is_year(sentence: Sentence, number: Number, words: Vocabulary) -> bool:
    token = sentence[number.first]
    if not (token.text.isdigit() and len(token.text) == 4 and _EARLIEST <= int(token.text) < _LATEST):
        return False
    if number.first == 0 or token.ent == "DATE":
        return True
    return sentence[number.first - 1].lower in words.before_years
