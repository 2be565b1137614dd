"""Whether what somebody would do is undertaken: not hoped, not feared, not on a condition of the outlet's own."""

from trucewatch.statements.claims.common import Grounds
from trucewatch.statements.claims.particles import arranged
from trucewatch.statements.sentence import Token


def conditional(grounds: Grounds, token: Token) -> bool:
    """Whether a hope or fear governs the verb, or "would" stands outside reported speech."""
    if any(aux.lower in ("would", "'d") for aux in grounds.sentence.children(token.i, "aux")):
        return not _reported(grounds, token)
    return token.dep == "ccomp" and grounds.sentence[token.head].lemma in grounds.modality["verbs.unreal"]


def _reported(grounds: Grounds, token: Token) -> bool:
    """Whether a verb stands in what somebody says, itself or joined to one that does ("said it left and would go")."""
    stances = grounds.words("cues").under("stance")
    reporting = grounds.modality["cues.saying"].union(*(stances[kind] for kind in ("asserts", "confirms", "promises")))
    inserted = grounds.sentence.children(token.i, "parataxis")
    if any(cue.lemma in reporting and grounds.sentence.children(cue.i, "nsubj") for cue in inserted):
        return True
    while token.dep in ("ccomp", "conj") and token.head != token.i:
        above = grounds.sentence[token.head]
        if above.lemma in reporting:
            return True
        if token.dep == "ccomp":
            return False
        token = above
    return False


def has_modal(grounds: Grounds, token: Token) -> bool:
    """Whether a verb is told as to come: "will go", "is to go"."""
    future = grounds.modality["auxiliaries.future"]
    modal = any(aux.lower in future for aux in grounds.sentence.children(token.i, "aux"))
    return modal or grounds.sentence[token.head].tag == "MD" or arranged(grounds.sentence, token.i, grounds.modality)
