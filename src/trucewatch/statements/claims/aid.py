"""Aid that does not get through: kept at a checkpoint, turned back by those who man it, brought home undelivered."""

from trucewatch.statements.claims.acts import Act, is_passive
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds, Head
from trucewatch.statements.claims.movements import are_forces
from trucewatch.statements.found import Mention
from trucewatch.statements.sentence import Token

_NAMES = ("NORP", "ORG", "GPE")


def is_aid(grounds: Grounds, head: int) -> bool:
    """Whether a noun names aid, or what carries it."""
    named = (grounds.sentence[head], *grounds.sentence.children(head, "compound", "nmod"))
    words = grounds.words("occurrences")
    goods = grounds.sentence[head].lemma.lower() in words["monitored.goods"]
    return goods or any(token.lemma.lower() in words["monitored.aid"] for token in named) or _carries_aid(grounds, head)


def _carries_aid(grounds: Grounds, head: int) -> bool:
    """Whether a vehicle is of those who bring aid, or loaded with it: "a boat of the Red Cross carrying rice"."""
    words, sentence = grounds.words("occurrences"), grounds.sentence
    if sentence[head].lemma.lower() not in words["monitored.carriers"]:
        return False
    loading = [c for c in sentence.children(head, "acl", "relcl") if c.lemma in words["monitored.carry"]]
    load = [t for c in loading for t in (*grounds.objects(c.i), *grounds.after(c.i, "with"))]
    load += [thing for p in grounds.after(head, "with", "of") for thing in (sentence[h] for h in grounds.heads(p.i))]
    if any(thing.lemma.lower() in words["monitored.goods"] | words["monitored.aid"] for thing in load):
        return True
    whose = (*sentence.children(head, "poss", "compound", "nmod"), *grounds.after(head, "of"))
    named = (grounds.words_of(one.i) for one in whose)
    return any(body in name for name in named for body in words["monitored.relief"])


def kept_at_gate(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "The convoy was held for six hours at the checkpoint", "the flour has been stuck at the rebels' gate"."""
    aid = tuple(h for h in shared.heads if is_aid(grounds, h))
    agents = grounds.after(token.i, "by")
    if not aid or not is_passive(grounds, token) or agents or not _gates(grounds, token):
        return None
    return Act("aid-blocked", token.i, token.i, gatekeepers(grounds, token), aid[:1])


def brought_back(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "The convoy turned back at the last roadblock", "the lorries returned without unloading"."""
    words = grounds.words("occurrences")
    aid = tuple(h for h in shared.heads if is_aid(grounds, h))
    if not aid or is_passive(grounds, token) or grounds.objects(token.i):
        return None
    back = any(c.lower == "back" for c in grounds.sentence.children(token.i, "prt", "advmod"))
    gate = token.lemma in words["monitored.turn"] and back and bool(_gates(grounds, token))
    home = token.lemma == "return" or (back and token.lemma in words["passage.come"])
    if not gate and not (home and _is_undelivered(grounds, token)):
        return None
    return Act("aid-blocked", token.i, token.i, gatekeepers(grounds, token), aid[:1])


def _is_undelivered(grounds: Grounds, token: Token) -> bool:
    """Whether a load came back as it had gone: "without unloading", "still loaded"; an empty lorry has unloaded."""
    words, sentence = grounds.words("occurrences"), grounds.sentence
    without = [p for p in sentence.children(token.i, "prep") if p.lower == "without"]
    done = {
        one.lemma for p in without for c in sentence.children(p.i, "pcomp", "pobj") for one in sentence.subtree(c.i)
    }
    full = {c.lemma.lower() for c in sentence.children(token.i, "acomp", "advcl", "oprd", "advmod")}
    return bool(done & words["passage.unload"] or full & words["passage.full"])


def gatekeepers(grounds: Grounds, token: Token) -> tuple[Head, ...]:
    """Return who mans the gate at which something is kept: "at the militia's checkpoint", "... held by the Front"."""
    return next((keepers for gate in _gates(grounds, token) if (keepers := _keepers(grounds, gate))), ())


def _gates(grounds: Grounds, token: Token) -> list[Token]:
    gates = grounds.words("occurrences")["passage.gates"]
    return [p for p in grounds.after(token.i, "at", "from", "on", "near") if p.lemma.lower() in gates]


def _keepers(grounds: Grounds, gate: Token) -> tuple[Head, ...]:
    words, sentence = grounds.words("occurrences"), grounds.sentence
    manned = [c for c in sentence.children(gate.i, "acl", "relcl") if c.lemma in words["passage.man"]]
    by = tuple(h for c in manned for p in grounds.after(c.i, "by") for h in grounds.heads(p.i) if grounds.is_actor(h))
    of = tuple(h for p in grounds.after(gate.i, "of") for h in grounds.heads(p.i) if are_forces(grounds, h))
    before = sentence.children(gate.i, "poss", "compound", "amod", "nmod")
    owners = [c for c in before if _is_keeper(grounds, c)]
    owned: list[Head] = [grounds.mention(c.i) if c.dep == "poss" else Mention(c.i, c.i) for c in owners]
    return by or of or tuple(owned[:1])


def _is_keeper(grounds: Grounds, token: Token) -> bool:
    """Whether a word before a gate names who mans it, not where it is: "a rebel checkpoint", not "the Vrata gate"."""
    written = token.text in grounds.parties["entities.written"]
    force = token.lemma.lower() in grounds.parties["nouns.forces"]
    return force or written or token.ent == "NORP" or (token.dep == "poss" and grounds.is_actor(token.i))
