"""Speakers named before a colon: in transcripts ("OKOYE: ..."), headlines, and before quotations ("Okoye: “...”")."""

from collections import Counter
from collections.abc import Iterator, Sequence

from trucewatch.model import Span, Stance, Text
from trucewatch.statements.attribution.speech import FoundLink, Kind, Speech
from trucewatch.statements.found import Mention
from trucewatch.statements.sentence import Sentence

_LONGEST = 6  # tokens of a label
_SPEAKERS = frozenset(["PERSON", "ORG", "NORP"])
_OPENING = frozenset(['"', "``", "''", "\u201c"])


def label_before(sentence: Sentence, index: int, quote: Span) -> FoundLink | None:
    """The name right before a colon that opens a quotation, None where there is none."""
    before = [token for token in sentence if token.end <= quote.start]
    if len(before) < 2 or before[-1].text != ":":
        return None
    last = before[-2].i
    first = last
    while first and last - first < _LONGEST and sentence[first - 1].pos == "PROPN":
        first -= 1
    name = sentence.tokens[first : last + 1]
    if name[-1].pos != "PROPN" or not any(token.ent in _SPEAKERS for token in name):
        return None
    return FoundLink(index, Mention(first, last), last + 1, first, last + 1)


def labelled(sentences: Sequence[Sentence], text: Text, quoted: Sequence[Speech]) -> Iterator[Speech]:
    """Yield what stands behind a label at the head of a paragraph.

    In a transcript, where a label in capitals comes back, it is said; in a line of its own ("Okoye: The dam holds")
    an editor has put it into somebody's mouth, which is no statement of theirs.
    """
    heads = [i for i, s in enumerate(sentences) if not i or sentences[i - 1].block != s.block]
    labels = {i: label for i in heads if (label := _label(sentences[i])) is not None}
    names = Counter(sentences[i].words(label.first, label.last) for i, label in labels.items())
    taken = {speech.content.start for speech in quoted}
    for i, label in labels.items():
        sentence = sentences[i]
        name = sentence.words(label.first, label.last)
        kind = Kind.SAYS if name.isupper() and names[name] > 1 else Kind.ACTS
        begin = sentence[label.last + 2].start
        end = text.blocks[sentence.block].end
        if kind is Kind.ACTS and not _named(sentence, label):
            continue
        if begin not in taken:
            link = FoundLink(i, label, label.last + 1, label.first, label.last + 1)
            yield Speech(_trimmed(text.content, begin, end), (link,), Stance.ASSERTS, quoted=False, kind=kind)


def _label(sentence: Sentence) -> Mention | None:
    first = 1 if sentence[0].text in _OPENING else 0
    for at in range(first, min(len(sentence) - 1, first + _LONGEST)):
        if sentence[at].text == ":":
            return Mention(first, at - 1) if at > first and at + 1 < len(sentence) else None
        if not (sentence[at].text[:1].isupper() or sentence[at].text in ("'s", ".", "of", "the")):
            return None
    return None


def _named(sentence: Sentence, label: Mention) -> bool:
    return any(token.ent in _SPEAKERS for token in sentence.tokens[label.first : label.last + 1])


def _trimmed(content: str, start: int, end: int) -> Span:
    while end > start + 1 and content[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end)
