"""The commands of agreements and commitments, as somebody at a desk would use them: one case from end to end."""

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from trucewatch.cli import main
from trucewatch.export import schema
from trucewatch.register import check_file

DRAFT = "Article 1. All shelling ceases on 12 March 2031.\nArticle 2. A committee monitors the truce.\n"
FINAL = "Article 1. All shelling ceases on 14 March 2031.\nArticle 2. A committee monitors the truce.\n"
WHO = ("--by", "Ana Silva", "--reason", "signed copy seen")


def run(*given: object, status: int = 0) -> Result:
    result = CliRunner().invoke(main, [str(one) for one in given])
    assert result.exit_code == status, result.output
    return result


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A record with one agreement, recorded by hand, and its id."""
    folder = tmp_path_factory.mktemp("agreements")
    record = folder / "case.truce"
    (folder / "draft.txt").write_text(DRAFT)
    (folder / "final.txt").write_text(FINAL)
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7\0\xff\xfe")
    parties = ("--party", "Hill Council", "--party", "River Army")
    pact = run("agreement", "add", record, "Truce of Harrow", *parties, *WHO).stdout.strip()
    for name, status in (("draft", "draft"), ("final", "agreed")):
        run("agreement", "text", record, pact, folder / f"{name}.txt", "--version", name, "--status", status, *WHO)
    words = ("--version", "final", "--words", "All shelling ceases")
    run("agreement", "term", record, pact, "1", "--kind", "prohibited-act", "--act", "shelling", *words, *WHO)
    run("agreement", "area", record, pact, "--area", "the valley", "--place", "Harrow", "--corner", "1,2", "--corner",
        "1,3", "--corner", "2,3", *WHO)  # fmt: skip
    run("agreement", "date", record, pact, "effective", "2031-03-14", "--party", "Hill Council", *WHO)
    run("agreement", "date", record, pact, "effective", "2031-03-16", "--party", "River Army", *WHO)
    run("agreement", "position", record, pact, "Hill Council", "signed", "--when", "2031-03-10", *WHO)
    until = ("--when", "2031-03-10", "--until", "2031-03-12")
    run("agreement", "position", record, pact, "River Army", "asked-for-time", *until, *WHO)
    run("agreement", "slot", record, pact, "monitoring", "filled", "--file", folder / "final.txt", *WHO)
    run("agreement", "class", record, pact, "purpose", "humanitarian", "peace-process", *WHO)
    return record, pact


def flat(result: Result) -> str:
    return " ".join(result.stdout.split())


def test_signed_and_asked_for_time_stand_at_one_glance(case: tuple[Path, str]) -> None:
    record, pact = case
    shown = flat(run("agreement", "show", record, "--at", "2031-03-13"))
    assert f"Truce of Harrow ({pact}), as of 13 March 2031" in shown
    assert "in effect from: disputed (Hill Council 14 March 2031; River Army 16 March 2031)" in shown
    assert "Hill Council: signed (10 March 2031)" in shown
    assert "River Army: asked for time until 12 March 2031, which has passed (10 March 2031)" in shown


def test_one_board_in_full_shows_what_each_line_rests_on(case: tuple[Path, str]) -> None:
    shown = flat(run("agreement", "show", case[0], case[1]))
    assert "COMPLETENESS: 5 of 7 slots filled" in shown
    assert "time: disputed (proposed)" in shown
    assert "monitoring: filled. Monitoring and verification — Ana Silva, entry" in shown
    assert "citing final.txt (SHA-256 " in shown
    assert "1 (prohibited-act [shelling]; binds every party, text final at 11:30): “All shelling ceases”" in shown
    assert "CLASS: Purpose: humanitarian, peace-process" in shown


def test_what_was_known_before_it_was_recorded(case: tuple[Path, str]) -> None:
    shown = flat(run("agreement", "show", case[0], "--as-of", 1))
    assert "Hill Council: no position told" in shown
    assert "known after entry 1" in shown
    assert run("agreement", "show", case[0], "--at", "soon", status=2).stderr.startswith("trucewatch: 'soon' is no")


def test_versions_are_compared_word_by_word(case: tuple[Path, str]) -> None:
    assert "ceases on [-12-]{+14+} March 2031" in flat(run("agreement", "diff", *case, "draft", "final"))
    assert "there is no version third" in run("agreement", "diff", *case, "draft", "third", status=2).stderr


def test_bytes_that_are_no_text_are_kept_and_said_to_be(case: tuple[Path, str]) -> None:
    scan = case[0].parent / "scan.pdf"
    told = run("agreement", "text", *case, scan, "--version", "scan", *WHO).stderr
    assert "kept as bytes only" in told
    assert "bytes only" in run("agreement", "diff", *case, "draft", "scan", status=2).stderr


@pytest.mark.parametrize(
    ("given", "status", "why"),
    [
        (("--kind", "other"), 2, "needs --kind and --words"),
        (("--kind", "other", "--words", "peace", "--version", "final"), 2, "do not stand"),
        (("--kind", "other", "--words", "Article", "--version", "final"), 2, "more than once"),
        (("--kind", "other", "--words", "x", "--place", "Harrow"), 2, "an area needs its words"),
        (("--kind", "other", "--words", "x", "--area", "y", "--corner", "1;2"), 2, "no LAT,LON"),
        (("--strike",), 2, "no term 9"),
    ],
)
def test_a_term_that_cannot_be_is_refused(
    case: tuple[Path, str], given: tuple[str, ...], status: int, why: str
) -> None:
    before = check_file(case[0])
    assert why in run("agreement", "term", *case, "9", *given, *WHO, status=status).stderr
    assert check_file(case[0]).head == before.head


def test_a_settlement_needs_two(case: tuple[Path, str]) -> None:
    alone = run("agreement", "date", *case, "ends", "2031-06", "--settled-by", "Hill Council", *WHO, status=2)
    assert "two parties or more" in alone.stderr
    both = ("--party", "Hill Council", "--settled-by", "River Army")
    assert "several" in run("agreement", "date", *case, "ends", "2031-06", *both, *WHO, status=2).stderr


def test_commitments_from_recording_to_overdue(case: tuple[Path, str]) -> None:
    record, pact = case
    guns = run("commitment", "add", record, "River Army", "withdraw its guns", "--deadline", "2031-03", "--kind", "weapons",
               "--to", "Hill Council", "--agreement", pact, "--term", "1", *WHO).stdout.strip()  # fmt: skip
    men = run("commitment", "add", record, "Hill Council", "free the prisoners", "--deadline", "2031-03-20", "--after", guns,
              "--in-return-for", guns, "--confidence-building", *WHO).stdout.strip()  # fmt: skip
    run("commitment", "evidence", record, guns, "two guns seen leaving", "--on", "2031-03-24", *WHO)
    run("commitment", "score", record, guns, 1, "--on", "2031-03-25", *WHO)
    assert "0 commitments overdue" in flat(run("commitment", "overdue", record, "--at", "2031-03-20"))
    shown = flat(run("commitment", "overdue", record, "--at", "2031-04-01"))
    assert shown.startswith("2 commitments overdue on 1 April 2031 OVERDUE: Hill Council: free the prisoners")
    assert f"waits on {guns}" in shown
    run("commitment", "score", record, guns, 3, "--on", "2031-04-02", *WHO)
    run("commitment", "deadline", record, men, "none", *WHO)
    assert "0 commitments overdue" in flat(run("commitment", "overdue", record, "--at", "2031-04-03"))
    whole = flat(run("commitment", "show", record))
    assert "scored 1 as of 25 March 2031 — Ana Silva" in whole
    assert "scored 3 as of 2 April 2031 — Ana Silva" in whole
    assert "confidence-building measure" in whole
    assert "no matter" in run("commitment", "accept", record, "matter-x", *WHO, status=2).stderr
    assert "no matter" in run("commitment", "refuse", record, "matter-x", *WHO, status=2).stderr


def test_the_document_and_the_tables_have_it_all(case: tuple[Path, str]) -> None:
    document = json.loads(run("export", case[0]).stdout)
    jsonschema.Draft202012Validator(schema()).validate(document)
    (one,) = document["agreements"]
    assert (one["name"], one["found"], one["effective"]) == ("Truce of Harrow", False, None)
    effective = next(row for row in one["dates"] if row["which"] == "effective")
    assert (effective["state"], [row["date"] for row in effective["told"]]) == (
        "disputed",
        ["2031-03-14", "2031-03-16"],
    )
    assert [(row["actor"]["name"], row["position"]) for row in one["positions"]] == [
        ("Hill Council", "signed"), ("River Army", "asked-for-time"),
    ]  # fmt: skip
    start, end = one["terms"][0]["span"]
    assert one["versions"][1]["text"][start:end] == one["terms"][0]["words"]
    assert one["area"]["outline"] == [[1, 2], [1, 3], [2, 3]]
    rows = list(csv.DictReader(io.StringIO(run("export", case[0], "--format", "positions-csv").stdout)))
    assert [(row["party"], row["position"], row["recorded_by"]) for row in rows] == [
        ("Hill Council", "signed", "Ana Silva"), ("River Army", "asked-for-time", "Ana Silva"),
    ]  # fmt: skip
    assert run("export", case[0], "--format", "commitments-csv").stdout.startswith("commitment,actor,undertaking")


def test_the_summary_and_the_page_show_what_people_recorded(case: tuple[Path, str]) -> None:
    summary = flat(run("brief", case[0]))
    assert "RECORDED BY PEOPLE Truce of Harrow, in effect from: disputed" in summary
    assert "Hill Council: signed (10 March 2031) — Ana Silva" in summary
    page = case[0].parent / "page.html"
    run("brief", case[0], "--html", page)
    assert 'id="recorded"' in page.read_text()
    assert "judged by <bdi>Ana Silva</bdi>" in page.read_text()


def test_the_record_holds(case: tuple[Path, str]) -> None:
    assert check_file(case[0]).ok
