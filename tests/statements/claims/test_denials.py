"""Denials of having agreed: of reports of a deal, of there ever having been one, of having signed anything."""

from collections.abc import Callable

import pytest

DENIED = [
    (
        "The presidency denied reports of a secret deal with the Front.",
        "secret deal with the Front | actor=The presidency",
    ),
    ("The general dismissed as a fabrication reports of a truce.", "truce | actor=The general"),
    ("The army denied what was published about an understanding.", "understanding | actor=The army"),
    ("The rebels denied any deal with the government.", "deal | actor=The rebels"),
    ("The ministry denied that there was any secret agreement.", "secret agreement | actor=The ministry"),
    ("The general denied the existence of any accord.", "accord | actor=The general"),
    ('"No such understanding exists," the minister said.', "understanding | True"),
    ("The general denied that his group had struck any bargain.", "bargain | actor=The general"),
    ("No truce was ever agreed, the rebels said.", "truce | True"),
    ("There was never any arrangement with the Front, the ministry said.", "arrangement | True"),
]

NOT_DENIED = [
    "The ministry dismissed reports of a ceasefire violation.",
    "The president dismissed reports of a trade deal.",
    "Kestria denied reports of a deal between Belgrave and Norland.",
    "The envoy said there was no agreement on the prisoners yet.",
    "There is no truce in the valley, a colonel said.",
    "No deal was reached on Monday, the army said.",
    "There will be no such agreement, the general said.",
    "No such convoy was attacked, the army said.",
    "The minister dismissed reports of a paper shortage.",
]


@pytest.mark.parametrize(("words", "expected"), DENIED)
def test_that_there_ever_was_an_agreement_is_denied(
    found: Callable[[str, str], list[str]], words: str, expected: str
) -> None:
    assert found(words, "position") == [f"denied-having-agreed | {expected}"]


@pytest.mark.parametrize("words", NOT_DENIED)
def test_what_is_denied_is_no_agreement_of_ones_own(found: Callable[[str, str], list[str]], words: str) -> None:
    assert found(words, "position") == []
