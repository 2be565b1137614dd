"""Whom an event of PLOVER points to, where our claim has no field for it.

PLOVER's target is an actor: who is promised something, whose proposal is refused, whose people are let go. Our
claims of positions and commitments name only who acts, and the target of our occurrences may be a thing ("a camp for
refugees of Norland"). The target is then read as the event coders do that PLOVER was made for (PETRARCH): the first
actor named below the word that carries the event, a name before a common noun.
"""

from collections.abc import Iterator, Sequence

from evaluation.wording import head_of
from trucewatch.codebook import Codebook
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.found import FoundClaim, Mention
from trucewatch.statements.sentence import Sentence, Token

_NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON", "LOC", "FAC"})
_EMPTY = frozenset({"DET", "ADP", "CCONJ", "PART", "PUNCT", "PRON"})


def words_of(sentence: Sentence, mention: Mention) -> frozenset[str]:
    """Return the head and the names before it: "Syrian troops" are told by either word in the corpus."""
    inside = (sentence[i] for i in range(mention.first, mention.last + 1))
    named = {t.lower for t in inside if (t.pos == "PROPN" or t.ent in _NAMED) and t.pos not in _EMPTY}
    return frozenset({head_of(sentence, mention).lower, *named})


def targets(sentence: Sentence, claim: FoundClaim, fields: Sequence[str], codebook: Codebook) -> frozenset[str]:
    """Return the words of whom a claim points to: those of its own fields, else of the first actor behind it."""
    own = [m for field in fields for m in claim.actors.get(field, ())]
    actors = lexicon(codebook, "parties").union("nouns")
    if any(_is_actor(t, actors) for m in own for t in _inside(sentence, m)):
        return frozenset(word for m in own for word in words_of(sentence, m))
    below = [t for m in own for t in sentence.subtree(head_of(sentence, m).i)]
    taken = {i for field, ms in claim.actors.items() if field not in fields for m in ms for i in _range(m)}
    behind = [t for t in sentence.subtree(claim.anchor) if t.i > claim.anchor]
    behind += [sentence[i] for i in range(claim.anchor + 1, claim.last + 1)]
    for named in (True, False):
        for token in (*below, *behind):
            if token.i not in taken and _is_actor(token, actors, named=named):
                return frozenset({token.lower, *_name(sentence, token)})
    return frozenset(word for m in own for word in words_of(sentence, m))


def _is_actor(token: Token, actors: frozenset[str], *, named: bool | None = None) -> bool:
    is_name = token.ent in _NAMED and token.pos in ("PROPN", "ADJ", "NOUN")
    is_noun = token.pos == "NOUN" and token.lemma.lower() in actors
    return is_name if named else is_noun if named is not None else is_name or is_noun


def _range(mention: Mention) -> range:
    return range(mention.first, mention.last + 1)


def _inside(sentence: Sentence, mention: Mention) -> Iterator[Token]:
    return (sentence[i] for i in _range(mention))


def _name(sentence: Sentence, token: Token) -> Iterator[str]:
    """Yield the other words of the name that a word begins, and the noun that it stands before."""
    i = token.i + 1
    while i < len(sentence) and sentence[i].ent == token.ent and sentence[i].pos == "PROPN":
        yield sentence[i].lower
        i += 1
    if token.dep in ("amod", "compound", "nmod", "poss"):
        yield sentence[token.head].lower
