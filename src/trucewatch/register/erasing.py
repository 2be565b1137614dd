"""Lawful erasure: the keys of a report are destroyed, and an entry says so."""

from trucewatch.errors import NotInRecord, RegisterUnavailable, TrucewatchError
from trucewatch.register.past import view_as_of
from trucewatch.register.payloads import ANALYSIS, SNAPSHOT
from trucewatch.register.snapshots import forget
from trucewatch.register.sql import SqlRecorder
from trucewatch.register.vault import Vault
from trucewatch.register.view import View


def erase(recorder: SqlRecorder, name: str, *, ground: str, by: str) -> int:
    """Erase a report (by id, beginning of an id, or file name) or what people said on an incident (by id), and return
    the number of the entry that says so.

    The report, its readings, and everything that was worked out over all reports until now become unreadable: in the
    record, and in every copy of it that lacks the keys. What is worked out must then be worked out anew over
    what is left. An erasure that was broken off is finished by asking for it again. Raises NotInRecord, TrucewatchError
    where the ground or the name of who asked for it is missing, RegisterUnavailable where nothing can be erased.
    """
    if not ground.strip() or not by.strip():
        raise TrucewatchError("an erasure needs its ground, and the name of whoever has it done")
    vault = recorder.vault
    if vault is None:
        raise RegisterUnavailable(
            "the record was begun without keys, so nothing can be erased from it: `read --erasable` begins one so"
        )
    view = view_as_of(recorder)
    subject = _subject(view, vault, name)
    if subject not in view.erased:
        erasure = vault.retire(subject, [ANALYSIS, SNAPSHOT], ground=ground.strip(), by=by.strip())
        recorder.append_erasure(erasure)
        view = view_as_of(recorder)
    for one in vault.erasures():
        if one.subject == subject:
            vault.destroy(one)
    forget(recorder.cache)
    return view.erased[subject]


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
