"""Title, standfirst, cross-heads, and which line goes on with the sentence of the line before."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from trucewatch.codebook import Codebook
from trucewatch.intake.datelines import Datelines, datelines
from trucewatch.intake.furniture import Furniture, furniture
from trucewatch.intake.lines import Line
from trucewatch.intake.mastheads import Mastheads, mastheads
from trucewatch.model import Label

_DATELINE_WITHIN = 6
_MOST_HEADINGS = 0.5
_REPEATED = 0.8


@dataclass(frozen=True)
class Heads:
    """The labels of all lines with title, standfirst and headings filled in, and the words of title and masthead.

    `dates` are the lines above the story that hold its date and something else beside it.
    """

    labels: tuple[Label | None, ...]
    title: str | None
    masthead: str | None
    dates: frozenset[int] = frozenset()


def find_heads(
    lines: Sequence[Line], known: Sequence[Label | None], codebook: Codebook, title: str | None = None
) -> Heads:
    """Return the labels with those of title, standfirst, headings and masthead added; `title` if it is known."""
    return _Finder(lines, known, codebook).find(title)


def continues(before: Line, after: Line, broken: Collection[str]) -> bool:
    """Whether a line goes on with the sentence that the line before it broke off; `broken`: words that end none."""
    if before.ended:
        return False
    if after.begins_small:
        return True
    return before.count > 2 and (before.words.endswith((",", "،")) or before.last_word in broken)


class _Finder:
    """One text on its way through the rules for heads."""

    def __init__(self, lines: Sequence[Line], known: Sequence[Label | None], codebook: Codebook) -> None:
        self._lines = lines
        self._labels = list(known)
        self._rules: Furniture = furniture(codebook)
        self._lengths = self._rules.lengths
        self._datelines: Datelines = datelines(codebook)
        self._mastheads: Mastheads = mastheads(codebook)
        self._leads = frozenset(codebook.words("furniture", "broken", "leads"))
        self._broken = frozenset(codebook.words("furniture", "broken", "ends"))

    def find(self, title: str | None) -> Heads:
        """Return the heads of the text."""
        masthead = self._masthead()
        above = self._mastheads.above(self._lines, self._labels, named=masthead is not None, titled=title is not None)
        for i, label in above.labels.items():
            self._labels[i] = label
        at, words = above.title or (self._title(title), None)
        if at is not None:
            self._labels[at] = Label.TITLE
            self._under_title(at)
        self._headings()
        told = words or (self._lines[at].words.strip("#*_ ") if at is not None else title)
        return Heads(tuple(self._labels), told, masthead or above.masthead, frozenset(above.dates))

    def _open(self) -> list[int]:
        return [i for i, label in enumerate(self._labels) if label is None]

    def _masthead(self) -> str | None:
        if len(self._lines) < 3 or self._labels[0] not in (None, Label.CREDIT, Label.CAPTION):
            return None
        first = self._lines[0]
        if first.count > self._lengths["masthead_words"] or not self._rules.is_masthead(first):
            return None
        self._labels[0] = Label.OTHER
        return first.words.strip("*_# ")

    def _title(self, known: str | None) -> int | None:
        rest = [i for i in self._open() if i < self._lengths["head_lines"]]
        if known:
            same = " ".join(known.split()).casefold()
            return next((i for i in rest if " ".join(self._lines[i].words.split()).casefold() == same), None)
        if len(rest) < 2:
            return None
        first, after = self._lines[rest[0]], self._lines[rest[1]]
        if first.head or first.words.startswith("#"):
            return rest[0]
        return rest[0] if self._is_title(first, after) else None

    def _is_title(self, line: Line, after: Line) -> bool:
        if line.begins_small or continues(line, after, self._broken) or line.count > self._lengths["title_words"]:
            return False
        if line.words.endswith((":", ",")) or line.sentences > 2:
            return False
        if not line.words.rstrip("\"'”’»)").endswith((".", "…", "۔", "。")):
            return True
        if line.sentences > 1 or line.count > self._lengths["title_words_ended"]:
            return False
        return line.capitals >= 0.7 or (
            after.gap > 1 and (after.count > line.count or not after.ended) and "said" not in line.plain
        )

    def _under_title(self, title: int) -> None:
        """Label what stands between the title and the first paragraph."""
        self._between(title)
        rest = [i for i in self._open() if i > title]
        dateline = next((i for i in rest[:_DATELINE_WITHIN] if self._datelines.begins(self._lines[i].words)), None)
        between = [i for i in rest if dateline is not None and i < dateline]
        if between and all(self._lines[i].count <= self._lengths["tagged_caption_words"] for i in between):
            for n, i in enumerate(between):
                short = self._lines[i].count <= self._lengths["standfirst_words"]
                self._labels[i] = Label.STANDFIRST if n == 0 and short else Label.CAPTION
        elif dateline is None and len(rest) > 1 and self._is_standfirst(self._lines[rest[0]], self._lines[rest[1]]):
            self._labels[rest[0]] = Label.STANDFIRST

    def _between(self, title: int) -> None:
        """Label what stands between the title and a byline or date line above the story: it is no story yet."""
        story = self._mastheads.story_at(self._lines, self._labels)
        last = max((i for i in range(story) if self._labels[i] in (Label.CREDIT, Label.OTHER)), default=0)
        for i in range(title + 1, last):
            if self._labels[i] is None and self._lines[i].count <= self._lengths["standfirst_words"]:
                self._labels[i] = Label.STANDFIRST

    def _is_standfirst(self, line: Line, after: Line) -> bool:
        if not 4 <= line.count <= self._lengths["standfirst_words"] or line.sentences > 1:
            return False
        if line.begins_small or line.words.endswith((":", ",", ";")) or continues(line, after, self._broken):
            return False
        if not line.ended:
            return after.ended and not self._leads_in(line, after)
        return _share(line, after) >= _REPEATED

    def _headings(self) -> None:
        """Label short lines between paragraphs, unless the text is mostly made of short lines."""
        rest = self._open()
        found = [
            i
            for n, i in enumerate(rest[:-1])
            if self._is_heading(self._lines[i], self._lines[rest[n - 1]] if n else None, self._lines[rest[n + 1]])
        ]
        if len(found) <= _MOST_HEADINGS * len(rest) or all(self._lines[i].head for i in found):
            for i in found:
                self._labels[i] = Label.HEADING

    def _is_heading(self, line: Line, before: Line | None, after: Line) -> bool:
        if line.head:
            return True
        if (
            line.count > self._lengths["heading_words"]
            or len(line.words) > self._lengths["heading_letters"]
            or line.ended
        ):
            return False
        if line.begins_small or after.begins_small or continues(line, after, self._broken):
            return False
        if before is not None and continues(before, line, self._broken):
            return False
        return line.words[-1] not in ":,;" and not self._leads_in(line, after)

    def _leads_in(self, line: Line, after: Line) -> bool:
        """Whether a line is the cue of the quotation that follows it ("The minister added")."""
        return line.last_word in self._leads and after.words[0] in "\"'“‘«"


def _share(line: Line, after: Line) -> float:
    """Return the share of the longer words of a line that the next line has too."""
    words = {word.strip(".,;:'\"!?()") for word in line.plain.split()}
    longer = {word for word in words if len(word) > 3}
    other = {word.strip(".,;:'\"!?()") for word in after.plain.split()}
    return len(longer & other) / len(longer) if len(longer) >= 4 else 0.0
