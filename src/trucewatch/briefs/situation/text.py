"""A situation report as plain text."""

from collections.abc import Iterator

from trucewatch.briefs.situation.nouns import Section, SituationReport


def text(report: SituationReport) -> str:
    """Return the report as text; numbers in brackets lead to the evidence at its end."""
    lines = [report.title, f"{report.edition_words}; cut-off: entry {report.sequence} of the record", ""]
    for section in report.sections:
        lines += [section.title.upper(), *_lines(section), ""]
    lines.append("EVIDENCE")
    lines += [f"[{note.number}] {note.source}: {note.words} ({note.where})" for note in report.notes]
    return "\n".join(lines)


def _lines(section: Section) -> Iterator[str]:
    for line in section.lines:
        yield f"- {line.words}{_numbers(line.notes)}"
    if section.table:
        yield " | ".join(section.table.columns)
        for row, notes in zip(section.table.rows, section.table.notes, strict=True):
            yield f"{' | '.join(row)}{_numbers(notes)}"
    if not section.lines and not section.table:
        yield section.empty


def _numbers(notes: tuple[int, ...]) -> str:
    return f" [{', '.join(map(str, notes))}]" if notes else ""
