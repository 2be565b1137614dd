"""How an actor ends its part in an agreement or in the talks on it: suspends it, withdraws, declares it over."""

from collections.abc import Iterator
from dataclasses import replace

from trucewatch.codebook import Codebook
from trucewatch.model import Position, Stance
from trucewatch.statements.claims.agreements import agreement_words, positions_of
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.endorsing import particle_fits
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.particles import on_condition
from trucewatch.statements.claims.told import Told
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token

_TOLD = (Told.REAL, Told.ALLEGED)
_TAKING_PART = ("in", "to", "with", "of", "at", "on")


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "positions")
    return (
        (_suspended, words["verbs.suspend"]),
        (_on_hold, words["verbs.put"] | words["verbs.hold"]),
        (_withdrew, words["verbs.withdraw"]),
        (_declared_over, words["verbs.declare"] | words["verbs.regard"]),
        (_unbound, words["words.bound"]),
        (_released, words["words.released"]),
        (_left, words["verbs.desert"]),
        (_turned_back, words["verbs.turn"]),
    )


def _suspended(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X suspended its participation in the talks", "X suspended the truce"."""
    if token.pos != "VERB" or grounds.read(token.i).told not in _TOLD:
        return
    words = grounds.words("positions")
    for thing in grounds.sentence.children(token.i, "dobj"):
        about = [*grounds.after(thing.i, *_TAKING_PART), *grounds.after(token.i, *_TAKING_PART)]
        named = next((w for pobj in about if (w := _named_in(grounds, pobj))), None)
        talks = next((grounds.phrase(p.i) for p in about if _is_shared(grounds, p)), None)
        alone = thing.lemma in words["words.attendance"] and not about and grounds.sentence.children(thing.i, "poss")
        if thing.lemma in words["words.participation"] and (named or talks or alone):
            yield from positions_of(grounds, token, Position.SUSPENDED, named or talks)
        elif agreement_words(grounds, thing.i):
            yield from positions_of(grounds, token, Position.SUSPENDED, agreement_words(grounds, thing.i))


def _withdrew(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X withdrew from the truce", "X pulled out of the talks", "X abandoned the ceasefire"."""
    words = grounds.words("positions")
    whole = particle_fits(grounds, token, words["verbs.withdraw_particles"])
    if token.pos != "VERB" or not whole or not _is_told(grounds, token):
        return
    reneged = token.lemma in words["verbs.renege"]
    left = [*grounds.after(token.i, *(("on",) if reneged else ("from", "of")))]
    for prep in grounds.sentence.children(token.i, "prep", "advmod"):
        left.extend(grounds.after(prep.i, "of", "from"))
    for thing in left:
        talks = grounds.phrase(thing.i) if thing.lemma in words["agreements.negotiations"] else None
        agreement = agreement_words(grounds, thing.i) or (talks if thing.dep == "pobj" else None)
        word = reneged and thing.lemma.lower() in words["words.word"]  # "went back on its word"
        if (agreement or word) and not _without(grounds, token):
            yield from positions_of(grounds, token, Position.WITHDREW, agreement)
    for thing in grounds.sentence.children(token.i, "dobj"):
        agreement = agreement_words(grounds, thing.i) if token.lemma in words["verbs.scrap"] else None
        renounced = token.lemma in words["verbs.renounce"]
        if agreement and (renounced or set(agreement.lower().split()) & words["agreements.ceasefires"]):
            yield from positions_of(grounds, token, Position.WITHDREW, agreement)


def _named_in(grounds: Grounds, thing: Token) -> str | None:
    """Return the agreement that something is, or that it is of: "the monitoring of the deal"."""
    body = thing.lemma.lower() in grounds.words("positions")["agreements.bodies"]
    inner = grounds.sentence.subtree(thing.i) if body else (thing,)
    return next((w for t in inner if (w := agreement_words(grounds, t.i))), None)


def _is_told(grounds: Grounds, token: Token) -> bool:
    """Whether an act is told as done, or as not done: "neither side has withdrawn from the talks"."""
    return grounds.read(token.i).told in (*_TOLD, Told.DENIED) or grounds.not_done(token.i)


def _left(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X quit the talks", "X left the table over the first item", "X stormed out of the session in protest"."""
    words = grounds.words("positions")
    whole = particle_fits(grounds, token, words["verbs.withdraw_particles"])
    if token.pos != "VERB" or not whole or not _is_told(grounds, token) or _without(grounds, token):
        return
    out = (
        p for prep in grounds.sentence.children(token.i, "prep", "advmod") for p in grounds.after(prep.i, "of", "from")
    )
    for thing in (*grounds.sentence.children(token.i, "dobj"), *grounds.after(token.i, "of", "from"), *out):
        lemma = thing.lemma.lower()
        talks = lemma in words["words.talking"] and thing.dep == "dobj" and token.lemma in words["verbs.desert_talks"]
        table = lemma in words["agreements.table"] and not grounds.after(thing.i, "of")
        if talks or table or (lemma in words["words.venues"] and _in_protest(grounds, token, thing)):
            yield from positions_of(grounds, token, Position.WITHDREW, grounds.phrase(thing.i) if talks else None)


def _turned_back(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X turned its back on the talks"."""
    words = grounds.words("positions")
    backs = [t.i for t in grounds.sentence.children(token.i, "dobj") if t.lemma.lower() in words["words.back"]]
    if token.pos != "VERB" or not backs or not _is_told(grounds, token):
        return
    for thing in (t for i in (token.i, *backs) for t in grounds.after(i, "on")):
        talks = grounds.phrase(thing.i) if thing.lemma.lower() in words["words.talking"] else None
        if (agreement := agreement_words(grounds, thing.i) or talks) is not None:
            yield from positions_of(grounds, token, Position.WITHDREW, agreement)


def _in_protest(grounds: Grounds, token: Token, thing: Token) -> bool:
    """ "Left the room over the first article", "in protest", "in anger"."""
    over = [t for i in (token.i, thing.i) for t in grounds.after(i, "over") if t.ent not in ("DATE", "TIME")]
    moods = grounds.words("positions")["words.protest"]
    return bool(over) or any(t.lemma.lower() in moods for i in (token.i, thing.i) for t in grounds.after(i, "in", "at"))


def _released(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X considers itself released from the truce", "X declared itself freed from it": on a condition, a threat."""
    above = grounds.sentence[token.head]
    things = (*grounds.sentence.children(token.i, "nsubj"), *grounds.sentence.children(above.i, "dobj"))
    oneself = any(t.lower.endswith(("self", "selves")) for t in things)
    agreement = next((w for t in grounds.after(token.i, "from", "of") if (w := agreement_words(grounds, t.i))), None)
    verbs = grounds.words("positions")["verbs.regard"] | grounds.words("positions")["verbs.declare"]
    if not oneself or agreement is None or above.lemma not in verbs or grounds.read(above.i).told not in _TOLD:
        return
    supposed = any(on_condition(grounds.sentence, i) for i in (token.i, above.i))
    for claim in positions_of(grounds, above, Position.WITHDREW, agreement):
        yield replace(claim, stance=Stance.THREATENS) if supposed else claim


def _without(grounds: Grounds, token: Token) -> bool:
    return any(below.lower == "without" for below in grounds.sentence.subtree(token.i))


def _is_shared(grounds: Grounds, thing: Token) -> bool:
    """Whether something is the talks, or a body in which the parties watch over a ceasefire."""
    words = grounds.words("positions")
    if thing.lemma in words["agreements.negotiations"]:
        return True
    below = {t.lemma.lower() for t in grounds.sentence.subtree(thing.i)}
    shared = words["agreements.ceasefires"] | words["words.joint"]
    return thing.lemma.lower() in words["agreements.bodies"] and bool(below & shared)


def _on_hold(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X put its commitment to the truce on hold", "X placed the ceasefire on ice"."""
    words = grounds.words("positions")
    if grounds.read(token.i).told not in _TOLD or not any(
        below.lemma in words["words.hold"] for below in grounds.after(token.i, "on", "in", "into")
    ):
        return
    for thing in grounds.sentence.children(token.i, "dobj"):
        about = [thing, *grounds.after(thing.i, "in", "to", "with", "of")]
        agreement = next((w for t in about if (w := agreement_words(grounds, t.i))), None)
        talks = next((grounds.phrase(t.i) for t in about[1:] if t.lemma in words["agreements.negotiations"]), None)
        if agreement or (talks and thing.lemma in words["words.participation"]):
            yield from positions_of(grounds, token, Position.SUSPENDED, agreement or talks)


def _declared_over(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X declared the ceasefire over", "X announced the end of the truce", "X considers the truce dead"."""
    ended = _ended(grounds, token) if token.pos == "VERB" and grounds.read(token.i).told in _TOLD else None
    if ended is not None:
        yield from positions_of(grounds, token, Position.WITHDREW, ended)


def _ended(grounds: Grounds, token: Token) -> str | None:
    """Return the ceasefire that is declared over or whose end is declared."""
    words = grounds.words("positions")
    for thing in grounds.sentence.subtree(token.i):
        agreement = agreement_words(grounds, thing.i) if thing.i > token.i else None
        if agreement is None or thing.lemma not in words["agreements.ceasefires"]:
            continue
        above = grounds.sentence[grounds.sentence[thing.head].head]
        over = thing.i + 1 < len(grounds.sentence) and grounds.sentence[thing.i + 1].lower in words["words.over"]
        if over or (grounds.sentence[thing.head].lower in ("of", "to") and above.lemma in words["words.end"]):
            return agreement
    return None


def _to_be_kept(grounds: Grounds, token: Token) -> Iterator[Token]:
    """ "No longer obliged to respect the truce", "to abide by it"."""
    for act in grounds.sentence.children(token.i, "xcomp"):
        if act.lemma in grounds.words("positions")["verbs.keep"]:
            yield from (*grounds.sentence.children(act.i, "dobj"), *grounds.after(act.i, "by", "to", "with"))


def _unbound(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X no longer considered itself bound by the truce", "X is no longer committed to it": it was once."""
    verb = token if token.pos == "VERB" and token.dep not in ("acomp", "oprd") else grounds.sentence[token.head]
    above = grounds.sentence[verb.head] if verb.dep in ("ccomp", "xcomp", "oprd") else verb
    about = [*grounds.after(token.i, "by", "to"), *_to_be_kept(grounds, token)]
    agreement = next((w for t in about if (w := agreement_words(grounds, t.i))), None)
    for one in dict.fromkeys((verb.i, above.i)):
        ended = any(c.lower in grounds.modality["adverbs.ended"] for c in grounds.sentence.children(one, "advmod"))
        if agreement and ended and grounds.read(one).told is Told.NEGATED:
            yield from positions_of(grounds, grounds.sentence[one], Position.WITHDREW, agreement)
            return
