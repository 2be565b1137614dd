"""Fire told by what is done with it: opened on somebody, poured on a village, turned on a bus, fired from a hill."""

from trucewatch.statements.claims.acts import Act, is_passive, weapon_kind
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds, Head
from trucewatch.statements.claims.doers import is_unknown, roles
from trucewatch.statements.claims.movements import are_forces, is_force, is_held
from trucewatch.statements.claims.owners import owner_of
from trucewatch.statements.claims.strikes import kind_of_tool, launchers
from trucewatch.statements.sentence import Token

_ON = ("on", "at", "upon")


def firing_on(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "Police opened fire on the crowd", "gunmen fired at a bus", "the artillery poured fire on the hamlets"."""
    words = grounds.words("occurrences")
    things = grounds.sentence.children(token.i, "dobj")
    guns = [t for t in things if _is_shot(grounds, t)] if token.lemma == "fire" else []
    fire = next((t for t in things if t.lemma == "fire" and _is_bare(grounds, t)), next(iter(guns), None))
    needs = token.lemma != "fire" and token.lemma != "shoot"
    if (things and fire is None) or (needs and fire is None) or is_passive(grounds, token):
        return None
    at = [*grounds.after(token.i, *_ON), *(grounds.after(fire.i, "on", "at") if fire else ())]
    at = [p for p in at if p.ent not in ("DATE", "TIME")]
    hit = tuple(h for pobj in at for h in grounds.heads(pobj.i))
    stood = _from_where(grounds, token) if grounds.actors(shared) else None
    fire = fire or _first_or_across(grounds, token) or stood
    tools = [h for h in shared.heads if weapon_kind(words, grounds.sentence[h].lemma)]
    actors: tuple[Head, ...] = tuple(h for h in grounds.actors(shared) if h not in tools) or launchers(grounds, tools)
    owners = (owner_of(grounds, grounds.sentence[h]) for h in tools)  # "the regime's artillery"
    owned = (one for one in owners if one is not None and kind_of_tool(grounds, one.last) is None)
    actors = actors or tuple(owned)[:1]
    if not (actors or tools) or not (hit or fire):
        return None
    kind = weapon_kind(words, grounds.sentence[tools[0]].lemma) if tools else None
    tools += [p.i for p in grounds.after(token.i, "with", "from") if p.lemma.lower() in words["objects.guns"]]
    tools += [gun.i for gun in guns]
    return Act(kind or "other", token.i, token.i, actors, hit, grounds.phrase(tools[0]) if tools else None)


def _is_bare(grounds: Grounds, token: Token) -> bool:
    """Whether "fire" is told without a weapon that makes the kind: "rained mortar fire on" is found among strikes."""
    before = grounds.sentence.children(token.i, "compound", "nmod")
    return not any(weapon_kind(grounds.words("occurrences"), c.lemma) for c in before)


def _is_shot(grounds: Grounds, token: Token) -> bool:
    """Whether a noun names guns, or shots that are of no heavier weapon: "a round", not "mortar rounds"."""
    words = grounds.words("occurrences")
    if token.lemma.lower() in words["objects.guns"]:
        return True
    return token.lemma.lower() in words["objects.shots"] and not grounds.sentence.children(token.i, "compound")


def _first_or_across(grounds: Grounds, token: Token) -> Token | None:
    """The word that tells fire without a target: "fired first", "fired across the river"."""
    if token.lemma != "fire":
        return None
    ways = grounds.words("occurrences")["objects.fire_ways"]
    return next((t for t in grounds.sentence.children(token.i, "advmod", "prep", "prt") if t.lower in ways), None)


def _from_where(grounds: Grounds, token: Token) -> Token | None:
    """Where somebody stood who fired: "had fired from a ridge to the west"."""
    heights = grounds.words("occurrences")["gunfire.heights"]
    stood = (p for p in grounds.after(token.i, "from") if p.lemma.lower() in heights or is_held(grounds, p.i))
    return next(stood, None) if token.lemma == "fire" else None


def opened_up(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "Rebels opened up on a barracks with mortars", "the guns on the ridge opened up again": no shop, no road."""
    up = any(c.lower == "up" for c in grounds.sentence.children(token.i, "prt", "advmod"))
    if not up or is_passive(grounds, token) or grounds.objects(token.i):
        return None
    used = [p.i for p in grounds.after(token.i, "with")]
    on = (p for i in (token.i, *used) for p in grounds.after(i, "on", "upon") if p.ent not in ("DATE", "TIME"))
    hit = tuple(h for p in on for h in grounds.heads(p.i))
    guns = [h for h in (*used, *shared.heads) if _is_gun(grounds, h)]
    forces = tuple(h for h in shared.heads if h not in guns and (are_forces(grounds, h) or _unknown(grounds, h)))
    if not (forces and (hit or guns)) and not (guns and not used):
        return None
    kind = next((k for h in guns if (k := _kind_of_gun(grounds, h))), "other")
    return Act(kind, token.i, token.i, forces, hit[:1], grounds.phrase(guns[0]) if guns else None)


def _kind_of_gun(grounds: Grounds, head: int) -> str | None:
    """Return the kind of act that guns make: artillery shells, machine guns do not."""
    words = grounds.words("occurrences")
    small = {c.lower for c in grounds.sentence.children(head, "compound", "amod")} & words["gunfire.small"]
    heavy = grounds.sentence[head].lemma.lower() in words["gunfire.pieces"] and not small
    return kind_of_tool(grounds, head) or ("shelling" if heavy else None)


def _is_gun(grounds: Grounds, head: int) -> bool:
    words, token = grounds.words("occurrences"), grounds.sentence[head]
    known = words["objects.guns"] | words["gunfire.pieces"]
    return token.lemma.lower() in known or kind_of_tool(grounds, head) is not None


def _unknown(grounds: Grounds, head: int) -> bool:
    return is_unknown(grounds, grounds.sentence[head])


def sprayed(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "Rebels sprayed a convoy with machine-gun fire", "the bus was riddled with bullets"."""
    words = grounds.words("occurrences")
    actors, things = roles(grounds, token, shared)
    used = [p for p in grounds.after(token.i, "with") if _is_shooting(grounds, p)]
    if not used or not things or not (actors or is_passive(grounds, token)) or _told_by_harm(grounds, token, things):
        return None
    before = grounds.sentence.children(used[0].i, "compound", "nmod")
    kind = next((k for c in (used[0], *before) if (k := weapon_kind(words, c.lemma))), "other")
    return Act(kind, token.i, token.i, actors, things[:1], grounds.phrase(used[0].i))


def _told_by_harm(grounds: Grounds, token: Token, things: tuple[int, ...]) -> bool:
    """Whether the harm that was done so is told itself: "murdered by men who riddled him", "his body was riddled"."""
    words, above = grounds.words("occurrences"), grounds.sentence[token.head]
    clause = above if token.dep not in ("relcl", "pcomp") else grounds.sentence[above.head]
    clause = grounds.sentence[clause.head] if clause.pos == "ADP" else clause
    bodies = any(grounds.sentence[h].lemma.lower() in words["captivity.bodies"] for h in things)
    return bodies or (clause.i != token.i and clause.lemma in words["harm.verbs"] | words["verbs.harm"])


def _is_shooting(grounds: Grounds, token: Token) -> bool:
    words = grounds.words("occurrences")
    known = words["gunfire.shooting"] | words["objects.shots"] | words["objects.guns"]
    return token.lemma.lower() in known and token.lemma.lower() not in ("arm", "arms")


def wiped_out(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "Our forces wiped out forty raiders": armies' words for those that they killed, not for a debt or a hope."""
    actors, things = roles(grounds, token, shared)
    particles = grounds.words("occurrences").under("gunfire.particles").get(token.lemma)
    below = {c.lower for c in grounds.sentence.children(token.i, "prt", "advmod")}
    hit = tuple(h for h in things if is_force(grounds, h) or _held_by_forces(grounds, h))
    if not hit or (particles and not particles & below) or not (actors or is_passive(grounds, token)):
        return None
    flown = next((k for h in actors if (k := kind_of_tool(grounds, h))), None)
    return Act(flown or "clash", token.i, token.i, actors, hit[:1])


def inflicted(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "The brigade inflicted heavy losses on the attackers", "dealt a crushing blow to the gangs": forces both."""
    words = grounds.words("occurrences")
    blows = [t for t in grounds.objects(token.i) if t.lemma.lower() in words["gunfire.losses"]]
    below = (p for i in (token.i, *(t.i for t in blows)) for p in grounds.after(i, "on", "upon", "to"))
    hit = tuple(h for p in below for h in grounds.heads(p.i) if are_forces(grounds, h))
    actors = tuple(h for h in shared.heads if are_forces(grounds, h))
    if not blows or not hit or not actors or is_passive(grounds, token):
        return None
    return Act("clash", token.i, token.i, actors, hit[:1])


def _held_by_forces(grounds: Grounds, head: int) -> bool:
    """Whether a noun names what only forces hold: a trench, an outpost, a nest of machine guns."""
    words = grounds.words("occurrences")
    return (
        grounds.sentence[head].lemma.lower()
        in words["taking.posts"] | words["taking.military"] | words["gunfire.nests"]
    )
