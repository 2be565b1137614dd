"""Tolls: "a death toll of 34", "the toll rose to 126", "the number of dead reached 40", "deaths rose to 203"."""

from dataclasses import dataclass

from trucewatch.model import Measure, Qualifier
from trucewatch.statements.figures.measured import Measured
from trucewatch.statements.figures.nouns import is_person
from trucewatch.statements.figures.quantities import Quantity
from trucewatch.statements.figures.vocabulary import Vocabulary
from trucewatch.statements.sentence import Sentence, Token

_VERBS = frozenset({"VERB", "AUX"})
_COUNT_OR_VERB = _VERBS | {"NUM"}
_OPENING = ("DET", "PRON", "ADJ")  # what opens the words for a toll: "the number", "its toll"
_NAMED = ("pobj", "amod")  # a participle that names people or describes them: "the number of displaced"
_REACH = 4  # tokens between the verb of a toll and its number: "has risen sharply to 112"


@dataclass(frozen=True)
class Toll:
    """The noun of a toll, what it counts, the word that carries the count, and what the verb makes of it.

    `counted` is the word before the noun that says who is counted: the "civilian" of "civilian deaths".
    """

    noun: int
    measure: Measure
    anchor: int
    qualifier: Qualifier | None
    counted: int | None = None


def toll_of(sentence: Sentence, quantity: Quantity, words: Vocabulary, before: Measured | None) -> Toll | None:
    """Return the toll that a quantity is the number of, the nearest before it; None where it is of none.

    `before` is the figure told before it, whose measure a bare total takes on: "bringing the total to 41".
    """
    if quantity.first == 0 or quantity.is_zero:
        return None
    if sentence[quantity.first - 1].lower in words.no_toll:
        return None
    for noun in reversed(sentence.tokens[: quantity.first]):
        measure = _measure(sentence, noun, words) or _of_before(sentence, noun, before, words)
        if measure is None:
            continue
        anchor = _anchor(sentence, noun, quantity, words)
        if anchor is None:
            return None
        return Toll(noun.i, measure, anchor, _passed(sentence, quantity, words), _counted(sentence, noun, words))
    return None


def toll_behind(sentence: Sentence, quantity: Quantity, words: Vocabulary) -> Measured | None:
    """Return the toll that stands behind its number: "put at 17 the number of dead", "bringing to six the toll"."""
    before = sentence.tokens[max(0, quantity.first - _REACH) : quantity.first]
    putting = words.putting | words.bringing
    verb = next((t for t in reversed(before) if t.pos in _VERBS and t.lemma in putting), None)
    noun = next((t for t in sentence.tokens[quantity.number + 1 : quantity.number + 4] if t.pos == "NOUN"), None)
    if verb is None or noun is None or before[-1].lower not in words.put_at or sentence[noun.i - 1].pos not in _OPENING:
        return None
    measure = _measure(sentence, noun, words)
    if measure is None or quantity.is_zero:
        return None
    near = sentence.tokens[noun.i : noun.i + 6]
    last = next((t.i for t in near if words.state(t.lower) is measure or _befell(t, words) is measure), noun.i)
    runs_up = verb.lemma in words.climbing
    counted = _of_whom(sentence, noun, words)
    return Measured(quantity, measure, verb.i, quantity.first, last, counted=counted, runs_up=runs_up)


def _counted(sentence: Sentence, noun: Token, words: Vocabulary) -> int | None:
    """Return the word that says whose "deaths" are counted; for violations the noun itself."""
    measure = words.nouns.get(noun.lower)
    if measure is None:
        return _of_whom(sentence, noun, words)
    if measure is Measure.VIOLATIONS:
        return noun.i
    before = sentence[noun.i - 1] if noun.i else None
    return before.i if before is not None and before.dep in ("amod", "compound") else None


def _of_whom(sentence: Sentence, noun: Token, words: Vocabulary) -> int | None:
    """The noun behind "the number of", where it is of people: the "civilians" of "the number of civilians killed"."""
    of = sentence.child(noun.i, "prep")
    people = None if of is None or of.lower != "of" else sentence.child(of.i, "pobj")
    if people is None or not is_person(people, words):
        return None
    harmed = any(words.state(t.lower) is not None for t in sentence.children(people.i, "amod"))
    return None if harmed else people.i


def _of_before(sentence: Sentence, noun: Token, before: Measured | None, words: Vocabulary) -> Measure | None:
    """The measure of a bare "total" or "number" that a verb brings to where it is: that of the figure before."""
    if before is None or noun.lower not in words.toll_numbers or noun.dep != "dobj":
        return None
    return before.measure if sentence[noun.head].lemma in words.bringing else None


def _runs(sentence: Sentence, token: Token, words: Vocabulary) -> Measure | None:
    """The measure of a noun of harm that is said to have risen or fallen: "civilian deaths rose to 203"."""
    verb = sentence[token.head]
    running = token.dep == "nsubj" and token.tag == "NNS" and verb.lemma in words.running
    return words.nouns.get(token.lower) if running else None


def _measure(sentence: Sentence, token: Token, words: Vocabulary) -> Measure | None:
    if token.lower in words.nouns and _is_put(sentence, token, words):
        return words.nouns[token.lower]
    if token.lower in words.tolls:
        before = sentence[token.i - 1].lower if token.i else ""
        return Measure.CASUALTIES if before in words.toll_casualties else Measure.KILLED
    if token.lower not in words.toll_numbers:
        return _runs(sentence, token, words)
    below = sentence.tokens[token.i + 1 : token.i + 6]
    if not below or below[0].lower != "of":
        return words.states.get(below[0].lower) if below else None  # "the number killed", "the number missing"
    return next((m for t in below if (m := words.state(t.lower) or _befell(t, words)) is not None), None)


def _befell(token: Token, words: Vocabulary) -> Measure | None:
    """What befell those whom a participle names: "the number of displaced"."""
    return words.doing.get(token.lemma) if token.tag in ("VBN", "JJ") else None


def _anchor(sentence: Sentence, noun: Token, quantity: Quantity, words: Vocabulary) -> int | None:
    """Return the word that gives the toll its number: itself ("toll of 34"), or its verb ("rose to 34")."""
    above = [quantity.node, *(t.i for t in sentence.ancestors(quantity.node))]
    if sentence[quantity.first - 1].lower == "of" and noun.i in above:
        return noun.i
    if sentence[quantity.first - 1].lower in words.put_at and _is_put(sentence, noun, words):
        return noun.head
    near = sentence.tokens[max(noun.i + 1, quantity.first - _REACH) : quantity.first]
    beside = next((t for t in reversed(near) if t.pos in _VERBS and t.lemma in words.rising), None)
    between = sentence.tokens[noun.i : quantity.first]
    if noun.i in above and not any(t.pos in _COUNT_OR_VERB and t.dep not in _NAMED for t in between):
        return noun.i
    telling = (sentence[i] for i in above if sentence[i].pos in _VERBS and sentence[i].head != noun.i)
    verb = beside or next(telling, None)  # what hangs on the noun tells whom it counts: "the number killed from ..."
    if verb is None or verb.lemma not in words.rising or verb.i > quantity.number:
        return None
    if verb.i < noun.i and noun.head != verb.i:
        return None
    return verb.i if verb.i in above or beside is not None else None


def _is_put(sentence: Sentence, noun: Token, words: Vocabulary) -> bool:
    """Whether a toll is what somebody puts somewhere: "put the number of civilians killed at six"."""
    return noun.dep == "dobj" and sentence[noun.head].lemma in words.putting and noun.head < noun.i


def _passed(sentence: Sentence, quantity: Quantity, words: Vocabulary) -> Qualifier | None:
    """Return what a verb like "topped" or "surpassed" right before the number says of it."""
    verb = sentence[quantity.first - 1]
    found = words.qualifiers.get(verb.lower, ()) if verb.pos == "VERB" else ()
    return next((qualifier for phrase, qualifier in found if len(phrase) == 1), None)
