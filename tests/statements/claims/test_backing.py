"""Who backs whom in other words; 3 of the 20 were found when they were first read."""

from collections.abc import Callable

import pytest

TOLD = [
    ("Norvia sent soldiers in support of the junta in May.", ["soldiers | backer=Norvia | backed=the junta"]),
    (
        "The Northern Front receives weapons from a network in Varland.",
        ["weapons | backer=a network | backed=The Northern Front"],
    ),
    ("Norvia, which has thrown its weight behind Kelmet, welcomed the truce.", ["backer=Norvia | backed=Kelmet"]),
    ("Norvia threw its full weight behind the Front.", ["backer=Norvia | backed=the Front"]),
    (
        "The minister voiced appreciation for the support which Norvia extends to the army.",
        ["support | backer=Norvia | backed=the army"],
    ),
    ("He thanked Norvia for the support it gives the Front.", ["support | backer=it | backed=the Front"]),
    ("The aid that Varland provides to the rebels has grown.", ["aid | backer=Varland | backed=the rebels"]),
    ("Norvia has long stood behind the Front.", ["backer=Norvia | backed=the Front"]),
    ("Varland rallied behind Selmia after the attack.", ["backer=Varland | backed=Selmia"]),
    ("Norvia sided with Kelmet in the war.", ["backer=Norvia | backed=Kelmet"]),
    ("Norvia came out in support of the Front.", ["backer=Norvia | backed=the Front"]),
    ("Norvia has propped up the government of Kelmet since 2015.", ["backer=Norvia | backed=the government of Kelmet"]),
    ("Norvian units fought on the side of the Front.", ["backer=Norvian units | backed=the Front"]),
    (
        "Varland, whose troops fought on President Kern's side, hosts the talks.",
        ["backer=Varland | backed=President Kern"],
    ),
    ("Norvia denied arming the Front.", ["arming | backer=Norvia | backed=the Front | denies"]),
    ("Kelmet enjoys the backing of Norvia.", ["backing | backer=Norvia | backed=Kelmet"]),
    ("Norvia is the main backer of the Front.", ["backer=Norvia | backed=the Front"]),
    ("Selmia's main ally, Varland, has sent advisers.", ["backer=Varland | backed=Selmia"]),
    ("The ministry accused Norvia of arming the rebels.", ["arming | backer=Norvia | backed=the rebels | alleges"]),
    ("Norvia has been supplying the militia with drones.", ["drones | backer=Norvia | backed=the militia"]),
    ("Varland stands firmly by Selmia, its president said.", ["backer=Varland | backed=Selmia"]),
    ("Norvia has long been suspected of arming the rebels.", ["arming | backer=Norvia | backed=the rebels | alleges"]),
]

NOT_TOLD = [
    "The pope sent a letter in support of the refugees.",
    "The museum received guns from the army.",
    "Norvia threw its weight behind the peace plan.",
    "The envoy thanked the host for its support.",
    "He leaned his weight against the door.",
    "The council stands behind the decision.",
    "The crowd stood behind the barrier.",
    "Norvia sided with the majority in the vote.",
    "Norvia came out in support of the truce.",
    "Varland would stand by Selmia if it were attacked.",
    "The support which the roof needs is costly.",
    "The minister stood behind the president at the ceremony.",
]


@pytest.mark.parametrize(("sentence", "expected"), TOLD)
def test_it_is_found_as_told(found: Callable[[str, str], list[str]], sentence: str, expected: list[str]) -> None:
    assert found(sentence, "support") == expected


@pytest.mark.parametrize("sentence", NOT_TOLD)
def test_what_only_looks_alike_is_not_found(found: Callable[[str, str], list[str]], sentence: str) -> None:
    assert found(sentence, "support") == []
