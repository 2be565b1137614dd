"""Events in sentences that the parser reads oddly, in what is called untrue, and attacks on armed targets."""

from collections.abc import Callable

import pytest

TOLD = [
    (
        "Reports that its jets bombed the market are untrue.",
        ["air-strike | its jets | actor=its jets | target=the market | denies"],
    ),
    (
        "Claims that the army shelled the port have no basis in fact.",
        ["shelling | actor=the army | target=the port | denies"],
    ),
    (
        "Allegations that Norvian troops attacked the clinic do not correspond to reality, the ministry said.",
        ["other | actor=Norvian troops | target=the clinic | denies"],
    ),
    ("The rebels lost five men when a base of theirs was overrun.", ["offensive | target=a base of theirs"]),
    ("The Front attacked army positions near the dam.", ["clash | actor=The Front | target=army positions"]),
    ("A witness heard a series of loud blasts in the afternoon, the origin of which was not known.", ["explosion"]),
    (
        "In Lem, a suburb held by the Front, helicopters dropped barrel bombs on a market.",
        ["air-strike | barrel bombs | actor=helicopters | target=a market"],
    ),
    (
        "The army accused the N24 of having attacked an outpost near Lem.",
        ["clash | actor=the N24 | target=an outpost | alleges"],
    ),
    ("Gunmen attacked a police patrol on the bridge.", ["clash | actor=Gunmen | target=a police patrol"]),
    (
        "The army, which has not shelled the port, is far away.",
        ["shelling | actor=The army | target=the port | denies"],
    ),
    ("The base was overrun by the Front at dawn.", ["offensive | actor=the Front | target=The base"]),
]

NOT_TOLD = [
    "It is true that the town may be attacked.",
    "Reports that talks resumed are false.",
    "The cost overrun was large.",
    "The claim that the army would shell the port is alarming.",
    "It is not true that the price rose.",
    "The critic attacked the position of the ministry.",
    "The houses that were not shelled in March stood empty.",
    "Traders came from the villages which had not been bombed.",
]


@pytest.mark.parametrize(("sentence", "expected"), TOLD)
def test_it_is_found_as_told(found: Callable[[str, str], list[str]], sentence: str, expected: list[str]) -> None:
    assert found(sentence, "occurrence") == expected


@pytest.mark.parametrize("sentence", NOT_TOLD)
def test_what_only_looks_alike_is_not_found(found: Callable[[str, str], list[str]], sentence: str) -> None:
    assert found(sentence, "occurrence") == []
