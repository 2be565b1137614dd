"""The commands by which a record is kept."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from trucewatch.cli import main
from trucewatch.model import SetAside
from trucewatch.register import check_file, open_record, set_aside_draft


def run(*given: object, status: int = 0) -> Result:
    result = CliRunner().invoke(main, [str(one) for one in given])
    assert result.exit_code == status, result.output
    return result


def test_a_record_is_backed_up_and_restored(tmp_path: Path) -> None:
    record, copy = tmp_path / "case.truce", tmp_path / "copy.truce"
    with open_record(record, create=True) as recorder:
        recorder.append([set_aside_draft(SetAside(file="a", why="empty"))])
    head = check_file(record).head
    assert run("backup", record, copy).stdout == f"1 entries copied and checked; the last is {head}.\n"
    assert "nothing is overwritten" in run("restore", copy, record, status=2).stderr
    record.unlink()
    assert "there is no record" in run("backup", record, tmp_path / "b", status=2).stderr
    assert f"restored and checked; the last is {head}" in run("restore", copy, record).stdout
    assert check_file(record).head == head


def test_a_report_is_erased_and_stays_so(tmp_path: Path) -> None:
    record, reports = tmp_path / "case.truce", tmp_path / "reports"
    reports.mkdir()
    (reports / "first.txt").write_text("Norland's minister said on Monday that Norland had signed the truce.")
    (reports / "second.txt").write_text("Mr Brown denied that anything was signed. He said talks with Sudmark go on.")
    run("read", reports, "--record", record, "--erasable", "--quiet")
    assert "Brown" in run("export", record).stdout
    asked = ("erase", record, "second.txt", "--ground", "a court order", "--by", "Ana Silva")
    done = run(*asked).stdout
    assert done.startswith("Erased, as entry ")
    left = run("export", record).stdout
    assert "Brown" not in left
    assert "minister" in left
    words = run("check", record).stdout
    assert "The record holds" in words
    assert "Payloads erased, their entries intact" in words
    assert "a court order" in run("show", record, done.split()[3]).stdout
    again = run("read", reports, "--record", record, status=1)
    assert "lawfully erased" in again.output
    assert "Brown" not in run("export", record).stdout
    assert "no single report" in run("erase", record, "third.txt", "--ground", "g", "--by", "b", status=2).stderr


def test_a_record_begun_without_keys_is_not_made_erasable_later(tmp_path: Path) -> None:
    record = tmp_path / "case.truce"
    with open_record(record, create=True) as recorder:
        recorder.append([set_aside_draft(SetAside(file="a", why="empty"))])
    (tmp_path / "a.txt").write_text("Norland said it had signed.")
    assert "begun without keys" in run("read", tmp_path / "a.txt", "--record", record, "--erasable", status=2).stderr
    assert "begun without keys" in run("erase", record, "a", "--ground", "g", "--by", "b", status=2).stderr


@pytest.mark.parametrize("erasable", [False, True])
def test_an_index_is_kept_beside_a_record_from_which_nothing_can_be_erased(
    erasable: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trucewatch.origins.kept_files._WORTH_KEEPING", 1)
    record, report = tmp_path / "case.truce", tmp_path / "a.txt"
    report.write_text("Norland's minister said on Monday that Norland had signed the truce.")
    run("read", report, "--record", record, *(["--erasable"] if erasable else []), "--quiet")
    assert (tmp_path / ".case.truce.origins" / "state").exists() is not erasable
    # and what is in it is never read as a report
    assert "1 report" in run("read", tmp_path, "--record", record).stdout


def test_an_entry_is_not_shown_as_of_a_time_before_it(tmp_path: Path) -> None:
    record = tmp_path / "case.truce"
    with open_record(record, create=True) as recorder:
        for name in "abc":
            recorder.append([set_aside_draft(SetAside(file=name, why="empty"))])
    assert "sequence         2" in run("show", record, "2", "--as-of", "2").stdout
    assert "entry 3 came later than that" in run("show", record, "3", "--as-of", "2", status=2).stderr
