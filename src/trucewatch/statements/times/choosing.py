"""Choose among the times of a sentence: of a claim, of the utterance, of a deadline.

The tree decides. A time belongs to the claim whose words it hangs on, or to that of the verb above them where
nothing but a chain of infinitives and objects lies between; not to the verb of saying, and not to a clause
that tells of something else.
"""

from collections.abc import Iterator, Sequence

from trucewatch.statements.found import FoundTime
from trucewatch.statements.sentence import Sentence, Token
from trucewatch.statements.times.direction import clause

_VERBS = frozenset({"VERB", "AUX"})
_ASIDE = frozenset({"relcl", "advcl", "acl", "parataxis", "csubj", "pcomp"})
_ALONG = frozenset({"conj", "xcomp", "acomp", "oprd", "prep", "pobj", "dobj", "attr", "dative", "agent", "npadvmod"})


def time_of(sentence: Sentence, times: Sequence[FoundTime], first: int, last: int, anchor: int) -> FoundTime | None:
    """Return the time of the claim anchored at a token, whose clause runs from `first` to `last`, or None.

    Bounds ("until Tuesday") are no times of it; `deadline` gives these.
    """
    best: tuple[int, bool, int, FoundTime] | None = None
    for time in times:
        near = _nearness(sentence, time, first, last, anchor) if not time.limit else None
        if near is None:
            continue
        # "at noon on 10 October": the day tells more than the hour of no day
        key = (near, time.when.start is None, abs(time.first - anchor), time)
        if best is None or key[:3] < best[:3]:
            best = key
    return None if best is None else best[3]


def said_time(sentence: Sentence, times: Sequence[FoundTime], cue_anchor: int) -> FoundTime | None:
    """Return the time of an utterance, its verb of saying being at `cue_anchor`, or None."""
    own = [t for t in times if not t.limit and clause(sentence, t.governor).i == cue_anchor]
    return min(own, key=lambda t: abs(t.first - cue_anchor), default=None)


def deadline(sentence: Sentence, times: Sequence[FoundTime], first: int, last: int) -> str | None:
    """Return the last day of a bound in the clause ("until Tuesday morning"), else of a time that lies ahead.

    An ISO date, with "T" and the part of the day where one was said: "2020-01-14Tmorning".
    """
    inside = [t for t in times if first <= t.first and t.last <= last and t.when.end is not None]
    chosen = next((t for t in inside if t.limit), None) or next((t for t in inside if t.ahead), None)
    if chosen is None:
        chosen = next(
            (t for t in times if t.limit and t.when.end and first <= clause(sentence, t.governor).i <= last), None
        )
    if chosen is None or chosen.when.end is None:
        return None
    return chosen.when.end if chosen.part is None else f"{chosen.when.end}T{chosen.part}"


def _nearness(sentence: Sentence, time: FoundTime, first: int, last: int, anchor: int) -> int | None:
    """Return how closely a time belongs to a claim, 0 being closest; None if it does not."""
    path = [time.governor, *(token.i for token in sentence.ancestors(time.governor))]
    inside = first <= time.first and time.last <= last
    if anchor in path:
        return _down(sentence, path[: path.index(anchor)], inside)
    verb, own = clause(sentence, time.governor), clause(sentence, anchor)
    if verb.i == own.i:
        return None if time.utterance and not inside else 2
    if time.utterance:
        return None
    if inside and verb.i in (token.i for token in _chain(sentence, own)):
        return 4
    if inside and own.i in (token.i for token in _chain(sentence, verb)):
        return 5
    return 6 if verb.i in (token.i for token in _joined(sentence, own)) and time.first < verb.i else None


def _down(sentence: Sentence, below: list[int], inside: bool) -> int | None:
    """Return the nearness of a time below the claim's anchor.

    No clause that tells of something else may lie between: what is hoped or said is the claim's own matter,
    what happened before, after or besides is not.
    """
    verbs = [sentence[i] for i in below if sentence[i].pos in _VERBS]
    if not verbs:
        return 0
    if not inside or any(token.dep in _ASIDE and not _infinitive(sentence, token) for token in verbs):
        return None
    joined = [token for token in verbs if token.dep == "conj"]
    if any(sentence.child(token.i, "nsubj", "nsubjpass") is not None for token in joined):
        return None
    return 3 if joined or any(token.dep == "ccomp" for token in verbs) else 1


def _infinitive(sentence: Sentence, token: Token) -> bool:
    return token.tag == "VB" and any(aux.lower == "to" for aux in sentence.children(token.i, "aux"))


def _chain(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Yield the governors of a token as far as the same doing goes on."""
    while token.head != token.i and (token.dep in _ALONG or _infinitive(sentence, token)):
        token = sentence[token.head]
        yield token


def _joined(sentence: Sentence, token: Token) -> Iterator[Token]:
    while token.dep == "conj":
        token = sentence[token.head]
        yield token
