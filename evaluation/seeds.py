"""Measure the whole main job on the seed reports against the facts that an analyst reads in them."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from evaluation.measurement import Data, Measurement, Outcome
from evaluation.records import exported


def _paths(data: Data) -> tuple[Path, ...]:
    return data.find("gold/score.py", "gold/seeds.jsonl", "seeds")


def measure(data: Data) -> Outcome:
    """Return the weighted recall in per cent and the breaches, as the scorer beside the facts counts them."""
    scorer, facts, reports = _paths(data)
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "export.json"
        export.write_bytes(exported(data, reports))
        command = [sys.executable, str(scorer), str(facts), str(export), "--reports", str(reports)]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    kinds = {m[1]: (float(m[2]), float(m[3])) for m in re.finditer(r"^(\w+) +(\d+)/(\d+) ", said, re.MULTILINE)}
    breaches = re.search(r"^breaches: (.*)$", said, re.MULTILINE)
    last = re.search(r"^recall ([\d.]+) never-violations (\d+)$", said, re.MULTILINE)
    if last is None or breaches is None:
        raise ValueError(f"the scorer's answer is not understood: {said[-200:]}")
    counted = re.search(r"^statements (\d+)", said, re.MULTILINE)
    figures = {
        "weighted recall": 100 * float(last[1]),
        "never-violations": float(last[2]),
        "other breaches": sum(float(n) for n in re.findall(r"(\d+)/\d+", breaches[1])) - float(last[2]),
        "quotations found": 100 * kinds["quote"][0] / kinds["quote"][1],
        "statements": float(counted[1]) if counted else 0.0,
    }
    return Outcome("all, developed on", f"{int(kinds['overall'][1])} facts", figures)


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
