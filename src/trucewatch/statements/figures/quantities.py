"""Quantities: a number with its qualifier and the noun it counts, as tokens of a sentence, whatever they are of."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from trucewatch.model import Qualifier
from trucewatch.statements.figures.vocabulary import Vocabulary
from trucewatch.statements.numbers import Number
from trucewatch.statements.sentence import Sentence

_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "PUNCT", "ADP", "ADV", "VERB", "PART"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_MONEY = frozenset(
    {"$", "€", "£", "us$", "no.", "#", "resolution", "article", "number", "page", "chapter", "aged", "age"}
)
_EARLIEST, _LATEST = 1900, 2100


@dataclass(frozen=True)
class Quantity:
    """A number said: from the qualifier at `first` to the noun at `last`; `node` carries its place in the tree.

    `head` is the noun counted, None where no noun is said; `low` and `high` are as design 6.6 has them.
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


def quantities(sentence: Sentence, words: Vocabulary) -> Iterator[Quantity]:
    """Yield the quantities of a sentence, left to right, without years, ages, money and numbers that name things."""
    i = 0
    while i < len(sentence):
        token = sentence[i]
        zero = token.lower in words.zero or token.lower in words.nobody
        number = Number(i, i, 0) if zero else words.numbers.read(sentence.tokens, i)
        if number is None:
            i += 1
            continue
        quantity = None if _names_something(sentence, number) else _quantity(sentence, number, words)
        if quantity is not None:
            yield quantity
        i = (number.last if quantity is None else max(number.last, quantity.number)) + 1


def _quantity(sentence: Sentence, number: Number, words: Vocabulary) -> Quantity | None:
    first, low, high, qualifier, last = *_qualified(sentence, number, words), number.last
    upper = _upper(sentence, number, words)
    if upper is not None and upper.value is not None and number.value is not None:
        between = number.first > 0 and sentence[number.first - 1].lower in ("between", "from")
        first = number.first - between
        low, high, qualifier, last = number.value, upper.value, Qualifier.ABOUT, upper.last
    head = _head(sentence, last, words)
    end = last if head is None else head
    made = Quantity(first, end, end, head, low, high, qualifier, last, _is_new(sentence, first, end, words))
    return replace(made, node=_node(sentence, number.first, end))


def _qualified(sentence: Sentence, number: Number, words: Vocabulary) -> tuple[int, int | None, int | None, Qualifier]:
    first, found = number.first, None
    i = number.first - 1
    while i >= 0 and (sentence[i].lower in words.new or sentence[i].lower in ("a", "the", "total", "of")):
        i -= 1
    for start in (number.first - 1, i):
        found = _phrase(sentence, start, words)
        if found is not None:
            first = found[0]
            break
    if number.value is None:
        return first, None, None, Qualifier.VAGUE
    qualifier = Qualifier.EXACTLY if found is None else found[1]
    if found is None and sentence.words(number.last, min(number.last + 2, len(sentence) - 1)).endswith(" or more"):
        qualifier = Qualifier.AT_LEAST
    if found is None and sentence[number.last].lower == "dozen":
        qualifier = Qualifier.ABOUT
    low = None if qualifier in (Qualifier.UP_TO, Qualifier.LESS_THAN) else number.value
    high = None if qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN) else number.value
    return first, low, high, qualifier


def _phrase(sentence: Sentence, last: int, words: Vocabulary) -> tuple[int, Qualifier] | None:
    if last < 0:
        return None
    for phrase, qualifier in words.qualifiers.get(sentence[last].lower, ()):
        start = last - len(phrase) + 1
        if start >= 0 and all(sentence[start + n].lower == word for n, word in enumerate(phrase)):
            return start, qualifier
    return None


def _upper(sentence: Sentence, number: Number, words: Vocabulary) -> Number | None:
    """Return the upper end of a range: "between 20 and 30", "20 to 30", "20-30"."""
    link = number.last + 1
    if link + 1 >= len(sentence):
        return None
    before = sentence[number.first - 1].lower if number.first else ""
    word = sentence[link].lower
    if not (word in ("to", "-", "–") or (word == "and" and before == "between")):
        return None
    upper = words.numbers.read(sentence.tokens, link + 1)
    fits = upper is not None and upper.value is not None and number.value is not None and upper.value > number.value
    return upper if fits else None


def _head(sentence: Sentence, last: int, words: Vocabulary) -> int | None:
    """Return the noun that a number ending at `last` counts: "12 unarmed civilians", "dozens of people"."""
    i, head = last + 1, None
    if i < len(sentence) and sentence[i].lower == "of":
        i += 1
    while i < len(sentence) and (
        sentence[i].lower in words.fillers or sentence[i].lower in words.new or sentence[i].tag == "PRP$"
    ):
        i += 1
    while i < len(sentence):
        token = sentence[i]
        if (
            token.pos in _NOUNS
            or token.tag in ("NNS", "NNPS")
            or token.lower in ("others", "dead", "wounded", "injured", "missing")
        ):
            head = i
        elif not _modifies(sentence, i):
            break
        i += 1
        if head is not None and not (i < len(sentence) and _compound(sentence, head, i)):
            break
    return head


def _modifies(sentence: Sentence, i: int) -> bool:
    token = sentence[i]
    if token.lower == "-":
        return i > 0 and sentence[i - 1].end == token.start
    if token.pos == "ADJ" or token.dep in ("amod", "compound", "nmod"):
        return True
    return i + 1 < len(sentence) and sentence[i + 1].lower == "-" and sentence[i + 1].start == token.end


def _compound(sentence: Sentence, head: int, i: int) -> bool:
    """Whether the noun at `head` goes on into the token at `i`: "aid workers", "pro-government fighters"."""
    token = sentence[i]
    if token.lower == "-" and sentence[head].end == token.start:
        return True
    joined = sentence[head].dep in ("compound", "amod", "nmod", "npadvmod", "poss") and sentence[head].head >= i
    return joined and (token.pos in _NOUNS or _modifies(sentence, i) or token.lower == "'s")


def _node(sentence: Sentence, first: int, last: int) -> int:
    """Return the token of a stretch that hangs on something outside it."""
    for i in range(last, first - 1, -1):
        if not first <= sentence[i].head <= last or sentence[i].head == i:
            return i
    return last


def _is_new(sentence: Sentence, first: int, last: int, words: Vocabulary) -> bool:
    before = sentence[first - 1].lower if first else ""
    return (
        before in words.new
        or any(sentence[i].lower in words.new for i in range(first, last + 1) if sentence[i].lower != "more")
        or (
            any(
                sentence[i].lower == "more" and sentence[min(i + 1, len(sentence) - 1)].lower != "than"
                for i in range(first, last + 1)
            )
        )
    )


def _names_something(sentence: Sentence, number: Number) -> bool:
    """Whether a number is a year, an age, money, a part of a word, or one of many ("one of the cities")."""
    before = sentence[number.first - 1].lower if number.first else ""
    after = sentence[number.last + 1] if number.last + 1 < len(sentence) else None
    if before in _MONEY:
        return True
    if after is None:
        return _year(sentence, number)
    if after.lower in ("-", "/") and number.last + 2 < len(sentence) and sentence[number.last + 2].pos not in ("NUM",):
        return True
    if number.value == 1 and after.lower in ("of", "-"):
        return True
    return _year(sentence, number) and after.tag not in ("NNS", "NNPS")


def _year(sentence: Sentence, number: Number) -> bool:
    token = sentence[number.first]
    if not (token.text.isdigit() and len(token.text) == 4 and _EARLIEST <= int(token.text) < _LATEST):
        return False
    if number.first == 0:
        return True
    return sentence[number.first - 1].lower in (
        "in",
        "since",
        "until",
        "by",
        "of",
        "from",
        ",",
        "early",
        "late",
        "during",
        "the",
    ) or (sentence[number.first - 1].ent == "DATE" or token.ent == "DATE")
