"""Direct speech: quotations that are speeches of their own, and whose they are."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from trucewatch.model import Span, Stance, Text
from trucewatch.statements.attribution.labels import label_before
from trucewatch.statements.attribution.lexicon import Cues, lemma
from trucewatch.statements.attribution.speech import FoundLink, Reported, Speech
from trucewatch.statements.found import Mention
from trucewatch.statements.phrases import conjuncts, noun_phrase
from trucewatch.statements.sentence import Sentence

_FEWEST_WORDS = 5  # a shorter quotation is a fragment inside somebody's sentence, not a speech of its own
_FURTHEST = 64  # sentences or quotations back that are asked who speaks
_MARKS = "\"'\u201d\u2019\u00bb "
_STOPS = (",", "!", "?", ".")
_SHORT = 12  # tokens of a sentence that only turns to a speaker
_PERSONAL = frozenset(["he", "she", "they"])
_JOINTS = frozenset([",", ":", ";", "and", "but", "that", "saying", "-", "\u2013", "\u2014"])


def direct(
    sentences: Sequence[Sentence],
    text: Text,
    quotes: Sequence[Span],
    found: Sequence[Sequence[Reported]],
    lexicon: Cues,
) -> list[Speech]:
    """Quotations that are speeches of their own, each with its speaker: own cue, neighbour's, or carried over."""
    speeches: list[Speech] = []
    last: tuple[int, Speech] | None = None  # the block of the last direct speech, and that speech
    for quote in quotes:
        around = _around(sentences, quote)
        own = _own_cue(sentences, quote, around, found) if around else None
        if not around or not (
            _is_speech(sentences, text, quote, around) or _is_short(sentences, text, quote, around, own)
        ):
            continue
        block = sentences[around[0]].block
        if own is not None:
            links, stance = own.links, own.stance
        elif (labelled := label_before(sentences[around[0]], around[0], quote)) is not None:
            links, stance = (labelled,), Stance.ASSERTS
        elif (carried := _carried(sentences, text, quote, around[0], found, last, quotes)) is not None:
            links, stance = carried, Stance.ASSERTS
        elif (turned := _turned_to(sentences, text, quote, around[0], lexicon)) is not None:
            links, stance = turned, Stance.ASSERTS
        else:
            continue
        topic = _topic(sentences, links)
        speech = Speech(_trimmed(text.content, quote), links, _direct_stance(stance), quoted=True, topic=topic)
        speeches.append(speech)
        last = (block, speech)
    return speeches


def _around(sentences: Sequence[Sentence], quote: Span) -> list[int]:
    """The sentences that a quotation stands in."""
    first = bisect_right(sentences, quote.start, key=lambda sentence: sentence.end)
    last = bisect_left(sentences, quote.end, key=lambda sentence: sentence.start)
    return list(range(first, last))


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


def _is_short(
    sentences: Sequence[Sentence], text: Text, quote: Span, around: Sequence[int], own: Reported | None
) -> bool:
    """Whether a quotation of a few words opens its sentence and source and cue follow at once (“No,” he said)."""
    first, last = sentences[around[0]], sentences[around[-1]]
    if own is None or quote.start > first.start or quote.cut(text.content).rstrip(_MARKS)[-1:] not in _STOPS:
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
    for i in range(at - 1, max(-1, at - 1 - _FURTHEST), -1):
        if sentences[i].block != sentence.block:
            break
        free = [r for r in _outermost(found[i]) if not _quoted(sentences[i].span(r.cue.i, r.cue.i), quotes)]
        if free:
            return free[-1].links
    if text.content[sentence.start : quote.start].strip():
        return None
    if last is not None and last[0] in (sentence.block, sentence.block - 1):
        return last[1].links
    if last is not None and last[0] == sentence.block - 2 and _goes_on(sentences, at):
        return last[1].links
    before = found[at - 1] if at and sentences[at - 1].block == sentence.block - 1 else ()
    return _outermost(before)[-1].links if before else None


def _turned_to(
    sentences: Sequence[Sentence], text: Text, quote: Span, at: int, lexicon: Cues
) -> tuple[FoundLink, ...] | None:
    """The person whom the sentence before turns to: "Ozmar shakes her head", and the next paragraph is her words."""
    opens = not text.content[sentences[at].start : quote.start].strip()
    before = sentences[at - 1] if at and sentences[at - 1].block == sentences[at].block - 1 else None
    if before is None or not opens or len(before) > _SHORT or lemma(before.root) not in lexicon.turning:
        return None
    who = before.child(before.root.i, "nsubj")
    if who is None or who.ent != "PERSON":
        return None
    return (FoundLink(at - 1, noun_phrase(before, who.i), before.root.i, who.i, before.root.i),)


def _goes_on(sentences: Sequence[Sentence], at: int) -> bool:
    """Whether the paragraph before is still about whoever was quoted: its sentences have a pronoun as their subject."""
    before = [s for s in sentences[max(0, at - _FURTHEST) : at] if s.block == sentences[at].block - 1]
    subjects = [sentence.child(sentence.root.i, "nsubj") for sentence in before]
    return bool(before) and all(s is not None and s.lower in _PERSONAL for s in subjects)


def _quoted(cue: Span, quotes: Sequence[Span]) -> bool:
    """Whether a cue stands in one of the sorted quotations."""
    last = bisect_right(quotes, cue.start, key=lambda quote: quote.start)
    return any(quote.covers(cue) for quote in quotes[max(0, last - _FURTHEST) : last])


def _outermost(reports: Sequence[Reported]) -> list[Reported]:
    """The reports of a sentence that do not lie in the content of another: theirs is the voice that goes on."""
    return [
        r
        for r in reports
        if not any(o is not r and o.content is not None and o.content[0] <= r.cue.i <= o.content[1] for o in reports)
    ] or list(reports)
