"""Lawful erasure: what is erased is unreadable everywhere, and everything else holds as before."""

import io
import shutil
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from typing import Any

import msgspec
import pytest

from trucewatch.errors import NotInRecord, RegisterBroken, RegisterUnavailable, TrucewatchError
from trucewatch.model import OccurrenceKind, SetAside
from trucewatch.model.decisions.cited import FileCited
from trucewatch.model.decisions.incidents import Channel, IncidentReported
from trucewatch.register import (
    Draft,
    Fault,
    View,
    analysis_draft,
    check_file,
    import_draft,
    open_record,
    read_range,
    report_draft,
    set_aside_draft,
    table_drafts,
    write_export,
)
from trucewatch.register.backup import backup, restore
from trucewatch.register.canonical import digest
from trucewatch.register.deciding import judgement_draft
from trucewatch.register.drafts import kept_table
from trucewatch.register.erasing import erase
from trucewatch.register.files import files_folder
from trucewatch.register.payloads import ANALYSIS, ErasurePayload, read_payload
from trucewatch.register.sqlite import SqliteRecorder
from trucewatch.register.vault import Vault, vault_of


def opened(path: Path, **how: bool) -> SqliteRecorder:
    recorder = open_record(path, **how)
    assert isinstance(recorder, SqliteRecorder)
    return recorder


def unused(draft: Draft) -> Draft:
    return msgspec.structs.replace(draft, uses=())


@pytest.fixture
def erasable(path: Path, case: Any) -> Path:
    """The case in a record from which reports can be erased: 2 and 3 are reports, 5 and 6 readings, 7 is the analysis."""
    with opened(path, create=True, erasable=True) as recorder:
        recorder.append([unused(draft) for draft in case.drafts])
    return path


def view_of(path: Path) -> View:
    with opened(path, read_only=True) as recorder:
        return View.replay(read_range(recorder))


def erased(path: Path, name: str) -> int:
    with opened(path) as recorder:
        return erase(recorder, name, ground="a court order", by="Ana Silva")


def test_a_record_with_keys_says_what_one_without_says(erasable: Path, case: Any, tmp_path: Path) -> None:
    plain = tmp_path / "plain.truce"
    with opened(plain, create=True) as recorder:
        recorder.append([unused(draft) for draft in case.drafts])
    ours, theirs = view_of(erasable), view_of(plain)
    for name in ("reports", "statements", "texts", "chains", "matters", "assessments", "agreements", "set_aside"):
        assert getattr(ours, name) == getattr(theirs, name)
    assert check_file(erasable).ok


def test_nothing_about_a_report_lies_in_the_record_in_clear(erasable: Path, case: Any) -> None:
    with opened(erasable) as recorder:
        recorder.head()
        data = b"".join(one.read_bytes() for one in erasable.parent.iterdir() if not one.name.endswith(".keys"))
    for words in (b"Norland", b"first.txt", case.first.report.id.encode(), b"minister"):
        assert words not in data
    assert b"empty.txt" in data, "this would be found if it were there"


def test_the_keys_are_their_owners_alone(erasable: Path) -> None:
    assert stat.S_IMODE(vault_of(erasable).stat().st_mode) == 0o600


def test_the_same_payload_is_never_under_the_same_hash(erasable: Path, case: Any) -> None:
    """A hash that could be made again from a guess would still tell what was erased."""
    again = report_draft(case.first.report, case.first.text, case.first.data)
    with opened(erasable) as recorder:
        (entry,) = recorder.append([again])
        first = next(iter(recorder.entries(2, 2)))
    assert entry.payload_sha256 != first.payload_sha256
    assert entry.version == 2


def test_what_is_erased_is_gone_and_said_to_be(erasable: Path, case: Any) -> None:
    number = erased(erasable, case.second.report.id)
    after = view_of(erasable)
    assert number == 8
    assert list(after.reports) == [case.first.report.id]
    assert after.erased == {case.second.report.id: 8}
    assert after.shredded == (3, 6, 7)
    assert case.denied.id not in after.statements
    assert after.matters == {}, "what was worked out over both is gone with it"
    result = check_file(erasable)
    assert (result.ok, result.shredded) == (True, (3, 6, 7))
    with opened(erasable, read_only=True) as recorder:
        (entry,) = recorder.entries(8, 8)
        said = read_payload(entry, recorder.payloads([entry])[entry.sequence])
    assert said == ErasurePayload(
        subject=case.second.report.id, entries=(3, 6, 7), ground="a court order", by="Ana Silva"
    )
    assert entry.agent == "person:Ana Silva"


def test_work_goes_on_over_what_is_left(erasable: Path, case: Any) -> None:
    erased(erasable, "second.txt")
    with opened(erasable) as recorder:
        view = View.replay(read_range(recorder))
        left = msgspec.structs.replace(case.results, contradictions=(), refinements=(), updates=())
        draft = analysis_draft(view, left, "ab" * 32)
        assert draft is not None
        recorder.append([draft])
    after = view_of(erasable)
    assert [account.chain for matter in after.matters.values() for account in matter.accounts] == ["c1", "c1"]
    assert check_file(erasable).ok
    assert erased(erasable, "first.txt") == 10
    assert view_of(erasable).shredded == (2, 3, 5, 6, 7, 9)
    assert check_file(erasable).ok


def test_no_key_is_left_in_the_file_of_keys(erasable: Path, case: Any) -> None:
    connection = sqlite3.connect(vault_of(erasable))
    keys = dict(connection.execute("SELECT subject, key FROM secret"))
    connection.close()
    assert set(keys) == {case.first.report.id, case.second.report.id, ANALYSIS}
    erased(erasable, "second.txt")
    left = vault_of(erasable).read_bytes()
    assert keys[case.first.report.id] in left
    assert keys[case.second.report.id] not in left
    assert keys[ANALYSIS] not in left


def test_an_export_has_what_is_left(erasable: Path, case: Any) -> None:
    erased(erasable, "second.txt")
    stream = io.BytesIO()
    with opened(erasable, read_only=True) as recorder:
        write_export(recorder, stream)
    assert stream.getvalue().count(b'"payload":null') == 3


@pytest.mark.parametrize("name", ["", "nobody", "report-"])
def test_no_report_or_several_are_refused(erasable: Path, name: str) -> None:
    with opened(erasable) as recorder, pytest.raises(NotInRecord, match="no single report"):
        erase(recorder, name, ground="g", by="b")
    assert check_file(erasable).entries == 7


def test_a_ground_and_a_name_are_needed(erasable: Path) -> None:
    for ground, by in ((" ", "b"), ("g", "")):
        with opened(erasable) as recorder, pytest.raises(TrucewatchError, match="ground"):
            erase(recorder, "first.txt", ground=ground, by=by)


def test_a_record_begun_without_keys_cannot_be_erased_from(path: Path, case: Any) -> None:
    with opened(path, create=True) as recorder:
        recorder.append([unused(draft) for draft in case.drafts])
        with pytest.raises(RegisterUnavailable, match="begun without keys"):
            erase(recorder, "first.txt", ground="g", by="b")
    with pytest.raises(RegisterUnavailable, match="begun without keys"):
        opened(path, erasable=True)
    assert not vault_of(path).exists()


def test_keys_that_are_there_stay_and_are_needed(erasable: Path) -> None:
    with opened(erasable, erasable=True) as recorder:
        assert recorder.vault is not None
        nothing = recorder.vault.retire("report-x", [], ground="g", by="b")
        recorder.vault = None
        with pytest.raises(RegisterUnavailable, match="no keys"):
            recorder.append_erasure(nothing)


def test_an_erasure_can_be_asked_for_again(erasable: Path, case: Any) -> None:
    assert erased(erasable, "second.txt") == 8
    assert erased(erasable, case.second.report.id) == 8
    assert check_file(erasable).entries == 8


Break = Callable[[pytest.MonkeyPatch], None]


def before_the_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SqliteRecorder, "append_erasure", stopped)


def before_the_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Vault, "destroy", stopped)


def stopped(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("broken_off", [before_the_entry, before_the_keys])
def test_an_erasure_that_was_broken_off_is_finished(
    erasable: Path, case: Any, broken_off: Break, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        broken_off(patched)
        with pytest.raises(KeyboardInterrupt):
            erased(erasable, "second.txt")
    assert check_file(erasable).ok
    with opened(erasable) as recorder:
        draft = msgspec.structs.replace(case.drafts[6], uses=())
        recorder.append([draft])
    sequence = erased(erasable, case.second.report.id)
    assert check_file(erasable).ok
    after = view_of(erasable)
    assert after.erased == {case.second.report.id: sequence}
    assert list(after.reports) == [case.first.report.id]
    assert after.shredded[:3] == (3, 6, 7)


def test_a_record_without_its_keys_is_not_called_whole(erasable: Path) -> None:
    vault_of(erasable).unlink()
    broken = check_file(erasable).broken
    assert broken is not None
    assert (broken.sequence, broken.fault) == (2, Fault.PAYLOAD)
    assert "the key to it is missing" in broken.why


def test_keys_that_vanish_or_are_none_are_named(erasable: Path, case: Any) -> None:
    with opened(erasable) as recorder:
        vault_of(erasable).unlink()
        with pytest.raises(RegisterUnavailable, match="have vanished"):
            recorder.append([unused(case.drafts[1])])
        assert recorder.vault is not None
        with pytest.raises(RegisterUnavailable, match="have vanished"):
            recorder.vault.erasures()
        recorder.append([set_aside_draft(SetAside(file="a", why="b"))])
    vault_of(erasable).write_text("hello, this is no file of keys, and it never was")
    with opened(erasable) as recorder, pytest.raises(RegisterUnavailable, match="keys of the record"):
        recorder.append([unused(case.drafts[1])])
    with pytest.raises(RegisterUnavailable, match="cannot be made"):
        Vault.make(vault_of(erasable))


def test_a_payload_under_another_key_is_not_taken_for_one(erasable: Path) -> None:
    vault = Vault.found(vault_of(erasable))
    assert vault is not None
    key = vault.keys_for([ANALYSIS])[ANALYSIS]
    stored = vault.encrypted(key, b"words", "ab")
    assert vault.decrypted(stored, "ab") == b"words"
    assert vault.decrypted(stored, "cd") is None
    assert vault.decrypted(stored[:-1] + bytes([stored[-1] ^ 1]), "ab") is None
    assert vault.decrypted(stored[:5], "ab") is None


def test_others_write_while_a_report_is_erased(erasable: Path, case: Any) -> None:
    """Whatever was under the keys that are destroyed is named; what comes after is under new ones."""
    stop, started = Event(), Event()

    def write() -> None:
        with opened(erasable) as recorder:
            while not stop.is_set():
                recorder.append([unused(case.drafts[1]), unused(case.drafts[6])])
                started.set()

    writer = Thread(target=write)
    writer.start()
    try:
        assert started.wait(20)
        erased(erasable, "second.txt")
        started.clear()
        assert started.wait(20), "the writer goes on, under new keys"
    finally:
        stop.set()
        writer.join()
    result = check_file(erasable)
    assert result.broken is None
    assert view_of(erasable).matters, "the analyses that came after can be read"


# --- copies


def test_a_backup_holds_without_the_keys_lying_in_it(erasable: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.truce"
    assert backup(erasable, copy).ok
    assert not vault_of(copy).exists()
    erasable.unlink()
    assert restore(copy, erasable).ok
    assert len(view_of(erasable).reports) == 2


def test_what_is_erased_is_erased_in_every_backup(erasable: Path, case: Any, tmp_path: Path) -> None:
    copy = tmp_path / "copy.truce"
    backup(erasable, copy)
    erased(erasable, "second.txt")
    erasable.unlink()
    result = restore(copy, erasable)
    assert (result.entries, result.shredded) == (8, (3, 6, 7))
    after = view_of(erasable)
    assert list(after.reports) == [case.first.report.id]
    assert after.erased == {case.second.report.id: 8}


def test_a_backup_from_before_a_report_was_read_keeps_it_out_too(path: Path, case: Any, tmp_path: Path) -> None:
    copy = tmp_path / "copy.truce"
    with opened(path, create=True, erasable=True) as recorder:
        recorder.append([case.drafts[0]])
        backup(path, copy)
        recorder.append([unused(case.drafts[2])])
    erased(path, "second.txt")
    path.unlink()
    assert restore(copy, path).entries == 2
    assert view_of(path).erased == {case.second.report.id: 2}


def test_a_backup_from_after_an_erasure_is_restored_as_it_is(erasable: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.truce"
    erased(erasable, "second.txt")
    backup(erasable, copy)
    erasable.unlink()
    assert restore(copy, erasable).entries == 8


def test_a_backup_without_its_keys_is_not_restored(erasable: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.truce"
    backup(erasable, copy)
    with pytest.raises(RegisterBroken, match="the key to it is missing"):
        restore(copy, tmp_path / "elsewhere.truce")
    shutil.copy(vault_of(erasable), vault_of(tmp_path / "elsewhere.truce"))
    assert restore(copy, tmp_path / "elsewhere.truce").entries == 7


def cited(*hashes: str) -> tuple[FileCited, ...]:
    return tuple(FileCited(name="photo.jpg", sha256=one, size=3) for one in hashes)


def reported(incident: str, *hashes: str) -> Draft:
    decision = IncidentReported(
        incident=incident, channel=Channel.PUBLIC, kind=OccurrenceKind.SHELLING, words="Shells.", files=cited(*hashes)
    )
    return judgement_draft(decision, by="Ben Ode", reason="seen", about=incident)


def test_files_from_the_field_go_with_what_was_said_about_them(erasable: Path) -> None:
    """One that is cited about something else too stays, as do those of other incidents."""
    folder = files_folder(erasable)
    assert folder is not None
    folder.mkdir()
    names = [letter * 64 for letter in "abc"]
    for one in names:
        (folder / one).write_bytes(b"jpg")
    with opened(erasable) as recorder:
        recorder.append([reported("incident-1", *names[:2], "d" * 64), reported("incident-2", *names[1:])])
        number = erase(recorder, "incident-1", ground="a court order", by="Ana Silva", files=folder)
        (entry,) = recorder.entries(number)
        said = read_payload(entry, recorder.payloads([entry])[number])
    assert sorted(path.name for path in folder.iterdir()) == names[1:]
    assert isinstance(said, ErasurePayload)
    assert (entry.version, said.files, said.entries) == (2, 1, (7, 8))
    assert check_file(erasable).ok


def test_an_erasure_that_stopped_before_the_files_were_gone_is_finished(
    erasable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = files_folder(erasable)
    assert folder is not None
    folder.mkdir()
    (folder / ("a" * 64)).write_bytes(b"jpg")

    def stop(_files: object) -> None:
        raise RegisterUnavailable("the disk is gone")

    with opened(erasable) as recorder:
        recorder.append([reported("incident-1", "a" * 64)])
        with monkeypatch.context() as patched:
            patched.setattr("trucewatch.register.erasing.destroy", stop)
            with pytest.raises(RegisterUnavailable, match="the disk is gone"):
                erase(recorder, "incident-1", ground="a court order", by="Ana Silva", files=folder)
        number = erase(recorder, "incident-1", ground="a court order", by="Ana Silva", files=folder)
    assert number == 9
    assert list(folder.iterdir()) == []
    assert check_file(erasable).ok


def test_a_table_goes_with_any_of_the_reports_that_were_its_rows(erasable: Path, case: Any) -> None:
    data = b"notes\nNorland signed."
    sha256 = digest(data)
    with opened(erasable) as recorder:
        (table,) = table_drafts(recorder, sha256, data)
        said = import_draft(
            "may.csv", sha256, mapping=("plain", {}), keeper="X", codebook="c", taken={2: case.first.report.id},
            refused={}, uses=(0,),
        )  # fmt: skip
        recorder.append([table, said])
        assert kept_table(recorder, sha256) == data
        assert table_drafts(recorder, sha256, data) == ()
    assert b"Tm9ybGFuZCBzaWduZWQu" not in erasable.read_bytes()
    erased(erasable, "second.txt")
    with opened(erasable) as recorder:
        assert kept_table(recorder, sha256) == data, "it was no row of this table"
    erased(erasable, "first.txt")
    with opened(erasable) as recorder:
        assert kept_table(recorder, sha256) is None
    result = check_file(erasable)
    assert (result.ok, 8 in result.shredded) == (True, True)
