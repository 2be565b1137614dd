"""Snapshots: the same ledger as a replay, never the truth, gone with what is erased."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trucewatch.errors import RegisterBroken
from trucewatch.model import SetAside
from trucewatch.model.decisions import FigureWithdrawn
from trucewatch.register import (
    Draft,
    Fault,
    MemoryRecorder,
    Recorder,
    View,
    check,
    check_file,
    open_record,
    read_range,
    set_aside_draft,
    snapshots,
    view_as_of,
)
from trucewatch.register.backup import backup
from trucewatch.register.deciding import judgement_draft
from trucewatch.register.erasing import erase
from trucewatch.register.ledger import Ledger
from trucewatch.register.opening import files_of
from trucewatch.register.snapshots import view_from
from trucewatch.register.sql import SqlRecorder
from trucewatch.register.view import view_of


@pytest.fixture(autouse=True)
def always_worth(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "WORTH", 1)


@pytest.fixture
def recorder(path: Path, case: Any) -> Iterator[SqlRecorder]:
    """The case in a file."""
    with open_record(path, create=True) as recorder:
        recorder.append([msgspec.structs.replace(draft, uses=()) for draft in case.drafts])
        assert isinstance(recorder, SqlRecorder)
        yield recorder


def aside(name: str) -> Draft:
    return set_aside_draft(SetAside(file=name, why="empty"))


def replayed(recorder: Recorder) -> Ledger:
    return Ledger().advanced(read_range(recorder))


def ledger_of(recorder: Recorder) -> Ledger:
    return view_from(recorder).ledger


def found(recorder: Recorder, last: int) -> Ledger | None:
    view = snapshots.found(recorder, last)
    return None if view is None else view.ledger


def snapshot(path: Path) -> Path:
    return path.with_name(path.name + ".view")


def test_what_a_snapshot_holds_is_what_a_replay_comes_to(recorder: SqlRecorder, path: Path) -> None:
    assert ledger_of(recorder) == replayed(recorder)
    assert snapshot(path).stat().st_mode & 0o777 == 0o600
    held = found(recorder, 7)
    assert held == replayed(recorder)
    assert held is not None
    assert {name: list(held.state[name]) for name in held.state} == {
        name: list(values) for name, values in replayed(recorder).state.items()
    }, "in the same order too"
    assert check(recorder).ok


@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
@given(cut=st.integers(min_value=1, max_value=6))
def test_going_on_from_any_snapshot_comes_to_the_same(case: Any, path: Path, cut: int) -> None:
    drafts = [msgspec.structs.replace(draft, uses=()) for draft in case.drafts]
    recorder = MemoryRecorder()
    recorder.cache = snapshot(path)
    recorder.append(drafts[:cut])
    ledger_of(recorder)
    recorder.append(drafts[cut:])
    before = found(recorder, 7)
    assert before is not None
    assert before.sequence == cut
    assert snapshots._encoded(view_from(recorder)) == snapshots._encoded(View.replay(read_range(recorder)))


def test_the_view_in_a_snapshot_is_not_worked_out_again(recorder: SqlRecorder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is anything decoded that was not asked for; what is appended later is worked out on top of it."""
    whole = View.replay(read_range(recorder))
    view_from(recorder)
    decoded: list[str] = []
    kept = snapshots._decoded
    monkeypatch.setattr(snapshots, "_decoded", lambda name, raw: decoded.append(name) or kept(name, raw))
    with monkeypatch.context() as patched:
        patched.setattr("trucewatch.register.view.view_of", None)
        view = view_as_of(recorder)
        assert (view.statements, view.matters, view.names) == (whole.statements, whole.matters, whole.names)
        assert decoded == []
        assert view.texts == whole.texts
        assert decoded == ["texts"]
        assert view == whole
        assert sorted(decoded) == ["readings", "state", "texts"]
    recorder.append([aside("more")])
    assert view_as_of(recorder) == View.replay(read_range(recorder))


def test_rooms_are_no_more_in_a_view_from_a_snapshot_than_in_one_replayed(recorder: SqlRecorder) -> None:
    secret = judgement_draft(FigureWithdrawn(figure="canary"), by="Ana", reason="canary", room="north")
    recorder.append([secret])
    view_from(recorder)
    view = view_from(recorder)
    assert view.judgements == ()
    assert "canary" not in repr(view.shown())
    assert [one.judgement.reason for one in view.seen_by(["north"]).judgements] == ["canary"]


def test_an_earlier_moment_is_not_looked_up_in_a_later_snapshot(recorder: SqlRecorder, path: Path) -> None:
    ledger_of(recorder)
    written = snapshot(path).read_bytes()
    assert view_as_of(recorder, "3").sequence == 3
    assert snapshot(path).read_bytes() == written


def test_little_is_not_worth_a_snapshot(recorder: SqlRecorder, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "WORTH", 8)
    view_as_of(recorder)
    assert not snapshot(path).exists()
    recorder.append([aside("more")])
    view_as_of(recorder)
    assert snapshot(path).exists()


def test_a_snapshot_can_be_deleted_and_torn(recorder: SqlRecorder, path: Path) -> None:
    ledger_of(recorder)
    whole = snapshot(path).read_bytes()
    for content in (
        b"",
        b"{",
        whole[:-1],
        whole[: len(whole) // 2],
        whole.replace(b"Norland", b"Sudland"),
        b"x" * 5000,
    ):
        snapshot(path).write_bytes(content)
        assert found(recorder, 7) is None
        assert ledger_of(recorder) == replayed(recorder)
    snapshot(path).unlink()
    assert ledger_of(recorder) == replayed(recorder)


def test_a_snapshot_of_another_record_or_program_does_not_count(
    recorder: SqlRecorder, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger_of(recorder)
    with open_record(tmp_path / "other.truce", create=True) as other:
        other.append([aside(str(number)) for number in range(9)])
        snapshot(tmp_path / "other.truce").write_bytes(snapshot(path).read_bytes())
        assert found(other, 9) is None
    monkeypatch.setattr(snapshots, "__version__", "99")
    assert found(recorder, 7) is None


def test_a_forged_snapshot_is_found_by_a_check(recorder: SqlRecorder, path: Path) -> None:
    """Whoever can write to the folder can make one whose own hash fits."""
    ledger = ledger_of(recorder)
    forged = Ledger(**{**{name: getattr(ledger, name) for name in Ledger.__dataclass_fields__}, "set_aside": ()})
    snapshots._write(snapshot(path), view_of(forged), None, None)
    assert view_as_of(recorder).set_aside == (), "it is believed"
    broken = check_file(path).broken
    assert broken is not None
    assert (broken.fault, broken.sequence) == (Fault.STORE, None)
    assert "says what the record does not" in broken.why


def test_a_snapshot_is_neither_a_report_nor_part_of_a_copy(recorder: SqlRecorder, path: Path, tmp_path: Path) -> None:
    ledger_of(recorder)
    assert snapshot(path) in files_of(path)
    backup(path, tmp_path / "copy.truce")
    assert not snapshot(tmp_path / "copy.truce").exists()


def test_where_no_snapshot_can_be_written_none_is(recorder: SqlRecorder, tmp_path: Path) -> None:
    recorder.cache = tmp_path / "nowhere" / "case.view"
    assert ledger_of(recorder) == replayed(recorder)


def test_what_is_erased_leaves_the_snapshot_and_its_copies(path: Path, case: Any) -> None:
    with open_record(path, create=True, erasable=True) as recorder:
        assert isinstance(recorder, SqlRecorder)
        recorder.append([msgspec.structs.replace(draft, uses=()) for draft in case.drafts])
        assert ledger_of(recorder) == replayed(recorder)
        kept = snapshot(path).read_bytes()
        assert b"Norland" not in kept
        assert found(recorder, 7) is not None
        erase(recorder, "second.txt", ground="a court order", by="Ana Silva")
        assert not snapshot(path).exists()
        snapshot(path).write_bytes(kept)
        assert found(recorder, 7) is None, "its key is gone"
        assert list(view_as_of(recorder).reports) == [case.first.report.id]
    with open_record(path) as recorder:
        assert list(view_as_of(recorder).reports) == [case.first.report.id]
        assert check(recorder).ok


def test_a_record_that_does_not_follow_is_refused_all_the_same(recorder: SqlRecorder) -> None:
    ledger = ledger_of(recorder)
    with pytest.raises(RegisterBroken, match="does not follow"):
        ledger.advanced(read_range(recorder, 3))
