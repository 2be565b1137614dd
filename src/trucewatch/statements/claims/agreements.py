"""Whether a noun phrase names an agreement on a ceasefire, in which words, and the positions taken on it."""

from collections.abc import Iterable, Iterator

from trucewatch.model import Position
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.lexicon import Lexicon
from trucewatch.statements.claims.told import Told
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Token

_OBJECTS = ("dobj", "attr")
_PREPOSITIONS = ("to", "on", "upon", "with", "of")


def agreement_below(grounds: Grounds, verb: int) -> int | None:
    """Return the agreement that is a verb's object or stands behind "to" or "on" below it, None where there is none."""
    candidates = [*grounds.sentence.children(verb, *_OBJECTS), *grounds.after(verb, "to", "on", "upon")]
    return next((token.i for token in candidates if agreement_words(grounds, token.i)), None)


def agreement_words(grounds: Grounds, head: int | None) -> str | None:
    """Return the words for an agreement, without the article; None where the phrase names something else."""
    if head is None or not _is_agreement(grounds, grounds.sentence[head]):
        return None
    found = grounds.mention(head)
    first = found.first
    if first < head and grounds.sentence[first].lower in ("the", "a", "an", "any", "this", "that"):
        first += 1
    return grounds.text(first, _last(grounds, head, found.last))


def _last(grounds: Grounds, head: int, last: int) -> int:
    """Take in what the agreement is on or with, where that follows directly."""
    for prep in grounds.sentence.children(head, "prep"):
        if prep.i == last + 1 and prep.lower in ("on", "with", "between", "to", "for"):
            pobj = grounds.sentence.child(prep.i, "pobj")
            if pobj is not None and pobj.ent not in ("DATE", "TIME"):
                last = max(last, grounds.mention(pobj.i).last)
    return last


def _is_agreement(grounds: Grounds, token: Token) -> bool:
    words = grounds.words("positions")
    lemma = token.lemma.lower()
    if lemma == "fire":
        return any(child.lower == "cease" for child in grounds.sentence.children(token.i))
    if lemma not in words["agreements.nouns"] or token.pos not in ("NOUN", "PROPN"):
        return False
    around = _around(grounds, token)
    if around & words["agreements.other"]:
        return False
    if around & words["agreements.peace"] or lemma in words["agreements.ceasefires"]:
        return True
    return lemma == "term" or (token.tag in ("NN", "NNP") and not _vague(token, words))


def _vague(token: Token, words: Lexicon) -> bool:
    return token.lemma.lower() in words["agreements.vague"]


def _around(grounds: Grounds, token: Token) -> set[str]:
    """Return the words that say what the agreement is about: before it, and in its phrases."""
    sentence = grounds.sentence
    found = {c.lower for c in sentence.children(token.i)} | {c.lemma.lower() for c in sentence.children(token.i)}
    for child in sentence.children(token.i, "prep", "acl", "compound", "nmod", "amod"):
        found |= {below.lemma.lower() for below in sentence.subtree(child.i)}
    for clause in sentence.children(token.head, "advcl", "xcomp", "relcl") if token.dep == "dobj" else ():
        if clause.i > token.i and any(aux.lower == "to" for aux in sentence.children(clause.i, "aux")):
            found |= {below.lemma.lower() for below in sentence.subtree(clause.i)}
    return found


def positions_of(
    grounds: Grounds,
    verb: Token,
    position: Position,
    agreement: str | None,
    actors: Iterable[int] | None = None,
    **more: object,
) -> Iterator[FoundClaim]:
    """Yield one claim for each actor; the actors are the subject's unless others are given."""
    shared = grounds.subject(verb.i)
    reading = grounds.told_done(verb.i)
    told = None if reading.told in (Told.NEGATED, Told.FUTURE, Told.UNREAL) else reading
    for actor in grounds.actors(shared) if actors is None else actors:
        values = {"position": position, "agreement": agreement, **more}
        yield grounds.claim("position", verb.i, values, {"actor": (actor,)}, shared=shared, reading=told)
