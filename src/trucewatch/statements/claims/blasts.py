"""Things blown up and bombs set off, by somebody or by themselves."""

from trucewatch.statements.claims.acts import Act, exploded_at, is_passive
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.weapons import is_weapon
from trucewatch.statements.found import Mention
from trucewatch.statements.sentence import Token


def blowing_up(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "Rebels blew up the bridge", "a man set off a bomb", "the attackers set fire to a bus"."""
    words = grounds.words("occurrences")
    particles = {c.lower for c in grounds.sentence.children(token.i, "prt", "advmod", "prep")}
    if not particles & words["objects.up"] or (token.lemma == "set" and "off" not in particles):
        return None
    passive = is_passive(grounds, token)
    things = shared.heads if passive else tuple(t.i for t in grounds.objects(token.i))
    agents = tuple(h for by in grounds.after(token.i, "by") for h in grounds.heads(by.i))
    actors = tuple(h for h in agents if grounds.is_actor(h)) if passive else grounds.actors(shared)
    if not things or (token.lemma == "set" and not is_weapon(grounds, grounds.sentence[things[0]])):
        return None
    tools = [h for h in things if is_weapon(grounds, grounds.sentence[h])]
    hit = tuple(h for h in things if h not in tools and grounds.sentence[h].pos != "PRON")
    return Act("explosion", token.i, token.i, actors, hit, grounds.phrase(tools[0]) if tools else None)


def went_up(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "A car packed with explosives blew up outside the office": no accident, for it was laden."""
    particles = {c.lower for c in grounds.sentence.children(token.i, "prt", "advmod")}
    laden = [h for h in shared.heads if any(is_weapon(grounds, t) for t in grounds.sentence.subtree(h))]
    if "up" not in particles or grounds.objects(token.i) or is_passive(grounds, token) or not laden:
        return None
    tool = Mention(grounds.mention(laden[0]).first, laden[0])
    hit = exploded_at(grounds, token.i)
    return Act("explosion", token.i, token.i, (), hit, grounds.sentence.words(tool.first, tool.last))
