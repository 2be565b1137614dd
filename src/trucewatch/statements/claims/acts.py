"""An act on the ground as read: its kind, who did it, to whom, with what, and what harm; made into a claim."""

from dataclasses import dataclass

from trucewatch.model import OccurrenceKind
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.lexicon import Lexicon
from trucewatch.statements.claims.modality import Reading, Told
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token

TOLD = (Told.REAL, Told.ALLEGED, Told.DENIED, Told.THREATENED)


@dataclass(frozen=True)
class Act:
    """One act: `anchor` carries it, `verb` tells it, `actors` and `targets` are heads of noun phrases."""

    kind: str
    anchor: int
    verb: int
    actors: tuple[int, ...] = ()
    targets: tuple[int, ...] = ()
    instrument: str | None = None
    harm: str | None = None


def claim_of(
    grounds: Grounds, act: Act, reading: Reading, shared: Subject | None, edges: tuple[int, int] | None = None
) -> FoundClaim:
    """Return the act as a claim; an act with several actors keeps them all as one mention."""
    values = {"kind": OccurrenceKind(act.kind), "instrument": act.instrument, "harm": act.harm}
    actors = {"actor": act.actors, "target": act.targets[:1]}
    bounds = edges or grounds.bounds(act.verb, shared)
    return grounds.claim("occurrence", act.anchor, values, actors, shared=shared, edges=bounds, reading=reading)


def kind_of_noun(grounds: Grounds, token: Token) -> str | None:
    """Return the kind of act that a noun names with what stands before it, None where it names no act."""
    words = grounds.words("occurrences")
    before = {c.lower for c in grounds.sentence.children(token.i, "amod", "compound", "nmod") if c.i < token.i}
    before |= {c.lemma.lower() for c in grounds.sentence.children(token.i, "amod", "compound", "nmod") if c.i < token.i}
    if before & words["not_an_act.modifiers"]:
        return None
    lemma = token.lemma.lower()
    if lemma in words["modified.heads"]:
        for kind, modifiers in words.under("modified").items():
            if kind != "heads" and before & modifiers:
                return kind
    for kind, nouns in words.under("nouns").items():
        if lemma in nouns or token.lower in nouns:
            return kind
    return None


def weapon_kind(words: Lexicon, lemma: str) -> str | None:
    """Return the kind of strike that an aircraft or a weapon makes."""
    for kind, nouns in words.under("bombing").items():
        if kind != "verbs" and lemma in nouns:
            return kind
    return None


def harm_words(grounds: Grounds, verb: Token) -> str | None:
    """Return what a verb of harm says was done, and to whom: "killed five civilians"."""
    passive = grounds.sentence.child(verb.i, "nsubjpass")
    if passive is not None:
        return f"{grounds.phrase(passive.i)} {verb.text}"
    thing = grounds.sentence.child(verb.i, "dobj")
    return f"{verb.text} {grounds.phrase(thing.i)}" if thing is not None else None
