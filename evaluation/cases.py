"""Measure copies and figures on a whole case: a dozen outlets on one event, labelled by one annotator in one pass."""

import csv
from pathlib import Path
from typing import Any

from evaluation.measurement import Data, Measurement, Outcome, f1
from evaluation.records import document

_CASE = "cases/syria-rashidin-bus-2017-04"
_MEASURES = {"killed": "killed", "bodies": "killed", "injured": "wounded", "displaced": "displaced"}
_QUALIFIERS = {"at_least": "at-least", "more_than": "more-than", "exact": "exactly"}
Row = dict[str, Any]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _stem(file: str) -> str:
    return Path(file).stem


# --- copies


def _copy_paths(data: Data) -> tuple[Path, ...]:
    found = data.find(_CASE)
    return found if found and (found[0] / "copy_pairs.tsv").is_file() else ()


def copies(data: Data) -> Outcome:
    """Return precision, recall and F1 over pairs of files that share copied words."""
    (case,) = _copy_paths(data)
    wanted = {frozenset((_stem(r["file_a"]), _stem(r["file_b"]))) for r in _rows(case / "copy_pairs.tsv")}
    export = document(data, case)
    files = {report["id"]: _stem(report["file"]) for report in export["reports"]}
    made = {
        frozenset((files[d["later"]], files[d["earlier"]]))
        for d in export["derivations"]
        if d["tie"] == "copied" and d["later"] in files and d["earlier"] in files
    }
    right = len(wanted & made)
    figures = {
        "pair F1": f1(right, len(wanted), len(made)),
        "pair precision": 100 * right / max(1, len(made)),
        "pair recall": 100 * right / max(1, len(wanted)),
    }
    return Outcome("all, developed on", f"{len(wanted)} pairs of {len(files)} reports", figures)


COPIES = Measurement(
    name="copies",
    about="pairs of reports that share copied passages",
    paths=_copy_paths,
    measure=copies,
    gated=("pair F1",),
    peers={"pair recall": "the 5-gram Jaccard 0.5 rule: 2 of 26 in such cases"},
)


# --- figures


def figures(data: Data) -> Outcome:
    """Return recall of the labelled figures by number and measure, and with the qualifier, and precision.

    A claim counts against precision where its report has no label with this number and measure: the annotator
    marked figures of people only, so claims of another measure are left out.
    """
    (case,) = _figure_paths(data)
    labels = [
        (_stem(r["file"]), float(r["value"]), _MEASURES[r["kind"]], _QUALIFIERS[r["qualifier"]])
        for r in _rows(case / "figures.tsv")
    ]
    export = document(data, case)
    made = [claim for claim in _claims(export) if claim[2] in set(_MEASURES.values())]
    plain, numbers = {m[:3] for m in made}, {label[:3] for label in labels}
    recalled = sum(label[:3] in plain for label in labels)
    qualified = sum(label in set(made) for label in labels)
    precise = sum(claim[:3] in numbers for claim in made)
    return Outcome(
        "all, developed on",
        f"{len(labels)} figures",
        {
            "recall": 100 * recalled / len(labels),
            "recall with qualifier": 100 * qualified / len(labels),
            "precision": 100 * precise / max(1, len(made)),
        },
    )


def _claims(export: Row) -> list[tuple[str, float, str, str]]:
    reports = {report["id"]: _stem(report["file"]) for report in export["reports"]}
    found = []
    for statement in export["statements"]:
        claim = statement["claim"]
        if claim["type"] == "figure":
            number = claim["low"] if claim["low"] is not None else claim["high"]
            if number is not None:
                found.append((reports[statement["report"]], float(number), claim["measure"], claim["qualifier"]))
    return found


def _figure_paths(data: Data) -> tuple[Path, ...]:
    found = data.find(_CASE)
    return found if found and (found[0] / "figures.tsv").is_file() else ()


FIGURES = Measurement(
    name="figures",
    about="numbers of people, with measure and qualifier",
    paths=_figure_paths,
    measure=figures,
    gated=("recall", "recall with qualifier", "precision"),
    goals={"recall": 80, "precision": 85},
    peers={"recall": "none published"},
)
