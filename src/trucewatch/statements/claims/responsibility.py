"""Acts whose doer is told apart from the act: claimed by somebody, or attributed to somebody."""

from collections.abc import Iterator

from trucewatch.codebook import Codebook
from trucewatch.statements.claims.acts import TOLD, Act, claims_of, is_passive, kind_of_noun
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.told import Reading, Told
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "occurrences")
    return ((_claimed, words["accusing.claim"]), (_attributed, words["accusing.attribute"]))


def act_behind(grounds: Grounds, head: int) -> tuple[str, tuple[int, ...]] | None:
    """Return the kind of the act that a noun or a gerund names, and those who suffered it."""
    words, token = grounds.words("occurrences"), grounds.sentence[head]
    if token.pos == "VERB":
        kind = next((k for k, verbs in words.under("verbs").items() if token.lemma in verbs), None)
        kind = "other" if kind == "harm" else kind
        return (kind, tuple(t.i for t in grounds.objects(head))) if kind else None
    lemma = token.lemma.lower()
    kind = next((k for k, nouns in words.under("suffered").items() if lemma in nouns), None)
    before = () if kind == "other" else ("of",)
    hit = tuple(h for p in grounds.after(head, "on", "against", *before) for h in grounds.heads(p.i))
    known = kind if kind not in (None, "harm", "other") else kind_of_noun(grounds, token) or (kind and "other")
    return (known, hit) if known else None


def _claimed(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "The Front claimed responsibility for the attack on the barracks", "... for killing the general"."""
    nouns = grounds.words("occurrences")["accusing.responsibility"]
    thing = next((t for t in grounds.sentence.children(token.i, "dobj") if t.lemma in nouns), None)
    reading = grounds.read(token.i)
    if thing is None or reading.told not in TOLD:
        return
    shared = grounds.subject(token.i)
    actors = grounds.actors(shared)
    if token.lemma in grounds.modality["verbs.denied"]:
        reading = Reading(Told.DENIED, reading.hedges)
    for head in _behind(grounds, (token.i, thing.i), "for"):
        found = act_behind(grounds, head) if actors else None
        if found is not None:
            yield from claims_of(grounds, Act(found[0], head, token.i, actors, found[1]), reading, shared)


def _attributed(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "The attack was blamed on the rebels", "officials attributed the raid to the Front": alleged."""
    reading = grounds.read(token.i)
    if token.pos != "VERB" or reading.told not in (Told.REAL, Told.ALLEGED):
        return
    shared = grounds.subject(token.i)
    acts = shared.heads if is_passive(grounds, token) else tuple(t.i for t in grounds.objects(token.i))
    blamed = tuple(h for i in _behind(grounds, (token.i,), "on", "to") for h in grounds.heads(i))
    actors = tuple(h for h in blamed if grounds.is_actor(h))
    for head in acts:
        found = act_behind(grounds, head) if grounds.sentence[head].pos == "NOUN" else None
        if found is not None and not actors and token.lemma in grounds.words("occurrences")["accusing.verbs"]:
            # the parser hangs "on" of "blamed the attack on X" below the noun
            actors, found = tuple(h for h in found[1] if grounds.is_actor(h)), (found[0], ())
        if found is not None and actors:
            act = Act(found[0], head, token.i, actors, found[1])
            yield from claims_of(grounds, act, Reading(Told.ALLEGED, reading.hedges), shared)


def _behind(grounds: Grounds, governors: tuple[int, ...], *prepositions: str) -> list[int]:
    """The objects of a preposition, nouns and gerunds."""
    found = []
    for governor in governors:
        for prep in grounds.sentence.children(governor, "prep"):
            if prep.lower in prepositions:
                found += [t.i for t in grounds.sentence.children(prep.i, "pobj", "pcomp")]
    return found


def told_elsewhere(grounds: Grounds, token: Token) -> bool:
    """Whether a noun stands where these readings, or that of an accusation, tell its act with its doer."""
    words, sentence = grounds.words("occurrences"), grounds.sentence
    governor = sentence[token.head]
    if governor.dep != "prep" or governor.lower not in ("for", "of"):
        return governor.lemma in words["accusing.attribute"] and token.dep in ("dobj", "nsubjpass")
    above = sentence[governor.head]
    if above.dep == "dobj" and sentence[above.head].lemma in words["accusing.verbs"]:
        return True
    if above.lemma in words["accusing.responsibility"]:
        above = sentence[above.head]
        return above.lemma in words["accusing.claim"]
    return above.lemma in words["accusing.verbs"] | words["accusing.claim"]
