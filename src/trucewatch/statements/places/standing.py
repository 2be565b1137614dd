"""Whether a place name says where something is: after "in" or "near", in "left X", "the X talks", "X was shelled"."""

from dataclasses import dataclass

from trucewatch.model import PlacePrecision
from trucewatch.statements.found import FoundPlace
from trucewatch.statements.places.cues import Cues
from trucewatch.statements.places.toponyms import Toponym
from trucewatch.statements.sentence import Sentence, Token


@dataclass(frozen=True)
class Standing(FoundPlace):
    """A found place, with whether its words say where something is."""

    locates: bool = True


def locates(sentence: Sentence, name: Toponym, precision: PlacePrecision, cues: Cues) -> bool:
    """Whether the name says where, rather than who acts or what somebody is called after."""
    inside = range(name.first, name.last + 1)
    head = next((sentence[t] for t in inside if sentence[t].head not in inside), sentence[name.last])
    wide = precision is PlacePrecision.COUNTRY or name.sort in ("seat", "wide")
    if head.dep == "pobj" and precision is PlacePrecision.COUNTRY and not _lies(sentence, sentence[head.head], cues):
        return False
    return _says_where(sentence, head, wide, cues)


def _lies(sentence: Sentence, preposition: Token, cues: Cues) -> bool:
    """Whether a state's name after a preposition says where: not "claims from X", not "pressure on X"."""
    noun = sentence[preposition.head]
    if preposition.lower == "from" and noun.pos in ("NOUN", "PROPN"):
        return noun.lower in cues.leaving
    return preposition.lower not in cues.onto or noun.lower in cues.events


def _says_where(sentence: Sentence, head: Token, wide: bool, cues: Cues) -> bool:
    governor = sentence[head.head]
    if head.dep in ("appos", "conj") and governor.i != head.i:
        return _says_where(sentence, governor, wide, cues)
    if head.dep == "pobj":
        return _under_preposition(sentence, governor, wide, cues)
    if head.dep == "dobj":
        return governor.lemma in cues.leading_verbs
    if head.dep in ("compound", "nmod", "amod"):
        if governor.lower in cues.place_nouns or governor.lower in cues.facilities:
            return _says_where(sentence, governor, wide, cues)
        return governor.lower in cues.events
    return head.dep in ("nsubj", "nsubjpass") and not wide


def _under_preposition(sentence: Sentence, preposition: Token, wide: bool, cues: Cues) -> bool:
    governor = sentence[preposition.head].lower
    if preposition.lower != "of":
        return preposition.lower in cues.where
    return governor in cues.sides or governor in cues.place_nouns or governor in cues.events or not wide
