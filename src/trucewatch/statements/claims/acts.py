"""An act on the ground as read: its kind, who did it, to whom, with what, and what harm; made into a claim."""

from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.model import OccurrenceKind
from trucewatch.statements.claims.clauses import Subject
from trucewatch.statements.claims.common import Grounds, Head, each
from trucewatch.statements.claims.lexicon import Lexicon
from trucewatch.statements.claims.told import Reading, Told
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token

TOLD = (Told.REAL, Told.ALLEGED, Told.DENIED, Told.THREATENED)


@dataclass(frozen=True)
class Act:
    """One act: `anchor` carries it, `verb` tells it, `actors` and `targets` are heads of noun phrases."""

    kind: str
    anchor: int
    verb: int
    actors: tuple[Head, ...] = ()
    targets: tuple[Head, ...] = ()
    instrument: str | None = None
    harm: str | None = None

    @property
    def hit(self) -> int:
        """The head of the first target."""
        first = self.targets[0]
        return first if isinstance(first, int) else first.last


def claims_of(
    grounds: Grounds, act: Act, reading: Reading, shared: Subject | None, edges: tuple[int, int] | None = None
) -> Iterator[FoundClaim]:
    """Yield the act as a claim, one for each who did it; one without them where nobody is named."""
    values: dict[str, object] = {"kind": OccurrenceKind(act.kind), "instrument": act.instrument, "harm": act.harm}
    bounds = edges or grounds.bounds(act.verb, shared)
    for actor in each(act.actors):
        actors = {"actor": actor, "target": act.targets[:1]}
        yield grounds.claim("occurrence", act.anchor, values, actors, shared=shared, edges=bounds, reading=reading)


def kind_of_noun(grounds: Grounds, token: Token) -> str | None:
    """Return the kind of act that a noun names with what stands before it, None where it names no act."""
    words = grounds.words("occurrences")
    before = {c.lower for c in grounds.sentence.children(token.i, "amod", "compound", "nmod") if c.i < token.i}
    before |= {c.lemma.lower() for c in grounds.sentence.children(token.i, "amod", "compound", "nmod") if c.i < token.i}
    if before & words["not_an_act.modifiers"]:
        return None
    lemma = token.lemma.lower()
    if lemma in words["nouns.ceasefire-violation"] and not _of_ceasefire(grounds, token, before):
        return None
    if lemma in words["fire.traded"] and _is_bare_fire(grounds, before):
        return _kind_of_fire(grounds, token)
    if lemma in words["advancing.nouns"]:
        return "offensive" if _is_advance(grounds, token) else None
    if (kind := _modified(grounds, token, before)) is not None:
        return kind
    for kind, nouns in words.under("nouns").items():
        if lemma in nouns or token.lower in nouns:
            return kind
    return None


def _modified(grounds: Grounds, token: Token, before: set[str]) -> str | None:
    """The kind that what stands with a noun makes it: "air raid", "prisoner swap", "an exchange of prisoners"."""
    words, lemma = grounds.words("occurrences"), token.lemma.lower()
    if lemma not in words["modified.heads"]:
        return None
    told = {p.lemma.lower() for p in grounds.after(token.i, "of")} if lemma in words["objects.exchange"] else set()
    kinds = words.under("modified").items()
    return next((kind for kind, modifiers in kinds if kind != "heads" and (before | told) & modifiers), None)


def _is_advance(grounds: Grounds, token: Token) -> bool:
    """Whether a push is one on the ground: towards a place, a post or troops, not on a market."""
    words = grounds.words("occurrences")
    towards = [
        h for p in grounds.after(token.i, *words["aimed.offensive"], "on", "against") for h in grounds.heads(p.i)
    ]
    places = words["taking.places"] | words["taking.posts"] | words["movement.areas"] | words["movement.bounds"]
    known = places | grounds.parties["nouns.forces"] | words["advancing.towards"]
    return any(grounds.sentence[h].lemma.lower() in known or grounds.sentence[h].pos == "PROPN" for h in towards)


def _is_bare_fire(grounds: Grounds, before: set[str]) -> bool:
    """Whether "fire" is told without its weapon."""
    kinds = grounds.words("occurrences").under("modified")
    return not any(before & modifiers for kind, modifiers in kinds.items() if kind != "heads")


def _kind_of_fire(grounds: Grounds, token: Token) -> str | None:
    """Return what bare "fire" is: a clash where it is exchanged, an attack where somebody comes under it."""
    words, prep = grounds.words("occurrences"), grounds.sentence[token.head]
    above = grounds.sentence[prep.head]
    if prep.lower == "of" and above.lemma.lower() in words["fire.exchange"]:
        return "clash"
    if prep.lower == "under" and above.lemma in words["undergoing.verbs"]:
        return "other"
    return None


def _of_ceasefire(grounds: Grounds, token: Token, before: set[str]) -> bool:
    """Whether a violation is one of a ceasefire: so named, or of nothing that is named."""
    words = grounds.words("occurrences")
    of = grounds.after(token.i, "of")
    if of:
        return any(pobj.lemma in words["objects.ceasefires"] for pobj in of)
    return not before - words["objects.ceasefires"] - words["not_an_act.plain"]


def weapon_kind(words: Lexicon, lemma: str) -> str | None:
    """Return the kind of strike that an aircraft or a weapon makes."""
    for kind, nouns in words.under("bombing").items():
        if kind not in ("verbs", "unsaid", "blows") and lemma.lower() in nouns:
            return kind
    return None


def harm_words(grounds: Grounds, verb: Token) -> str | None:
    """Return what a verb of harm says was done, and to whom: "killed five civilians"."""
    passive = grounds.sentence.child(verb.i, "nsubjpass")
    if passive is not None:
        return f"{grounds.words_of(passive.i)} {verb.text}"
    thing = grounds.sentence.child(verb.i, "dobj")
    return f"{verb.text} {grounds.words_of(thing.i)}" if thing is not None else None


def exploded_at(grounds: Grounds, verb: int) -> tuple[int, ...]:
    """Return what something exploded at: "outside a bank", "in front of the embassy", "under a bus"."""
    words = grounds.words("occurrences")
    things = words["objects.things"] | words["objects.struck"]
    near = [p.i for p in grounds.after(verb, *words["fire.at"])]
    near += [p.i for t in near for p in grounds.after(t, "of") if grounds.sentence[t].lower in words["fire.sides"]]
    return tuple(h for i in near for h in grounds.heads(i) if grounds.sentence[h].lemma.lower() in things)[:1]


def is_passive(grounds: Grounds, token: Token) -> bool:
    """Whether a verb is in the passive, also as a participle after a noun."""
    has = grounds.sentence.children(token.i, "nsubjpass", "auxpass", "agent")
    active = grounds.sentence.children(token.i, "nsubj", "aux")
    return bool(has) or (token.tag == "VBN" and token.dep == "acl" and not active)
