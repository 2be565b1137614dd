"""Counts that a noun beside them tells: "the bodies of 18 fishermen", "36 wounded soldiers", "150 lives"."""

from trucewatch.model import Measure
from trucewatch.statements.figures.measured import Measured
from trucewatch.statements.figures.nouns import is_person
from trucewatch.statements.figures.people import counts_people
from trucewatch.statements.figures.quantities import Quantity
from trucewatch.statements.figures.vocabulary import Vocabulary
from trucewatch.statements.sentence import Sentence, Token

_OBJECTS = ("dobj", "nsubjpass")


def of_harm(sentence: Sentence, quantity: Quantity, words: Vocabulary) -> Measured | None:
    """ "the bodies of 18 fishermen", "the killing of three guards", "injuries to seven more"."""
    link = quantity.first - 1
    while link > 0 and sentence[link].lower in words.fillers and sentence[link].lower != "of":
        link -= 1
    if link < 1 or not counts_people(sentence, quantity, words):
        return None
    noun = sentence[link - 1]
    measure = words.befalling.get(noun.lower) if sentence[link].lower in words.harm_links else None
    if measure is None and noun.lower == "lives" and _costs(sentence, noun, words):
        measure = Measure.KILLED
    return None if measure is None else Measured(quantity, measure, noun.i, quantity.first, quantity.last)


def lives(sentence: Sentence, quantity: Quantity, words: Vocabulary) -> Measured | None:
    """ "The battle cost 150 lives": counted are people."""
    noun = None if quantity.head is None else sentence[quantity.head]
    if noun is None or noun.lower != "lives" or not _costs(sentence, noun, words):
        return None
    return Measured(quantity, Measure.KILLED, noun.head, quantity.first, quantity.last)


def _costs(sentence: Sentence, noun: Token, words: Vocabulary) -> bool:
    return noun.dep in _OBJECTS and sentence[noun.head].lemma in words.costing


def described(sentence: Sentence, quantity: Quantity, words: Vocabulary) -> Measured | None:
    """ "20,000 displaced people", "36 wounded soldiers": what befell them stands before their noun."""
    head = quantity.head
    if head is None or quantity.share or not is_person(sentence[head], words):
        return None
    between = sentence.tokens[quantity.number + 1 : head]
    measure = next((m for t in between if (m := words.states.get(t.lower)) is not None), None)
    return None if measure is None else Measured(quantity, measure, head, quantity.first, quantity.last)


def refugees(sentence: Sentence, quantity: Quantity, words: Vocabulary) -> Measured | None:
    """ "15,000 refugees crossed the river", "hosts 60,000 refugees"."""
    if quantity.head is None or sentence[quantity.head].lower not in words.refugees:
        return None
    token = sentence[quantity.node]
    verb = sentence[token.head]
    comes = token.dep == "nsubj" and verb.lemma in words.arriving
    hosted = token.dep in _OBJECTS and verb.lemma in words.hosting
    return Measured(quantity, Measure.DISPLACED, verb.i, quantity.first, quantity.last) if comes or hosted else None


def treated(sentence: Sentence, quantity: Quantity, words: Vocabulary) -> Measured | None:
    """ "treated 93 people for shrapnel wounds"."""
    token = sentence[quantity.node]
    verb = sentence[token.head]
    if token.dep not in _OBJECTS or verb.lemma not in words.treating:
        return None
    below = [t for prep in sentence.children(verb.i, "prep") for t in sentence.children(prep.i, "pobj")]
    hurt = any(words.nouns.get(t.lower) is Measure.WOUNDED for t in below)
    return Measured(quantity, Measure.WOUNDED, verb.i, quantity.first, quantity.last) if hurt else None


def driven(sentence: Sentence, verb: Token, words: Vocabulary) -> Measure | None:
    """What befell those who were "forced from their homes" or "forced to flee"; `verb` is the forcing."""
    if verb.lemma not in words.driving:
        return None
    compelled = sentence.child(verb.i, "xcomp")
    if compelled is not None and words.undergoing.get(compelled.lemma) is Measure.DISPLACED:
        return Measure.DISPLACED
    away = [prep for prep in sentence.children(verb.i, "prep") if prep.lower in ("from", "out")]
    home = any(t.lower in words.homes for prep in away for t in sentence.subtree(prep.i))
    return Measure.DISPLACED if home else None
