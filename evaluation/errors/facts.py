"""Kinds of errors of the main job, end to end: which part of a fact keeps it from being found, breaches by kind."""

import hashlib
import importlib.util
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation.composed_cases import SETS, SPLITS
from evaluation.errors.counting import Corpus, Errors, counted
from evaluation.measurement import Data
from evaluation.records import document

Fact = Mapping[str, Any]
_WHOLE = {
    "same_actor": "not one actor", "set_aside": "not set aside", "copy": "not seen", "contradiction": "not listed",
    "refinement": "not listed",
}  # fmt: skip
_ANY_CLAIM = ("quote", "when", "where", "figure", "published")
_NEEDED = ("start", "end", "other", "other_quote", "names", "lat", "lon", "km", "claim_type")
"""What a fact cannot be asked for without."""


def kind_of(
    fact: Fact, holds: Callable[[Fact], bool], told: Sequence[Mapping[str, Any]], breaches: Sequence[str]
) -> str | None:
    """Return the kind of error made of a fact, None for none. `told` are our statements at its words."""
    kind, held = fact["kind"], holds(fact)
    if kind in breaches:
        return f"breach: {kind}" if held else None
    return None if held else f"{_what(fact)}: {_why(fact, holds, told)}"


def _what(fact: Fact) -> str:
    """Return what a fact is: its kind, of a contradiction its own kind too."""
    asked = fact["must"].get("kind", ()) if fact["kind"] == "contradiction" else ()
    kinds_asked = [asked] if isinstance(asked, str) else list(asked)
    return " of ".join((fact["kind"], *(["/".join(sorted(kinds_asked))] if kinds_asked else [])))


def _why(fact: Fact, holds: Callable[[Fact], bool], told: Sequence[Mapping[str, Any]]) -> str:
    """Return what keeps a fact from being found."""
    kind, must = fact["kind"], fact["must"]
    types = {str(row["claim"].get("type")) for row in told} - {"none"}
    spare = [key for key in must if key not in _NEEDED]
    guilty = [key for key in spare if holds({**fact, "must": {k: v for k, v in must.items() if k != key}})]
    if guilty:
        return f"{guilty[0]} is another or missing"
    if kind in _WHOLE:
        return _WHOLE[kind]
    if not told:
        return "no statement at these words"
    if kind in ("when", "where"):
        return "another one" if any(row.get(kind) for row in told) else "none"
    if kind not in (*types, *_ANY_CLAIM):
        return f"told as {sorted(types)[0]}" if types else "words without a claim"
    if not holds({**fact, "must": {key: must[key] for key in must if key in _NEEDED}}):
        return "no statement with these bounds" if kind == "quote" else "none at these words"
    return "wrong in more than one part"


def kinds(data: Data, scorer: Path, facts: Path, reports: Path) -> Iterator[str]:
    """Yield the kind of each error in one folder of reports, as the scorer beside the facts judges them."""
    module = _loaded(scorer)
    rows = [json.loads(line) for line in facts.read_text(encoding="utf-8").splitlines() if line.strip()]
    files = {row["report"] for row in rows} | {row["must"]["other"] for row in rows if "other" in row["must"]}
    contents = {name: (reports / name).read_bytes() for name in sorted(files)}
    texts = {name: content.decode("utf-8") for name, content in contents.items()}
    digests = {hashlib.sha256(content).hexdigest(): name for name, content in contents.items()}
    judge = module.Judge(module.Export(document(data, reports), texts, digests), texts)
    for row in rows:
        kind = kind_of(row, judge.holds, judge.here(row["report"], row.get("quote", "")), module.BREACHES)
        if kind is not None:
            yield kind


def _loaded(path: Path) -> Any:
    """Return the scorer as a module; it lies beside the facts and is no part of the project."""
    spec = importlib.util.spec_from_file_location("scorer_of_facts", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def count_seeds(data: Data) -> Errors:
    """Count the errors on the seed reports."""
    scorer, facts, reports = data.find("gold/score.py", "gold/seeds.jsonl", "seeds")
    return counted("all, developed on", kinds(data, scorer, facts, reports))


def count_cases(data: Data) -> Errors:
    """Count the errors on the composed cases that are developed on."""
    (scorer,) = data.find("gold/score.py")
    cases = [SETS / name for name in SPLITS["development"]]
    made = [kind for case in cases for kind in kinds(data, scorer, case / "gold.jsonl", case)]
    return counted(f"{len(cases)} cases that are developed on", made)


SEEDS = Corpus(
    "seeds", "the main job on five reports of one day",
    lambda data: data.find("gold/score.py", "gold/seeds.jsonl", "seeds"), count_seeds,
)  # fmt: skip
CASES = Corpus(
    "cases-development", "the main job on composed cases", lambda data: data.find("gold/score.py"), count_cases
)
