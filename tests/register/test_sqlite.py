"""What the SQLite file itself refuses, and what is found in a file that was tampered with."""

# ruff: noqa: S608 - these statements are what somebody with the file could run

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from trucewatch.errors import RegisterBroken, RegisterConflict
from trucewatch.model import SetAside
from trucewatch.register import Fault, check_file, open_record, read_range, set_aside_draft
from trucewatch.register.guards import BLOCK, FORMAT, TRIGGERS
from trucewatch.register.layouts import ByBlock


@pytest.fixture
def written(path: Path, case: Any) -> Path:
    """The case in a file."""
    with open_record(path, create=True) as recorder:
        recorder.append(case.drafts)
    return path


def run(path: Path, *statements: str) -> None:
    """Run statements on the file as anybody can who has it."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        for statement in statements:
            connection.execute(statement)
    finally:
        connection.close()


ENTRY = "(sequence, id, previous, recorded, kind, version, agent, activity, room, uses, payload_sha256)"
NEXT = "8, '{}', (SELECT id FROM entry WHERE sequence = 7), 'r', 'k', 1, 'a', 'a', 'r', '[]', 'p'".format("e" * 64)
SAME = (
    "id, previous, recorded, kind, version, agent, activity, room, uses, payload_sha256 FROM entry WHERE sequence = 7"
)

REFUSED = [
    "UPDATE entry SET agent = 'person:X' WHERE sequence = 2",
    "UPDATE OR REPLACE entry SET sequence = 1 WHERE sequence = 2",
    "DELETE FROM entry WHERE sequence = 7",
    "DELETE FROM entry",
    f"INSERT OR REPLACE INTO entry SELECT 7, {SAME}",
    f"REPLACE INTO entry SELECT 8, {SAME}",
    f"INSERT OR IGNORE INTO entry SELECT 9, {SAME}",
    f"INSERT INTO entry {ENTRY} VALUES ({NEXT.replace('8', '7', 1)}) ON CONFLICT DO UPDATE SET agent = 'x'",
    f"INSERT INTO entry {ENTRY} VALUES ({NEXT.replace('8', '9', 1)})",
    f"INSERT INTO entry {ENTRY} VALUES ({NEXT.replace('8', 'NULL', 1)})",
    f"INSERT INTO entry {ENTRY} VALUES ({NEXT.replace('= 7', '= 6')})",
    "UPDATE payload SET data = x'00' WHERE number = 1",
    "DELETE FROM payload",
    "INSERT OR REPLACE INTO payload (number, data) VALUES (1, x'00')",
    "INSERT OR REPLACE INTO payload (rowid, data) VALUES (7, x'00')",
    "INSERT INTO payload (number, data) VALUES (7, x'00') ON CONFLICT DO UPDATE SET data = x'00'",
    "INSERT INTO payload (number, data) VALUES (8, x'00')",
    "INSERT INTO payload (data) VALUES (x'00')",
    "INSERT INTO payload (number, data) VALUES (NULL, x'00')",
]


@pytest.mark.parametrize("statement", REFUSED)
def test_the_file_refuses_to_be_changed(written: Path, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=r"never|not deleted|only the next"):
        run(written, statement)
    assert check_file(written).ok


def test_the_file_takes_the_next_entry_only_as_it_should_be(written: Path) -> None:
    run(written, f"INSERT INTO entry {ENTRY} VALUES ({NEXT})")
    broken = check_file(written).broken
    assert broken is not None
    assert (broken.sequence, broken.fault) == (8, Fault.HASH)


UNGUARDED = [f"DROP TRIGGER {name}" for name in TRIGGERS[FORMAT]]
GUARDED = list(TRIGGERS[FORMAT].values())

FULL = [
    "UPDATE beginning SET start = '00000000'",
    "DELETE FROM beginning WHERE sequence = 5",
    f"INSERT INTO beginning (block, start, sequence) VALUES ({BLOCK}, '00000000', 5)",
    f"INSERT INTO beginning (block, start, sequence) SELECT {2 * BLOCK}, start, sequence FROM beginning LIMIT 1",
    "INSERT OR REPLACE INTO beginning (block, start, sequence) SELECT block, 'x', sequence FROM beginning",
    "UPDATE earliest SET recorded = '2031'",
    "DELETE FROM earliest",
    f"INSERT INTO earliest (sequence, recorded) VALUES ({2 * BLOCK}, '2031')",
    "INSERT INTO earliest (sequence, recorded) SELECT 7, min(recorded) FROM entry WHERE sequence < 8",
    f"INSERT OR REPLACE INTO earliest (sequence, recorded) VALUES ({BLOCK}, '2031')",
]


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with one whole block of entries and a few more."""
    path = tmp_path_factory.mktemp("full") / "case.truce"
    with open_record(path, create=True) as recorder:
        recorder.append([set_aside_draft(SetAside(file=str(one), why="empty")) for one in range(BLOCK + 3)])
    return path


def test_ids_are_found_in_whole_blocks_and_after_them(full: Path) -> None:
    with open_record(full) as recorder:
        entries = list(recorder.entries())
        for at in (0, 1, BLOCK - 2, BLOCK - 1, BLOCK, BLOCK + 2):
            assert recorder.beginning(entries[at].id) == recorder.beginning(entries[at].id[:20]) == (entries[at],)
        assert len(recorder.beginning("0")) == 2
        assert recorder.beginning(entries[0].id + "0") == recorder.beginning("f" * 64) == ()
        uses = tuple(entries[at].id for at in (0, BLOCK - 1, BLOCK, BLOCK + 2))
        with pytest.raises(RegisterConflict, match="nothing was written"):
            recorder.append([set_aside_draft(SetAside(file="x", why="empty"), uses=(*uses, "f" * 64))])
        (entry,) = recorder.append([set_aside_draft(SetAside(file="x", why="empty"), uses=uses)])
        assert (entry.sequence, entry.uses) == (BLOCK + 4, uses)
    assert check_file(full).ok


@pytest.mark.parametrize("statement", FULL)
def test_where_ids_are_found_is_not_changed(full: Path, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="ever"):
        run(full, statement)


@pytest.mark.parametrize("statement", ["DELETE FROM beginning", f"UPDATE beginning SET block = {2 * BLOCK}"])
def test_ids_that_cannot_be_found_any_more_are_told(full: Path, tmp_path: Path, statement: str) -> None:
    copy = tmp_path / "copy.truce"
    copy.write_bytes(full.read_bytes())
    run(copy, *UNGUARDED, f"{statement} WHERE sequence = 9", *GUARDED)
    broken = check_file(copy).broken
    assert broken is not None
    assert (broken.fault, broken.why) == (
        Fault.STORE,
        "the ids of some entries cannot be looked up: their beginnings are missing",
    )


def test_the_last_entry_of_a_moment_is_found_in_whole_blocks_though_a_clock_was_set_back(tmp_path: Path) -> None:
    lots = ((9, BLOCK - 9), (11, 4), (8, 5), (12, 3))
    now = iter([datetime(2031, 5, 4, hour, tzinfo=UTC) for hour, _ in lots])
    with open_record(tmp_path / "case.truce", create=True, now=lambda: next(now)) as recorder:
        for _, many in lots:
            recorder.append([set_aside_draft(SetAside(file=str(one), why="empty")) for one in range(many)])
        found = [recorder.last_at(f"2031-05-04T{hour}:30") for hour in ("07", "08", "09", "10", "11", "12")]
    assert found == [0, BLOCK, BLOCK, BLOCK, BLOCK, BLOCK + 3]


def test_moments_that_cannot_be_found_any_more_are_told(full: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.truce"
    copy.write_bytes(full.read_bytes())
    run(copy, "DROP TRIGGER earliest_no_delete", "DELETE FROM earliest", TRIGGERS[FORMAT]["earliest_no_delete"])
    broken = check_file(copy).broken
    assert broken is not None
    assert broken.why == "some entries cannot be looked up by their moment: the earliest of their block is missing"


def test_blocks_are_filled_whatever_the_size_of_a_batch(tmp_path: Path) -> None:
    path = tmp_path / "case.truce"
    with open_record(path, create=True) as recorder:
        for many in (BLOCK - 1, 1, 2 * BLOCK + 1, 5):
            recorder.append([set_aside_draft(SetAside(file=str(one), why="empty")) for one in range(many)])
        entries = list(recorder.entries())
        for at in (0, BLOCK - 1, BLOCK, 3 * BLOCK - 1, 3 * BLOCK, 3 * BLOCK + 5):
            assert recorder.beginning(entries[at].id) == (entries[at],)
    assert check_file(path).ok


def test_what_a_guard_refuses_undoes_the_whole_transaction(written: Path) -> None:
    connection = sqlite3.connect(written, isolation_level=None)
    connection.execute("BEGIN")
    connection.execute(f"INSERT INTO entry {ENTRY} VALUES ({NEXT})")
    with pytest.raises(sqlite3.IntegrityError, match="only the next"):
        connection.execute(f"INSERT INTO entry {ENTRY} VALUES ({NEXT})")
    assert not connection.in_transaction
    connection.close()
    result = check_file(written)
    assert (result.ok, result.entries) == (True, 7)


def test_a_lookup_looks_into_each_block_and_not_through_it(full: Path) -> None:
    wanted = str(ByBlock().beginning("0" * 24, BLOCK)[0].compile(compile_kwargs={"literal_binds": True}))
    connection = sqlite3.connect(full)
    steps = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {wanted}")]
    connection.close()
    assert "SEARCH beginning USING PRIMARY KEY (block=? AND start>? AND start<?)" in steps
    assert "SEARCH entry USING INTEGER PRIMARY KEY (rowid=?)" in steps


def older(path: Path, version: int) -> Path:
    """An empty file as the programs made it that knew this format."""
    open_record(path, create=True).close()
    dates = "CREATE TABLE earliest (sequence INTEGER NOT NULL PRIMARY KEY, recorded TEXT NOT NULL) STRICT"
    run(
        path,
        *UNGUARDED,
        "DROP TABLE earliest",
        "DROP TABLE beginning",
        "CREATE TABLE beginning (start TEXT NOT NULL, sequence INTEGER NOT NULL, PRIMARY KEY (start, sequence)) "
        "STRICT, WITHOUT ROWID",
        *([dates] if version > 2 else ()),
        *TRIGGERS[version].values(),
        f"PRAGMA user_version={version}",
    )
    return path


@pytest.mark.parametrize("version", [2, 3])
def test_a_file_of_an_older_format_goes_on(tmp_path: Path, version: int) -> None:
    path = older(tmp_path / "older.truce", version)
    with open_record(path) as recorder:
        (entry,) = recorder.append([set_aside_draft(SetAside(file="x", why="empty"))])
        recorder.append([set_aside_draft(SetAside(file=str(one), why="empty")) for one in range(BLOCK)])
        (last,) = recorder.append([set_aside_draft(SetAside(file="y", why="empty"), uses=(entry.id,))])
        assert recorder.beginning(entry.id[:20]) == (entry,)
        assert recorder.last_at(last.recorded) == last.sequence
        assert recorder.last_at(entry.recorded) == 1
        assert recorder.last_at("2001") == 0
    assert check_file(path).ok


@pytest.mark.parametrize(
    ("statement", "sequence", "fault"),
    [
        ("UPDATE entry SET recorded = '2020-01-01T00:00:00.000000Z' WHERE sequence = 2", 2, Fault.HASH),
        ("UPDATE entry SET uses = '[ ]' WHERE sequence = 1", 1, Fault.UNREADABLE),
        ("UPDATE entry SET uses = '[' WHERE sequence = 1", 1, Fault.UNREADABLE),
        ("UPDATE entry SET uses = '\"a\"' WHERE sequence = 1", 1, Fault.UNREADABLE),
        ("UPDATE entry SET agent = CAST(x'ff' AS TEXT) WHERE sequence = 4", 4, Fault.UNREADABLE),
        ("UPDATE entry SET kind = 'decree' WHERE sequence = 4", 4, Fault.HASH),
        ("DELETE FROM entry WHERE sequence = 3", 4, Fault.GAP),
        ("DELETE FROM entry WHERE sequence = 1", 2, Fault.GAP),
        ("UPDATE payload SET data = CAST(data || x'20' AS BLOB) WHERE number = 2", 2, Fault.PAYLOAD),
    ],
)
def test_what_was_changed_without_the_guards_is_found(
    written: Path, statement: str, sequence: int, fault: Fault
) -> None:
    run(written, *UNGUARDED, statement, *GUARDED)
    broken = check_file(written).broken
    assert broken is not None
    assert (broken.sequence, broken.fault) == (sequence, fault)


def test_a_payload_that_was_taken_out_is_found(written: Path) -> None:
    run(written, *UNGUARDED, "DELETE FROM payload WHERE number = 2", *GUARDED)
    result = check_file(written)
    assert result.broken is not None
    assert (result.broken.sequence, result.broken.fault) == (2, Fault.PAYLOAD)
    assert result.shredded == (2,)
    with open_record(written) as recorder:
        assert [one.payload is None for one in read_range(recorder)] == [False, True, *[False] * 5]


@pytest.mark.parametrize(
    ("statements", "why"),
    [
        (["DROP TRIGGER entry_no_update"], "the guard entry_no_update was removed"),
        (
            [
                "DROP TRIGGER payload_no_delete",
                "CREATE TRIGGER payload_no_delete BEFORE DELETE ON payload BEGIN SELECT 1; END",
            ],
            "the guard payload_no_delete was changed",
        ),
        (["CREATE TRIGGER more AFTER INSERT ON entry BEGIN SELECT 1; END"], "a trigger more was added"),
    ],
)
def test_tampered_guards_are_found_and_nothing_is_written_past_them(
    written: Path, statements: list[str], why: str
) -> None:
    run(written, *statements)
    result = check_file(written)
    assert result.broken is not None
    assert (result.broken.sequence, result.broken.fault, result.broken.why) == (None, Fault.STORE, why)
    assert result.entries == 7
    with pytest.raises(RegisterBroken, match=why):
        open_record(written)


def test_a_changed_table_is_found(written: Path) -> None:
    run(written, "ALTER TABLE payload ADD COLUMN mood TEXT")
    broken = check_file(written).broken
    assert broken is not None
    assert broken.why == "the table payload was changed"


def test_a_table_that_is_gone_is_found(written: Path) -> None:
    run(written, *UNGUARDED, "DROP TABLE payload")
    broken = check_file(written).broken
    assert broken is not None
    assert "no such table" in broken.why


def test_bytes_changed_in_the_file_never_pass_unseen(written: Path, case: Any, tmp_path: Path) -> None:
    whole = written.read_bytes()
    with open_record(written, read_only=True) as recorder:
        original = list(read_range(recorder))
    copy = tmp_path / "copy.truce"
    filled = [at for at in range(100, len(whole)) if whole[at]]  # most of a small file is empty
    found = 0
    for at in filled[:: len(filled) // 150]:
        copy.write_bytes(whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1 :])
        if check_file(copy).ok:
            with open_record(copy, read_only=True) as recorder:
                assert list(read_range(recorder)) == original, f"byte {at}"
        else:
            found += 1
    assert found > 50


@pytest.mark.parametrize("keep", [100, 4096, 40_000, 100_000])
def test_a_file_cut_short_is_broken(written: Path, keep: int) -> None:
    whole = written.read_bytes()
    written.write_bytes(whole[:keep])
    assert not check_file(written).ok


def test_an_unknown_kind_was_written_by_a_newer_program(written: Path) -> None:
    run(written, *UNGUARDED, "UPDATE entry SET kind = 'decree' WHERE sequence = 4", *GUARDED)
    with (
        open_record(written) as recorder,
        pytest.raises(RegisterBroken, match=r"'decree'.*a newer Trucewatch wrote it"),
    ):
        list(recorder.entries())


def test_an_entry_that_is_none_is_refused(written: Path) -> None:
    run(written, *UNGUARDED, "UPDATE entry SET uses = 'x' WHERE sequence = 4", *GUARDED)
    with open_record(written) as recorder, pytest.raises(RegisterBroken, match="entry 4 is not an entry"):
        list(recorder.entries())


def test_entries_are_read_page_by_page(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trucewatch.register.sql_reading.MANY", 2)
    with open_record(written) as recorder:
        assert [entry.sequence for entry in recorder.entries()] == list(range(1, 8))
        assert [entry.sequence for entry in recorder.entries(3, 6)] == [3, 4, 5, 6]


def test_entries_that_do_not_ascend_are_not_followed_round(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a file whose pages were damaged so that a search finds what lies before it."""
    monkeypatch.setattr("trucewatch.register.sql_reading.MANY", 2)
    monkeypatch.setattr("trucewatch.register.rows._SEQUENCE", 4)
    with open_record(written) as recorder, pytest.raises(RegisterBroken, match="do not ascend"):
        list(recorder.entries(3))
