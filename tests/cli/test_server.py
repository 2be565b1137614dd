"""The commands over a record on a server: the same words as over a file."""

from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner, Result
from tests.postgres_server import OWNER, ROLE, PostgresServer

from trucewatch.cli import main


def run(*given: object, status: int = 0) -> Result:
    result = CliRunner().invoke(main, [str(one) for one in given])
    assert result.exit_code == status, result.output
    return result


def test_the_main_job_over_a_server_says_what_it_says_over_a_file(postgres: PostgresServer, tmp_path: Path) -> None:
    reports, file, key = tmp_path / "reports", tmp_path / "case.truce", tmp_path / "key"
    reports.mkdir()
    (reports / "first.txt").write_text("Norland's minister said on Monday that Norland had signed the truce.")
    (reports / "second.txt").write_text("Mr Brown denied that anything was signed. He said talks with Sudmark go on.")
    run("prepare", postgres.address("mission", role=OWNER), "--for", ROLE)
    place = postgres.address("mission")
    assert run("read", reports, "--record", place).stdout == run("read", reports, "--record", file).stdout
    for command in (("brief",), ("export",), ("export", "--format", "statements-csv")):
        assert run(command[0], place, *command[1:]).stdout == run(command[0], file, *command[1:]).stdout
    run("key", "new", key)
    assert run("checkpoint", place, "--key", key).stdout.startswith("trucewatch-register/")
    assert "The record holds" in run("check", place).stdout
    assert "entries copied and checked" in run("backup", place, tmp_path / "copy.truce").stdout
    assert run("export", tmp_path / "copy.truce").stdout == run("export", place).stdout


def test_what_goes_wrong_is_one_line_without_the_password(on_server: Callable[..., str]) -> None:
    place = on_server().replace("worker@", "worker:s3cret@").replace("/mission", "/nowhere")
    told = run("check", place, status=2)
    assert '"nowhere" does not exist' in told.stderr
    assert "s3cret" not in told.output
    assert len(told.stderr.splitlines()) == 1
