"""The commands that lay lines over the map."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from trucewatch.cli import main
from trucewatch.register import open_record

WHO = ("--by", "Ana Silva", "--reason", "the parties signed it")
GIVEN = ("--title", "Line of control", "--source", "Survey office", "--day", "2031-03-01", *WHO)


def run(*given: object, status: int = 0) -> Result:
    result = CliRunner().invoke(main, [str(one) for one in given])
    assert result.exit_code == status, result.output
    return result


@pytest.fixture
def case(tmp_path: Path) -> Path:
    open_record(tmp_path / "case.truce", create=True).close()
    return tmp_path / "case.truce"


def test_lines_are_laid_listed_and_taken_off(case: Path) -> None:
    file = case.with_name("line.geojson")
    file.write_text(json.dumps({"type": "LineString", "coordinates": [[30.0, 40.0], [31.0, 41.0]]}))
    layer = run("lines", "lay", case, file, *GIVEN).stdout.strip()
    assert layer.startswith("lines-")
    listed = run("lines", "list", case).stdout
    for words in (layer, "2031-03-01", "Line of control", "Survey office", "1 shapes", "Ana Silva"):
        assert words in listed
    assert "lie on the map already" in run("lines", "lay", case, file, *GIVEN, status=2).stderr
    assert "no single layer" in run("lines", "off", case, "lines-none", *WHO, status=2).stderr
    run("lines", "off", case, layer[:12], *WHO)
    assert run("lines", "list", case).stdout == ""
    assert layer in run("lines", "list", case, "--as-of", "1").stdout


def test_a_file_that_draws_nothing_is_refused(case: Path) -> None:
    file = case.with_name("point.geojson")
    file.write_text('{"type": "Point", "coordinates": [30.0, 40.0]}')
    assert "it is no GeoJSON of" in run("lines", "lay", case, file, *GIVEN, status=2).stderr
    assert run("lines", "list", case).stdout == ""
