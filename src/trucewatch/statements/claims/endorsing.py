"""Setting one's name to an agreement, in whichever words: signing it, initialling it, putting a signature to it."""

from dataclasses import dataclass

from trucewatch.model import Position
from trucewatch.statements.claims.agreements import agreement_words, is_nothing, paper_words, things_below
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.lexicon import Lexicon
from trucewatch.statements.sentence import Token


@dataclass(frozen=True)
class Endorsing:
    """How an agreement is endorsed, and its words where they are told."""

    position: Position
    agreement: str | None


def endorsing(grounds: Grounds, verb: Token) -> Endorsing | None:
    """Return what a verb endorses, whether or not it was done; None where it tells of something else.

    A verb of signing without any object says so of what is being told of: "left without signing", "will not sign".
    """
    words = grounds.words("positions")
    if verb.lemma in words["verbs.put"]:
        return _put(grounds, verb)
    initials = verb.lemma in words["verbs.initial"]
    if not initials and verb.lemma not in words["verbs.sign"]:
        return None
    position = Position.INITIALLED if initials else Position.SIGNED
    things = [h for h in things_below(grounds, verb.i) if grounds.sentence[h].lemma not in words["words.proxy"]]
    for head in things:
        agreement = agreement_words(grounds, head) or paper_words(grounds, head, indefinite=initials)
        if agreement is not None:
            return Endorsing(position, agreement)
    if any(is_nothing(grounds, grounds.sentence[head]) for head in things):
        return Endorsing(position, None)
    below = grounds.sentence.children(verb.i, "nsubjpass", "ccomp", "xcomp")
    bare = not things and not any(c.i > verb.i or c.dep == "nsubjpass" for c in below)
    return Endorsing(position, None) if bare else None


def _put(grounds: Grounds, verb: Token) -> Endorsing | None:
    """ "put their names to the accord", "append its initials to the draft"."""
    words = grounds.words("positions")
    for thing in grounds.sentence.children(verb.i, "dobj"):
        lemmas = {thing.lemma.lower(), thing.lower}
        initials = bool(lemmas & words["words.initials"])
        if not initials and not lemmas & (words["words.name"] | words["words.set_to"]):
            continue
        places = ("to", "on", "under", "below", "beneath")
        for below in (*grounds.after(verb.i, *places), *grounds.after(thing.i, *places)):
            agreement = agreement_words(grounds, below.i) or paper_words(grounds, below.i, indefinite=True)
            if agreement is not None or is_nothing(grounds, below):
                return Endorsing(Position.INITIALLED if initials else Position.SIGNED, agreement)
    return None


def for_a_side(grounds: Grounds, verb: Token) -> bool:
    """ "X signed for the government", "on behalf of the Front": a side, not a club or a parcel."""
    nouns = (
        grounds.parties["nouns.forces"] | grounds.parties["nouns.polities"] | grounds.words("positions")["words.side"]
    )
    sides = [t for t in grounds.after(verb.i, "for") if t.pos == "NOUN" and t.lemma.lower() in nouns]
    names = (
        t for t in grounds.after(verb.i, "on", "in") if t.lemma.lower() in grounds.words("positions")["words.proxy"]
    )
    sides += [side for name in names for side in grounds.after(name.i, "of") if grounds.is_actor(side.i)]
    return bool(sides)


def reserved(grounds: Grounds, verb: Token) -> Position | None:
    """Whether something was signed with reservations, told beside it or in the clause after it."""
    words = grounds.words("positions")
    for clause in (verb, *grounds.sentence.children(verb.i, "conj", "advcl")):
        if clause.i != verb.i and clause.lemma not in words["verbs.attach"]:
            continue
        things = [
            *grounds.after(clause.i, "with", "despite", "under", "subject"),
            *grounds.sentence.children(clause.i, "dobj"),
        ]
        things += [inner for thing in things for inner in grounds.after(thing.i, "of")]
        if any(thing.lemma in words["words.reservations"] for thing in things):
            return Position.SIGNED_WITH_RESERVATION
    return None


def announced(grounds: Grounds, token: Token, by: int | None) -> bool:
    """Whether a negated verb is an announced refusal: "will not sign", "vowed never to sign"."""
    future = grounds.modality["auxiliaries.future"]
    joined = token.head if token.dep == "conj" else token.i  # "will neither sign nor accept it"
    negated = by is not None and grounds.sentence[by].head in (token.i, joined)
    vowed = token.dep == "xcomp" and grounds.sentence[token.head].lemma in grounds.words("commitments")["verbs.vouch"]
    auxes = grounds.sentence.children(token.i, "aux") or grounds.sentence.children(joined, "aux")
    return negated and (vowed or any(aux.lower in future for aux in auxes))


def is_aim(grounds: Grounds, verb: Token) -> bool:
    """Whether a verb stands as an infinitive: "declined on Tuesday to put its name to the deal"."""
    return any(aux.lower == "to" for aux in grounds.sentence.children(verb.i, "aux"))


def consent_verbs(words: Lexicon) -> frozenset[str]:
    """Return the verbs that tell of consent in any form."""
    kinds = ("sign", "initial", "accept", "agree", "reach", "declare", "extend")
    return frozenset().union(*(words[f"verbs.{kind}"] for kind in kinds))


def particle_fits(grounds: Grounds, verb: Token, particles: frozenset[str]) -> bool:
    """Whether a verb stands with the particle that gives it its meaning; `particles` are "turn down" and the like.

    A verb that none of them begins with needs none.
    """
    wanted = {words.split()[1] for words in particles if words.split()[0] == verb.lemma}
    return not wanted or any(c.lower in wanted for c in grounds.sentence.children(verb.i, "prt", "prep", "advmod"))
