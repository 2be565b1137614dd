"""Find the body of a report: which lines are prose, which are title, heading, caption, or what surrounds an article.

Rules alone, in this order: what no prose can be (`furniture`), captions, the title and what stands under it, short
lines between paragraphs, and what stands inside lines of prose (`peeling`). Sentences broken by line breaks are
joined into one block. Whatever is not recognised stays body: a reader would rather see a stray label than miss a
sentence.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from trucewatch.codebook import Codebook
from trucewatch.intake.captions import captions
from trucewatch.intake.datelines import datelines
from trucewatch.intake.furniture import Furniture, furniture
from trucewatch.intake.headings import Heads, continues, find_heads
from trucewatch.intake.lines import Line, join_wrapped, split_lines
from trucewatch.intake.peeling import Piece, peeling
from trucewatch.model import Aside, Block, Label

_PROSE_WORDS = 12
_EARLY = 3
_HEAD = 8
_MERE_CREDIT = 8
_ITEMS = ("- ", "• ", "* ", "– ")


@dataclass(frozen=True)
class Body:
    """A text taken apart: blocks and asides in order, and what was met on the way.

    `title` holds the words of the title or None, `masthead` those of a first line that names the outlet, `credits` the
    stretches that credit the text (not pictures), `dates` those that are date lines, in the order of the text, and then
    datelines.
    """

    blocks: tuple[Block, ...]
    asides: tuple[Aside, ...]
    title: str | None = None
    masthead: str | None = None
    credits: tuple[tuple[int, int], ...] = ()
    dates: tuple[tuple[int, int], ...] = ()


def find_body(
    content: str, codebook: Codebook, *, heads: Sequence[tuple[int, int]] = (), title: str | None = None
) -> Body:
    """Return the body of a text. `heads` are what a page's markup calls headings, `title` its title if known."""
    lines = join_wrapped(content, split_lines(content, heads))
    labels = _labels(lines, codebook)
    found = find_heads(lines, labels, codebook, title)
    pieces = _pieces(lines, found.labels, found, codebook)
    return Body(
        blocks=tuple(_blocks(content, pieces, frozenset(codebook.words("furniture", "broken", "ends")))),
        asides=tuple(Aside(start=p.start, end=p.end, label=p.label) for p in pieces if p.label is not None),
        title=found.title,
        masthead=found.masthead,
        credits=tuple((p.start, p.end) for p in pieces if p.label is Label.CREDIT and p.about != "picture"),
        dates=tuple((p.start, p.end) for about in ("date", "dateline") for p in pieces if p.about == about),
    )


def _labels(lines: Sequence[Line], codebook: Codebook) -> list[Label | None]:
    """Return the label of each line that a rule for single lines or for captions knows."""
    rules, pictures = furniture(codebook), captions(codebook)
    last_prose = max((i for i, line in enumerate(lines) if line.ended and line.count >= _PROSE_WORDS), default=-1)
    labels: list[Label | None] = []
    section: Label | None = None
    for i, line in enumerate(lines):
        label = rules.label(line, first=i == 0)
        if _may_be_caption(label, line) and pictures.is_caption(line, last=i >= last_prose):
            label = Label.CAPTION
        elif label is None and (pictures.is_mere_credit(line) or (i < _HEAD and datelines(codebook).alone(line.words))):
            label = Label.CREDIT
        if label is None and 0 <= last_prose < i:
            label = rules.ending(line)
        if label is not None:
            section = rules.opens(line) if i > 0 else None
        elif section is not None and _in_section(line, rules):
            label = section
        else:
            section = None
        labels.append(label)
    return labels


def _may_be_caption(label: Label | None, line: Line) -> bool:
    return label in (None, Label.CORRECTION) or (label is Label.CREDIT and line.count > _MERE_CREDIT)


def _in_section(line: Line, rules: Furniture) -> bool:
    """Whether a line under the head of a section is a title in its list, perhaps a question or marked as an item."""
    sentence = line.ended and not line.words.endswith("?") and not line.words.startswith(_ITEMS)
    return len(line.words) <= rules.lengths["section_letters"] and not sentence and not line.begins_small


def _pieces(lines: Sequence[Line], labels: Sequence[Label | None], found: Heads, codebook: Codebook) -> list[Piece]:
    rules, peel = furniture(codebook), peeling(codebook)
    prose = [i for i, label in enumerate(labels) if label is None]
    pieces: list[Piece] = []
    for i, (line, label) in enumerate(zip(lines, labels, strict=True)):
        if label is None:
            early, opening = i in prose[:_EARLY], i == prose[0]
            title = found.title if early else None
            pieces.extend(peel.peel(line, title, early=early, last=i == prose[-1], opening=opening))
        elif label in (Label.CAPTION, Label.CORRECTION):
            pieces.extend(peel.split_caption(line) if label is Label.CAPTION else [Piece(line.start, line.end, label)])
        else:
            about = "picture" if label is Label.CREDIT and _is_pictures(lines, labels, i) else ""
            told = label in (Label.OTHER, Label.CREDIT) and rules.is_date_line(line)
            dated = told or (label is Label.OTHER and i in found.dates)
            alone = label is Label.CREDIT and datelines(codebook).alone(line.words)
            about = "date" if dated else "dateline" if alone else about
            pieces.append(Piece(line.start, line.end, label, about))
    return pieces


def _is_pictures(lines: Sequence[Line], labels: Sequence[Label | None], i: int) -> bool:
    """Whether a credit belongs to the picture whose caption stands right before it."""
    return (
        i > 0
        and labels[i - 1] is Label.CAPTION
        and lines[i].count <= 8
        and not lines[i].plain.startswith(("source", "by "))
    )


def _blocks(content: str, pieces: Sequence[Piece], broken: Collection[str]) -> list[Block]:
    """Return the body in blocks, sentences that a line break had broken joined where nothing stands between."""
    blocks: list[Block] = []
    before: Piece | None = None
    for piece in pieces:
        if piece.label is None:
            if (
                before is not None
                and before.label is None
                and continues(_line(content, before), _line(content, piece), broken)
            ):
                blocks[-1] = Block(start=blocks[-1].start, end=piece.end)
            else:
                blocks.append(Block(start=piece.start, end=piece.end))
        before = piece
    return blocks


def _line(content: str, piece: Piece) -> Line:
    return Line(piece.start, piece.end, content[piece.start : piece.end], 1)
