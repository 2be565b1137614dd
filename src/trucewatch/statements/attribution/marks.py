"""Quotation marks: where quotations stand in the blocks of a report.

Double marks of any kind open and close, two apostrophes set for one mark too; straight ones by what stands beside
them. A quotation that its paragraph does not close runs to the paragraph's end, as English style prints a speech
over several paragraphs; one odd mark therefore never reaches into the next paragraph. Single marks are apostrophes
too often to be trusted and count only as a curly pair that holds several words.
"""

import re
from collections.abc import Iterator

from trucewatch.model import Block, Span, Text

_DOUBLE = re.compile(r"''|``|[\"\u201c\u201d\u201e\u201f\u00ab\u00bb]")
_SINGLE = re.compile(r"(?<!\w)\u2018([^\u2018\u2019\n]+(?:\u2019\w[^\u2018\u2019\n]*)*)\u2019(?!\w)")
_OPENING = ("\u201c", "\u201e", "\u201f", "\u00ab", "``")
_LOW = "\u201e\u201f"  # what opens low is closed by the mark that opens elsewhere
_FEWEST_WORDS_SINGLE = 4


def quotations(text: Text) -> tuple[Span, ...]:
    """Return the spans of all quotations of the body, marks included, in order."""
    found = [span for block in text.blocks for span in _in_block(text.content, block)]
    return tuple(sorted(found))


def _in_block(content: str, block: Block) -> Iterator[Span]:
    opened: int | None = None
    taken: list[Span] = []
    for match in _DOUBLE.finditer(content, block.start, block.end):
        at = match.start()
        if opened is None:
            if _opens(content, match, block):
                opened = at
        elif content[opened] in _LOW or not (match.group() in _OPENING and _opens(content, match, block)):
            taken.append(Span(start=opened, end=match.end()))
            opened = None
    if opened is not None:
        taken.append(Span(start=opened, end=block.end))
    yield from taken
    for match in _SINGLE.finditer(content, block.start, block.end):
        span = Span(start=match.start(), end=match.end())
        if len(match.group(1).split()) >= _FEWEST_WORDS_SINGLE and not any(span.overlap(other) for other in taken):
            yield span


def _opens(content: str, match: re.Match[str], block: Block) -> bool:
    mark, at = match.group(), match.start()
    if mark in _OPENING:
        return True
    if mark in "\u201d\u00bb":
        return at == block.start
    before = content[at - 1] if at > block.start else " "
    after = content[match.end()] if match.end() < block.end else " "
    return not after.isspace() and (before.isspace() or before in "([{-\u2013\u2014'\u2018:,")
