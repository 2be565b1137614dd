"""The commands by which a record is proved to others."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from trucewatch.cli import main
from trucewatch.model import SetAside
from trucewatch.register import open_record, set_aside_draft
from trucewatch.register.keys import read_key, read_note

VERIFIER = Path(__file__).resolve().parents[2] / "verifier" / "verify.py"


def run(*given: object, status: int = 0) -> Result:
    result = CliRunner().invoke(main, [str(one) for one in given])
    assert result.exit_code == status, result.output
    return result


def grow(record: Path, *names: str) -> None:
    with open_record(record, create=True) as recorder:
        recorder.append([set_aside_draft(SetAside(file=name, why="empty")) for name in names])


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record of two inputs that were set aside."""
    path = tmp_path / "case.truce"
    grow(path, "a", "b")
    return path


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A key in a file."""
    path = tmp_path / "north.key"
    run("key", "new", path, "--name", "north.example")
    return path


def test_a_key_is_made_and_shown(key: Path) -> None:
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    shown = run("key", "show", key).stdout
    assert shown == f"{read_key(key).public}\n"
    assert shown.startswith("north.example+")
    assert "never overwritten" in run("key", "new", key, status=2).stderr
    assert "private" not in shown.lower()


def test_a_checkpoint_is_printed_or_written(record: Path, key: Path, tmp_path: Path) -> None:
    printed = run("checkpoint", record, "--key", key).stdout
    assert printed.splitlines()[1] == "3"
    out = tmp_path / "today.checkpoint"
    run("checkpoint", record, "--key", key, "--out", out)
    assert out.read_text() == printed
    assert read_note(out).signed_by(read_key(key).public)
    assert "checkpoint" in run("show", record).stdout
    words = run("check", record).stdout
    assert "4 entries checked" in words
    assert f"The first 3 entries are signed; the record names the key {read_key(key).public}." in words


def test_a_key_is_changed(record: Path, key: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.key"
    run("key", "new", new)
    run("checkpoint", record, "--key", key)
    assert "--lost" in run("key", "change", record, "--new", new, status=2).stderr
    run("key", "change", record, "--new", new, "--old", key)
    assert "key change" in run("checkpoint", record, "--key", key, status=2).stderr
    run("checkpoint", record, "--key", new)
    run("key", "change", record, "--new", key, "--lost")
    assert "The record holds" in run("check", record).stdout


def test_what_cannot_be_signed_is_one_line(tmp_path: Path, record: Path, key: Path) -> None:
    assert "there is no record" in run("checkpoint", tmp_path / "none", "--key", key, status=2).stderr
    assert "cannot be read" in run("checkpoint", record, "--key", tmp_path / "none", status=2).stderr
    assert "not a key" in run("checkpoint", record, "--key", record, status=2).stderr


def verified(*given: object) -> subprocess.CompletedProcess[str]:
    """Run the verifier as a party would."""
    command = [sys.executable, "-I", "-S", str(VERIFIER), *map(str, given)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_party_with_a_key_and_a_checkpoint_is_convinced(record: Path, key: Path, tmp_path: Path) -> None:
    kept, export = tmp_path / "kept", tmp_path / "export"
    public = run("key", "show", key).stdout.strip()
    run("checkpoint", record, "--key", key, "--out", kept)
    grow(record, "c")
    run("checkpoint", record, "--key", key)
    run("export", record, "--format", "entries", "--since", kept, "--out", export)
    done = verified(export, "--key", public, "--checkpoint", kept)
    assert (done.returncode, done.stderr) == (0, "")
    assert "The checkpoint that you gave is over the first 3 entries" in done.stdout
    export.write_bytes(export.read_bytes().replace(b"sign", b"sing", 1))
    assert verified(export, "--key", public).returncode == 1


def test_an_entry_is_proved(record: Path, key: Path, tmp_path: Path) -> None:
    kept, proof = tmp_path / "kept", tmp_path / "proof"
    run("checkpoint", record, "--key", key, "--out", kept)
    run("prove", record, "2", "--since", kept, "--out", proof)
    done = verified(proof, "--checkpoint", kept)
    assert done.returncode == 0
    assert "Entry 2 (set-aside" in done.stdout


def test_what_cannot_be_proved_is_said(record: Path, key: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    assert "no checkpoint yet" in run("prove", record, "1", status=2).stderr
    assert "say what to prove" in run("prove", record, status=2).stderr
    run("checkpoint", record, "--key", key, "--out", kept)
    assert "sign the record first" in run("prove", record, "4", status=2).stderr
    assert "--since" in run("export", record, "--since", kept, status=2).stderr
