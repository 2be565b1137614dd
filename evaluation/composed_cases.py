"""Measure the whole main job on composed cases: some reports each on one truce, and the facts to be read in them.

`sets/cases/README.md` says what the cases are. Each case weighs the same in the recall, whatever its facts weigh.
Nobody who writes rules reads what is missed in the test cases.
"""

from collections.abc import Sequence
from pathlib import Path
from statistics import fmean

from evaluation.measurement import Data, Measurement, Outcome
from evaluation.scorer import Answer, score

SETS = Path(__file__).parent / "sets" / "cases"
SPLITS = {
    "development": ("congo-2024", "karabakh-2020", "myanmar-2024", "south-sudan-2018", "syria-2016", "ukraine-2017"),
    "test": ("gaza-2014", "sri-lanka-2006"),
    "late-development": ("colombia-2023", "ethiopia-2022", "lebanon-2024", "sudan-2023"),
    "late-test": ("georgia-2008", "kashmir-2025"),
    "newest-development": ("armenia-2022", "mali-2023", "nepal-2003", "yemen-2019"),
    "newest-test": ("mozambique-2017", "philippines-2016"),
}
_SCORER = "gold/score.py"
_FACTS = "gold.jsonl"


def figures(answers: Sequence[Answer]) -> dict[str, float]:
    """Return the mean recall over the cases, the sums of breaches and of what is listed, and contradictions found."""
    contradictions = [answer.kinds["contradiction"] for answer in answers]
    return {
        "weighted recall": fmean(answer.recall for answer in answers),
        "never-violations": sum(answer.violations for answer in answers),
        "other breaches": sum(answer.breaches for answer in answers),
        "contradictions found": 100 * sum(found for found, _ in contradictions) / sum(n for _, n in contradictions),
        "contradictions listed": sum(answer.contradictions for answer in answers),
        "statements": sum(answer.statements for answer in answers),
    }


def _measured(split: str, about: str) -> Measurement:
    """The measurement of the cases of one part."""
    cases = tuple(SETS / name for name in SPLITS[split])

    def paths(data: Data) -> tuple[Path, ...]:
        scorer = data.find(_SCORER)
        return (*scorer, *cases) if scorer else ()

    def measure(data: Data) -> Outcome:
        (scorer,) = data.find(_SCORER)
        answers = [score(data, scorer, case / _FACTS, case) for case in cases]
        facts = sum(int(answer.kinds["overall"][1]) for answer in answers)
        return Outcome(split, f"{facts} facts of {len(cases)} cases", figures(answers))

    return Measurement(
        name=f"cases-{split}",
        about=about,
        paths=paths,
        measure=measure,
        gated=("weighted recall", "never-violations", "other breaches"),
        fewer=frozenset(["never-violations", "other breaches"]),
        peers={"weighted recall": "none published"},
    )


CASES_DEVELOPMENT = _measured("development", "the main job end to end on six composed cases, developed on")
CASES_TEST = _measured("test", "the same, on two composed cases that nothing is developed on")
LATE_DEVELOPMENT = _measured("late-development", "the main job on four cases by two other writers, developed on since")
LATE_TEST = _measured("late-test", "the same, on two of their cases that nothing is developed on")
NEWEST_DEVELOPMENT = _measured(
    "newest-development", "the main job on four newer cases, their contradictions in other words on each side"
)
NEWEST_TEST = _measured("newest-test", "the same, on two of these cases that nothing is developed on")
