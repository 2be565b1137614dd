"""The gate as a command: what it does where corpora are missing, and where it cannot run."""

from pathlib import Path

import pytest
from evaluation.__main__ import main


def test_missing_corpora_are_skipped_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bench = tmp_path / "bench"
    bench.mkdir()
    # the sets of the project itself are always there, and take half a minute
    command = [str(bench), "--only", "polnear", "muc", "--floors", str(tmp_path / "floors.toml")]
    assert main(command) == 0
    printed = capsys.readouterr()
    assert "polnear: skipped, its corpus is not there" in printed.err
    assert "muc: skipped, its corpus is not there" in printed.err


def test_a_broken_floor_is_an_exit_status_and_cannot_be_accepted(tmp_path: Path) -> None:
    names = tmp_path / "bench" / "names"
    names.mkdir(parents=True)
    (names / "cases.csv").write_text(
        "schema,name1,name2,is_match\nPerson,Ada Okoye,Ada Okoye,true\nPerson,Ada Okoye,Lars Vik,true\n"
    )
    floors = tmp_path / "floors.toml"
    command = [str(tmp_path / "bench"), "--only", "names", "--floors", str(floors)]
    assert main([*command, "--accept"]) == 0
    before = floors.read_text()
    floors.write_text(before.replace('"pair F1" = 0.0', '"pair F1" = 90.0'))
    high = floors.read_text()
    assert high != before
    assert main(command) == 1
    assert main([*command, "--accept"]) == 1
    assert floors.read_text() == high
    assert main([*command, "--accept", "--allow-regression"]) == 0
    assert floors.read_text() == before


def test_an_unknown_measurement_and_a_missing_folder_cannot_run(tmp_path: Path) -> None:
    assert main([str(tmp_path), "--only", "tea-leaves"]) == 2
    assert main([str(tmp_path / "nowhere")]) == 2
