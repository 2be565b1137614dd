"""How many of the breaches counted were found to be so, or laid at a party's door: "of which 17 were verified"."""

from dataclasses import replace

from trucewatch.model import Measure
from trucewatch.statements.figures.measured import Measured
from trucewatch.statements.figures.quantities import Quantity
from trucewatch.statements.figures.vocabulary import Vocabulary
from trucewatch.statements.sentence import Sentence, Token

_NUMBER = frozenset({"nsubj", "nsubjpass"})


def found_to_be(sentence: Sentence, quantity: Quantity, before: Measured | None, words: Vocabulary) -> Measured | None:
    """Return a number of breaches without a noun, that a verb of finding tells of: what was found is told with it."""
    if quantity.head is not None or quantity.is_zero:
        return None
    verb = _verb(sentence, quantity, words)
    if verb is None:
        return None
    noun = _breaches(sentence, verb, before, words)
    if noun is None:
        return None
    found = Measured(quantity, Measure.VIOLATIONS, verb.i, quantity.first, quantity.last, counted=noun)
    return found if verb.lemma not in words.verifying else replace(found, last=max(quantity.last, verb.i), found=verb.i)


def _verb(sentence: Sentence, quantity: Quantity, words: Vocabulary) -> Token | None:
    """Return the passive verb of finding whose subject is the number, or of whose subject it is the second."""
    token = sentence[quantity.node]
    verb = sentence[token.head]
    if verb.lemma not in words.findings or verb.tag != "VBN":
        return None
    if token.dep in _NUMBER:
        return verb
    subject = sentence.child(verb.i, *_NUMBER)
    behind = quantity.last + 1
    told = behind < len(sentence) and sentence[behind].pos == "ADP"
    return verb if token.dep == "conj" and told and subject is not None and _counts(sentence, subject) else None


def _counts(sentence: Sentence, subject: Token) -> bool:
    return subject.pos == "NUM" or sentence.child(subject.i, "nummod") is not None


def _breaches(sentence: Sentence, verb: Token, before: Measured | None, words: Vocabulary) -> int | None:
    """Return the noun for the breaches: of the figure before, or of "of the 28 alleged violations" before the verb."""
    if before is not None and before.measure is Measure.VIOLATIONS:
        return before.counted if before.counted is not None else before.quantity.head
    for clause in (verb, *sentence.ancestors(verb.i)):
        for link in sentence.children(clause.i, "prep"):
            noun = sentence.child(link.i, "pobj")
            if noun is not None and link.lower == "of" and words.nouns.get(noun.lower) is Measure.VIOLATIONS:
                return noun.i
    return None
