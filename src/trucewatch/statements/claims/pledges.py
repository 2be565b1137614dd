"""What somebody vouches for: that others or things will do or be something, and pledges told by a noun."""

from collections.abc import Iterator, Sequence

from trucewatch.codebook import Codebook
from trucewatch.model import Stance
from trucewatch.statements.claims.agreements import agents, agreement_below
from trucewatch.statements.claims.backing import is_side
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.told import Told
from trucewatch.statements.claims.undertaking import hostile, undertaken
from trucewatch.statements.claims.willing import conditional
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token

_TOLD = (Told.REAL, Told.ALLEGED)


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "commitments")
    return (
        (_that, words["verbs.vouch"]),
        (_in_a_noun, words["pledges.nouns"]),
        (_oneself, words["verbs.undertake"]),
        (_gift, words["verbs.give"]),
        (_will_be, words["verbs.acts"]),
    )


def of_another(grounds: Grounds, token: Token) -> bool:
    """Whether somebody vouches for an act of another: "assured us that the convoy will leave"."""
    above = grounds.sentence[token.head]
    own = grounds.sentence.child(token.i, "nsubj", "nsubjpass")
    vouched = token.dep == "ccomp" and above.lemma in grounds.words("commitments")["verbs.vouch"]
    return vouched and own is not None and (own.pos != "PRON" or _is_each(grounds, own))


def _that(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X pledged that the families would return", "X assured Y that the road will be opened"."""
    if token.pos != "VERB" or grounds.read(token.i).told not in _TOLD:
        return
    told = grounds.sentence.children(token.i, "dobj")  # the parser may hang the clause on who is assured
    clauses = [
        c for one in (token, *told) for c in grounds.sentence.children(one.i, "ccomp", "acl") if _is_that(grounds, c)
    ]
    for clause in clauses:
        own = grounds.sentence.child(clause.i, "nsubj", "nsubjpass")
        if own is not None and _is_each(grounds, own):
            yield from _promised(grounds, token, clause) if _ahead(grounds, clause) else ()
        elif own is not None and own.pos != "PRON":
            yield from _vouched(grounds, token, clause)
        elif own is not None and _not_done(grounds, clause):
            yield from undertaken(grounds, clause, clause, grounds.subject(clause.i))


def _is_each(grounds: Grounds, own: Token) -> bool:
    """Whether it is each or none of those who pledge, or of all: "that neither would fly", "that nobody would"."""
    return own.lower in grounds.words("commitments")["pledges.each"]


def _ahead(grounds: Grounds, clause: Token) -> bool:
    future = grounds.modality["auxiliaries.future"]
    ahead = any(aux.lower in future for aux in grounds.sentence.children(clause.i, "aux"))
    none = grounds.words("positions")["words.none"]
    neither = any(t.lower in none for t in grounds.sentence.children(clause.i, "nsubj"))
    return ahead and (neither or not hostile(grounds, clause))


def _not_done(grounds: Grounds, clause: Token) -> bool:
    """Whether somebody undertakes not to do something, no truce: "pledged that it would not fly over the town"."""
    auxes = {aux.lower for aux in grounds.sentence.children(clause.i, "aux")}
    ahead = bool(auxes & grounds.modality["auxiliaries.future"]) and bool(grounds.sentence.children(clause.i, "neg"))
    refused = clause.lemma in grounds.words("commitments")["verbs.withheld"]  # what others ask for
    return ahead and clause.pos == "VERB" and not refused and agreement_below(grounds, clause.i) is None


def _is_that(grounds: Grounds, clause: Token) -> bool:
    return clause.dep == "ccomp" or any(m.lower == "that" for m in grounds.sentence.children(clause.i, "mark"))


def _vouched(grounds: Grounds, verb: Token, clause: Token) -> Iterator[FoundClaim]:
    future = grounds.modality["auxiliaries.future"]
    if not any(aux.lower in future for aux in grounds.sentence.children(clause.i, "aux")):
        return
    acts = [clause, *grounds.sentence.children(clause.i, "xcomp"), *grounds.sentence.children(clause.i, "acomp")]
    acts += [t for adjective in acts for t in grounds.sentence.children(adjective.i, "xcomp")]
    if any(hostile(grounds, act) for act in acts):
        return
    own = grounds.sentence.child(clause.i, "nsubj")
    side = own is not None and is_side(grounds, own.i) and not _is_anybody(grounds, own)
    if side and clause.pos == "VERB":
        yield from undertaken(grounds, clause, clause, grounds.subject(clause.i))
    else:
        yield from _promised(grounds, verb, clause)


def _is_anybody(grounds: Grounds, own: Token) -> bool:
    """Whether it is no known side that is spoken for: "promised that troops would return", "his engineers"."""
    hands = own.lemma.lower() in grounds.words("commitments")["pledges.hands"]
    ones_own = any(t.tag == "PRP$" for t in grounds.sentence.children(own.i, "poss"))
    return own.pos == "NOUN" and (hands or ones_own or not grounds.sentence.children(own.i, "det", "poss"))


def _promised(grounds: Grounds, verb: Token, clause: Token) -> Iterator[FoundClaim]:
    """What a clause tells, as the undertaking of each who vouches for it."""
    edges = grounds.bounds(clause.i)
    for actor in _vouchers(grounds, verb):
        yield grounds.claim(
            "commitment", clause.i, {"undertaking": grounds.text(*edges)}, {"actor": (actor,)},
            edges=edges, stance=Stance.PROMISES,
        )  # fmt: skip


def _vouchers(grounds: Grounds, verb: Token) -> Sequence[int]:
    """Who vouches: the subject; who stands behind "by"; who is quoted in "quoted X as having assured her that"."""
    if grounds.sentence.children(verb.i, "auxpass"):
        return agents(grounds, verb.i)
    quoting = grounds.sentence[grounds.sentence[verb.head].head] if verb.dep == "pcomp" else verb
    if quoting.i != verb.i and grounds.sentence[verb.head].lower == "as":
        return [thing.i for thing in grounds.objects(quoting.i) if grounds.is_actor(thing.i)]
    return grounds.actors(grounds.subject(verb.i))


def _in_a_noun(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X gave an undertaking to reopen the road", "X gave assurances that it will not attack the convoy"."""
    verb = grounds.sentence[token.head]
    given = token.dep == "dobj" and verb.lemma in grounds.words("commitments")["pledges.verbs"]
    if not given or grounds.read(verb.i).told not in _TOLD:
        return
    for act in (
        *grounds.sentence.children(token.i, "acl", "relcl", "ccomp"),
        *grounds.sentence.children(verb.i, "advcl", "xcomp", "ccomp"),
    ):
        auxes = {aux.lower for aux in grounds.sentence.children(act.i, "aux")}
        marked = any(mark.lower == "that" for mark in grounds.sentence.children(act.i, "mark"))
        if act.i > token.i and ("to" in auxes or (marked and auxes & grounds.modality["auxiliaries.future"])):
            yield from _given(grounds, verb, act)
            return


def _given(grounds: Grounds, verb: Token, act: Token) -> Iterator[FoundClaim]:
    own = grounds.sentence.child(act.i, "nsubj", "nsubjpass")
    if own is not None and own.pos != "PRON":
        yield from _vouched(grounds, verb, act)
    elif own is None or not grounds.sentence.children(act.i, "neg"):
        yield from undertaken(grounds, act, act, grounds.subject(verb.i))
    else:
        yield from _promised(grounds, verb, act)


def _oneself(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X committed itself to opening three corridors", "X committed to withdrawing"."""
    if token.pos != "VERB" or grounds.read(token.i).told not in _TOLD or grounds.sentence.children(token.i, "auxpass"):
        return
    for prep in grounds.sentence.children(token.i, "prep"):
        for act in grounds.sentence.children(prep.i, "pcomp") if prep.lower == "to" else ():
            yield from undertaken(grounds, token, act, grounds.subject(token.i))


def _gift(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X promised safe passage to the convoys", "X pledged 40 million dollars"."""
    if token.pos != "VERB" or grounds.read(token.i).told not in _TOLD or grounds.sentence.children(token.i, "auxpass"):
        return
    clauses = grounds.sentence.children(token.i, "xcomp", "ccomp")
    for thing in grounds.sentence.children(token.i, "dobj") if not clauses else ():
        marked = any(_is_that(grounds, c) for c in grounds.sentence.children(thing.i, "acl"))
        if thing.pos in ("NOUN", "PROPN") and not marked and not grounds.is_actor(thing.i):
            yield from undertaken(grounds, token, thing, grounds.subject(token.i))


def _will_be(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "The road will be opened by Saturday, the army said": dated, and on the word of whoever says so."""
    passive = grounds.sentence.child(token.i, "nsubjpass")
    future = grounds.modality["auxiliaries.future"]
    if passive is None or not any(aux.lower in future for aux in grounds.sentence.children(token.i, "aux")):
        return
    dated = any(t.ent in ("DATE", "TIME") for t in grounds.sentence.subtree(token.i))
    if not dated or grounds.read(token.i).told is not Told.FUTURE or hostile(grounds, token):
        return
    if conditional(grounds, token) or of_another(grounds, token) or agents(grounds, token.i):
        return
    edges = grounds.bounds(token.i)
    values = {"undertaking": grounds.text(*edges), "actor_is_speaker": True}
    yield grounds.claim("commitment", token.i, values, {}, edges=edges, stance=Stance.PROMISES)
