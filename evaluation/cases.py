"""Measure copies and figures on a whole case: a dozen outlets on one event, labelled by one annotator in one pass."""

import csv
from pathlib import Path
from typing import Any, NamedTuple

from evaluation.measurement import Data, Measurement, Outcome, f1
from evaluation.records import document

_CASE = "cases/syria-rashidin-bus-2017-04"
_MEASURES = {"killed": "killed", "bodies": "killed", "injured": "wounded", "displaced": "displaced"}
_QUALIFIERS = {"at_least": "at-least", "more_than": "more-than", "exact": "exactly"}
Row = dict[str, Any]
Pair = frozenset[str]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _stem(file: str) -> str:
    return Path(file).stem


# --- copies


def copy_paths(data: Data) -> tuple[Path, ...]:
    """Return the case, where its pairs are labelled."""
    found = data.find(_CASE)
    return found if found and (found[0] / "copy_pairs.tsv").is_file() else ()


def labelled_and_copied(data: Data, case: Path) -> tuple[dict[Pair, str], dict[Pair, int]]:
    """Return the labelled pairs of files with their label, and our pairs with the letters that they share."""
    rows = _rows(case / "copy_pairs.tsv")
    wanted = {frozenset((_stem(row["file_a"]), _stem(row["file_b"]))): row["relation"] for row in rows}
    export = document(data, case)
    files = {report["id"]: _stem(report["file"]) for report in export["reports"]}
    made = {
        frozenset((files[d["later"]], files[d["earlier"]])): sum(span[1] - span[0] for span in d["spans"])
        for d in export["derivations"]
        if d["tie"] == "copied" and d["later"] in files and d["earlier"] in files
    }
    return wanted, made


def copies(data: Data) -> Outcome:
    """Return precision, recall and F1 over pairs of files that share copied words."""
    (case,) = copy_paths(data)
    wanted, made = labelled_and_copied(data, case)
    files = {_stem(path.name) for path in case.glob("*.txt")}
    right = len(wanted.keys() & made.keys())
    figures = {
        "pair F1": f1(right, len(wanted), len(made)),
        "pair precision": 100 * right / max(1, len(made)),
        "pair recall": 100 * right / max(1, len(wanted)),
    }
    return Outcome("all, developed on", f"{len(wanted)} pairs of {len(files)} reports", figures)


COPIES = Measurement(
    name="copies",
    about="pairs of reports that share copied passages",
    paths=copy_paths,
    measure=copies,
    gated=("pair F1",),
    peers={"pair recall": "the 5-gram Jaccard 0.5 rule: 2 of 26 in such cases"},
)


# --- figures


def figures(data: Data) -> Outcome:
    """Return recall of the labelled figures by number and measure, with the qualifier, with all, and precision.

    A claim counts against precision where its report has no label with this number and measure: the annotator
    marked figures of people only, so claims of another measure are left out. With "all right", qualifier, who is
    counted and who counts must be right too: the label's word for those counted is in ours or both say people, and a
    word of the label's counter is in ours, or neither names one.
    """
    (case,) = figure_paths(data)
    labels, made = labelled_and_made(data, case)
    plain, numbers = {claim.key for claim in made}, {label.key for label in labels}
    recalled = sum(label.key in plain for label in labels)
    qualified = sum(any(label[:2] == claim[:2] for claim in made) for label in labels)
    precise = sum(claim.key in numbers for claim in made)
    whole = sum(any(agree(label, claim) for claim in made) for label in labels)
    exact = sum(any(agree(label, claim) for label in labels) for claim in made)
    return Outcome(
        "all, developed on",
        f"{len(labels)} figures",
        {
            "recall": 100 * recalled / len(labels),
            "recall with qualifier": 100 * qualified / len(labels),
            "precision": 100 * precise / max(1, len(made)),
            "recall, all right": 100 * whole / len(labels),
            "precision, all right": 100 * exact / max(1, len(made)),
        },
    )


def labelled_and_made(data: Data, case: Path) -> tuple[list["Figure"], list["Figure"]]:
    """Return the figures that are labelled in a case, and those of ours that the labels speak to."""
    labels = [label_of(row) for row in _rows(case / "figures.tsv")]
    return labels, [claim for claim in claims_of(document(data, case)) if claim.key[2] in set(_MEASURES.values())]


class Figure(NamedTuple):
    """A figure: file, number and measure; its qualifier; words for those counted, and for who counts."""

    key: tuple[str, float, str]
    qualifier: str
    counted: frozenset[str]
    counter: frozenset[str]


def label_of(row: dict[str, str]) -> Figure:
    """Return a label as a figure."""
    key = (_stem(row["file"]), float(row["value"]), _MEASURES[row["kind"]])
    return Figure(key, _QUALIFIERS[row["qualifier"]], _heads(row["who"]), _heads(row["attributed_to"]))


def _heads(words: str) -> frozenset[str]:
    """The words of a name or a noun phrase, small and singular, without those of grammar."""
    plain = "".join(c if c.isalnum() else " " for c in words.casefold()).split()
    return frozenset(word.removesuffix("s") for word in plain if word not in _GRAMMAR)


_GRAMMAR = frozenset(["a", "an", "the", "of", "for", "from", "and", "to", "in", "said", "told"])
_PEOPLE = frozenset(["people", "person", "dead", "body", "bodie", "killed", "wounded", "injured", "other"])


def agree(label: Figure, claim: Figure) -> bool:
    """Whether a claim is what a label says: number, measure, qualifier, who is counted and who counts."""
    return label[:2] == claim[:2] and same_people(label, claim) and same_counter(label, claim)


def same_people(label: Figure, claim: Figure) -> bool:
    """Whether both count the same people."""
    return bool(label.counted & claim.counted) or (label.counted | claim.counted) <= _PEOPLE


def same_counter(label: Figure, claim: Figure) -> bool:
    """Whether the same one counts in both, or nobody is named."""
    return bool(label.counter & claim.counter) or not (label.counter or claim.counter)


def claims_of(export: Row) -> list[Figure]:
    """Return the figures of an export."""
    reports = {report["id"]: _stem(report["file"]) for report in export["reports"]}
    names = {actor["id"]: actor["names"] for actor in export["actors"]}
    found = []
    for statement in export["statements"]:
        claim = statement["claim"]
        if claim["type"] == "figure":
            number = claim["low"] if claim["low"] is not None else claim["high"]
            if number is not None:
                key = (reports[statement["report"]], float(number), claim["measure"])
                counter = claim["counter"] or {"actor": None, "name": ""}
                called = " ".join([counter["name"], *names.get(counter["actor"], ())])
                found.append(Figure(key, claim["qualifier"], _heads(claim["counted"] or ""), _heads(called)))
    return found


def figure_paths(data: Data) -> tuple[Path, ...]:
    """Return the case, where its figures are labelled."""
    found = data.find(_CASE)
    return found if found and (found[0] / "figures.tsv").is_file() else ()


FIGURES = Measurement(
    name="figures",
    about="numbers of people, with measure and qualifier",
    paths=figure_paths,
    measure=figures,
    gated=("recall", "recall with qualifier", "precision", "recall, all right", "precision, all right"),
    goals={"recall, all right": 80, "precision, all right": 85},
    peers={"recall, all right": "none published"},
)
