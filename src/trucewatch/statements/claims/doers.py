"""Who acts and what is acted on: the subject and objects of a verb, active or passive."""

from trucewatch.statements.claims.acts import is_passive
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.sentence import Token

_NAMES = ("NORP", "ORG", "GPE")


def roles(grounds: Grounds, token: Token, shared: Subject) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return who acts and what is acted on, active or passive."""
    if is_passive(grounds, token):
        agents = (h for by in grounds.after(token.i, "by") for h in grounds.heads(by.i))
        return tuple(h for h in agents if _can_act(grounds, h)), shared.heads
    return doers(grounds, token, shared), tuple(t.i for t in grounds.objects(token.i))


def doers(grounds: Grounds, token: Token, shared: Subject) -> tuple[int, ...]:
    """Return the acting subject; where each accuses the other, those who accuse."""
    if any(grounds.sentence[h].lower in ("other", "another") for h in shared.heads):
        accusing = grounds.sentence[shared.verb]
        return grounds.actors(grounds.subject(accusing.i)) if accusing.i != token.i else ()
    return tuple(head for head in shared.heads if _can_act(grounds, head) and not is_unknown_craft(grounds, head))


def is_unknown_craft(grounds: Grounds, head: int) -> bool:
    """Whether a noun names aircraft that are unknown, or that nobody sits in: with what, and not who."""
    words, token = grounds.words("occurrences"), grounds.sentence[head]
    before = grounds.sentence.children(token.i, "amod", "compound", "nmod", "poss")
    unknown = any(c.lower in words["harm.unknown"] for c in before)
    owned = any(c.ent in _NAMES or c.pos == "PROPN" or grounds.is_actor(c.i) for c in before)
    unmanned = token.lemma.lower() in words["bombing.drone-strike"] and not owned and not grounds.after(head, "of")
    return (token.lemma.lower() in words["monitored.aircraft"] and unknown) or unmanned


def _can_act(grounds: Grounds, head: int) -> bool:
    return grounds.is_actor(head) or is_unknown(grounds, grounds.sentence[head])


def is_unknown(grounds: Grounds, token: Token) -> bool:
    """Whether a noun names people told as armed or unknown: "unidentified men", "men in uniform"."""
    words = grounds.words("occurrences")
    people = words["objects.people"] | words["harm.strangers"]
    before = {c.lower for c in grounds.sentence.children(token.i, "amod", "compound", "advmod")}
    known = token.lemma.lower() in people and bool(before & words["harm.unknown"])
    return known or grounds.garb(token.i) is not None
