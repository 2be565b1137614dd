"""Body finding and dates on the development data beside the checkout."""

import json
import re
from pathlib import Path

import pytest

from trucewatch.codebook import Codebook
from trucewatch.intake import Source, date_reports, gather, open_report
from trucewatch.model import Label, Report, Text

pytestmark = pytest.mark.shared
HEADS = (Label.TITLE, Label.STANDFIRST)


@pytest.fixture(scope="module")
def seeds(shared: Path, book: Codebook) -> dict[str, tuple[Report, Text]]:
    found = [open_report(item, book) for item in gather([shared / "seeds"], None, book) if isinstance(item, Source)]
    return {report.file: (report, text) for report, text in found}


def covered(text: Text, start: int, end: int, labels: set[str]) -> int:
    return sum(max(0, min(end, a.end) - max(start, a.start)) for a in text.asides if a.label.value in labels)


def test_what_is_set_aside_in_the_gold_is_set_aside(shared: Path, seeds: dict[str, tuple[Report, Text]]) -> None:
    facts = [json.loads(line) for line in (shared / "gold" / "seeds.jsonl").read_text().splitlines() if line.strip()]
    missed = []
    for fact in (fact for fact in facts if fact["kind"] == "set_aside"):
        text = seeds[fact["report"]][1]
        start = text.content.index(fact["quote"])
        if covered(text, start, start + len(fact["quote"]), set(fact["must"]["label"])) * 2 < len(fact["quote"]):
            missed.append(fact["id"])
    assert missed == []


def test_no_prose_of_the_claim_tables_is_set_aside(shared: Path, seeds: dict[str, tuple[Report, Text]]) -> None:
    rows = re.findall(r"^\| (00\d)-\d+ \| (\d+)–(\d+) \|", (shared / "gold" / "seeds.md").read_text(), re.MULTILINE)
    assert len(rows) > 100
    lost = []
    for number, start, end in rows:
        _, text = next(pair for name, pair in seeds.items() if name.startswith(number))
        head = {a.start for a in text.asides if a.label in HEADS}
        inside = sum(max(0, min(int(end), b.end) - max(int(start), b.start)) for b in text.blocks)
        if inside < (int(end) - int(start)) * 0.9 and not any(int(start) <= at < int(end) for at in head):
            lost.append((number, start, end))
    assert lost == []


def test_the_dates_of_the_seeds(seeds: dict[str, tuple[Report, Text]], book: Codebook) -> None:
    found = date_reports(list(seeds.values()), [], book)
    days = {report.file[:3]: (report.published.date, report.published.basis.value) for report in found}
    assert days == {
        "000": ("2020-01-14", "text"),
        "001": ("2020-01-14", "same-story"),
        "002": ("2020-01-14", "text"),
        "003": ("2020-01-14", "same-story"),
        "004": ("2020-01-13", "text"),
    }


def test_every_case_gives_body_and_a_title_or_none_with_reason(shared: Path, book: Codebook) -> None:
    opened = [open_report(item, book) for item in gather([shared / "cases"], None, book) if isinstance(item, Source)]
    assert len(opened) > 50
    for report, text in opened:
        body = sum(block.end - block.start for block in text.blocks)
        assert body > len(text.content) * 0.75, report.file
    assert sum(report.title is None for report, _ in opened) <= 1
