"""People held and freed, and trucks of aid: counts that their noun tells with a verb above it."""

from trucewatch.model import Measure
from trucewatch.statements.figures.measured import Measured
from trucewatch.statements.figures.nouns import is_person
from trucewatch.statements.figures.quantities import Quantity
from trucewatch.statements.figures.vocabulary import Vocabulary
from trucewatch.statements.sentence import Sentence, Token

_REACH = 6  # tokens behind the counted in which the word for being held stands: "held 12 people in custody"


def captives(sentence: Sentence, quantity: Quantity, words: Vocabulary) -> Measured | None:
    """ "holding 20 hostages", "the release of 150 prisoners"."""
    if quantity.head is None or not _is_captive(sentence, sentence[quantity.head], words):
        return _taken(sentence, quantity, words)
    for token in list(sentence.ancestors(quantity.node))[:3]:
        if token.lemma in words.freed:
            return Measured(quantity, Measure.OTHER, token.i, quantity.first, quantity.last)
        if token.lemma in words.held:
            return Measured(quantity, Measure.DETAINED, token.i, quantity.first, quantity.last)
    return _in_custody(sentence, quantity, words)


def _is_captive(sentence: Sentence, noun: Token, words: Vocabulary) -> bool:
    """Whether a noun is of people held: "hostages", "captured soldiers"."""
    taken = (words.states.get(t.lower) is Measure.DETAINED for t in sentence.children(noun.i, "amod"))
    return noun.lower in words.captives or any(taken)


def _taken(sentence: Sentence, quantity: Quantity, words: Vocabulary) -> Measured | None:
    """ "took 12 people hostage", "512 people held in prisons", "seized 27 schoolgirls"."""
    head = quantity.head
    if head is None:
        return _in_custody(sentence, quantity, words)
    if not is_person(sentence[head], words):
        return _in_custody(sentence, quantity, words)
    verb = _verb_of(sentence, head)
    if verb is None or verb.lemma not in words.held:
        return _in_custody(sentence, quantity, words)
    behind = sentence.tokens[head + 1 : head + 1 + _REACH]
    told = verb.lemma in words.seizing or any(t.lower in words.custody for t in behind)
    if not told and not _are_being_held(sentence, verb):
        return None
    return Measured(quantity, Measure.DETAINED, verb.i, quantity.first, quantity.last)


def _are_being_held(sentence: Sentence, verb: Token) -> bool:
    """Whether people are held by somebody: "are being held by the army"; what is held is not always a captive."""
    return sentence.child(verb.i, "auxpass") is not None and sentence.child(verb.i, "agent") is not None


def _in_custody(sentence: Sentence, quantity: Quantity, words: Vocabulary) -> Measured | None:
    """ "18 were in custody", "forty people remain in detention"."""
    token = sentence[quantity.node]
    verb = sentence[token.head]
    if token.dep != "nsubj" or verb.lemma not in words.remaining:
        return None
    inside = (p for p in sentence.children(verb.i, "prep") if p.lower in ("in", "under"))
    below = (t for p in inside for t in sentence.children(p.i, "pobj"))
    held = next((t for t in below if t.lower in words.custody or _is_of_captors(sentence, t, words)), None)
    return None if held is None else Measured(quantity, Measure.DETAINED, verb.i, quantity.first, held.i)


def _is_of_captors(sentence: Sentence, hands: Token, words: Vocabulary) -> bool:
    """Whether a noun is "the hands of the militants"."""
    of = next((p for p in sentence.children(hands.i, "prep") if p.lower == "of"), None)
    whose = None if of is None else sentence.child(of.i, "pobj")
    return hands.lower in words.hands and whose is not None and whose.lower in words.captors


def _verb_of(sentence: Sentence, noun: int) -> Token | None:
    """Return the verb whose object a noun is, in the active, the passive or shortened to a participle."""
    participle = next((t for t in sentence.children(noun, "acl") if t.tag == "VBN"), None)
    token = sentence[noun]
    return sentence[token.head] if participle is None and token.dep in ("dobj", "nsubjpass") else participle


def trucks(sentence: Sentence, quantity: Quantity, words: Vocabulary) -> Measured | None:
    """ "31 trucks carrying aid"."""
    if quantity.head is None or sentence[quantity.head].lower not in words.trucks:
        return None
    if not any(token.lower in words.aid for token in sentence):
        return None
    return Measured(quantity, Measure.OTHER, quantity.head, quantity.first, quantity.last)
