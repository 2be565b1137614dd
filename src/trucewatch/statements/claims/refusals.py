"""Refusals of a call, a demand or an offer, and of an act that was asked for ("refused to let the convoy pass").

They are commitments that their actor denies: a position is only taken on an agreement, and is found there.
"""

from collections.abc import Iterable, Iterator

from trucewatch.codebook import Codebook
from trucewatch.model import Stance
from trucewatch.statements.claims.agreements import agreement_words
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.told import Told
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token

_TOLD = (Told.REAL, Told.ALLEGED)


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "positions")
    return (
        (_refused_request, words["verbs.refuse"] | words["refusals.verbs"]),
        (_refused_act, words["refusals.acting"]),
        (_ruled_out, words["verbs.rule_out"]),
        (_opposed, words["refusals.opposed"]),
        (_not_meeting, words["refusals.meeting"]),
    )


def _refused_request(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X rejected calls for talks", "X's demand was rejected by Y", "X vetoed the resolution"."""
    if token.pos != "VERB" or grounds.read(token.i).told not in _TOLD:
        return
    passive = grounds.sentence.children(token.i, "nsubjpass")
    things = [t for t in (passive or grounds.sentence.children(token.i, "dobj")) if _is_request(grounds, t)]
    if things and agreement_words(grounds, things[0].i) is None:
        agents = [h for by in grounds.after(token.i, "by") for h in grounds.heads(by.i) if grounds.is_actor(h)]
        yield from _declined(grounds, token, _asked_for(grounds, things[0]), agents if passive else None)


def _asked_for(grounds: Grounds, thing: Token) -> str:
    """Return what a request asks one to do ("a plea to halt flights"), the request itself where it does not say."""
    for act in grounds.sentence.children(thing.i, "acl"):
        if any(c.lower == "to" and c.dep == "aux" for c in grounds.sentence.children(act.i)):
            return grounds.text(act.i, max(act.i, grounds.bounds(act.i)[1]))
    return grounds.phrase(thing.i)


def _is_request(grounds: Grounds, thing: Token) -> bool:
    """Whether something is asked for between parties; a call to resign is no matter of theirs."""
    words = grounds.words("positions")
    if thing.lemma.lower() not in words["refusals.requests"]:
        return False
    return not any(below.lemma in words["refusals.domestic"] for below in grounds.sentence.subtree(thing.i))


def _refused_act(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X refused to let the convoy pass", "X is refusing to meet Y": an act between the parties, no mere comment."""
    if token.pos != "VERB" or grounds.read(token.i).told not in _TOLD:
        return
    words = grounds.words("positions")
    for act in grounds.sentence.children(token.i, "xcomp"):
        consent = words["verbs.sign"] | words["verbs.accept"] | words["verbs.agree"] | words["verbs.initial"]
        below = [*grounds.sentence.children(act.i, "dobj"), *grounds.after(act.i, "to")]
        if act.lemma in consent and any(agreement_words(grounds, t.i) for t in below):
            continue
        asked = any(_is_request(grounds, t) for t in below)
        if asked or act.lemma in words["refusals.acts"]:
            yield from _declined(grounds, token, grounds.text(act.i, max(act.i, grounds.sentence.edges(act.i)[1])))


def _ruled_out(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X ruled out talks with Y"."""
    out = any(c.lower == "out" for c in grounds.sentence.children(token.i, "prt"))
    if token.pos != "VERB" or not out or grounds.read(token.i).told not in _TOLD:
        return
    words = grounds.words("positions")
    for thing in grounds.sentence.children(token.i, "dobj"):
        if _is_request(grounds, thing) or thing.lemma.lower() in words["agreements.negotiations"]:
            yield from _declined(grounds, token, grounds.phrase(thing.i))


def _opposed(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X is opposed to mediation", "X opposes the resolution"."""
    if token.dep == "amod" or grounds.read(token.i).told not in _TOLD:
        return
    verb = grounds.sentence[token.head] if token.dep == "acomp" else token
    words = grounds.words("positions")
    for thing in (*grounds.sentence.children(token.i, "dobj"), *grounds.after(token.i, "to")):
        if _is_request(grounds, thing) or thing.lemma.lower() in words["agreements.negotiations"]:
            yield from _declined(grounds, verb, grounds.phrase(thing.i))


def _not_meeting(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X will not meet the demands", "X did not bow to the demands"."""
    reading = grounds.read(token.i)
    future = grounds.modality["auxiliaries.future"]
    if reading.told is not Told.NEGATED or not any(
        a.lower in future for a in grounds.sentence.children(token.i, "aux")
    ):
        return
    for thing in (*grounds.sentence.children(token.i, "dobj"), *grounds.after(token.i, "to")):
        if _is_request(grounds, thing):
            yield from _declined(grounds, token, grounds.phrase(thing.i))


def _declined(
    grounds: Grounds, token: Token, undertaking: str, actors: Iterable[int] | None = None
) -> Iterator[FoundClaim]:
    """Yield one claim for each who declines: the subject unless others are given."""
    shared = grounds.subject(token.i)
    for actor in grounds.actors(shared) if actors is None else actors:
        values = {"undertaking": undertaking}
        yield grounds.claim("commitment", token.i, values, {"actor": (actor,)}, shared=shared, stance=Stance.DENIES)
