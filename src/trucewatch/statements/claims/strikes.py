"""Strikes: bombed and hit from the air, and rockets and shells fired; what flies or is fired makes the kind."""

from collections.abc import Sequence

from trucewatch.statements.claims.acts import Act, is_passive, weapon_kind
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.doers import roles
from trucewatch.statements.sentence import Token


def bombed(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """Bomb, strike, hit: what flies or is fired makes the kind."""
    words = grounds.words("occurrences")
    actors, targets = roles(grounds, token, shared)
    passive = is_passive(grounds, token)
    sources = [h for by in grounds.after(token.i, "by") for h in grounds.heads(by.i)] if passive else shared.heads
    kinds = (weapon_kind(words, grounds.sentence[h].lemma) for h in sources)
    kind = next((k for k in kinds if k), _bomber(grounds, token, actors))
    if kind is None or not targets or (kind in ("missile-strike", "shelling") and token.lemma == "target"):
        return None
    tools = [h for h in sources if weapon_kind(words, grounds.sentence[h].lemma)]
    actors = _launchers(grounds, tools) or actors
    return Act(kind, token.i, token.i, actors, targets, grounds.phrase(tools[0]) if tools else None)


def _launchers(grounds: Grounds, tools: Sequence[int]) -> tuple[int, ...]:
    """Return who launched, fired or flew what strikes: "a drone launched by the rebels"."""
    acts = (acl for tool in tools for acl in grounds.sentence.children(tool, "acl"))
    agents = (h for acl in acts for by in grounds.after(acl.i, "by") for h in grounds.heads(by.i))
    return tuple(h for h in agents if grounds.is_actor(h))


def _bomber(grounds: Grounds, token: Token, actors: tuple[int, ...]) -> str | None:
    """Return what kind of act bombing is: those without an air force lay their bombs."""
    if token.lemma != "bomb" or not actors:
        return None
    grounded = grounds.words("occurrences")["objects.grounded"]
    return "explosion" if any(grounds.sentence[h].lemma in grounded for h in actors) else "air-strike"


def fired(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """Fire, launch a rocket or a shell."""
    words = grounds.words("occurrences")
    actors, targets = roles(grounds, token, shared)
    weapon = words["objects.weapons-missile"] | words["objects.weapons-shell"]
    rounds = [c.i for h in targets for c in (grounds.sentence[h], *_of_kind(grounds, h)) if c.lemma in weapon]
    if not rounds or any(below.lemma == "test" for below in grounds.sentence.subtree(token.i)):
        return None
    kind = "missile-strike" if grounds.sentence[rounds[0]].lemma in words["objects.weapons-missile"] else "shelling"
    below = (p for h in (token.i, *targets) for p in grounds.after(h, "at", "on", "into"))
    hit = tuple(h for p in below for h in grounds.heads(p.i))
    return Act(kind, token.i, token.i, actors, hit, grounds.phrase(targets[0]))


def _of_kind(grounds: Grounds, head: int) -> tuple[Token, ...]:
    """The weapon that rounds are of: "mortar rounds"."""
    rounds = grounds.words("occurrences")["objects.rounds"]
    return tuple(grounds.sentence.children(head, "compound")) if grounds.sentence[head].lemma in rounds else ()
