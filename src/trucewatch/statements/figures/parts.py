"""Counts that lean on the count before them: parts of it, and those to whom the same was done."""

from dataclasses import replace

from trucewatch.model import Measure
from trucewatch.statements.figures.measured import Measured
from trucewatch.statements.figures.quantities import Quantity
from trucewatch.statements.figures.vocabulary import Vocabulary
from trucewatch.statements.sentence import Sentence


def part_of(sentence: Sentence, quantity: Quantity, before: Measured, words: Vocabulary) -> Measured | None:
    """ "including 4 children", "among which 67 children", "four of them children", "13 of whom were women"."""
    if quantity.is_zero:
        return None
    start = before.quantity.last + 1
    gap = [t.lower for t in sentence.tokens[max(start, quantity.first - 4) : quantity.first]]
    them = _of_them(sentence, quantity, words)
    if them is not None:
        return replace(them, measure=before.measure)
    if quantity.head is None:
        return None
    inside = any(word in words.parts for word in gap) or gap[-2:] == ["of", "whom"]
    listed = bool(gap) and gap[-1] in ("and", ",") and len(gap) <= 2 and _is_part(sentence, before, words)
    if not (inside or listed):
        return None
    return Measured(quantity, before.measure, before.anchor, quantity.first, quantity.last)


def joined_to(sentence: Sentence, quantity: Quantity, before: Measured) -> Measured | None:
    """ "the arrest of 20 students and ten teachers": the same befell the second."""
    token, other = sentence[quantity.node], before.quantity
    if token.dep != "conj" or token.head not in (other.node, other.head) or quantity.is_zero or quantity.head is None:
        return None
    return Measured(quantity, before.measure, before.anchor, quantity.first, quantity.last)


def _of_them(sentence: Sentence, quantity: Quantity, words: Vocabulary) -> Measured | None:
    behind = sentence.tokens[quantity.number + 1 : quantity.number + 8]
    if len(behind) < 3 or behind[0].lower != "of" or behind[1].lower not in words.pronouns:
        return None
    rest = [t for t in behind[2:] if t.lower not in words.links and t.pos != "ADV"]
    noun = next((t for t in rest if t.pos in ("NOUN", "PROPN")), None)
    if noun is None or any(t.pos == "VERB" for t in rest if t.i < noun.i):
        return None
    return Measured(quantity, Measure.OTHER, noun.i, quantity.first, noun.i, counted=noun.i)


def _is_part(sentence: Sentence, before: Measured, words: Vocabulary) -> bool:
    start = before.quantity.first
    return any(t.lower in words.parts for t in sentence.tokens[max(0, start - 3) : start])
