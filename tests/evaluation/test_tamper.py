"""A sample of the campaign of changes: every kind is found, and nothing untouched is called broken."""

import random

import pytest

from evaluation import tamper

KINDS = dict(tamper.changes())
MEANT_TO_PASS = [name for name in KINDS if "re-signed" in name or "by the keeper" in name or "rewind" in name]


@pytest.fixture(scope="module")
def sample() -> tuple[dict[str, tamper.Outcome], tamper.Outcome]:
    """Some hundreds of changes."""
    return tamper.campaign(10, seed=20)


@pytest.mark.parametrize("kind", KINDS)
def test_every_change_is_found(sample: tuple[dict[str, tamper.Outcome], tamper.Outcome], kind: str) -> None:
    outcome = sample[0][kind]
    assert outcome.made >= 8
    assert outcome.found == outcome.made


def test_nothing_untouched_is_called_broken(sample: tuple[dict[str, tamper.Outcome], tamper.Outcome]) -> None:
    assert (sample[1].made, sample[1].found) == (4, 0)


def test_an_end_cut_off_after_all_that_is_known_leaves_no_trace() -> None:
    outcome = tamper.campaign_of_what_cannot_be_found(20, seed=20)
    assert (outcome.made, outcome.found) == (20, 0)


@pytest.mark.parametrize("kind", MEANT_TO_PASS)
def test_clever_changes_pass_for_somebody_who_knows_nothing(kind: str) -> None:
    """Otherwise they would be found for their clumsiness, and the campaign would show nothing."""
    chance = random.Random(5)  # noqa: S311 - changes, not secrets
    passed = 0
    for _ in range(6):
        ours, others = tamper.record(chance), tamper.record(chance)
        passed += tamper.holds(KINDS[kind](chance, ours, others), None, None)
    assert passed >= 3
