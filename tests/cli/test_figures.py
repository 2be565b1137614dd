"""The commands on figures by counter, from a table to what does not add up."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from trucewatch.cli import main
from trucewatch.register import check_file

TABLE = """date,total,new,late
2031-03-05,4200,10,
2031-03-06,4327,37,
2031-03-07,4259,22,
2031-03-08,4618,64,298
2031-03-09,4630,12,
2031-03-10,many,1,
"""
WHO = ("--by", "Ana Silva", "--reason", "the office's own table")
COLUMNS = [
    part for one in ("total=killed:cumulative", "new=killed:new", "late=killed:late") for part in ("--column", one)
]


def run(*given: object, status: int = 0) -> Result:
    result = CliRunner().invoke(main, [str(one) for one in given])
    assert result.exit_code == status, result.output
    return result


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with an imported table; its sixth line is refused."""
    folder = tmp_path_factory.mktemp("figures")
    (folder / "table.csv").write_text(TABLE)
    given = ("--counter", "Health Office", "--dated", "report", "--source", "bulletin 12")
    told = run("figures", "import", folder / "case.truce", folder / "table.csv", *given, *COLUMNS, *WHO, status=1)
    assert "11 figures taken" in told.stdout
    assert "refused: line 7: 'many' is not a whole number" in told.stderr
    return folder / "case.truce"


def test_a_table_is_one_entry_and_is_taken_once(case: Path) -> None:
    given = ("--counter", "Health Office", "--dated", "report", "--source", "bulletin 12")
    again = run("figures", "import", case, case.with_name("table.csv"), *given, *COLUMNS, *WHO, status=2)
    assert "imported already, as entry 2" in again.stderr
    assert check_file(case).ok
    assert "entered by Ana Silva, entry 2: bulletin 12" in run("figures", "show", case).stdout


def test_what_does_not_add_up_is_told_with_its_figures(case: Path) -> None:
    told = " ".join(run("figures", "check", case).stdout.split())
    assert "11 figures in 1 series compared; 4 conclusions." in told
    assert "run up to 4,327 by 6 March 2031 and to 4,259 by 7 March 2031: a running count cannot fall" in told
    assert "may be 4,237 with two digits swapped: 4,237 = 4,200 + 37" in told
    assert "rises by 127 from 5 March 2031 (4,200) to 6 March 2031 (4,327), but 37 are counted as new" in told
    assert "359 = 64 + 298 − 3; the rise is 3 fewer than both make" in told
    assert "nothing to conclude" in run("figures", "check", case, "--measure", "wounded").stdout


def test_how_many_since_a_day(case: Path) -> None:
    told = " ".join(run("figures", "since", case, "2031-03-09").stdout.split())
    assert "12 people killed since 9 March 2031, as its running count goes from 4,618 by 8 March 2031" in told
    assert "12 people killed since 9 March 2031, adding its counts" in told
    assert "No counter's figures" in run("figures", "since", case, "2031-04-01").stdout


def test_a_figure_is_entered_compared_and_taken_back(case: Path) -> None:
    fields = ("--measure", "killed", "--running", "--up-to", "2031-03-09", "--dated", "report", "--source", "radio")
    run("figures", "enter", case, "4,603", "--counter", "health office", *fields, *WHO)
    assert "is given with 4,603 and with 4,630" in " ".join(run("figures", "check", case).stdout.split())
    shown = run("figures", "show", case).stdout
    found = next(line.rsplit(" ", 1)[1] for line in shown.splitlines() if "4,603" in line)
    run("figures", "withdraw", case, found, *WHO)
    assert "4,603" not in run("figures", "check", case).stdout
    run("figures", "withdraw", case, found, *WHO, status=2)


@pytest.mark.parametrize("number", ["many", "n/a"])
def test_what_is_no_number_is_not_entered(case: Path, number: str) -> None:
    fields = ("--counter", "x", "--measure", "killed", "--up-to", "2031-03-09", "--source", "radio")
    run("figures", "enter", case, number, *fields, *WHO, status=2)
