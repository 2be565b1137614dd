"""Time asked for, or taken, before an actor decides about an agreement."""

from collections.abc import Iterable, Iterator

from trucewatch.codebook import Codebook
from trucewatch.model import Position
from trucewatch.statements.claims.agreements import agreement_words, positions_of
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
        (_asked, words["verbs.ask"]),
        (_taking, words["verbs.take"]),
    )


def _asked(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X asked for a delay until Friday to consider signing", "X requested more time"."""
    if grounds.read(token.i).told not in _TOLD:
        return
    things = [*grounds.after(token.i, "for"), *grounds.sentence.children(token.i, "dobj")]
    until = _until(grounds, token, things)
    purpose = _purpose(grounds, token, things)
    for thing in things:
        limited = (until is not None or (purpose and thing.dep == "pobj")) and thing.lemma in grounds.words(
            "positions"
        )["time.nouns"]
        if limited or (_is_time(grounds, thing) and (until or purpose or _talks_of_agreement(grounds))):
            yield from _time_asked(grounds, token, until)
            return
    if until and not things and any(p.lower == "for" for p in grounds.sentence.children(token.i, "prep")):
        yield from _time_asked(grounds, token, until)


def _time_asked(grounds: Grounds, token: Token, until: tuple[int, int] | None) -> Iterator[FoundClaim]:
    yield from positions_of(
        grounds, token, Position.ASKED_FOR_TIME, _agreement_after(grounds, token), until_tokens=until
    )


def _is_time(grounds: Grounds, thing: Token) -> bool:
    words = grounds.words("positions")
    if thing.lemma in words["time.free"]:
        return True
    modifiers = {child.lower for child in grounds.sentence.children(thing.i)}
    counted = bool(grounds.sentence.children(thing.i, "nummod"))
    return thing.lemma in words["time.nouns"] and (counted or bool(modifiers & words["time.enough"]))


def _until(grounds: Grounds, token: Token, things: Iterable[Token]) -> tuple[int, int] | None:
    words = grounds.words("positions")["time.until"]
    for governor in (token.i, *(thing.i for thing in things)):
        for prep in grounds.sentence.children(governor, "prep"):
            if prep.lower in words and prep.i > token.i:
                pobj = grounds.sentence.child(prep.i, "pobj")
                return (prep.i, grounds.sentence.edges(pobj.i)[1]) if pobj else None
    return None


def _purpose(grounds: Grounds, token: Token, things: Iterable[Token]) -> bool:
    purposes = grounds.words("positions")["time.purposes"]
    governors = (token.i, *(thing.i for thing in things))
    below = (c for g in governors for c in grounds.sentence.children(g, "xcomp", "advcl", "relcl", "acl"))
    return any(clause.lemma in purposes for clause in below) or any(
        c.lemma in purposes
        for t in grounds.sentence.children(token.i, "prep")
        for c in grounds.sentence.children(t.i, "pcomp")
    )


def _talks_of_agreement(grounds: Grounds) -> bool:
    nouns = grounds.words("positions")["agreements.ceasefires"] | grounds.words("positions")["agreements.nouns"]
    return any(token.lemma in nouns and token.pos == "NOUN" for token in grounds.sentence)


def _agreement_after(grounds: Grounds, token: Token) -> str | None:
    """Return the agreement that the time is for, if the clause names one."""
    for below in grounds.sentence.subtree(token.i):
        if below.i > token.i and below.dep in ("dobj", "pobj"):
            words = agreement_words(grounds, below.i)
            if words:
                return words
    return None


def _taking(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X is taking two days to consider the terms"."""
    if token.pos != "VERB" or grounds.read(token.i).told not in (*_TOLD, Told.FUTURE):
        return
    things = grounds.sentence.children(token.i, "dobj")
    counted = grounds.words("positions")["time.counted"]
    if any(t.lemma in counted or _is_time(grounds, t) for t in things) and _purpose(grounds, token, things):
        agreement = _agreement_after(grounds, token)
        if agreement or _talks_of_agreement(grounds):
            yield from positions_of(grounds, token, Position.ASKED_FOR_TIME, agreement, until_tokens=None)
