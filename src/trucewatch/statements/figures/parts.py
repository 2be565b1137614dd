"""Counts that lean on the count before them: parts of it, and those to whom the same was done."""

from dataclasses import replace

from trucewatch.model import Measure
from trucewatch.statements.figures.measured import Measured
from trucewatch.statements.figures.quantities import Quantity
from trucewatch.statements.figures.vocabulary import Vocabulary
from trucewatch.statements.sentence import Sentence, Token

_BESIDE = ("ADP", "PUNCT", "ADJ")  # behind "62 of them" these name nobody: "62 of them by the coast"
_RELATIVES = ("whom", "which", "them", "these", "those")


def part_of(sentence: Sentence, quantity: Quantity, before: Measured, words: Vocabulary) -> Measured | None:
    """ "including 4 children", "among which 67 children", "four of them children", "13 of whom were women"."""
    if quantity.is_zero:
        return None
    start = before.quantity.last + 1
    gap = [t.lower for t in sentence.tokens[max(start, quantity.first - 4) : quantity.first]]
    found = _of_them(sentence, quantity, words) or _predicated(sentence, quantity, before, gap)
    if found is not None:
        return found if found.measure is not Measure.OTHER else replace(found, measure=before.measure)
    if quantity.head is None:
        return None
    inside = any(word in words.parts for word in gap) or gap[-2:] == ["of", "whom"] or gap[-1:] == [":"]
    listed = bool(gap) and gap[-1] in ("and", ",") and len(gap) <= 2 and _is_part(sentence, before, words)
    if not (inside or listed):
        return None
    own = words.nouns.get(sentence[quantity.head].lower)
    return Measured(quantity, own or before.measure, before.anchor, quantity.first, quantity.last)


def joined_to(sentence: Sentence, quantity: Quantity, before: Measured) -> Measured | None:
    """ "the arrest of 20 students and ten teachers": the same befell the second."""
    token, other = sentence[quantity.node], before.quantity
    if token.dep != "conj" or token.head not in (other.node, other.head) or quantity.is_zero or quantity.head is None:
        return None
    return Measured(quantity, before.measure, before.anchor, quantity.first, quantity.last)


def echoed(sentence: Sentence, quantity: Quantity, before: Measured, words: Vocabulary) -> Measured | None:
    """ "Six people were killed on Monday and a further 15 on Tuesday": the verb is not said again."""
    behind = quantity.last + 1
    if quantity.head is not None or quantity.is_zero or behind >= len(sentence):
        return None
    link = quantity.first - 1
    while link > before.last and sentence[link].lower in words.fillers | words.new:
        link -= 1
    between = sentence.tokens[before.quantity.last + 1 : max(link, 0)]
    same = any(t.lower == sentence[behind].lower and t.pos == "ADP" for t in between)
    if sentence[link].lower not in ("and", ",", "but") or not same or any(t.pos == "NUM" for t in between):
        return None
    counted = before.counted if before.counted is not None else before.quantity.head
    return Measured(quantity, before.measure, quantity.node, quantity.first, quantity.last, counted=counted)


def antecedent(sentence: Sentence, quantity: Quantity, before: Measured) -> int | None:
    """Return the noun of the count before, where a count without a noun is "of whom" or "of them"."""
    if quantity.head is not None or before.quantity.head is None:
        return None
    ahead = [t.lower for t in sentence.tokens[max(0, quantity.first - 2) : quantity.first]]
    behind = [t.lower for t in sentence.tokens[quantity.number + 1 : quantity.number + 3]]
    told = any(len(pair) == 2 and pair[0] == "of" and pair[1] in _RELATIVES for pair in (ahead, behind))
    return before.quantity.head if told else None


def _of_them(sentence: Sentence, quantity: Quantity, words: Vocabulary) -> Measured | None:
    behind = sentence.tokens[quantity.number + 1 : quantity.number + 8]
    if len(behind) < 3 or behind[0].lower != "of" or behind[1].lower not in words.pronouns:
        return None
    rest = [t for t in behind[2:] if t.lower not in words.links and t.pos != "ADV"]
    if not rest or rest[0].pos in _BESIDE or rest[0].lower in words.states:
        measure = words.states.get(rest[0].lower, Measure.OTHER) if rest else Measure.OTHER
        return Measured(quantity, measure, quantity.node, quantity.first, behind[1].i)
    noun = next((t for t in rest if t.pos in ("NOUN", "PROPN")), None)
    if noun is None or any(t.pos == "VERB" for t in rest if t.i < noun.i):
        return None
    return Measured(quantity, Measure.OTHER, noun.i, quantity.first, noun.i, counted=noun.i)


def _predicated(sentence: Sentence, quantity: Quantity, before: Measured, gap: list[str]) -> Measured | None:
    """ "Of the 31 killed, 19 were civilians and 12 were fighters", "of whom 12 were women"."""
    noun = _predicate(sentence, quantity)
    if noun is None:
        return None
    opening = [t.lower for t in sentence.tokens[max(0, before.quantity.first - 2) : before.quantity.first]]
    if gap[-2:] != ["of", "whom"] and "of" not in opening and before.counted is None:
        return None
    return Measured(quantity, Measure.OTHER, noun.i, quantity.first, noun.i, counted=noun.i)


def _predicate(sentence: Sentence, quantity: Quantity) -> Token | None:
    """Return the noun that a count without a noun is said to be."""
    token = sentence[quantity.node]
    verb = sentence[token.head]
    if quantity.head is not None or token.dep != "nsubj" or verb.lemma != "be":
        return None
    noun = sentence.child(verb.i, "attr")
    return noun if noun is not None and noun.pos in ("NOUN", "PROPN") else None


def _is_part(sentence: Sentence, before: Measured, words: Vocabulary) -> bool:
    start = before.quantity.first
    return any(t.lower in words.parts or t.lower == ":" for t in sentence.tokens[max(0, start - 3) : start])
