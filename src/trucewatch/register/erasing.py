"""Lawful erasure: the keys of a report are destroyed, and an entry says so."""

from collections.abc import Iterator
from pathlib import Path

from trucewatch.errors import NotInRecord, RegisterUnavailable, TrucewatchError
from trucewatch.model import EntryKind
from trucewatch.register.files import destroy, only_cited
from trucewatch.register.past import view_as_of
from trucewatch.register.payloads import ANALYSIS, SNAPSHOT, ImportPayload, read_payload, table_subject
from trucewatch.register.snapshots import forget
from trucewatch.register.sql import SqlRecorder
from trucewatch.register.vault import Vault
from trucewatch.register.view import View
from trucewatch.said import said


def erase(recorder: SqlRecorder, name: str, *, ground: str, by: str, files: Path | None = None) -> int:
    """Erase a report (by id, beginning of an id, or file name) or what people said on an incident (by id), and return
    the number of the entry that says so.

    The report, its readings, and everything that was worked out over all reports until now become unreadable: in the
    record, and in every copy of it that lacks the keys. So do the bytes of an imported table of which the report was a
    row, as they hold its words. Of `files`, the folder of files from the field, those go that are cited about nothing
    else, and the entry says how many. What is worked out must then be worked out anew over what is left. An erasure
    that was broken off is finished by asking for it again. Raises NotInRecord, TrucewatchError where the ground or the
    name of who asked for it is missing, RegisterUnavailable where nothing can be erased.
    """
    if not ground.strip() or not by.strip():
        raise TrucewatchError(
            said("erasure.no-ground", "an erasure needs its ground, and the name of whoever has it done")
        )
    vault = recorder.vault
    if vault is None:
        raise RegisterUnavailable(
            "the record was begun without keys, so nothing can be erased from it: `read --erasable` begins one so"
        )
    view = view_as_of(recorder)
    subject = _subject(view, vault, name)
    going = only_cited(view.ledger.judgements, subject, files)
    if subject not in view.erased:
        others = [ANALYSIS, SNAPSHOT, *_tables(recorder, subject)]
        erasure = vault.retire(subject, others, ground=ground.strip(), by=by.strip())
        recorder.append_erasure(erasure, files=len(going))
        view = view_as_of(recorder)
    destroy(going)  # before the keys: an erasure that is broken off here still knows which files were meant
    for one in vault.erasures():
        if one.subject == subject:
            vault.destroy(one)
    forget(recorder.cache)
    return view.erased[subject]


def _tables(recorder: SqlRecorder, report: str) -> Iterator[str]:
    """The subjects of the tables of which a report was a row."""
    for entry in recorder.entries(kind=EntryKind.IMPORT):
        data = recorder.payloads([entry]).get(entry.sequence)
        payload = None if data is None else read_payload(entry, data)
        if isinstance(payload, ImportPayload) and any(row.report == report for row in payload.taken):
            yield table_subject(payload.sha256)


def _subject(view: View, vault: Vault, name: str) -> str:
    """The id of the report or incident that is meant: one in the view, or one whose erasure was begun."""
    told = (one.judgement.about for one in view.seen_by(one.room for one in view.ledger.judgements).judgements)
    ids = dict.fromkeys((*view.reports, *filter(None, told), *(one.subject for one in vault.erasures())))
    found = [one for one in ids if name and one.startswith(name)]
    found = found or [one.id for one in view.reports.values() if one.file == name]
    if len(found) != 1:
        why = f"{len(found)} of them fit {name!r}" if found else f"nothing is named {name!r}"
        raise NotInRecord(f"no single report is meant: {why}")
    return found[0]
