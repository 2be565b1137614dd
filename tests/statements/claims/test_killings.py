"""Who was killed, wounded, abducted or blown up, by verbs and by nouns, in sentences about invented conflicts."""

from collections.abc import Callable

import pytest

TOLD = [
    ("The mayor was murdered on Friday.", ["other | The mayor murdered | target=The mayor"]),
    ("Unidentified men shot and killed a judge.", ["other | killed a judge | actor=Unidentified men | target=a judge"]),
    ("Two hooded individuals attacked the station.", ["other | actor=Two hooded individuals | target=the station"]),
    ("A general was killed in Norland.", ["other | A general killed | target=A general"]),
    ("A suicide bomber wounded two guards.", ["other | wounded two guards | actor=A suicide bomber | target=two guards"]),
    ("A roadside bomb killed the governor.", ["explosion | roadside bomb | killed the governor | target=the governor"]),
    ("Rebels blew up the bridge.", ["explosion | actor=Rebels | target=the bridge"]),
    ("Rebels bombed the embassy.", ["explosion | actor=Rebels | target=the embassy"]),
    ("Police opened fire on the crowd.", ["other | actor=Police | target=the crowd"]),
    (
        "The judge led the inquiry into the murder of two priests by soldiers.",
        ["other | murder of two priests | actor=soldiers | target=two priests"],
    ),
    ("The envoy condemned the attack on the convoy.", ["other | target=the convoy"]),
    ("The kidnapping of the ambassador shocked the town.", ["detention | target=the ambassador"]),
]  # fmt: skip

NOT_TOLD = [
    "Five people were killed in the crash.",
    "A general was killed in a car accident.",
    "The killing of civilians is a crime.",
    "The police prevented the murder of the mayor.",
    "They planned the assassination of the president.",
    "The judge set up a court.",
    "The army fired the general.",
]


@pytest.mark.parametrize(("words", "expected"), TOLD)
def test_harm_is_found_with_who_did_it_and_to_whom(
    found: Callable[[str, str], list[str]], words: str, expected: list[str]
) -> None:
    assert found(words, "occurrence") == expected


@pytest.mark.parametrize("words", NOT_TOLD)
def test_accidents_plans_and_generalities_are_none(found: Callable[[str, str], list[str]], words: str) -> None:
    assert found(words, "occurrence") == []


def test_an_act_that_a_verb_tells_is_found_once(found: Callable[[str, str], list[str]]) -> None:
    assert found("The rebels launched an attack on the convoy.", "occurrence") == [
        "other | actor=The rebels | target=the convoy"
    ]


def test_an_act_denied_or_charged_keeps_its_stance(found: Callable[[str, str], list[str]]) -> None:
    (denied,) = found("The rebels denied the killing of the envoy.", "occurrence")
    assert denied.endswith("denies")
