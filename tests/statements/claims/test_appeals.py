"""What actors call for, in sentences about invented conflicts."""

from collections.abc import Callable

import pytest

CALLED_FOR = [
    (
        "The court ordered the army to leave the port.",
        ["leave the port | actor=The court | to=the army | demands"],
    ),
    ("President Lind called for a lasting truce.", ["a lasting truce | actor=President Lind | demands"]),
    (
        "France and Italy urged the factions to sign the truce.",
        [
            "sign the truce | actor=France | to=the factions | demands",
            "sign the truce | actor=Italy | to=the factions | demands",
        ],
    ),
    (
        '"The army and the rebels must leave the valley," Keller said.',
        ["leave the valley | True | to=The army | demands", "leave the valley | True | to=the rebels | demands"],
    ),
    (
        "Keller called on the rebels to lay down their arms.",
        ["lay down their arms | actor=Keller | to=the rebels | demands"],
    ),
    ("The rebels were urged to leave the town.", ["leave the town | to=The rebels | demands"]),
    (
        "The envoy demanded that the rebels leave the town.",
        ["leave the town | actor=The envoy | to=the rebels | demands"],
    ),
    ('"The army must leave the valley," the rebel leader said.', ["leave the valley | True | to=The army | demands"]),
]

NOT_CALLED_FOR = [
    "The president did not call for a truce.",
    "That pushed Norland to send troops.",
    "The minister called his counterpart on Monday.",
    "Rain must be expected.",
]


@pytest.mark.parametrize(("words", "expected"), CALLED_FOR)
def test_who_calls_on_whom_to_do_what(found: Callable[[str, str], list[str]], words: str, expected: list[str]) -> None:
    assert found(words, "appeal") == expected


@pytest.mark.parametrize("words", NOT_CALLED_FOR)
def test_what_nobody_calls_for_is_none(found: Callable[[str, str], list[str]], words: str) -> None:
    assert found(words, "appeal") == []
