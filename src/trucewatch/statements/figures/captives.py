"""People held and freed, and trucks of aid: counts that their noun tells with a verb above it."""

from trucewatch.model import Measure
from trucewatch.statements.figures.measured import Measured
from trucewatch.statements.figures.quantities import Quantity
from trucewatch.statements.figures.vocabulary import Vocabulary
from trucewatch.statements.sentence import Sentence


def captives(sentence: Sentence, quantity: Quantity, words: Vocabulary) -> Measured | None:
    """ "holding 20 hostages", "the release of 150 prisoners"."""
    if quantity.head is None or sentence[quantity.head].lower not in words.captives:
        return None
    for token in list(sentence.ancestors(quantity.node))[:3]:
        if token.lemma in words.freed:
            return Measured(quantity, Measure.OTHER, token.i, quantity.first, quantity.last)
        if token.lemma in words.held:
            return Measured(quantity, Measure.DETAINED, token.i, quantity.first, quantity.last)
    return None


def trucks(sentence: Sentence, quantity: Quantity, words: Vocabulary) -> Measured | None:
    """ "31 trucks carrying aid"."""
    if quantity.head is None or sentence[quantity.head].lower not in words.trucks:
        return None
    if not any(token.lower in words.aid for token in sentence):
        return None
    return Measured(quantity, Measure.OTHER, quantity.head, quantity.first, quantity.last)


def may_be_freed(sentence: Sentence, quantity: Quantity, words: Vocabulary) -> bool:
    """Whether those released can be people that were held: prisoners by name, people, or a bare number."""
    if quantity.head is None:
        return True
    head = sentence[quantity.head]
    return head.lower in words.captives or head.lower in words.freeable
