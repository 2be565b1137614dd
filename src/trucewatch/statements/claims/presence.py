"""How an actor takes part in talks on an agreement: invited, at one remove or face to face, of good will."""

from collections.abc import Iterator
from dataclasses import replace

from trucewatch.codebook import Codebook
from trucewatch.model import Position, Stance
from trucewatch.statements.claims.agreements import agreement_words, positions_of
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
        (_invited, words["verbs.invite"]),
        (_positive, words["words.positive"]),
        (_format, words["words.contacts"]),
    )


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
    """ "Indirect contacts between X and Y", "X and Y held direct talks": each takes part, at one remove or not."""
    position = _face(grounds, token)
    verb = grounds.sentence[token.head]
    while verb.pos not in ("VERB", "AUX") and verb.head != verb.i:
        verb = grounds.sentence[verb.head]
    if position is None or verb.pos not in ("VERB", "AUX") or grounds.read(verb.i).told not in _TOLD:
        return
    if token.dep in ("dobj", "pobj") and verb.lemma in grounds.modality["verbs.unreal"]:
        return  # "proposed indirect talks": not held
    between = [h for pobj in grounds.after(token.i, "between", "involving") for h in grounds.heads(pobj.i)]
    at = token.dep == "pobj" and grounds.sentence[token.head].lower in ("at", "in", "during")
    held = token.dep == "dobj" and verb.lemma in grounds.words("positions")["verbs.hold_talks"]
    actors = between or (grounds.actors(grounds.subject(verb.i)) if at or held else ())
    for actor in actors:
        values = {"position": position, "agreement": None}
        edges = grounds.sentence.edges(token.i) if between else grounds.bounds(verb.i)
        yield grounds.claim("position", token.i, values, {"actor": (actor,)}, edges=edges)


def _face(grounds: Grounds, token: Token) -> Position | None:
    words = grounds.words("positions")
    modifiers = {below.lower for c in grounds.sentence.children(token.i, "amod", "compound", "npadvmod")
                 for below in grounds.sentence.subtree(c.i)}  # fmt: skip
    if modifiers & words["words.indirect"]:
        return Position.ATTENDING_INDIRECT
    direct = modifiers & words["words.direct"] and token.lemma.lower() in words["words.rounds"]
    return Position.ATTENDING_DIRECT if direct else None
