"""A source and its verb set into what is said, or behind it, read from the words: "..., his mother told us; ...".

The parser hangs such a verb on the noun before it, or gives it the subject of what is said. A source that fills the
stretch between a comma and the verb, with nothing but a hearer or a day up to the next stop, is told by the stops.
"""

from trucewatch.statements.attribution.contents import behind_colon, pieces, tidied
from trucewatch.statements.attribution.frames import Range
from trucewatch.statements.attribution.lexicon import Cues, lemma, negated
from trucewatch.statements.attribution.relays import link_of
from trucewatch.statements.attribution.speech import FoundLink
from trucewatch.statements.attribution.stretches import (
    ASKING,
    OPENING,
    STOPS,
    TIMES,
    behind,
    head_of,
    is_name,
    plain,
    titled,
)
from trucewatch.statements.found import Mention
from trucewatch.statements.phrases import noun_phrase
from trucewatch.statements.sentence import Sentence, Token

_FORMS = ("VBD", "VBZ", "VBP", "VBN")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_QUOTES = ('"', "''", "``")
_FEW = 5  # tokens of a quotation that is no speech alone
_FURTHEST = 40  # tokens of a hearer and a day


def inserted(sentence: Sentence, index: int, cue: Token, lexicon: Cues) -> tuple[FoundLink, Range, Range | None] | None:
    """Return the link of a cue that is set in so, and the greater and the lesser piece of what is said."""
    if cue.tag not in _FORMS or not lexicon.is_inserted(sentence, cue) or negated(sentence, cue.i):
        return None
    source = titled(sentence, cue, lexicon) or plain(sentence, cue) or _inverted(sentence, cue, lexicon)
    last = None if source is None else _adjuncts(sentence, cue, lexicon) if source.first < cue.i else source.last
    if source is None or last is None or not _may_say(sentence, cue, source, lexicon):
        return None
    first = min(source.first, cue.i)
    alone = not lexicon.is_cue(cue)
    content = None if sentence[first - 2].text in _QUOTES else _content(sentence, Mention(first, last), alone, lexicon)
    if content is None:
        return None
    return link_of(index, _phrase(sentence, source), cue), *content


def _phrase(sentence: Sentence, source: Mention) -> Mention:
    """The words of a source without what explains it; a name with its short title whole ("Brig. Saleh")."""
    if is_name(sentence, source):
        return source
    phrase = noun_phrase(sentence, head_of(sentence, source).i)
    return Mention(max(phrase.first, source.first), min(phrase.last, source.last))


def _may_say(sentence: Sentence, cue: Token, source: Mention, lexicon: Cues) -> bool:
    """Whether a noun is somebody, where the verb may be no saying: "a plan announced", "the rain continued"."""
    head = head_of(sentence, source)
    if cue.tag != "VBN" and lexicon.is_cue(cue):
        return True
    return (
        head.pos == "PROPN" or head.tag == "PRP" or head.lower in lexicon.people or head.lemma.lower() in lexicon.people
    )


def _inverted(sentence: Sentence, cue: Token, lexicon: Cues) -> Mention | None:
    """The speaker behind a cue between a clause that waits and its main clause: "if it rains, said Okoye, ..."."""
    waits = sentence[0].pos == "SCONJ" and sentence[0].dep == "mark"
    if not waits or not cue.i or sentence[cue.i - 1].lower != "," or lemma(cue) in lexicon.addressing:
        return None
    return behind(sentence, cue)


# --- what is said


def _adjuncts(sentence: Sentence, cue: Token, lexicon: Cues) -> int | None:
    """The last token before the stop behind a cue; None where more than a hearer, a day or a place stands there."""
    at = cue.i + 1
    if at >= len(sentence) or sentence[at].lower in STOPS:
        return cue.i
    after = sentence[at]
    hearer = lemma(cue) in lexicon.addressing and (after.pos in OPENING)
    if not hearer and after.pos not in ("ADP", "ADV") and after.ent not in TIMES:
        return None
    for token in sentence.tokens[at : at + _FURTHEST]:
        if token.lower in STOPS:
            return token.i - 1
        if token.tag in (*_FINITE, *ASKING) or token.lower in ("that", ":") or token.text in _QUOTES:
            return None
    return len(sentence) - 1 if len(sentence) - at <= _FURTHEST else None


def _content(sentence: Sentence, frame: Mention, alone: bool, lexicon: Cues) -> tuple[Range, Range | None] | None:
    """What stands before a frame of source, cue and adjuncts, and behind it.

    Where a clause is broken before its verb ("The dam, she said, holds") the parse tells; a verb that is a cue only
    where it is set in (`alone`) is told by nothing else.
    """
    last = frame.last
    before = tidied(sentence, (behind_colon(sentence, frame.first - 2), frame.first - 2))
    if before is None or not (alone or _tells(sentence, before)) or _has_quotes(sentence, before[0], last + 2):
        return None
    stop = sentence[last + 1].lower if last + 1 < len(sentence) else "."
    if stop == "," and (broken := pieces(sentence, frame.first, last, (), lexicon)) is not None:
        return broken
    if (
        not _tells(sentence, before)
        or sentence[before[0]].pos == "SCONJ"
        or (stop == "," and not _ends_behind(sentence[last + 2]))
    ):
        return None
    rest = tidied(sentence, (last + 2, len(sentence) - 1)) if stop == ";" else None
    if rest is None or not _tells(sentence, rest) or _is_anothers(sentence, rest, lexicon):
        return before, None
    return (before, rest) if before[1] - before[0] >= rest[1] - rest[0] else (rest, before)


def _ends_behind(after: Token) -> bool:
    """Whether what is said ends at the frame before: "..., he said, adding that ...", "..., he said, “for others”"."""
    return after.tag == "VBG" or after.text in _QUOTES


def _has_quotes(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a quotation stands before a frame or opens behind it: then the frame may be the quotation's alone.

    Not where a few words in marks only end the clause: "hopes of peace, he said, “are for others”".
    """
    closing = next((t.i for t in sentence.tokens[last + 1 : last + 2 + _FEW] if t.text in _QUOTES), None)
    goes_on = closing is not None and sentence[last + 1].text[0].islower()
    return any(t.text in _QUOTES for t in sentence.tokens[first : last if goes_on else last + 1])


def _is_anothers(sentence: Sentence, piece: Range, lexicon: Cues) -> bool:
    """Whether somebody says or denies something in a piece, so that the voice before may not go on in it."""
    return any(
        (t.tag in _FINITE and (lexicon.is_cue(t) or lemma(t) in lexicon.denying))
        or t.lower in lexicon.phrases
        or t.text in _QUOTES
        for t in sentence.tokens[piece[0] : piece[1] + 1]
    )


def _tells(sentence: Sentence, piece: Range) -> bool:
    """Whether a piece has a finite verb that is not a relative clause's: "the mayor, who had fled" tells nothing."""
    opened = False
    for token in sentence.tokens[piece[0] : piece[1] + 1]:
        if token.lower in STOPS:
            opened = False
        elif token.tag in ASKING:
            opened = True
        elif not opened and (token.tag in _FINITE or (token.tag == "VBN" and sentence[token.i - 1].lower == ",")):
            return True
    return False
