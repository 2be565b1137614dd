"""The place of a claim: the one that hangs on its anchor, or on an argument of it, in a phrase of place."""

from collections.abc import Sequence

from trucewatch.model import PlacePrecision
from trucewatch.statements.found import FoundPlace
from trucewatch.statements.places.standing import Standing
from trucewatch.statements.sentence import Sentence, Token

_COLOURS = ("compound", "amod", "nmod", "npadvmod", "poss")
_CLAUSES = ("relcl", "ccomp", "parataxis")
_COMPARED = ("similar", "like", "unlike", "compared", "reminiscent", "than")
_TOPICS = ("about", "regarding", "concerning")
_FINE = {
    PlacePrecision.SITE: 0, PlacePrecision.TOWN: 1, PlacePrecision.DISTRICT: 1, PlacePrecision.REGION: 2,
    PlacePrecision.COUNTRY: 3, PlacePrecision.UNCLEAR: 2,
}  # fmt: skip
_FARTHEST = 8
_ABOVE = 4  # steps that a place on the verb above the anchor counts more than one on the anchor


def place_of(sentence: Sentence, places: Sequence[FoundPlace], first: int, last: int, anchor: int) -> FoundPlace | None:
    """Return the place of the claim anchored at a token, None where the clause names none.

    `first` and `last` bound the clause. A place that only colours a noun ("the X government"), that acts ("X said"),
    that is only compared with, or that stands in another clause is none.
    """
    ranked = []
    for found in places:
        if not first <= found.first <= last or (isinstance(found, Standing) and not found.locates):
            continue
        distance = _distance(sentence, _head(sentence, found), anchor)
        if distance is not None:
            ranked.append((distance, _FINE[found.place.precision], found.first, found))
    return min(ranked, key=lambda row: row[:3])[3] if ranked else None


def opening_place(sentence: Sentence, places: Sequence[FoundPlace]) -> FoundPlace | None:
    """Return the place that opens an entry, None where none does: "Amara (8.7 N, 29.9 E): two shells hit ..."."""
    found = next((p for p in places if p.first == 0 and p.place.lat is not None), None)
    if found is None:
        return None
    at = found.last + 1
    if at < len(sentence) and sentence[at].text == "(":
        at = next((t.i for t in sentence.tokens[at:] if t.text.startswith(")")), at)
        at += sentence[at].text == ")"
    return found if at < len(sentence) and sentence[at].text in (":", "):") else None


def _head(sentence: Sentence, found: FoundPlace) -> Token:
    inside = range(found.first, found.last + 1)
    return next((sentence[t] for t in inside if sentence[t].head not in inside), sentence[found.last])


def _distance(sentence: Sentence, head: Token, anchor: int) -> int | None:
    """Return how many steps up from the place the anchor (or the verb above it) stands; None where out of reach."""
    token = head
    governor = sentence[anchor].head
    above = sentence[sentence[governor].head]
    if sentence[governor].lower == "under" and above.lemma == "come":
        governor = above.i  # "the post at X came under fire", "came under fire near X": what is said of the post
    for steps in range(_FARTHEST):
        if token.i == anchor:
            return steps
        if token.i == governor and steps > 0:
            return steps + _ABOVE
        if token.head == token.i or _stops(token, head):
            return None
        token = sentence[token.head]
    return None


def _stops(token: Token, head: Token) -> bool:
    """Whether the way up from a place may not pass this token."""
    if token.lower in _COMPARED or token.lower in _TOPICS or token.dep in _CLAUSES:
        return True
    return token.dep in _COLOURS and token.i != head.i
