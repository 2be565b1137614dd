"""Ordinary stories of a truce between two armies: who fired, what it is called, who will meet, who must and will not.

Written after reports that were composed from general knowledge of ceasefires which no rule had been developed on.
"""

from collections.abc import Callable

import pytest

OCCURRENCES = [
    (
        "The Orvan army said Selmian soldiers fired small arms and grenade launchers at Orvan positions.",
        ["other | small arms | actor=Selmian soldiers | target=Orvan positions"],
    ),
    ("The ministry said Orvan troops fired first across the demarcation line.", ["other | actor=Orvan troops"]),
    ("The guns of the fort fired salutes.", []),
    (
        "The spokesman said his forces had not fired a single round since the truce took effect.",
        ["other | single round | actor=his forces | denies"],
    ),
    (
        "Two farmers were wounded by Selmian shelling near the crossing.",
        ["shelling | Two farmers wounded | actor=Selmian | target=Two farmers"],
    ),
    ("The incident constituted a flagrant violation of the agreement, the ministry said.", ["ceasefire-violation"]),
    ("The raid amounted to a breach of the truce.", ["ceasefire-violation"]),
    ("Selmia called the strike a flagrant breach of the ceasefire.", ["ceasefire-violation | alleges"]),
    ("The army described the raid as a clear violation of the truce.", ["ceasefire-violation | alleges"]),
    ("The museum called the loan a breach of contract.", []),
    (
        "The envoy accused the rebels of failing to implement the terms of the agreement.",
        ["ceasefire-violation | actor=the rebels | alleges"],
    ),
    ("The rebels did not comply with the agreement.", ["ceasefire-violation | actor=The rebels"]),
    ("The minister warned what would follow if the rebels do not respect the truce.", []),
    ("The rebels will not respect the deal on grain exports.", []),
    ("Selmia had repeatedly violated the understanding.", ["ceasefire-violation | actor=Selmia"]),
    ("There were no clashes on Sunday, the mission said.", ["clash | denies"]),
    ("No ceasefire violations were recorded over the past day.", ["ceasefire-violation | denies"]),
    ("Observers are there to ensure that there are no violations.", []),
    ("Residents of the valley heard no shelling.", []),
]

MEETINGS = [
    (
        "Military commanders of both sides were to meet on Thursday.",
        ["planned | participants=Military commanders of both sides"],
    ),
    (
        "The envoys are to meet on Monday, followed by a meeting of the joint border commission.",
        ["planned | participants=The envoys", "planned | participants=the joint border commission"],
    ),
    ("The two ministers will hold talks on Friday.", ["planned | participants=The two ministers"]),
    ("The first step is to meet the families.", []),
    ("He addressed a meeting of the central committee of the party.", []),
    ("The festival ended with a meeting of minds.", []),
    ("The envoys are to speak, followed by a meeting of minds.", []),
    ("She would host a summit on the lake, the chancellor said.", []),
]

COMMITMENTS = [
    (
        "Under the deal, Orvan has 60 days to withdraw its troops from the valley.",
        ["withdraw its troops from the valley | actor=Orvan | promises"],
    ),
    ("Under the truce both sides must release all prisoners.", ["release all prisoners | actor=both sides | promises"]),
    ("Under the law drivers must stop at the line.", []),
    ("The accord requires the rebels to leave the valley.", ["leave the valley | actor=the rebels | promises"]),
    ("The Front said it was committed to the agreement.", ["the agreement | actor=it | promises"]),
    ("Both armies were to pull back by noon.", ["pull back by noon | actor=Both armies | promises"]),
    ("The aim of the talks is to withdraw heavy weapons.", []),
    (
        "The Front said it would not free the captives until the siege ended.",
        ["free the captives until the siege ended | actor=it | denies"],
    ),
    ("The general said he would not shell the town.", []),
]

POSITIONS = [
    (
        "The army and the rebels extended their truce by a month.",
        ["agreed | their truce | actor=The army", "agreed | their truce | actor=the rebels"],
    ),
    ("The committee extended the deadline for bids.", []),
]


@pytest.mark.parametrize(("words", "expected"), OCCURRENCES)
def test_what_happened(found: Callable[[str, str], list[str]], words: str, expected: list[str]) -> None:
    assert found(words, "occurrence") == expected


@pytest.mark.parametrize(("words", "expected"), MEETINGS)
def test_who_will_meet(found: Callable[[str, str], list[str]], words: str, expected: list[str]) -> None:
    assert found(words, "meeting") == expected


@pytest.mark.parametrize(("words", "expected"), COMMITMENTS)
def test_who_must_and_who_will_not(found: Callable[[str, str], list[str]], words: str, expected: list[str]) -> None:
    assert found(words, "commitment") == expected


@pytest.mark.parametrize(("words", "expected"), POSITIONS)
def test_who_agreed_anew(found: Callable[[str, str], list[str]], words: str, expected: list[str]) -> None:
    assert found(words, "position") == expected


def test_a_call_for_somebody_to_do_something_names_them(found: Callable[[str, str], list[str]]) -> None:
    told = found("Selmia called for observers to be sent to the border.", "appeal")
    assert any("observers to be sent to the border" in one for one in told)
