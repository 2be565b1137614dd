"""Words of war said of politics, sport, money and weather are no acts; the same words of forces are."""

from collections.abc import Callable

import pytest

FIGURATIVE = [
    "The minister came under fire over the budget on Monday.",
    "Opposition deputies bombarded the premier with questions.",
    "The two parties clashed over the pension law.",
    "The home side was beaten 3-0 in Arn on Saturday.",
    "The champions were ambushed by a second-division side.",
    "Traders attacked the currency all week.",
    "The children raided the fridge before supper.",
    "Rain shelled the tin roofs all night.",
]
LITERAL = [
    "The army bombarded the town with howitzers.",
    "The two militias clashed over the bridge.",
    "The outpost came under fire on Monday.",
    "The convoy was ambushed by a second brigade.",
    "Gunmen raided the mill before supper.",
]


@pytest.mark.parametrize("words", FIGURATIVE)
def test_a_figure_of_speech_is_no_act(words: str, found: Callable[[str, str], list[str]]) -> None:
    assert found(words, "occurrence") == []


@pytest.mark.parametrize("words", LITERAL)
def test_forces_act(words: str, found: Callable[[str, str], list[str]]) -> None:
    assert len(found(words, "occurrence")) == 1
