"""Positions and commitments in two lots of sentences of agencies, missions and aid updates, read as a report is."""

import re
from collections.abc import Callable

import pytest
from tests.statements.claims.agency_sentences import (
    COMMITMENTS,
    MISSED,
    MORE_COMMITMENTS,
    MORE_NEITHER,
    MORE_POSITIONS,
    NEITHER,
    POSITIONS,
)

from trucewatch.model import CommitmentClaim, PositionClaim, Reading, Stance, Statement

Read = Callable[..., Reading]


def _told(reading: Reading) -> list[Statement]:
    return [s for s in reading.statements if isinstance(s.claim, PositionClaim | CommitmentClaim)]


def _fits(expected: str, statement: Statement) -> bool:
    """Whether a statement says what a row asks for."""
    kind, actor, *rest = expected.split(", ")
    claim = statement.claim
    if isinstance(claim, CommitmentClaim) and kind == "commitment":
        undertaking, *deadline = rest
        dated = not deadline or (claim.deadline or "").startswith(deadline[0])
        return bool(re.search(actor, claim.actor.name) and undertaking in claim.undertaking) and dated
    if not isinstance(claim, PositionClaim) or claim.position != kind or not re.search(actor, claim.actor.name):
        return False
    if (statement.stance is Stance.DENIES) != (rest == ["denies"]):
        return False
    return rest in ([], ["denies"]) or (claim.until or "").startswith(rest[0])


@pytest.mark.parametrize(("words", "expected"), POSITIONS + MORE_POSITIONS)
def test_what_actors_did_about_an_agreement(reading_of: Read, words: str, expected: list[str]) -> None:
    told = _told(reading_of(words))
    assert [row for row in expected if not any(_fits(row, one) for one in told)] == []


@pytest.mark.parametrize(("words", "expected"), POSITIONS + MORE_POSITIONS)
def test_no_position_is_read_besides(reading_of: Read, words: str, expected: list[str]) -> None:
    taken = [one for one in _told(reading_of(words)) if isinstance(one.claim, PositionClaim)]
    assert [one.claim for one in taken if not any(_fits(row, one) for row in expected)] == []


@pytest.mark.parametrize(("words", "expected"), COMMITMENTS + MORE_COMMITMENTS)
def test_what_actors_undertook(reading_of: Read, words: str, expected: list[str]) -> None:
    told = _told(reading_of(words))
    assert [row for row in expected if not any(_fits(row, one) for one in told)] == []


@pytest.mark.parametrize("words", NEITHER + MORE_NEITHER)
def test_what_is_neither(reading_of: Read, words: str) -> None:
    assert _told(reading_of(words)) == []


@pytest.mark.xfail(strict=True, reason="not read yet")
@pytest.mark.parametrize(("words", "expected"), MISSED)
def test_what_is_missed_still(reading_of: Read, words: str, expected: list[str]) -> None:
    told = _told(reading_of(words))
    assert [row for row in expected if not any(_fits(row, one) for one in told)] == []
