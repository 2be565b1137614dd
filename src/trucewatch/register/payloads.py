"""What the kinds of entry carry, in which version, and the form in which an entry is handed in."""

from typing import Any, Generic, TypeVar, cast

import msgspec

from trucewatch import __version__
from trucewatch.errors import RegisterBroken, SpanMismatch
from trucewatch.model import (
    CodebookTable,
    Entry,
    EntryKind,
    Judgement,
    Reading,
    ReadingPart,
    Report,
    SetAside,
    Text,
    Value,
)
from trucewatch.register.analysis import Dropped, Results

T = TypeVar("T")

MACHINE = f"machine:trucewatch-{__version__}"
"""The agent of what no person decided. People are `person:` and a name."""

ANALYSIS = "analysis"
"""The subject of what is worked out over all reports."""

SNAPSHOT = "snapshot"
"""The subject of snapshots (see `snapshots`), which hold words of every report."""

SALTED = 2
"""The version of a payload that can be erased: the payload and a random salt, so that nobody can find out by
hashing guesses what an erased payload said."""

ROOM = "open"
"""The room of a record that keeps nothing from its readers."""


class Salted(Value, Generic[T], frozen=True, kw_only=True):
    """A payload that can be erased."""

    payload: T
    salt: str


class ReportPayload(Value, frozen=True, kw_only=True):
    """A report, its text, and the bytes as they were captured: the evidentiary copy."""

    report: Report
    text: Text
    data: bytes = msgspec.field(name="bytes")


class CodebookPayload(Value, frozen=True, kw_only=True):
    """Which codebook was worked with: its digest, the version of the program, its tables' names, and since version 2 of
    this kind each table with its own version and hash."""

    digest: str
    version: str
    names: tuple[str, ...]
    tables: tuple[CodebookTable, ...] = ()


class AnalysisPayload(Value, frozen=True, kw_only=True):
    """What an analysis changed in the results before it: values put in or put in anew, ids dropped."""

    codebook: str
    put: Results
    drop: Dropped


class NotePayload(Value, frozen=True, kw_only=True):
    """A signed note: a checkpoint, or the naming of the key that signs them. See `notary`."""

    note: str


class TimestampPayload(Value, frozen=True, kw_only=True):
    """A checkpoint as it was signed, and an authority's answer (RFC 3161) over it, raw. See `stamping`."""

    note: str
    token: bytes


class TakenRow(Value, frozen=True, kw_only=True):
    """A row of a table (the header is row 1) and the id of the report that it became."""

    row: int
    report: str


class UntakenRow(Value, frozen=True, kw_only=True):
    """A row of a table that was refused, and why."""

    row: int
    why: str


class ImportPayload(Value, frozen=True, kw_only=True):
    """That a table was imported: which file, by which mapping and columns, as whose, and what became of each row."""

    file: str
    sha256: str
    mapping: str
    columns: dict[str, str]
    keeper: str
    codebook: str
    taken: tuple[TakenRow, ...]
    refused: tuple[UntakenRow, ...]


class TablePayload(Value, frozen=True, kw_only=True):
    """A table that was imported, as it was captured: the evidentiary copy of which its rows became reports."""

    sha256: str
    data: bytes = msgspec.field(name="bytes")


class AccessPayload(Value, frozen=True, kw_only=True):
    """That what the record says left it: who took it, by which command and in which form, as of which entry, and the
    size and SHA-256 of what was handed out; or that somebody looked at a part of it (`look`), with neither."""

    by: str
    command: str
    form: str
    last: int
    size: int
    sha256: str


class ErasurePayload(Value, frozen=True, kw_only=True, omit_defaults=True):
    """That the payloads of these entries (by number) were lawfully erased: about which report, who had it done, on
    what ground, and (since version 2 of this kind) how many files kept beside the record went with them."""

    subject: str
    entries: tuple[int, ...]
    ground: str
    by: str
    files: int = 0


Payload = (
    ReportPayload
    | Reading
    | ReadingPart
    | SetAside
    | CodebookPayload
    | AnalysisPayload
    | NotePayload
    | ErasurePayload
    | Judgement
    | TimestampPayload
    | ImportPayload
    | TablePayload
    | AccessPayload
)

_TYPES: dict[tuple[EntryKind, int], type[Payload]] = {
    (EntryKind.CODEBOOK, 1): CodebookPayload,
    (EntryKind.TIMESTAMP, 1): TimestampPayload,
    (EntryKind.IMPORT, 1): ImportPayload,
    (EntryKind.TABLE, 1): TablePayload,
    (EntryKind.ACCESS, 1): AccessPayload,
    (EntryKind.CODEBOOK, 2): CodebookPayload,
    (EntryKind.REPORT, 1): ReportPayload,
    (EntryKind.SET_ASIDE, 1): SetAside,
    (EntryKind.READING, 1): Reading,
    (EntryKind.READING_PART, 1): ReadingPart,
    (EntryKind.ANALYSIS, 1): AnalysisPayload,
    (EntryKind.KEY, 1): NotePayload,
    (EntryKind.CHECKPOINT, 1): NotePayload,
    (EntryKind.ERASURE, 1): ErasurePayload,
    (EntryKind.ERASURE, 2): ErasurePayload,
    (EntryKind.JUDGEMENT, 1): Judgement,
}


_ERASABLE = (
    EntryKind.REPORT,
    EntryKind.READING,
    EntryKind.READING_PART,
    EntryKind.ANALYSIS,
    EntryKind.JUDGEMENT,
    EntryKind.TABLE,
)


class Draft(Value, frozen=True, kw_only=True, gc=False):
    """An entry before it has its place.

    `agent` is who did it, `activity` what was being done. `uses` names what it rests on: ids of entries, or
    positions (from 0) of drafts before it in the same batch.
    """

    kind: EntryKind
    version: int
    payload: Payload
    activity: str
    agent: str = MACHINE
    room: str = ROOM
    uses: tuple[str | int, ...] = ()


def subject_of(payload: Payload) -> str | None:
    """Return under whose key a payload is kept in a record from which it can be erased.

    A report's id, that of `table_subject`, or `ANALYSIS` for what is worked out over all reports; None for what says
    nothing of any report.
    """
    match payload:
        case ReportPayload():
            return payload.report.id
        case Reading() | ReadingPart():
            return payload.report
        case AnalysisPayload():
            return ANALYSIS
        case Judgement():
            return payload.about
        case TablePayload():
            return table_subject(payload.sha256)
    return None


def table_subject(sha256: str) -> str:
    """Return the subject of the bytes of a table, which is erased with any of the reports that its rows became."""
    return f"table {sha256}"


def read_payload(entry: Entry, data: bytes) -> Payload:
    """Return the value in a payload. Raises RegisterBroken for a kind, version or form not known."""
    salted = entry.version == SALTED and entry.kind in _ERASABLE
    form: Any = _TYPES.get((entry.kind, 1 if salted else entry.version))
    if form is None:
        raise RegisterBroken(
            f"entry {entry.sequence} is a {entry.kind} of version {entry.version}, which this version does not know: "
            "a newer Trucewatch wrote it"
        )
    try:
        if salted:
            return cast("Payload", msgspec.json.decode(data, type=Salted[form]).payload)
        return cast("Payload", msgspec.json.decode(data, type=form))
    except (msgspec.DecodeError, UnicodeDecodeError, SpanMismatch) as error:
        raise RegisterBroken(
            f"the payload of entry {entry.sequence} cannot be read as {entry.kind}: {error}"
        ) from error
