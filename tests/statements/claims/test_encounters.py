"""Who meets whom in other words; 4 of the 20 were found when they were first read."""

from collections.abc import Callable

import pytest

TOLD = [
    (
        "Negotiators for the government and its largest foe sat down in Kelmet.",
        ["participants=Negotiators; its largest foe"],
    ),
    (
        "The mediator shuttled between the army and the rebels.",
        ["indirect | participants=The mediator; the army; the rebels"],
    ),
    ("The two generals met at the crossing on Monday.", ["participants=The two generals"]),
    (
        "Foreign Minister Walid Karam discussed with Deputy Minister Hossein Amiri in Dessa the steps after the announcement.",
        ["participants=Foreign Minister Walid Karam; Deputy Minister Hossein Amiri"],
    ),
    (
        "President Marek discussed with the envoy ways to strengthen the truce.",
        ["participants=President Marek; the envoy"],
    ),
    (
        "The president received the Norvian foreign minister in the capital on Tuesday.",
        ["participants=The president; the Norvian foreign minister"],
    ),
    (
        "President Marek hosted his Selmian counterpart in Dessa.",
        ["participants=President Marek; his Selmian counterpart"],
    ),
    ("The envoy conferred with rebel leaders in Dessa.", ["participants=The envoy; rebel leaders"]),
    ("The two presidents spoke by telephone on Friday.", ["participants=The two presidents"]),
    ("Marek spoke by phone with his Norvian counterpart on Friday.", ["participants=Marek; his Norvian counterpart"]),
    ("The ministers held a telephone conversation on Friday.", ["participants=The ministers"]),
    ("Government negotiators sat down with the Front in Dessa.", ["participants=Government negotiators; the Front"]),
    (
        "Delegations of Norvia and Kelmet sat down to talks in Lem on Monday.",
        ["participants=Delegations of Norvia and Kelmet"],
    ),
    (
        "The defence minister exchanged views with the mediators on the truce.",
        ["participants=The defence minister; the mediators"],
    ),
    ("At a meeting with the envoy, the general asked for guarantees.", ["participants=the general; the envoy"]),
    ("In talks with the mediators, the Front demanded a pause.", ["participants=the Front; the mediators"]),
    ("The general's meeting with the mediators lasted two hours.", ["participants=the mediators; The general"]),
    ("The envoy consulted with both delegations on Sunday.", ["participants=The envoy; both delegations"]),
    ("The envoy held separate meetings with the two sides.", ["participants=The envoy; the two sides"]),
    ("Marek reviewed the situation with the Norvian minister in Dessa.", ["participants=Marek; the Norvian minister"]),
    ("The heads of the two missions met behind closed doors.", ["participants=The heads of the two missions"]),
    (
        "The mediators met the Front's delegation late on Monday.",
        ["participants=The mediators; the Front's delegation"],
    ),
]

NOT_TOLD = [
    "The general and his aide sat down in the garden.",
    "Buses shuttled between the two airports.",
    "The envoy shuttled between Kelmet and Tirga.",
    "The plan met the conditions of both sides.",
    "The minister discussed the plan with reporters.",
    "The minister received a medal from the president.",
    "The president received wounded soldiers in the hospital.",
    "The city hosted the festival.",
    "The patrol sat down with the villagers for tea.",
    "He spoke with reporters after the session.",
    "The envoy spoke of progress.",
    "The troops met fierce resistance.",
    "The general refused to meet the envoy.",
    "The parties discussed with one voice.",
    "The army received reinforcements.",
    "The station consulted the archives.",
    "The mission discussed in its report the state of the roads.",
]


@pytest.mark.parametrize(("sentence", "expected"), TOLD)
def test_it_is_found_as_told(found: Callable[[str, str], list[str]], sentence: str, expected: list[str]) -> None:
    assert found(sentence, "meeting") == expected


@pytest.mark.parametrize("sentence", NOT_TOLD)
def test_what_only_looks_alike_is_not_found(found: Callable[[str, str], list[str]], sentence: str) -> None:
    assert found(sentence, "meeting") == []
