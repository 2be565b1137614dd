"""What an actor undertakes to do. A prediction, a possibility and a threat are none."""

from collections.abc import Iterator

from trucewatch.codebook import Codebook
from trucewatch.model import Stance
from trucewatch.statements.claims import obligations
from trucewatch.statements.claims.agreements import agreement_below, agreement_words
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.particles import arranged
from trucewatch.statements.claims.told import Told
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "commitments")
    return (
        (_undertakes, words["verbs.undertake"]),
        (_will, words["verbs.acts"]),
        (_ready, words["verbs.ready"]),
        *obligations.triggers(codebook),
    )


def _undertakes(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X pledged to withdraw its forces", "X plans to host a summit"."""
    if token.pos != "VERB" or grounds.read(token.i).told not in (Told.REAL, Told.ALLEGED):
        return
    act = grounds.sentence.child(token.i, "xcomp")
    if act is None and token.lemma == "agree":
        yield from _agreed_on(grounds, token)
    if act is None or not any(c.lower == "to" for c in grounds.sentence.children(act.i, "aux")):
        return
    if token.lemma == "agree" and agreement_below(grounds, token.i) is not None:
        return
    yield from _claims(grounds, token, act, grounds.subject(token.i))


def _agreed_on(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X agreed to an extension of the mandate": something that is no agreement, which would make it a position."""
    if agreement_below(grounds, token.i) is not None:
        return
    for thing in grounds.after(token.i, "to", "upon", "on"):
        if thing.pos in ("NOUN", "PROPN") and thing.ent not in ("DATE", "TIME"):
            yield from _claims(grounds, token, thing, grounds.subject(token.i))
            return


def _ready(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X said it was willing to withdraw", "X is committed to opening the road"."""
    copula = token.dep == "acomp" and grounds.sentence[token.head].lemma == "be"
    verb = grounds.sentence[token.head] if copula else token
    if not copula and not grounds.sentence.children(token.i, "auxpass"):
        return
    if grounds.read(verb.i).told not in (Told.REAL, Told.ALLEGED):
        return
    gerunds = (c for p in grounds.sentence.children(token.i, "prep") for c in grounds.sentence.children(p.i, "pcomp"))
    act = grounds.sentence.child(token.i, "xcomp") or next(gerunds, None)
    if act is not None and act.i > token.i and act.lemma in grounds.words("commitments")["verbs.acts"]:
        yield from _claims(grounds, verb, act, grounds.subject(verb.i))
    agreement = next((t for t in grounds.after(token.i, "to") if agreement_words(grounds, t.i)), None)
    if act is None and agreement is not None:
        yield from _claims(grounds, verb, agreement, grounds.subject(verb.i))


def _will(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X will attend the summit"; "X said it would withdraw"."""
    if token.pos not in ("VERB", "AUX") or (
        token.dep in ("xcomp", "advcl", "pcomp", "acl") and not _has_modal(grounds, token)
    ):
        return
    told = grounds.read(token.i).told
    if told is Told.FUTURE and not _conditional(grounds, token):
        yield from _claims(grounds, token, token, grounds.subject(token.i))
        return
    if told is Told.NEGATED and _withheld(grounds, token):
        yield from _claims(grounds, token, token, grounds.subject(token.i), Stance.DENIES)
        return
    modal = grounds.sentence[token.head]
    if token.dep == "xcomp" and modal.tag == "MD" and modal.lower in grounds.modality["auxiliaries.future"]:
        yield from _claims(grounds, token, token, grounds.subject(token.i))


def _withheld(grounds: Grounds, token: Token) -> bool:
    """Whether somebody says that he will not do what others want of him: "would not free the captives until ..."."""
    if token.lemma not in grounds.words("commitments")["verbs.withheld"]:
        return False
    if agreement_below(grounds, token.i) is not None:
        return False  # a position
    future = grounds.modality["auxiliaries.future"]
    modal = any(aux.lower in future for aux in grounds.sentence.children(token.i, "aux"))
    return modal and grounds.sentence.child(token.i, "neg") is not None and not _conditional(grounds, token)


def _has_modal(grounds: Grounds, token: Token) -> bool:
    future = grounds.modality["auxiliaries.future"]
    modal = any(aux.lower in future for aux in grounds.sentence.children(token.i, "aux"))
    return modal or grounds.sentence[token.head].tag == "MD" or arranged(grounds.sentence, token.i, grounds.modality)


def _conditional(grounds: Grounds, token: Token) -> bool:
    """Whether a hope or fear governs the verb, or "would" stands outside reported speech."""
    governor = grounds.sentence[token.head]
    said = governor.lemma in grounds.modality["cues.saying"]
    if any(a.lower in ("would", "'d") for a in grounds.sentence.children(token.i, "aux")):
        return not (token.dep in ("ccomp", "conj") and said)
    return token.dep == "ccomp" and governor.lemma in grounds.modality["verbs.unreal"]


def _claims(
    grounds: Grounds, verb: Token, act: Token, shared: Subject, stance: Stance = Stance.PROMISES
) -> Iterator[FoundClaim]:
    if grounds.sentence.children(act.i, "nsubjpass") or _hostile(grounds, act):
        return
    edges = grounds.bounds(verb.i, shared)
    negated = grounds.modality["adverbs.negated"] if stance is Stance.PROMISES else frozenset()
    before = (c.i for c in grounds.sentence.children(act.i, "neg", "advmod") if c.lower in negated and c.i < act.i)
    start = grounds.mention(act.i).first if act.pos in ("NOUN", "PROPN") else act.i
    first = max(min((start, *before)), edges[0])
    undertaking = grounds.text(first, max(edges[1], first))
    for actor in grounds.actors(shared):
        yield grounds.claim(
            "commitment", verb.i, {"undertaking": undertaking}, {"actor": (actor,)},
            shared=shared, edges=edges, stance=stance,
        )  # fmt: skip


def _hostile(grounds: Grounds, act: Token) -> bool:
    """Whether what is to be done is a threat: to attack, to go on shelling, to end somebody's rule."""
    words = grounds.words("commitments")
    below = grounds.sentence.child(act.i, "xcomp")
    things = {thing.lemma.lower() for thing in grounds.sentence.children(act.i, "dobj")}
    if act.lemma in words["verbs.hostile"] or things & words["verbs.hostile_objects"]:
        return True
    if act.lemma in words["verbs.halting"]:
        return False
    going_on = below is not None and below.lemma in words["verbs.hostile"]
    return going_on or bool(things & words["verbs.hostile_acts"])
