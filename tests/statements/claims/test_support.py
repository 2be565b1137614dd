"""Who backs whom, in sentences about invented conflicts."""

from collections.abc import Callable

import pytest

BACKED = [
    ("Norland backs the Kestrian army.", ["backer=Norland | backed=the Kestrian army"]),
    (
        "Norland, which founded the Kestrian militia and has armed it ever since, hosted the envoys.",
        ["armed | backer=Norland | backed=the Kestrian militia"],
    ),
    (
        "Norland and Belgrave, which back rival militias, hosted the envoys.",
        ["backer=Norland | backed=rival militias", "backer=Belgrave | backed=rival militias"],
    ),
    (
        "The rebels are backed by Norland, Belgrave and Arden.",
        [
            "backer=Norland | backed=The rebels",
            "backer=Belgrave | backed=The rebels",
            "backer=Arden | backed=The rebels",
        ],
    ),
    ("Belgrave has been accused of arming the rebels.", ["arming | backer=Belgrave | backed=the rebels | alleges"]),
    (
        "Officials denied that Belgrave was arming the separatists.",
        ["arming | backer=Belgrave | backed=the separatists | denies"],
    ),
    (
        "France sent 200 soldiers to bolster the government in the capital.",
        ["200 soldiers | backer=France | backed=the government"],
    ),
    ("The villages are held by militias that support the Front.", ["backer=militias | backed=the Front"]),
    (
        "Italy stepped up its support for the Kestrian government.",
        ["support | backer=Italy | backed=the Kestrian government"],
    ),
    (
        "Foreign contractors fought alongside the Kestrian army.",
        ["fought alongside | backer=Foreign contractors | backed=the Kestrian army"],
    ),
    ("France backs the general's rival, Peter Brandt.", ["backer=France | backed=Peter Brandt"]),
    (
        "He has been backed by Russia and by fighters from Iran.",
        ["backer=Russia | backed=He", "backer=fighters | backed=He"],
    ),
    ("Iran-backed rebels hold the port.", ["backer=Iran | backed=Iran-backed rebels"]),
]

NOBODY_BACKED = [
    "Norland supported her drive to hold a peace conference.",
    "The council backed the call for a truce.",
    "Norland does not support the rebels.",
    "Norland could back the rebels.",
    "Activists called for a rally to support the general.",
    "If Norland backed the rebels, the war would go on.",
    "A bridge supported by steel cables collapsed.",
]


@pytest.mark.parametrize(("words", "expected"), BACKED)
def test_each_backer_and_each_backed_is_a_claim(
    found: Callable[[str, str], list[str]], words: str, expected: list[str]
) -> None:
    assert found(words, "support") == expected


@pytest.mark.parametrize("words", NOBODY_BACKED)
def test_support_of_a_plan_or_one_that_is_not_told_is_none(found: Callable[[str, str], list[str]], words: str) -> None:
    assert found(words, "support") == []


def test_the_antecedent_is_part_of_a_relative_clause(marked: Callable[[str, str], list[str]]) -> None:
    words = "Turkey, which backs the government, sent an envoy."
    assert marked(words, "support") == ["«Turkey, which [[backs]] the government», sent an envoy."]
