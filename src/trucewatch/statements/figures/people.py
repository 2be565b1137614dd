"""Whether a count is of people."""

from trucewatch.statements.figures.nouns import is_person
from trucewatch.statements.figures.quantities import Quantity
from trucewatch.statements.figures.vocabulary import Vocabulary
from trucewatch.statements.sentence import Sentence


def counts_people(sentence: Sentence, quantity: Quantity, words: Vocabulary) -> bool:
    """Whether a count is of people by its noun, or has no noun."""
    return quantity.head is None or is_person(sentence[quantity.head], words)
