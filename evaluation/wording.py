"""What several corpora ask of our readings: texts of loose sentences, heads of mentions, who says a claim."""

from collections.abc import Iterable, Sequence

from trucewatch.model import Block, Span, Text
from trucewatch.statements.attribution import Speech
from trucewatch.statements.found import Mention
from trucewatch.statements.sentence import Sentence, Token


def text_of(paragraphs: Iterable[str]) -> Text:
    """Return a text of these paragraphs, one block each."""
    pieces, blocks, start = [], [], 0
    for paragraph in paragraphs:
        pieces.append(paragraph + "\n\n")
        if paragraph.strip():
            blocks.append(Block(start=start, end=start + len(paragraph)))
        start += len(pieces[-1])
    return Text(content="".join(pieces), blocks=tuple(blocks), asides=())


def head_of(sentence: Sentence, mention: Mention) -> Token:
    """Return the token of a mention that governs the others."""
    inside = range(mention.first, mention.last + 1)
    return next((sentence[i] for i in inside if sentence[i].head not in inside), sentence[mention.last])


def speaker_at(index: int, sentences: Sequence[Sentence], anchor: int, speeches: Sequence[Speech]) -> Mention | None:
    """Return who in the same sentence says what its token `anchor` carries, None where the sentence names nobody."""
    token = sentences[index][anchor]
    at = Span(start=token.start, end=token.end)
    for speech in speeches:
        link = speech.links[-1]
        if speech.content.covers(at) and link.sentence == index and link.source is not None:
            return link.source
    return None
