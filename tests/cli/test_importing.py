"""Importing a table, and what is kept track of when something leaves a record whose reports can be erased."""

import json
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from trucewatch.cli import main
from trucewatch.model import EntryKind
from trucewatch.register import check_file, open_record
from trucewatch.register.canonical import digest
from trucewatch.register.payloads import AccessPayload, ImportPayload, TablePayload, read_payload

TABLE = """event_id_cnty,source,notes
NOR1,Northern Wire,"On 4 May 2031, Norland's army shelled Harl, said the mayor of Harl."
NOR2,Northern Wire,
NOR3,Sudmark Radio,"On 5 May 2031, Norland's minister said that Norland had signed the truce."
"""


def run(*given: object, status: int = 0) -> Result:
    result = CliRunner().invoke(main, [str(one) for one in given])
    assert result.exit_code == status, result.output
    return result


def payloads(record: Path, kind: EntryKind) -> list[object]:
    with open_record(record, read_only=True) as recorder:
        return [
            read_payload(entry, recorder.payloads([entry])[entry.sequence]) for entry in recorder.entries(kind=kind)
        ]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "may.csv"
    path.write_text(TABLE)
    return path


def test_a_table_is_imported_and_an_entry_says_what_became_of_each_row(table: Path, tmp_path: Path) -> None:
    record = tmp_path / "case.truce"
    done = run("import", record, table, "--mapping", "acled", status=1)
    assert done.stdout == "2 rows imported, 0 known already, 1 refused.\n"
    assert done.stderr == "refused: row 3: it has no words\n"
    document = json.loads(run("export", record).stdout)
    assert {one["file"]: one["outlet"] for one in document["reports"]} == {"acled#NOR1": "ACLED", "acled#NOR3": "ACLED"}
    (said,) = payloads(record, EntryKind.IMPORT)
    assert isinstance(said, ImportPayload)
    assert (said.file, said.sha256, said.mapping) == ("may.csv", digest(table.read_bytes()), "acled")
    assert [one.row for one in said.taken] == [2, 4]
    assert {one.report for one in said.taken} == {one["id"] for one in document["reports"]}
    assert [(one.row, one.why) for one in said.refused] == [(3, "it has no words")]
    assert check_file(record).ok


def test_importing_again_adds_nothing_and_a_later_edition_only_what_is_new(table: Path, tmp_path: Path) -> None:
    record = tmp_path / "case.truce"
    run("import", record, table, "--mapping", "acled", status=1)
    entries = check_file(record).entries
    assert "0 rows imported, 2 known already" in run("import", record, table, "--mapping", "acled", status=1).stdout
    assert check_file(record).entries == entries
    later = tmp_path / "june.csv"
    later.write_text(
        TABLE.replace("NOR2,Northern Wire,\n", "") + 'NOR4,Northern Wire,"Shells fell on Harl on 6 May."\n'
    )
    assert run("import", record, later, "--mapping", "acled").stdout == "1 rows imported, 2 known already, 0 refused.\n"
    assert len(payloads(record, EntryKind.IMPORT)) == 2


def test_what_is_no_table_imports_nothing(tmp_path: Path) -> None:
    path, record = tmp_path / "t.csv", tmp_path / "case.truce"
    path.write_text("a,b\n1,2\n")
    assert "none of the columns" in run("import", record, path, "--mapping", "acled", status=2).stderr
    assert check_file(record).entries == 0


def test_what_leaves_an_erasable_record_is_noted_in_it(table: Path, tmp_path: Path) -> None:
    record, page = tmp_path / "case.truce", tmp_path / "brief.html"
    run("import", record, table, "--mapping", "acled", "--erasable", status=1)
    before = check_file(record).entries
    json_text = run("export", record, "--by", "Ana Silva").stdout
    run("brief", record, "--html", page, "--by", "Ben Ode")
    run("brief", record)
    lines = run("export", record, "--format", "entries", "--by", "Ana Silva").stdout
    noted = payloads(record, EntryKind.ACCESS)
    assert check_file(record).entries == before + 4
    assert all(isinstance(one, AccessPayload) for one in noted)
    first, second, third, fourth = (msgspec.to_builtins(one) for one in noted)
    assert first == {
        "by": "Ana Silva",
        "command": "export",
        "form": "json",
        "last": before,
        "size": len(json_text.encode()),
        "sha256": digest(json_text.encode()),
    }
    assert (second["by"], second["form"], second["sha256"]) == ("Ben Ode", "html", digest(page.read_bytes()))
    assert (third["form"], bool(third["by"])) == ("text", True)
    assert (fourth["form"], fourth["sha256"], fourth["last"]) == ("entries", digest(lines.encode()), before + 3)
    assert "person:Ben Ode" in run("show", record).stdout
    assert check_file(record).ok


def test_whoever_takes_something_must_have_a_name(table: Path, tmp_path: Path) -> None:
    record, out = tmp_path / "case.truce", tmp_path / "out.json"
    run("import", record, table, "--mapping", "acled", "--erasable", status=1)
    assert "must be named" in run("export", record, "--out", out, "--by", " ", status=2).stderr
    assert not out.exists()


def test_what_leaves_any_other_record_leaves_no_trace(table: Path, tmp_path: Path) -> None:
    record = tmp_path / "case.truce"
    run("import", record, table, "--mapping", "acled", status=1)
    before = check_file(record).head
    run("export", record, "--by", "Ana Silva")
    run("brief", record)
    assert check_file(record).head == before


def test_the_bytes_of_a_table_are_kept_and_a_later_import_keeps_them_once(table: Path, tmp_path: Path) -> None:
    record = tmp_path / "case.truce"
    run("import", record, table, "--mapping", "acled", "--erasable", status=1)
    run("import", record, table, "--mapping", "acled", "--keeper", "Another", status=1)
    kept = payloads(record, EntryKind.TABLE)
    assert [one.data for one in kept if isinstance(one, TablePayload)] == [table.read_bytes()]
    with open_record(record, read_only=True) as recorder:
        (entry,), said = recorder.entries(kind=EntryKind.TABLE), next(recorder.entries(kind=EntryKind.IMPORT))
        assert said.uses == (entry.id,)
    assert check_file(record).ok


def test_of_a_large_table_the_hash_is_kept_alone_and_that_is_said(table: Path, tmp_path: Path) -> None:
    record, layer = tmp_path / "case.truce", tmp_path / "layer"
    layer.mkdir()
    (layer / "imports.toml").write_text('version = "1"\nsource = "our own"\n[limits]\nkept = 10\n')
    done = run("import", record, table, "--mapping", "acled", "--codebook", layer, status=1)
    assert "too large to be kept" in done.stderr
    assert payloads(record, EntryKind.TABLE) == []
    assert len(payloads(record, EntryKind.IMPORT)) == 1


def test_whoever_looks_at_an_erasable_record_is_noted_once_a_day_and_command(table: Path, tmp_path: Path) -> None:
    record = tmp_path / "case.truce"
    run("import", record, table, "--mapping", "acled", "--erasable", status=1)
    for given in (("show", record), ("show", record, "1"), ("incident", "list", record), ("incident", "list", record)):
        run(*given)
    noted = [one for one in payloads(record, EntryKind.ACCESS) if isinstance(one, AccessPayload)]
    assert [(one.command, one.form, one.size) for one in noted] == [
        ("look", "show", 0),
        ("look", "incident list", 0),
    ]
    assert check_file(record).ok
