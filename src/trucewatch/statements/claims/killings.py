"""Killing, wounding, abducting and blowing up: by verbs, also without an agent, and by nouns with their victims.

A noun such as "the murder of the mayor" tells an act as known unless what governs it makes a threat, a plan or a
generality of it; a bare plural ("the killing of civilians") is no single act.
"""

from collections.abc import Iterator

from trucewatch.codebook import Codebook
from trucewatch.statements.claims.acts import (
    Act,
    claims_of,
    harm_words,
    is_passive,
    kind_of_noun,
    weapon_kind,
)
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds, Head
from trucewatch.statements.claims.doers import is_unknown, roles
from trucewatch.statements.claims.frames import framed
from trucewatch.statements.claims.governing import told_of
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.responsibility import told_elsewhere
from trucewatch.statements.claims.sites import armed, is_person, is_sport
from trucewatch.statements.claims.strikes import kind_of_tool, launchers, weapon_flies
from trucewatch.statements.claims.told import Reading
from trucewatch.statements.found import FoundClaim, Mention
from trucewatch.statements.sentence import Token


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    return ((_of_somebody, lexicon(codebook, "occurrences").union("suffered")), (_shot_dead, frozenset({"shot"})))


def harmed(grounds: Grounds, token: Token, act: Act) -> Act | None:
    """Kill, wound, murder, torture: by a party or an armed man, by a weapon, or by nobody named."""
    if (
        not act.targets
        or _names_act(grounds, token)
        or _is_aside(grounds, token)
        or _is_figurative(grounds, token, act)
        or not _is_done_to_people(grounds, token, act)
    ):
        return None
    harm = harm_words(grounds, token)
    by = _whose_fire(grounds, token)
    if by is not None:
        return Act(by[1], act.anchor, act.verb, by[0], act.targets, None, harm)
    tool = _tool(grounds, token)
    if tool is not None:
        kind = kind_of_tool(grounds, tool) or _tool_kind(grounds, grounds.sentence[tool])
        actors: tuple[Head, ...] = launchers(grounds, [tool])
        actors = actors or tuple(h for h in act.actors if _is_of_somebody(grounds, h))
        return Act(kind, act.anchor, act.verb, actors, act.targets, grounds.phrase(tool), harm)
    meant = grounds.words("occurrences")["harm.deliberate"]
    # "shot and killed"
    deliberate = token.lemma in meant or (token.dep == "conj" and grounds.sentence[token.head].lemma in meant)
    if act.actors:
        known = deliberate or any(_is_armed(grounds, head) for head in act.actors)
    else:
        known = _agentless(grounds, token, act, deliberate=deliberate)
    return Act("other", act.anchor, act.verb, act.actors, act.targets, None, harm) if known else None


def _names_act(grounds: Grounds, token: Token) -> bool:
    """Whether the clause names the act that did the harm ("killed two in an air strike"): that is found there."""
    below = (t for t in grounds.sentence.subtree(token.i) if t.dep == "pobj" and t.i > token.i)
    return any(kind_of_noun(grounds, noun) for noun in below)


def _is_aside(grounds: Grounds, token: Token) -> bool:
    """Whether the harm is told beside the weapon that did it: "a drone hit the block, wounding four"."""
    words, above = grounds.words("occurrences"), grounds.sentence[token.head]
    weapons = any(
        kind_of_tool(grounds, h) or _is_tool(grounds, grounds.sentence[h]) for h in grounds.subject(above.i).heads
    )
    strikes = words["bombing.verbs"] | words["falling.hard"] | words["falling.blast"] | words["objects.fall"]
    return token.dep == "advcl" and token.tag == "VBG" and weapons and above.lemma in strikes


def _is_figurative(grounds: Grounds, token: Token, act: Act) -> bool:
    """Whether what is shot down is no aircraft and nobody: a proposal."""
    words, thing = grounds.words("occurrences"), grounds.sentence[act.hit]
    down = any(c.lower == "down" for c in grounds.sentence.children(token.i, "prt", "advmod"))
    craft = kind_of_tool(grounds, act.hit) or thing.lemma.lower() in words["monitored.aircraft"]
    return (
        down and not craft and not _is_tool(grounds, thing) and not _is_somebody(grounds, thing) and thing.pos == "NOUN"
    )


def _is_done_to_people(grounds: Grounds, token: Token, act: Act) -> bool:
    """Whether a verb that tells murder only of people is told of them: not of cattle, a curtain, a side in a match."""
    words = grounds.words("occurrences")
    if token.lemma not in words["harm.personal"]:
        return True
    people = all(is_person(grounds, h) or grounds.is_actor(h) for h in act.targets if isinstance(h, int))
    return people and not is_sport(grounds) and _is_fatal(grounds, token)


def _is_fatal(grounds: Grounds, token: Token) -> bool:
    """Whether a verb that kills only with "down" or "to death" has it; others always do."""
    needed = grounds.words("occurrences").under("harm.fatal").get(token.lemma)
    below = {c.lower for c in grounds.sentence.children(token.i, "prt", "advmod", "prep")}
    objects = (token.i, *(t.i for t in grounds.objects(token.i)))
    return needed is None or bool(needed & (below | {p.lower for i in objects for p in grounds.after(i, "to")}))


def put_to_death(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "The rebels put two captives to death"."""
    actors, things = roles(grounds, token, shared)
    below = {
        c.lower for t in grounds.sentence.children(token.i, "prep") for c in grounds.sentence.children(t.i, "pobj")
    }
    people = tuple(h for h in things if is_person(grounds, h))
    if not people or not below & grounds.words("occurrences").under("harm.fatal")["put"]:
        return None
    by = armed(grounds, actors)
    known = by or is_passive(grounds, token)
    return Act("other", token.i, token.i, by, people, None, harm_words(grounds, token)) if known else None


def _is_armed(grounds: Grounds, head: Head) -> bool:
    forces = grounds.words("occurrences")["objects.forces"] | grounds.parties["nouns.forces"]
    token = grounds.sentence[head if isinstance(head, int) else head.last]
    return token.lemma in forces or token.ent in ("ORG", "GPE", "NORP") or is_unknown(grounds, token)


def _tool(grounds: Grounds, token: Token) -> int | None:
    """Return the weapon that is a verb's subject, or its agent where the verb is passive."""
    passive = is_passive(grounds, token)
    found = [p.i for p in grounds.after(token.i, "by")] if passive else list(grounds.subject(token.i).heads)
    return next((h for h in found if _is_tool(grounds, grounds.sentence[h]) or _is_at_war(grounds, h)), None)


def _is_at_war(grounds: Grounds, head: int) -> bool:
    """Whether a noun names a craft whose killing was no accident: a drone, a jet, a plane that somebody flew."""
    words = grounds.words("occurrences")
    accident = {t.lemma.lower() for t in grounds.sentence.tokens} & words["harm.accidents"]
    name = grounds.sentence[head].lemma.lower()
    peaceful = name in words["fire.any_craft"] and not launchers(grounds, [head])
    flies = name in words["monitored.aircraft"] and weapon_flies(grounds, head)  # a bomber may be a person
    return flies and not accident and not peaceful


def _is_of_somebody(grounds: Grounds, head: Head) -> bool:
    """Whether a name stands before what flies: "Amaran drones", "the army's jets"."""
    before = grounds.sentence.children(head if isinstance(head, int) else head.last, "amod", "compound", "nmod", "poss")
    return any(one.ent in ("NORP", "ORG", "GPE") or grounds.is_actor(one.i) for one in before)


def _whose_fire(grounds: Grounds, token: Token) -> tuple[tuple[Head, ...], str] | None:
    """Whose fire did harm, and its kind: "killed by Norvian shelling", where the parser takes the noun for a verb."""
    suffered = grounds.words("occurrences").under("suffered")
    agents = grounds.sentence.children(token.i, "agent")
    acts = [
        (p, act)
        for agent in agents
        for act in grounds.sentence.children(agent.i, "pcomp")
        for p in grounds.sentence.children(act.i, "nsubj")
    ]
    acts += [(p, grounds.sentence[p.i + 1]) for p in grounds.after(token.i, "by") if p.i + 1 < len(grounds.sentence)]
    for owner, act in acts:
        kind = next((k for k, nouns in suffered.items() if act.lower in nouns), None)
        if kind is not None and act.tag == "VBG":
            return ((owner.i,) if grounds.is_actor(owner.i) else ()), "other" if kind == "harm" else kind
    return None


def _is_tool(grounds: Grounds, token: Token) -> bool:
    words = grounds.words("occurrences")
    tools = words["objects.explosives"] | words["objects.weapons-missile"] | words["objects.weapons-shell"]
    return token.lemma.lower() in tools


def _tool_kind(grounds: Grounds, token: Token) -> str:
    return weapon_kind(grounds.words("occurrences"), token.lemma) or "explosion"


def _agentless(grounds: Grounds, token: Token, act: Act, *, deliberate: bool) -> bool:
    """Whether a passive without an agent tells an act of violence: "the mayor was murdered", "a general was killed".

    Counted people are told by figures; what killed them may have been an accident.
    """
    if not is_passive(grounds, token) or grounds.after(token.i, "by"):
        return False
    victim = grounds.sentence[act.hit]
    if not _is_somebody(grounds, victim):
        return False
    if deliberate:
        return True
    counted = grounds.sentence.children(victim.i, "nummod") or victim.pos in ("NUM", "PRON")
    around = {t.lemma.lower() for t in grounds.sentence.tokens}
    return not counted and not around & grounds.words("occurrences")["harm.accidents"]


def _is_somebody(grounds: Grounds, token: Token) -> bool:
    people = grounds.words("occurrences")["objects.people"]
    return token.ent == "PERSON" or token.lemma.lower() in people or grounds.is_actor(token.i)


def _of_somebody(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "The murder of the mayor by gunmen", "the rebels' attack on the convoy", "the kidnapping of two nuns"."""
    words = grounds.words("occurrences")
    if token.pos != "NOUN" or token.tag == "NNS" or token.dep in ("compound", "amod", "nmod"):
        return
    kind = next((k for k, nouns in words.under("suffered").items() if token.lemma.lower() in nouns), None)
    told = told_of(grounds, token)
    hit = tuple(h for p in grounds.after(token.i, *_PREPOSITIONS[kind == "other"]) for h in grounds.heads(p.i))
    hit = tuple(h for h in hit if _is_definite(grounds, h, kind))
    if kind is None or told is None or not hit or _is_framed(grounds, token) or told_elsewhere(grounds, token):
        return
    by = (h for p in grounds.after(token.i, "by") for h in grounds.heads(p.i) if grounds.is_actor(h))
    owners = (c.i for c in grounds.sentence.children(token.i, "poss") if grounds.is_actor(c.i))
    actors = tuple(by) or tuple(owners)
    harm = grounds.sentence.words(token.i, grounds.mention(hit[0]).last) if kind == "harm" else None
    act = Act("other" if kind == "harm" else kind, token.i, token.i, actors[:2], hit, None, harm)
    yield from claims_of(grounds, act, Reading(told), None, grounds.phrase_bounds(token.i))


def _shot_dead(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "A sniper shot dead a shepherd", where the parser takes the shot for a noun and "dead" for the verb."""
    dead = grounds.sentence[token.i + 1] if token.i + 1 < len(grounds.sentence) else token
    if token.pos not in ("NOUN", "VERB") or dead.lower != "dead":
        return
    behind = (t for t in grounds.sentence.children(dead.i, "dobj", "attr", "nsubj") if t.i > dead.i)
    hit = tuple(h for t in behind for h in grounds.heads(t.i))
    verb = token if token.pos == "VERB" else dead
    actors = grounds.actors(grounds.subject(token.i)) if verb is token else _shooters(grounds, token, dead)
    if hit and actors:
        harm = grounds.sentence.words(token.i, grounds.mention(hit[0]).last)
        act = Act("other", token.i, verb.i, actors, hit, None, harm)
        yield from claims_of(grounds, act, grounds.read(verb.i), None)


def _shooters(grounds: Grounds, token: Token, dead: Token) -> tuple[Head, ...]:
    """Return who shot: what is joined to the shot, or the subject with a phrase on it ("gunmen on a motorcycle")."""
    if token.head == dead.i:
        joined = [c.i for c in grounds.sentence.children(token.i, "compound") if grounds.is_actor(c.i)][-1:]
        return tuple(Mention(grounds.sentence.edges(token.i)[0], shooter) for shooter in joined)
    before = (t for t in grounds.sentence.children(dead.i, "nsubj") if t.i < token.i)
    return tuple(h for t in before for h in grounds.heads(t.i) if grounds.is_actor(h))[:1]


def _is_framed(grounds: Grounds, token: Token) -> bool:
    """Whether a verb tells the act as happening or done: then it is found there."""
    kind = kind_of_noun(grounds, token)
    return kind is not None and framed(grounds, token, kind) is not None


_PREPOSITIONS = (("of",), ("on", "against"))


def _is_definite(grounds: Grounds, head: int, kind: str | None) -> bool:
    """Whether somebody in particular is meant, or a place for what can hit one: no bare plural, nothing abstract."""
    token = grounds.sentence[head]
    bare = token.tag == "NNS" and not grounds.sentence.children(head, "det", "nummod", "poss", "amod", "compound")
    if bare or token.pos not in ("NOUN", "PROPN") or token.ent in ("DATE", "TIME"):
        return False
    words = grounds.words("occurrences")
    place = token.ent in ("GPE", "LOC", "FAC") or token.lemma in words["objects.places"] | words["objects.things"]
    return _is_somebody(grounds, token) or (kind != "harm" and kind != "detention" and place)
