"""Movements on the ground and in the air: into a zone, over a line, out of a place, and what is dug or built there."""

from trucewatch.statements.claims.acts import Act, is_passive
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.sentence import Token

_INTO = ("into", "across", "onto", "in", "inside", "to", "towards", "toward", "past", "over")


def is_aircraft(grounds: Grounds, head: int) -> bool:
    """Whether a noun names an aircraft, with or without a crew."""
    return grounds.sentence[head].lemma.lower() in grounds.words("occurrences")["monitored.aircraft"]


def moved(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "Two companies entered the zone", "a column moved into the area"; an aircraft that does so flies over it."""
    words = grounds.words("occurrences")
    if is_passive(grounds, token):
        return None
    flown = [h for h in shared.heads if is_aircraft(grounds, h)]
    forces = tuple(h for h in shared.heads if is_force(grounds, h) and h not in flown)
    entered = _entered(grounds, token)
    if not entered or not (flown or forces):
        return None
    if flown:
        over = grounds.sentence[entered[0]].lemma.lower() in words["movement.bounds"] | words["monitored.airspace"]
        whose = tuple(p.i for p in grounds.after(flown[0], "of") if grounds.is_actor(p.i))
        return Act("other", token.i, token.i, whose, entered[:1], grounds.phrase(flown[0])) if over else None
    return Act("deployment", token.i, token.i, forces, entered[:1])


def _entered(grounds: Grounds, token: Token) -> tuple[int, ...]:
    """Return the zone, line or area that is entered or crossed."""
    words = grounds.words("occurrences")
    things = tuple(t.i for t in grounds.objects(token.i))
    if token.lemma not in words["movement.enter"] and things:
        return ()
    if not things:
        particles = (token.i, *(p.i for p in grounds.sentence.children(token.i, "prep", "prt", "advmod")))
        things = tuple(h for at in particles for p in grounds.after(at, *_INTO) for h in grounds.heads(p.i))
    bounds = words["movement.bounds"] | words["movement.areas"]
    troops = any(
        grounds.sentence[h].lemma.lower() in words["movement.arriving"] for h in grounds.subject(token.i).heads
    )
    named = ("GPE", "LOC") if troops and token.lemma in words["movement.enter"] else ()
    return tuple(h for h in things if grounds.sentence[h].lemma.lower() in bounds or grounds.sentence[h].ent in named)


def arrived(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "Reinforcements poured into the town": troops, not a patrol or a convoy, which may be anybody's."""
    words = grounds.words("occurrences")
    forces = tuple(h for h in shared.heads if grounds.sentence[h].lemma.lower() in words["movement.arriving"])
    out_of = [p.i for p in grounds.after(token.i, "from")]  # "landed from two helicopters in the hamlet"
    at = (h for i in (token.i, *out_of) for p in grounds.after(i, *words["movement.at"]) for h in grounds.heads(p.i))
    places = tuple(
        h for h in at if is_held(grounds, h) or grounds.sentence[h].lemma.lower() in words["movement.bounds"]
    )
    poured = any(not is_force(grounds, t.i) for t in grounds.objects(token.i))  # fire, and not troops
    if is_passive(grounds, token) or poured or not forces or not places:
        return None
    return Act("deployment", token.i, token.i, forces, places[:1])


def is_force(grounds: Grounds, head: int) -> bool:
    """Whether a noun names troops or what they move in, also by what it is a part of ("two companies of infantry")."""
    words, token = grounds.words("occurrences"), grounds.sentence[head]
    counted = token.lemma.lower() in words["movement.parts"] or token.pos == "NUM"
    parts = grounds.after(head, "of") if counted else ()
    inside = (token, *parts, *grounds.sentence.children(head, "compound", "amod"))
    if token.ent == "PERSON" or token.lemma.lower() in grounds.parties["nouns.people"] - words["movement.men"]:
        return False
    forces = grounds.parties["nouns.forces"] | words["objects.troops"] | words["movement.forces"]
    if token.lemma.lower() in words["movement.men"]:
        return any(c.dep == "poss" or c.lemma == "armed" for c in grounds.sentence.children(head))
    return any(one.lemma.lower() in forces for one in inside if one.pos in ("NOUN", "PROPN", "ADJ"))


def dug_in(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "The brigade dug trenches near the line", "new bunkers were built"."""
    words = grounds.words("occurrences")
    passive = is_passive(grounds, token)
    things = shared.heads if passive else tuple(t.i for t in grounds.objects(token.i))
    built = [h for h in things if grounds.sentence[h].lemma.lower() in words["movement.works"]]
    agents = (h for by in grounds.after(token.i, "by") for h in grounds.heads(by.i))
    actors = tuple(h for h in agents if grounds.is_actor(h)) if passive else grounds.actors(shared)
    if not built or not (actors or passive):
        return None
    return Act("deployment", token.i, token.i, actors, (), grounds.phrase(built[0]))


def left(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "The last units left the enclave", "troops pulled out": who stays behind or is absent is not told."""
    words = grounds.words("occurrences")
    places = [t.i for t in grounds.objects(token.i)]
    gone = token.lemma in words["movement.vacate"]
    who = (h for h in shared.heads if (are_forces if gone else is_force)(grounds, h))
    forces = tuple(h for h in who if not is_aircraft(grounds, h))
    areas = words["objects.places"] | words["movement.areas"] | words["movement.bounds"]
    known = [h for h in places if _is_place(grounds, h, areas) or (gone and is_held(grounds, h))]
    known = known or _last_gone(grounds, token, forces)
    if is_passive(grounds, token) or not forces or not known:
        return None
    return Act("withdrawal", token.i, token.i, forces)


def _last_gone(grounds: Grounds, token: Token, forces: tuple[int, ...]) -> list[int]:
    """Where the last of a force went, or how: "the last policemen left on foot", "all troops left for Olma"."""
    last = grounds.words("occurrences")["movement.last"]
    whole = any(c.lower in last for h in forces for c in grounds.sentence.children(h, "amod", "det", "predet"))
    ways = grounds.after(token.i, "for", "on", "in", "by", "towards", "toward")
    return [p.i for p in ways if p.ent not in ("DATE", "TIME")] if whole and not grounds.objects(token.i) else []


def _is_place(grounds: Grounds, head: int, places: frozenset[str]) -> bool:
    token = grounds.sentence[head]
    return token.lemma.lower() in places or token.ent in ("GPE", "LOC", "FAC")


def is_town(grounds: Grounds, head: int) -> bool:
    """Whether a noun names what is taken and held: a town, a base, a place by its name."""
    token = grounds.sentence[head]
    known = token.lemma.lower() in grounds.words("occurrences")["taking.places"]
    bare = token.ent in ("ORG", "") and token.pos == "PROPN" and not grounds.sentence.children(head)
    return known or token.ent in ("GPE", "LOC", "FAC") or bare


def is_held(grounds: Grounds, head: int) -> bool:
    """Whether a noun names a place, or a post that forces hold."""
    posts = grounds.words("occurrences")["taking.posts"]
    return is_town(grounds, head) or grounds.sentence[head].lemma.lower() in posts


def are_forces(grounds: Grounds, head: int) -> bool:
    """Whether a noun names troops, or a party by its name."""
    named = grounds.sentence[head].ent in ("ORG", "NORP") and grounds.is_actor(head)
    return named or is_force(grounds, head)
