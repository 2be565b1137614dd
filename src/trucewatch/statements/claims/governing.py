"""How an act that a noun names is told by what governs the noun: as known, alleged, denied, or not as a fact."""

from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.told import Told
from trucewatch.statements.sentence import Token


def told_of(grounds: Grounds, token: Token) -> Told | None:
    """Return how an act's noun is told by what governs it, None where it is planned, feared, prevented or general."""
    words, sentence = grounds.modality, grounds.sentence
    if any(c.lower in ("no", "any", "such", "every", "each") for c in sentence.children(token.i, "det")):
        return None
    if {c.lower for c in sentence.children(token.i, "amod")} & grounds.words("occurrences")["not_an_act.modifiers"]:
        return None
    governor = sentence[token.head]
    if governor.dep == "prep" and governor.lower in words["prepositions.negated"]:
        return None
    if token.dep in ("dobj", "ccomp") and _made_likely(grounds, governor, token.i):
        return None
    if governor.dep in ("prep", "agent"):
        governor = sentence[governor.head]
    lemma = governor.lemma.lower()
    if lemma in words["verbs.denied"]:
        return Told.DENIED
    if lemma in words["verbs.alleged"]:
        return Told.ALLEGED if lemma in ("accuse", "blame", "allege", "charge", "suspect") else Told.REAL
    unreal = words["verbs.unreal"] | words["verbs.negated"] | words["verbs.threatened"] | words["nouns.unreal"]
    if lemma in unreal or governor.lower in words["adjectives.unreal"]:
        return None
    reading = grounds.read(governor.i) if governor.pos in ("VERB", "AUX") else None
    return None if reading and reading.told in (Told.NEGATED, Told.UNREAL, Told.FUTURE) else Told.REAL


def _made_likely(grounds: Grounds, governor: Token, noun: int) -> bool:
    """Whether an act is only made likely: "made an assault on the town all but inevitable"."""
    words = grounds.modality
    behind = (t for t in grounds.sentence.subtree(governor.i) if t.i > noun)
    return governor.lemma in words["verbs.making"] and any(t.lower in words["adjectives.unreal"] for t in behind)
