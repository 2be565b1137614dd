"""Acts laid to somebody's charge: breaches, attacks that one side accuses the other of."""

from collections.abc import Iterable, Iterator

from trucewatch.codebook import Codebook
from trucewatch.statements.claims.acts import Act, claims_of, is_passive, kind_of_noun
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.responsibility import act_behind
from trucewatch.statements.claims.told import Reading, Told
from trucewatch.statements.found import FoundClaim, Mention
from trucewatch.statements.sentence import Token


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "occurrences")
    return (
        (_accusing, words["accusing.verbs"]),
        (_trading_blame, words["accusing.trade"]),
        (_behind, frozenset({"behind"})),
    )


def _accusing(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X accused Y of breaches of the truce": alleged, and laid to Y."""
    reading = grounds.read(token.i)
    if token.pos != "VERB" or reading.told is not Told.REAL:
        return
    shared = grounds.subject(token.i)
    passive = is_passive(grounds, token)
    blamed = shared.heads if passive else tuple(t.i for t in grounds.objects(token.i))
    if any(grounds.sentence[h].lower in ("other", "another") for h in blamed):
        blamed = shared.heads
    charges = (p for governor in (token.i, *blamed) for p in grounds.after(governor, "of", "for"))
    for pobj in charges:
        for head in grounds.heads(pobj.i):
            found = act_behind(grounds, head) if grounds.sentence[head].pos == "NOUN" else None
            if found is not None:
                actors = tuple(_before(grounds, h, pobj) for h in blamed if grounds.is_actor(h))
                act = Act(found[0], head, token.i, actors, found[1])
                yield from claims_of(grounds, act, Reading(Told.ALLEGED, reading.hedges), shared)


def _before(grounds: Grounds, head: int, charge: Token) -> Mention:
    """The mention of who is blamed, without the charge, which the parser may hang below it."""
    named = grounds.mention(head)
    return Mention(named.first, head) if named.first <= charge.i <= named.last else named


def _trading_blame(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "The sides traded blame over breaches"."""
    words = grounds.words("occurrences")
    reading = grounds.read(token.i)
    things = grounds.sentence.children(token.i, "dobj")
    if reading.told is not Told.REAL or not any(t.lemma in words["accusing.blame"] for t in things):
        return
    shared = grounds.subject(token.i)
    over = [p for t in (token, *things) for p in grounds.after(t.i, "over", "for", "of", "about")]
    for pobj in over:
        kind = kind_of_noun(grounds, grounds.sentence[pobj.i])
        if kind is not None:
            act = Act(kind, pobj.i, token.i, grounds.actors(shared))
            yield from claims_of(grounds, act, Reading(Told.ALLEGED, reading.hedges), shared)


def _behind(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X was behind the bombing", "X denied being behind it"."""
    verb = grounds.sentence[token.head]
    reading = grounds.told_done(verb.i)
    if verb.lemma != "be" or reading.told not in (Told.REAL, Told.DENIED):
        return
    yield from _acts_after(grounds, grounds.sentence.children(token.i, "pobj"), verb, reading, grounds.subject(verb.i))


def _acts_after(
    grounds: Grounds, things: Iterable[Token], verb: Token, reading: Reading, shared: Subject
) -> Iterator[FoundClaim]:
    for pobj in things:
        kind = kind_of_noun(grounds, pobj)
        if kind is not None and grounds.actors(shared):
            target = tuple(t.i for t in grounds.after(pobj.i, "on", "of", "against"))
            act = Act(kind, pobj.i, verb.i, grounds.actors(shared), target)
            yield from claims_of(grounds, act, reading, shared)
