"""The commands by which a record is kept."""

from pathlib import Path

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
