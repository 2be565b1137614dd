"""All speeches of a report: indirect ones from the parse, direct ones from quotation marks, speakers carried over."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from trucewatch.codebook import Codebook
from trucewatch.model import Span, Stance, Text
from trucewatch.statements.attribution.attitudes import Attitudes, attitudes, held
from trucewatch.statements.attribution.indirect import Reported, reported
from trucewatch.statements.attribution.lexicon import cues
from trucewatch.statements.attribution.marks import quotations
from trucewatch.statements.attribution.speech import FoundLink, Kind, Speech
from trucewatch.statements.found import Mention
from trucewatch.statements.phrases import conjuncts
from trucewatch.statements.sentence import Sentence

_FEWEST_WORDS = 5  # a shorter quotation is a fragment inside somebody's sentence, not a speech of its own
_JOINTS = frozenset([",", ":", ";", "and", "but", "that", "saying", "-", "\u2013", "\u2014"])


def find_speeches(sentences: Sequence[Sentence], text: Text, codebook: Codebook) -> tuple[Speech, ...]:
    """Return every speech of a report in order of its content; contents may lie inside one another."""
    lexicon = cues(codebook)
    found = [list(reported(sentence, index, lexicon)) for index, sentence in enumerate(sentences)]
    quotes = quotations(text)
    direct = _direct(sentences, text, quotes, found)
    taken = [speech.content for speech in direct]
    indirect = [
        speech
        for index, sentence in enumerate(sentences)
        for report in found[index]
        for speech in _indirect(sentence, text, report, quotes, taken)
    ]
    said = [speech.content for speech in (*direct, *indirect)]
    attitude = [
        speech
        for index, sentence in enumerate(sentences)
        for speech in _attitudes(sentence, index, text, attitudes(codebook), quotes, found[index])
        if speech.kind is Kind.HOLDS or not _inside(sentence, speech, said)
    ]
    return tuple(
        sorted({*direct, *indirect, *attitude}, key=lambda s: (s.content.start, -s.content.end, s.links[0].cue, s.kind))
    )


# --- indirect


def _indirect(
    sentence: Sentence, text: Text, report: Reported, quotes: Sequence[Span], taken: Sequence[Span]
) -> list[Speech]:
    """The speech of one cue, cut where a full quotation follows a paraphrase ("... and “that is ...”")."""
    if report.content is None:
        return []
    content = _with_marks(sentence.span(*report.content), text, quotes)
    pieces = _cut(content, text, taken)
    return [
        Speech(piece, report.links, report.stance, quoted=any(quote.covers(piece) for quote in quotes))
        for piece in pieces
        if not any(direct.covers(piece) for direct in taken)
    ]


def _inside(sentence: Sentence, speech: Speech, said: Sequence[Span]) -> bool:
    """Whether the cue of an attitude stands in what somebody says."""
    cue = sentence[speech.links[-1].cue]
    return any(content.start <= cue.start and cue.end <= content.end for content in said)


def _attitudes(
    sentence: Sentence,
    index: int,
    text: Text,
    lexicon: Attitudes,
    quotes: Sequence[Span],
    found: Sequence[Reported],
) -> Iterator[Speech]:
    """What is held or judged in a sentence, beside what is said in it."""
    for report in held(sentence, index, lexicon, {r.cue.i for r in found if r.content is not None}):
        if report.content is not None:
            content = _with_marks(sentence.span(*report.content), text, quotes)
            yield Speech(content, report.links, report.stance, quoted=False, kind=report.kind)


def _with_marks(content: Span, text: Text, quotes: Sequence[Span]) -> Span:
    """Take in the quotation marks that belong to the edges of a content; drop one whose partner is outside."""
    start, end = content.start, content.end
    for quote in quotes:
        if (
            0 < start - quote.start <= 2
            and quote.end <= end + 3
            and text.content[quote.start : start].strip("'`\"\u201c\u201e\u201f\u00ab\u2018") == ""
        ):
            start = quote.start
        if start <= quote.start and quote.end - 3 <= end < quote.end and quote.start >= start:
            end = quote.end
        if (
            quote.start == start
            and quote.end > end
            and text.content[end : quote.end].strip("'\"\u201d\u2019\u00bb.,!? ") == ""
        ):
            end = quote.end
        if quote.end == end and quote.start < start:
            end = _letters_end(text.content, start, end - 1)
    return Span(start=start, end=max(end, start + 1))


def _letters_end(content: str, start: int, end: int) -> int:
    while end > start + 1 and content[end - 1] in " ,.":
        end -= 1
    return end


def _cut(content: Span, text: Text, taken: Sequence[Span]) -> list[Span]:
    """The parts of a content outside the full quotations in it."""
    inside = [quote for quote in taken if content.covers(quote) or quote.overlap(content) > len(content) // 2]
    if not inside:
        return [content]
    edges = [content.start, *(edge for quote in sorted(inside) for edge in (quote.start, quote.end)), content.end]
    pieces = [(a, b) for a, b in list(pairwise(edges))[::2] if b > a]
    return [span for a, b in pieces if (span := _worded(text.content, a, b)) is not None]


def _worded(content: str, start: int, end: int) -> Span | None:
    """A piece without stops and joints at its edges; None where fewer than four words are left."""
    words = content[start:end]
    begin = start + len(words) - len(words.lstrip(" ,;:\n\t\r-\u2013\u2014"))
    words = content[begin:end].rstrip(" ,;:\n\t\r-\u2013\u2014")
    for joint in (" and", " but", " that", " saying"):
        words = words.removesuffix(joint).rstrip(" ,")
    return Span(start=begin, end=begin + len(words)) if len(words.split()) >= _FEWEST_WORDS - 1 else None


# --- direct


def _direct(
    sentences: Sequence[Sentence],
    text: Text,
    quotes: Sequence[Span],
    found: Sequence[Sequence[Reported]],
) -> list[Speech]:
    """Quotations that are speeches of their own, each with its speaker: own cue, neighbour's, or carried over."""
    speeches: list[Speech] = []
    last: tuple[int, Speech] | None = None  # the block of the last direct speech, and that speech
    for quote in quotes:
        around = [i for i, s in enumerate(sentences) if s.start < quote.end and quote.start < s.end]
        own = _own_cue(sentences, quote, around, found) if around else None
        if not around or not (_is_speech(sentences, text, quote, around) or _is_short(sentences, quote, around, own)):
            continue
        block = sentences[around[0]].block
        if own is not None:
            links, stance = own.links, own.stance
        elif (carried := _carried(sentences, text, quote, around[0], found, last, quotes)) is not None:
            links, stance = carried, Stance.ASSERTS
        else:
            continue
        topic = _topic(sentences, links)
        speech = Speech(_trimmed(text.content, quote), links, _direct_stance(stance), quoted=True, topic=topic)
        speeches.append(speech)
        last = (block, speech)
    return speeches


def _topic(sentences: Sequence[Sentence], links: Sequence[FoundLink]) -> Mention | None:
    """Whom a speech is said of: the noun behind "of" or "about" at its cue."""
    sentence, cue = sentences[links[-1].sentence], links[-1].cue
    for prep in sentence.children(cue, "prep"):
        noun = sentence.child(prep.i, "pobj")
        if prep.lower in ("of", "about") and noun is not None and prep.i > cue:
            return conjuncts(sentence, noun.i)[0]
    return None


def _direct_stance(stance: Stance) -> Stance:
    return Stance.ASSERTS if stance is Stance.UNCLEAR else stance


def _trimmed(content: str, quote: Span) -> Span:
    end = quote.end
    while end > quote.start + 1 and content[end - 1].isspace():
        end -= 1
    return Span(start=quote.start, end=end)


def _is_speech(sentences: Sequence[Sentence], text: Text, quote: Span, around: Sequence[int]) -> bool:
    """Whether a quotation stands on its own: a clause at the edge of a sentence, not a phrase woven into one."""
    if quote.start <= sentences[around[0]].start and sentences[around[-1]].end <= quote.end:
        return True
    words = quote.cut(text.content).split()
    if len(words) < _FEWEST_WORDS:
        return False
    inside = [t for i in around for t in sentences[i] if quote.start <= t.start and t.end <= quote.end]
    if not any(t.pos in ("VERB", "AUX") and t.tag != "VBG" for t in inside):
        return False
    first = sentences[around[0]]
    before = [t for t in first if t.end <= quote.start]
    return not before or before[-1].lower in _JOINTS or before[-1].lower in (".", "!", "?")


def _is_short(sentences: Sequence[Sentence], quote: Span, around: Sequence[int], own: Reported | None) -> bool:
    """Whether a quotation of a few words opens its sentence and source and cue follow at once (“No,” he said)."""
    first, last = sentences[around[0]], sentences[around[-1]]
    if own is None or own.content is None or quote.start > first.start:
        return False
    return last[own.cue.i].start >= quote.end and _adjoins(last, quote, own)


def _own_cue(
    sentences: Sequence[Sentence], quote: Span, around: Sequence[int], found: Sequence[Sequence[Reported]]
) -> Reported | None:
    """The cue outside the quotation, in its last or its first sentence: behind it rather than before it."""
    end, begin = around[-1], around[0]
    behind = [r for r in found[end] if sentences[end][r.cue.i].start >= quote.end]
    if behind and _adjoins(sentences[end], quote, behind[0]):
        return behind[0]
    before = [r for r in found[begin] if sentences[begin][r.cue.i].end <= quote.start]
    if before:
        return before[-1]
    return behind[0] if behind else _next_sentence(sentences, end, quote, found)


def _next_sentence(
    sentences: Sequence[Sentence], end: int, quote: Span, found: Sequence[Sequence[Reported]]
) -> Reported | None:
    """The cue of a sentence that is nothing but source and cue, behind a quotation that ended in "?" or "!"."""
    after = end + 1
    if after >= len(sentences) or sentences[after].block != sentences[end].block or sentences[end].end > quote.end:
        return None
    lone = [r for r in found[after] if r.content is None and min(link.first for link in r.links) == 0]
    return lone[0] if lone else None


def _adjoins(sentence: Sentence, quote: Span, report: Reported) -> bool:
    """Whether source and cue follow the quotation at once, so that it is theirs."""
    first = min(link.first for link in report.links)
    between = [t for t in sentence if t.start >= quote.end and t.i < first]
    return all(t.pos in ("PUNCT", "ADV", "CCONJ") for t in between)


def _carried(
    sentences: Sequence[Sentence],
    text: Text,
    quote: Span,
    at: int,
    found: Sequence[Sequence[Reported]],
    last: tuple[int, Speech] | None,
    quotes: Sequence[Span],
) -> tuple[FoundLink, ...] | None:
    """The speaker of the words before, for a quotation without a cue of its own.

    Within a paragraph: whoever spoke last in it. At the head of a paragraph: whoever was quoted directly in the
    paragraph before, or spoke in its last sentence.
    """
    sentence = sentences[at]
    here = [
        r
        for i in range(at)
        if sentences[i].block == sentence.block
        for r in found[i]
        if not any(other.covers(sentences[i].span(r.cue.i, r.cue.i)) for other in quotes)
    ]
    if here:
        return here[-1].links
    if text.content[sentence.start : quote.start].strip():
        return None
    if last is not None and last[0] in (sentence.block, sentence.block - 1):
        return last[1].links
    before = found[at - 1] if at and sentences[at - 1].block == sentence.block - 1 else ()
    return before[-1].links if before else None
