"""Fire told by what is done with it, and what is told by the same words."""

from collections.abc import Callable

import pytest

READ = [
    (
        "Separatists opened up on a police barracks at Torva with mortars and rifle grenades late on Friday.",
        ["shelling | mortars | actor=Separatists | target=a police barracks"],
    ),
    (
        "Two companies of the guard opened up with heavy cannon on the farms of the lower valley.",
        ["shelling | heavy cannon | actor=Two companies of the guard | target=the farms of the lower valley"],
    ),
    (
        "Enemy gunmen opened up with heavy machine guns on the posts of the guard near Kilo 7.",
        ["other | heavy machine guns | actor=Enemy gunmen | target=the posts of the guard"],
    ),
    ("The batteries behind the quarry opened up at dawn.", ["shelling | batteries"]),
    (
        "The ministry said Selmic fighters had fired from a ridge to the west of the village.",
        ["other | actor=Selmic fighters"],
    ),
    ("The mayor's car was riddled with bullets on the road to Ossa.", ["other | bullets | target=The mayor's car"]),
    (
        "Kaldovan units rained rockets and mortar fire on the trenches at Brod.",
        ["missile-strike | rockets | actor=Kaldovan units | target=the trenches"],
    ),
    (
        "The artillery poured fire on the hamlets of the valley.",
        ["shelling | artillery | target=the hamlets of the valley"],
    ),
    (
        "The army wiped out a group of forty raiders near the pass.",
        ["clash | actor=The army | target=a group of forty raiders"],
    ),
    ("Government soldiers were eliminated in the battle for the ford.", ["clash | target=Government soldiers"]),
]

NOT = [
    "The shop opened up on Monday with new owners.",
    "The commission opened up the talks to the press.",
    "The bank wiped out the debts of the farmers.",
    "The minister was peppered with questions.",
]


@pytest.mark.parametrize(("sentence", "expected"), READ)
def test_it_is_read(found: Callable[[str, str], list[str]], sentence: str, expected: list[str]) -> None:
    assert found(sentence, "occurrence") == expected


@pytest.mark.parametrize("sentence", NOT)
def test_near_words_are_not_read_so(found: Callable[[str, str], list[str]], sentence: str) -> None:
    assert found(sentence, "occurrence") == []
