"""The lines of a text with their offsets, and what their shape tells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
_BREAKS = re.compile(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_EDGE = (
    " \t\xa0\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\u3000\u2002\u2003\u2009\u202f\x1f"
)
_CLOSERS = "\"'”’»)]}*_›」』"
_OPENERS = "\"'“‘«([{*_‹「『"
_ENDS = ".!?…؟۔。！？।"
_MARKUP = re.compile(r"[*_`#>|]+|\[([^\[\]]{0,300})\]\([^()\s]{0,300}\)")
_BLANKS = re.compile(r"\s+")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\xa0": " "})


@dataclass(frozen=True)
class Line:
    """A line or a paragraph made of wrapped lines: `words` is `content[start:end]`, blanks at the edges left out.

    `gap` is how many line breaks stand before it (0 for the first), `head` that a page's markup calls it a heading.
    """

    start: int
    end: int
    words: str
    gap: int
    head: bool = False

    @cached_property
    def plain(self) -> str:
        """The words in small letters with straight quotation marks, without markup, blanks made one."""
        text = self.words[:2000].translate(_QUOTES)
        text = _MARKUP.sub(lambda match: match.group(1) or " ", text)
        return _BLANKS.sub(" ", text).strip().lower()

    @cached_property
    def bare(self) -> str:
        """The plain words without marks and numbers at their ends, as labels on buttons are compared."""
        return re.sub(r"^[\W\d]+|[\W\d]+$", "", self.plain)

    @cached_property
    def count(self) -> int:
        """How many words it has."""
        return len(self.words.split())

    @cached_property
    def ended(self) -> bool:
        """Whether it ends as a sentence ends."""
        return ends_sentence(self.words)

    @cached_property
    def begins_small(self) -> bool:
        """Whether it begins with a small letter, as the rest of a broken sentence does."""
        first = self.words.lstrip(_OPENERS)[:1]
        return first.islower() and not self.words.startswith(("http", "www."))

    @cached_property
    def last_word(self) -> str:
        """The last word in small letters, without marks behind it."""
        parts = self.words[-80:].rstrip(_CLOSERS).split()
        return parts[-1].strip(_CLOSERS + _OPENERS).lower() if parts else ""

    @cached_property
    def sentences(self) -> int:
        """About how many sentences it holds."""
        return len(re.findall(r"(?<![A-Z])[.!?…][\"'”’)\]]*\s+[\"'“‘(\[]?[A-Z\d]", self.words)) + 1

    @cached_property
    def capitals(self) -> float:
        """The share of its longer words that begin with a capital letter."""
        words = [word.lstrip(_OPENERS) for word in self.words.split()]
        longer = [word for word in words if len(word) > 3]
        return sum(word[:1].isupper() for word in longer) / len(longer) if longer else 0.0


def ends_sentence(words: str) -> bool:
    """Whether these words end with a full stop or the like, closing marks behind it allowed."""
    kept = words.rstrip(_CLOSERS + " \t\xa0")
    return kept[-1:] in _ENDS if kept else False


def split_lines(content: str, heads: Sequence[tuple[int, int]] = ()) -> list[Line]:
    """Return the lines that are not blank; `heads` are stretches that a page's markup calls headings."""
    head_starts = {start for start, _ in heads}
    lines: list[Line] = []
    behind = 0
    for match in _LINE.finditer(content):
        words = match.group()
        left = len(words) - len(words.lstrip(_EDGE))
        trimmed = words.strip(_EDGE)
        if trimmed.strip():
            start = match.start() + left
            gap = len(_BREAKS.findall(content, behind, start)) if lines else 0
            lines.append(Line(start, start + len(trimmed), trimmed, gap, match.start() in head_starts))
            behind = match.end()
    return lines


def join_wrapped(content: str, lines: list[Line]) -> list[Line]:
    """Return paragraphs in place of lines where the text was wrapped at a width, else the lines as they are."""
    if not _is_wrapped(lines):
        return lines
    width = _width(lines)
    made: list[list[Line]] = []
    for line in lines:
        if made and _goes_on(made[-1][-1], line, width):
            made[-1].append(line)
        else:
            made.append([line])
    return [
        group[0] if len(group) == 1
        else Line(group[0].start, group[-1].end, content[group[0].start : group[-1].end], group[0].gap)
        for group in made
    ]  # fmt: skip


def _width(lines: Sequence[Line]) -> int:
    lengths = sorted(len(line.words) for line in lines)
    return lengths[len(lengths) * 9 // 10]


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether lines that follow each other closely mostly break off inside a sentence near one width."""
    pairs = [(line, after) for line, after in pairwise(lines) if after.gap == 1]
    width = _width(lines) if lines else 0
    if len(pairs) < 3 or not 40 <= width <= 130:
        return False
    broken = sum(not line.ended and len(line.words) > width * 0.7 for line, _ in pairs)
    return broken >= 0.5 * len(pairs)


def _goes_on(line: Line, after: Line, width: int) -> bool:
    if after.gap != 1 or line.head or after.head:
        return False
    room = width - len(line.words)
    first = len(after.words.split(maxsplit=1)[0])
    return room <= first + 8 or after.begins_small
