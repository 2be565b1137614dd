"""Several acts not done at once: "neither ... nor", "not ... or", and what was done even less, "let alone"."""

from collections.abc import Callable

import pytest

UNDONE = [
    (
        "The Front has neither signed nor accepted the truce.",
        ["signed | truce | actor=The Front | denies", "agreed | truce | actor=The Front | denies"],
    ),
    ("The general neither initialled nor saw any text.", ["initialled | any text | actor=The general | denies"]),
    (
        "Neither the army nor the rebels signed the accord.",
        ["signed | accord | actor=the army | denies", "signed | accord | actor=the rebels | denies"],
    ),
    ("Neither side has agreed to the truce.", ["agreed | truce | actor=Neither side | denies"]),
    ("The army has not seen or initialled any paper.", ["initialled | any paper | actor=The army | denies"]),
    ("The rebels never saw the accord, let alone signed it.", ["signed | accord | actor=The rebels | denies"]),
    (
        "The general was never offered a halt to the fire, let alone consented to one.",
        ["agreed | halt | actor=The general | denies"],
    ),
    (
        "The Front will neither sign nor accept the accord.",
        ["refused | accord | actor=The Front", "refused | accord | actor=The Front"],
    ),
    (
        "The army signed and sealed the accord.",
        ["signed | accord | actor=The army"],
    ),
    ("The army has at no time agreed to a truce.", ["agreed | truce | actor=The army | denies"]),
    ("At no time did the rebels sign any accord.", ["signed | accord | actor=the rebels | denies"]),
    ("Under no circumstances will the Front sign the accord.", ["refused | accord | actor=the Front"]),
    ("The rebels shied away from signing the accord.", []),
    ("The envoy stopped short of signing the pact.", []),
    ("The general balked at signing the truce.", ["refused | truce | actor=The general"]),
    ("The rebels signed the truce or the general did.", ["signed | truce | actor=The rebels"]),
]


@pytest.mark.parametrize(("words", "expected"), UNDONE)
def test_several_things_not_done_are_each_denied(
    found: Callable[[str, str], list[str]], words: str, expected: list[str]
) -> None:
    assert found(words, "position") == expected


@pytest.mark.parametrize(
    "words",
    [
        "The army neither shelled nor bombed the town.",
        "The army did not shell or bomb the town.",
        "The army never bombed the town.",
        "Neither the army nor the militia bombed the town.",
    ],
)
def test_attacks_that_were_not_made_are_denied(found: Callable[[str, str], list[str]], words: str) -> None:
    told = found(words, "occurrence")
    assert told
    assert all(row.endswith("denies") for row in told)
