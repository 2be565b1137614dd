"""Talks held, announced, broken off: who takes part, face to face or not, and what is said of the outcome."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from trucewatch.codebook import Codebook
from trucewatch.model import MeetingFormat
from trucewatch.statements.claims import encounters, moods
from trucewatch.statements.claims.attendance import is_plural, participants, sits, those_met_with
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.outcomes import TOLD, outcome_of, outcome_word
from trucewatch.statements.claims.told import Reading, Told
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "meetings")
    return (
        (_meeting, words["nouns.meetings"] | {"conference"}),
        (_session, words["joint.sessions"]),
        (_met, words["verbs.meet"] | words["verbs.visit"]),
        (_progress, words["nouns.progress"] | words["nouns.breakthrough"]),
        (_reached, words["nouns.agreements"]),
        *encounters.triggers(codebook),
        *moods.triggers(codebook),
    )


def _meeting(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """A noun for talks, told by the verb that it is the subject or object of, or that it goes with."""
    words = grounds.words("meetings")
    before = {child.lower for child in grounds.sentence.children(token.i, "compound", "amod", "nmod")}
    if token.pos not in ("NOUN", "PROPN") or before & words["nouns.not_talks"]:
        return
    governor = grounds.sentence[token.head]
    above = grounds.sentence[governor.head]
    if token.dep in ("nsubj", "nsubjpass"):
        yield from _as_subject(grounds, token, governor)
    elif above.dep in ("nsubj", "nsubjpass") and governor.lower == "of" and above.lemma in words["nouns.rounds"]:
        yield from _as_subject(grounds, token, grounds.sentence[above.head])
    elif token.dep == "dobj":
        yield from _as_object(grounds, token, governor)
    elif token.dep == "pobj" and governor.lower == "over" and above.lemma in words["verbs.hold"]:
        yield from _as_object(grounds, token, above)
    elif token.dep == "pobj":
        yield from _as_adjunct(grounds, token, governor)


def _session(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """A session of a body in which the parties sit together: "the joint commission held its fifth session"."""
    words, verb = grounds.words("meetings"), grounds.sentence[token.head]
    verb = grounds.sentence[verb.head] if verb.lower == "over" else verb
    reading = grounds.read(verb.i)
    if verb.lemma not in words["verbs.hold"] or reading.told not in TOLD:
        return
    shared = grounds.subject(verb.i)
    held = token.dep == "nsubjpass"
    bodies = tuple(h for p in grounds.after(token.i, "of") for h in grounds.heads(p.i) if sits(grounds, h))
    own = () if held else grounds.actors(shared)
    joint = any(c.lower == "joint" for c in grounds.sentence.children(token.i, "amod"))
    talkers = any(grounds.sentence[h].lemma.lower() in words["nouns.talkers"] for h in own)
    if bodies or (own and joint) or talkers or any(sits(grounds, h) for h in own):
        yield _claim(grounds, token, verb, (*own, *bodies), None, reading, None if held else shared)


def _as_subject(grounds: Grounds, token: Token, verb: Token) -> Iterator[FoundClaim]:
    outcome, reading = outcome_of(grounds, verb)
    if reading is None:
        return
    named = participants(grounds, token)
    if outcome is None and (not (named or _of_round(grounds, token)) or outcome_word(grounds, verb) is None):
        return
    yield _claim(grounds, token, verb, named, outcome, reading)


def _of_round(grounds: Grounds, token: Token) -> bool:
    """Whether it is known which talks were held: "the first meeting of the third round", "the third round of talks"."""
    rounds = grounds.words("meetings")["nouns.rounds"]
    above = grounds.sentence[grounds.sentence[token.head].head]
    near = (*grounds.after(token.i, "of"), *((above,) if token.dep == "pobj" else ()))
    return any(
        one.lemma in rounds and any(c.ent == "ORDINAL" for c in grounds.sentence.children(one.i, "amod"))
        for one in near
    )


def _as_object(grounds: Grounds, token: Token, verb: Token) -> Iterator[FoundClaim]:
    words = grounds.words("meetings")
    reading = grounds.read(verb.i)
    if verb.lemma not in words["verbs.hold"] or reading.told not in TOLD:
        return
    shared = grounds.subject(verb.i)
    named = (*grounds.actors(shared), *participants(grounds, token), *those_met_with(grounds, verb))
    if named:
        planned = reading.told is Told.FUTURE
        if planned and len(named) == 1 and not is_plural(grounds, named[0]):
            return  # who hosts alone tells of a plan, but not of who will meet
        yield _claim(grounds, token, verb, named, "planned" if planned else None, reading, shared)


def _as_adjunct(grounds: Grounds, token: Token, prep: Token) -> Iterator[FoundClaim]:
    """Travelled there for talks with X, after a day of negotiations brokered by X, made progress at the talks."""
    verb = _verb_above(grounds, prep)
    if verb is None or grounds.read(verb.i).told not in (Told.REAL, Told.ALLEGED, Told.DENIED):
        return
    if prep.lower == "by" and verb.lemma in grounds.words("meetings")["verbs.follow"]:
        yield from _following(grounds, token, verb)
        return
    words = grounds.words("meetings")
    named = participants(grounds, token)
    shared = grounds.subject(verb.i)
    said_at = grounds.modality["cues.saying"] | words["verbs.telling"]
    if prep.lower in ("at", "for", "during", "in", "to") and (
        verb.lemma in words["verbs.travel"] or _makes_progress(grounds, verb)
    ):
        gathered = (t.i for t in grounds.objects(verb.i) if grounds.is_actor(t.i))
        named = tuple(dict.fromkeys((*grounds.actors(shared), *gathered, *named)))
    elif prep.lower in ("at", "in", "during", "after") and verb.lemma in said_at:
        named = tuple(dict.fromkeys((*grounds.actors(shared), *named))) if named else ()
    elif prep.lower in ("for", "to", "from", "on", "about"):
        return
    if not named:
        return
    outcome = "progress" if _makes_progress(grounds, verb) else None
    said = verb.lemma in said_at
    adjunct = said or grounds.actors(shared) == () or not set(named) & set(shared.heads)
    edges = grounds.phrase_bounds(_outermost(grounds, token)) if adjunct else None
    made = _claim(grounds, token, verb, named, outcome, grounds.read(verb.i), shared, edges)
    yield replace(made, anchor=verb.i) if verb.lemma in words["verbs.travel"] else made


def _following(grounds: Grounds, token: Token, verb: Token) -> Iterator[FoundClaim]:
    """ "X and Y are to meet, followed by a meeting of the committee": arranged where what it follows is."""
    named = participants(grounds, token)
    first = grounds.sentence[verb.head]
    ahead = (first, *grounds.sentence.children(first.i, "xcomp"))
    planned = any(grounds.read(one.i).told is Told.FUTURE for one in ahead)
    if named:
        outcome = "planned" if planned else None
        edges = grounds.phrase_bounds(token.i)
        yield _claim(grounds, token, verb, named, outcome, Reading(Told.REAL), None, edges)


def _outermost(grounds: Grounds, token: Token) -> int:
    """Return the head of the phrase that talks stand in: "a day of negotiations"."""
    prep = grounds.sentence[token.head]
    above = grounds.sentence[prep.head]
    return above.i if prep.lower == "of" and above.pos == "NOUN" else token.i


def _verb_above(grounds: Grounds, prep: Token) -> Token | None:
    governor = grounds.sentence[prep.head]
    while governor.pos == "NOUN" and governor.head != governor.i:
        if grounds.words("modality")["nouns.unreal"] & {governor.lemma}:
            return None
        governor = grounds.sentence[governor.head]
        if governor.pos == "ADP":
            governor = grounds.sentence[governor.head]
    return governor if governor.pos in ("VERB", "AUX") else None


def _makes_progress(grounds: Grounds, verb: Token) -> bool:
    progress = grounds.words("meetings")["nouns.progress"]
    return any(child.lemma in progress for child in grounds.sentence.children(verb.i, "dobj", "nsubjpass"))


def _met(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X met Y", "X and Y met", "after meeting with Y", "X visited Y"."""
    reading = grounds.told_done(token.i)
    if token.pos != "VERB" or reading.told not in TOLD:
        return
    words = grounds.words("meetings")
    shared = grounds.subject(token.i)
    met = tuple(t.i for t in grounds.objects(token.i) if grounds.is_actor(t.i))
    if token.lemma in words["verbs.visit"]:
        met = tuple(h for h in met if grounds.sentence[h].ent == "PERSON" or grounds.sentence[h].tag == "PRP")
        if not met:
            return
    if token.lemma in words["verbs.meet"] and grounds.sentence.children(token.i, "dobj") and not met:
        return
    named = tuple(dict.fromkeys((*grounds.actors(shared), *met, *those_met_with(grounds, token))))
    if len(named) > 1 or (named and is_plural(grounds, named[0])):
        outcome = "planned" if reading.told is Told.FUTURE else None
        yield _claim(grounds, token, token, named, outcome, reading, shared)


def _progress(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "Progress was made": an outcome of talks that the sentence need not name."""
    verb = grounds.sentence[token.head]
    if token.dep != "nsubjpass" or verb.lemma not in ("make", "achieve", "reach"):
        return
    reading = grounds.read(verb.i)
    outcome = "progress" if token.lemma in grounds.words("meetings")["nouns.progress"] else "breakthrough"
    if reading.told in (Told.REAL, Told.ALLEGED) and not grounds.sentence.children(verb.i, "agent"):
        yield _claim(grounds, token, verb, (), outcome, reading)


def _reached(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "No agreement was reached at the talks": an outcome told of talks that the clause names."""
    verb = grounds.sentence[token.head]
    if token.dep != "nsubjpass" or verb.lemma not in ("reach", "achieve", "sign", "strike"):
        return
    reading = grounds.read(verb.i)
    if grounds.sentence.children(verb.i, "agent") or reading.told not in (Told.REAL, Told.ALLEGED, Told.NEGATED):
        return
    meetings = grounds.words("meetings")["nouns.meetings"]
    talks = [t for t in grounds.after(verb.i, "at", "in", "during", "after") if t.lemma in meetings]
    if talks:
        outcome = "no-agreement" if reading.told is Told.NEGATED else "agreement-reached"
        told = Reading(Told.REAL, reading.hedges)
        yield _claim(grounds, talks[0], verb, participants(grounds, talks[0]), outcome, told)


def _claim(
    grounds: Grounds,
    token: Token,
    verb: Token,
    named: Iterable[int],
    outcome: str | None,
    reading: Reading,
    shared: Subject | None = None,
    edges: tuple[int, int] | None = None,
) -> FoundClaim:
    values = {"format": _format(grounds, token), "outcome": outcome}
    once = {grounds.words_of(head).lower(): head for head in reversed(tuple(named))}
    actors = {"participants": tuple(reversed(once.values()))}
    kept = reading if reading.told is not Told.FUTURE else Reading(Told.REAL, reading.hedges)
    return grounds.claim(
        "meeting", token.i, values, actors, shared=shared, reading=kept, edges=edges or grounds.bounds(verb.i, shared)
    )


def _format(grounds: Grounds, token: Token) -> MeetingFormat | None:
    words = grounds.words("meetings")
    modifiers = {child.lower for child in grounds.sentence.children(token.i, "amod", "compound")}
    if modifiers & words["nouns.formats_indirect"]:
        return MeetingFormat.INDIRECT
    if modifiers & words["nouns.formats_direct"]:
        return MeetingFormat.DIRECT
    return None
