"""Kinds of errors on pairs of accounts: what was said instead, and how the two tellings were read."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from evaluation.errors.counting import Corpus, Errors, counted
from evaluation.measurement import Data
from evaluation.relations import NONE, NONE_TOLD, Row, between, read_pair, rows
from trucewatch.register import View
from trucewatch.statements.parsing import SpacyParser

PARTS = (
    "development", "more", "varied", "varied-more", "fresh-development", "plain-development", "plain-more",
    "plain-none",
)  # fmt: skip


def kind_of(row: Row, said: str, tellings: tuple[frozenset[str], frozenset[str]]) -> str | None:
    """Return the kind of error, None for none; `tellings` are the types of claim that either report makes."""
    wanted = row["kind"]
    if said == wanted or (said == NONE and wanted in NONE_TOLD):
        return None
    if said != NONE:
        return f"{wanted} said to be {said}"
    left, right = tellings
    if not left or not right:
        return f"{wanted} not seen: {'neither telling' if not left | right else 'one telling'} is typed"
    if not left & right:
        return f"{wanted} not seen: the tellings have claims of other types"
    return f"{wanted} not seen: both tell {'+'.join(sorted(left & right))}"


def types_of(view: View) -> tuple[frozenset[str], frozenset[str]]:
    """Return the types of claim that the left and the right report make."""
    names = {report.id: Path(report.file).stem for report in view.reports.values()}
    made = [(names[s.report], str(s.claim.__struct_config__.tag)) for s in view.statements.values()]
    left, right = (frozenset(t for name, t in made if name == side and t != NONE) for side in ("left", "right"))
    return left, right


def kinds(data: Data) -> Iterator[str]:
    """Yield the kind of each error on the parts that are developed on."""
    parser = SpacyParser()
    for part in PARTS:
        for row in rows(part):
            with tempfile.TemporaryDirectory() as folder:
                view = read_pair(row, Path(folder), data.codebook, parser)
            kind = kind_of(row, between(view), types_of(view))
            if kind is not None:
                yield kind


def count(data: Data) -> Errors:
    """Count the errors on the parts that are developed on."""
    pairs = sum(len(rows(part)) for part in PARTS)
    return counted(f"the parts developed on, {pairs} pairs", kinds(data))


def _paths(_: Data) -> tuple[Path, ...]:
    return (Path(__file__).parent,)


CORPUS = Corpus("relations", "how two accounts of one matter stand", _paths, count)
