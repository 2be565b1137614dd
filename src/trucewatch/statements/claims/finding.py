"""Find the typed claims of a sentence: each kind is asked about the tokens that can carry it."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from trucewatch.codebook import Codebook
from trucewatch.statements.claims import appeals, commitments, meetings, occurrences, positions, support
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Sentence, Token

Finder = Callable[[Grounds, Token], Iterator[FoundClaim]]

_KINDS = (positions, occurrences, support, meetings, commitments, appeals)


def find_claims(sentence: Sentence, codebook: Codebook) -> list[FoundClaim]:
    """Return the claims of a sentence, in the order of the words that carry them; all types but figure."""
    finders = _finders(codebook)
    grounds = Grounds(sentence, codebook)
    found: dict[tuple[object, ...], FoundClaim] = {}
    for token in sentence:
        lemma = token.lemma.lower()
        asked = finders.get(lemma, ())
        if token.lower != lemma:
            asked = (*asked, *(finder for finder in finders.get(token.lower, ()) if finder not in asked))
        for finder in asked:
            for claim in finder(grounds, token):
                found.setdefault(_key(claim), claim)
    return list(found.values())


def _key(claim: FoundClaim) -> tuple[object, ...]:
    return (claim.type, claim.anchor, tuple(claim.values.items()), tuple(claim.actors.items()))


@lru_cache(maxsize=4)
def _finders(codebook: Codebook) -> Mapping[str, tuple[Finder, ...]]:
    """Return for each lemma that can carry a claim the functions that look at it."""
    table: dict[str, list[Finder]] = {}
    for kind in _KINDS:
        for finder, lemmas in kind.triggers(codebook):
            for lemma in sorted(lemmas):
                table.setdefault(lemma, []).append(finder)
    return {lemma: tuple(finders) for lemma, finders in table.items()}
