"""The development data beside the checkout: which pairs of reports share text, which do not."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from trucewatch.codebook import Codebook
from trucewatch.model import Basis, Precision, Published, Report, SharedPassage, Span, Text, Tie, content_id
from trucewatch.origins import trace

pytestmark = pytest.mark.shared

_LEAST_WORDS = 12  # shorter paragraphs of these files are headlines, captions and links


def tied(
    folder: Path, as_text: Callable[[str], Text], codebook: Codebook
) -> dict[tuple[str, str], tuple[SharedPassage, ...]]:
    """The passages of each tied pair of files, sorted by file name; `later` is the second file."""
    reports, texts = [], {}
    for file in sorted(folder.glob("*.txt")):
        content = file.read_bytes().decode("utf-8", "replace")
        made = as_text(content)
        blocks = tuple(b for b in made.blocks if len(content[b.start : b.end].split()) >= _LEAST_WORDS)
        number = f"{len(reports):03}"
        published = Published(date=f"2031-01-01T{number}", precision=Precision.UNCLEAR, basis=Basis.UNCLEAR)
        reports.append(
            Report(
                id=number,
                file=file.name,
                sha256=content_id("sha", content),
                size=len(content),
                outlet=None,
                title=None,
                language="en",
                published=published,
            )
        )
        texts[number] = Text(content=content, blocks=blocks, asides=())
    files = {report.id: report.file for report in reports}
    return {
        (files[found.earlier or ""], files[found.later]): found.passages
        for found in trace(reports, texts, [], codebook).derivations
        if found.tie is Tie.COPIED
    }


def covered(quote: Span, spans: list[Span]) -> bool:
    points = {n for span in spans for n in range(max(span.start, quote.start), min(span.end, quote.end))}
    return 2 * len(points) >= len(quote)


def test_the_passages_of_the_seeds(shared: Path, as_text: Callable[[str], Text], codebook: Codebook) -> None:
    found = tied(shared / "seeds", as_text, codebook)
    facts = [json.loads(line) for line in (shared / "gold" / "seeds.jsonl").read_text(encoding="utf-8").splitlines()]
    missed = []
    for fact in facts:
        if fact["kind"] == "copy":
            first, second = sorted(
                [(fact["report"], fact["quote"]), (fact["must"]["other"], fact["must"]["other_quote"])]
            )
            passages = found.get((first[0], second[0]), ())
            sides = [(first, [p.earlier for p in passages]), (second, [p.later for p in passages])]
            if not all(covered(_at(shared / "seeds" / name, quote), spans) for (name, quote), spans in sides):
                missed.append(fact["id"])
        elif fact["kind"] == "not_copy":
            assert tuple(sorted((fact["report"], fact["must"]["other"]))) not in found
    assert missed == []


def _at(file: Path, quote: str) -> Span:
    start = file.read_bytes().decode().index(quote)
    return Span(start=start, end=start + len(quote))


def test_pair_f1_on_the_labelled_case(shared: Path, as_text: Callable[[str], Text], codebook: Codebook) -> None:
    folder = shared / "cases" / "syria-rashidin-bus-2017-04"
    with (folder / "copy_pairs.tsv").open(encoding="utf-8") as lines:
        labelled = {tuple(sorted((row["file_a"], row["file_b"]))) for row in csv.DictReader(lines, delimiter="\t")}
    found = set(tied(folder, as_text, codebook))
    right = len(found & labelled)
    assert 2 * right / (len(found) + len(labelled)) >= 0.8


@pytest.mark.parametrize("case", ["iran-nuclear-archive-2018-05", "northkorea-test-halt-2018-04"])
def test_reports_written_separately_are_not_tied(
    shared: Path, as_text: Callable[[str], Text], codebook: Codebook, case: str
) -> None:
    assert tied(shared / "cases" / case, as_text, codebook) == {}


def test_reports_of_different_cases_are_not_tied(
    shared: Path, as_text: Callable[[str], Text], codebook: Codebook, tmp_path: Path
) -> None:
    folders = sorted(folder for folder in (shared / "cases").iterdir() if folder.is_dir())
    for folder in folders:
        for file in folder.glob("*.txt"):
            (tmp_path / f"{folder.name}_{file.name}").write_bytes(file.read_bytes())
    found = tied(tmp_path, as_text, codebook)
    across = [pair for pair in found if pair[0].partition("_")[0] != pair[1].partition("_")[0]]
    assert found
    assert across == []
