"""Places that change hands: taken, fallen to somebody, lost to somebody, and forces driven out of them."""

from trucewatch.statements.claims.acts import Act, is_passive
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds, Head
from trucewatch.statements.claims.doers import is_unknown, roles
from trucewatch.statements.claims.movements import are_forces, is_force, is_held, is_town
from trucewatch.statements.found import Mention
from trucewatch.statements.sentence import Token

_NAMES = ("NORP", "ORG", "GPE")


def captured(grounds: Grounds, token: Token, act: Act) -> Act | None:
    """Capture, seize, wrest: a place, or people, who are detained."""
    words = grounds.words("occurrences")
    if not act.targets or (not act.actors and not is_passive(grounds, token)):
        return None
    target = grounds.sentence[act.hit]
    if target.lemma in words["objects.goods"] or target.pos == "PRON":
        return None
    people = words["objects.people"] | words["captivity.people"]
    if target.pos == "NOUN" and target.lemma not in words["objects.places"] | people:
        return None
    person = target.ent == "PERSON" and grounds.mention(target.i).first < target.i
    kind = "detention" if person or target.lemma in people else act.kind
    return Act(kind, act.anchor, act.verb, act.actors, act.targets)


def fell(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "The town fell to the rebels", "fell into rebel hands", "came under the control of the army", "had fallen"."""
    words = grounds.words("occurrences")
    places = tuple(h for h in shared.heads if is_town(grounds, h))
    more = grounds.sentence.children(token.i, "dobj", "acomp", "attr", "oprd")
    if not places or more or is_passive(grounds, token) or _is_game(grounds, token):
        return None
    actors = _new_holders(grounds, token)
    if token.lemma in words["taking.fall"] and not actors:
        actors = tuple(h for p in grounds.after(token.i, "to") for h in grounds.heads(p.i) if _can_hold(grounds, h))
    return Act("capture", token.i, token.i, actors, places[:1]) if actors or _is_bare(grounds, token) else None


def _new_holders(grounds: Grounds, token: Token) -> tuple[Head, ...]:
    """Return who holds a place now: "into the hands of the rebels", "under army control"."""
    holding = grounds.words("occurrences")["taking.holding"]
    for thing in grounds.after(token.i, "into", "in", "under", "to"):
        if thing.lemma.lower() in holding:
            of = tuple(h for p in grounds.after(thing.i, "of") for h in grounds.heads(p.i) if _can_hold(grounds, h))
            before = grounds.sentence.children(thing.i, "poss", "compound", "amod", "nmod")
            named = [c.i for c in before if _can_hold(grounds, c.i) or c.ent in _NAMES]
            return of or tuple(Mention(i, i) for i in named[-1:])
    return ()


def _can_hold(grounds: Grounds, head: int) -> bool:
    """Whether a noun names a party that can hold a place: no number, no mere person."""
    token = grounds.sentence[head]
    return grounds.is_actor(head) and token.lemma.lower() not in grounds.parties["nouns.people"]


def is_fought(grounds: Grounds, actors: tuple[int, ...], targets: tuple[int, ...]) -> bool:
    """Whether forces attack forces, or what these hold: posts, a base."""
    words = grounds.words("occurrences")
    held = words["taking.posts"] | words["taking.military"]
    hit = any(is_force(grounds, h) or grounds.sentence[h].lemma.lower() in held for h in targets[:1])
    sides = (grounds.sentence[h].pos == "PROPN" and grounds.sentence[h].ent != "PERSON" for h in actors)
    return hit and (any(sides) or any(are_forces(grounds, h) for h in actors))


def _is_game(grounds: Grounds, token: Token) -> bool:
    """Whether a side lost in sport: "fell to Norvia in the final"."""
    games = grounds.words("occurrences")["taking.games"]
    return any(t.lemma.lower() in games for t in grounds.sentence.subtree(token.i))


def _is_bare(grounds: Grounds, token: Token) -> bool:
    """Whether a town is told as fallen and no more than when: no depth, no amount, no rank."""
    words = grounds.words("occurrences")
    below = grounds.sentence.children(token.i, "prep", "prt", "advmod", "npadvmod", "xcomp")
    return token.lemma in words["taking.fall"] and all(_is_time(grounds, t) for t in below)


def _is_time(grounds: Grounds, token: Token) -> bool:
    below = grounds.sentence.subtree(token.i)
    return token.lower in grounds.words("occurrences")["taking.adverbs"] or any(
        t.ent in ("DATE", "TIME") for t in below
    )


def lost(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "The army lost the hill to the rebels", "lost control of the port": who took it is named behind "to"."""
    words = grounds.words("occurrences")
    actors, things = roles(grounds, token, shared)
    control = [h for h in things if grounds.sentence[h].lemma in words["objects.control"]]
    held = tuple(h for c in control for p in grounds.after(c, "of", "over") for h in grounds.heads(p.i)) or things
    places = tuple(h for h in held if is_held(grounds, h))
    below = (token.i, *things, *places)
    takers = tuple(
        h for i in below for p in grounds.after(i, "to") for h in grounds.heads(p.i) if _can_hold(grounds, h)
    )
    owners = is_passive(grounds, token) or any(_can_hold(grounds, h) for h in actors)
    return Act("capture", token.i, token.i, takers, places[:1]) if places and owners and (takers or control) else None


def took(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "The rebels took the town": forces, and a place that can be held; "took the road to", "took to court" do not."""
    actors, things = roles(grounds, token, shared)
    places = tuple(h for h in things if is_town(grounds, h))
    forces = tuple(h for h in actors if is_force(grounds, h) or grounds.sentence[h].ent in _NAMES)
    away = grounds.after(token.i, "to", "into", "through", "for") or grounds.sentence.children(token.i, "prt", "oprd")
    if not places or not forces or away:
        return None
    return Act("capture", token.i, token.i, forces, places[:1])


def took_over(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "Gunmen took over the police station": those who bear arms, and not from those who hand it to them."""
    words = grounds.words("occurrences")
    actors, things = roles(grounds, token, shared)
    over = any(c.lower == "over" for c in grounds.sentence.children(token.i, "prt", "advmod"))
    seats = words["objects.places"] | words["objects.struck"] | words["taking.seats"]
    places = tuple(h for h in things if is_held(grounds, h) or grounds.sentence[h].lemma.lower() in seats)
    forces = tuple(h for h in actors if is_force(grounds, h) or is_unknown(grounds, grounds.sentence[h]))
    handed = any(grounds.after(i, "from") for i in (token.i, *places))
    return None if handed or not (over and places and forces) else Act("capture", token.i, token.i, forces, places[:1])


def driven_out(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "The rebels were driven out of the port", "troops pushed the militia from the hill": the place is taken."""
    actors, things = roles(grounds, token, shared)
    forces = [h for h in things if are_forces(grounds, h)]
    out = [p.i for p in grounds.sentence.children(token.i, "prep", "prt", "advmod") if p.lower in ("out", "back")]
    left = [p.i for i in (token.i, *out, *things) for p in grounds.after(i, "of" if i in out else "from", "from")]
    places = tuple(h for h in left if is_held(grounds, h))
    if not forces or not places or not (actors or is_passive(grounds, token)):
        return None
    return Act("capture", token.i, token.i, actors, places[:1])


def overrun(grounds: Grounds, token: Token) -> tuple[Act, Token] | None:
    """ "The base was overrun", "having overrun the town": the participle, which the parser takes for a noun."""
    suffers = bool(grounds.sentence.children(token.i, "nsubjpass"))
    above = token if suffers else grounds.sentence[token.head]
    is_so = token.dep in ("attr", "acomp") and above.lemma == "be" and not grounds.sentence.children(token.i, "det")
    if suffers or is_so:
        places = tuple(h for h in grounds.subject(above.i).heads if is_town(grounds, h))
        by = tuple(h for p in grounds.after(token.i, "by") for h in grounds.heads(p.i) if are_forces(grounds, h))
        return (Act("offensive", token.i, above.i, by, places[:1]), above) if places else None
    verb = grounds.sentence[above.head]
    if token.dep == "compound" and verb.lower in ("having", "had", "have", "has") and above.dep == "dobj":
        actors = grounds.actors(grounds.subject(verb.i))
        return Act("offensive", token.i, verb.i, actors, (Mention(above.i, above.i),)), verb
    return None


def cleared(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "The army cleared the town of rebels"."""
    actors, things = roles(grounds, token, shared)
    places = [h for h in things if is_town(grounds, h)]
    whom = [h for i in (token.i, *places) for p in grounds.after(i, "of") for h in grounds.heads(p.i)]
    if not places or not any(are_forces(grounds, h) for h in whom) or not (actors or is_passive(grounds, token)):
        return None
    town = Mention(grounds.mention(places[0]).first, places[0])
    return Act("capture", token.i, token.i, actors, (town,))
