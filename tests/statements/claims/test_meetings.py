"""Talks and their outcome, in sentences about invented conflicts."""

from collections.abc import Callable

import pytest

HELD = [
    ("The talks between the army and the rebels collapsed.", ["collapsed | participants=the army; the rebels"]),
    ("Peace talks appeared to collapse on Monday.", ["collapsed"]),
    ("Talks in Geneva failed to achieve a breakthrough.", ["no-agreement"]),
    ("Talks on a ceasefire will continue.", ["continuing"]),
    ("The summit was planned for later this month.", ["planned"]),
    ('"Some progress was made," the envoy said.', ["progress"]),
    (
        "The rival generals made a little progress at indirect talks in Geneva.",
        ["indirect | progress | participants=The rival generals"],
    ),
    (
        "Chancellor Eva Lind visited President Paul Keller on Saturday.",
        ["participants=Chancellor Eva Lind; President Paul Keller"],
    ),
    ("The two presidents met in Vienna.", ["participants=The two presidents"]),
    (
        "The prime minister praised the truce after meeting with the king.",
        ["participants=The prime minister; the king"],
    ),
    (
        "Meetings involving General Brandt and the Front began on Monday.",
        ["began | participants=General Brandt; the Front"],
    ),
    (
        "Rebel leaders flew to Vienna for talks with French and Italian mediators.",
        ["participants=Rebel leaders; French and Italian mediators"],
    ),
    ("The president will meet the general on Friday.", ["planned | participants=The president; the general"]),
]

NOT_HELD = [
    "Hopes of talks between the sides faded.",
    "The general refused to engage in direct talks with the president.",
    "The rebels will meet the envoy if he offers them a veto.",
    "Keller gave a press conference after the match.",
    "The army made some progress near the port.",
    "The new rules meet the needs of farmers.",
    "Thousands visited the museum.",
]


@pytest.mark.parametrize(("words", "expected"), HELD)
def test_who_met_and_with_what_outcome(found: Callable[[str, str], list[str]], words: str, expected: list[str]) -> None:
    assert found(words, "meeting") == expected


@pytest.mark.parametrize("words", NOT_HELD)
def test_talks_that_are_not_told_are_none(found: Callable[[str, str], list[str]], words: str) -> None:
    assert found(words, "meeting") == []
