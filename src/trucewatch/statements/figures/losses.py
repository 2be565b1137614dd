"""Verb and noun together that tell a harm: "lost their lives", "suffered injuries", "left the villages"."""

from trucewatch.model import Measure
from trucewatch.statements.figures.quantities import Quantity
from trucewatch.statements.figures.vocabulary import Vocabulary
from trucewatch.statements.sentence import Sentence, Token


def lost(sentence: Sentence, verb: Token, words: Vocabulary) -> Measure | None:
    """Return what befell the subject of a verb with this object, None where nothing did."""
    below = sentence.children(verb.i, "dobj", "acomp", "oprd")
    return next((m for t in below if (m := words.losing.get((verb.lemma, t.lower))) is not None), None)


def housed(sentence: Sentence, quantity: Quantity, verb: Token, words: Vocabulary) -> Measure | None:
    """Return DISPLACED for people who shelter in a school, a church, tents; None otherwise."""
    if quantity.head is None or sentence[quantity.head].lower not in words.residents:
        return None
    inside = (t for prep in sentence.children(verb.i, "prep") for t in sentence.children(prep.i, "pobj"))
    roof = any(t.lower in words.shelters or t.lemma.lower() in words.shelters for t in inside)
    lasting = verb.tag == "VBG" or sentence.child(verb.i, "aux") is not None or verb.lemma != "sleep"
    return Measure.DISPLACED if verb.lemma in words.sheltering and roof and lasting else None


def left_home(sentence: Sentence, quantity: Quantity, verb: Token, words: Vocabulary) -> Measure | None:
    """Return DISPLACED for people, not for fighters, who left towns or villages; None otherwise."""
    if verb.lemma not in words.leaving or quantity.head is None:
        return None
    away = any(t.lower in words.homes for t in sentence.children(verb.i, "dobj"))
    return Measure.DISPLACED if away and sentence[quantity.head].lower in words.residents else None
