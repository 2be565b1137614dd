"""Leaving the talks without signing: "flew home without a deal", "walked out before the signing"."""

from collections.abc import Iterator

from trucewatch.codebook import Codebook
from trucewatch.model import Position
from trucewatch.statements.claims.agreements import agreement_below, agreement_words, paper_words, positions_of
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.endorsing import consent_verbs, endorsing
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.told import Told
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token

_TOLD = (Told.REAL, Told.ALLEGED)


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    return ((_left, lexicon(codebook, "positions")["verbs.leave"]),)


def _left(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X left the city without signing the deal", "X walked out without a deal"."""
    if token.pos != "VERB" or grounds.read(token.i).told not in _TOLD:
        return
    for below in grounds.sentence.subtree(token.i):
        if below.i > token.i:
            yield from _without(grounds, token, below)
            yield from _unsigned(grounds, token, below)
            yield from _before(grounds, token, below)


def _without(grounds: Grounds, token: Token, without: Token) -> Iterator[FoundClaim]:
    """ "... without signing the deal", "... without an agreement", "... without putting its name to the text"."""
    if without.lower != "without":
        return
    act = grounds.sentence.child(without.i, "pcomp")
    thing = grounds.sentence.child(without.i, "pobj")
    if act is not None:
        done = endorsing(grounds, act)
        below = agreement_below(grounds, act.i)
        if done is not None or (below is not None and act.lemma in consent_verbs(grounds.words("positions"))):
            agreement = done.agreement if done is not None else agreement_words(grounds, below)
            yield from positions_of(grounds, token, Position.LEFT_WITHOUT_SIGNING, agreement)
    elif thing is not None and (agreement_words(grounds, thing.i) or _is_signing(grounds, thing)):
        yield from positions_of(grounds, token, Position.LEFT_WITHOUT_SIGNING, agreement_words(grounds, thing.i))


def _is_signing(grounds: Grounds, thing: Token) -> bool:
    """ "without a signature", and "without signing" where the parser takes it for a noun."""
    words = grounds.words("positions")
    return thing.lemma in words["words.signing"] or (thing.tag == "VBG" and thing.lemma in words["verbs.sign"])


def _unsigned(grounds: Grounds, token: Token, unsigned: Token) -> Iterator[FoundClaim]:
    """ "X left with the text unsigned", "X left the document unsigned"."""
    if unsigned.lower not in grounds.words("positions")["words.unsigned"]:
        return
    own = [*grounds.sentence.children(unsigned.i, "nsubj"), *grounds.sentence.children(token.i, "dobj")]
    above = grounds.sentence[unsigned.head]
    for thing in (*own, *([above] if above.pos == "NOUN" else [])):
        agreement = agreement_words(grounds, thing.i) or paper_words(grounds, thing.i)
        if agreement is not None:
            yield from positions_of(grounds, token, Position.LEFT_WITHOUT_SIGNING, agreement)
            return


def _before(grounds: Grounds, token: Token, before: Token) -> Iterator[FoundClaim]:
    """ "X walked out before the signing", "X left the hall minutes before the signing ceremony"."""
    words = grounds.words("positions")
    thing = grounds.sentence.child(before.i, "pobj") if before.lower == "before" else None
    if thing is None:
        return
    led = {c.lemma.lower() for c in grounds.sentence.children(thing.i, "compound", "amod")}
    if thing.lemma in words["words.signing"] or led & words["words.signing"]:
        pobj = next(iter(grounds.after(thing.i, "of", "for")), None)
        agreement = agreement_words(grounds, pobj.i) if pobj is not None else None
        yield from positions_of(grounds, token, Position.LEFT_WITHOUT_SIGNING, agreement)
