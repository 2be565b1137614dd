"""Whether a clause tells its act as done: negation, modality, and what the governing words make of it.

The reading climbs from the verb to the words that govern it, as event factuality is worked out in FactBank
(Sauri and Pustejovsky 2009), with the verb classes of the codebook.
"""

from dataclasses import replace

from trucewatch.statements.claims.falsehoods import called_false, called_false_below
from trucewatch.statements.claims.lexicon import Lexicon
from trucewatch.statements.claims.particles import arranged, in_itself, ranked
from trucewatch.statements.claims.told import Reading, Told
from trucewatch.statements.sentence import Sentence, Token

_REAL = Reading(Told.REAL)


def read(sentence: Sentence, verb: int, words: Lexicon) -> Reading:
    """Return how the act of this verb is told."""
    own = in_itself(sentence, verb, words)
    if own.told not in (Told.REAL, Told.FUTURE):
        return own
    above = _above(sentence, verb, words, 0)
    if own.told is Told.FUTURE:
        return above if above.told in (Told.UNREAL, Told.NEGATED, Told.THREATENED) else own
    return replace(above, hedges=(*own.hedges, *above.hedges))


def governed(sentence: Sentence, verb: int, words: Lexicon) -> Reading:
    """Return how what stands above a clause tells it, whatever the clause says itself: "to ensure that no ..."."""
    if any(mark.lower in words["markers.unreal"] for mark in sentence.children(verb, "mark")):
        return Reading(Told.UNREAL, by=verb)
    return _above(sentence, verb, words, 0)


def _above(sentence: Sentence, below: int, words: Lexicon, depth: int) -> Reading:
    """Return what the words above a clause say about it."""
    token = sentence[below]
    if token.head == token.i or depth > 12:
        return _REAL
    rule = _RULES.get(token.dep)
    return rule(sentence, token, words, depth + 1) if rule else _REAL


def _climb(sentence: Sentence, i: int, words: Lexicon, depth: int) -> Reading:
    own = in_itself(sentence, i, words)
    if own.told is not Told.REAL:
        return own
    above = _above(sentence, i, words, depth)
    return replace(above, hedges=(*own.hedges, *above.hedges))


def _conj(sentence: Sentence, token: Token, words: Lexicon, depth: int) -> Reading:
    """A coordinated verb shares the auxiliaries of the first where it has none of its own and stands in base form."""
    bare = not sentence.children(token.i, "aux", "auxpass", "nsubj", "nsubjpass")
    if bare and token.tag == "VB" and any(c.tag in ("MD", "TO") for c in sentence.children(token.head, "aux")):
        return _climb(sentence, token.head, words, depth)
    if not sentence.children(token.i, "nsubj", "nsubjpass"):
        return _above(sentence, token.head, words, depth)
    return _above(sentence, token.head, words, depth) if sentence[token.head].dep in ("ccomp", "advcl") else _REAL


def _infinitive(sentence: Sentence, token: Token, words: Lexicon, depth: int) -> Reading:
    governor = sentence[token.head]
    if arranged(sentence, token.i, words):
        above = _climb(sentence, governor.i, words, depth)
        return Reading(Told.FUTURE, by=governor.i) if above.told is Told.REAL else above
    if ranked(sentence, token, words) is not None:
        return _climb(sentence, governor.i, words, depth)
    known = _verb(sentence, governor, words, clause=False)
    if known is None:
        return Reading(Told.UNREAL, by=governor.i)
    if known.told is not Told.REAL:
        return known
    above = _climb(sentence, governor.i, words, depth)
    return replace(above, hedges=(*known.hedges, *above.hedges))


def _clause(sentence: Sentence, token: Token, words: Lexicon, depth: int) -> Reading:
    governor = sentence[token.head]
    if any(c.lower == "to" and c.dep == "aux" for c in sentence.children(token.i)):
        return _infinitive(sentence, token, words, depth)
    if any(sentence[i].text == ";" for i in range(token.i, governor.i)):
        return _above(sentence, governor.i, words, depth)  # a sentence of its own, told beside the next
    if governor.pos in ("NOUN", "PROPN"):
        return _noun(sentence, governor, words, depth)
    if called_false_below(sentence, token, words):
        return Reading(Told.DENIED, by=governor.i)
    known = _verb(sentence, governor, words, clause=True)
    if known is not None and known.told is not Told.REAL:
        return known
    if governor.lemma in words["cues.saying"]:
        negated = in_itself(sentence, governor.i, words).told is Told.NEGATED
        return Reading(Told.UNREAL, by=governor.i) if negated else known or _REAL
    if known is None and _stands_before(sentence, token, governor):
        return _REAL
    adjective = sentence.child(governor.i, "acomp")
    if adjective is not None and adjective.lower in words["adjectives.unreal"]:
        return Reading(Told.UNREAL, by=adjective.i)
    above = _climb(sentence, governor.i, words, depth)
    return replace(above, hedges=(*(known.hedges if known else ()), *above.hedges))


def _stands_before(sentence: Sentence, token: Token, governor: Token) -> bool:
    """Whether a whole clause stands before another, parted by a comma: "it was heard, its cause was not known"."""
    last = sentence.edges(token.i)[1]
    comma = token.i < governor.i and any(t.text in (",", ";") for t in sentence.tokens[last : last + 2])
    return (
        comma and bool(sentence.children(governor.i, "nsubj", "nsubjpass")) and not sentence.children(token.i, "mark")
    )


def _verb(sentence: Sentence, governor: Token, words: Lexicon, *, clause: bool) -> Reading | None:
    """Return what a governing verb or adjective says of the clause below it; None for one not in the codebook."""
    lemma = governor.lemma.lower()
    if governor.pos == "ADJ" or governor.dep == "acomp":
        return (
            Reading(Told.UNREAL, by=governor.i) if governor.lower in words["adjectives.unreal"] or not clause else None
        )
    passive = bool(sentence.children(governor.i, "nsubjpass", "auxpass"))
    if lemma in words["verbs.hedged"] and not clause and (passive or lemma in ("appear", "seem")):
        return Reading(Told.REAL, hedges=_spoken(sentence, governor))
    for told, path in _CLAUSES if clause else _INFINITIVES:
        if lemma in words[path]:
            return Reading(told, by=governor.i)
    if lemma in words["verbs.causing"]:
        thing = any(c.lower in words["verbs.causers"] for c in sentence.children(governor.i, "nsubj"))
        return _REAL if thing else Reading(Told.UNREAL, by=governor.i)
    if lemma in words["verbs.real"]:
        return _REAL
    return _REAL if clause and lemma in words["cues.saying"] else None


def _spoken(sentence: Sentence, governor: Token) -> tuple[int, ...]:
    return (*(c.i for c in sentence.children(governor.i, "auxpass")), governor.i)


_CLAUSES = (
    (Told.DENIED, "verbs.denied"),
    (Told.THREATENED, "verbs.threatened"),
    (Told.ALLEGED, "verbs.alleged"),
    (Told.UNREAL, "verbs.unreal"),
    (Told.NEGATED, "verbs.negated"),
)
_INFINITIVES = (
    (Told.NEGATED, "verbs.negated"),
    (Told.THREATENED, "verbs.threatened"),
    (Told.DENIED, "verbs.denied"),
)


def _adverbial(sentence: Sentence, token: Token, words: Lexicon, depth: int) -> Reading:
    """A purpose is not told as done; a participle shares its governor's reading; a clause of its own stands alone."""
    if any(c.lower == "to" and c.dep == "aux" for c in sentence.children(token.i)):
        return _infinitive(sentence, token, words, depth)
    if sentence.children(token.i, "nsubj", "nsubjpass", "mark"):
        return _REAL
    return _climb(sentence, token.head, words, depth)


def _under_preposition(sentence: Sentence, token: Token, words: Lexicon, depth: int) -> Reading:
    prep = sentence[token.head]
    governor = sentence[prep.head]
    if prep.lower in words["prepositions.negated"] or _shrunk(sentence, prep, governor, words):
        return Reading(Told.NEGATED, by=prep.i)
    if prep.lower in words["prepositions.temporal"]:
        return _climb(sentence, _verb_above(sentence, prep.i), words, depth)
    lemma = governor.lemma.lower()
    if governor.pos == "VERB" and in_itself(sentence, governor.i, words).told in (Told.UNREAL, Told.NEGATED):
        return Reading(Told.UNREAL, by=governor.i)
    for told, path in (*_CLAUSES[:3], (Told.NEGATED, "verbs.negated")):
        if lemma in words[path] and governor.pos == "VERB":
            return Reading(told, by=governor.i)
    if prep.lower in words["prepositions.unreal"] or (governor.pos == "VERB" and lemma in words["verbs.unreal"]):
        return Reading(Told.UNREAL, by=prep.i)
    if governor.pos in ("NOUN", "PROPN"):
        return _noun(sentence, governor, words, depth)
    return _climb(sentence, governor.i, words, depth)


def _shrunk(sentence: Sentence, prep: Token, governor: Token, words: Lexicon) -> bool:
    """ "Shied away from signing", "balked at signing", "stopped short of signing"."""
    above = (governor, sentence[governor.head])
    shrinks = prep.lower in ("at", "from") and any(t.lemma in words["verbs.shrinking"] for t in above)
    return shrinks or (prep.lower == "of" and sentence[prep.i - 1].lower == "short")


def _verb_above(sentence: Sentence, i: int) -> int:
    return next((token.i for token in sentence.ancestors(i) if token.pos in ("VERB", "AUX")), sentence.root.i)


def _on_noun(sentence: Sentence, token: Token, words: Lexicon, depth: int) -> Reading:
    if (verb := ranked(sentence, token, words)) is not None:
        return _climb(sentence, verb, words, depth)
    if any(c.lower == "to" and c.dep == "aux" for c in sentence.children(token.i)):
        return Reading(Told.UNREAL, by=token.head)
    if token.tag == "VBN":
        return _of_thing(sentence, sentence[token.head], words, depth)
    return _noun(sentence, sentence[token.head], words, depth)


def _of_thing(sentence: Sentence, noun: Token, words: Lexicon, depth: int) -> Reading:
    """What was done to a thing was done if there is the thing: "a deal signed by X", not "hopes for a deal signed"."""
    if noun.lemma.lower() not in words["nouns.things"]:
        return _noun(sentence, noun, words, depth)
    if any(det.lower in ("no", "any") for det in sentence.children(noun.i, "det")):
        return Reading(Told.NEGATED, by=noun.i)
    return _above(sentence, noun.i, words, depth) if noun.dep in ("dobj", "pobj", "nsubjpass") else _REAL


def _noun(sentence: Sentence, noun: Token, words: Lexicon, depth: int) -> Reading:
    """What a noun that a clause hangs on says of it: a hope, an allegation, a denied report."""
    lemma = noun.lemma.lower()
    if called_false(sentence, noun, words):
        return Reading(Told.DENIED, by=noun.i)
    if lemma in words["nouns.unreal"]:
        return Reading(Told.UNREAL, by=noun.i)
    governor = sentence[noun.head]
    if lemma in words["adverbs.denial_nouns"] and governor.lemma in words["verbs.denied"]:
        return Reading(Told.DENIED, by=governor.i)
    if lemma in words["nouns.alleged"]:
        return Reading(Told.ALLEGED, by=noun.i)
    if lemma in words["nouns.hedged"]:
        return Reading(Told.REAL, hedges=(noun.i,))
    return _above(sentence, noun.i, words, depth) if noun.dep in ("dobj", "pobj", "nsubjpass") else _REAL


def _argument(sentence: Sentence, token: Token, words: Lexicon, depth: int) -> Reading:
    """An act named by a noun is told as its verb is."""
    governor = sentence[token.head]
    if governor.pos in ("VERB", "AUX"):
        return _climb(sentence, governor.i, words, depth)
    return _under_preposition(sentence, token, words, depth) if governor.dep == "prep" else _REAL


def _relative(sentence: Sentence, token: Token, words: Lexicon, depth: int) -> Reading:
    """A relative clause tells a fact of its own, unless it is an infinitive ("a line to hold").

    "That" which is no part of it makes it what is hoped or demanded: "a call that rebels free the captives".
    """
    noun = sentence[token.head]
    marked = sentence.children(token.i, "mark")
    if marked and (noun.lemma.lower() in words["nouns.unreal"] or called_false(sentence, noun, words)):
        return _noun(sentence, noun, words, depth)
    infinitive = any(c.lower == "to" and c.dep == "aux" for c in sentence.children(token.i))
    verb = ranked(sentence, token, words)
    if verb is not None:
        return _climb(sentence, verb, words, depth)
    if not infinitive and _not_it(sentence, noun, words):
        return Reading(Told.DENIED, by=noun.head)
    return Reading(Told.UNREAL, by=token.head) if infinitive else _REAL


def _not_it(sentence: Sentence, noun: Token, words: Lexicon) -> bool:
    """Whether a noun is told not to be the one: "it was not us who broke the truce"; not "not only us"."""
    verb = sentence[noun.head]
    it = sentence.child(verb.i, "nsubj", "expl")
    cleft = noun.dep == "attr" and verb.lemma == "be" and it is not None and it.lower == "it"
    nots = sentence.children(verb.i, "neg")
    only = any(t.lower in words["adjectives.only"] for t in sentence.tokens[verb.i + 1 : noun.i])
    return cleft and bool(nots) and not only


_RULES = {
    "conj": _conj,
    "xcomp": _infinitive,
    "ccomp": _clause,
    "advcl": _adverbial,
    "pcomp": _under_preposition,
    "acl": _on_noun,
    "relcl": _relative,
    "dobj": _argument,
    "nsubj": _argument,
    "nsubjpass": _argument,
    "attr": _argument,
    "pobj": _argument,
}
