"""What an attitude is made of: its cue, whose it is, and its content."""

from collections.abc import Collection

from trucewatch.model import Stance
from trucewatch.statements.attribution.contents import tidied
from trucewatch.statements.attribution.frames import Range
from trucewatch.statements.attribution.relays import link_of
from trucewatch.statements.attribution.sources import source_phrase
from trucewatch.statements.attribution.speech import FoundLink, Kind, Reported
from trucewatch.statements.found import Mention
from trucewatch.statements.sentence import Sentence, Token

_NOBODY = ("it", "this", "that", "there", "what")
_BEING = ("be", "mean", "come", "take")


def made(
    sentence: Sentence, index: int, cue: Token, source: Token | None, content: Range | None, kind: Kind
) -> Reported | None:
    """Return an attitude; None where nothing is its content, or its cue stands within it."""
    tidy = tidied(sentence, content) if content is not None else None
    if tidy is None or tidy[0] <= cue.i <= tidy[1]:
        return None
    phrase = source_phrase(sentence, source) if source is not None else None
    if phrase is not None and phrase.last > phrase.first and sentence[phrase.last].tag == "POS":
        phrase = Mention(phrase.first, phrase.last - 1)
    if phrase is not None and phrase.first <= tidy[1] and tidy[0] <= phrase.last:
        phrase = Mention(source.i, source.i) if source is not None and not tidy[0] <= source.i <= tidy[1] else None
    link = link_of(index, phrase, cue) if phrase is not None else FoundLink(index, None, cue.i, cue.i, cue.i)
    return Reported((link,), cue, tidy, Stance.UNCLEAR, kind)


def behind(sentence: Sentence, cue: Token, words: Collection[str]) -> Range | None:
    """What stands behind one of these prepositions at a cue."""
    for prep in sentence.children(cue.i, "prep", "prt", "agent"):
        if prep.i > cue.i and prep.lower in words:
            inner = sentence.child(prep.i, "pobj", "pcomp")
            if inner is not None:
                return sentence.edges(inner.i)
    return None


def stands_for_clause(sentence: Sentence, found: Token) -> bool:
    """Whether "it" or "that" only stands for a clause: "it is wrong to deny that"."""
    return found.lower in _NOBODY and sentence[found.head].lemma.lower() in _BEING
