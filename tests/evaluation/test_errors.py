"""Errors by kind: the table, counts that are kept, the page, the command."""

from pathlib import Path

import pytest
from evaluation.__main__ import main as evaluate
from evaluation.errors.__main__ import BEGIN, END, main, put_in
from evaluation.errors.counting import Corpus, Errors, commonest, counted, kept_in, lines_of, save

BELLS = Corpus("bells", "bells heard", lambda _: (), lambda _: Errors("all", {}))


def test_the_ten_commonest_of_either_count_are_shown_those_left_most_first() -> None:
    after = {f"kind {n}": n for n in range(1, 13)}
    before = {"gone": 99, "kind 1": 98}
    shown = commonest(after, before)
    assert shown == [*(f"kind {n}" for n in range(12, 2, -1)), "kind 1", "gone"]


def test_all_are_shown_where_there_are_fewer_than_ten_and_the_rest_is_summed_where_there_are_more() -> None:
    few = list(lines_of(BELLS, counted("the odd half", ["deaf", "deaf", "late"]), Errors("", {"late": 4})))
    assert few[4:-1] == ["| kind | before | after |", "| --- | ---: | ---: |", "| deaf | 0 | 2 |", "| late | 4 | 1 |",
                         "| (all) | 4 | 3 |"]  # fmt: skip
    many = list(lines_of(BELLS, Errors("", {f"kind {n:02}": 20 - n for n in range(12)}), None))
    assert "| (all other kinds, 2 of them) | 19 |" in many


def test_counts_are_kept_for_a_later_run(tmp_path: Path) -> None:
    counts = {"bells": counted("the odd half", ["deaf", "deaf"])}
    save(tmp_path / "counts.json", counts)
    assert kept_in(tmp_path / "counts.json") == counts


def test_the_tables_stand_between_the_marks_of_the_page() -> None:
    page = f"# Errors\n\n{BEGIN}\n\n## bells: old\n\n## drums: old\n\n{END}\n\n## By hand\n"
    new = {"bells": ["## bells: new", ""], "horns": ["## horns: new", ""]}
    shown = "## horns: new\n\n## bells: new\n\n## drums: old"
    assert put_in(page, new, ["horns", "bells", "drums"]) == f"# Errors\n\n{BEGIN}\n\n{shown}\n\n{END}\n\n## By hand\n"


def test_missing_corpora_are_skipped_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), "--only", "timebank", "muc"]) == 0
    assert "timebank: skipped, it is not there" in capsys.readouterr().err


def test_an_unknown_corpus_cannot_run_and_the_command_is_an_option_of_the_gate(tmp_path: Path) -> None:
    assert evaluate([str(tmp_path), "--errors", "--only", "tea-leaves"]) == 2
    assert evaluate([str(tmp_path), "--only", "muc", "--errors"]) == 0
