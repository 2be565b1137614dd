"""The page of a run: a table a day, the newest first, missing corpora named."""

from pathlib import Path

from evaluation.floors import Floor, judge
from evaluation.measurement import Measurement, Outcome
from evaluation.table import Row, lines_of, write_page

MEASUREMENT = Measurement(
    name="bells",
    about="bells heard",
    paths=lambda _: (),
    measure=lambda _: Outcome("even", "", {}),
    gated=("F1",),
    peers={"F1": "a good ear 55.0"},
    goals={"F1": 70},
)


def _row(score: float, floor: float | None) -> Row:
    outcome = Outcome("even", "9 bells", {"F1": score, "recall": 40.0})
    pinned = None if floor is None else Floor("abc", "even", {"F1": floor})
    return Row(MEASUREMENT, outcome, tuple(judge(MEASUREMENT, outcome, pinned)), 2.0)


def test_ours_stand_beside_floor_goal_and_peers() -> None:
    assert lines_of([_row(61.25, 60.0)])[2:] == [
        "| bells | even: 9 bells (2 s) | F1 | 61.2 | 60.0 | 70 | a good ear 55.0 |",
        "|  |  | recall | 40.0 |  |  |  |",
    ]


def test_a_broken_floor_shows() -> None:
    assert "60.0 **broken**" in lines_of([_row(59.0, 60.0)])[2]


def test_a_missing_corpus_is_named() -> None:
    assert lines_of([Row(MEASUREMENT, None, (), 0.0, "skipped: its corpus is not there")])[2:] == [
        "| bells | skipped: its corpus is not there | | | | | |"
    ]


def test_a_day_is_written_once_and_older_days_stay(tmp_path: Path) -> None:
    page = tmp_path / "accuracy.md"
    write_page(page, "2026-01-01", [_row(50.0, None)])
    write_page(page, "2026-01-02", [_row(51.0, None)])
    write_page(page, "2026-01-02", [_row(52.0, None)])
    words = page.read_text()
    assert [line for line in words.splitlines() if line.startswith("#")] == [
        "# Accuracy",
        "## 2026-01-02",
        "## 2026-01-01",
    ]
    assert "| 52.0 |" in words
    assert "| 50.0 |" in words
    assert "| 51.0 |" not in words
