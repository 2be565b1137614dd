"""How an actor takes part in talks on an agreement, and how it leaves them or the agreement."""

from collections.abc import Iterator
from dataclasses import replace

from trucewatch.codebook import Codebook
from trucewatch.model import Position, Stance
from trucewatch.statements.claims.agreements import agreement_below, agreement_words, positions_of
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.told import Told
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token

_TOLD = (Told.REAL, Told.ALLEGED)


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "positions")
    return (
        (_left, words["verbs.leave"]),
        (_suspended, words["verbs.suspend"]),
        (_withdrew, words["verbs.withdraw"]),
        (_invited, words["verbs.invite"]),
        (_positive, words["words.positive"]),
        (_format, words["words.contacts"]),
    )


def _left(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X left the city without signing the deal", "X walked out without a deal"."""
    if token.pos != "VERB" or grounds.read(token.i).told not in _TOLD:
        return
    words = grounds.words("positions")
    acts = (
        words["verbs.sign"]
        | words["verbs.initial"]
        | words["verbs.agree"]
        | words["verbs.accept"]
        | words["verbs.reach"]
    )
    for without in grounds.sentence.subtree(token.i):
        if without.lower != "without" or without.i < token.i:
            continue
        act = grounds.sentence.child(without.i, "pcomp")
        thing = grounds.sentence.child(without.i, "pobj")
        if act is not None and act.lemma in acts:
            below = agreement_below(grounds, act.i)
            if below is not None or act.lemma in words["verbs.sign"]:
                agreement = agreement_words(grounds, below)
                yield from positions_of(grounds, token, Position.LEFT_WITHOUT_SIGNING, agreement)
        elif thing is not None and (agreement_words(grounds, thing.i) or _is_signing(grounds, thing)):
            yield from positions_of(grounds, token, Position.LEFT_WITHOUT_SIGNING, agreement_words(grounds, thing.i))


def _is_signing(grounds: Grounds, thing: Token) -> bool:
    """ "without a signature", and "without signing" where the parser takes it for a noun."""
    words = grounds.words("positions")
    return thing.lemma in words["words.signing"] or (thing.tag == "VBG" and thing.lemma in words["verbs.sign"])


def _suspended(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X suspended its participation in the talks", "X suspended the truce"."""
    if token.pos != "VERB" or grounds.read(token.i).told not in _TOLD:
        return
    words = grounds.words("positions")
    for thing in grounds.sentence.children(token.i, "dobj"):
        about = [*grounds.after(thing.i, "in", "to", "with", "of"), *grounds.after(token.i, "in", "to", "with")]
        named = next((w for pobj in about if (w := agreement_words(grounds, pobj.i))), None)
        talks = next((grounds.phrase(p.i) for p in about if p.lemma in words["agreements.negotiations"]), None)
        if thing.lemma in words["words.participation"] and (named or talks):
            yield from positions_of(grounds, token, Position.SUSPENDED, named or talks)
        elif agreement_words(grounds, thing.i):
            yield from positions_of(grounds, token, Position.SUSPENDED, agreement_words(grounds, thing.i))


def _withdrew(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X withdrew from the truce", "X pulled out of the talks", "X abandoned the ceasefire"."""
    if token.pos != "VERB" or grounds.read(token.i).told not in _TOLD:
        return
    words = grounds.words("positions")
    left = [*grounds.after(token.i, "from", "of")]
    for prep in grounds.sentence.children(token.i, "prep"):
        left.extend(grounds.after(prep.i, "of", "from"))
    for thing in left:
        talks = grounds.phrase(thing.i) if thing.lemma in words["agreements.negotiations"] else None
        agreement = agreement_words(grounds, thing.i) or (talks if thing.dep == "pobj" else None)
        if agreement and not _without(grounds, token):
            yield from positions_of(grounds, token, Position.WITHDREW, agreement)
    for thing in grounds.sentence.children(token.i, "dobj"):
        ends = token.lemma not in ("leave", "pull", "walk", "denounce")
        if ends and thing.lemma in words["agreements.ceasefires"] and agreement_words(grounds, thing.i):
            yield from positions_of(grounds, token, Position.WITHDREW, agreement_words(grounds, thing.i))


def _without(grounds: Grounds, token: Token) -> bool:
    return any(below.lower == "without" for below in grounds.sentence.subtree(token.i))


def _invited(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X was invited to the talks", "the host invited X and Y to peace talks"."""
    if token.pos != "VERB" or grounds.read(token.i).told not in _TOLD:
        return
    talks = [
        p
        for p in grounds.after(token.i, "to", "for")
        if p.lemma in grounds.words("positions")["agreements.negotiations"]
    ]
    if not talks:
        return
    passive = bool(grounds.sentence.children(token.i, "nsubjpass"))
    guests = None if passive else [t.i for t in grounds.objects(token.i) if grounds.is_actor(t.i)]
    yield from positions_of(grounds, token, Position.INVITED, grounds.phrase(talks[0].i), guests)


def _positive(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "X is positive about the agreement", "X has a positive view of the document": whether it accepts is unclear."""
    words = grounds.words("positions")
    governor = grounds.sentence[token.head]
    if token.dep == "acomp":
        verb, about = governor, grounds.after(token.i, "about", "on", "to", "towards", "toward")
    elif token.dep == "amod" and governor.lemma in words["words.view"] and governor.dep == "dobj":
        verb, about = grounds.sentence[governor.head], grounds.after(governor.i, "of", "on", "about")
    else:
        return
    if grounds.read(verb.i).told not in _TOLD:
        return
    for pobj in about:
        agreement = agreement_words(grounds, pobj.i)
        if agreement:
            for claim in positions_of(grounds, verb, Position.ACCEPTS_IN_PRINCIPLE, agreement):
                yield replace(claim, stance=Stance.UNCLEAR)


def _format(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "Indirect contacts between X and Y": each takes part, at one remove."""
    words = grounds.words("positions")
    modifiers = {child.lower for child in grounds.sentence.children(token.i, "amod", "compound")}
    if not modifiers & words["words.indirect"]:
        return
    verb = grounds.sentence[token.head]
    while verb.pos not in ("VERB", "AUX") and verb.head != verb.i:
        verb = grounds.sentence[verb.head]
    if verb.pos not in ("VERB", "AUX") or grounds.read(verb.i).told not in _TOLD:
        return
    between = [h for pobj in grounds.after(token.i, "between", "involving") for h in grounds.heads(pobj.i)]
    at = token.dep == "pobj" and grounds.sentence[token.head].lower in ("at", "in", "during")
    actors = between or (grounds.actors(grounds.subject(verb.i)) if at else ())
    for actor in actors:
        values = {"position": Position.ATTENDING_INDIRECT, "agreement": None}
        edges = grounds.sentence.edges(token.i) if between else grounds.bounds(verb.i)
        yield grounds.claim("position", token.i, values, {"actor": (actor,)}, edges=edges)
