"""Consent and refusal told by a noun or a phrase: "gave its approval to the truce", "said no to the deal"."""

from collections.abc import Iterator

from trucewatch.codebook import Codebook
from trucewatch.model import Position
from trucewatch.statements.claims.agreements import (
    agreement_below,
    agreement_words,
    is_none,
    paper_words,
    positions_of,
)
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.denials import accord
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
        (_in_a_noun, words.union("told") | frozenset(t.split("-")[-1] for t in words.union("told"))),
        (_answered, words["verbs.answer"]),
        (_bears, words["verbs.bear"]),
        (_will_keep, words["verbs.keep"]),
        (_keeps, words["verbs.keeping"]),
        (_agreed_to_attend, words["verbs.agree"]),
        (_agreed_to_halt, words["verbs.agree"]),
        (_bound, words["verbs.bind"]),
        (_entered, words["verbs.enter"]),
        (_shook_hands, words["verbs.shake"]),
    )


def _in_a_noun(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X gave its consent to the truce", "X announced its withdrawal from the accord", "X has no objection to it"."""
    words = grounds.words("positions")
    verb = grounds.sentence[token.head]
    negated = any(c.lower == "no" for c in grounds.sentence.children(token.i, "det"))
    lemma = _hyphened(grounds, token)
    kind = next((k for k, nouns in words.under("told").items() if lemma in nouns), None)
    if kind is None or token.dep != "dobj" or verb.lemma not in words["verbs.tell"] or negated != (kind == "objection"):
        return
    told = "consent" if negated else kind
    if not negated and grounds.read(verb.i).told not in _TOLD:
        return
    given = [t for t in grounds.sentence.children(verb.i, "dative") if t.pos != "ADP"]
    about = [*grounds.after(token.i, *_ABOUT), *grounds.after(verb.i, "to", "for", "from"), *given]
    agreement = next((w for t in about if (w := agreement_words(grounds, t.i))), None)
    if told in ("withdrawal", "suspension") and agreement is None:
        agreement = next((grounds.phrase(t.i) for t in about if t.lemma in words["agreements.negotiations"]), None)
    if agreement is None:
        return
    owner = grounds.sentence.child(token.i, "poss")
    others = [h for h in grounds.heads(owner.i) if grounds.is_actor(h)] if owner and owner.tag != "PRP$" else None
    yield from positions_of(grounds, verb, _position(grounds, token, verb, told), agreement, others)


def _hyphened(grounds: Grounds, token: Token) -> str:
    """Return a noun's lemma with what a hyphen joins to it: "go-ahead"."""
    if token.i < 2 or grounds.sentence[token.i - 1].text != "-":
        return token.lemma.lower()
    return f"{grounds.sentence[token.i - 2].lower}-{token.lower}"


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
    told = (*grounds.sentence.children(token.i, "intj", "dobj"), *grounds.after(token.i, "with"))
    said = [t.lower for t in told if t.lower in answers]
    about = [a for i in (token.i, *(t.i for t in told)) for a in grounds.after(i, "to")]
    agreement = next((w for t in about if (w := agreement_words(grounds, t.i))), None)
    if said and agreement and grounds.read(token.i).told in _TOLD:
        yield from positions_of(grounds, token, answers[said[0]], agreement)


def _entered(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X entered into a truce with Y", "X has at no time entered into any arrangement"."""
    told = grounds.read(token.i).told in _TOLD or grounds.not_done(token.i)
    agreement = next((w for t in grounds.after(token.i, "into") if (w := accord(grounds, t))), None)
    if token.pos == "VERB" and told and agreement is not None:
        yield from positions_of(grounds, token, Position.AGREED, agreement)


def _bears(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "The accord bears the signatures of X and Y"."""
    words = grounds.words("positions")
    own = grounds.sentence.child(token.i, "nsubj")
    agreement = (agreement_words(grounds, own.i) or paper_words(grounds, own.i)) if own is not None else None
    if agreement is None or grounds.read(token.i).told not in _TOLD:
        return
    for thing in grounds.sentence.children(token.i, "dobj"):
        lemmas = {thing.lemma.lower(), thing.lower}
        initials = bool(lemmas & words["words.initials"])
        if initials or lemmas & words["words.name"]:
            owners = (*grounds.after(thing.i, "of"), *grounds.sentence.children(thing.i, "poss"))
            signers = [h for t in owners for h in (grounds.heads(t.i) if t.tag != "PRP$" else (t.i,))]
            position = Position.INITIALLED if initials else Position.SIGNED
            yield from positions_of(grounds, token, position, agreement, filter(grounds.is_actor, signers))


def _will_keep(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X will respect the truce", "X said it would observe the cessation": consent announced."""
    below = _kept(grounds, token)
    if below is None:
        return
    if token.tag == "VB" and grounds.read(token.i).told is Told.FUTURE and not conditional(grounds, token):
        yield from positions_of(grounds, token, Position.AGREED, agreement_words(grounds, below))


def _keeps(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X abides by the truce", "X is respecting it", "X abides by what it agreed to": its consent stands."""
    noun = token.tag == "NNS" and token.lemma in grounds.words("positions")["verbs.no_nouns"]
    now = token.tag in ("VBZ", "VBP") or (
        token.tag == "VBG" and any(aux.tag in ("VBZ", "VBP") for aux in grounds.sentence.children(token.i, "aux"))
    )
    own = grounds.sentence.child(token.i, "nsubj", *(("compound",) if noun else ()))
    if not (now or noun) or own is None or is_none(grounds, token.i):
        return
    if grounds.read(token.i).told not in _TOLD or _undone(grounds, token, own):
        return
    below = _kept(grounds, token)
    if below is not None or _its_word(grounds, token):
        actors = [own.i] if noun else None
        yield from positions_of(grounds, token, Position.AGREED, agreement_words(grounds, below), actors)


def _undone(grounds: Grounds, token: Token, own: Token) -> bool:
    """Whether it is none, or only part of them, who keep it, or not always: "neither side respects the truce"."""
    words, sentence = grounds.words("positions"), grounds.sentence
    below = {c.lower for i in (own.i, token.i) for c in sentence.children(i, "det", "advmod", "neg", "mark")}
    return bool(({own.lower} | below) & (words["words.none"] | words["words.partly"]))


def _kept(grounds: Grounds, token: Token) -> int | None:
    """Return the ceasefire or accord that is kept: the verb's object, or what stands behind "by" or "with"."""
    below = agreement_below(grounds, token.i) or next(
        (t.i for t in grounds.after(token.i, "by", "with") if agreement_words(grounds, t.i)), None
    )
    binding = grounds.words("positions")["agreements.binding"]
    return below if below is not None and grounds.sentence[below].lemma.lower() in binding else None


def _its_word(grounds: Grounds, token: Token) -> bool:
    """ "X abides by what it agreed to", "X honours what it signed"."""
    words, sentence = grounds.words("positions"), grounds.sentence
    preps = [p for p in sentence.children(token.i, "prep") if p.lower in ("by", "to", "with")]
    clauses = [c for i in (token.i, *(p.i for p in preps)) for c in sentence.children(i, "pcomp", "ccomp")]
    given = words["verbs.agree"] | words["verbs.sign"] | words["verbs.accept"]
    return any(c.lemma in given and any(t.lower == "what" for t in sentence.subtree(c.i)) for c in clauses)


def _agreed_to_attend(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X agreed to remain in the talks", "X consented to return to the table"."""
    words = grounds.words("positions")
    if token.pos != "VERB" or grounds.read(token.i).told not in _TOLD:
        return
    for act in grounds.sentence.children(token.i, "xcomp"):
        if act.lemma in words["verbs.attend"]:
            talks = words["agreements.negotiations"] | words["words.contacts"]
            objects = grounds.sentence.children(act.i, "dobj")
            if any(t.lemma.lower() not in talks | words["words.participation"] for t in objects):
                continue  # "agreed to take the draft to the talks"
            part = [p for t in objects for p in grounds.after(t.i, "in")]
            for thing in (*objects, *grounds.after(act.i, "in", "to", "for", "with", "at"), *part):
                if thing.lemma.lower() in talks:
                    yield from positions_of(grounds, token, Position.AGREED, grounds.phrase(thing.i))
                    break


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


def _shook_hands(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X and Y shook hands on a truce", "on a further round"."""
    words = grounds.words("positions")
    hands = any(t.lemma.lower() in words["words.hands"] for t in grounds.sentence.children(token.i, "dobj"))
    if token.pos != "VERB" or not hands or grounds.read(token.i).told not in _TOLD:
        return
    for thing in grounds.after(token.i, "on", "upon"):
        talks = thing.lemma.lower() in words["agreements.negotiations"] and thing.ent not in ("DATE", "TIME")
        agreement = agreement_words(grounds, thing.i) or (grounds.phrase(thing.i) if talks else None)
        if agreement is not None:
            yield from positions_of(grounds, token, Position.AGREED, agreement)
