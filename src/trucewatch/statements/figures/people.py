"""Whether a noun is of people: by the codebook's list, the ending of its word, or a name in the plural."""

from trucewatch.statements.figures.quantities import Quantity
from trucewatch.statements.figures.vocabulary import Vocabulary
from trucewatch.statements.sentence import Sentence, Token


def is_person(token: Token, words: Vocabulary) -> bool:
    """Whether a noun is of people: "schoolgirls", "conscripts", "Varlanders"."""
    if token.lower in words.persons or token.lower in words.captives:
        return True
    return token.tag == "NNPS" or token.lower.endswith(words.person_endings)


def counts_people(sentence: Sentence, quantity: Quantity, words: Vocabulary) -> bool:
    """Whether a count is of people by its noun, or has no noun."""
    return quantity.head is None or is_person(sentence[quantity.head], words)
