"""Tolls: "a death toll of 34", "the toll rose to 126", "the number of dead reached 40"."""

from dataclasses import dataclass

from trucewatch.model import Measure, Qualifier
from trucewatch.statements.figures.quantities import Quantity
from trucewatch.statements.figures.vocabulary import Vocabulary
from trucewatch.statements.sentence import Sentence, Token

_VERBS = frozenset({"VERB", "AUX"})
_COUNT_OR_VERB = _VERBS | {"NUM"}
_NAMED = ("pobj", "amod")  # a participle that names people or describes them: "the number of displaced"
_REACH = 4  # tokens between the verb of a toll and its number: "has risen sharply to 112"


@dataclass(frozen=True)
class Toll:
    """The noun of a toll, what it counts, the word that carries the count, and what the verb makes of it."""

    noun: int
    measure: Measure
    anchor: int
    qualifier: Qualifier | None


def toll_of(sentence: Sentence, quantity: Quantity, words: Vocabulary) -> Toll | None:
    """Return the toll that a quantity is the number of, the nearest before it; None where it is of none."""
    if quantity.first == 0 or quantity.is_zero:
        return None
    before = sentence[quantity.first - 1].lower
    if before in words.no_toll:
        return None
    for noun in reversed(sentence.tokens[: quantity.first]):
        measure = _measure(sentence, noun, words)
        if measure is None:
            continue
        anchor = _anchor(sentence, noun, quantity, words)
        return None if anchor is None else Toll(noun.i, measure, anchor, _passed(sentence, quantity, words))
    return None


def _measure(sentence: Sentence, token: Token, words: Vocabulary) -> Measure | None:
    if token.lower in words.tolls:
        before = sentence[token.i - 1].lower if token.i else ""
        return Measure.CASUALTIES if before in words.toll_casualties else Measure.KILLED
    if token.lower not in words.toll_numbers:
        return None
    below = sentence.tokens[token.i + 1 : token.i + 6]
    if not below or below[0].lower != "of":
        return None
    return next((m for t in below if (m := words.state(t.lower) or _befell(t, words)) is not None), None)


def _befell(token: Token, words: Vocabulary) -> Measure | None:
    """What befell those whom a participle names: "the number of displaced"."""
    return words.doing.get(token.lemma) if token.tag in ("VBN", "JJ") else None


def _anchor(sentence: Sentence, noun: Token, quantity: Quantity, words: Vocabulary) -> int | None:
    """Return the word that gives the toll its number: itself ("toll of 34"), or its verb ("rose to 34")."""
    above = [quantity.node, *(t.i for t in sentence.ancestors(quantity.node))]
    if sentence[quantity.first - 1].lower == "of" and noun.i in above:
        return noun.i
    near = sentence.tokens[max(noun.i + 1, quantity.first - _REACH) : quantity.first]
    beside = next((t for t in reversed(near) if t.pos in _VERBS and t.dep not in _NAMED), None)
    between = sentence.tokens[noun.i : quantity.first]
    if noun.i in above and not any(t.pos in _COUNT_OR_VERB and t.dep not in _NAMED for t in between):
        return noun.i
    verb = beside or next((sentence[i] for i in above if sentence[i].pos in _VERBS), None)
    if verb is None or verb.lemma not in words.rising or verb.i > quantity.number:
        return None
    if verb.i < noun.i and noun.head != verb.i:
        return None
    return verb.i if verb.i in above or beside is not None else None


def _passed(sentence: Sentence, quantity: Quantity, words: Vocabulary) -> Qualifier | None:
    """Return what a verb like "topped" or "surpassed" right before the number says of it."""
    verb = sentence[quantity.first - 1]
    found = words.qualifiers.get(verb.lower, ()) if verb.pos == "VERB" else ()
    return next((qualifier for phrase, qualifier in found if len(phrase) == 1), None)
