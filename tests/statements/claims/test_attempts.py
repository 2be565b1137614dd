"""Moves of forces that were met and turned back, and attempts of other people."""

from collections.abc import Callable

import pytest

READ = [
    (
        "Kaldovan troops repelled an infiltration attempt east of Brod at dawn on Saturday.",
        ["clash | target=Kaldovan troops"],
    ),
    ("An attempt by the rebels to cross the Orlo was beaten back on Friday.", ["clash | actor=the rebels"]),
    ("The brigade has warded off two advances on the airfield this week.", ["clash | target=The brigade"]),
]

NOT = [
    "The ministry said border guards had thwarted an attempt by smugglers to bring in 40 cartons of cigarettes.",
    "The lawyers thwarted an attempt to seize the company.",
    "The court blocked a bid to take the firm private.",
]


@pytest.mark.parametrize(("sentence", "expected"), READ)
def test_it_is_read(found: Callable[[str, str], list[str]], sentence: str, expected: list[str]) -> None:
    assert found(sentence, "occurrence") == expected


@pytest.mark.parametrize("sentence", NOT)
def test_near_words_are_not_read_so(found: Callable[[str, str], list[str]], sentence: str) -> None:
    assert found(sentence, "occurrence") == []
