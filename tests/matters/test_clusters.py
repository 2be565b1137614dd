"""Clusters that are kept apart stay so however they grow."""

import pytest

from trucewatch.matters.clusters import Barred, Clusters


@pytest.mark.parametrize(("left", "right"), [("a", "b"), ("b", "a")])
def test_what_is_kept_from_one_is_kept_from_what_it_is_joined_to(left: str, right: str) -> None:
    clusters = Clusters("abcd")
    barred = Barred(clusters)
    barred.add("b", "c")
    barred.join(left, right)
    assert barred.known("a", "c")
    assert barred.known("c", "b")
    assert not barred.known("a", "d")
    barred.join("d", "c")
    assert barred.known("a", "d")
    assert clusters.groups() == [tuple(clusters.members("a")), ("d", "c")]


def test_what_was_never_kept_apart_is_not() -> None:
    clusters = Clusters("abc")
    barred = Barred(clusters)
    barred.join("a", "b")
    assert not barred.known("a", "c")
