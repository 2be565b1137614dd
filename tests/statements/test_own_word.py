"""Who says of itself that it agreed to nothing denies having agreed; who says so of others does not."""

from collections.abc import Callable

import pytest

from trucewatch.model import PositionClaim, Reading


def _told(reading: Reading) -> list[str]:
    return [f"{s.claim.position}, {s.stance}" for s in reading.statements if isinstance(s.claim, PositionClaim)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The Front said it had never agreed to the truce.", ["denied-having-agreed, asserts"]),
        ('"We agreed to nothing," the general said.', ["denied-having-agreed, asserts"]),
        ('"We put our names to no paper," the general said.', ["denied-having-agreed, asserts"]),
        ("The general has neither initialled nor seen any text, his office said.", ["denied-having-agreed, asserts"]),
        ("The Front has signed no truce, the Front's spokesman said.", ["denied-having-agreed, asserts"]),
        ("The mediator said the Front had never agreed to the truce.", ["agreed, denies"]),
        ('"We have not signed the accord," the general said.', ["signed, denies"]),
        ("There was never any deal, a minister said.", ["denied-having-agreed, asserts"]),
        ("There was never any deal, residents said.", []),
        ("There was never any deal, a UN observer said.", []),
    ],
)
def test_on_whose_word(reading_of: Callable[[str], Reading], words: str, expected: list[str]) -> None:
    assert _told(reading_of(words)) == expected
