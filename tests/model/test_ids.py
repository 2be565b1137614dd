"""Ids are hashes of content that no two contents share by accident of their parts."""

import re

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model import content_id

PARTS = st.lists(st.text(max_size=4), max_size=4)


def test_an_id_names_its_kind_and_is_short() -> None:
    assert content_id("actor", "Norland") == content_id("actor", "Norland")
    assert re.fullmatch(r"actor-[0-9a-f]{20}", content_id("actor", "Norland"))


def test_parts_do_not_run_into_each_other() -> None:
    assert content_id("x", "ab", "c") != content_id("x", "a", "bc")
    assert content_id("x", "a.b") != content_id("x", "a", "b")
    assert content_id("x") != content_id("x", "")


@given(PARTS, PARTS)
def test_equal_ids_mean_equal_parts(left: list[str], right: list[str]) -> None:
    assert (content_id("x", *left) == content_id("x", *right)) == (left == right)


@given(st.text(), st.text(), PARTS)
def test_the_kind_is_part_of_the_hash(left: str, right: str, parts: list[str]) -> None:
    same = content_id(left, *parts)[len(left) :] == content_id(right, *parts)[len(right) :]
    assert same == (left == right)


def test_half_a_character_has_an_id() -> None:
    assert content_id("x", "\ud800") != content_id("x", "\udfff")
