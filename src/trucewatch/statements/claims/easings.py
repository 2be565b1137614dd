"""Acts that ease a conflict: a blockade or curfew lifted, captives let go, a crossing opened, fighters who give up."""

from trucewatch.statements.claims import captivity
from trucewatch.statements.claims.acts import Act, is_passive
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.found import Mention
from trucewatch.statements.sentence import Token


def eased(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """Lift a blockade, ease a curfew, open a crossing; release prisoners."""
    words = grounds.words("occurrences")
    passive = is_passive(grounds, token)
    things = shared.heads if passive else tuple(t.i for t in grounds.objects(token.i))
    agents = (h for by in grounds.after(token.i, "by") for h in grounds.heads(by.i))
    actors = tuple(h for h in agents if grounds.is_actor(h)) if passive else grounds.actors(shared)
    verb = token.lemma.lower()
    eased = [h for h in things if _can_be(grounds, h, verb, words["easing.lift"], words["easing.restraints"])]
    opened = [h for h in things if _can_be(grounds, h, verb, words["easing.open"], words["easing.passages"])]
    freed = [h for h in things if verb in words["easing.free"] and _is_captive(grounds, h)]
    found = (*eased, *opened, *freed)
    if not found or not (actors or passive):
        return None
    if freed and captivity.swapped(grounds, token):
        return Act("prisoner-exchange", token.i, token.i, actors or captivity.sides_of_swap(grounds, token))
    return Act("other", token.i, token.i, actors, tuple(found[:1]))


def reopened(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "The crossing reopened", "the airport opened to civilian flights"."""
    words = grounds.words("occurrences")
    if is_passive(grounds, token) or grounds.objects(token.i):
        return None
    opened = [h for h in shared.heads if grounds.sentence[h].lemma.lower() in words["easing.passages"]]
    return Act("other", token.i, token.i, (), tuple(opened[:1])) if opened else None


def closed(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "The government closed all crossings", "the border was sealed"."""
    words = grounds.words("occurrences")
    passive = is_passive(grounds, token)
    things = shared.heads if passive else tuple(t.i for t in grounds.objects(token.i))
    agents = (h for by in grounds.after(token.i, "by") for h in grounds.heads(by.i))
    actors = tuple(h for h in agents if grounds.is_actor(h)) if passive else grounds.actors(shared)
    shut = [h for h in things if _can_be(grounds, h, token.lemma.lower(), words["easing.close"], words["easing.ways"])]
    return Act("blockade", token.i, token.i, actors, tuple(shut[:1])) if shut and (actors or passive) else None


def _can_be(grounds: Grounds, head: int, verb: str, verbs: frozenset[str], things: frozenset[str]) -> bool:
    """Whether a thing is one that these verbs lift or open; "a state of emergency" counts as its emergency."""
    inside = (grounds.sentence[head], *grounds.after(head, "of"), *grounds.sentence.children(head, "compound"))
    return verb in verbs and any(token.lemma.lower() in things for token in inside)


def _is_captive(grounds: Grounds, head: int) -> bool:
    words = grounds.words("occurrences")
    token = grounds.sentence[head]
    people = words["objects.captives"] | words["objects.people"] | words["objects.troops"]
    return token.ent == "PERSON" or (token.lemma.lower() in people and token.lemma.lower() not in words["easing.tools"])


def gave_up(grounds: Grounds, token: Token, shared: Subject) -> Act | None:
    """ "The rebels surrendered", "the militia laid down its arms"."""
    words = grounds.words("occurrences")
    actors: tuple[int | Mention, ...] = grounds.actors(shared)
    if not actors or is_passive(grounds, token):
        return None
    things = grounds.sentence.children(token.i, "dobj")
    if token.lemma == "surrender":
        return Act("withdrawal", token.i, token.i, actors, tuple(t.i for t in things[:1]))
    down = any(c.lower == "down" for c in grounds.sentence.children(token.i, "prt", "advmod"))
    arms = any(t.lower in words["easing.arms"] for t in things)
    return Act("withdrawal", token.i, token.i, actors) if down and arms else None
