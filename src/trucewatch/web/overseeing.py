"""What administrators see of the record as a whole: how it stands, its codebook, its outlets, its checkpoints."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from trucewatch.codebook import Codebook
from trucewatch.model import EntryKind
from trucewatch.register import Recorder
from trucewatch.register.keys import read_key
from trucewatch.register.notary import sign_head
from trucewatch.register.payloads import NotePayload
from trucewatch.web.sight import Sight


@dataclass(frozen=True, kw_only=True)
class State:
    """How much is in a record, as the person sees it, and the last entry that they see."""

    entries: int
    head: str
    recorded: str | None
    reports: int
    statements: int
    matters: int
    judgements: int
    set_aside: int
    erased: int


@dataclass(frozen=True, kw_only=True)
class TableShown:
    """A table of the codebook: its name, version and source, where it states them."""

    name: str
    version: str
    source: str


@dataclass(frozen=True, kw_only=True)
class OutletShown:
    """An outlet of the record: its reports, and its row of the codebook, if there is one."""

    name: str
    reports: int
    known: Mapping[str, str] | None


@dataclass(frozen=True, kw_only=True)
class CheckpointShown:
    """A signed checkpoint: the entry that holds it, when it was recorded, over how many entries, and its text."""

    sequence: int
    recorded: str
    size: int
    note: str


def state(sight: Sight) -> State:
    """Return how the record stands, up to the last entry that is seen."""
    view = sight.view
    return State(
        entries=view.sequence,
        head=view.head,
        recorded=view.recorded,
        reports=len(view.reports),
        statements=len(view.statements),
        matters=len(view.matters),
        judgements=len(view.judgements),
        set_aside=len(view.set_aside),
        erased=len(view.erased),
    )


def tables(codebook: Codebook) -> tuple[TableShown, ...]:
    """Return every table of a codebook."""
    return tuple(_table(codebook, name) for name in codebook.names)


def content(codebook: Codebook, name: str) -> Any:
    """Return a table of a codebook as it is worked with."""
    return codebook.table(name) if _is_table(codebook, name) else codebook.rows(name)


def outlets(sight: Sight) -> tuple[OutletShown, ...]:
    """Return the outlets of the reports, those with the most reports first."""
    known = {row["name"].casefold(): row for row in sight.codebook.rows("outlets")}
    for row in sight.codebook.rows("outlets"):
        for alias in row["aliases"].split(","):
            known.setdefault(alias.casefold(), row)
    counted = Counter(one.outlet or "" for one in sight.view.reports.values())
    return tuple(
        OutletShown(name=name, reports=count, known=known.get(name.casefold()) if name else None)
        for name, count in sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    )


def checkpoints(recorder: Recorder) -> tuple[CheckpointShown, ...]:
    """Return the checkpoints in a record, the newest first."""
    found = []
    for entry in recorder.entries():
        if entry.kind is EntryKind.CHECKPOINT:
            data = recorder.payloads([entry]).get(entry.sequence, b"")
            note = msgspec.json.decode(data, type=NotePayload).note
            size = int(note.split("\n")[1])
            found.append(CheckpointShown(sequence=entry.sequence, recorded=entry.recorded, size=size, note=note))
    return tuple(reversed(found))


def sign(recorder: Recorder, key: Path) -> None:
    """Sign all entries with the key in a file. Raises NoteError, RegisterConflict."""
    sign_head(recorder, read_key(key))


def _table(codebook: Codebook, name: str) -> TableShown:
    if not _is_table(codebook, name):
        return TableShown(name=f"{name}.tsv", version="", source="")
    table = codebook.table(name)
    return TableShown(name=name, version=str(table["version"]), source=str(table["source"]))


def _is_table(codebook: Codebook, name: str) -> bool:
    from trucewatch.errors import CodebookError

    try:
        codebook.table(name)
    except CodebookError:
        return False
    return True
