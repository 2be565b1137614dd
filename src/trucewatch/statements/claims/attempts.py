"""Attempts that did not succeed: "repelled an infiltration attempt", "foiled a bid by the rebels to cross"."""

from collections.abc import Iterator

from trucewatch.codebook import Codebook
from trucewatch.statements.claims.acts import TOLD, Act, claims_of, is_passive
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.movements import are_forces
from trucewatch.statements.claims.owners import doers_of
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "occurrences")
    return ((_foiled, words["foiling.attempts"] | words["foiling.moves"]),)


def _foiled(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """A move of forces that others met and turned back: they fought, and who tried is the actor."""
    words, verb = grounds.words("occurrences"), grounds.sentence[token.head]
    if token.dep not in ("dobj", "nsubjpass") or not _meets(grounds, verb) or not _is_move(grounds, token):
        return
    shared = grounds.subject(verb.i)
    agents = tuple(h for p in grounds.after(verb.i, "by") for h in grounds.heads(p.i))
    met = tuple(h for h in (agents if is_passive(grounds, verb) else shared.heads) if are_forces(grounds, h))
    tried = doers_of(grounds, token)
    reading = grounds.read(verb.i)
    known = met or (is_passive(grounds, verb) and tried)
    if known and reading.told in TOLD:
        kind = "clash" if token.lemma.lower() in words["foiling.moves"] or tried or met else "other"
        yield from claims_of(grounds, Act(kind, token.i, verb.i, tried, met[:1]), reading, shared)


def _meets(grounds: Grounds, verb: Token) -> bool:
    """Whether a verb tells that something was met and turned back: "foiled", "beat back"."""
    words = grounds.words("occurrences")
    particles = words.under("foiling.particles").get(verb.lemma)
    below = {c.lower for c in grounds.sentence.children(verb.i, "prt", "advmod")}
    return verb.lemma in words["foiling.verbs"] and (particles is None or bool(particles & below))


def _is_move(grounds: Grounds, token: Token) -> bool:
    """Whether a noun names a move of forces, or an attempt at one: no attempt to smuggle, none on a life."""
    words, sentence = grounds.words("occurrences"), grounds.sentence
    if token.lemma.lower() in words["foiling.moves"]:
        return True
    before = {c.lemma.lower() for c in sentence.children(token.i, "compound", "amod", "nmod")}
    to = {c.lemma.lower() for c in sentence.children(token.i, "acl", "relcl")}
    at = {p.lemma.lower() for p in grounds.after(token.i, "at")}
    return bool(((before | at) & words["foiling.moves"]) or (to & words["foiling.to"]))
