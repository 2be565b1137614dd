"""How a commitment is put together: the words of what is undertaken, by whom, and what is a threat instead."""

from collections.abc import Iterator

from trucewatch.model import Stance
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.endorsing import endorsing
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token


def undertaken(
    grounds: Grounds, verb: Token, act: Token, shared: Subject, stance: Stance = Stance.PROMISES
) -> Iterator[FoundClaim]:
    """Yield one commitment to an act for each actor of a subject; what is done to somebody, or hostile, is none."""
    if grounds.sentence.children(act.i, "nsubjpass") or hostile(grounds, act) or _refused(grounds, act):
        return
    edges = grounds.bounds(verb.i, shared)
    negated = grounds.modality["adverbs.negated"] if stance is Stance.PROMISES else frozenset()
    before = (c.i for c in grounds.sentence.children(act.i, "neg", "advmod") if c.lower in negated and c.i < act.i)
    start = grounds.mention(act.i).first if act.pos in ("NOUN", "PROPN") else act.i
    done = (c.i for c in grounds.sentence.children(act.i, "aux") if c.lower == "have")  # "will have left by Friday"
    first = max(min((start, *before, *done)), edges[0])
    undertaking = grounds.text(first, max(edges[1], first))
    # what an agreement will bring, or a court will say, nobody undertakes
    unbound = grounds.words("positions")["agreements.nouns"] | grounds.words("commitments")["verbs.unbound"]
    for actor in grounds.actors(shared):
        if grounds.sentence[actor].lemma.lower() in unbound:
            continue
        yield grounds.claim(
            "commitment", verb.i, {"undertaking": undertaking}, {"actor": (actor,)},
            shared=shared, edges=edges, stance=stance,
        )  # fmt: skip


def _refused(grounds: Grounds, act: Token) -> bool:
    """Whether what is not to be done is to sign: a position, "vowed never to sign the deal"."""
    done = endorsing(grounds, act) if _forsworn(grounds, act) else None
    return done is not None and done.agreement is not None


def hostile(grounds: Grounds, act: Token) -> bool:
    """Whether what is to be done is a threat: to attack, to go on shelling, to end somebody's rule.

    Not to attack, or to fire no more shells, is none; not to halt a raid is one.
    """
    words = grounds.words("commitments")
    below = grounds.sentence.child(act.i, "xcomp")
    things = {thing.lemma.lower() for thing in (act, *grounds.sentence.children(act.i, "dobj"))}
    going_on = (below is not None and below.lemma in words["verbs.hostile"]) or things & words["verbs.hostile_acts"]
    objects = things & words["verbs.hostile_objects"]
    if act.lemma in words["verbs.halting"] and not objects:
        return _forsworn(grounds, act) and bool(going_on)
    return bool(act.lemma in words["verbs.hostile"] or going_on or objects) and not _forsworn(grounds, act)


def _forsworn(grounds: Grounds, act: Token) -> bool:
    """Whether an act is one not to be done: "not to attack", "to launch no more raids"."""
    negated = grounds.modality["adverbs.negated"]
    if any(c.lower in negated and c.i < act.i for c in grounds.sentence.children(act.i, "neg", "advmod")):
        return True
    firsts = (grounds.sentence[grounds.sentence.edges(t.i)[0]] for t in grounds.sentence.children(act.i, "dobj"))
    return any(first.lower in negated for first in firsts)
