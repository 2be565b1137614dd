"""A situation report as a DOCX document, for whoever works it into a paper of their own. The same bytes each time."""

import io
import zipfile
from datetime import datetime
from typing import Any

from docx import Document

from trucewatch.briefs.situation.nouns import Line, SituationReport, Table

_FIXED = (1980, 1, 1, 0, 0, 0)  # the earliest moment that a ZIP archive can tell


def docx(report: SituationReport) -> bytes:
    """Return the document."""
    document = Document()
    _properties(document, report)
    document.add_heading(report.title, level=0)
    document.add_paragraph(report.edition_words)
    recorded = f", {report.recorded} (UTC)" if report.recorded else ""
    document.add_paragraph(f"Cut-off: entry {report.sequence} of the record{recorded}")
    for section in report.sections:
        document.add_heading(section.title, level=1)
        for line in section.lines:
            _line(document, line)
        if section.table:
            _table(document, section.table)
        if not section.lines and not section.table:
            document.add_paragraph(section.empty)
    document.add_heading("Evidence", level=1)
    for note in report.notes:
        document.add_paragraph(_clean(f"{note.number}. {note.source}: {note.words} ({note.where})"))
    saved = io.BytesIO()
    document.save(saved)
    return _settled(saved.getvalue())


def _properties(document: Any, report: SituationReport) -> None:
    moment = datetime.fromisoformat(report.recorded) if report.recorded else datetime(1980, 1, 1)  # noqa: DTZ001
    kept = document.core_properties
    kept.title, kept.author, kept.comments = report.title, "Trucewatch", f"record {report.head}"
    kept.created = kept.modified = moment.replace(tzinfo=None, microsecond=0)


def _line(document: Any, line: Line) -> None:
    paragraph = document.add_paragraph(_clean(line.words), style="List Bullet")
    if line.notes:
        paragraph.add_run(f" {_numbers(line.notes)}").font.superscript = True


def _table(document: Any, table: Table) -> None:
    made = document.add_table(rows=1, cols=len(table.columns) + 1, style="Light Grid Accent 1")
    for cell, words in zip(made.rows[0].cells, (*table.columns, "Evidence"), strict=True):
        cell.text = words
    for row, notes in zip(table.rows, table.notes, strict=True):
        for cell, words in zip(made.add_row().cells, (*row, _numbers(notes)), strict=True):
            cell.text = _clean(words)


def _numbers(notes: tuple[int, ...]) -> str:
    return ", ".join(map(str, notes))


def _clean(words: str) -> str:
    """The words without what XML cannot hold."""
    return "".join(char for char in words if char in "\t\n" or char >= " ").replace("\ufffe", "").replace("\uffff", "")


def _settled(data: bytes) -> bytes:
    """The archive with every moment the same, so that the same report gives the same bytes."""
    settled = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _FIXED), old.read(name), zipfile.ZIP_DEFLATED)
    return settled.getvalue()
