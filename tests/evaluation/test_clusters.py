import pytest
from evaluation.clusters import b_cubed, grouped, pairwise

TRUTH = {"a": 1, "b": 1, "c": 1, "d": 2}


def test_joined_directly_and_through_others() -> None:
    assert grouped("dcba", [("c", "d"), ("b", "c")]) == {"a": "a", "b": "b", "c": "b", "d": "b"}


def test_a_right_grouping_has_full_scores() -> None:
    assert pytest.approx(b_cubed(TRUTH, TRUTH)) == (100, 100, 100)
    assert pytest.approx(pairwise(TRUTH, TRUTH)) == (100, 100, 100)


def test_a_grouping_that_joins_too_much() -> None:
    one = dict.fromkeys(TRUTH, "all")
    assert pytest.approx(b_cubed(TRUTH, one)) == (62.5, 100, 125 / 1.625)
    assert pytest.approx(pairwise(TRUTH, one)) == (50, 100, 200 / 3)


def test_a_grouping_that_joins_nothing() -> None:
    own = {item: item for item in TRUTH}
    assert pytest.approx(b_cubed(TRUTH, own)) == (100, 50, 200 / 3)
    assert pytest.approx(pairwise(TRUTH, own)) == (0, 0, 0)
