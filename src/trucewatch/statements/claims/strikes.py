"""Strikes: bombed and hit from the air, and rockets and shells fired; what flies or is fired makes the kind."""

from collections.abc import Sequence

from trucewatch.statements.claims.acts import Act, is_passive, weapon_kind
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.doers import roles
from trucewatch.statements.claims.sites import is_accident, is_person, is_site
from trucewatch.statements.claims.told import Reading, Told
from trucewatch.statements.sentence import Token


def bombed(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """Bomb, strike, hit: what flies or is fired makes the kind, or what it is done with."""
    actors, targets = roles(grounds, token, shared)
    passive = is_passive(grounds, token)
    by = [h for p in grounds.after(token.i, "by") for h in grounds.heads(p.i)] if passive else [*shared.heads]
    used = [p.i for p in grounds.after(token.i, "with", "using") if kind_of_tool(grounds, p.i)]
    tools = [*used, *(h for h in by if kind_of_tool(grounds, h))]
    kind = kind_of_tool(grounds, tools[0]) if tools else _bomber(grounds, token, actors)
    aims = token.lemma == "target" and not used and kind in ("missile-strike", "shelling")
    if kind is None and token.lemma == "target" and token.tag == "VBD" and _aim_at_people(grounds, actors, targets):
        kind = "other"
    if kind is None and passive and not by and _is_deadly(grounds, token):
        kind = "other" if any(is_site(grounds, h) for h in targets) else None
    if kind is None or not targets or aims:
        return None
    actors = launchers(grounds, tools) or actors
    return Act(kind, token.i, token.i, actors, targets, grounds.phrase(tools[0]) if tools else None)


def _aim_at_people(grounds: Grounds, actors: tuple[int, ...], targets: tuple[int, ...]) -> bool:
    """Whether armed people targeted people in the flesh: "snipers targeted farmers"."""
    gunmen = grounds.words("occurrences")["striking.gunmen"]
    by = any(grounds.sentence[h].lemma.lower() in gunmen for h in actors)
    return by and any(is_person(grounds, h) for h in targets)


def _is_deadly(grounds: Grounds, token: Token) -> bool:
    """Whether people are told to have died or been hurt when something was hit, by no accident: "ten died when"."""
    words, above = grounds.words("occurrences"), grounds.sentence[token.head]
    harming = words["harm.verbs"] | words["verbs.harm"]
    below = any(c.lemma in harming for c in grounds.sentence.children(token.i, "advcl", "conj"))
    told = below or (token.dep == "advcl" and above.lemma in harming)
    return told and not is_accident(grounds)


def kind_of_tool(grounds: Grounds, head: int) -> str | None:
    """Return the kind of strike that a noun makes by itself or by what stands before it: "rocket launchers"."""
    words, sentence = grounds.words("occurrences"), grounds.sentence
    before = [c.lemma.lower() for c in sentence.children(head, "compound", "amod")]
    lemma = sentence[head].lemma.lower()
    kind = weapon_kind(words, lemma) or weapon_kind(words, " ".join([*before[-1:], lemma]))
    if kind is None and lemma in words["objects.launchers"]:
        kind = next((k for word in before if (k := weapon_kind(words, word))), None)
    return kind


def launchers(grounds: Grounds, tools: Sequence[int]) -> tuple[int, ...]:
    """Return who launched, flew or owns what strikes: "a drone flown by the rebels", "a jet of the air force"."""
    acts = [acl for tool in tools for acl in grounds.sentence.children(tool, "acl")]
    owning, sides = (grounds.words("occurrences")[f"striking.{name}"] for name in ("belong", "sides"))
    named = [by for acl in acts for by in grounds.after(acl.i, "by")]
    named += [to for acl in acts if acl.lemma in owning for to in grounds.after(acl.i, "to")]
    named += [of for tool in tools if weapon_flies(grounds, tool) for of in grounds.after(tool, "of")]
    named += [p for tool in tools for p in grounds.after(tool, "from") if p.lemma.lower() in sides]
    return tuple(h for one in named for h in grounds.heads(one.i) if grounds.is_actor(h))


def weapon_flies(grounds: Grounds, head: int) -> bool:
    """Whether a noun names a craft, which somebody flies and owns, and not what is fired once."""
    return kind_of_tool(grounds, head) in grounds.words("occurrences")["striking.flown"]


def _bomber(grounds: Grounds, token: Token, actors: tuple[int, ...]) -> str | None:
    """Return what kind of act bombing is: those without an air force lay their bombs."""
    air = grounds.words("occurrences")["monitored.air"]
    if any(p.lemma in air for p in grounds.after(token.i, "from")):
        return "air-strike"
    if token.lemma != "bomb" or not actors:
        return None
    grounded = grounds.words("occurrences")["objects.grounded"]
    return "explosion" if any(grounds.sentence[h].lemma in grounded for h in actors) else "air-strike"


def fired(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """Fire, launch a rocket, a shell, a drone, or a volley of them; also where they are fired by somebody."""
    words = grounds.words("occurrences")
    passive = is_passive(grounds, token)
    actors, things = roles(grounds, token, shared)
    rounds = [(h, tool) for h in things for tool in (h, *_of_kind(grounds, h)) if _is_fired(grounds, token, tool)]
    if not rounds or any(below.lemma == "test" for below in grounds.sentence.subtree(token.i)):
        return None
    kind = weapon_kind(words, grounds.sentence[rounds[0][1]].lemma) or "missile-strike"
    below = [p for h in (token.i, *things) for p in grounds.after(h, *words["falling.fired_at"])]
    hit = tuple(h for p in below if p.ent not in ("DATE", "TIME") for h in grounds.heads(p.i))
    if passive and not actors:
        # the parser may hang "by" below what is hit
        actors = tuple(
            h for i in hit for p in grounds.after(i, "by") for h in grounds.heads(p.i) if grounds.is_actor(h)
        )
    told = hit or (token.dep != "acl" and (actors or not passive))
    return Act(kind, token.i, token.i, actors, hit, grounds.phrase(rounds[0][0])) if told else None


def _is_fired(grounds: Grounds, verb: Token, tool: int) -> bool:
    """Whether a noun names rounds, or drones where they are launched."""
    words, lemma = grounds.words("occurrences"), grounds.sentence[tool].lemma.lower()
    drones = words["bombing.drone-strike"] if verb.lemma in words["falling.launch"] else frozenset()
    return lemma in words["objects.weapons-missile"] | words["objects.weapons-shell"] | drones


def _of_kind(grounds: Grounds, head: int) -> tuple[int, ...]:
    """The weapon that rounds are of: "mortar rounds", "a barrage of missiles"."""
    words, lemma = grounds.words("occurrences"), grounds.sentence[head].lemma.lower()
    before = tuple(c.i for c in grounds.sentence.children(head, "compound")) if lemma in words["objects.rounds"] else ()
    of = tuple(p.i for p in grounds.after(head, "of")) if lemma in words["measures.nouns"] else ()
    return (*before, *of)


def ordered(grounds: Grounds, token: Token, act: Act) -> Reading | None:
    """How fire that was ordered is told: "had the airfield shelled", "was ordered to be bombed"; else None."""
    governor = grounds.sentence[token.head]
    words = grounds.words("occurrences")
    suffering = token.dep in ("xcomp", "ccomp") and token.tag in ("VBN", "VBD") and not grounds.objects(token.i)
    if not suffering or governor.lemma not in words["striking.ordering"] or act.kind not in words["striking.ordered"]:
        return None
    reading = grounds.told_done(governor.i)
    return reading if reading.told in (Told.REAL, Told.ALLEGED, Told.DENIED) else None
