"""What harm is done to: sites, people, goods; and who, being armed or of the state, does it."""

from collections.abc import Iterable

from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.doers import is_unknown
from trucewatch.statements.claims.movements import is_force
from trucewatch.statements.sentence import Token

_NAMES = ("NORP", "ORG", "GPE")
_PLACES = ("GPE", "LOC", "FAC")


def is_site(grounds: Grounds, head: int) -> bool:
    """Whether a noun names what stands somewhere, a vehicle, or a place by its name."""
    token = grounds.sentence[head]
    return token.ent in _PLACES or any(is_named_site(grounds, one.lemma) for one in (token, *_parts(grounds, head)))


def is_named_site(grounds: Grounds, lemma: str) -> bool:
    """Whether a lemma is a word for a site."""
    words = grounds.words("occurrences")
    lists = ("objects.things", "objects.struck", "taking.seats", "objects.places")
    return lemma.lower() in words.union("sites") or any(lemma.lower() in words[one] for one in lists)


def is_person(grounds: Grounds, head: int) -> bool:
    """Whether a noun names people, counted or not, or a person by the name."""
    words = grounds.words("occurrences")
    found = (grounds.sentence[head], *_parts(grounds, head))
    lists = (words["objects.people"], words["monitored.dwellers"], words["captivity.people"], words.union("persons"))
    return any(one.ent == "PERSON" or any(one.lemma.lower() in known for known in lists) for one in found)


def _parts(grounds: Grounds, head: int) -> tuple[Token, ...]:
    """What a number or a part is of: "hundreds of villagers", "most of the houses"."""
    words, token = grounds.words("occurrences"), grounds.sentence[head]
    part = token.pos == "NUM" or token.lemma.lower() in words["movement.parts"] | grounds.parties["partitives.nouns"]
    return grounds.after(head, "of") if part else ()


def armed(grounds: Grounds, heads: Iterable[int], *, police: bool = True) -> tuple[int, ...]:
    """Return those who bear arms or act for a state: forces, the unknown and armed, parties and states by name."""
    return tuple(h for h in heads if _is_armed(grounds, h) and (police or not _is_civil(grounds, h)))


def _is_armed(grounds: Grounds, head: int) -> bool:
    words, token = grounds.words("occurrences"), grounds.sentence[head]
    named = token.ent in _NAMES and grounds.is_actor(head)
    state = token.lemma.lower() in words["monitored.states"]
    return named or state or is_force(grounds, head) or is_unknown(grounds, token)


def _is_civil(grounds: Grounds, head: int) -> bool:
    return grounds.sentence[head].lemma.lower() in grounds.words("occurrences")["monitored.civil"]


def is_accident(grounds: Grounds) -> bool:
    """Whether the sentence speaks of an accident or of weather."""
    accidents = grounds.words("occurrences")["harm.accidents"]
    return any(token.lemma.lower() in accidents for token in grounds.sentence.tokens)


def is_sport(grounds: Grounds) -> bool:
    """Whether the sentence speaks of a match, where sides are beaten with words of war."""
    games = grounds.words("occurrences")["taking.games"]
    return any(token.lemma.lower() in games for token in grounds.sentence.tokens)
