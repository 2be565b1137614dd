"""Which parser a run has, when its workers start, and what their failure does."""

from collections.abc import Sequence

import pytest

from trucewatch.errors import EngineError
from trucewatch.pipeline.parsers import Parsers, PooledParser
from trucewatch.statements.labelling import Raw
from trucewatch.statements.parsing import SpacyParser


def test_a_worker_that_cannot_parse_ends_the_run_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    parser = PooledParser(1)

    def fail(_sentences: Sequence[str]) -> list[Raw]:
        raise ValueError("no model")

    monkeypatch.setattr("trucewatch.pipeline.parsers.parse_alone", fail)
    with pytest.raises(EngineError, match="no model"):
        parser.parse(["One.", "Two."])


@pytest.mark.parametrize(("reports", "jobs", "pooled"), [(3, None, False), (3, 2, True), (10_000, 1, False)])
def test_workers_are_started_where_they_are_asked_for_or_worth_it(
    reports: int, jobs: int | None, pooled: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[PooledParser] = []
    monkeypatch.setattr(PooledParser, "start", lambda self: started.append(self))
    with Parsers(jobs) as parsers:
        for count in range(1, reports + 1):
            parsers.expect(count)
        assert isinstance(parsers.chosen, PooledParser) is pooled
        assert len(started) == pooled


def test_one_long_report_is_worth_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[PooledParser] = []
    monkeypatch.setattr(PooledParser, "start", lambda self: started.append(self))
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    with Parsers() as parsers:
        parsers.expect(1)
        assert not started
        parsers.expect(2, long=True)
        assert started == [parsers.chosen]


def test_a_parser_that_is_given_is_taken_and_starts_nothing() -> None:
    given = SpacyParser()
    with Parsers(2, given) as parsers:
        parsers.expect(10_000)
        assert parsers.chosen is given


def test_workers_that_start_early_do_the_same() -> None:
    sentences = ["The army signed the truce.", "The council left."]
    with Parsers(2) as parsers:
        parsers.expect(1)
        assert parsers.chosen.parse(sentences) == SpacyParser().parse(sentences)
