"""Time asked for, or taken, before an actor decides about an agreement."""

from collections.abc import Iterable, Iterator, Sequence

from trucewatch.codebook import Codebook
from trucewatch.model import Position
from trucewatch.statements.claims.agreements import agreement_words, positions_of
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.told import Told
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token

_TOLD = (Told.REAL, Told.ALLEGED)


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "positions")
    return (
        (_asked, words["verbs.ask"]),
        (_taking, words["verbs.take"]),
    )


def _asked(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X asked for a delay until Friday to consider signing", "X asked to be given until Friday to reply"."""
    if grounds.read(token.i).told not in _TOLD:
        return
    given = _given(grounds, token)
    governors = (token, *given)
    things = [t for g in governors for t in (*grounds.after(g.i, "for"), *_objects(grounds, g))]
    until = _until(grounds, governors, things)
    purposes = _purposes(grounds, (*governors, *things))
    if not _fits(grounds, purposes):
        return
    carried = _carried(grounds, (*governors, *things)) and any(_is_time(grounds, t) for t in things)
    limited = any(_limited(grounds, t, until, purposes) for t in things)
    if carried or limited or (until and (given or purposes)):
        yield from _time_asked(grounds, token, until, _receiver(grounds, token, given))
    elif until and not things and any(p.lower == "for" for p in grounds.sentence.children(token.i, "prep")):
        yield from _time_asked(grounds, token, until, None)


def _given(grounds: Grounds, token: Token) -> tuple[Token, ...]:
    """Return the verbs of giving below one of asking: "asked to be given", "asked Y to send a copy and grant it"."""
    below = grounds.sentence.children(token.i, "xcomp", "ccomp")
    joined = [c for t in below for c in grounds.sentence.children(t.i, "conj")]
    return tuple(t for t in (*below, *joined) if t.lemma in grounds.words("positions")["verbs.give"])


def _objects(grounds: Grounds, governor: Token) -> Iterator[Token]:
    """Yield the objects of a verb, also a length of time that the parser takes for an adverb ("needed a week")."""
    yield from grounds.sentence.children(governor.i, "dobj")
    for child in grounds.sentence.children(governor.i, "npadvmod"):
        if child.i > governor.i and child.ent in ("DATE", "TIME"):
            yield child


def _limited(grounds: Grounds, thing: Token, until: tuple[int, int] | None, purposes: Sequence[Token]) -> bool:
    """Whether a thing asked for is time, told by how long, by its end or by what it is for."""
    nouns = grounds.words("positions")["time.nouns"]
    if thing.lemma in nouns and (until is not None or (purposes and thing.dep in ("pobj", "npadvmod"))):
        return True
    return _is_time(grounds, thing) and bool(until or purposes or _talks_of_agreement(grounds))


def _receiver(grounds: Grounds, token: Token, given: Sequence[Token]) -> list[int] | None:
    """Return for whom time is asked where that is told by a noun: "asked Y to grant the movement until Friday"."""
    for verb in given:
        things = grounds.sentence.children(verb.i, "dobj", "dative", "nsubjpass")
        named = [h for t in things if t.i != token.i for h in grounds.heads(t.i) if grounds.sentence[h].pos != "PRON"]
        actors = [h for h in named if grounds.is_actor(h)]
        if actors:
            return actors
    return None


def _time_asked(
    grounds: Grounds, token: Token, until: tuple[int, int] | None, actors: list[int] | None
) -> Iterator[FoundClaim]:
    agreement = _agreement_after(grounds, token)
    yield from positions_of(grounds, token, Position.ASKED_FOR_TIME, agreement, actors, until_tokens=until)


def _is_time(grounds: Grounds, thing: Token) -> bool:
    words = grounds.words("positions")
    if thing.lemma in words["time.free"]:
        return True
    modifiers = {child.lower for child in grounds.sentence.children(thing.i)}
    counted = bool(grounds.sentence.children(thing.i, "nummod"))
    return thing.lemma in words["time.nouns"] and (counted or bool(modifiers & words["time.enough"]))


def _until(grounds: Grounds, governors: Iterable[Token], things: Iterable[Token]) -> tuple[int, int] | None:
    words = grounds.words("positions")["time.until"]
    below = [t for thing in things for t in grounds.sentence.subtree(thing.i) if t.pos == "NOUN"]
    for governor in (*governors, *below):
        for prep in grounds.sentence.children(governor.i, "prep"):
            pobj = grounds.sentence.child(prep.i, "pobj")
            to = prep.lower == "to" and pobj is not None and pobj.ent in ("DATE", "TIME")  # "an extension to Friday"
            if (prep.lower in words or to) and prep.i > governor.i:
                return (prep.i, grounds.sentence.edges(pobj.i)[1]) if pobj else None
    return None


def _purposes(grounds: Grounds, governors: Iterable[Token]) -> tuple[Token, ...]:
    """Return the verbs that tell what time is for: "to study the text", "before it answers", "for consulting"."""
    purposes = grounds.words("positions")["time.purposes"]
    return tuple(token for token in _aims(grounds, governors) if token.lemma in purposes)


def _aims(grounds: Grounds, governors: Iterable[Token]) -> Iterator[Token]:
    """Yield the verbs below these: infinitives, and gerunds behind a preposition, also one behind the end of the time.

    "until Friday before giving an answer" is one such.
    """
    until = grounds.words("positions")["time.until"]
    for governor in governors:
        for act in grounds.sentence.children(governor.i, "xcomp", "advcl", "relcl", "acl"):
            yield act
            for later in grounds.sentence.children(act.i, "advcl"):
                if any(mark.lower == "before" for mark in grounds.sentence.children(later.i, "mark")):
                    yield later
        for prep in grounds.sentence.children(governor.i, "prep"):
            yield from grounds.sentence.children(prep.i, "pcomp")
            if prep.lower in until:
                for end in grounds.sentence.children(prep.i, "pobj"):
                    for before in grounds.sentence.children(end.i, "prep"):
                        yield from grounds.sentence.children(before.i, "pcomp")


def _carried(grounds: Grounds, governors: Iterable[Token]) -> bool:
    """Whether time is for carrying out what was agreed: "two more weeks to complete the pullback"."""
    words = grounds.words("positions")
    for act in _aims(grounds, governors):
        things = {t.lemma.lower() for t in grounds.objects(act.i)}
        if act.lemma in words["time.carrying"] and things & words["time.carried"]:
            return True
        if act.lemma in words["time.leaving"] and things & words["time.left"]:
            return True
    return False


def _fits(grounds: Grounds, purposes: Iterable[Token]) -> bool:
    """Whether the time can be for an agreement: to answer questions or to review a budget it is not."""
    signing = grounds.words("positions")["words.signing"] | grounds.words("positions")["time.replies"]
    things = [t for verb in purposes for t in grounds.sentence.children(verb.i, "dobj") if t.lemma not in signing]
    named = [t for t in things if t.pos not in ("PRON", "VERB") and not grounds.is_actor(t.i)]
    return not named or _talks_of_agreement(grounds)


def _talks_of_agreement(grounds: Grounds) -> bool:
    words = grounds.words("positions")
    nouns = words["agreements.ceasefires"] | words["agreements.nouns"] | words["agreements.papers"]
    return any(token.lemma in nouns and token.pos == "NOUN" for token in grounds.sentence)


def _agreement_after(grounds: Grounds, token: Token) -> str | None:
    """Return the agreement that the time is for, if the clause names one."""
    for below in grounds.sentence.subtree(token.i):
        if below.i > token.i and below.dep in ("dobj", "pobj"):
            words = agreement_words(grounds, below.i)
            if words:
                return words
    return None


def _taking(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X is taking two days to consider the terms"."""
    if token.pos != "VERB" or grounds.read(token.i).told not in (*_TOLD, Told.FUTURE):
        return
    things = grounds.sentence.children(token.i, "dobj")
    counted = grounds.words("positions")["time.counted"]
    if any(t.lemma in counted or _is_time(grounds, t) for t in things) and _purposes(grounds, (token, *things)):
        agreement = _agreement_after(grounds, token)
        if agreement or _talks_of_agreement(grounds):
            yield from positions_of(grounds, token, Position.ASKED_FOR_TIME, agreement, until_tokens=None)
