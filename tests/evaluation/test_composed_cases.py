"""The composed cases: both parts are complete, every quotation of the facts stands once, the answer is read."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from evaluation.composed_cases import CASES_DEVELOPMENT, CASES_TEST, LATE_DEVELOPMENT, LATE_TEST, SETS, SPLITS, figures
from evaluation.measurement import Data
from evaluation.scorer import answered

from trucewatch.codebook import load
from trucewatch.statements.parsing import Parses, SpacyParser

CASES = sorted(path.name for path in SETS.iterdir() if path.is_dir())
SAID = """kind             found/total  weighted
contradiction            1/4      0.25
quote                    8/9      0.90
overall                 9/13      {recall}
breaches: not_copy 1/2, refinement 2/3, never {never}/4
statements 125, attributed 76 (11), contradictions 2 (4), read from set-aside text 0, reports missing 0
recall {recall} never-violations {never}
"""


def _facts(case: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SETS / case / "gold.jsonl").read_text(encoding="utf-8").splitlines()]


def test_each_case_is_in_one_part() -> None:
    assert sorted(case for part in SPLITS.values() for case in part) == CASES
    assert [len(part) for part in SPLITS.values()] == [6, 2, 4, 2, 4, 2]


@pytest.mark.parametrize("case", CASES)
def test_every_quotation_of_the_facts_stands_once_in_its_report(case: str) -> None:
    texts = {path.name: path.read_bytes().decode() for path in (SETS / case).glob("*.txt")}
    for fact in _facts(case):
        other = fact["must"].get("other", "")
        quoted = [(fact["report"], words) for words in (fact["quote"], *fact.get("alternatives", ())) if words]
        quoted += [(other, fact["must"]["other_quote"])] if "other_quote" in fact["must"] else []
        assert all(texts[name].count(words) == 1 for name, words in quoted), fact["id"]


@pytest.mark.parametrize("case", CASES)
def test_every_report_is_named_among_the_sources(case: str) -> None:
    with (SETS / case / "sources.tsv").open(encoding="utf-8", newline="") as file:
        named = [row["file"] for row in csv.DictReader(file, delimiter="\t")]
    assert named == sorted(path.name for path in (SETS / case).glob("*.txt"))
    assert len(named) in (5, 6)


def test_no_fact_has_the_id_of_another() -> None:
    ids = [fact["id"] for case in CASES for fact in _facts(case)]
    assert len(set(ids)) == len(ids)


def test_the_figures_are_those_of_the_scorers_answer_and_each_case_weighs_the_same() -> None:
    answers = [answered(SAID.format(recall=recall, never=never)) for recall, never in (("0.80", 0), ("0.60", 1))]
    assert answers[0].kinds["quote"] == (8, 9)
    assert figures(answers) == {
        "weighted recall": pytest.approx(70),
        "never-violations": 1,
        "other breaches": 6,
        "contradictions found": 25,
        "contradictions listed": 4,
        "statements": 250,
    }


def test_an_answer_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="not understood"):
        answered("nothing")


@pytest.mark.parametrize("measurement", [CASES_DEVELOPMENT, CASES_TEST, LATE_DEVELOPMENT, LATE_TEST])
def test_without_the_scorer_there_is_nothing_to_measure(measurement: Any, tmp_path: Path) -> None:
    codebook = load()
    assert measurement.paths(Data(tmp_path / "bench", codebook, Parses(SpacyParser(), codebook))) == ()
