"""What actors refuse, and the acts that ease a conflict, in sentences about invented conflicts."""

from collections.abc import Callable

import pytest

REFUSED = [
    ("Norland rejected a call for talks.", ["call | actor=Norland | denies"]),
    ("The demand was rejected by Belgrave.", ["demand | actor=Belgrave | denies"]),
    ("The army is refusing to let the convoy pass.", ["let the convoy pass | actor=The army | denies"]),
    ("The rebels refused to meet the envoy.", ["meet the envoy | actor=The rebels | denies"]),
    ("Norland ruled out talks with the rebels.", ["talks | actor=Norland | denies"]),
    ("Belgrave is opposed to foreign mediation.", ["foreign mediation | actor=Belgrave | denies"]),
    ("Norland will not bow to the demands.", ["demands | actor=Norland | denies"]),
]

NOT_REFUSED = [
    "The minister refused to comment.",
    "The president rejected calls to resign.",
    "Norland may reject the demand.",
]

EASED = [
    ("The army lifted the blockade on Sunday.", ["other | actor=The army | target=the blockade"]),
    ("Norland reopened the border crossing.", ["other | actor=Norland | target=the border crossing"]),
    ("The rebels released two hostages.", ["other | actor=The rebels | target=two hostages"]),
    ("The curfew was lifted.", ["other | target=The curfew"]),
    ("The militia laid down its arms.", ["withdrawal | actor=The militia"]),
]

NOT_EASED = [
    "The army released a statement.",
    "Norland opened an office.",
    "The army could lift the blockade.",
    "The envoy urged Norland to lift the siege.",
]


@pytest.mark.parametrize(("words", "expected"), REFUSED)
def test_refusals(found: Callable[[str, str], list[str]], words: str, expected: list[str]) -> None:
    assert found(words, "commitment") == expected


@pytest.mark.parametrize("words", NOT_REFUSED)
def test_what_is_no_refusal_of_a_party(found: Callable[[str, str], list[str]], words: str) -> None:
    assert found(words, "commitment") == found(words, "position") == []


@pytest.mark.parametrize(("words", "expected"), EASED)
def test_easings(found: Callable[[str, str], list[str]], words: str, expected: list[str]) -> None:
    assert found(words, "occurrence") == expected


@pytest.mark.parametrize("words", NOT_EASED)
def test_what_is_no_easing(found: Callable[[str, str], list[str]], words: str) -> None:
    assert found(words, "occurrence") == []


def test_readiness_is_a_commitment(found: Callable[[str, str], list[str]]) -> None:
    (claim,) = found("Norland is willing to withdraw its troops.", "commitment")
    assert claim == "withdraw its troops | actor=Norland | promises"


def test_what_is_agreed_on_is_a_commitment_where_it_is_no_agreement(found: Callable[[str, str], list[str]]) -> None:
    (claim,) = found("The council agreed to a longer mandate for the force.", "commitment")
    assert claim == "a longer mandate for the force | actor=The council | promises"
    assert found("The council agreed on Friday.", "commitment") == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Norland vetoed the draft agreement.", ["refused | draft agreement | actor=Norland"]),
        ("The rebels spurned the ceasefire deal.", ["refused | ceasefire deal | actor=The rebels"]),
        ("Norland vetoed a resolution on the truce.", []),
    ],
)
def test_an_agreement_vetoed_or_spurned_is_refused(
    found: Callable[[str, str], list[str]], words: str, expected: list[str]
) -> None:
    assert found(words, "position") == expected
