"""Read what the scorer of the development data says of an export held against the facts that an analyst reads."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from evaluation.measurement import Data
from evaluation.records import exported


@dataclass(frozen=True)
class Answer:
    """The scorer's answer: weighted recall in per cent, breaches, what is listed, what is found.

    `kinds` gives by kind of fact how many are found and how many there are, "overall" among them.
    """

    recall: float
    violations: float
    breaches: float
    statements: float
    contradictions: float
    kinds: Mapping[str, tuple[float, float]]


def answered(said: str) -> Answer:
    """Return what the scorer printed, as figures. Raises ValueError where it is not understood."""
    kinds = {m[1]: (float(m[2]), float(m[3])) for m in re.finditer(r"^(\w+) +(\d+)/(\d+) ", said, re.MULTILINE)}
    breaches = re.search(r"^breaches: (.*)$", said, re.MULTILINE)
    last = re.search(r"^recall ([\d.]+) never-violations (\d+)$", said, re.MULTILINE)
    if last is None or breaches is None:
        raise ValueError(f"the scorer's answer is not understood: {said[-200:]}")
    return Answer(
        recall=100 * float(last[1]),
        violations=float(last[2]),
        breaches=sum(float(n) for n in re.findall(r"(\d+)/\d+", breaches[1])) - float(last[2]),
        statements=_counted("statements", said),
        contradictions=_counted("contradictions", said),
        kinds=kinds,
    )


def score(data: Data, scorer: Path, facts: Path, reports: Path) -> Answer:
    """Return what the scorer says of the main job's export of a folder of reports."""
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "export.json"
        export.write_bytes(exported(data, reports))
        command = [sys.executable, str(scorer), str(facts), str(export), "--reports", str(reports)]
        return answered(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _counted(what: str, said: str) -> float:
    found = re.search(rf"\b{what} (\d+)", said)
    return float(found[1]) if found else 0.0
