"""What is said of how talks went, by an adjective: "remained constructive", "held in a cordial atmosphere"."""

from collections.abc import Iterator

from trucewatch.codebook import Codebook
from trucewatch.statements.claims.attendance import participants
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.told import Told
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token

_TOLD = (Told.REAL, Told.ALLEGED)


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "meetings")
    return ((_mood, words.union("moods")), (_went, words.union("going")))


def _mood(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """An adjective that is told of talks, of their atmosphere, or of "them" where talks were named before."""
    first = _first(grounds, token)
    above = grounds.sentence[first.head]
    described = grounds.words("meetings")["moods_by.describing"]
    if first.dep in ("acomp", "attr"):
        yield from _told(grounds, token, above, grounds.sentence.children(above.i, "nsubj"))
    elif first.dep in ("ccomp", "oprd") and above.lemma in described:
        things = grounds.sentence.children(first.i, "nsubj") or grounds.sentence.children(above.i, "dobj", "nsubjpass")
        yield from _told(grounds, token, above, things)
    elif above.dep == "prep" and above.lower == "as":
        verb = grounds.sentence[above.head]
        if verb.lemma in described:
            yield from _told(grounds, token, verb, grounds.sentence.children(verb.i, "dobj", "nsubjpass"))
    elif first.dep == "amod" and above.lemma in grounds.words("meetings")["moods_by.atmospheres"]:
        yield from _in_atmosphere(grounds, token, above)
    elif first.dep == "amod" and above.dep in ("dobj", "nsubj", "nsubjpass"):
        verb = grounds.sentence[above.head]
        if verb.lemma in grounds.words("meetings")["verbs.hold"] | grounds.words("meetings")["outcomes.held"]:
            yield from _told(grounds, token, verb, (above,))


def _went(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "The talks went well", "are going nowhere"."""
    verb = grounds.sentence[token.head]
    if token.dep == "advmod" and verb.lemma in grounds.words("meetings")["moods_by.going"]:
        yield from _told(grounds, token, verb, grounds.sentence.children(verb.i, "nsubj"), "going")


def _in_atmosphere(grounds: Grounds, token: Token, atmosphere: Token) -> Iterator[FoundClaim]:
    """ "Talks were held in a cordial atmosphere", "they met in a constructive spirit"."""
    prep = grounds.sentence[atmosphere.head]
    verb = grounds.sentence[prep.head]
    if atmosphere.dep == "pobj" and prep.lower == "in" and verb.pos in ("VERB", "AUX"):
        subjects = grounds.sentence.children(verb.i, "nsubj", "nsubjpass")
        met = verb.lemma in grounds.words("meetings")["verbs.meet"]
        yield from _told(grounds, token, verb, subjects, met=met)


def _told(
    grounds: Grounds, token: Token, verb: Token, things: tuple[Token, ...], lists: str = "moods", *, met: bool = False
) -> Iterator[FoundClaim]:
    """The claim, where what is so described are talks."""
    talks = next((found for thing in things if (found := _talks(grounds, thing, verb)) is not None), None)
    reading = grounds.read(verb.i)
    if (talks is None and not met) or reading.told not in _TOLD:
        return
    outcome = next(name for name, told in grounds.words("meetings").under(lists).items() if token.lemma.lower() in told)
    named = participants(grounds, talks) if talks is not None else grounds.actors(grounds.subject(verb.i))
    values = {"format": None, "outcome": outcome}
    anchor = (talks or token).i
    yield grounds.claim(
        "meeting", anchor, values, {"participants": named}, reading=reading, edges=grounds.bounds(verb.i)
    )


def _talks(grounds: Grounds, thing: Token, verb: Token) -> Token | None:
    """The noun for talks that is described: the thing itself, what "they" are, or that whose atmosphere it is."""
    words = grounds.words("meetings")
    nouns = words["nouns.meetings"] | words["moods_by.nouns"]
    if thing.tag == "PRP" or thing.lemma in words["moods_by.pronouns"]:
        before = [one for one in grounds.sentence if one.i < verb.i and one.lemma in nouns and one.pos == "NOUN"]
        return before[-1] if before else None
    if thing.lemma in words["moods_by.atmospheres"] | words["moods_by.rounds"]:
        inside = grounds.after(thing.i, "at", "of", "in", "during", "between")
        named = next((one for one in inside if one.lemma in nouns), None)
        return named or (thing if thing.lemma in words["moods_by.rounds"] else None)
    before_it = {child.lower for child in grounds.sentence.children(thing.i, "compound", "amod", "nmod")}
    return thing if thing.lemma in nouns and not before_it & words["nouns.not_talks"] else None


def _first(grounds: Grounds, token: Token) -> Token:
    """The first of adjectives that stand together: "cordial and constructive"."""
    while token.dep == "conj":
        token = grounds.sentence[token.head]
    return token
