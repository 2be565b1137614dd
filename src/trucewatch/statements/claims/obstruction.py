"""What monitors record besides violence: flights over a zone, and monitors kept from where they want to go."""

from trucewatch.statements.claims.acts import Act, is_passive
from trucewatch.statements.claims.aid import gatekeepers, is_aid
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.doers import is_unknown
from trucewatch.statements.claims.movements import are_forces, is_aircraft, is_force, is_held
from trucewatch.statements.claims.told import Told
from trucewatch.statements.claims.weapons import roles
from trucewatch.statements.sentence import Token


def sighted(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "The camera recorded a quadcopter above the area", "two drones were spotted over the zone"."""
    passive = is_passive(grounds, token)
    things = shared.heads if passive else tuple(t.i for t in grounds.objects(token.i))
    craft = [h for h in things if is_aircraft(grounds, h)]
    over = tuple(
        h for i in (token.i, *craft[:1]) for p in grounds.after(i, "over", "above") for h in grounds.heads(p.i)
    )
    return Act("other", token.i, token.i, (), over[:1], grounds.phrase(craft[0])) if craft and over else None


def overflown(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "A drone flew over the zone", "jets violated the airspace of the zone": the aircraft is the instrument."""
    words = grounds.words("occurrences")
    craft = [h for h in shared.heads if grounds.sentence[h].lemma in words["monitored.aircraft"]]
    things = tuple(t.i for t in grounds.objects(token.i))
    if token.lemma in words["objects.violate"]:
        if not any(grounds.sentence[h].lemma in words["monitored.airspace"] for h in things):
            return None
        actors = tuple(h for h in grounds.actors(shared) if h not in craft)
        return Act("other", token.i, token.i, actors, things, grounds.phrase(craft[0]) if craft else None)
    over = tuple(h for p in grounds.after(token.i, "over") for h in grounds.heads(p.i))
    if not craft or not over or is_passive(grounds, token):
        return None
    return Act("other", token.i, token.i, (), over, grounds.phrase(craft[0]))


def kept_out(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "Militiamen prevented monitors from entering", "the patrol was turned back", "the army blocked their access"."""
    words = grounds.words("occurrences")
    actors, things = roles(grounds, token, shared)
    if token.lemma in words["monitored.deny"] | words["objects.block"] and (shut := _access(grounds, token)):
        return _denied(grounds, token, actors, shared, shut)
    kept = tuple(h for h in things if _are_monitors(grounds, h))
    below = {t.lower for t in grounds.sentence.children(token.i, "prt", "advmod", "prep", "dobj")}
    needed = {"back", "away"} if token.lemma in words["monitored.turn"] else {"from", "at"}
    if not kept or not (below & needed) or not (actors or is_passive(grounds, token)):
        return None
    return Act("other", token.i, token.i, actors, kept[:1])


def _access(grounds: Grounds, token: Token) -> tuple[Token, ...]:
    access = grounds.words("occurrences")["monitored.access"]
    return tuple(t for t in grounds.sentence.children(token.i, "dobj", "dative", "oprd") if t.lemma in access)


def _denied(
    grounds: Grounds, token: Token, actors: tuple[int, ...], shared: Subject, access: tuple[Token, ...]
) -> Act | None:
    """Access denied to monitors, or to aid: whoever is meant may stand before it, behind it, or own it."""
    passive = is_passive(grounds, token)
    given = [t.i for t in grounds.sentence.children(token.i, "dative", "iobj", "dobj") if t not in access]
    inside = [c.i for a in access for c in grounds.sentence.children(a.i, "compound", "poss", "nmod")]
    to = [
        h for i in (token.i, *(a.i for a in access)) for p in grounds.after(i, "to", "for") for h in grounds.heads(p.i)
    ]
    kept = [*(shared.heads if passive else ()), *given, *inside, *to]
    for head in kept:
        if _are_monitors(grounds, head):
            return Act("other", token.i, token.i, actors, (head,))
        if is_aid(grounds, head):
            return Act("aid-blocked", token.i, token.i, actors, (head,))
    return None


def _are_monitors(grounds: Grounds, head: int) -> bool:
    """Whether a noun names monitors, or a pronoun whoever speaks where monitors do ("they were refused entry")."""
    monitors, token = grounds.words("occurrences")["monitored.monitors"], grounds.sentence[head]
    if token.tag != "PRP":
        return token.lemma.lower() in monitors
    clause = grounds.sentence[token.head]
    speech = grounds.sentence[clause.head]
    speaks = clause.dep == "ccomp" and speech.lemma in grounds.modality["cues.saying"]
    return speaks and any(grounds.sentence[h].lemma.lower() in monitors for h in grounds.subject(speech.i).heads)


def driven_out(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "Observers were forced to leave the village", "the patrol was forced out"."""
    actors, things = roles(grounds, token, shared)
    leave = grounds.words("occurrences")["monitored.leave"]
    out = {t.lemma.lower() for t in grounds.sentence.children(token.i, "prt", "advmod", "xcomp", "ccomp")} & leave
    kept = tuple(h for h in things if _are_monitors(grounds, h))
    kept = kept or tuple(
        t.i
        for x in grounds.sentence.children(token.i, "ccomp", "xcomp")
        for t in grounds.sentence.children(x.i, "nsubj")
        if _are_monitors(grounds, t.i)
    )
    return Act("other", token.i, token.i, actors, kept[:1]) if out and kept else None


def not_let_through(grounds: Grounds, token: Token) -> Act | None:
    """ "The fighters refused to let the convoy through", "soldiers did not allow monitors to pass"."""
    if not _is_kept_from(grounds, token):
        return None
    things = list(grounds.sentence.children(token.i, "dobj", "nsubjpass"))
    clauses = grounds.sentence.children(token.i, "ccomp", "xcomp")
    things += [t for c in clauses for t in grounds.sentence.children(c.i, "nsubj")]
    things += grounds.sentence.children(token.i, "nsubj") if not clauses and not things else []
    actors = grounds.actors(grounds.subject(token.i))
    for thing in (_meant(grounds, token, thing) for thing in things):
        if is_aid(grounds, thing.i):
            return Act("aid-blocked", token.i, token.i, actors, (thing.i,))
        if _are_monitors(grounds, thing.i):
            return Act("other", token.i, token.i, actors, (thing.i,))
    return None


def _is_kept_from(grounds: Grounds, token: Token) -> bool:
    """Whether a verb of letting is negated as a fact: refused, or not done in the past."""
    governor = grounds.sentence[token.head]
    refuses = governor.lemma in grounds.words("occurrences")["monitored.refuse"]
    if token.dep == "xcomp" and refuses:
        return grounds.read(governor.i).told in (Told.REAL, Told.ALLEGED)
    return grounds.not_done(token.i) or _none_let_in(grounds, token) or _would_not(grounds, token)


def _would_not(grounds: Grounds, token: Token) -> bool:
    """Whether somebody would not let others pass, as it was: "stopped it and would not let it through"."""
    aux = {c.lower for c in grounds.sentence.children(token.i, "aux")}
    nots = any(c.lower in grounds.modality["adverbs.not"] for c in grounds.sentence.children(token.i, "neg"))
    return "would" in aux and nots and token.dep in ("ROOT", "conj") and grounds.governed(token.i).told is Told.REAL


def _meant(grounds: Grounds, token: Token, thing: Token) -> Token:
    """What "it" stands for in a second clause: the object of the first ("stopped a van and would not let it pass")."""
    before = grounds.objects(token.head) if thing.lower in ("it", "them") and token.dep == "conj" else ()
    return before[0] if before else thing


def _none_let_in(grounds: Grounds, token: Token) -> bool:
    """Whether a passive tells that none was let in: "no aid has been allowed into the camp"."""
    reading, past = grounds.read(token.i), grounds.modality["auxiliaries.past"]
    kept = grounds.sentence.child(token.i, "nsubjpass")
    none = reading.told is Told.NEGATED and kept is not None and reading.by == kept.i
    return none and any(c.lower in past for c in grounds.sentence.children(token.i, "aux", "auxpass"))


def cut_off(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "The Front cut the only road to the town", "militiamen cut off the valley": forces do, not snow."""
    words = grounds.words("occurrences")
    passive = is_passive(grounds, token)
    agents = [h for p in grounds.after(token.i, "by") for h in grounds.heads(p.i)] if passive else list(shared.heads)
    actors = tuple(
        h for h in agents if are_forces(grounds, h) or grounds.sentence[h].lemma in words["monitored.states"]
    )
    things = shared.heads if passive else tuple(t.i for t in grounds.objects(token.i))
    off = any(c.lower == "off" for c in grounds.sentence.children(token.i, "prt", "advmod"))
    ways = words["easing.passages"] | words["easing.ways"] | words["monitored.lifelines"]
    cut = [h for h in things if grounds.sentence[h].lemma.lower() in ways or (off and is_held(grounds, h))]
    return Act("blockade", token.i, token.i, actors, tuple(cut[:1])) if actors and cut else None


def held_up(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "Officers held up 20 aid trucks", "the convoy was turned back": aid that does not get through."""
    words = grounds.words("occurrences")
    actors, things = roles(grounds, token, shared)
    particles = {t.lower for t in grounds.sentence.children(token.i, "prt", "advmod")}
    wanted = {"back", "away"} if token.lemma in words["monitored.turn"] else {"up", "back"}
    aid = tuple(h for h in things if is_aid(grounds, h))
    nobody = is_passive(grounds, token) and not grounds.after(token.i, "by")  # "held up by snow"
    if not aid or not particles & wanted or not (actors or nobody):
        return None
    return Act("aid-blocked", token.i, token.i, actors or gatekeepers(grounds, token), aid[:1])


def stopped(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "Gunmen stopped a bus", "armed men stopped the mission's car": not the police, whose work that is."""
    words = grounds.words("occurrences")
    actors, things = roles(grounds, token, shared)
    armed = tuple(h for h in actors if is_force(grounds, h) or is_unknown(grounds, grounds.sentence[h]))
    civil = any(grounds.sentence[h].lemma.lower() in words["monitored.civil"] for h in armed)
    kept = tuple(h for h in things if grounds.sentence[h].lemma.lower() in words["monitored.stopped"])
    if not armed or civil or not kept or is_aid(grounds, kept[0]):
        return None
    return Act("other", token.i, token.i, armed, kept[:1])


def shut_in(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "The militia confined 800 villagers", "fighters have shut in the valley's people": forces do, not snow."""
    words = grounds.words("occurrences")
    if token.tag == "VBG" and token.dep == "advcl":
        return None  # "cut the road, trapping 800 villagers": told by what was cut
    actors, things = roles(grounds, token, shared)
    forces = tuple(h for h in actors if are_forces(grounds, h))
    if token.lemma in words["monitored.shut"]:
        inside = any(c.lower == "in" for c in grounds.sentence.children(token.i, "prt", "advmod"))
        right_behind = grounds.after(token.i, "in") if grounds.sentence[token.i + 1].lower == "in" else ()
        things = things if inside else tuple(p.i for p in right_behind)
    people = words["objects.people"] | words["captivity.people"] | words["monitored.dwellers"]
    kept = tuple(h for h in things if grounds.sentence[h].lemma.lower() in people)
    return Act("blockade", token.i, token.i, forces, kept[:1]) if forces and kept else None
