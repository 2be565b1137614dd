"""Whatever lies at the path: each file that is no record is named as what it is, and none is harmed."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine

from trucewatch.errors import RegisterBroken, RegisterConflict, RegisterUnavailable
from trucewatch.model import SetAside
from trucewatch.register import Draft, Fault, check_file, open_record, set_aside_draft, sqlite_file, sqlite_opening
from trucewatch.register.guards import FORMAT

NOT_A_RECORD = {
    "text": b"Officials said on Monday that a truce had been agreed.",
    "short": b"S",
    "almost": b"SQLite format 3",
    "page of nothing": bytes(4096),
    "pictures": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
}


def aside(name: str) -> Draft:
    return set_aside_draft(SetAside(file=name, why="empty"))


def made(path: Path) -> Path:
    with open_record(path, create=True) as recorder:
        recorder.append([aside("a")])
    return path


def run(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_record_is_one_file_when_nobody_has_it_open(path: Path) -> None:
    made(path)
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_a_record_that_is_there_is_opened_and_not_made_anew(path: Path) -> None:
    made(path)
    with open_record(path, create=True) as recorder:
        assert recorder.head().sequence == 1


def test_a_path_may_be_text_and_hold_any_character(tmp_path: Path) -> None:
    path = tmp_path / "100% a?mode=memory#b ü.truce"
    made(path)
    with open_record(str(path)) as recorder:
        assert recorder.head().sequence == 1


def test_nothing_is_made_unless_asked_for(path: Path) -> None:
    with pytest.raises(RegisterUnavailable, match="there is no record at"):
        open_record(path)
    with pytest.raises(RegisterUnavailable, match="there is no record at"):
        open_record(path, create=True, read_only=True)
    assert not path.exists()


def test_an_empty_file_becomes_a_record_only_when_asked_for(path: Path) -> None:
    path.touch()
    with pytest.raises(RegisterBroken, match="is not a record"):
        open_record(path)
    made(path)
    assert check_file(path).ok


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize("content", NOT_A_RECORD.values(), ids=NOT_A_RECORD)
def test_another_file_is_refused_and_left_as_it_is(path: Path, content: bytes, create: bool) -> None:
    path.write_bytes(content)
    with pytest.raises(RegisterBroken, match="is not a record of Trucewatch"):
        open_record(path, create=create)
    assert path.read_bytes() == content


def test_a_file_that_only_begins_like_a_database_is_refused(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + b"\x01" * 5000)
    with pytest.raises(RegisterBroken, match="is not a record of Trucewatch"):
        open_record(path, create=True)


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TABLE notes (words TEXT)"],
        ["PRAGMA application_id=7"],
        ["PRAGMA user_version=7"],
    ],
)
def test_another_database_is_refused(path: Path, statements: list[str]) -> None:
    run(path, "CREATE TABLE t (a)", "DROP TABLE t", *statements)
    with pytest.raises(RegisterBroken, match="is a database, but not a record"):
        open_record(path, create=True)


def test_a_record_of_a_newer_format_is_refused(path: Path) -> None:
    made(path)
    run(path, f"PRAGMA user_version={FORMAT + 1}")
    why = f"is of format {FORMAT + 1}, and this version knows {FORMAT}: a newer Trucewatch"
    for read_only in (True, False):
        with pytest.raises(RegisterBroken, match=why):
            open_record(path, read_only=read_only)
    broken = check_file(path).broken
    assert broken is not None
    assert (broken.fault, broken.sequence) == (Fault.STORE, None)


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(RegisterUnavailable, match="cannot be opened"):
        open_record(tmp_path, create=True)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RegisterUnavailable, match="there is no folder"):
        open_record(tmp_path / "none" / "case.truce", create=True)


def test_a_reader_cannot_write(path: Path) -> None:
    made(path)
    with open_record(path, read_only=True) as recorder:
        assert recorder.head().sequence == 1
        with pytest.raises(RegisterUnavailable, match="read only"):
            recorder.append([aside("b")])


def test_a_reader_leaves_nothing_behind_and_changes_nothing(path: Path) -> None:
    before = made(path).read_bytes()
    assert check_file(path).ok
    with open_record(path, read_only=True) as one, open_record(path, read_only=True) as other:
        assert one.head() == other.head()
    assert [found.name for found in path.parent.iterdir()] == [path.name]
    assert path.read_bytes() == before


def test_a_reader_sees_what_is_written_meanwhile(path: Path) -> None:
    made(path)
    with open_record(path, read_only=True) as reader, open_record(path) as writer:
        writer.append([aside("b")])
        assert reader.head() == writer.head()


def test_a_record_that_vanished_takes_nothing_more(path: Path) -> None:
    made(path)
    with open_record(path) as recorder:
        path.rename(path.with_name("moved"))
        with pytest.raises(RegisterUnavailable, match="has vanished"):
            recorder.append([aside("b")])
        path.write_bytes(b"another")
        with pytest.raises(RegisterUnavailable, match="another file has its name"):
            recorder.append([aside("b")])


def test_a_writer_waits_no_longer_than_it_was_told(path: Path) -> None:
    made(path)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with open_record(path, busy_seconds=0.05) as recorder:
        with pytest.raises(RegisterConflict, match="another program holds the record"):
            recorder.append([aside("b")])
        assert recorder.head().sequence == 1, "reading goes on"
        holder.execute("ROLLBACK")
        holder.close()
        recorder.append([aside("b")])
        assert recorder.head().sequence == 2


def test_a_writer_waits_for_another(path: Path) -> None:
    made(path)
    with open_record(path) as one, open_record(path) as other:
        one.append([aside("b")])
        other.append([aside("c")])
        assert one.head() == other.head()
        assert one.head().sequence == 3


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that any user may enter."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
        Path(folder).chmod(0o755)


@contextmanager
def ordinary_user() -> Iterator[None]:
    """For root, to whom permissions mean nothing: be nobody for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_without_permission_is_unavailable(shared: Path) -> None:
    path = made(shared / "case.truce")
    path.chmod(0o000)
    with ordinary_user(), pytest.raises(RegisterUnavailable, match="cannot be opened: Permission denied"):
        open_record(path)


def test_a_file_that_may_only_be_read_is_read_and_not_written(shared: Path) -> None:
    path = made(shared / "case.truce")
    path.chmod(0o444)
    shared.chmod(0o555)
    with ordinary_user():
        assert check_file(path).ok
        with open_record(path, read_only=True) as recorder:
            assert recorder.head().sequence == 1
        with pytest.raises(RegisterUnavailable, match="read-only"), open_record(path) as recorder:
            recorder.append([aside("b")])


def test_a_log_that_cannot_be_read_is_not_passed_over(shared: Path) -> None:
    path = shared / "case.truce"
    with open_record(path, create=True) as recorder:
        recorder.append([aside("a")])
        path.chmod(0o444)
        log = path.with_name(path.name + "-wal")
        log.chmod(0o000)
        path.with_name(path.name + "-shm").chmod(0o000)
        shared.chmod(0o555)
        with ordinary_user(), pytest.raises(RegisterUnavailable, match="not available"):
            open_record(path, read_only=True)
        shared.chmod(0o755)


def test_a_folder_that_may_not_be_written_to_is_named(shared: Path) -> None:
    shared.chmod(0o555)
    with ordinary_user(), pytest.raises(RegisterUnavailable, match="cannot be opened"):
        open_record(shared / "case.truce", create=True)


def test_a_record_that_another_made_meanwhile_is_taken_as_it_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(path)
    answers = iter([False])
    identified = sqlite_file.identified
    monkeypatch.setattr(
        sqlite_file,
        "identified",
        lambda *args, **kwargs: next(answers, None) is not False and identified(*args, **kwargs),
    )
    with open_record(path, create=True) as recorder:
        assert recorder.head().sequence == 1


def test_a_file_that_another_is_making_is_waited_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite itself does not wait when two turn to the write-ahead log at once."""
    real, tries = sqlite_file.made, []

    def at_the_third_try(path: Path, engine: Engine, *, create: bool) -> None:
        tries.append(create)
        if len(tries) < 3:
            raise RegisterConflict("another program holds the record")
        real(path, engine, create=create)

    monkeypatch.setattr(sqlite_opening, "made", at_the_third_try)
    assert check_file(made(path)).ok
    assert tries[:3] == [True] * 3


def test_a_file_that_stays_held_is_given_up(path: Path) -> None:
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(RegisterConflict, match="another program holds the record"):
        open_record(path, create=True, busy_seconds=0.05)
    holder.close()
    assert check_file(made(path)).ok


def test_a_closed_record_can_be_closed_again(path: Path) -> None:
    recorder = open_record(path, create=True)
    recorder.close()
    recorder.close()
    assert check_file(path).ok


def test_the_package_is_imported_without_the_database() -> None:
    code = "import sys, trucewatch.register; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
