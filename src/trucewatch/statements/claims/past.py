"""Whether an act is told as one that was not done, in the past: "did not shell", "never met"."""

from trucewatch.statements.claims.lexicon import Lexicon
from trucewatch.statements.claims.particles import at_no_time, let_alone, neither
from trucewatch.statements.sentence import Sentence


def past_denied(sentence: Sentence, verb: int, words: Lexicon) -> bool:
    """Whether an act is told not to have been done: "did not shell", "never met"; not "has not decided yet"."""
    above = let_alone(sentence, verb, words)
    if above is not None:
        return past_denied(sentence, above, words)
    if neither(sentence, verb, words) is not None:
        return _past(sentence, verb, words)
    auxes = sentence.children(verb, "aux", "auxpass")
    past = any(c.lower in words["auxiliaries.past"] for c in auxes) if auxes else sentence[verb].tag == "VBD"
    nots = [c for c in sentence.children(verb, "neg", "advmod") if c.lower in words["adverbs.not"] and c.i < verb]
    nots += [c for c in sentence.children(verb, "prep") if at_no_time(sentence, c, words)]
    still = any(c.lower in words["adverbs.still"] for c in sentence.children(verb, "advmod", "npadvmod"))
    to_come = any(c.lower == "to" for c in sentence.children(verb, "aux"))
    return past and bool(nots) and not still and not to_come and not _tells_which(sentence, verb)


def _past(sentence: Sentence, verb: int, words: Lexicon) -> bool:
    """Whether an act is told as past, also where only the verb that it is joined to says so."""
    joined = sentence[verb].head if sentence[verb].dep == "conj" else verb
    auxes = sentence.children(verb, "aux", "auxpass") or sentence.children(joined, "aux", "auxpass")
    if auxes:
        return any(c.lower in words["auxiliaries.past"] for c in auxes)
    return "VBD" in (sentence[verb].tag, sentence[joined].tag)


def _tells_which(sentence: Sentence, verb: int) -> bool:
    """Whether a clause tells which are meant: "the houses that were not shelled", without a comma before it."""
    first = sentence.edges(verb)[0]
    relative = sentence[verb].dep == "relcl" and sentence[first].lower in ("that", "which", "who")
    return relative and first > 0 and sentence[first - 1].dep != "punct"
