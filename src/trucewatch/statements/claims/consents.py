"""Consent and refusal told by a noun or a phrase: "gave its approval to the truce", "said no to the deal"."""

from collections.abc import Iterator

from trucewatch.codebook import Codebook
from trucewatch.model import Position
from trucewatch.statements.claims.agreements import agreement_below, agreement_words, paper_words, positions_of
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.told import Told
from trucewatch.statements.claims.willing import conditional
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token

_TOLD = (Told.REAL, Told.ALLEGED)
_ABOUT = ("to", "for", "of", "from", "in", "with", "on")


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "positions")
    return (
        (_in_a_noun, words.union("told")),
        (_answered, words["verbs.answer"]),
        (_bears, words["verbs.bear"]),
        (_will_keep, words["verbs.keep"]),
        (_agreed_to_halt, words["verbs.agree"]),
        (_bound, words["verbs.bind"]),
    )


def _in_a_noun(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X gave its consent to the truce", "X announced its withdrawal from the accord", "X has no objection to it"."""
    words = grounds.words("positions")
    verb = grounds.sentence[token.head]
    negated = any(c.lower == "no" for c in grounds.sentence.children(token.i, "det"))
    kind = next((k for k, nouns in words.under("told").items() if token.lemma.lower() in nouns), None)
    if kind is None or token.dep != "dobj" or verb.lemma not in words["verbs.tell"] or negated != (kind == "objection"):
        return
    told = "consent" if negated else kind
    if not negated and grounds.read(verb.i).told not in _TOLD:
        return
    about = [*grounds.after(token.i, *_ABOUT), *grounds.after(verb.i, "to", "for", "from")]
    agreement = next((w for t in about if (w := agreement_words(grounds, t.i))), None)
    if told in ("withdrawal", "suspension") and agreement is None:
        agreement = next((grounds.phrase(t.i) for t in about if t.lemma in words["agreements.negotiations"]), None)
    if agreement is None:
        return
    owner = grounds.sentence.child(token.i, "poss")
    others = [h for h in grounds.heads(owner.i) if grounds.is_actor(h)] if owner and owner.tag != "PRP$" else None
    yield from positions_of(grounds, verb, _position(grounds, token, verb, told), agreement, others)


def _position(grounds: Grounds, token: Token, verb: Token, told: str) -> Position:
    within = [*grounds.after(token.i, "in"), *grounds.after(verb.i, "in")]
    if told == "consent" and any(t.lemma in grounds.words("positions")["words.principle"] for t in within):
        return Position.ACCEPTS_IN_PRINCIPLE
    return _POSITIONS[told]


_POSITIONS = {
    "consent": Position.AGREED,
    "objection": Position.REFUSED,
    "refusal": Position.REFUSED,
    "withdrawal": Position.WITHDREW,
    "suspension": Position.SUSPENDED,
}


def _answered(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X said yes to the truce", "X said no to the deal"."""
    answers = {"yes": Position.AGREED, "no": Position.REFUSED}
    said = [c.lower for c in grounds.sentence.children(token.i, "intj", "dobj") if c.lower in answers]
    agreement = next((w for t in grounds.after(token.i, "to") if (w := agreement_words(grounds, t.i))), None)
    if said and agreement and grounds.read(token.i).told in _TOLD:
        yield from positions_of(grounds, token, answers[said[0]], agreement)


def _bears(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "The accord bears the signatures of X and Y"."""
    words = grounds.words("positions")
    own = grounds.sentence.child(token.i, "nsubj")
    agreement = (agreement_words(grounds, own.i) or paper_words(grounds, own.i)) if own is not None else None
    if agreement is None or grounds.read(token.i).told not in _TOLD:
        return
    for thing in grounds.sentence.children(token.i, "dobj"):
        if {thing.lemma.lower(), thing.lower} & words["words.name"]:
            named = (head for t in grounds.after(thing.i, "of") for head in grounds.heads(t.i))
            signers = [head for head in named if grounds.is_actor(head)]
            yield from positions_of(grounds, token, Position.SIGNED, agreement, signers)


def _will_keep(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X will respect the truce", "X said it would observe the cessation": consent announced."""
    below = agreement_below(grounds, token.i) or next(
        (t.i for t in grounds.after(token.i, "by", "with") if agreement_words(grounds, t.i)), None
    )
    ceasefires = grounds.words("positions")["agreements.ceasefires"]
    if below is None or grounds.sentence[below].lemma.lower() not in ceasefires:
        return
    if token.tag == "VB" and grounds.read(token.i).told is Told.FUTURE and not conditional(grounds, token):
        yield from positions_of(grounds, token, Position.AGREED, agreement_words(grounds, below))


def _agreed_to_halt(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X and Y agreed to cease fire", "X consented to halt hostilities": a truce in other words."""
    words = grounds.words("positions")
    if token.pos != "VERB" or grounds.read(token.i).told not in _TOLD:
        return
    for act in grounds.sentence.children(token.i, "xcomp"):
        things = grounds.sentence.children(act.i, "dobj")
        if act.lemma in words["verbs.halt"] and any(t.lemma.lower() in words["agreements.fire"] for t in things):
            yield from positions_of(grounds, token, Position.AGREED, grounds.phrase(things[0].i))


def _bound(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X committed itself to the truce", "the ceasefire to which the parties had recommitted"."""
    if token.pos != "VERB" or grounds.read(token.i).told not in _TOLD or grounds.sentence.children(token.i, "auxpass"):
        return
    oneself = [t for t in grounds.sentence.children(token.i, "dobj") if t.lower.endswith(("self", "selves"))]
    if grounds.sentence.children(token.i, "dobj") != tuple(oneself):
        return
    below = agreement_below(grounds, token.i)
    if below is not None and grounds.sentence[below].lemma.lower() in grounds.words("positions")["agreements.binding"]:
        yield from positions_of(grounds, token, Position.AGREED, agreement_words(grounds, below))
