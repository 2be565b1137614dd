"""Troops sent somewhere, and troops pulled back."""

from trucewatch.statements.claims.acts import Act, is_passive
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.doers import doers, roles
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
    particles = {c.lower for c in grounds.sentence.children(token.i, "prt", "advmod")}
    wanted = {"back"} if token.lemma == "fall" else grounds.words("occurrences")["objects.back"]
    if not particles & wanted:
        return None
    actors, targets = roles(grounds, token, shared)
    if targets and not _are_troops(grounds, targets[0]):
        return None
    act = Act("withdrawal", token.i, token.i, actors, targets)
    return withdrawn(grounds, token, act) if not is_passive(grounds, token) else None


def withdrawn(grounds: Grounds, token: Token, act: Act) -> Act | None:
    """Withdraw, retreat: from a place, not from an agreement or talks."""
    words, positions = grounds.words("occurrences"), grounds.words("positions")
    about = {pobj.lemma.lower() for pobj in grounds.after(token.i, "from")}
    if not act.actors or about & (positions["agreements.nouns"] | positions["agreements.negotiations"]):
        return None
    if act.targets and grounds.sentence[act.targets[0]].lemma not in words["objects.troops"]:
        return None
    return act


def _are_troops(grounds: Grounds, head: int) -> bool:
    troops = grounds.words("occurrences")["objects.troops"]
    heads = (grounds.sentence[head], *grounds.after(head, "of"))
    return any(one.lemma in troops for one in heads)
