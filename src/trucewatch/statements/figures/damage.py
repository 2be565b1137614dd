"""Things counted as damaged: "63 damaged houses", "40 shops were destroyed", "burning 12 homes"."""

from trucewatch.model import Measure
from trucewatch.statements.figures.measured import Measured
from trucewatch.statements.figures.quantities import Quantity
from trucewatch.statements.figures.vocabulary import Vocabulary
from trucewatch.statements.sentence import Sentence, Token

_VERBAL = ("VERB", "ADJ")
_NEAR = 4  # tokens between the things and the participle behind them that still stand in the same words


def damaged(sentence: Sentence, quantity: Quantity, words: Vocabulary) -> Measured | None:
    """Return a count of things that are told as damaged, with the damage among the words for what is counted."""
    head = quantity.head
    if head is None or quantity.share or sentence[head].lower not in words.damageable:
        return None
    told = _before(sentence, quantity, words) or _around(sentence, quantity, words)
    if told is None:
        return None
    kind = f"{words.damage[told.lemma]} {sentence[head].lower}"
    first = told.i if told.i == quantity.first - 1 else quantity.first
    behind = told.i if quantity.last < told.i <= quantity.last + _NEAR else quantity.last
    return Measured(quantity, Measure.OTHER, told.i, first, behind, kind=kind)


def _before(sentence: Sentence, quantity: Quantity, words: Vocabulary) -> Token | None:
    """The participle between the number and its noun: "63 damaged houses"."""
    between = sentence.tokens[quantity.number + 1 : quantity.head]
    return next((t for t in between if t.pos in _VERBAL and t.lemma in words.damage), None)


def _around(sentence: Sentence, quantity: Quantity, words: Vocabulary) -> Token | None:
    """The verb that the things are the object of, or the participle behind them: "40 shops were destroyed"."""
    token = sentence[quantity.node]
    while token.dep == "conj" and sentence[token.head].pos in ("NOUN", "PROPN"):
        token = sentence[token.head]
    verb = sentence[token.head] if token.dep in ("dobj", "nsubjpass") else None
    below = next((t for t in sentence.children(quantity.node, "acl", "relcl") if t.tag in ("VBN", "VBD")), None)
    return next((t for t in (verb, below) if t is not None and t.lemma in words.damage), None)
