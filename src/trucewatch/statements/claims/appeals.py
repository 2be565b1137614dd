"""What an actor calls on another to do, or calls for."""

from collections.abc import Iterator
from itertools import product

from trucewatch.codebook import Codebook
from trucewatch.model import Stance
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds, each
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.told import Told
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "appeals")
    return (
        (_addressed, words["verbs.address"]),
        (_called, words["verbs.call"]),
        (_demanded, words["verbs.demand"]),
        (_should, frozenset({"should", "must"})),
    )


def _addressed(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X urged Y to sign the truce", "Y was urged by X to sign it"."""
    shared = grounds.subject(token.i)
    act = grounds.sentence.child(token.i, "xcomp", "ccomp", "advcl")
    if not _is_told(grounds, token) or act is None or not _has_to(grounds, act) or act.i < token.i:
        return
    if grounds.sentence.children(token.i, "nsubjpass"):
        agents = tuple(h for by in grounds.after(token.i, "by") for h in grounds.heads(by.i))
        yield from _claims(grounds, token, agents, shared.heads, act, shared)
        return
    to = [*grounds.objects(token.i), *grounds.objects(act.i, "nsubj")]
    if to and grounds.actors(shared):
        yield from _claims(grounds, token, grounds.actors(shared), tuple(t.i for t in to), act, shared)


def _called(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X called on Y to stop", "X appealed to Y to stop", "X called for a truce"."""
    if not _is_told(grounds, token):
        return
    shared = grounds.subject(token.i)
    to = tuple(h for p in grounds.after(token.i, "on", "upon", "to") for h in grounds.heads(p.i) if grounds.is_actor(h))
    act = next((c for c in grounds.sentence.children(token.i, "xcomp", "advcl") if _has_to(grounds, c)), None)
    wanted = next(iter(grounds.after(token.i, "for")), None)
    if act is None and wanted is None:
        return
    if act is not None and wanted is None and not to and grounds.sentence.children(token.i, "dobj"):
        return
    actors = grounds.actors(shared)
    if actors:
        yield from _claims(grounds, token, actors, to, wanted or act or token, shared)


def _demanded(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X demanded a halt", "X demanded that Y withdraw"."""
    if not _is_told(grounds, token):
        return
    shared = grounds.subject(token.i)
    clause = grounds.sentence.child(token.i, "ccomp")
    thing = grounds.sentence.child(token.i, "dobj")
    if clause is not None and clause.i > token.i and clause.tag in ("VB", "VBP"):
        to = tuple(t.i for t in grounds.objects(clause.i, "nsubj"))
        yield from _claims(grounds, token, grounds.actors(shared), to, clause, shared)
    elif thing is not None and token.lemma == "demand" and not grounds.is_actor(thing.i):
        yield from _claims(grounds, token, grounds.actors(shared), (), thing, shared)


def _should(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "Y must withdraw, X said": what is asked for is asked by the speaker."""
    verb = grounds.sentence[token.head]
    if (
        token.dep != "aux"
        or verb.tag not in ("VB", "VBN")
        or verb.dep not in ("ccomp", "conj")
        or grounds.sentence.children(verb.i, "neg")
    ):
        return
    if grounds.sentence[verb.head].lemma not in grounds.modality["cues.saying"]:
        return
    own = grounds.sentence.child(verb.i, "nsubj", "nsubjpass")
    if own is not None and own.i > token.i:
        return
    to = tuple(h for h in (grounds.heads(own.i) if own else ()) if grounds.is_actor(h))
    if not to and not grounds.sentence.children(verb.i, "expl"):
        return
    first, last = grounds.bounds(verb.i)
    values = {"what": grounds.text(verb.i, max(last, verb.i)), "actor_is_speaker": True}
    for one in each(to):
        yield grounds.claim("appeal", verb.i, values, {"to": one}, edges=(first, last), stance=Stance.DEMANDS)


def _is_told(grounds: Grounds, token: Token) -> bool:
    return token.pos == "VERB" and grounds.read(token.i).told in (Told.REAL, Told.ALLEGED)


def _has_to(grounds: Grounds, act: Token) -> bool:
    return any(child.lower == "to" for child in grounds.sentence.children(act.i, "aux"))


def _first(grounds: Grounds, what: Token) -> int:
    """Return where the words for what is wanted begin: a noun with all before it, a verb with its negation."""
    if what.pos != "VERB":
        return grounds.sentence.edges(what.i)[0]
    called_for = any(mark.lower == "for" for mark in grounds.sentence.children(what.i, "mark"))
    whom = grounds.sentence.child(what.i, "nsubj", "nsubjpass") if called_for else None
    if whom is not None:
        return grounds.sentence.edges(whom.i)[0]
    return min(what.i, *(neg.i for neg in grounds.sentence.children(what.i, "neg")), what.i)


def _claims(
    grounds: Grounds, token: Token, actors: tuple[int, ...], to: tuple[int, ...], what: Token, shared: Subject
) -> Iterator[FoundClaim]:
    """Yield one claim for each who appeals; one without them where nobody is named."""
    edges = grounds.bounds(token.i, shared)
    last = max(grounds.sentence.edges(what.i)[1], what.i)
    first = _first(grounds, what)
    values = {"what": grounds.text(first, min(last, max(edges[1], first)))}
    for actor, one in product(each(actors), each(to)):
        named = {"actor": actor, "to": one}
        yield grounds.claim("appeal", token.i, values, named, shared=shared, edges=edges, stance=Stance.DEMANDS)
