"""People held, taken captive, handed over in return for others, let go in a swap."""

from trucewatch.statements.claims.acts import Act, is_passive
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.movements import is_held
from trucewatch.statements.sentence import Token


def _people(grounds: Grounds, head: int) -> bool:
    words, token = grounds.words("occurrences"), grounds.sentence[head]
    people = words["objects.people"] | words["objects.captives"] | words["objects.troops"] | words["captivity.people"]
    return token.ent == "PERSON" or (token.lemma.lower() in people - words["easing.tools"] and token.pos == "NOUN")


def _roles(grounds: Grounds, token: Token, shared: Subject) -> tuple[tuple[int, ...], tuple[int, ...]]:
    if is_passive(grounds, token):
        agents = (h for by in grounds.after(token.i, "by") for h in grounds.heads(by.i))
        return tuple(h for h in agents if grounds.is_actor(h)), shared.heads
    return grounds.actors(shared), tuple(t.i for t in grounds.objects(token.i))


def taken(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "The rebels took two soldiers hostage", "eleven fishermen were taken captive", "... into custody"."""
    words = grounds.words("occurrences")
    actors, things = _roles(grounds, token, shared)
    below = grounds.sentence.subtree(token.i)
    captive = [t for t in below if t.i > token.i and t.lemma.lower() in words["captivity.states"]]
    if not captive or not (actors or is_passive(grounds, token)):
        return None
    held = [h for h in things if _people(grounds, h)]
    # "two soldiers hostage" may be parsed as one compound
    inside = [c.i for t in captive for c in grounds.sentence.children(t.i, "compound", "nmod") if _people(grounds, c.i)]
    found = (inside or held)[:1]
    return Act("detention", token.i, token.i, actors, tuple(found)) if found else None


def held(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "The service has been holding two negotiators": people, held by a party, and not held to anything."""
    words = grounds.words("occurrences")
    actors, things = _roles(grounds, token, shared)
    people = [h for h in things if _people(grounds, h)]
    more = grounds.sentence.children(token.i, "acomp", "oprd", "prt", "dative")
    bound = any(c.lower in words["captivity.bound"] for c in grounds.sentence.children(token.i))
    if any(is_held(grounds, h) and grounds.sentence[h].ent != "PERSON" for h in things):
        return None  # "was holding Tirga and the hill above it": a place
    lasting = token.tag == "VBG" or is_passive(grounds, token)
    if not people or more or bound or not lasting or not (actors or _confined(grounds, token)):
        return None
    return Act("detention", token.i, token.i, actors, tuple(people[:1]))


def _confined(grounds: Grounds, token: Token) -> bool:
    """Whether a passive tells where or how people are held: "were held in a prison"."""
    places = grounds.words("occurrences")["captivity.places"]
    return any(p.lemma.lower() in places for p in grounds.after(token.i, "in", "at", "inside"))


def handed_over(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "X handed over 40 captured soldiers", "the bodies of nine fighters": an exchange where others come in return."""
    words = grounds.words("occurrences")
    actors, things = _roles(grounds, token, shared)
    # what stands behind "to whom" the parser may leave without a function: "handed over to the envoy the remains of"
    far = (c.i for c in grounds.sentence.children(token.i, "dep", "npadvmod") if c.pos == "NOUN")
    things = things or tuple(h for h in far if _are_bodies(grounds, h))
    captives = [h for h in things if _are_captives(grounds, h)]
    bodies = [h for h in things if _are_bodies(grounds, h)]
    back = {c.lower for c in grounds.sentence.children(token.i, "prt", "advmod")} & words["captivity.over"]
    given = bool(back) or (bool(bodies) and token.lemma in words["captivity.give"])
    if not (captives or bodies) or not given or not (actors or is_passive(grounds, token)):
        return None
    if swapped(grounds, token):
        return Act("prisoner-exchange", token.i, token.i, actors)
    return Act("other", token.i, token.i, actors, tuple((captives or bodies)[:1]))


def _are_bodies(grounds: Grounds, head: int) -> bool:
    """Whether a noun names the dead: "the remains of 32 servicemen", "their bodies"; not those of a meal."""
    token = grounds.sentence[head]
    of = [h for p in grounds.after(head, "of") for h in grounds.heads(p.i)]
    whose = bool(grounds.sentence.children(head, "poss")) or any(
        _people(grounds, h) or _is_force(grounds, h) for h in of
    )
    return token.lemma.lower() in grounds.words("occurrences")["captivity.bodies"] and whose


def _is_force(grounds: Grounds, head: int) -> bool:
    return grounds.sentence[head].lemma.lower() in grounds.parties["nouns.forces"]


def _are_captives(grounds: Grounds, head: int) -> bool:
    words, token = grounds.words("occurrences"), grounds.sentence[head]
    captured = any(c.lemma.lower() in words["captivity.captured"] for c in grounds.sentence.children(head, "amod"))
    return token.lemma.lower() in words["objects.captives"] or (captured and _people(grounds, head))


def swapped(grounds: Grounds, token: Token) -> bool:
    """Whether people are let go in a swap, or in return for others."""
    words = grounds.words("occurrences")
    below = [t for t in grounds.sentence.subtree(token.i) if t.dep == "pobj"]
    for thing in below:
        lemma, prep = thing.lemma.lower(), grounds.sentence[thing.head].lower
        if lemma in words["objects.exchange"] and prep in ("in", "under", "of", "during"):
            return True
        if lemma in words["captivity.returned"] and prep == "in":
            back = [h for p in grounds.after(thing.i, "for") for h in grounds.heads(p.i)]
            return any(_people(grounds, h) or grounds.sentence[h].pos == "NUM" for h in back)
    return False


def came_home(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "Eighty captives returned home in a prisoner swap"."""
    if is_passive(grounds, token) or not any(_people(grounds, h) for h in shared.heads) or not swapped(grounds, token):
        return None
    return Act("prisoner-exchange", token.i, token.i, sides_of_swap(grounds, token))


def rounded_up(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "Security forces rounded up dozens of men"."""
    actors, things = _roles(grounds, token, shared)
    up = any(c.lower == "up" for c in grounds.sentence.children(token.i, "prt", "advmod"))
    people = [h for h in things if _people(grounds, h) or any(_people(grounds, p.i) for p in grounds.after(h, "of"))]
    if not up or not people or not (actors or is_passive(grounds, token)):
        return None
    return Act("detention", token.i, token.i, actors, tuple(people[:1]))


def sides_of_swap(grounds: Grounds, token: Token) -> tuple[int, ...]:
    """Return the sides of the swap that a verb of letting go stands in: "in a swap between X and Y"."""
    swaps = grounds.words("occurrences")["objects.exchange"]
    nouns = [t for t in grounds.sentence.subtree(token.i) if t.lemma.lower() in swaps and t.pos == "NOUN"]
    between = (h for t in nouns for p in grounds.after(t.i, "between") for h in grounds.heads(p.i))
    return tuple(h for h in between if grounds.is_actor(h))
