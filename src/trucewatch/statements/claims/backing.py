"""Other words for who backs whom: weight thrown behind a side, support that one extends, a side's main backer."""

from collections.abc import Iterable, Iterator

from trucewatch.codebook import Codebook
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.told import Reading, Told
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token

_TOLD = (Told.REAL, Told.ALLEGED, Told.DENIED)
_SIDES = ("GPE", "ORG", "NORP", "")


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "support")
    return (
        (_stood, frozenset(words.under("siding"))),
        (_weight, words["nouns.weight"]),
        (_extended, words["nouns.support"]),
        (_enjoyed, words["nouns.support"]),
        (_armed_by, words["nouns.arms"]),
        (_in_support, words["nouns.support"] | words["nouns.behalf"]),
        (_backer, words["nouns.backer"] | words["nouns.ally"]),
    )


def is_side(grounds: Grounds, head: int) -> bool:
    """Whether a noun names a side that can back or be backed: a state, a party, forces; no mere person, no plan."""
    token, lemma = grounds.sentence[head], grounds.sentence[head].lemma.lower()
    people = grounds.parties["nouns.people"] | grounds.words("support")["nouns.never"]
    return grounds.is_actor(head) and lemma not in people and (token.pos != "PROPN" or token.ent in _SIDES)


def _sides(grounds: Grounds, heads: Iterable[int]) -> tuple[int, ...]:
    return tuple(h for h in heads if is_side(grounds, h))


def _behind(grounds: Grounds, governors: Iterable[int], prepositions: frozenset[str]) -> tuple[int, ...]:
    return tuple(h for i in governors for p in grounds.after(i, *prepositions) for h in grounds.heads(p.i))


def _claims(
    grounds: Grounds, verb: Token, backers: Iterable[int], backed: Iterable[int], means: str | None
) -> Iterator[FoundClaim]:
    """One claim for each who backs and each who is backed, told as the verb is."""
    reading, shared = grounds.told_done(verb.i), grounds.subject(verb.i)
    if reading.told in _TOLD:
        who = tuple(backed)
        for backer in backers:
            for actors in ({"backer": (backer,), "backed": (one,)} for one in who if one != backer):
                yield grounds.claim("support", verb.i, {"means": means}, actors, shared=shared, reading=reading)


def _stood(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X stood behind Y", "X sided with Y", "X propped up Y": sides, not people at a ceremony."""
    words = grounds.words("support")
    if token.pos != "VERB":
        return
    shared = grounds.subject(token.i)
    backers = _sides(grounds, shared.heads)
    prepositions = words.under("siding").get(token.lemma, frozenset())
    below = {c.lower for c in grounds.sentence.children(token.i, "prt", "advmod")}
    things = [t.i for t in grounds.objects(token.i)] if prepositions & below else []
    found = (*things, *_behind(grounds, (token.i,), prepositions))
    literal = token.lemma in words["verbs.literal"]
    backed = _sides(grounds, found) if literal else _backed(grounds, found)
    yield from _claims(grounds, token, backers, backed, None)


def _weight(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X threw its weight behind Y"."""
    verb = grounds.sentence[token.head]
    if token.dep == "dobj" and verb.lemma in grounds.words("support")["verbs.throw"]:
        backed = _behind(grounds, (verb.i, token.i), frozenset({"behind"}))
        yield from _claims(grounds, verb, grounds.actors(grounds.subject(verb.i)), _backed(grounds, backed), None)


def _extended(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "The support which X extends to Y", "the aid that X gives the rebels"."""
    for verb in grounds.sentence.children(token.i, "relcl"):
        subject = grounds.sentence.child(verb.i, "nsubj")
        if subject is None or subject.tag in ("WDT", "WP"):
            continue
        if verb.lemma not in grounds.words("support")["nouns.give"]:
            continue
        given = [t.i for t in grounds.sentence.children(verb.i, "dobj", "dative") if t.tag not in ("WDT", "WP", "IN")]
        to = _behind(grounds, (verb.i,), frozenset({"to", "for"}))
        backed = _backed(grounds, (*(h for i in given for h in grounds.heads(i)), *to))
        yield from _claims(grounds, verb, _sides(grounds, grounds.heads(subject.i)), backed, token.lower)


def _backed(grounds: Grounds, heads: Iterable[int]) -> tuple[int, ...]:
    """Those who can be backed by what somebody gives: also a people and a person."""
    never = grounds.words("support")["nouns.never"] - {"people"}
    return tuple(h for h in heads if grounds.is_actor(h) and grounds.sentence[h].lemma.lower() not in never)


def _enjoyed(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "Y enjoys the backing of X"."""
    verb = grounds.sentence[token.head]
    if token.dep == "dobj" and verb.lemma in grounds.words("support")["nouns.get"]:
        backers = _sides(grounds, _behind(grounds, (token.i, verb.i), frozenset({"of", "from"})))
        yield from _claims(grounds, verb, backers, _sides(grounds, grounds.subject(verb.i).heads), token.lower)


def _in_support(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X came out in support of Y", "fought on the side of Y", "on Y's side"."""
    words, prep = grounds.words("support"), grounds.sentence[token.head]
    verb = grounds.sentence[prep.head]
    wanted = "on" if token.lemma.lower() in words["nouns.behalf"] else "in"
    sent = _sent(grounds, verb)
    if token.dep != "pobj" or prep.lower != wanted or (verb.lemma not in words["verbs.come_out"] and sent is None):
        return
    owners = tuple(h for c in grounds.sentence.children(token.i, "poss") for h in grounds.heads(c.i))
    backed = _backed(grounds, (*_behind(grounds, (token.i,), frozenset({"of"})), *owners))
    yield from _claims(grounds, verb, grounds.actors(grounds.subject(verb.i)), backed, sent)


def _sent(grounds: Grounds, verb: Token) -> str | None:
    """Return the words for the troops or arms that a verb sends: "sent soldiers in support of the junta"."""
    words = grounds.words("occurrences")
    means = grounds.words("support")["nouns.arms"] | words["objects.troops"] | words["movement.arriving"]
    sends = verb.lemma in grounds.words("support")["verbs.send"]
    things = grounds.objects(verb.i) if sends else ()
    sent = (t for t in things if any(one.lemma in means for one in (t, *grounds.after(t.i, "of"))))
    first = next(sent, None)
    return None if first is None else grounds.phrase(first.i)


def _armed_by(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "The rebels receive weapons from Varland": not what they have from somewhere, nor took."""
    words, verb = grounds.words("support"), grounds.sentence[token.head]
    if token.dep == "dobj" and verb.lemma in words["verbs.receive"]:
        backers = _sides(grounds, _behind(grounds, (token.i, verb.i), frozenset({"from"})))
        yield from _claims(grounds, verb, backers, _sides(grounds, grounds.subject(verb.i).heads), token.lower)


def _backer(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X is the main backer of Y", "Y's closest ally, X": any ally is not enough."""
    words, sentence = grounds.words("support"), grounds.sentence
    near = {c.lower for c in sentence.children(token.i, "amod", "advmod")}
    if token.lemma.lower() in words["nouns.ally"] and not near & words["nouns.close"]:
        return
    owners = [h for c in sentence.children(token.i, "poss") if c.tag != "PRP$" for h in grounds.heads(c.i)]
    backed = _sides(grounds, (*_behind(grounds, (token.i,), frozenset({"of"})), *owners))
    verb = sentence[token.head]
    if token.dep == "attr" and verb.lemma == "be":
        yield from _claims(grounds, verb, _sides(grounds, grounds.subject(verb.i).heads), backed, None)
        return
    named = [c.i for c in sentence.children(token.i, "appos") if is_side(grounds, c.i)]
    above = [token.head] if token.dep == "appos" and is_side(grounds, token.head) else []
    for backer in (*named, *above):
        for one in (b for b in backed if b != backer):
            actors = {"backer": (backer,), "backed": (one,)}
            edges = grounds.phrase_bounds(min(token.i, backer) if named else backer)
            told = Reading(Told.REAL)
            yield grounds.claim("support", token.i, {"means": None}, actors, edges=edges, reading=told)
