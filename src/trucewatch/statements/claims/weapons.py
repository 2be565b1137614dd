"""Weapons laid, thrown, used and set off, and things set on fire."""

from trucewatch.statements.claims.acts import Act, is_passive, weapon_kind
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds, Head
from trucewatch.statements.claims.doers import is_unknown_craft
from trucewatch.statements.claims.sites import is_accident, is_named_site
from trucewatch.statements.claims.strikes import kind_of_tool
from trucewatch.statements.found import Mention
from trucewatch.statements.sentence import Token

_AT = ("at", "on", "into", "against", "in")
_FLYING = ("air-strike", "drone-strike")
_AGAINST = ("against", "on")
_RELATIVES = ("that", "which", "who")


def is_weapon(grounds: Grounds, token: Token) -> bool:
    """Whether a noun names what is thrown, fired or set off."""
    words = grounds.words("occurrences")
    tools = words["objects.explosives"] | words["objects.weapons-missile"] | words["objects.weapons-shell"]
    return token.lemma.lower() in tools


def kind_of_weapon(grounds: Grounds, token: Token) -> str:
    """Return the kind of act that a weapon makes."""
    return weapon_kind(grounds.words("occurrences"), token.lemma) or "explosion"


def roles(grounds: Grounds, token: Token, shared: Subject) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the heads of who acts, and of what the verb is done with or to, active or passive."""
    if is_passive(grounds, token):
        agents = (h for by in grounds.after(token.i, "by") for h in grounds.heads(by.i))
        return tuple(h for h in agents if _can_act(grounds, h)), shared.heads
    return tuple(h for h in shared.heads if _can_act(grounds, h)), tuple(t.i for t in grounds.objects(token.i))


def _can_act(grounds: Grounds, head: int) -> bool:
    return grounds.is_actor(head) or grounds.sentence[head].lemma in grounds.words("occurrences")["objects.people"]


def thrown(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "Rebels planted two bombs outside the town", "a grenade was thrown at the bus"."""
    actors, things = roles(grounds, token, shared)
    words = grounds.words("occurrences")
    sets_off = token.lemma in words["fire.detonate"]
    weapons = [h for h in things if (sets_off and actors) or is_weapon(grounds, grounds.sentence[h])]
    craft = () if is_passive(grounds, token) else tuple(h for h in shared.heads if kind_of_tool(grounds, h) in _FLYING)
    if not weapons or not (actors or craft or is_passive(grounds, token)):
        return None
    below = [(h, *_AT, "over") if craft else (h, *_AT) for h in (token.i, weapons[0])]
    hit = [p.i for h, *at in below for p in grounds.after(h, *at) if p.i > min(token.i, weapons[0])]
    targets = tuple(h for i in hit for h in grounds.heads(i) if grounds.sentence[h].ent not in ("DATE", "TIME"))
    falls = grounds.sentence[weapons[0]].lemma.lower() in words["fire.bombs"] and token.lemma in words["fire.drop"]
    flown = "air-strike" if falls and not _on_the_ground(grounds, actors) else None
    flown = next((k for h in craft if (k := kind_of_tool(grounds, h))), flown)
    kind = flown or kind_of_weapon(grounds, grounds.sentence[weapons[0]])
    actors = tuple(h for h in actors if not is_unknown_craft(grounds, h))
    return Act(kind, token.i, token.i, actors, targets, grounds.phrase(weapons[0]))


def _on_the_ground(grounds: Grounds, actors: tuple[int, ...]) -> bool:
    grounded = grounds.words("occurrences")["objects.grounded"]
    return any(grounds.sentence[h].lemma in grounded for h in actors)


def brought_down(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "Five drones were downed", "the army intercepted a missile"."""
    words = grounds.words("occurrences")
    actors, things = roles(grounds, token, shared)
    fell = words.under("fire.fell").get(token.lemma)
    below = {c.lower for c in grounds.sentence.children(token.i, "prt", "advmod", "prep")}
    if fell is not None and not fell & below:
        return None
    flying = words["monitored.aircraft"] | words["objects.weapons-missile"]
    flying = flying if actors else flying - words["fire.any_craft"]  # "the plane was downed": that may be an accident
    hit = tuple(h for h in things if grounds.sentence[h].lemma.lower() in flying)
    return Act("other", token.i, token.i, actors, hit[:1]) if hit and (actors or is_passive(grounds, token)) else None


def used(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "The army used mortars against the village": the weapon makes the kind, "against" tells that it was fired."""
    words = grounds.words("occurrences")
    actors, things = roles(grounds, token, shared)
    kinds = [(h, weapon_kind(words, grounds.sentence[h].lemma)) for h in things]
    kinds = [(h, kind) for h, kind in kinds if kind]
    if not kinds:
        return None
    against = [p.i for h in (token.i, kinds[0][0]) for p in grounds.after(h, *_AGAINST)]
    targets = tuple(h for i in against for h in grounds.heads(i))
    tool, kind = kinds[0]
    return Act(str(kind), token.i, token.i, actors, targets, grounds.phrase(tool)) if targets else None


def ignited(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "Gunmen set the market on fire", "the clinic was torched by militiamen"."""
    words = grounds.words("occurrences")
    actors, things = roles(grounds, token, shared)
    if token.lemma in words["fire.kindle"] and not _in_flames(grounds, token):
        return None
    targets: tuple[Head, ...] = tuple(
        h for h in things if any(is_named_site(grounds, lemma) for lemma in _lemmas(grounds, h))
    )
    targets = targets or _before_flames(grounds, token)
    shells = next((h for h in shared.heads if weapon_kind(words, grounds.sentence[h].lemma)), None)
    if targets and shells is not None and not is_passive(grounds, token):
        kind = str(weapon_kind(words, grounds.sentence[shells].lemma))
        return Act(kind, token.i, token.i, (), targets, grounds.phrase(shells))
    if not targets or not (actors or (is_passive(grounds, token) and not is_accident(grounds))):
        return None
    if token.lemma in words["fire.blast"]:
        return Act("explosion", token.i, token.i, actors, targets, token.lemma)
    return Act("other", token.i, token.i, actors, targets, "fire")


def _in_flames(grounds: Grounds, token: Token) -> bool:
    """Whether "on fire", "to the torch" or "ablaze" stands below a verb, wherever the parser hangs it."""
    words = grounds.words("occurrences")
    below = tuple(grounds.sentence.subtree(token.i))
    if token.lemma == "set" and any(t.lower in words["fire.ablaze"] for t in below):
        return True
    behind = {(grounds.sentence[t.head].lower, t.lemma) for t in below if t.dep == "pobj"}
    burned = {("on", word) for word in words["fire.flames"]} if token.lemma == "set" else set()
    burned |= {("to", word) for word in words["fire.torch"]}
    return bool(behind & burned)


def _before_flames(grounds: Grounds, token: Token) -> tuple[Head, ...]:
    """What is burned where the parser takes "alight" for a noun with that before it: "set the station alight"."""
    ablaze = grounds.words("occurrences")["fire.ablaze"]
    burning = [t for t in grounds.objects(token.i) if t.lower in ablaze]
    sites = [(t, t.i - 1) for t in burning if is_named_site(grounds, grounds.sentence[t.i - 1].lemma)]
    return tuple(Mention(grounds.sentence.edges(t.i)[0], last) for t, last in sites)


def _lemmas(grounds: Grounds, head: int) -> set[str]:
    """The lemma of a head, and of what it is some or most of."""
    return {grounds.sentence[head].lemma, *(pobj.lemma for pobj in grounds.after(head, "of"))}


def driven_over(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "Their vehicle hit a mine", "a bus ran over an explosive device that rebels had laid"."""
    words = grounds.words("occurrences")
    things = [*grounds.objects(token.i), *grounds.after(token.i, "over", "on")]
    set_off = [t.i for t in things if t.lemma.lower() in words["objects.explosives"]]
    if is_passive(grounds, token) or not set_off or not shared.heads:
        return None
    return Act(
        "explosion", token.i, token.i, _layers(grounds, set_off[0]), shared.heads[:1], grounds.phrase(set_off[0])
    )


def _layers(grounds: Grounds, mine: int) -> tuple[int, ...]:
    """Return who laid a mine: "a mine they had laid", "one planted by the militia"."""
    laying = grounds.words("occurrences")["fire.throw"]
    clauses = [c for c in grounds.sentence.children(mine, "relcl", "acl") if c.lemma in laying]
    by = [p.i for c in clauses for p in grounds.after(c.i, "by")]
    own = [t.i for c in clauses for t in grounds.sentence.children(c.i, "nsubj") if t.lower not in _RELATIVES]
    return tuple(h for i in (*by, *own) for h in grounds.heads(i) if grounds.is_actor(h))[:1]


def traded(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "The two sides exchanged fire": neither is said to have begun."""
    words = grounds.words("occurrences")
    fire = [t.i for t in grounds.sentence.children(token.i, "dobj") if t.lemma.lower() in words["fire.traded"]]
    actors = grounds.actors(shared)
    if not fire or not actors or is_passive(grounds, token):
        return None
    met = (p for i in (token.i, *fire) for p in grounds.after(i, "with"))
    others = tuple(h for p in met for h in grounds.heads(p.i) if grounds.is_actor(h))
    return Act("clash", token.i, token.i, actors[:1], (*others, *actors[1:]))


def rammed(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "A suicide bomber crashed into a patrol", "the attacker drove a van into the crowd": no accident by its doer."""
    words = grounds.words("occurrences")
    actors = tuple(h for h in shared.heads if grounds.sentence[h].lemma.lower() in words["fire.rammers"])
    hit = tuple(h for p in grounds.after(token.i, "into") for h in grounds.heads(p.i))
    if not actors or not hit or is_passive(grounds, token):
        return None
    tools = tuple(t.i for t in grounds.objects(token.i))
    told = {t.lemma.lower() for t in grounds.sentence.subtree(token.i)} | {grounds.sentence[h].lower for h in actors}
    kind = "explosion" if told & words["fire.blasting"] else "other"
    return Act(kind, token.i, token.i, actors, hit, grounds.phrase(tools[0]) if tools else None)
