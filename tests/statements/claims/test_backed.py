"""Support told in a relative clause about those who get it, in sentences about invented conflicts."""

from collections.abc import Callable

import pytest

TOLD = [
    (
        "The rebels, which Varland supplies with weapons, attacked the town.",
        ["weapons | backer=Varland | backed=The rebels"],
    ),
    (
        "The militia that the government supplies with ammunition burned the market.",
        ["ammunition | backer=the government | backed=The militia"],
    ),
    (
        "The fighters, whom the governor equips with rifles, left.",
        ["rifles | backer=the governor | backed=The fighters"],
    ),
    ("A local militia, which the army arms, had seen the trucks.", ["arms | backer=the army | backed=A local militia"]),
    (
        "A hill militia at Amara, which the junta supplies with drones, had seen the guns.",
        ["drones | backer=the junta | backed=A hill militia"],
    ),
    (
        "The faction to which Varland supplies rockets has refused.",
        ["rockets | backer=Varland | backed=The faction"],
    ),
    (
        "The separatists, whom Varland has armed for years, left.",
        ["armed | backer=Varland | backed=The separatists"],
    ),
    ("The militia, which Varland funds, left the town.", ["funds | backer=Varland | backed=The militia"]),
]

NOT_TOLD = [
    "The village, which the aid group supplies with water, was shelled.",
    "The market, which the army supplies with bread, is open.",
    "The rebels, which army arms could not stop, took the town.",
    "The weapons which Varland supplies were seized.",
    "The plan, which the government supports, was published.",
    "The road that government funds rebuilt was mined.",
    "The Front, whom Varland does not arm, left.",
]


@pytest.mark.parametrize(("words", "expected"), TOLD)
def test_who_is_backed_in_a_clause_about_them(
    found: Callable[[str, str], list[str]], words: str, expected: list[str]
) -> None:
    assert found(words, "support") == expected


@pytest.mark.parametrize("words", NOT_TOLD)
def test_things_and_places_are_not_backed(found: Callable[[str, str], list[str]], words: str) -> None:
    assert found(words, "support") == []
