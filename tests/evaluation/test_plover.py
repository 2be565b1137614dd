"""PLOVER records composed here, read with trailing commas, and our claims told as its events."""

from pathlib import Path

import pytest
from evaluation.plover import Event, Score, found_in, records

from trucewatch.codebook import load
from trucewatch.statements.parsing import Parses, SpacyParser

RECORDS = """[
{"id": "D", "event": "DOCUMENT", "eventText": "notes",},
{"id": "1", "event": "FIGHT", "source": [{"actorText": "Norland rebels"},], "target": [{"actorText": "Sudmark"}],
 "text": "Norland rebels shelled the port of Sudmark on Sunday.",},
{"id": "2", "event": "DEMAND", "source": [{"actorText": "Norland"}], "text": "Norland demanded that Sudmark withdraw.",},
]"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "records.txt").write_text(RECORDS, encoding="utf-8")
    return tmp_path


def test_records_are_read_in_halves_without_the_documentation(corpus: Path) -> None:
    assert [r.events[0].kind for r in records(corpus, "odd")] == ["FIGHT"]
    assert [r.events[0].kind for r in records(corpus, "even")] == ["DEMAND"]


def test_claims_are_told_as_events_with_their_actors(corpus: Path) -> None:
    parses, score = Parses(SpacyParser(), load()), Score()
    for record in records(corpus, "all"):
        score.add(record.events, found_in(record, parses, load()))
    assert score.figures["event F1"] == 100.0
    assert score.figures["source heads right"] == 100.0


def test_a_missed_and_a_wrong_event_both_count() -> None:
    score = Score()
    score.add([Event("FIGHT")], [Event("AGREE")])
    assert score.figures["event F1"] == 0.0
    score.add([Event("THREATEN")], [])
    assert score.gold.total() == 1
