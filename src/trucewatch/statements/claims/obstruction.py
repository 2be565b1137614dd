"""What monitors record besides violence: flights over a zone, and monitors kept from where they want to go."""

from trucewatch.statements.claims.acts import Act, is_passive
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.weapons import roles
from trucewatch.statements.sentence import Token


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
    """ "Militiamen prevented monitors from entering", "the mission was denied access", "the patrol was turned back"."""
    words = grounds.words("occurrences")
    actors, things = roles(grounds, token, shared)
    passive = is_passive(grounds, token)
    kept = tuple(h for h in things if grounds.sentence[h].lemma.lower() in words["monitored.monitors"])
    below = {t.lower for t in grounds.sentence.children(token.i, "prt", "advmod", "prep", "dobj")}
    if token.lemma in words["monitored.deny"]:
        # "denied the mission access": the parser may take the mission for a part of the access
        access = [t for t in grounds.sentence.children(token.i, "dobj") if t.lemma in words["monitored.access"]]
        inside = (t.i for a in access for t in (*grounds.sentence.children(a.i, "compound"), *_given(grounds, token)))
        kept = kept or tuple(h for h in inside if grounds.sentence[h].lemma in words["monitored.monitors"])
        return Act("other", token.i, token.i, actors, kept[:1]) if access and kept else None
    needed = {"back", "away"} if token.lemma in words["monitored.turn"] else {"from", "at"}
    if not kept or not (below & needed) or not (actors or passive):
        return None
    return Act("other", token.i, token.i, actors, kept[:1])


def _given(grounds: Grounds, token: Token) -> tuple[Token, ...]:
    return tuple(grounds.sentence.children(token.i, "dative", "iobj"))


def held_up(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "Officers held up 20 aid trucks", "the convoy was turned back": aid that does not get through."""
    words = grounds.words("occurrences")
    actors, things = roles(grounds, token, shared)
    particles = {t.lower for t in grounds.sentence.children(token.i, "prt", "advmod")}
    wanted = {"back", "away"} if token.lemma in words["monitored.turn"] else {"up", "back"}
    aid = tuple(h for h in things if _is_aid(grounds, h))
    if not aid or not particles & wanted or not (actors or is_passive(grounds, token)):
        return None
    return Act("aid-blocked", token.i, token.i, actors, aid[:1])


def _is_aid(grounds: Grounds, head: int) -> bool:
    named = (grounds.sentence[head], *grounds.sentence.children(head, "compound", "nmod"))
    return any(token.lemma.lower() in grounds.words("occurrences")["monitored.aid"] for token in named)
