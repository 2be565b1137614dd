"""The words and thresholds of the grouping: every enumerated word they name exists."""

import pytest

from trucewatch.codebook import Codebook
from trucewatch.model import ContradictionKind, OccurrenceKind, Position


def test_every_position_has_its_place_in_the_order(codebook: Codebook) -> None:
    assert sorted(codebook.words("matters", "position", "order")) == sorted(one.value for one in Position)


@pytest.mark.parametrize("name", ["consent", "favour", "reject", "unsigned", "pending"])
def test_classes_hold_positions(codebook: Codebook, name: str) -> None:
    assert set(codebook.words("matters", "position", name)) <= {one.value for one in Position}


def test_kinds_of_incidents_exist(codebook: Codebook) -> None:
    rules = codebook.table("matters")["incident"]
    named = {kind for group in rules["groups"] for kind in group} | set(rules["own"])
    assert named <= {one.value for one in OccurrenceKind}


def test_outcomes_that_exclude_each_other_are_classes(codebook: Codebook) -> None:
    rules = codebook.table("matters")
    classes = set(rules["outcomes"]["order"])
    pairs = rules["outcome_pairs"]["opposed"] + rules["outcome_pairs"]["refined"] + rules["outcomes"]["sharper"]
    assert {name for pair in pairs for name in pair} <= classes
    assert classes <= set(rules["outcomes"])


def test_every_kind_of_contradiction_has_its_sentence(codebook: Codebook) -> None:
    assert {one.value for one in ContradictionKind} <= set(codebook.table("matters")["because"])
