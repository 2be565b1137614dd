"""Places meant without their name: "the town", "the village", "there", for the one town named before.

Only where the nearest sentence before that names a town, in the same paragraph or the one before, names one alone: one
candidate or no answer.
"""

from collections.abc import Iterator, Sequence

import msgspec

from trucewatch.codebook import Codebook
from trucewatch.model import Place, PlacePrecision
from trucewatch.statements.found import FoundPlace
from trucewatch.statements.places.standing import Standing
from trucewatch.statements.sentence import Sentence, Token

_FINE = (PlacePrecision.SITE, PlacePrecision.TOWN, PlacePrecision.DISTRICT)
_NAMING = ("compound", "nmod", "appos", "relcl", "acl", "nummod")
_DEFINITE = ("the", "this", "that")
_COLOURS = ("poss", "compound", "nmod", "amod")
_BACK = 2  # sentences back that are asked which town is meant


def with_meant(
    sentences: Sequence[Sentence], places: Sequence[Sequence[FoundPlace]], codebook: Codebook
) -> list[list[FoundPlace]]:
    """Return the places of each sentence with those that are meant by "the town" and the like."""
    nouns = frozenset(codebook.words("places", "meant", "nouns"))
    return [
        sorted((*named, *_meant(sentences, places, i, nouns)), key=lambda found: found.first)
        for i, named in enumerate(places)
    ]


def _meant(
    sentences: Sequence[Sentence], places: Sequence[Sequence[FoundPlace]], i: int, nouns: frozenset[str]
) -> Iterator[FoundPlace]:
    for token in sentences[i]:
        first = _first(sentences[i], token, nouns)
        place = None if first is None else _antecedent(sentences, places, i, token)
        if first is not None and place is not None:
            words = sentences[i].words(first, token.i)
            yield Standing(first, token.i, msgspec.structs.replace(place, words=words), locates=True)


def _first(sentence: Sentence, token: Token, nouns: frozenset[str]) -> int | None:
    """Return the first token of "the town" or "there" where they mean a place named before; None elsewhere."""
    if token.lower == "there":
        return token.i if token.dep == "advmod" else None
    if token.lower not in nouns or token.dep in _COLOURS or sentence.children(token.i, *_NAMING):
        return None
    if any(child.lower == "of" for child in sentence.children(token.i, "prep")):
        return None
    article = sentence[token.i - 1] if token.i else None
    return article.i if article is not None and article.lower in _DEFINITE else None


def _antecedent(
    sentences: Sequence[Sentence], places: Sequence[Sequence[FoundPlace]], i: int, token: Token
) -> Place | None:
    """The one town that the words before the token name, or the nearest sentence before that names any."""
    before = [found for found in places[i] if found.last < token.i]
    if _towns(before) or _towns(places[i]):
        return _one(before)
    for j in range(i - 1, max(-1, i - 1 - _BACK), -1):
        if _towns(places[j]):
            return _one(places[j]) if sentences[i].block - sentences[j].block <= 1 else None
    return None


def _towns(places: Sequence[FoundPlace]) -> list[FoundPlace]:
    return [found for found in places if found.place.precision in _FINE and found.place.lat is not None]


def _one(places: Sequence[FoundPlace]) -> Place | None:
    """Return the one town of these, if there is but one and it is told as where something is."""
    towns = _towns(places)
    told = [found for found in towns if not isinstance(found, Standing) or found.locates]
    return told[0].place if told and len({found.place.name for found in towns}) == 1 else None
