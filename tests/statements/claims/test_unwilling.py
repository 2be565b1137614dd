"""Refusals ahead: what was sworn never to be signed, what nobody intends to sign, and a front that wills something."""

from collections.abc import Callable

import pytest

from trucewatch.model import PositionClaim, Reading, Stance

REFUSED = [
    ("The front refused to sign the accord.", ["refused | accord | actor=The front"]),
    ("The council has no intention of signing the accord.", ["refused | accord | actor=The council"]),
    ("The rebels have no plans to accept the truce.", ["refused | truce | actor=The rebels"]),
    ("The militia had no desire to sign the pact.", ["refused | pact | actor=The militia"]),
]

NOT_REFUSED = [
    "The council has every intention of signing the accord.",
    "The council may have no intention of signing the accord.",
    "The union has no plans to sign the pay deal.",
    "The council has no intention of breaking the truce.",
    "The cold front signed off the week with snow.",
    "The front moved west after the truce.",
]


@pytest.mark.parametrize(("sentence", "expected"), REFUSED)
def test_a_refusal_is_found(found: Callable[[str, str], list[str]], sentence: str, expected: list[str]) -> None:
    assert found(sentence, "position") == expected


@pytest.mark.parametrize("sentence", NOT_REFUSED)
def test_what_only_looks_like_a_refusal_is_not(found: Callable[[str, str], list[str]], sentence: str) -> None:
    assert not [told for told in found(sentence, "position") if told.startswith("refused")]


@pytest.mark.parametrize(
    "sentence",
    ["The hardliners vowed never to sign the deal.", "Colonel Ines Varga swore never to put her name to the accord."],
)
def test_a_vow_never_to_sign_is_a_refusal_and_no_commitment(reading_of: Callable[..., Reading], sentence: str) -> None:
    (told,) = reading_of(sentence).statements
    assert isinstance(told.claim, PositionClaim)
    assert (told.claim.position, told.stance) == ("refused", Stance.PROMISES)
