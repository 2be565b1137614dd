"""Nouns ("the claim that ...") and adjectives ("is confident that ...") of attitude, and whose they are."""

from trucewatch.statements.attribution.attitudes.cues import Attitudes
from trucewatch.statements.attribution.attitudes.making import behind, made, stands_for_clause
from trucewatch.statements.attribution.frames import Range
from trucewatch.statements.attribution.lexicon import lemma
from trucewatch.statements.attribution.speech import Kind, Reported
from trucewatch.statements.phrases import subject
from trucewatch.statements.sentence import Sentence, Token

_CLAUSES = ("ccomp", "xcomp", "advcl")


def of_noun(sentence: Sentence, index: int, cue: Token, lexicon: Attitudes) -> Reported | None:
    """Return the attitude of which a noun is the cue, None where it is none."""
    words = lexicon.nouns.get(lemma(cue))
    if words is None:
        return None
    content = _clause_of(sentence, cue) or behind(sentence, cue, words)
    return made(sentence, index, cue, _owner(sentence, cue, lexicon), content, Kind.ACTS)


def _clause_of(sentence: Sentence, cue: Token) -> Range | None:
    for child in sentence.children(cue.i, "acl", "ccomp", "relcl"):
        that = any(mark.lower in ("that", "whether") for mark in sentence.children(child.i, "mark"))
        infinitive = any(aux.lower == "to" for aux in sentence.children(child.i, "aux"))
        if child.i > cue.i and (that or (infinitive and child.dep == "acl")):
            return sentence.edges(child.i)
    return None


def _owner(sentence: Sentence, cue: Token, lexicon: Attitudes) -> Token | None:
    """Whose a claim or a hope is: its possessor, its giver, or the subject of the verb that it is the object of.

    What raises doubts or draws complaints does not have them; nor has who does something amid them.
    """
    owner = sentence.child(cue.i, "poss")
    if owner is not None:
        return owner
    for prep in sentence.children(cue.i, "prep"):
        if prep.lower in ("by", "from") and (giver := sentence.child(prep.i, "pobj")) is not None:
            return giver
    above = sentence[cue.head]
    if cue.dep in ("dobj", "attr") and above.pos in ("VERB", "AUX"):
        found = subject(sentence, above.i)
        if found is not None and not _has_none(sentence, found, above, lexicon):
            return _speaker(found)
        return None
    shown = above.dep == "prep" and above.lower in lexicon.showing
    if cue.dep == "pobj" and shown and sentence[above.head].pos in ("VERB", "AUX"):
        return _speaker(subject(sentence, above.head))
    return None


def _has_none(sentence: Sentence, found: Token, verb: Token, lexicon: Attitudes) -> bool:
    """Whether who gets a request, or what raises doubts, has none of them; nor has "it" in "it was the belief that"."""
    if lemma(verb) in lexicon.getting or stands_for_clause(sentence, found):
        return True
    return lemma(verb) in lexicon.prompting and found.pos == "NOUN"


def _speaker(found: Token | None) -> Token | None:
    if found is None or found.pos in ("VERB", "AUX") or found.dep == "expl":
        return None
    return found


def of_adjective(sentence: Sentence, index: int, cue: Token, lexicon: Attitudes) -> Reported | None:
    """Return the attitude of which an adjective is the cue, None where it is none."""
    kind = lexicon.adjectives.get(cue.lower)
    if kind is None or cue.dep not in ("acomp", "ROOT", "conj", "ccomp"):
        return None
    content = next((sentence.edges(c.i) for c in sentence.children(cue.i, *_CLAUSES) if c.i > cue.i), None) or behind(
        sentence, cue, lexicon.adjective_prepositions
    )
    source = subject(sentence, cue.head if cue.dep == "acomp" else cue.i)
    if source is None or source.dep == "expl" or source.lower == "it":
        return None
    return made(sentence, index, cue, source, content, kind)
