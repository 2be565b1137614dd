"""What an agreement obliges a party to do: "under the deal X must withdraw", "the accord requires X to withdraw"."""

from collections.abc import Iterator

from trucewatch.codebook import Codebook
from trucewatch.model import Stance
from trucewatch.statements.claims.agreements import agreement_words
from trucewatch.statements.claims.common import Grounds, Head
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.told import Told
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "commitments")
    return (
        (_must, words["obliging.modals"]),
        (_has_to, frozenset({"have"})),
        (_required, words["obliging.verbs"]),
        (_with_one_to, frozenset({"with"})),
    )


def _must(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "Under the truce both sides must withdraw"."""
    verb = grounds.sentence[token.head]
    if token.dep == "aux" and verb.tag == "VB" and _under_terms(grounds, verb):
        yield from _bound(grounds, verb, verb, grounds.actors(grounds.subject(verb.i)))


def _has_to(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "Under the deal X has 60 days to withdraw", "X has to withdraw by Friday under the deal"."""
    if token.pos != "VERB" or not _under_terms(grounds, token):
        return
    times = [t for t in grounds.sentence.children(token.i, "dobj") if t.ent in ("DATE", "TIME")]
    acts = (*grounds.sentence.children(token.i, "xcomp"),)
    acts += tuple(act for time in times for act in grounds.sentence.children(time.i, "relcl", "acl"))
    for act in acts:
        if any(aux.lower == "to" for aux in grounds.sentence.children(act.i, "aux")):
            yield from _bound(grounds, token, act, grounds.actors(grounds.subject(token.i)))


def _required(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "The accord requires the army to leave the valley", "X is obliged by the deal to leave"."""
    named = grounds.sentence.children(token.i, "nsubj")
    by = grounds.after(token.i, "by", "under")
    if token.pos != "VERB" or not any(agreement_words(grounds, t.i) for t in (*named, *by)):
        return
    passive = grounds.sentence.children(token.i, "nsubjpass")
    for act in grounds.sentence.children(token.i, "xcomp", "ccomp", "advcl"):
        own = (*grounds.sentence.children(act.i, "nsubj"), *grounds.sentence.children(token.i, "dobj"), *passive)
        bound = tuple(h for t in own for h in grounds.heads(t.i) if grounds.is_actor(h))
        if any(aux.lower == "to" for aux in grounds.sentence.children(act.i, "aux")):
            yield from _bound(grounds, token, act, bound)


def _with_one_to(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "Both sides agreed on a truce, with the army to leave the port by Friday"."""
    verb = grounds.sentence[token.head]
    acts = grounds.sentence.children(token.i, "pcomp") if token.dep == "prep" and verb.pos in ("VERB", "AUX") else ()
    for act in acts:
        own = grounds.sentence.children(act.i, "nsubj")
        to = any(aux.lower == "to" for aux in grounds.sentence.children(act.i, "aux"))
        within = grounds.sentence.edges(verb.i)[0]
        told = any(agreement_words(grounds, t.i) for t in grounds.sentence.tokens[within : token.i] if t.pos == "NOUN")
        if own and to and told and grounds.read(verb.i).told in (Told.REAL, Told.ALLEGED):
            bound = tuple(h for t in own for h in grounds.heads(t.i) if grounds.is_actor(h))
            yield from _bound(grounds, act, act, bound)


def _under_terms(grounds: Grounds, verb: Token) -> bool:
    """Whether what a clause tells is what an agreement says: "under the deal", at the clause or at its sentence."""
    above = (verb, grounds.sentence.root)
    return any(agreement_words(grounds, t.i) for at in above for t in grounds.after(at.i, "under"))


def _bound(grounds: Grounds, verb: Token, act: Token, bound: tuple[Head, ...]) -> Iterator[FoundClaim]:
    values = {"undertaking": grounds.text(act.i, max(grounds.bounds(act.i)[1], act.i))}
    for actor in bound:
        yield grounds.claim(
            "commitment", act.i, values, {"actor": (actor,)}, edges=grounds.bounds(verb.i), stance=Stance.PROMISES
        )
