"""Which codebook made which assessment, and what another one changed."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from trucewatch.cli import main

FIRST = "Shells hit the harbour of Brennport on 12 May 2031, the Varland army said.\n"
SECOND = "The harbour of Brennport was shelled on 12 May 2031, the governor of Brennport said.\n"


def run(*given: object, status: int = 0) -> Result:
    result = CliRunner().invoke(main, [str(one) for one in given])
    assert result.exit_code == status, result.output
    return result


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record read with the shipped codebook, then with a layer under which hardly anything is one incident."""
    folder = tmp_path_factory.mktemp("codebooks")
    for name, words in (("a.txt", FIRST), ("b.txt", SECOND)):
        (folder / name).write_text(f"14 May 2031\n\n{words}")
    layer = folder / "layer"
    layer.mkdir()
    (layer / "matters.toml").write_text('version = "strict"\nsource = "here"\n[incident]\nthreshold = 99\n')
    run("read", folder / "a.txt", folder / "b.txt", "--record", folder / "case.truce", "--quiet")
    run("read", folder / "a.txt", "--record", folder / "case.truce", "--codebook", layer, "--quiet")
    return folder


def test_what_another_codebook_changed_is_told_from_the_record(folder: Path) -> None:
    shown = run("codebook", "diff", folder / "case.truce").stdout
    assert "tables that differ: matters" in shown
    assert "came in between" not in shown
    assert re.search(r"matters put: 1\n    matter-\w+  Shelling", shown), shown
    assert "assessments that moved: 1; with another reason or support only: 1" in shown
    assert "none -> single-chain, no-finding, unattributed" in " ".join(shown.split())


def test_each_assessment_that_stands_was_made_by_one_of_them(folder: Path) -> None:
    shown = run("codebook", "used", folder / "case.truce").stdout.splitlines()
    assert len(shown) == 2
    assert [int(re.search(r"; (\d+) of the", line)[1]) for line in shown] == [0, 2]  # type: ignore[index]
    digests = [line.split()[0] for line in shown]
    assert (
        f"From codebook {digests[0]} to {digests[1]}" in run("codebook", "diff", folder / "case.truce", *digests).stdout
    )


def test_a_record_of_one_codebook_has_nothing_to_compare(folder: Path) -> None:
    run("read", folder / "a.txt", "--record", folder / "one.truce", "--quiet")
    assert "tells of no other codebook" in run("codebook", "diff", folder / "one.truce", status=2).stderr
    assert "tells of no codebook zz" in run("codebook", "diff", folder / "case.truce", "zz", status=2).stderr


def test_what_is_not_due_to_the_codebook_alone_is_said_to_be_so(folder: Path, tmp_path: Path) -> None:
    record = tmp_path / "mixed.truce"
    looser = tmp_path / "looser"
    looser.mkdir()
    (looser / "hedges.toml").write_text('version = "2"\nsource = "here"\nadverbs = ["so they say"]\n')
    run("read", folder / "a.txt", "--record", record, "--quiet")
    run("read", folder / "b.txt", "--record", record, "--codebook", folder / "layer", "--quiet")
    run("read", folder / "a.txt", "--record", record, "--codebook", looser, "--quiet")
    first, _, last = (line.split()[0] for line in run("codebook", "used", record).stdout.splitlines())
    assert "came in between" not in run("codebook", "diff", record).stdout
    assert (
        "came in between: not all of this is due to the codebook" in run("codebook", "diff", record, first, last).stdout
    )
