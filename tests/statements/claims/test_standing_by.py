"""Positions that stand or are none: what is kept, told of as "it", agreed to be attended, signed by nobody's hand."""

from collections.abc import Callable

import pytest

TOLD = [
    ("The cabinet approved the truce on Monday, and the rebels endorsed it the next morning.",
     ["agreed | truce | actor=The cabinet", "agreed | truce | actor=the rebels"]),
    ("The army accepted the deal on Monday and the militia signed it on Tuesday.",
     ["agreed | deal | actor=The army", "signed | deal | actor=the militia"]),
    ("The army's envoy put his name to no paper on Monday.", ["signed | paper | actor=The army's envoy | denies"]),
    ("The rebels signed no document in Amara.", ["signed | document | actor=The rebels | denies"]),
    ("The government agreed to nothing in Amara.", ["agreed | actor=The government | denies"]),
    ("The army had signed the five-day extension.", ["signed | five-day extension | actor=The army"]),
    ("The militia abides by the ceasefire.", ["agreed | ceasefire | actor=militia"]),
    ("The government is abiding by what it signed.", ["agreed | actor=The government"]),
    ("We stand by the truce.", ["agreed | truce | actor=We"]),
    ("The rebels agreed to remain in the talks.", ["agreed | talks | actor=The rebels"]),
    ("The militia agreed to take part in the negotiations.", ["agreed | negotiations | actor=The militia"]),
    ("The rebels drove off without putting a signature to the minutes.",
     ["left-without-signing | minutes | actor=The rebels"]),
    ("The envoys flew home without having signed anything.", ["left-without-signing | actor=The envoys"]),
    ("The army informed the chair that it was suspending its attendance.", ["suspended | actor=it"]),
    ("The rebels tore up the accord.", ["withdrew | accord | actor=The rebels"]),
    ("The council gave the deal its blessing.", ["agreed | deal | actor=The council"]),
]  # fmt: skip

NOTHING = [
    "Neither side respects the truce.",
    "The army no longer respects the truce.",
    "If the army abides by the truce, the rebels will leave.",
    "The rebels abide by no truce.",
    "The truce keeps families alive.",
    "The rebels drove off towards Amara with the captives.",
    "The council approved the extension of the mission's mandate.",
    "The army had signed the extension of the lease for its base.",
    "The company signed nothing with the bank.",
    "The cabinet approved the budget, and the president endorsed it the next day.",
    "The rebels agreed to stay in their barracks.",
    "The envoy agreed to take the list to the talks.",
    "The army broke the siege without a deal.",
    "The club suspended its participation in the league.",
]


@pytest.mark.parametrize(("sentence", "expected"), TOLD)
def test_the_position_is_found(found: Callable[[str, str], list[str]], sentence: str, expected: list[str]) -> None:
    assert found(sentence, "position") == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_position_is_read(found: Callable[[str, str], list[str]], sentence: str) -> None:
    assert found(sentence, "position") == []
