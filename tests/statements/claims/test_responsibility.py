"""Acts whose doer is told apart: claimed, denied, attributed, blamed; weapons laid, thrown, used; things set on fire."""

from collections.abc import Callable

import pytest

TOLD = [
    # responsibility
    (
        "The Dune Front claimed responsibility for the bombing of the police station.",
        ["explosion | actor=The Dune Front | target=the police station"],
    ),
    (
        "The Dune Front claimed responsibility for killing the general.",
        ["other | actor=The Dune Front | target=the general"],
    ),
    ("The Front denied responsibility for the attack.", ["other | actor=The Front | denies"]),
    ("The attack was attributed to the Dune Front.", ["other | actor=the Dune Front | alleges"]),
    ("Officials blamed the attack on the Dune Front.", ["other | actor=the Dune Front | alleges"]),
    (
        "The army blamed the Dune Front for the attack on the convoy.",
        ["other | actor=the Dune Front | target=the convoy | alleges"],
    ),
    (
        "The army accused the rebels of the murder of the mayor.",
        ["other | actor=the rebels | target=the mayor | alleges"],
    ),
    # weapons
    ("The Front planted two bombs outside the town.", ["explosion | two bombs | actor=The Front"]),
    ("Gunmen threw a grenade at the bus.", ["explosion | grenade | actor=Gunmen | target=the bus"]),
    ("The army used mortars against the village.", ["shelling | mortars | actor=The army | target=the village"]),
    ("Rebels detonated a powerful charge near the bridge.", ["explosion | powerful charge | actor=Rebels"]),
    ("A drone launched by the rebels struck a bus.", ["drone-strike | drone | actor=the rebels | target=a bus"]),
    ("The rebels did not plant the bomb.", ["explosion | bomb | actor=The rebels | denies"]),
    # fire
    ("The house was set on fire by militiamen.", ["other | fire | actor=militiamen | target=The house"]),
    ("Rebels torched the market.", ["other | fire | actor=Rebels | target=the market"]),
    ("The plane was dynamited by gunmen.", ["explosion | dynamite | actor=gunmen | target=The plane"]),
    ("The rebels threatened to plant bombs in the capital.", ["explosion | bombs | actor=The rebels | target=the capital | threatens"]),
]  # fmt: skip

NOT_TOLD = [
    "Nobody has claimed responsibility for the attack.",
    "The ministry took responsibility for the budget.",
    "The army used mortars in the exercise.",
    "The growth was attributed to the harvest.",
    "Police found a bomb.",
    "The government plans to use drones against smugglers.",
]


@pytest.mark.parametrize(("words", "expected"), TOLD)
def test_the_doer_and_the_weapon_are_told(
    found: Callable[[str, str], list[str]], words: str, expected: list[str]
) -> None:
    assert found(words, "occurrence") == expected


@pytest.mark.parametrize("words", NOT_TOLD)
def test_nothing_is_made_of_less(found: Callable[[str, str], list[str]], words: str) -> None:
    assert found(words, "occurrence") == []
