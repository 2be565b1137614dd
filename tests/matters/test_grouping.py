"""Joining what is alike: the most alike first, never across what can never be one."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.matters.clusters import Clusters
from trucewatch.matters.grouping import Rule, gather_alike, near
from trucewatch.matters.likeness import Likeness, Part, vetoed

Scores = Mapping[frozenset[str], float | None]
NONE: frozenset[frozenset[str]] = frozenset()


def groups(
    items: str,
    scores: Scores,
    must: dict[tuple[str, str], bool] | None = None,
    rivals: frozenset[frozenset[str]] = NONE,
) -> list[str]:
    """Group letters by the scores of pairs (None: never one, not given: 0) at a threshold of 1."""

    def rival(a: str, b: str) -> Likeness | None:
        return Likeness((Part("time", -1.0, ""),)) if frozenset((a, b)) in rivals else None

    def like(a: str, b: str) -> Likeness:
        score = scores.get(frozenset((a, b)), 0.0)
        return vetoed("never") if score is None else Likeness((Part("score", score, ""),))

    rule = Rule(blocks=lambda _: ["one block"], like=like, accept=lambda liked: liked.score >= 1, rival=rival)
    found = gather_alike(list(items), rule, must or {})
    return sorted("".join(sorted(lot.items)) for lot in found)


def pair(a: str, b: str) -> frozenset[str]:
    return frozenset((a, b))


def test_of_very_many_each_is_compared_with_those_near_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    items = list(range(40))
    assert len(set(near(items))) == 40 * 39 / 2
    monkeypatch.setattr("trucewatch.matters.grouping._MANY", 20)
    monkeypatch.setattr("trucewatch.matters.grouping._NEXT", 3)
    assert {b - a for a, b in near(items)} == {1, 2, 3, 4, 5}
    assert {b - a for a, b in near(list(range(400)))} == {1, 2, 3}


def test_what_is_alike_is_joined_through_others() -> None:
    assert groups("abcd", {pair("a", "b"): 1, pair("b", "c"): 2}) == ["abc", "d"]


def test_the_most_alike_first_and_nothing_across_a_veto() -> None:
    scores: Scores = {pair("a", "b"): 1, pair("b", "c"): 2, pair("a", "c"): None}
    assert groups("abc", scores) == ["a", "bc"]


@pytest.mark.parametrize(
    ("must", "expected"),
    [({("a", "b"): False}, ["a", "b", "c"]), ({("a", "c"): True}, ["abc"]), ({("a", "b"): False, ("b", "c"): True}, ["a", "bc"])],
)  # fmt: skip
def test_people_decide(must: dict[tuple[str, str], bool], expected: list[str]) -> None:
    assert groups("abc", {pair("a", "b"): 1}, must) == expected


def test_rivals_are_joined_across_a_veto_but_not_across_a_decision() -> None:
    scores: Scores = {pair("a", "b"): None, pair("b", "c"): 1}
    rivals = frozenset({pair("a", "b")})
    assert groups("abc", scores, rivals=rivals) == ["abc"]
    assert groups("abc", scores, {("a", "c"): False}, rivals) == ["a", "bc"]


def test_each_lot_says_by_what_it_was_put_together() -> None:
    rule = Rule(
        blocks=lambda _: ["one block"],
        like=lambda a, b: Likeness((Part("letters", 1.0 if a + b in ("ab", "bc") else 0.0, a + b),)),
        accept=lambda liked: liked.score >= 1,
    )
    lots = gather_alike(list("abcd"), rule, {("a", "d"): True})
    assert [(lot.items, [(a, b, found.parts[0].name) for a, b, found in lot.joins]) for lot in lots] == [
        (("a", "b", "c", "d"), [("a", "d", "judged"), ("a", "b", "letters"), ("b", "c", "letters")])
    ]


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda p: p[0] != p[1]).map(frozenset),
        st.one_of(st.none(), st.sampled_from([0.5, 1.0, 1.5, 2.0])),
    )
)
def test_groups_part_the_items_and_hold_no_veto(scores: dict[frozenset[str], float | None]) -> None:
    found = groups("abcdef", scores)
    assert sorted("".join(found)) == list("abcdef")
    for group in found:
        assert not any(score is None and barred <= set(group) for barred, score in scores.items())


def test_clusters_are_known_by_the_first_that_stays() -> None:
    clusters = Clusters("abc")
    clusters.join("b", "c")
    clusters.join("a", "c")
    assert clusters.groups() == [("a", "b", "c")]
    assert clusters.home("c") == "a"


def test_tellings_beyond_the_first_few_join_by_the_rule_itself() -> None:
    """Twenty items tell the same: all are one lot, and not all pairs are asked of; one that people set apart stays."""
    asked: list[tuple[int, int]] = []

    def like(a: int, b: int) -> Likeness:
        asked.append((a, b))
        return Likeness((Part("same", 1.0, ""),))

    rule: Rule[int] = Rule(
        blocks=lambda _: ("all",), like=like, accept=lambda found: found.score >= 1, same=lambda _: "told"
    )
    assert [lot.items for lot in gather_alike(range(20), rule, {})] == [tuple(range(20))]
    assert len(asked) < 20 * 19 / 2 / 2
    apart = gather_alike(range(20), rule, {(0, 19): False})
    assert sorted(len(lot.items) for lot in apart) == [1, 19]
