"""All speeches of a report: indirect ones from the parse, direct ones from quotation marks, speakers carried over."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from trucewatch.codebook import Codebook
from trucewatch.model import Span, Text
from trucewatch.statements.attribution.attitudes import Attitudes, attitudes, held
from trucewatch.statements.attribution.direct import direct
from trucewatch.statements.attribution.frames import Range
from trucewatch.statements.attribution.indirect import reported
from trucewatch.statements.attribution.labels import labelled
from trucewatch.statements.attribution.lexicon import cues
from trucewatch.statements.attribution.marks import quotations
from trucewatch.statements.attribution.rejoinders import rejoined
from trucewatch.statements.attribution.speech import Kind, Reported, Speech
from trucewatch.statements.sentence import Sentence

_FEWEST_WORDS = 5  # fewer words left beside a full quotation are a joint, not a paraphrase
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_MAIN = frozenset(["ROOT", "ccomp", "conj", "parataxis"])
_ASKING = frozenset(["WP", "WDT", "WRB", "WP$"])
_FURTHEST = 64  # spans before a sentence that are asked whether they reach into it


def find_speeches(sentences: Sequence[Sentence], text: Text, codebook: Codebook) -> tuple[Speech, ...]:
    """Return every speech of a report in order of its content; contents may lie inside one another."""
    lexicon = cues(codebook)
    asked = [
        rejoined(sentence, index, list(reported(sentence, index, lexicon)), lexicon)
        for index, sentence in enumerate(sentences)
    ]
    found = [said for said, _ in asked]
    quotes = quotations(text)
    quoted = direct(sentences, text, quotes, found, lexicon)
    taken = [speech.content for speech in quoted]
    indirect = [
        speech
        for index, sentence in enumerate(sentences)
        if found[index]
        for near, full in ((_near(sentence, quotes), _near(sentence, taken)),)
        for report in found[index]
        for speech in _indirect(sentence, text, report, near, full)
    ]
    said = sorted(speech.content for speech in (*quoted, *indirect))
    attitude = [
        speech
        for index, sentence in enumerate(sentences)
        for speech in _outer(
            sentence,
            list(_attitudes(sentence, index, text, attitudes(codebook), _near(sentence, quotes), found[index])),
            _near(sentence, said),
        )
    ]
    denied = [
        Speech(sentence.span(*denial.content), denial.links, denial.stance, quoted=False, kind=denial.kind)
        for sentence, (_, denials) in zip(sentences, asked, strict=True)
        for denial in denials
        if denial.content is not None
    ]
    every = {*quoted, *indirect, *attitude, *denied, *labelled(sentences, text, quoted)}
    return tuple(sorted(every, key=lambda s: (s.content.start, -s.content.end, s.links[0].cue, s.kind)))


def _near(sentence: Sentence, spans: Sequence[Span]) -> list[Span]:
    """Those of sorted spans that touch a sentence. Contents and quotations stay in one paragraph, so few lie before."""
    last = bisect_left(spans, sentence.end, key=lambda span: span.start)
    first = max(0, last - _FURTHEST)
    return [span for span in spans[first:last] if span.end > sentence.start]


# --- indirect


def _indirect(
    sentence: Sentence, text: Text, report: Reported, quotes: Sequence[Span], taken: Sequence[Span]
) -> list[Speech]:
    """The speech of one cue, cut where a full quotation follows a paraphrase ("... and “that is ...”")."""
    if report.content is None:
        return []
    content = _with_marks(sentence.span(*report.content), text, quotes)
    if _reaches_out(sentence.span(report.cue.i, report.cue.i), content, quotes):
        return []
    pieces = _cut(content, text, taken)
    rest = () if report.rest is None else (sentence.span(*report.rest),)
    part = report.rest is None or not _stands_alone(sentence, report.rest, report.content)
    lesser = [Speech(piece, report.links, report.stance, quoted=False, part=part) for piece in rest]
    return lesser + [
        Speech(piece, report.links, report.stance, quoted=any(quote.covers(piece) for quote in quotes))
        for piece in pieces
        if not any(direct.covers(piece) for direct in taken)
    ]


def _stands_alone(sentence: Sentence, rest: Range, content: Range) -> bool:
    """Whether the lesser piece is a clause and the greater is joined to it: "no shell fell, he said, and it ...".

    A comma alone joins two clauses of which each has a subject: "the raid lasted an hour, he said, it hit a mill".
    """
    later = max(rest, content)
    finite = any(t.tag in _FINITE for t in sentence.tokens[rest[0] : rest[1] + 1])
    joined = sentence[later[0]].dep == "cc" or sentence[later[0] - 1].lower in (":", ";")
    return finite and (joined or (_is_main(sentence, rest) and _is_main(sentence, content)))


def _is_main(sentence: Sentence, piece: Range) -> bool:
    """Whether a piece is a clause of its own: a finite verb and its subject, under no joining or asking word."""
    opening = sentence[piece[0]]
    if opening.dep == "mark" or opening.tag in _ASKING:
        return False
    inside = range(piece[0], piece[1] + 1)
    return any(
        sentence[i].tag in _FINITE
        and sentence[i].dep in _MAIN
        and any(subject.i in inside for subject in sentence.children(i, "nsubj", "nsubjpass", "expl"))
        for i in inside
    )


def _reaches_out(cue: Span, content: Span, quotes: Sequence[Span]) -> bool:
    """Whether a cue inside a quotation would report the words before it: what is quoted tells nothing of its frame."""
    return any(quote.covers(cue) and content.start < quote.start for quote in quotes)


def _outer(sentence: Sentence, found: Sequence[Speech], said: Sequence[Span]) -> Iterator[Speech]:
    """The attitudes of a sentence, without acts in words inside what somebody says, thinks or speaks about."""
    for speech in found:
        cue = sentence.span(speech.links[-1].cue, speech.links[-1].cue)
        around = [*said, *(other.content for other in found if other is not speech)]
        if speech.kind is Kind.HOLDS or not any(content.covers(cue) for content in around):
            yield speech


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
        if start < quote.start < end < quote.end:
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
    content = _own(content, inside, text)
    edges = [content.start, *(edge for quote in sorted(inside) for edge in (quote.start, quote.end)), content.end]
    pieces = [(a, b) for a, b in list(pairwise(edges))[::2] if b > a]
    return [span for a, b in pieces if (span := _worded(text.content, a, b)) is not None]


def _own(content: Span, inside: Sequence[Span], text: Text) -> Span:
    """A content without the words before a colon that a full quotation follows: they lead up to it and are not said."""
    first = min(inside)
    lead = text.content[content.start : first.start].rstrip()
    return Span(start=first.start, end=max(content.end, first.end)) if lead.endswith(":") else content


def _worded(content: str, start: int, end: int) -> Span | None:
    """A piece without stops and joints at its edges; None where fewer than four words are left."""
    words = content[start:end]
    begin = start + len(words) - len(words.lstrip(" ,;:\n\t\r-\u2013\u2014"))
    words = content[begin:end].rstrip(" ,;:\n\t\r-\u2013\u2014")
    for joint in (" and", " but", " that", " saying"):
        words = words.removesuffix(joint).rstrip(" ,")
    return Span(start=begin, end=begin + len(words)) if len(words.split()) >= _FEWEST_WORDS - 1 else None
