"""Copies of a record: whole, of one moment, and never over what is there."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from trucewatch.errors import RegisterBroken, RegisterUnavailable
from trucewatch.model import SetAside
from trucewatch.register import Draft, check_file, open_record, set_aside_draft
from trucewatch.register.backup import backup, restore


def aside(name: str) -> Draft:
    return set_aside_draft(SetAside(file=name, why="empty" * 200))


@pytest.fixture
def written(path: Path) -> Path:
    """A record of a hundred entries."""
    with open_record(path, create=True) as recorder:
        recorder.append([aside(str(number)) for number in range(100)])
    return path


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Where a copy may be made."""
    (tmp_path / "elsewhere").mkdir()
    return tmp_path / "elsewhere" / "copy.truce"


def test_a_copy_is_the_record(written: Path, copy: Path) -> None:
    result = backup(written, copy)
    assert (result.entries, result.ok) == (100, True)
    assert check_file(copy).head == check_file(written).head
    assert [found.name for found in copy.parent.iterdir()] == [copy.name]


def test_a_rehearsed_restore(written: Path, copy: Path) -> None:
    """The record is lost; the copy takes its place, is the same record, and goes on."""
    head = check_file(written).head
    backup(written, copy)
    written.unlink()
    assert restore(copy, written).head == head
    with open_record(written) as recorder:
        assert recorder.head().id == head
        (entry,) = recorder.append([aside("next")])
    assert entry.previous == head
    assert check_file(written, expect_head=head).known == 100
    assert check_file(copy).entries == 100


def test_a_copy_is_made_while_others_write(written: Path, copy: Path) -> None:
    stop, started = Event(), Event()

    def write() -> None:
        with open_record(written) as recorder:
            while not stop.is_set():
                recorder.append([aside("x"), aside("y")])
                started.set()

    writer = Thread(target=write)
    writer.start()
    try:
        assert started.wait(20)
        copies = [backup(written, copy.with_name(f"{number}.truce")) for number in range(3)]
    finally:
        stop.set()
        writer.join()
    entries = [one.entries for one in copies]
    assert entries == sorted(entries)
    assert entries[0] > 100
    assert all(one % 2 == 0 for one in entries), "a batch is in a copy as a whole or not at all"
    for one in copies:
        assert check_file(written, expect_head=one.head).known == one.entries


@pytest.mark.parametrize("ending", ["", "-wal"])
def test_nothing_is_overwritten(written: Path, copy: Path, ending: str) -> None:
    there = copy.with_name(copy.name + ending)
    there.write_text("mine")
    for work in (backup, restore):
        with pytest.raises(RegisterUnavailable, match="nothing is overwritten"):
            work(written, copy)
    assert there.read_text() == "mine"


def nothing(path: Path) -> None:
    path.unlink()


def text(path: Path) -> None:
    path.write_text("hello")


def changed(path: Path) -> None:
    connection = sqlite3.connect(path)
    triggers = [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")]
    for name in ("entry_no_update", "entry_next_only"):
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("UPDATE entry SET agent = 'x' WHERE sequence = 7")
    for sql in triggers:
        if "entry_no_update" in sql or "entry_next_only" in sql:
            connection.execute(sql)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("harm", "error", "why"),
    [
        (nothing, RegisterUnavailable, "there is no record"),
        (text, RegisterBroken, "not a record"),
        (changed, RegisterBroken, "entry 7"),
    ],
)
def test_what_does_not_hold_is_not_copied(
    written: Path, copy: Path, harm: Callable[[Path], None], error: type[Exception], why: str
) -> None:
    harm(written)
    with pytest.raises(error, match=why):
        backup(written, copy)
    assert list(copy.parent.iterdir()) == []
    if error is RegisterBroken:
        with pytest.raises(RegisterBroken, match=r"does not hold|not a record"):
            restore(written, copy)


def test_a_copy_that_cannot_get_its_name_is_taken_away(
    written: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(RegisterUnavailable, match="cannot be written: Permission denied"):
        backup(written, copy)
    assert list(copy.parent.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(written: Path, copy: Path) -> None:
    with pytest.raises(RegisterUnavailable, match="cannot be written to"):
        backup(written, copy.parent / "nowhere" / "copy.truce")
