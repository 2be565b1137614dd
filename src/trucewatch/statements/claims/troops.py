"""Troops sent somewhere, and troops pulled back."""

from trucewatch.statements.claims.acts import Act, is_passive
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds, Head
from trucewatch.statements.claims.doers import doers, roles
from trucewatch.statements.claims.movements import is_force
from trucewatch.statements.sentence import Token


def sent(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """Send, dispatch, deploy troops; move troops on a place is an offensive."""
    if is_passive(grounds, token):
        moved = [h for h in shared.heads if _are_troops(grounds, h)]
        agents = tuple(h for by in grounds.after(token.i, "by") for h in grounds.heads(by.i) if grounds.is_actor(h))
        return Act("deployment", token.i, token.i, agents or tuple(moved[:1])) if moved else None
    moved = [t.i for t in grounds.objects(token.i) if _are_troops(grounds, t.i)]
    actors = doers(grounds, token, shared)
    if not moved or not actors:
        return None
    onto = token.lemma == "move" and bool(grounds.after(token.i, "on", "against"))
    kind = "offensive" if onto else "deployment"
    return Act(kind, token.i, token.i, actors, (), grounds.phrase(moved[0]))


def pulled_back(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """Pull back, pull out (its troops), fall back."""
    particles = {c.lower for c in grounds.sentence.children(token.i, "prt", "advmod", "prep")}
    wanted = {"back"} if token.lemma == "fall" else grounds.words("occurrences")["objects.back"]
    if not particles & wanted:
        return None
    actors, targets = roles(grounds, token, shared)
    targets = tuple(h for h in targets if not _is_distance(grounds, h))
    if targets and not _are_troops(grounds, targets[0]):
        return None
    return withdrawn(grounds, token, Act("withdrawal", token.i, token.i, actors, targets))


def _is_distance(grounds: Grounds, head: int) -> bool:
    """Whether a noun tells how far: "pulled back three kilometres"."""
    return grounds.sentence[head].lemma.lower() in grounds.words("occurrences")["movement.distances"]


def withdrawn(grounds: Grounds, token: Token, act: Act) -> Act | None:
    """Withdraw, retreat: from a place, not from an agreement or talks, and not one person from a room."""
    positions = grounds.words("positions")
    out = [p.i for p in grounds.sentence.children(token.i, "prep", "prt", "advmod")]
    about = {pobj.lemma.lower() for i in (token.i, *out) for pobj in grounds.after(i, "from", "of")}
    moved = (
        act.targets if is_passive(grounds, token) else tuple(a for a in act.actors if act.targets or _go(grounds, a))
    )
    if not moved or about & (positions["agreements.nouns"] | positions["agreements.negotiations"]):
        return None
    return act if not act.targets or _are_troops(grounds, act.hit) else None


def _go(grounds: Grounds, actor: Head) -> bool:
    """Whether who withdraws is more than one person."""
    token = grounds.sentence[actor if isinstance(actor, int) else actor.last]
    return token.ent != "PERSON" and token.lemma.lower() not in grounds.parties["nouns.people"]


def _are_troops(grounds: Grounds, head: int) -> bool:
    troops = grounds.words("occurrences")["objects.troops"]
    heads = (grounds.sentence[head], *grounds.after(head, "of"))
    return any(one.lemma in troops for one in heads) or is_force(grounds, head)
