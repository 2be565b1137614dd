"""A long report is read in parts, so that what is held of its parses at a time does not grow with it.

A part ends with a paragraph (a block); a paragraph longer than a part is cut between sentences. Parts are read as if
they were reports of their own: a pronoun, a surname alone or a quotation carried over find nobody across a cut. Offsets
stay those of the whole text.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from trucewatch.codebook import Codebook
from trucewatch.model import Actor, Block, Reading, Span, Text
from trucewatch.statements.splitting import Splitter, splitter


def part_letters(codebook: Codebook) -> int:
    """Return how many letters of a report are read at a time."""
    return int(codebook.table("sentences")["limits"]["part_letters"])


def is_long(text: Text, codebook: Codebook) -> bool:
    """Whether a text is read in parts."""
    return len(text.content) > part_letters(codebook)


def parts_of(text: Text, codebook: Codebook) -> Iterator[Text]:
    """Yield a text in parts, each with some of its blocks; a text that is not long is its own only part."""
    if not is_long(text, codebook):
        yield text
        return
    most, blocks, letters = part_letters(codebook), list[Block](), 0
    for block in _cut(text, most, splitter(codebook)):
        if blocks and letters + block.end - block.start > most:
            yield msgspec.structs.replace(text, blocks=tuple(blocks), asides=())
            blocks, letters = [], 0
        blocks.append(block)
        letters += block.end - block.start
    yield msgspec.structs.replace(text, blocks=tuple(blocks), asides=())


def joined(readings: Sequence[Reading]) -> Reading:
    """Return what was read in the parts of one report as one reading."""
    if len(readings) == 1:
        return readings[0]
    actors: dict[str, Actor] = {}
    for actor in (actor for reading in readings for actor in reading.actors):
        known = actors.get(actor.id)
        actors[actor.id] = actor if known is None else _both(known, actor)
    statements = {one.id: one for reading in readings for one in reading.statements}
    return Reading(report=readings[0].report, statements=tuple(statements.values()), actors=tuple(actors.values()))


def _both(known: Actor, other: Actor) -> Actor:
    names = tuple(dict.fromkeys((*known.names, *other.names)))
    return msgspec.structs.replace(known, names=names, because=tuple(dict.fromkeys((*known.because, *other.because))))


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
