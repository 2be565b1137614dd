"""Measure the whole main job on the seed reports against the facts that an analyst reads in them."""

from pathlib import Path

from evaluation.measurement import Data, Measurement, Outcome
from evaluation.scorer import score


def _paths(data: Data) -> tuple[Path, ...]:
    return data.find("gold/score.py", "gold/seeds.jsonl", "seeds")


def measure(data: Data) -> Outcome:
    """Return the weighted recall in per cent and the breaches, as the scorer beside the facts counts them."""
    scorer, facts, reports = _paths(data)
    answer = score(data, scorer, facts, reports)
    figures = {
        "weighted recall": answer.recall,
        "never-violations": answer.violations,
        "other breaches": answer.breaches,
        "quotations found": 100 * answer.kinds["quote"][0] / answer.kinds["quote"][1],
        "statements": answer.statements,
    }
    return Outcome("all, developed on", f"{int(answer.kinds['overall'][1])} facts", figures)


SEEDS = Measurement(
    name="seeds",
    about="the main job end to end on five reports of one day",
    paths=_paths,
    measure=measure,
    gated=("weighted recall", "never-violations", "other breaches", "quotations found"),
    fewer=frozenset(["never-violations", "other breaches"]),
    peers={"quotations found": "textacy 16 of 27 direct ones", "weighted recall": "none published"},
    goals={"weighted recall": 90, "never-violations": 0},
)
