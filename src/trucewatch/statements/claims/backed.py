"""Support told in a relative clause about those who get it: "a militia which the army supplies with rifles".

The parser often takes the verb of such a clause for a noun ("the army arms", "Varland supplies"), so that the clause
is read by its words in order: a relative pronoun, who backs, the verb.
"""

from collections.abc import Iterator

from trucewatch.codebook import Codebook
from trucewatch.statements.claims.backing import is_side
from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.lexicon import lexicon
from trucewatch.statements.claims.mentions import is_relative
from trucewatch.statements.claims.told import Reading, Told
from trucewatch.statements.found import FoundClaim, Mention
from trucewatch.statements.sentence import Token

_TOLD = (Told.REAL, Told.ALLEGED, Told.DENIED)
_BETWEEN = ("DET", "ADJ", "NOUN", "PROPN", "AUX", "ADV", "PART", "VERB")
_FINITE = ("VBZ", "VBP", "VBD", "VBN", "VBG")


def triggers(codebook: Codebook) -> tuple[tuple[object, frozenset[str]], ...]:
    """Return the functions of this kind, each with the lemmas it looks at."""
    words = lexicon(codebook, "support")
    return ((_whom, words["verbs.back"] | words["verbs.means"] | words["verbs.supply"]),)


def _whom(grounds: Grounds, token: Token) -> Iterator[FoundClaim]:
    """ "The rebels, whom Varland arms", "the group to which the army has delivered rockets"."""
    pronoun, backer = _pronoun(grounds, token), _backer(grounds, token)
    if pronoun is None or backer is None or not (pronoun.i < backer < token.i):
        return
    backed = _antecedent(grounds, pronoun)
    means = None if backed is None else _means(grounds, token, pronoun, backed)
    reading = grounds.told_done(token.i) if token.pos == "VERB" else Reading(Told.REAL)
    if backed is None or means is None or reading.told not in _TOLD or not grounds.is_actor(backer):
        return
    words, last = means
    edges = (grounds.mention(backed).first, last)
    named = Mention(pronoun.i + 1, backer) if token.pos != "VERB" else backer
    actors = {"backer": (named,), "backed": (backed,)}
    yield grounds.claim("support", token.i, {"means": words or None}, actors, edges=edges, reading=reading)


def _pronoun(grounds: Grounds, token: Token) -> Token | None:
    """Return the relative pronoun before the verb, nothing but who backs and auxiliaries between."""
    for i in range(token.i - 1, -1, -1):
        before = grounds.sentence[i]
        if is_relative(before):
            return before
        if before.pos not in _BETWEEN or (before.pos == "VERB" and before.dep not in ("aux", "amod")):
            return None
    return None


def _backer(grounds: Grounds, token: Token) -> int | None:
    """Return the noun before the verb: its subject, or what the parser hangs on it as part of a noun."""
    if token.pos == "VERB" and token.tag in _FINITE:
        own = grounds.sentence.child(token.i, "nsubj")
        return own.i if own is not None and not is_relative(own) else None
    before = grounds.sentence[token.i - 1] if token.i else token
    return before.i if token.tag == "NNS" and before.i < token.i and before.dep == "compound" else None


def _antecedent(grounds: Grounds, pronoun: Token) -> int | None:
    """Return the side that the pronoun stands for; a place behind "at" or "in" belongs to the side before it."""
    i = pronoun.i - 1
    while i >= 0 and (grounds.sentence[i].pos == "PUNCT" or grounds.sentence[i].lower == "to"):
        i -= 1
    if i < 0 or grounds.sentence[i].pos not in ("NOUN", "PROPN"):
        return None
    above = grounds.sentence[grounds.sentence[i].head]
    if grounds.sentence[i].dep == "pobj" and above.lower in ("at", "in", "near", "around", "from"):
        i = above.head
    return i if grounds.sentence[i].pos in ("NOUN", "PROPN") and is_side(grounds, i) else None


def _bears_arms(grounds: Grounds, backed: int) -> bool:
    """Whether those who get something are forces: a country that gets fuel may pay for it."""
    return grounds.sentence[backed].lemma.lower() in grounds.parties["nouns.forces"]


def _means(grounds: Grounds, token: Token, pronoun: Token, backed: int) -> tuple[str, int] | None:
    """Return the words for the means, if told, and the last token; None where it is no support of a side."""
    words = grounds.words("support")
    given = pronoun.i > 0 and grounds.sentence[pronoun.i - 1].lower == "to"
    governors = grounds.sentence.children(token.i, "dobj") if given else grounds.after(token.i, "with")
    means = words["nouns.arms"] | (words["nouns.goods"] if _bears_arms(grounds, backed) else frozenset())
    arms = next((t for t in governors if t.lemma.lower() in means), None)
    if arms is not None:
        return grounds.phrase(arms.i), grounds.mention(arms.i).last
    if given or token.lemma not in words["verbs.means"] | words["verbs.back"]:
        return None
    behind = grounds.sentence[token.i + 1] if token.i + 1 < len(grounds.sentence) else None
    if token.pos != "VERB" and behind is not None and behind.pos not in ("PUNCT", "CCONJ"):
        return None  # "which army arms could not stop"
    return token.lower if token.lemma in words["verbs.means"] else "", token.i
