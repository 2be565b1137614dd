"""The commands by which people decide."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from trucewatch.cli import main
from trucewatch.register import check_file


def run(*given: object, status: int = 0) -> Result:
    result = CliRunner().invoke(main, [str(one) for one in given])
    assert result.exit_code == status, result.output
    return result


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("judging")
    (folder / "first.txt").write_text("Norland signed the truce on Monday, its minister said. Shells hit Sudmark.")
    run("read", folder / "first.txt", "--record", folder / "case.truce", "--quiet")
    return folder / "case.truce"


def test_decisions_are_recorded_and_what_follows_is_worked_out_anew(case: Path) -> None:
    matters = json.loads(run("export", case).stdout)["matters"]
    matter = next(one["id"] for one in matters if one["kind"] == "position")
    who = ("--by", "Ana Silva", "--reason", "I was there")
    told = run("judge", "assess", case, matter, "--verification", "verified", *who).stdout
    assert told.startswith("Recorded as entry ")
    after = {one["id"]: one for one in json.loads(run("export", case).stdout)["matters"]}
    assert after[matter]["verification"] == "verified"
    statements = json.loads(run("export", case).stdout)["statements"]
    run("judge", "reject", case, statements[0]["id"], *who)
    left = json.loads(run("export", case).stdout)["statements"]
    assert [one["id"] for one in left] == [one["id"] for one in statements[1:]]
    assert check_file(case).entries > len(left)


def test_a_merge_is_taken_back(tmp_path: Path) -> None:
    record = tmp_path / "case.truce"
    for place, name in enumerate(("Yusuf al-Qaderi", "Yousef El Kaderi")):
        (tmp_path / f"{place}.txt").write_text(f"President {name} signed the truce on Monday, his office said.")
    run("read", tmp_path / "0.txt", tmp_path / "1.txt", "--record", record, "--quiet")
    pair, who = ("Yusuf al-Qaderi", "Yousef El Kaderi"), ("--by", "Ana Silva", "--reason", "two cousins")

    def bearers() -> list[dict[str, Any]]:
        return [one for one in json.loads(run("export", record).stdout)["actors"] if {*pair} & {*one["names"]}]

    (joined,) = bearers()
    assert joined["because"]
    assert "joined because" in run("show", record, joined["id"]).stdout
    assert "no actor" in run("judge", "apart", record, pair[0], "Nobody", *who, status=2).stderr
    run("judge", "apart", record, *pair, *who)
    assert [(one["names"], one["because"]) for one in bearers()] == [([name], []) for name in pair]
    assert "Ana Silva, two cousins" in run("show", record, joined["id"]).stdout
    run("judge", "apart", record, *pair, "--withdraw", *who)
    assert len(bearers()) == 1


def test_a_judgement_without_name_reason_or_object_is_refused(case: Path) -> None:
    assert "--by" in run("judge", "reject", case, "x", "--reason", "r", status=2).stderr
    assert (
        "the name of whoever judges"
        in run("judge", "reject", case, next(iter(_ids(case))), "--by", " ", "--reason", "r", status=2).stderr
    )
    assert "no statement x" in run("judge", "reject", case, "x", "--by", "A", "--reason", "r", status=2).stderr


def _ids(case: Path) -> list[str]:
    return [one["id"] for one in json.loads(run("export", case).stdout)["statements"]]
