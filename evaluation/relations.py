"""Measure how pairs of statements are told to stand to each other: contradictions by kind, and what is none.

usage: python -m evaluation.relations [--split SPLIT] [--errors]

`sets/relations.tsv` holds pairs composed and labelled for this project by one author in one pass: two paragraphs, each
read as a report of its own by the main job, and how they stand. What the project says of a pair is the kind of a
contradiction listed between the two reports, or else refinement, update, or none ("different" and "agreement" both
ask that nothing is listed, and a contradiction listed there counts against precision). `sets/relations_more.tsv` and
`sets/relations_varied.tsv` hold pairs composed later, in other countries and wordings: they are all developed on.
`sets/relations_fresh.tsv` was composed by another author, who had not read the rules; nobody who writes rules reads
the half of it that is reported.
`sets/relations_plain_development.tsv` and `sets/relations_plain_test.tsv` were composed by a further author who had not
read the rules either, as two newsrooms would write: mostly in other words, about real and invented wars, no country in
both halves; nobody who writes rules reads the test half. `sets/relations_plain_more.tsv` holds pairs of that kind that
are developed on, composed by one who had read the rules: in `plain-more` before the rules were run on any of them, and
in `plain-none` pairs that are no contradiction, for false alarms.
"""

import argparse
import csv
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from evaluation.measurement import Data, Measurement, Outcome
from trucewatch import pipeline
from trucewatch.codebook import Codebook, load
from trucewatch.register import MemoryRecorder, View
from trucewatch.statements.parsing import Parser, SpacyParser

_SETS = Path(__file__).parent / "sets"
_TABLES = {
    "development": "relations.tsv",
    "test": "relations.tsv",
    "more": "relations_more.tsv",
    "varied": "relations_varied.tsv",
    "varied-more": "relations_varied.tsv",
    "fresh-development": "relations_fresh.tsv",
    "fresh-test": "relations_fresh.tsv",
    "plain-development": "relations_plain_development.tsv",
    "plain-test": "relations_plain_test.tsv",
    "plain-more": "relations_plain_more.tsv",
    "plain-none": "relations_plain_more.tsv",
}
_CONTRADICTIONS = ("value", "time", "place", "responsibility", "status", "denial")
NONE = "none"
NONE_TOLD = ("different", "agreement")
"""The labels of pairs of which nothing is to be said."""
Row = dict[str, str]


def rows(split: str) -> list[Row]:
    """Return the pairs of one part."""
    with (_SETS / _TABLES[split]).open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return found if split == "more" else [row for row in found if row["split"] == split]


def said(row: Row, codebook: Codebook, parser: Parser) -> str:
    """Return what the main job says of a pair."""
    with tempfile.TemporaryDirectory() as name:
        return between(read_pair(row, Path(name), codebook, parser))


def read_pair(row: Row, folder: Path, codebook: Codebook, parser: Parser) -> View:
    """Return the view of the main job over the two reports of a pair, which are put into an empty folder."""
    facts = ["file\toutlet\tdate"]
    for side, outlet in (("left", "North Post"), ("right", "South Herald")):
        (folder / f"{side}.txt").write_text(f"{row[side]}\n", encoding="utf-8")
        facts.append(f"{side}.txt\t{outlet}\t{row[f'{side}_date']}")
    (folder / "sources.tsv").write_text("\n".join(facts) + "\n", encoding="utf-8")
    return pipeline.read([folder], MemoryRecorder(), codebook, parser=parser).view


def between(view: View) -> str:
    """Return what is listed between the two reports: the first contradiction by name, else refinement or update."""
    return min(_listed(view), default=NONE, key=lambda kind: (kind not in _CONTRADICTIONS, kind))


def _listed(view: View) -> Iterator[str]:
    """Yield what is listed between statements of the two reports."""
    report = {statement.id: statement.report for statement in view.statements.values()}
    listed = [(one.kind.value, one.left, one.right) for one in view.contradictions.values()]
    listed += [("refinement", one.vaguer, one.finer) for one in view.refinements]
    listed += [("update", one.earlier, one.later) for one in view.updates]
    yield from (kind for kind, left, right in listed if report[left] != report[right])


def confusion(split: str, codebook: Codebook, parser: Parser) -> list[tuple[Row, str]]:
    """Return each pair of one half with what is said of it."""
    return [(row, said(row, codebook, parser)) for row in rows(split)]


def figures(judged: list[tuple[Row, str]]) -> dict[str, float]:
    """Return precision and recall of contradictions, with and without their kind, and of the two that are none."""
    asked = [(row, kind) for row, kind in judged if row["kind"] in _CONTRADICTIONS]
    made = [(row, kind) for row, kind in judged if kind in _CONTRADICTIONS]
    found = [(row, kind) for row, kind in made if row["kind"] in _CONTRADICTIONS]
    right = sum(row["kind"] == kind for row, kind in found)
    shown = {
        "contradiction precision": 100 * len(found) / max(1, len(made)),
        "contradiction recall": 100 * len(found) / max(1, len(asked)),
        "contradiction recall with kind": 100 * right / max(1, len(asked)),
    }
    for name in ("refinement", "update"):
        of_kind = [kind for row, kind in judged if row["kind"] == name]
        shown[f"{name} recall"] = 100 * of_kind.count(name) / max(1, len(of_kind))
    return shown


def _measured(name: str, about: str, split: str) -> Measurement:
    """The measurement of one half that nothing was developed on."""
    table = _SETS / _TABLES[split]

    def measure(data: Data) -> Outcome:
        judged = confusion(split, data.codebook, SpacyParser())
        return Outcome(split, f"{len(judged)} pairs", figures(judged))

    return Measurement(
        name=name,
        about=about,
        paths=lambda _: (table,) if table.is_file() else (),
        measure=measure,
        gated=("contradiction precision", "contradiction recall"),
        goals={"contradiction precision": 90, "contradiction recall": 70},
        peers={"contradiction recall": "none published"},
    )


RELATIONS = _measured("relations", "how two accounts of one matter stand", "test")
FRESH_RELATIONS = _measured("relations-fresh", "the same, on pairs composed by another author", "fresh-test")
PLAIN_RELATIONS = _measured("relations-plain", "the same, in newsroom wording: few words in common", "plain-test")


def main() -> None:
    """Print the figures and the confusion table of one half, and its errors where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=tuple(_TABLES), default="development")
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    judged = confusion(asked.split, load(), SpacyParser())
    for name, value in figures(judged).items():
        print(f"{name:32} {value:5.1f}")
    table = Counter((row["kind"], kind) for row, kind in judged)
    for label in dict.fromkeys(row["kind"] for row, _ in judged):
        line = (f"{kind} {n}" for (wanted, kind), n in sorted(table.items()) if wanted == label)
        print(f"  {label:15} said to be: {', '.join(line)}")
    if asked.errors:
        for row, kind in judged:
            if kind != row["kind"] and not (kind == NONE and row["kind"] in NONE_TOLD):
                print(f"  {row['kind']} said to be {kind}: {row['left']} || {row['right']}")


if __name__ == "__main__":
    main()
