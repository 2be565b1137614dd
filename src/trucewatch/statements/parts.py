"""A long report is read in parts, so that what is held of its parses at a time does not grow with it.

A part ends with a paragraph (a block); a paragraph longer than a part is cut between sentences. Parts are read as if
they were reports of their own: a pronoun, a surname alone or a quotation carried over find nobody across a cut. Offsets
stay those of the whole text. What a part is read in is the text cut out for it, so that a process that reads a part
needs no more than that.
"""

from collections.abc import Iterable, Iterator

import msgspec

from trucewatch.codebook import Codebook
from trucewatch.model import Block, Span, Text, Value
from trucewatch.statements.splitting import Splitter, splitter


class Part(Value, frozen=True, kw_only=True):
    """A part of a report: where it stands in the whole text, and the text of it alone."""

    start: int
    end: int
    text: Text


def part_letters(codebook: Codebook) -> int:
    """Return how many letters of a report are read at a time."""
    return int(codebook.table("sentences")["limits"]["part_letters"])


def most_compared(codebook: Codebook) -> int:
    """Return how many statements of one long report are compared: once so many are told, no further part is."""
    return int(codebook.table("sentences")["limits"]["compared"])


def is_long(text: Text, codebook: Codebook) -> bool:
    """Whether a text is read in parts."""
    return len(text.content) > part_letters(codebook) and bool(text.blocks)


def stretches(text: Text, codebook: Codebook) -> Iterator[tuple[Block, ...]]:
    """Yield the blocks of a long text, as many together as are read at a time."""
    most, blocks, letters = part_letters(codebook), list[Block](), 0
    for block in _cut(text, most, splitter(codebook)):
        if blocks and letters + block.end - block.start > most:
            yield tuple(blocks)
            blocks, letters = [], 0
        blocks.append(block)
        letters += block.end - block.start
    yield tuple(blocks) or text.blocks


def cut_out(text: Text, blocks: tuple[Block, ...]) -> Part:
    """Return the part of a text that these blocks are."""
    start, end = blocks[0].start, blocks[-1].end
    moved = tuple(Block(start=block.start - start, end=block.end - start) for block in blocks)
    own = msgspec.structs.replace(text, content=text.content[start:end], blocks=moved, asides=())
    return Part(start=start, end=end, text=own)


def _cut(text: Text, most: int, sentences: Splitter) -> Iterator[Block]:
    """Yield the blocks of a text, those longer than a part in pieces."""
    for block in text.blocks:
        if block.end - block.start <= most:
            yield block
        else:
            yield from _pieces(sentences.spans(text.content, block.start, block.end), most)


def _pieces(spans: Iterable[Span], most: int) -> Iterator[Block]:
    start, end = -1, -1
    for span in spans:
        if start >= 0 and span.end - start > most:
            yield Block(start=start, end=end)
            start = -1
        start, end = span.start if start < 0 else start, span.end
    if start >= 0:
        yield Block(start=start, end=end)
