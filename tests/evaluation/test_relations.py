"""The composed pairs: every part loads, and the parts that were composed for both halves hold what they say."""

from collections import Counter
from datetime import date

import pytest
from evaluation.relations import rows

EVERY_KIND = {
    "value": 6,
    "time": 5,
    "place": 5,
    "responsibility": 6,
    "status": 7,
    "denial": 6,
    "refinement": 7,
    "update": 7,
    "different": 7,
    "agreement": 4,
}


@pytest.mark.parametrize("split", ["plain-development", "plain-test"])
def test_the_plain_pairs_are_of_every_kind_and_two_dated_texts_each(split: str) -> None:
    pairs = rows(split)
    assert Counter(row["kind"] for row in pairs) == EVERY_KIND
    assert all(date.fromisoformat(row[f"{side}_date"]) for row in pairs for side in ("left", "right"))
    assert all(row["left"] and row["right"] and row["left"] != row["right"] for row in pairs)


@pytest.mark.parametrize("split", ["plain-development", "plain-test"])
def test_one_report_of_an_update_is_later(split: str) -> None:
    assert all(row["left_date"] != row["right_date"] for row in rows(split) if row["kind"] == "update")


def test_the_further_plain_pairs_hold_contradictions_and_pairs_that_are_none() -> None:
    kinds = {split: Counter(row["kind"] for row in rows(split)) for split in ("plain-more", "plain-none")}
    assert kinds["plain-more"].keys() == EVERY_KIND.keys()
    assert kinds["plain-none"].keys() == {"refinement", "update", "different", "agreement"}
    assert [found.total() for found in kinds.values()] == [48, 30]


def test_no_text_is_in_both_halves() -> None:
    told = [
        row[side] for half in ("plain-development", "plain-test") for row in rows(half) for side in ("left", "right")
    ]
    assert len(set(told)) == len(told)
