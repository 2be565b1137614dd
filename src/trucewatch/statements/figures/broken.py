"""How often a truce was broken: "violated the truce 31 times", "breaching it dozens of times"."""

from trucewatch.model import Measure
from trucewatch.statements.figures.measured import Measured
from trucewatch.statements.figures.quantities import Quantity
from trucewatch.statements.figures.vocabulary import Vocabulary
from trucewatch.statements.sentence import Sentence


def times_broken(sentence: Sentence, quantity: Quantity, words: Vocabulary) -> Measured | None:
    """Return the breaches that "times" counts behind a verb of breaking a truce."""
    if quantity.head is None or sentence[quantity.head].lower not in words.times:
        return None
    verb = next((t for t in sentence.ancestors(quantity.head) if t.pos == "VERB"), None)
    if verb is None or verb.lemma not in words.breaking or verb.i > quantity.first:
        return None
    broken = sentence.children(verb.i, "dobj", "nsubjpass")
    if not any(thing.lemma.lower() in words.truces for thing in broken):
        return None
    return Measured(quantity, Measure.VIOLATIONS, verb.i, verb.i, quantity.last)
