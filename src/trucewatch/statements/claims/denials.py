"""Denials of having agreed: "denied having agreed", "denied reports of a deal", "no such understanding exists"."""

from collections.abc import Iterator

from trucewatch.codebook import Codebook
from trucewatch.model import Position
from trucewatch.statements.claims.agreements import agreement_words, positions_of, things_below
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.endorsing import consent_verbs
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.told import Told
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token

_TOLD = (Told.REAL, Told.ALLEGED)
_DETERMINERS = ("no", "any", "such", "a", "an")
_ABOUT = ("of", "about", "on", "concerning", "regarding")


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "positions")
    return (
        (_denied_having, words["verbs.deny"]),
        (_denied, words["denials.verbs"]),
        (_no_such, _accords(words["agreements.nouns"], words["agreements.vague"], words["denials.accords"])),
    )


def _accords(nouns: frozenset[str], vague: frozenset[str], more: frozenset[str]) -> frozenset[str]:
    return nouns - vague | more


def _denied_having(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X denied having agreed to the truce"."""
    if grounds.read(token.i).told not in _TOLD:
        return
    words = grounds.words("positions")
    consent = consent_verbs(words) - words["verbs.declare"] - words["verbs.extend"]
    speaker = grounds.subject(token.i).heads
    for below in grounds.sentence.children(token.i, "xcomp", "ccomp", "pcomp"):
        own = grounds.sentence.child(below.i, "nsubj")
        itself = own is None or own.i in speaker or own.tag == "PRP" or _is_ones_own(grounds, own)
        things = (grounds.sentence[i] for i in things_below(grounds, below.i))
        agreement = next((named for thing in things if (named := accord(grounds, thing))), None)
        if below.lemma in consent and itself and agreement is not None:
            yield from positions_of(grounds, token, Position.DENIED_HAVING_AGREED, agreement)


def _is_ones_own(grounds: Grounds, own: Token) -> bool:
    """ "Denied that his group had struck any bargain"."""
    return any(t.tag == "PRP$" for t in grounds.sentence.children(own.i, "poss"))


def _denied(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X denied reports of a deal", "dismissed as lies talk of a truce", "denied that there was any accord"."""
    if token.pos != "VERB" or grounds.read(token.i).told not in _TOLD:
        return
    agreement = next((words for head in _told_of(grounds, token) if (words := accord(grounds, head))), None)
    if agreement is not None:
        yield from positions_of(grounds, token, Position.DENIED_HAVING_AGREED, agreement)


def _told_of(grounds: Grounds, token: Token) -> Iterator[Token]:
    """What is denied to be: what a denied report is about, "any deal", what there is said not to be."""
    words = grounds.words("positions")
    outright = token.lemma in words["verbs.deny"]
    for thing in (*grounds.sentence.children(token.i, "dobj"), *grounds.after(token.i, "as")):
        if thing.lemma.lower() in words["denials.reports"]:
            yield from grounds.after(thing.i, *_ABOUT)
        elif outright and any(c.lower in ("any", "having") for c in grounds.sentence.children(thing.i, "det")):
            yield thing
    for clause in grounds.sentence.children(token.i, "ccomp"):
        if any(c.lower == "what" for c in grounds.sentence.children(clause.i, "nsubj", "nsubjpass")):
            yield from grounds.after(clause.i, *_ABOUT)
        elif outright and _tells_that_there_is(grounds, clause):
            yield from grounds.sentence.children(clause.i, "attr", "nsubj", "nsubjpass")


def _tells_that_there_is(grounds: Grounds, clause: Token) -> bool:
    """ "That there was a deal", "that an accord existed", "that a truce had been agreed"."""
    there = clause.lemma == "be" and bool(grounds.sentence.children(clause.i, "expl"))
    return there or _comes_about(grounds, clause)


def _comes_about(grounds: Grounds, verb: Token) -> bool:
    words = grounds.words("positions")
    made = verb.lemma in words["denials.made"] and bool(grounds.sentence.children(verb.i, "nsubjpass"))
    return made or verb.lemma in words["denials.being"]


def accord(grounds: Grounds, head: Token) -> str | None:
    """Return the words for an agreement or understanding; None for one that others are said to have among them."""
    between = [h for t in grounds.after(head.i, "between", "among") for h in grounds.heads(t.i)]
    if any(grounds.sentence[h].pos == "PROPN" for h in between):
        return None
    told = head.lemma.lower() in grounds.words("positions")["denials.accords"] and head.tag in ("NN", "NNS")
    found = agreement_words(grounds, head.i) or (grounds.phrase(head.i) if told else None)
    return _bare(found) if found is not None else None


def _bare(phrase: str) -> str:
    """ "Such an understanding", "such deal": without what stands before it."""
    first, _, rest = phrase.partition(" ")
    return _bare(rest) if rest and first.lower() in _DETERMINERS else phrase


def _no_such(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "There is no such agreement", "no truce was ever agreed", "there never was a deal": so says whoever is told."""
    verb = grounds.sentence[token.head]
    there = token.dep == "attr" and verb.lemma == "be" and bool(grounds.sentence.children(verb.i, "expl"))
    if not there and not (token.dep in ("nsubj", "nsubjpass") and _comes_about(grounds, verb)):
        return
    around = {c.lower for i in (token.i, verb.i) for c in grounds.sentence.children(i)}
    outright, modality = grounds.words("positions")["denials.outright"], grounds.modality
    settled = not around & (modality["adverbs.still"] | modality["auxiliaries.future"] | modality["auxiliaries.unreal"])
    negated = grounds.read(verb.i).told is Told.NEGATED and grounds.governed(verb.i).told in _TOLD
    agreement = accord(grounds, token)
    if agreement is None or not (negated and settled and around & outright):
        return
    values = {"position": Position.DENIED_HAVING_AGREED, "agreement": agreement, "actor_is_speaker": True}
    yield grounds.claim("position", token.i, values, {}, edges=grounds.bounds(verb.i))
