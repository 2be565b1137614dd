"""A situation report as a PDF, with its links, in letters of many scripts. The same bytes each time."""

import logging
from datetime import UTC, datetime
from importlib import resources

from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.fonts import FontFace

from trucewatch.briefs.situation.nouns import Line, Section, SituationReport, Table
from trucewatch.errors import TrucewatchError
from trucewatch.said import said

_FONT = "DejaVu"
_FACES = (("", "DejaVuSans.ttf"), ("B", "DejaVuSans-Bold.ttf"))
_LINKS = 8  # notes linked beside a line; the list of evidence has them all
_INK, _SOFT = (28, 33, 38), (84, 93, 102)
_NEVER = datetime(1980, 1, 1, tzinfo=UTC)
_ISOLATES = {**dict.fromkeys(map(ord, "\u2066\u2067\u2068")), 0x2069: "\u200e"}
"""The font has no shape for them; where one ended, a mark keeps a number that follows from joining it."""


def pdf(report: SituationReport) -> bytes:
    """Return the document. Raises TrucewatchError where the fonts for it are not installed."""
    # subsetting tells of letters that a font lacks: they show as boxes, and nothing else can be done about them
    logging.getLogger("fontTools.subset").setLevel(logging.ERROR)
    made = _Paper(report)
    _Writer(made, report).fill()
    return bytes(made.output())


class _Paper(FPDF):
    """Pages in our fonts, each saying at its foot which report it is of."""

    def __init__(self, report: SituationReport) -> None:
        super().__init__(format="A4")
        self._foot = f"{report.title} - {report.edition_words} - entry {report.sequence}"
        for style, file in _FACES:
            found = resources.files("trucewatch.briefs") / "fonts" / file
            if not found.is_file():
                raise TrucewatchError(
                    said("brief.no-font", "the font {file} is not installed: `make setup` fetches it", file=file)
                )
            with resources.as_file(found) as path:
                self.add_font(_FONT, style, str(path))
        self.set_text_shaping(use_shaping_engine=True, direction="ltr")
        self.set_auto_page_break(auto=True, margin=20)
        self.set_title(report.title)
        self.set_subject(f"{report.edition_words}; record {report.head}")
        self.set_creator("Trucewatch")
        self.set_creation_date(datetime.fromisoformat(report.recorded) if report.recorded else _NEVER)
        self.set_lang("en")

    def footer(self) -> None:
        """Write the foot of a page."""
        self.set_y(-14)
        self.set_font(_FONT, "", 7.5)
        self.set_text_color(*_SOFT)
        self.cell(0, 5, f"{self._foot} - page {self.page_no()}", align="C")


class _Writer:
    """Fills the pages, from the title to the evidence."""

    def __init__(self, paper: _Paper, report: SituationReport) -> None:
        self._paper, self._report = paper, report
        paper.add_page()
        self._anchors = {note.number: paper.add_link(page=1) for note in report.notes}

    def fill(self) -> None:
        """Write everything."""
        report = self._report
        self._font(8, color=_SOFT)
        self._row(report.edition_words)
        self._font(18, "B")
        self._row(report.title, 9)
        self._font(9, color=_SOFT)
        recorded = f", {report.recorded} (UTC)" if report.recorded else ""
        self._row(f"Cut-off: entry {report.sequence} of the record{recorded}")
        for section in report.sections:
            self._section(section)
        self._heading("Evidence")
        for note in report.notes:
            self._font(8)
            self._paper.set_link(self._anchors[note.number], page=self._paper.page_no(), y=self._paper.get_y())
            self._row(f"{note.number}. {note.source}: {note.words} ({note.where})", 4.2)

    def _section(self, section: Section) -> None:
        self._heading(section.title)
        for line in section.lines:
            self._line(line)
        if section.table:
            self._table(section.table)
        if not section.lines and not section.table:
            self._font(10, color=_SOFT)
            self._row(section.empty)

    def _font(self, size: float, style: str = "", color: tuple[int, int, int] = _INK) -> None:
        self._paper.set_font(_FONT, style, size)
        self._paper.set_text_color(*color)

    def _row(self, words: str, height: float = 5.0) -> None:
        self._paper.multi_cell(0, height, _shown(words), new_x=XPos.LMARGIN, new_y=YPos.NEXT, align="L")

    def _heading(self, words: str) -> None:
        self._paper.ln(4)
        if self._paper.get_y() > self._paper.h - 45:
            self._paper.add_page()
        self._paper.start_section(words)
        self._font(12.5, "B")
        self._row(words, 7)

    def _line(self, line: Line) -> None:
        self._font(10)
        self._paper.write(5, f"- {_shown(line.words)} ")
        self._font(7, color=_SOFT)
        for number in line.notes[:_LINKS]:
            self._paper.write(5, f"[{number}]", self._anchors[number])
        if len(line.notes) > _LINKS:
            self._paper.write(5, f" and {len(line.notes) - _LINKS} more")
        self._paper.ln(6)

    def _table(self, table: Table) -> None:
        self._font(8.5)
        head = FontFace(emphasis="BOLD")
        with self._paper.table(headings_style=head, line_height=4.6, text_align="LEFT") as made:
            made.row((*table.columns, "Evidence"))
            for row, notes in zip(table.rows, table.notes, strict=True):
                made.row((*map(_shown, row), " ".join(f"[{one}]" for one in notes[:_LINKS])))


def _shown(words: str) -> str:
    return words.translate(_ISOLATES)
