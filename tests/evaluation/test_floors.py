"""Floors only rise, count on their own corpus only, and survive being written."""

from pathlib import Path

import pytest
from evaluation.floors import Floor, judge, pinned, read_floors, write_floors
from evaluation.measurement import Data, Measurement, Outcome, digest, f1


def _measurement() -> Measurement:
    return Measurement(
        name="bells",
        about="bells heard",
        paths=lambda _: (),
        measure=lambda _: Outcome("even", "9 bells", {}),
        gated=("F1", "false alarms"),
        fewer=frozenset(["false alarms"]),
    )


def _outcome(score: float, alarms: float) -> Outcome:
    return Outcome("even", "9 bells", {"F1": score, "false alarms": alarms, "recall": 1.0})


OLD = Floor("abc", "even", {"F1": 60.0, "false alarms": 2.0})

VERDICTS = [
    (60.0, 2.0, ["held", "held"]),
    (59.96, 2.04, ["held", "held"]),
    (59.9, 2.0, ["broken", "held"]),
    (60.0, 3.0, ["held", "broken"]),
    (63.0, 0.0, ["risen", "risen"]),
]


@pytest.mark.parametrize(("score", "alarms", "words"), VERDICTS)
def test_a_figure_below_its_floor_breaks_it(score: float, alarms: float, words: list[str]) -> None:
    assert [v.word for v in judge(_measurement(), _outcome(score, alarms), OLD)] == words


def test_without_a_floor_every_figure_is_new() -> None:
    assert {v.word for v in judge(_measurement(), _outcome(1, 1), None)} == {"new"}


def test_a_new_pin_never_falls_unless_allowed() -> None:
    worse = _outcome(50.0, 5.0)
    assert pinned(_measurement(), worse, "abc", OLD, lower=False).figures == {"F1": 60.0, "false alarms": 2.0}
    assert pinned(_measurement(), worse, "abc", OLD, lower=True).figures == {"F1": 50.0, "false alarms": 5.0}
    assert pinned(_measurement(), _outcome(61.27, 1.02), "abc", OLD, lower=False).figures == {
        "F1": 61.2,
        "false alarms": 1.1,
    }


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    file = tmp_path / "floors.toml"
    assert read_floors(file) == {}
    write_floors(file, {"bells": OLD, "aaa": OLD}, ["bells"])
    assert read_floors(file) == {"bells": OLD, "aaa": OLD}
    assert list(read_floors(file)) == ["bells", "aaa"]


def test_a_file_that_holds_no_floors_is_named(tmp_path: Path) -> None:
    file = tmp_path / "floors.toml"
    file.write_text("[bells]\ncorpus = 'abc'\n")
    with pytest.raises(ValueError, match=r"floors\.toml"):
        read_floors(file)


def test_a_digest_changes_with_a_letter_and_with_a_name(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "one.txt").write_text("bell")
    before = digest([corpus])
    assert digest([corpus]) == before
    (corpus / "one.txt").write_text("belt")
    changed = digest([corpus])
    (corpus / "one.txt").rename(corpus / "two.txt")
    assert len({before, changed, digest([corpus])}) == 3


def test_corpora_are_found_in_the_folder_or_beside_it(tmp_path: Path) -> None:
    (tmp_path / "bench" / "names").mkdir(parents=True)
    (tmp_path / "seeds").mkdir()
    data = Data(tmp_path / "bench", codebook=None, parses=None)  # type: ignore[arg-type]
    assert data.find("names", "seeds") == (tmp_path / "bench" / "names", tmp_path / "seeds")
    assert data.find("names", "nothing") == ()


def test_f1() -> None:
    assert f1(3, 4, 6) == pytest.approx(60.0)
    assert f1(0, 0, 0) == 0.0
