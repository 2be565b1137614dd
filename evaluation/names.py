"""Measure the likeness of names on pairs that are or are not one: precision, recall and F1 at one threshold.

usage: python -m evaluation.names FOLDER [--split odd|even|all] [--errors N] [--thresholds]

FOLDER holds `cases.csv` (schema, name1, name2, is_match). Rows are counted from 0; even ones are for development,
odd ones for reporting.
"""

import argparse
import csv
from pathlib import Path

from evaluation.measurement import Data, Measurement, Outcome
from trucewatch.codebook import load
from trucewatch.model import ActorKind
from trucewatch.statements.actors.lexicon import lexicon_of
from trucewatch.statements.actors.names import Likeness, likeness

Judged = list[tuple[dict[str, str], bool, Likeness]]


def judged(folder: Path, split: str) -> Judged:
    """Return each pair of the split, whether it is one name, and how alike its names are."""
    lexicon = lexicon_of(load())
    with (folder / "cases.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    kept = [row for number, row in enumerate(rows) if split == "all" or (number % 2 == 1) == (split == "odd")]
    return [
        (row, row["is_match"] == "true", likeness(row["name1"], row["name2"], lexicon, _kind(row["schema"])))
        for row in kept
    ]


def _kind(schema: str) -> ActorKind:
    return ActorKind.PERSON if schema == "Person" else ActorKind.ORGANISATION


def scores(pairs: Judged, threshold: float | None) -> tuple[float, float, float]:
    """Return precision, recall and F1, at the codebook's threshold if none is given."""
    said = [found.same if threshold is None else found.score >= threshold for _, _, found in pairs]
    right = sum(one and same for (_, one, _), same in zip(pairs, said, strict=True))
    asked = sum(one for _, one, _ in pairs)
    return right / max(1, sum(said)), right / asked, 2 * right / (sum(said) + asked)


def _paths(data: Data) -> tuple[Path, ...]:
    return data.find("names/cases.csv")


def measure(data: Data) -> Outcome:
    """Return precision, recall and F1 at the codebook's threshold over the odd rows, or over all."""
    split = "all" if data.whole else "odd"
    pairs = judged(_paths(data)[0].parent, split)
    precision, recall, both = scores(pairs, None)
    figures = {"pair F1": 100 * both, "pair precision": 100 * precision, "pair recall": 100 * recall}
    return Outcome(split, f"{len(pairs)} pairs", figures)


NAMES = Measurement(
    name="names",
    about="whether two written names are one",
    paths=_paths,
    measure=measure,
    gated=("pair F1",),
    peers={"pair F1": "nomenklatura 79.0, Levenshtein 67.0"},
    goals={"pair F1": 80},
)


def main() -> None:
    """Print the scores, and the errors asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split", choices=("odd", "even", "all"), default="even")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--thresholds", action="store_true")
    asked = parser.parse_args()
    pairs = judged(asked.folder, asked.split)
    kinds = {"all": pairs, "persons": [p for p in pairs if p[0]["schema"] == "Person"],
             "bodies": [p for p in pairs if p[0]["schema"] != "Person"]}  # fmt: skip
    print(f"split: {asked.split} rows")
    for kind, some in kinds.items():
        print("{}: {} pairs, precision {:.3f} recall {:.3f} F1 {:.3f}".format(kind, len(some), *scores(some, None)))
    if asked.thresholds:
        for step in range(60, 100, 2):
            print(
                "  at {:.2f}: precision {:.3f} recall {:.3f} F1 {:.3f}".format(step / 100, *scores(pairs, step / 100))
            )
    wrong = [(found.score, one, row, found) for row, one, found in pairs if found.same != one]
    for score, one, row, found in wrong[: asked.errors]:
        print(f"  {'missed' if one else 'wrong'} {score:.2f} {row['name1']!r} {row['name2']!r} ({found.because})")


if __name__ == "__main__":
    main()
