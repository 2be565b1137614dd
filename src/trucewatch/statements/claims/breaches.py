"""Acts that are called a breach of a ceasefire, and a ceasefire that somebody is said not to keep."""

from collections.abc import Iterator

from trucewatch.codebook import Codebook
from trucewatch.statements.claims.acts import TOLD, Act, claims_of, kind_of_noun
from trucewatch.statements.claims.agreements import agreement_words
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.told import Reading, Told
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token

_BREACH = "ceasefire-violation"


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "occurrences")
    return (
        (_judged, words["nouns.ceasefire-violation"]),
        (_observed, words["breaching.against"]),
        (_failing, words["breaching.failing"]),
        (_not_kept, words["breaching.keep"]),
    )


def _judged(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "The raid constituted a violation of the truce", "X called the raid a breach of the truce"."""
    if kind_of_noun(grounds, token) != _BREACH:
        return
    words = grounds.words("occurrences")
    above = grounds.sentence[token.head]
    verb = grounds.sentence[above.head] if token.dep == "pobj" and above.lower in ("to", "as") else above
    if above.lower == "as" and verb.dep == "dobj":
        verb = grounds.sentence[verb.head]
    called = verb.lemma in words["breaching.calling"] and (token.dep == "oprd" or above.lower == "as")
    amounts = verb.lemma in words["breaching.amounting"] and (token.dep == "dobj" or above.lower == "to")
    is_one = (
        token.dep == "attr" and not grounds.sentence.children(verb.i, "expl") and bool(grounds.after(token.i, "of"))
    )
    reading = grounds.told_done(verb.i)
    if not (called or amounts or is_one) or reading.told not in TOLD:
        return
    if called and reading.told is Told.REAL:
        reading = Reading(Told.ALLEGED, reading.hedges)
    yield from claims_of(grounds, Act(_BREACH, token.i, verb.i), reading, grounds.subject(verb.i))


def _observed(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "The mission observed a howitzer near the town, in violation of withdrawal lines": whose it is nobody says.

    What was not seen is not thereby denied.
    """
    words, above = grounds.words("occurrences"), grounds.sentence[token.head]
    if token.dep != "pobj" or above.lower != "in" or not any(_is_drawn(grounds, t) for t in _of_what(grounds, token)):
        return
    verb = grounds.sentence[above.head]
    verb = grounds.sentence[verb.head] if verb.dep in ("dobj", "nsubjpass") else verb
    things = (*grounds.objects(verb.i), *grounds.sentence.children(verb.i, "nsubjpass"))
    reading = grounds.told_done(verb.i)
    if verb.lemma not in words["breaching.observing"] or not things or reading.told not in (Told.REAL, Told.ALLEGED):
        return
    yield from claims_of(
        grounds, Act(_BREACH, token.i, verb.i, instrument=grounds.phrase(things[0].i)), reading, grounds.subject(verb.i)
    )


def _of_what(grounds: Grounds, token: Token) -> Iterator[Token]:
    return (grounds.sentence[h] for p in grounds.after(token.i, "of") for h in grounds.heads(p.i))


def _is_drawn(grounds: Grounds, token: Token) -> bool:
    """Whether a noun is of an agreement, or of a line or zone that one draws: "withdrawal lines"."""
    words, colours = grounds.words("occurrences"), grounds.sentence.children(token.i, "compound", "amod", "nmod")
    drawn = any(child.lower in words["breaching.drawn"] for child in colours)
    return (token.lemma in words["breaching.lines"] and drawn) or agreement_words(grounds, token.i) is not None


def _failing(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X failed to implement the agreement", "X accused Y of failing to respect the truce"."""
    kept = grounds.sentence.child(token.i, "xcomp")
    if token.pos == "VERB" and kept is not None and _keeps(grounds, kept):
        yield from _broken(grounds, token, grounds.read(token.i))


def _not_kept(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X is not respecting the truce", "X did not comply with it": told as so, not as a mere plan."""
    negation = grounds.sentence.child(token.i, "neg")
    modals = any(aux.tag in ("MD", "TO") for aux in grounds.sentence.children(token.i, "aux"))
    if token.pos == "VERB" and negation is not None and not modals and _keeps(grounds, token):
        yield from _broken(grounds, token, grounds.governed(token.i))


def _keeps(grounds: Grounds, verb: Token) -> bool:
    """Whether a verb is of keeping an agreement: "comply with the truce", "implement the terms of the deal"."""
    if verb.lemma not in grounds.words("occurrences")["breaching.keep"]:
        return False
    things = [*grounds.objects(verb.i), *grounds.after(verb.i, "by", "to", "with")]
    things += [pobj for thing in things for pobj in grounds.after(thing.i, "of", "in", "under")]
    return any(agreement_words(grounds, thing.i) for thing in things)


def _broken(grounds: Grounds, verb: Token, reading: Reading) -> Iterator[FoundClaim]:
    shared = grounds.subject(verb.i)
    actors = grounds.actors(shared)
    if actors and reading.told in (Told.REAL, Told.ALLEGED):
        yield from claims_of(grounds, Act(_BREACH, verb.i, verb.i, actors), reading, shared)
