"""Meetings told by what those who meet do: they confer, discuss with each other, speak by phone, receive a guest."""

from collections.abc import Iterator

from trucewatch.codebook import Codebook
from trucewatch.statements.claims.acts import is_passive
from trucewatch.statements.claims.attendance import is_plural
from trucewatch.statements.claims.common import Grounds, Head
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.told import Reading, Told
from trucewatch.statements.found import FoundClaim, Mention
from trucewatch.statements.sentence import Token

_TOLD = (Told.REAL, Told.ALLEGED, Told.DENIED, Told.FUTURE)


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "meetings")
    return (
        (_conferred, words.union("conferring")),
        (_shuttled, words["verbs.shuttle"]),
        (_spoke, words["verbs.speak"]),
        (_called, words["nouns.calls"]),
        (_received, words["verbs.receive"]),
        (_talked, words["verbs.talk"]),
        (_walked_out, words["verbs.leave"]),
    )


def _conferred(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X conferred with Y", "discussed with Y ways to end it", "sat down with Y": each with the words it needs."""
    words = grounds.words("meetings")
    # the parser takes a topic that stands far off for a time ("discussed with X in Y the steps ...")
    told = grounds.sentence.children(token.i, "dobj", "npadvmod")
    objects = {t.lemma.lower() for t in told if t.ent not in ("DATE", "TIME")}
    particles = {t.lower for t in grounds.sentence.children(token.i, "prt", "advmod", "prep")}
    plain = token.lemma in words["conferring.with"]
    topic = token.lemma in words["conferring.about"] and bool(objects or _topics(grounds, token))
    views = token.lemma in words["conferring.exchange"] and bool(objects & words["nouns.views"])
    sat = token.lemma in words["conferring.sit"] and "down" in particles
    if token.pos != "VERB" or not (plain or topic or views or sat):
        return
    things = [t.i for t in grounds.sentence.children(token.i, "dobj")]
    met = [h for i in (token.i, *things) for p in grounds.after(i, "with") for h in grounds.heads(p.i)]
    others: tuple[Head, ...] = tuple(h for h in met if _can_meet(grounds, h))
    others = others or _before_topic(grounds, met)
    together = sat and (_to_talks(grounds, token) or _negotiate(grounds, token) or "together" in particles)
    yield from _meeting(grounds, token, token, others, alone=together)


def _topics(grounds: Grounds, token: Token) -> list[int]:
    """What is talked about, where the parser takes it for whom it is discussed with: "with the envoy ways to ..."."""
    topics = grounds.words("meetings")["conferring.topics"]
    return [p.i for p in grounds.after(token.i, "with") if p.lemma.lower() in topics]


def _before_topic(grounds: Grounds, met: list[int]) -> tuple[Head, ...]:
    """Return who stands before such a topic, as if it were a part of its name."""
    topics = grounds.words("meetings")["conferring.topics"]
    for head in met:
        before = [c.i for c in grounds.sentence.children(head, "compound", "nmod") if _can_meet(grounds, c.i)]
        if before and grounds.sentence[head].lemma.lower() in topics:
            return (Mention(grounds.mention(head).first, before[-1]),)
    return ()


def _to_talks(grounds: Grounds, token: Token) -> bool:
    """Whether they sat down to talks."""
    talks = grounds.words("meetings")["nouns.meetings"]
    return any(p.lemma in talks for p in grounds.after(token.i, "to", "for", "at"))


def _negotiate(grounds: Grounds, token: Token) -> bool:
    """Whether those who sit down are there to talk: negotiators, delegations."""
    talkers = grounds.words("meetings")["nouns.talkers"]
    return any(grounds.sentence[h].lemma.lower() in talkers for h in grounds.subject(token.i).heads)


def _shuttled(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "The envoy shuttled between the two delegations": they do not sit in one room."""
    sides = [h for p in grounds.after(token.i, "between") for h in grounds.heads(p.i) if _can_meet(grounds, h)]
    own = [h for h in grounds.subject(token.i).heads if _can_meet(grounds, h)]
    plural = len(sides) > 1 or any(is_plural(grounds, h) for h in sides)
    people = not any(grounds.sentence[h].ent in ("GPE", "LOC", "FAC") for h in sides)
    if token.pos == "VERB" and own and sides and plural and people:
        yield from _told(grounds, token, token, (*own, *sides), indirect=True)


def _spoke(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "The two presidents spoke by telephone", "X talked to Y by phone"."""
    phones = grounds.words("meetings")["nouns.phones"]
    by = [p for p in grounds.after(token.i, "by", "on", "over", "via") if p.lemma.lower() in phones]
    if token.pos == "VERB" and by:
        met = (h for p in grounds.after(token.i, "with", "to") for h in grounds.heads(p.i))
        yield from _meeting(grounds, token, token, tuple(h for h in met if _can_meet(grounds, h)), alone=True)


def _called(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X and Y held a telephone conversation", "X had a phone call with Y"."""
    words, verb = grounds.words("meetings"), grounds.sentence[token.head]
    phones = {c.lemma.lower() for c in grounds.sentence.children(token.i, "compound", "amod")} & words["nouns.phones"]
    if token.dep != "dobj" or not phones or verb.lemma not in words["verbs.hold"]:
        return
    met = (h for i in (verb.i, token.i) for p in grounds.after(i, "with", "between") for h in grounds.heads(p.i))
    yield from _meeting(grounds, token, verb, tuple(h for h in met if _can_meet(grounds, h)), alone=True)


def _talked(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "The elders and the colonel talked for an hour", "sat with two negotiators until midnight": how long is told."""
    words = grounds.words("meetings")
    spans = [p for p in grounds.sentence.children(token.i, "prep") if p.lower in words["nouns.lasting"]]
    times = [t for p in spans for t in grounds.sentence.children(p.i, "pobj") if t.ent in ("TIME", "DATE")]
    if token.pos != "VERB" or not times or grounds.objects(token.i):
        return
    met = (h for p in grounds.after(token.i, "with", "to") for h in grounds.heads(p.i))
    yield from _meeting(grounds, token, token, tuple(h for h in met if _can_meet(grounds, h)), alone=True)


def _walked_out(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "The Front's delegates got up and left the table", "the envoys walked out of the session"."""
    words = grounds.words("meetings")
    out = (c.i for c in grounds.sentence.children(token.i, "prep", "prt", "advmod") if c.lower == "out")
    left = (*grounds.objects(token.i), *(p for i in (token.i, *out) for p in grounds.after(i, "of", "from")))
    shared = grounds.subject(token.i)
    talkers = words["nouns.talkers"] | words["nouns.guests"]
    who = tuple(h for h in shared.heads if grounds.sentence[h].lemma.lower() in talkers)
    reading = grounds.told_done(token.i)
    if token.pos != "VERB" or not who or reading.told not in (Told.REAL, Told.ALLEGED):
        return
    if any(t.lemma.lower() in words["nouns.tables"] for t in left):
        values = {"format": None, "outcome": "collapsed"}
        yield grounds.claim("meeting", token.i, values, {"participants": who}, shared=shared, reading=reading)


def _received(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "The president received the envoy", "a delegation was received by officials": people, no medals, no wounded."""
    if token.pos != "VERB":
        return
    shared = grounds.subject(token.i)
    passive = is_passive(grounds, token)
    agents = tuple(h for p in grounds.after(token.i, "by") for h in grounds.heads(p.i))
    hosts = agents if passive else shared.heads
    guests = shared.heads if passive else tuple(t.i for t in grounds.objects(token.i))
    if any(_is_guest(grounds, h) for h in guests[:1]) and any(_can_meet(grounds, h) for h in hosts):
        named = (*(h for h in hosts if _can_meet(grounds, h)), *(h for h in guests if _is_guest(grounds, h)))
        yield from _told(grounds, token, token, named)


def _is_guest(grounds: Grounds, head: int) -> bool:
    token = grounds.sentence[head]
    return token.ent == "PERSON" or token.lemma.lower() in grounds.words("meetings")["nouns.guests"]


def _can_meet(grounds: Grounds, head: int) -> bool:
    """Whether a noun names somebody who meets for a party: no pronoun of a thing."""
    return grounds.is_actor(head) and grounds.sentence[head].lower not in ("it", "each", "other")


def _meeting(
    grounds: Grounds, token: Token, verb: Token, others: tuple[Head, ...], *, alone: bool = False
) -> Iterator[FoundClaim]:
    """A meeting of the subject with others, or among themselves where the words need nobody else."""
    heads = grounds.subject(verb.i).heads
    if alone:  # "negotiators for the government and its largest foe"
        heads = tuple(dict.fromkeys(one for h in heads for one in grounds.heads(h, owned=True)))
    own = tuple(h for h in heads if _can_meet(grounds, h))
    among = alone and (len(own) > 1 or any(is_plural(grounds, h) for h in own))
    if own and (others or among):
        yield from _told(grounds, token, verb, (*own, *others))


def _told(
    grounds: Grounds, token: Token, verb: Token, named: tuple[Head, ...], *, indirect: bool = False
) -> Iterator[FoundClaim]:
    reading = grounds.told_done(verb.i)
    if reading.told not in _TOLD:
        return
    planned = reading.told is Told.FUTURE
    values = {"format": "indirect" if indirect else None, "outcome": "planned" if planned else None}
    kept = Reading(Told.REAL, reading.hedges) if planned else reading
    actors = {"participants": tuple(dict.fromkeys(named))}
    yield grounds.claim("meeting", token.i, values, actors, shared=grounds.subject(verb.i), reading=kept)
