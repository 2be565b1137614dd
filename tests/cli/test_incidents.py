"""The commands of the ladder, of claims and of coding, over a record that is made by hand."""

import json
import re
import stat
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from trucewatch.cli import main
from trucewatch.register import check_file

ANA = ("--by", "Ana Silva", "--reason", "I was there")
BO = ("--by", "Bo Lind", "--reason", "read it again")


def run(*given: object, status: int = 0) -> Result:
    result = CliRunner().invoke(main, [str(one) for one in given])
    assert result.exit_code == status, result.output
    return result


def entry(result: Result) -> str:
    found = re.search(r"Recorded as entry (\d+)\.", result.output)
    assert found
    return found[1]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return tmp_path / "case.truce"


@pytest.fixture
def one(case: Path) -> str:
    """An incident entered by a monitor, with a photo."""
    (case.parent / "crater.jpg").write_bytes(b"a photo")
    told = run(
        *("incident", "report", case, "Eleven shells fell on Orran.", "--create", "--kind", "shelling"),
        *("--alleged-by", "Government", "--accused", "Uplands Front", "--on", "2031-05-09", "--observer", "Mission"),
        *("--place", "Orran", "--precision", "town", "--lat", "48.21", "--lon", "11.5"),
        *("--observed-by", "Ana Silva", "--how", "examined", "--file", case.parent / "crater.jpg", *ANA),
    )
    return told.stdout.splitlines()[-1]


def test_files_are_kept_untouched_beside_the_record(case: Path, one: str) -> None:
    photo, folder, elsewhere = case.parent / "visit.jpg", case.parent / "case.truce.files", case.parent / "kept"
    photo.write_bytes(b"the same crater by day")
    assert [file.read_bytes() for file in folder.iterdir()] == [b"a photo"]
    visit = ("incident", "inquire", case, one, "site-visit", "--words", "Four craters", "--file", photo)
    assert "claim it first" in run(*visit, *ANA, status=2).stderr
    assert len(list(folder.iterdir())) == 1, "what is refused leaves nothing behind"
    run("desk", "claim", case, one, *ANA)
    run(*visit, *ANA)
    kept = folder / sha256(photo.read_bytes()).hexdigest()
    assert kept.read_bytes() == photo.read_bytes()
    run(*visit, "--files", elsewhere, *ANA)
    assert [file.name for file in elsewhere.iterdir()] == [kept.name]


def test_where_nobody_stands_yet_is_nobodys_proposal(case: Path, one: str) -> None:
    shown = run("incident", "show", case, one).stdout
    assert "finding: no-finding: No person has tested it against a term." in shown
    assert "proposal" not in shown


def test_the_ladder_by_commands(case: Path, one: str) -> None:
    run("incident", "confirm", case, one, "Uplands Front", "denies", "--words", "Not ours", *ANA)
    run("desk", "claim", case, one, *ANA)
    refused = run("desk", "claim", case, one, *BO, status=2).stderr
    assert f"Ana Silva works on {one} until" in refused
    run("incident", "denied", case, "denied", "--incident", one, "--denied-by", "Uplands Front", "--place", "Vell bridge",
        "--words", "The road was mined.", *ANA)  # fmt: skip
    run("incident", "inquire", case, one, "site-visit", "--words", "Four craters", *ANA)
    assert (
        "only under-inquiry or no-finding"
        in run("incident", "find", case, one, "violation-minor", *ANA, status=2).stderr
    )
    finding = entry(run("incident", "find", case, one, "under-inquiry", *ANA))
    assert (
        "a second person"
        in run("incident", "review", case, one, "approved", "--finding", finding, *ANA, status=2).stderr
    )
    assert (
        "was not reviewed"
        in run("incident", "publish", case, one, "public", "--finding", finding, *ANA, status=2).stderr
    )
    run("incident", "review", case, one, "approved", "--finding", finding, *BO)
    run("incident", "answer", case, one, "Uplands Front", "disputes", "--finding", finding, "--words", "No", *ANA)
    run("incident", "publish", case, one, "parties", "--finding", finding, *BO)
    run("incident", "verify", case, one, "observed", *ANA)
    run("incident", "attribute", case, one, "alleged-by-adversary", "--actor", "Uplands Front", *ANA)
    shown = run("incident", "show", case, one[:20]).stdout
    for words in (
        "rung: published; work: done",
        "verification: observed (Ana Silva)",
        "denies: Uplands Front",
        "could not look (entry 4): denied at Vell bridge, by Uplands Front: The road was mined.",
        "approved by Bo Lind",
        "Uplands Front disputes: No",
        "published (parties",
        f"file crater.jpg: sha256 {sha256(b'a photo').hexdigest()}",
    ):
        assert words in shown, words
    listed = run("incident", "list", case).stdout
    assert listed.count(one) == 1
    assert "could not look: denied at Vell bridge" in listed
    assert "no term is recorded" in run("incident", "terms", case, one).stdout
    assert check_file(case).ok


def test_counts_and_the_matrix(case: Path, one: str) -> None:
    day = ("--from", "2020-10-30", "--to", "2020-10-30", "--words", "bulletin")
    russian = entry(run("incident", "count", case, "Russian part", 34, *day, *ANA))
    run("incident", "count", case, "Russian part", 31, "--of", russian, "--alleged-by", "Syrian side", *day, *ANA)
    turkish = entry(run("incident", "count", case, "Turkish part", 2, *day, *ANA))
    run("incident", "count", case, "Turkish part", 0, "--of", turkish, "--confirmed-by", "Russian part", *day, *ANA)
    shown = run("incident", "matrix", case, "--from", "2020-10-30", "--to", "2020-10-30").stdout
    assert shown == (
        "Counted from single incidents, 2020-10-30 to 2020-10-30:\n"
        "  none\n"
        "\n"
        "As bodies report them, 2020-10-30 to 2020-10-30 (not added to the above):\n"
        "  Russian part: 34 (2020-10-30 to 2020-10-30)\n"
        "    of them, Russian part: 31, alleged by Syrian side (2020-10-30 to 2020-10-30)\n"
        "  Turkish part: 2 (2020-10-30 to 2020-10-30)\n"
        "    of them, Turkish part: 0, confirmed by Russian part (2020-10-30 to 2020-10-30)\n"
    )
    assert "Mission, alleged by Government: 1" in run("incident", "matrix", case, "--from", "2031-05-01").stdout


def test_claims_by_commands(case: Path, one: str) -> None:
    run("desk", "claim", case, one, "--hours", 2, "--due", "2020-01-01T00:00", *ANA)
    shown = run("desk", "overdue", case).stdout
    assert f"overdue: {one} by Ana Silva" in shown
    run("desk", "release", case, one, "--done", *ANA)
    assert "overdue: nothing" in run("desk", "overdue", case).stdout
    assert "is no moment" in run("desk", "overdue", case, "--at", "noon", status=2).stderr


def test_coding_by_commands(case: Path, one: str) -> None:
    run(*("coding", "open", case, "may", "--question", "How bad?", "--code", "minor", "--code", "serious"),
        *("--coder", "Ana Silva", "--coder", "Bo Lind", "--level", "ordinal", "--seed", "7", *ANA))  # fmt: skip
    run("coding", "code", case, "may", one, "minor", *ANA)
    assert run("coding", "sheet", case, "may", "--coder", "Bo Lind").stdout.splitlines()[-1].split() == [one, "-"]
    assert "1 codes are missing" in run("coding", "report", case, "may").stdout
    run("coding", "code", case, "may", one, "serious", *BO)
    report = run("coding", "report", case, "may").stdout
    assert "0 of 1 alike, Cohen's kappa 0.000" in report
    assert f"differ on {one}: Ana Silva: minor; Bo Lind: serious" in report.replace("\n      ", " ")
    run("coding", "adjudicate", case, "may", one, "minor", *BO)
    assert "settled by Bo Lind: minor" in run("coding", "report", case, "may").stdout.replace("\n      ", " ")


def test_coding_under_seals_by_commands(case: Path, one: str, tmp_path: Path) -> None:
    run(*("coding", "open", case, "may", "--question", "How bad?", "--code", "minor", "--code", "serious", "--sealed"),
        *("--coder", "Ana Silva", "--coder", "Bo Lind"), *BO)  # fmt: skip
    ana, bo = (("--keep", tmp_path / name) for name in ("ana.seals", "bo.seals"))
    run("coding", "seal", case, "may", one, "minor", *ana, *ANA)
    assert stat.S_IMODE((tmp_path / "ana.seals").stat().st_mode) == 0o600
    assert run("coding", "sheet", case, "may", "--coder", "Ana Silva").stdout.splitlines()[-1].split() == [
        one,
        "sealed",
    ]
    assert "1 codes are not sealed yet" in run("coding", "report", case, "may").stdout
    run("coding", "seal", case, "may", one, "cannot", *bo, *BO)
    run("coding", "reveal", case, "may", *ana, *ANA)
    run("coding", "reveal", case, "may", *bo, *BO)
    assert f"differ on {one}: Ana Silva: minor; Bo Lind: cannot" in run("coding", "report", case, "may").stdout


def test_what_is_in_a_room_is_not_listed(case: Path, one: str) -> None:
    run("incident", "report", case, "Talks of a raid", "--alleged-by", "Government", "--room", "shuttle", *ANA)
    assert run("incident", "list", case).stdout.count("incident-") == 1


def test_what_was_entered_on_an_incident_can_lawfully_be_erased(case: Path) -> None:
    (case.parent / "a.txt").write_text("Norland signed the truce on Monday, its minister said.")
    run("read", case.parent / "a.txt", "--record", case, "--erasable", "--quiet")
    told = run("incident", "report", case, "Mr Vey was shot.", "--alleged-by", "Government", *ANA)
    one = told.stdout.splitlines()[-1]
    other = run(
        "incident", "report", case, "A convoy was held.", "--alleged-by", "Government", *ANA
    ).stdout.splitlines()[-1]
    run("erase", case, one, "--ground", "order 7 of the court", "--by", "Ana Silva")
    listed = run("incident", "list", case).stdout
    assert one not in listed
    assert other in listed
    assert "Vey" not in run("show", case, 5).stdout
    assert check_file(case).ok


def test_hostile_words_move_no_cursor_and_turn_no_order(case: Path) -> None:
    told = run("incident", "report", case, "shot\x1b[2J\u202edead", "--create", "--alleged-by", "Gov\x1b]0;x\x07ernment",
               "--place", "Or\u202eran", *ANA)  # fmt: skip
    one = told.stdout.splitlines()[-1]
    for command in (("show", case, one), ("list", case), ("matrix", case)):
        shown = run("incident", *command).stdout
        assert not any(sign in shown for sign in "\x1b\x07\u202e"), command
    assert "[U+001B]" in run("incident", "show", case, one).stdout


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (("--lat", "1.0", "--lon", "2.0"), "a place has a name"),
        (("--place", "Orran", "--lat", "1.0", "--lon", "2.0"), "a place known as unclear has no coordinates"),
        (("--place", "Orran", "--precision", "town", "--lat", "nan", "--lon", "2.0"), "two numbers of degrees"),
        (("--place", "Orran", "--precision", "town", "--lat", "91", "--lon", "2.0"), "two numbers of degrees"),
        (("--place", "Orran", "--precision", "town", "--lat", "1.0"), "two numbers of degrees"),
        (("--on", "yesterday"), "no date in ISO form"),
        (("--perceived", "smoke"), "--observed-by NAME"),
        (("--channel", "own-observation"), "who observed it"),
    ],
)
def test_what_is_badly_formed_is_refused_with_the_reason(case: Path, given: tuple[str, ...], why: str) -> None:
    refused = run("incident", "report", case, "Shells.", "--create", "--alleged-by", "G", *given, *ANA, status=2)
    assert why in refused.stderr


BULLETIN = """31 May 2031

The northern part of the joint commission recorded 34 violations of the truce on 30 May, its bulletin said. Of these, 31
were counted according to the army of Vell. The southern part of the commission recorded two violations on the same day.
"""


def test_counts_read_in_a_report_get_their_parts_from_a_person(case: Path) -> None:
    (case.parent / "bulletin.txt").write_text(BULLETIN)
    run("read", case.parent / "bulletin.txt", "--record", case, "--quiet")
    counts = {one["observer"]["name"]: one for one in json.loads(run("export", case).stdout)["reported_counts"]}
    north, south = counts["The northern part"], counts["The southern part"]
    assert (north["low"], south["low"], north["start"], south["by"]) == (34, 2, "2031-05-30", None)
    day = ("--from", "2031-05-30", "--to", "2031-05-30", "--words", "second sentence", *ANA)
    run(
        "incident",
        "count",
        case,
        "The northern part",
        31,
        "--of",
        north["statement"],
        "--alleged-by",
        "army of Vell",
        *day,
    )
    run(
        "incident",
        "count",
        case,
        "The southern part",
        0,
        "--of",
        south["statement"],
        "--confirmed-by",
        "The northern part",
        *day,
    )
    told = run("incident", "matrix", case, "--from", "2031-05-30", "--to", "2031-05-30").stdout
    assert told[told.index("As bodies") :].splitlines()[1:] == [
        "  The northern part: 34 (2031-05-30 to 2031-05-30)",
        "    of them, The northern part: 31, alleged by army of Vell (2031-05-30 to 2031-05-30)",
        "  The southern part: 2 (2031-05-30 to 2031-05-30)",
        "    of them, The southern part: 0, confirmed by The northern part (2031-05-30 to 2031-05-30)",
    ]
    run("incident", "count", case, "The southern part", 3, "--statement", south["statement"], *day)
    assert "The southern part: 2" in run("incident", "matrix", case).stdout  # it has parts, so it stays
