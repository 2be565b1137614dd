"""Signing where the sentence does not say again what was signed."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Anton Orban signed for the council, and General Brandt asked for time to study the agreement.",
            ["signed | actor=Anton Orban", "asked-for-time | agreement | actor=General Brandt"],
        ),
        (
            "Anton Orban signed for the council on Monday, but the general left to study the agreement.",
            ["signed | actor=Anton Orban"],
        ),
        ("Mr Savas said Orban had signed the text on Monday.", ["signed | text | actor=Orban"]),
        ("The striker signed for the club on Monday.", []),
        ("The army chief signed for work at noon.", []),
        ("Two colonels signed for the northern side on Tuesday.", ["signed | actor=Two colonels"]),
        ("Ruben Tal signed on behalf of the rebels.", ["signed | actor=Ruben Tal"]),
        ("The general has not signed.", []),
    ],
)
def test_what_was_signed_is_known_from_around(
    found: Callable[[str, str], list[str]], words: str, expected: list[str]
) -> None:
    assert found(words, "position") == expected
