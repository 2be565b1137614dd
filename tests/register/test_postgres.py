"""What PostgreSQL itself refuses to the role that works with a record, and what is found when its owner tampers."""

# ruff: noqa: S608 - these statements are what somebody with the database could run

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from typing import Any

import msgspec
import psycopg
import pytest
from tests.postgres_server import OWNER, ROLE, PostgresServer

from trucewatch.errors import RegisterBroken, RegisterConflict, RegisterUnavailable
from trucewatch.model import SetAside
from trucewatch.register import Draft, Fault, check, check_file, open_record, read_range, set_aside_draft
from trucewatch.register.addresses import address_of
from trucewatch.register.backup import backup, restore
from trucewatch.register.erasing import erase
from trucewatch.register.opening import prepare
from trucewatch.register.past import view_as_of
from trucewatch.register.sql import SqlRecorder

_COLUMNS = "sequence, id, previous, recorded, kind, version, agent, activity, room, uses, payload_sha256"


def aside(name: str) -> Draft:
    return set_aside_draft(SetAside(file=name, why="empty"))


@pytest.fixture
def written(on_server: Callable[..., str], case: Any) -> str:
    """The case on a server."""
    place = on_server()
    with open_record(place) as recorder:
        recorder.append(case.drafts)
    return place


def run(server: PostgresServer, place: str, *statements: str, role: str = ROLE) -> None:
    """Run statements in one transaction; `~` stands for the record's schema."""
    with psycopg.connect(server.plain(role)) as connection:
        for statement in statements:
            connection.execute(statement.replace("~", address_of(place).name).encode())


E, D, C, B = ("'" + letter * 64 + "'" for letter in "edcb")


def row(sequence: str, previous: str = "(SELECT id FROM ~.entry WHERE sequence = 7)", found: str = E) -> str:
    return f"({sequence}, {found}, {previous}, 'r', 'k', 1, 'a', 'a', 'r', '[]', 'p')"


FORBIDDEN = [
    "UPDATE ~.entry SET agent = 'person:X' WHERE sequence = 2",
    "DELETE FROM ~.entry WHERE sequence = 7",
    "TRUNCATE ~.entry",
    "TRUNCATE ~.payload CASCADE",
    "UPDATE ~.payload SET data = ''",
    "DELETE FROM ~.payload",
    "INSERT INTO ~.about VALUES (1, true)",
    "UPDATE ~.about SET erasable = true",
    f"INSERT INTO ~.entry VALUES {row('7')} ON CONFLICT (sequence) DO UPDATE SET agent = 'x'",
    "INSERT INTO ~.payload SELECT sha256, '' FROM ~.payload ON CONFLICT (sha256) DO UPDATE SET data = ''",
    "MERGE INTO ~.entry e USING ~.entry o ON e.sequence = o.sequence WHEN MATCHED THEN DELETE",
    "SELECT * FROM ~.entry FOR UPDATE",
    "ALTER TABLE ~.entry DISABLE TRIGGER ALL",
    "DROP TRIGGER entry_next_only ON ~.entry",
    "DROP TABLE ~.entry",
    "DROP SCHEMA ~ CASCADE",
    "CREATE TABLE ~.more (a int)",
    "CREATE RULE quiet AS ON INSERT TO ~.entry DO INSTEAD NOTHING",
    "CREATE TRIGGER more AFTER INSERT ON ~.entry EXECUTE FUNCTION ~.never()",
    "CREATE OR REPLACE FUNCTION ~.never() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    "SET session_replication_role = replica",
    f"SET ROLE {OWNER}",
]


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_role_that_works_can_change_nothing(postgres: PostgresServer, written: str, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        run(postgres, written, statement)
    assert check_file(written).ok


def test_what_is_there_is_not_replaced(postgres: PostgresServer, written: str) -> None:
    with pytest.raises(psycopg.errors.UniqueViolation):
        run(postgres, written, "INSERT INTO ~.payload SELECT sha256, '' FROM ~.payload LIMIT 1")
    with pytest.raises(psycopg.errors.UniqueViolation):
        run(postgres, written, f"INSERT INTO ~.entry VALUES {row('7')}")


@pytest.mark.parametrize(
    "added",
    [
        row("9"),
        row("8", "(SELECT upper(id) FROM ~.entry WHERE sequence = 7)"),
        row("0", "'x'"),
        row("-1", f"'{'0' * 63}1'"),
        row("8", D),
        row("8") + ", " + row("10", E, C),
        row("8") + ", " + row("9", B, C),
    ],
)
def test_only_the_next_entries_can_be_added(postgres: PostgresServer, written: str, added: str) -> None:
    with pytest.raises(psycopg.errors.RaiseException, match="only the next entry"):
        run(postgres, written, f"INSERT INTO ~.entry ({_COLUMNS}) VALUES {added}")
    assert check_file(written).ok


def test_a_table_of_ones_own_does_not_stand_in_for_the_record(postgres: PostgresServer, written: str) -> None:
    """A temporary table comes first in the search for a name; the guard does not search."""
    with pytest.raises(psycopg.errors.RaiseException, match="only the next entry"):
        run(
            postgres,
            written,
            "CREATE TEMP TABLE entry (LIKE ~.entry)",
            f"INSERT INTO entry VALUES {row('8')}",
            f"INSERT INTO ~.entry ({_COLUMNS}) VALUES {row('9', E, C)}",
        )


def test_an_entry_without_its_hash_is_taken_and_found(postgres: PostgresServer, written: str) -> None:
    run(postgres, written, f"INSERT INTO ~.entry ({_COLUMNS}) VALUES {row('8')}")
    broken = check_file(written).broken
    assert broken is not None
    assert (broken.sequence, broken.fault) == (8, Fault.HASH)


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("DROP TRIGGER entry_no_change ON ~.entry", "the guard entry_no_change was removed"),
        ("ALTER TABLE ~.payload DISABLE TRIGGER payload_no_change", "the guard payload_no_change was changed"),
        ("ALTER TABLE ~.entry ENABLE REPLICA TRIGGER entry_next_only", "the guard entry_next_only was changed"),
        (
            "CREATE OR REPLACE FUNCTION ~.never() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
            "the guard about_no_change was changed",
        ),
        (
            "CREATE TRIGGER more AFTER INSERT ON ~.entry FOR EACH STATEMENT EXECUTE FUNCTION ~.never()",
            "a trigger more was added",
        ),
        (f"GRANT DELETE ON ~.entry TO {ROLE}", f"{ROLE} was given the right to DELETE on the table entry"),
        ("GRANT TRUNCATE ON ~.payload TO PUBLIC", "everyone was given the right to TRUNCATE on the table payload"),
        ("CREATE RULE quiet AS ON INSERT TO ~.entry DO INSTEAD NOTHING", "the table entry was changed"),
        ("ALTER TABLE ~.payload ADD COLUMN mood text", "the table payload was changed"),
        ("ALTER TABLE ~.entry DROP CONSTRAINT entry_id_key", "the table entry was changed"),
        ("ALTER TABLE ~.entry ENABLE ROW LEVEL SECURITY", "the table entry was changed"),
    ],
)
def test_what_its_owner_does_to_the_guards_is_found(
    postgres: PostgresServer, written: str, statement: str, why: str
) -> None:
    run(postgres, written, statement, role=OWNER)
    with pytest.raises(RegisterBroken, match=why):
        open_record(written)
    with open_record(written, read_only=True) as recorder:
        assert why in list(recorder.faults())


def test_what_its_owner_changes_is_found(postgres: PostgresServer, written: str) -> None:
    run(
        postgres,
        written,
        "DROP TRIGGER entry_no_change ON ~.entry",
        "UPDATE ~.entry SET agent = 'person:X' WHERE sequence = 3",
        role=OWNER,
    )
    broken = check_file(written).broken
    assert broken is not None
    assert (broken.sequence, broken.fault) == (3, Fault.HASH)


def test_a_record_without_its_tables_is_named(postgres: PostgresServer, written: str) -> None:
    run(postgres, written, "DROP TABLE ~.payload", role=OWNER)
    broken = check_file(written).broken
    assert broken is not None
    assert "payload" in broken.why


@pytest.mark.parametrize("role", [OWNER, "postgres"])
def test_a_role_that_could_change_the_record_may_not_write_it(
    postgres: PostgresServer, written: str, role: str
) -> None:
    place = postgres.address(address_of(written).name, role=role)
    with pytest.raises(RegisterUnavailable, match="only by a role that cannot change it"):
        open_record(place)
    with open_record(place, read_only=True) as recorder:
        assert recorder.head().sequence == 7


def test_a_reader_cannot_write(written: str) -> None:
    with open_record(written, read_only=True) as recorder, pytest.raises(RegisterUnavailable, match="read only"):
        recorder.append([aside("a")])


def test_a_record_is_made_by_its_owner_and_once(postgres: PostgresServer, written: str) -> None:
    name = address_of(written).name
    with pytest.raises(RegisterUnavailable, match=r"there is no record at .*trucewatch prepare"):
        open_record(postgres.address("nothing_here"), create=True)
    with pytest.raises(RegisterUnavailable, match=r"has a schema .* already"):
        prepare(postgres.address(name, role=OWNER), ROLE)
    for role in ("nobody_there", OWNER):
        with pytest.raises(RegisterUnavailable, match="there is no role"):
            prepare(postgres.address("another", role=OWNER), role)
    with pytest.raises(RegisterUnavailable, match="permission"):
        prepare(postgres.address("another"), OWNER)


@pytest.mark.parametrize("name", ["full", "select", "user"])
def test_a_name_may_be_a_word_of_the_language(postgres: PostgresServer, name: str) -> None:
    prepare(postgres.address(name, role=OWNER), ROLE)
    with open_record(postgres.address(name)) as recorder:
        recorder.append([aside("a")])
        assert check(recorder).ok


def test_a_newer_format_is_refused(postgres: PostgresServer, written: str) -> None:
    run(
        postgres,
        written,
        "DROP TRIGGER about_no_change ON ~.about",
        "UPDATE ~.about SET format = 9",
        role=OWNER,
    )
    with pytest.raises(RegisterBroken, match="is of format 9, and this version knows 1: a newer Trucewatch"):
        open_record(written)


def test_a_writer_waits_no_longer_than_it_was_told(postgres: PostgresServer, written: str) -> None:
    with (
        open_record(written, busy_seconds=0.1) as recorder,
        psycopg.connect(postgres.plain(ROLE)) as holder,
    ):
        name = address_of(written).name
        holder.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 1414681923))", [name])
        with pytest.raises(RegisterConflict, match="another program holds the record"):
            recorder.append([aside("a")])
        assert recorder.head().sequence == 7, "reading goes on"
        holder.rollback()
        recorder.append([aside("a")])
        assert recorder.head().sequence == 8


def test_a_writer_without_the_lock_cannot_slip_in_between(postgres: PostgresServer, written: str) -> None:
    """Whoever inserts by hand while another has not committed waits, and is refused: no gap, no fork."""
    done = Event()

    def by_hand() -> None:
        with pytest.raises(psycopg.errors.UniqueViolation):
            run(postgres, written, f"INSERT INTO ~.entry ({_COLUMNS}) VALUES {row('8')}")
        done.set()

    with open_record(written) as recorder:
        assert isinstance(recorder, SqlRecorder)
        (draft,) = (aside("a"),)
        with recorder.locked() as connection:
            from trucewatch.register.chain import link, moment, seal

            sealed = seal([draft])
            (entry,) = link(sealed, recorder.head(), moment(recorder._now()))
            recorder.insert(connection, [entry], {sealed[0].sha256: sealed[0].data})
            thread = Thread(target=by_hand)
            thread.start()
            assert not done.wait(0.2), "it waits for the one before it"
        thread.join()
        assert done.is_set()
        assert check(recorder).entries == 8


def test_readers_never_see_a_later_entry_before_an_earlier_one(on_server: Callable[..., str]) -> None:
    place = on_server()
    stop = Event()
    wrong: list[str] = []

    def write(who: str) -> None:
        with open_record(place) as recorder:
            for number in range(15):
                recorder.append([aside(f"{who}{number}"), aside(f"{who}{number}+")])

    def read() -> None:
        with open_record(place, read_only=True) as recorder:
            seen: list[str] = []
            while not stop.is_set():
                ids = [entry.id for entry in recorder.entries()]
                if ids[: len(seen)] != seen or len(ids) % 2:
                    wrong.append(f"{len(seen)} entries were seen, then {len(ids)} that begin otherwise")
                seen = ids

    readers = [Thread(target=read) for _ in range(3)]
    writers = [Thread(target=write, args=(who,)) for who in "wxyz"]
    for thread in (*readers, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    stop.set()
    for thread in readers:
        thread.join()
    assert wrong == []
    result = check_file(place)
    assert (result.ok, result.entries) == (True, 120)


def test_what_is_erased_from_a_server_is_gone_in_its_copies(
    on_server: Callable[..., str], case: Any, tmp_path: Path
) -> None:
    place, copy = on_server(keys=tmp_path / "case.keys"), tmp_path / "copy.truce"
    with open_record(place) as recorder:
        assert isinstance(recorder, SqlRecorder)
        recorder.append([msgspec.structs.replace(draft, uses=()) for draft in case.drafts])
        backup(place, copy)
        assert erase(recorder, "second.txt", ground="a court order", by="Ana Silva") == 8
        view = view_as_of(recorder)
        assert list(view.reports) == [case.first.report.id]
        assert (check(recorder).ok, check(recorder).shredded) == (True, (3, 6, 7))
    assert check_file(copy, keys=tmp_path / "case.keys").shredded == (3, 6, 7)
    without = place.split("&keys=")[0]
    with pytest.raises(RegisterUnavailable, match="keeps reports under keys, and their file is not there"):
        open_record(without)
    with open_record(without, read_only=True) as recorder:
        assert list(view_as_of(recorder).reports) == []


def test_keys_are_asked_for_when_the_record_is_made(on_server: Callable[..., str], tmp_path: Path) -> None:
    with pytest.raises(RegisterUnavailable, match="was prepared without --erasable"):
        open_record(on_server(), erasable=True)


def test_a_backup_into_a_file_and_back(written: str, on_server: Callable[..., str], tmp_path: Path) -> None:
    copy, again = tmp_path / "copy.truce", on_server()
    head = check_file(written).head
    assert backup(written, copy).head == head
    assert restore(copy, again).head == head
    assert restore(copy, tmp_path / "file.truce").head == head
    with open_record(written, read_only=True) as one, open_record(again) as other:
        assert list(read_range(one)) == list(read_range(other))
        other.append([aside("next")])
    assert check_file(again, expect_head=head).known == 7
    with pytest.raises(RegisterUnavailable, match="nothing is overwritten"):
        restore(copy, again)
