"""The place of a claim: the one that hangs on its anchor, or on an argument of it, in a phrase of place."""

from collections.abc import Sequence

from trucewatch.model import PlacePrecision
from trucewatch.statements.found import FoundPlace
from trucewatch.statements.sentence import Sentence, Token

_COLOURS = ("compound", "amod", "nmod", "npadvmod", "poss")
_CLAUSES = ("relcl", "ccomp", "parataxis")
_COMPARED = ("similar", "like", "unlike", "compared", "reminiscent", "than")
_FINE = {
    PlacePrecision.SITE: 0, PlacePrecision.TOWN: 1, PlacePrecision.DISTRICT: 1, PlacePrecision.REGION: 2,
    PlacePrecision.COUNTRY: 3, PlacePrecision.UNCLEAR: 2,
}  # fmt: skip
_FARTHEST = 8


def place_of(sentence: Sentence, places: Sequence[FoundPlace], first: int, last: int, anchor: int) -> FoundPlace | None:
    """Return the place of the claim anchored at a token, None where the clause names none.

    `first` and `last` bound the clause. A place that only colours a noun ("the X government"), that is only
    compared with, or that stands in another clause is none.
    """
    ranked = []
    for found in places:
        head = _head(sentence, found)
        distance = _distance(sentence, head, anchor)
        if distance is not None and _locates(sentence, head) and first <= found.first <= last:
            ranked.append((distance, _FINE[found.place.precision], found.first, found))
    return min(ranked, key=lambda row: row[:3])[3] if ranked else None


def _head(sentence: Sentence, found: FoundPlace) -> Token:
    inside = range(found.first, found.last + 1)
    return next((sentence[t] for t in inside if sentence[t].head not in inside), sentence[found.last])


def _locates(sentence: Sentence, head: Token) -> bool:
    """Whether the name stands in a phrase of place, or as the object of a verb that leads there."""
    if head.dep == "appos":
        return _locates(sentence, sentence[head.head])
    if head.dep == "conj":
        return _locates(sentence, sentence[head.head])
    return head.dep in ("pobj", "dobj", "nsubj", "nsubjpass", "attr")


def _distance(sentence: Sentence, head: Token, anchor: int) -> int | None:
    """Return how many steps up from the place the anchor (or the verb above it) stands; None where out of reach."""
    steps = 0
    token = head
    governor = sentence[anchor].head
    while steps < _FARTHEST:
        if token.i == anchor:
            return steps
        if token.lower in _COMPARED:
            return None
        if token.i == governor and steps > 0:
            return steps + 4
        if token.head == token.i or (token.dep in _COLOURS and token.i != head.i) or token.dep in _CLAUSES:
            return None
        token = sentence[token.head]
        steps += 1
    return None
