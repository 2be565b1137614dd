"""Words that weaken an assertion, with the codebook's list ("reportedly", "appeared to", "are reported to")."""

from functools import lru_cache

from trucewatch.codebook import Codebook
from trucewatch.statements.sentence import Sentence


class Hedges:
    """The codebook's hedges in the form that the search asks them."""

    def __init__(self, codebook: Codebook) -> None:
        self._adverbs = frozenset(codebook.words("hedges", "adverbs"))
        self._verbs = frozenset(codebook.words("hedges", "verbs"))
        self._passives = frozenset(codebook.words("hedges", "passives"))

    def find(self, sentence: Sentence, first: int, last: int) -> str | None:
        """Return the words of the first hedge between two tokens, both included, or None."""
        for token in sentence.tokens[first : last + 1]:
            if token.lower in self._adverbs:
                return token.text
            if token.lemma.lower() in self._verbs and self._to(sentence, token.i):
                return f"{token.text} to"
            if token.lemma.lower() in self._passives and token.tag == "VBN" and self._to(sentence, token.i):
                auxiliary = sentence.child(token.i, "auxpass")
                if auxiliary is not None:
                    return f"{auxiliary.text} {token.text} to"
        return None

    def _to(self, sentence: Sentence, i: int) -> bool:
        infinitives = sentence.children(i, "xcomp")
        return any(child.lower == "to" for verb in infinitives for child in sentence.children(verb.i, "aux"))


@lru_cache(maxsize=4)
def hedges(codebook: Codebook) -> Hedges:
    """Return the hedges of this codebook, made once."""
    return Hedges(codebook)
