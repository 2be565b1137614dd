"""The drafts of every kind of entry: what callers hand to `Recorder.append`."""

from collections.abc import Mapping, Sequence

import msgspec

from trucewatch import __version__
from trucewatch.errors import IntakeError
from trucewatch.model import CodebookTable, EntryKind, Reading, ReadingPart, Report, SetAside, Text
from trucewatch.register.analysis import Dropped, Results, difference
from trucewatch.register.canonical import canonical, digest
from trucewatch.register.payloads import (
    AnalysisPayload,
    CodebookPayload,
    Draft,
    ErasurePayload,
    ImportPayload,
    ReportPayload,
    TablePayload,
    TakenRow,
    UntakenRow,
    read_payload,
)
from trucewatch.register.recorder import Recorder
from trucewatch.register.view import View


def codebook_draft(
    code: str, names: Sequence[str], *, tables: Sequence[CodebookTable] = (), activity: str = "read"
) -> Draft:
    """Draft the entry that says which codebook is worked with: its digest, its tables' names, each table's version."""
    payload = CodebookPayload(digest=code, version=__version__, names=tuple(names), tables=tuple(tables))
    return Draft(kind=EntryKind.CODEBOOK, version=2, payload=payload, activity=activity)


def report_draft(
    report: Report, text: Text, data: bytes, *, activity: str = "read", uses: tuple[str | int, ...] = ()
) -> Draft:
    """Draft the entry of a report with its untouched bytes. Raises IntakeError where the bytes are not the report's."""
    if digest(data) != report.sha256:
        raise IntakeError(f"{report.file}: its bytes are not the ones that were read")
    named = msgspec.structs.replace(report, file=_printable(report.file))
    payload = ReportPayload(report=named, text=text, data=data)
    return Draft(kind=EntryKind.REPORT, version=1, payload=payload, activity=activity, uses=uses)


def set_aside_draft(aside: SetAside, *, activity: str = "read", uses: tuple[str | int, ...] = ()) -> Draft:
    """Draft the entry of an input that could not be read. Half characters in its name are written as `\\udcNN`."""
    named = SetAside(file=_printable(aside.file), why=_printable(aside.why))
    return Draft(kind=EntryKind.SET_ASIDE, version=1, payload=named, activity=activity, uses=uses)


def reading_draft(reading: Reading, text: Text, *, activity: str = "read", uses: tuple[str | int, ...] = ()) -> Draft:
    """Draft the entry of what was read in one report.

    Raises SpanMismatch where a statement's words do not stand at its span: no such statement is recorded.
    """
    for statement in reading.statements:
        statement.span.check(text.content, statement.text)
    return Draft(kind=EntryKind.READING, version=1, payload=reading, activity=activity, uses=uses)


def part_draft(part: ReadingPart, text: Text, *, activity: str = "read", uses: tuple[str | int, ...] = ()) -> Draft:
    """Draft the entry of what was read in one part of a long report. Raises SpanMismatch as `reading_draft` does."""
    for statement in part.statements:
        statement.span.check(text.content, statement.text)
    return Draft(kind=EntryKind.READING_PART, version=1, payload=part, activity=activity, uses=uses)


def analysis_draft(
    view: View, results: Results, codebook: str, *, activity: str = "analyse", uses: tuple[str | int, ...] = ()
) -> Draft | None:
    """Draft the entry of what is worked out anew, as its difference from the view; None where nothing changed.

    `codebook` is the digest of the codebook that it was worked out with.
    """
    put, drop = difference(view.state, results)
    if put == Results() and drop == Dropped():
        return None
    payload = AnalysisPayload(codebook=codebook, put=put, drop=drop)
    return Draft(kind=EntryKind.ANALYSIS, version=1, payload=payload, activity=activity, uses=uses)


def import_draft(
    file: str,
    sha256: str,
    *,
    mapping: tuple[str, Mapping[str, str]],
    keeper: str,
    codebook: str,
    taken: Mapping[int, str],
    refused: Mapping[int, str],
    uses: tuple[str | int, ...] = (),
) -> Draft:
    """Draft the entry that says what was imported: the mapping's name and columns, the report of each row that was
    taken, and why each other one was refused."""
    name, columns = mapping
    payload = ImportPayload(
        file=_printable(file),
        sha256=sha256,
        mapping=name,
        columns=dict(columns),
        keeper=_printable(keeper),
        codebook=codebook,
        taken=tuple(TakenRow(row=row, report=report) for row, report in taken.items()),
        refused=tuple(UntakenRow(row=row, why=_printable(why)) for row, why in refused.items()),
    )
    return Draft(kind=EntryKind.IMPORT, version=1, payload=payload, activity="import", uses=uses)


def table_drafts(recorder: Recorder, sha256: str, data: bytes | None) -> tuple[Draft, ...]:
    """Draft the entry of a table's untouched bytes; nothing where there are none, or the record has them already.

    Raises IntakeError where the bytes are not the table's.
    """
    if data is None or kept_table(recorder, sha256) is not None:
        return ()
    if digest(data) != sha256:
        raise IntakeError("the bytes of the table are not the ones that were read")
    payload = TablePayload(sha256=sha256, data=data)
    return (Draft(kind=EntryKind.TABLE, version=1, payload=payload, activity="import"),)


def kept_table(recorder: Recorder, sha256: str) -> bytes | None:
    """Return the bytes of an imported table; None where the record does not hold them, or they were erased."""
    for entry in recorder.entries(kind=EntryKind.TABLE):
        data = recorder.payloads([entry]).get(entry.sequence)
        payload = None if data is None else read_payload(entry, data)
        if isinstance(payload, TablePayload) and payload.sha256 == sha256:
            return payload.data
    return None


def known_already(recorder: Recorder, draft: Draft) -> bool:
    """Whether the record has an entry that says exactly what this draft would."""
    wanted = digest(canonical(draft.payload))
    return any(entry.payload_sha256 == wanted for entry in recorder.entries(kind=draft.kind))


def erasure_draft(
    subject: str, entries: Sequence[int], *, ground: str, by: str, files: int = 0, uses: tuple[str | int, ...] = ()
) -> Draft:
    """Draft the entry that says which payloads were erased (by the numbers of their entries), how many files beside
    the record with them, by whom and why."""
    payload = ErasurePayload(
        subject=subject, entries=tuple(entries), ground=_printable(ground), by=_printable(by), files=files
    )
    agent, version = f"person:{payload.by}", 2 if files else 1
    return Draft(kind=EntryKind.ERASURE, version=version, payload=payload, activity="erase", agent=agent, uses=uses)


def _printable(words: str) -> str:
    return words.encode("utf-8", "backslashreplace").decode()
