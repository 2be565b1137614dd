"""What words deny: what follows, what stands before, or nothing, where they refuse."""

import pytest

from trucewatch.codebook import Codebook
from trucewatch.matters.denials import Denials


@pytest.fixture(scope="module")
def denials(codebook: Codebook) -> Denials:
    return Denials(codebook.table("matters")["denials"])


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("the council denied that its guns had shelled elmet", "that its guns had shelled elmet"),
        ("the army rejected the accusation that it had burnt elmet, as others had", "that it had burnt elmet"),
        ("it rejected as groundless the report of a raid on elmet", "of a raid on elmet"),
        ("it had no part in the raid while talks went on", "the raid"),
        ("reports that it had burnt elmet are pure invention", "reports that it had burnt elmet are pure invention"),
        ("the raid on elmet never happened", "the raid on elmet never happened"),
    ],
)
def test_the_words_that_are_denied(denials: Denials, text: str, denied: str) -> None:
    found = denials.denied(text)
    assert found is not None
    assert found.strip() == denied


@pytest.mark.parametrize(
    "text",
    [
        "the council rejected the plan for elmet",
        "the judge who was dismissed last year told of a lie detector",
        "talks over the disputed road went on",
        "the region lies within the border",
        "the weather was absurd",
        "a lieutenant and his men left",
    ],
)
def test_what_refuses_or_only_sounds_like_it_denies_nothing(denials: Denials, text: str) -> None:
    assert denials.denied(text) is None
