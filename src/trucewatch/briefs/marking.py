"""A report's text cut into paragraphs, and each paragraph into stretches over which the same things hold.

Statements may overlap and may run over a paragraph's end; passages shared with other reports run across both. A
stretch is the longest run of text with the same statements and passages on it, so every mark on a page is a plain,
unnested element.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from trucewatch.model import Span, Text, Value


class Marked(Value, frozen=True, kw_only=True):
    """A span of the text under the key by which the page knows it."""

    key: str
    span: Span


class Stretch(Value, frozen=True, kw_only=True):
    """A run of text; `begins` and `ends` are the statements, `opens` the passages, that begin or end with it."""

    text: str
    statements: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()


class Paragraph(Value, frozen=True, kw_only=True):
    """One paragraph: `body` or the label of a part that was set aside."""

    kind: str
    stretches: tuple[Stretch, ...]

    @property
    def statements(self) -> tuple[str, ...]:
        """The statements that begin in this paragraph, in order."""
        return tuple(key for stretch in self.stretches for key in stretch.begins)

    @property
    def passages(self) -> tuple[str, ...]:
        """The shared passages that begin in this paragraph, in order."""
        return tuple(key for stretch in self.stretches for key in stretch.opens)


_Region = tuple[int, int, str]


def paragraphs(text: Text, statements: Sequence[Marked], passages: Sequence[Marked]) -> tuple[Paragraph, ...]:
    """Return the whole text but for white space between paragraphs, cut at every edge of a mark."""
    said = sorted(statements, key=lambda one: (one.span, one.key))
    shared = sorted(passages, key=lambda one: (one.span, one.key))
    begun: set[str] = set()
    made = []
    for region in _regions(text):
        here, there = _within(said, region), _within(shared, region)
        stretches = tuple(_stretches(text.content, region, here, there, begun))
        made.append(Paragraph(kind=region[2], stretches=stretches))
    return tuple(made)


def _regions(text: Text) -> Iterator[_Region]:
    """Body and asides in order, and as `other` whatever is in neither and not blank."""
    known: list[_Region] = [(block.start, block.end, "body") for block in text.blocks]
    known += [(aside.start, aside.end, aside.label.value) for aside in text.asides]
    place = 0
    for start, end, kind in sorted(known):
        if place < start and text.content[place:start].strip():
            yield place, start, "other"
        if max(place, start) < end:
            yield max(place, start), end, kind
        place = max(place, end)
    if text.content[place:].strip():
        yield place, len(text.content), "other"


def _within(marks: Sequence[Marked], region: _Region) -> list[Marked]:
    return [one for one in marks if one.span.start < region[1] and region[0] < one.span.end]


def _stretches(
    content: str, region: _Region, said: Sequence[Marked], shared: Sequence[Marked], begun: set[str]
) -> Iterator[Stretch]:
    start, end, _ = region
    edges = {start, end}
    for one in (*said, *shared):
        edges.update(edge for edge in (one.span.start, one.span.end) if start < edge < end)
    cuts = sorted(edges)
    for left, right in pairwise(cuts):
        on = [one for one in said if one.span.start < right and left < one.span.end]
        over = [one for one in shared if one.span.start < right and left < one.span.end]
        fresh = [one.key for one in (*on, *over) if one.key not in begun]
        begun.update(fresh)
        yield Stretch(
            text=content[left:right],
            statements=tuple(one.key for one in on),
            begins=tuple(one.key for one in on if one.key in fresh),
            ends=tuple(one.key for one in on if one.span.end == right),
            passages=tuple(one.key for one in over),
            opens=tuple(one.key for one in over if one.key in fresh),
        )
