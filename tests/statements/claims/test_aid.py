"""Aid that does not get through, and what is merely late or told as a plan."""

from collections.abc import Callable

import pytest

READ = [
    (
        "A lorry convoy with flour for Karsun was turned back at the rebels' last roadblock on Monday.",
        ["aid-blocked | actor=the rebels | target=A lorry convoy"],
    ),
    (
        "Eleven trucks of the Red Cross were turned away at a checkpoint manned by the Front.",
        ["aid-blocked | actor=the Front | target=Eleven trucks of the Red Cross"],
    ),
    (
        "The food convoy was held for five hours at a militia checkpoint near Ossa.",
        ["aid-blocked | actor=militia | target=The food convoy"],
    ),
    ("The humanitarian convoy turned back at the bridge.", ["aid-blocked | target=The humanitarian convoy"]),
    ("The relief convoy returned to Goma without unloading.", ["aid-blocked | target=The relief convoy"]),
    (
        "Gendarmes stopped an ambulance at the toll gate and would not let it through.",
        ["aid-blocked | actor=Gendarmes | target=an ambulance", "aid-blocked | actor=Gendarmes | target=an ambulance"],
    ),
    ("The relief convoy was held for six hours at the Vrata checkpoint.", ["aid-blocked | target=The relief convoy"]),
]

NOT = [
    "The trucks came back empty after delivering the flour.",
    "The convoy was held up by snow at the pass.",
    "The minister said he would not let the convoy through until the road was safe.",
]


@pytest.mark.parametrize(("sentence", "expected"), READ)
def test_it_is_read(found: Callable[[str, str], list[str]], sentence: str, expected: list[str]) -> None:
    assert found(sentence, "occurrence") == expected


@pytest.mark.parametrize("sentence", NOT)
def test_near_words_are_not_read_so(found: Callable[[str, str], list[str]], sentence: str) -> None:
    assert found(sentence, "occurrence") == []
