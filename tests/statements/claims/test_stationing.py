"""Forces that are somewhere, and others that are."""

from collections.abc import Callable

import pytest

READ = [
    (
        "Militiamen have barricaded themselves inside the seminary at Horn.",
        ["deployment | actor=Militiamen | target=the seminary"],
    ),
    (
        "Paratroopers had been billeted in the sanatorium above the lake.",
        ["deployment | actor=Paratroopers | target=the sanatorium"],
    ),
    (
        "Our troops are dug in along the railway embankment.",
        ["deployment | actor=Our troops | target=the railway embankment"],
    ),
    (
        "Soldiers are sleeping in the classrooms of the girls' school.",
        ["deployment | actor=Soldiers | target=the classrooms of the girls' school"],
    ),
    (
        "The militia set up a roadblock at the entrance to the village.",
        ["deployment | roadblock | actor=The militia | target=the entrance"],
    ),
    (
        "Snipers took up positions on the roof of the bank.",
        ["deployment | positions | actor=Snipers | target=the roof of the bank"],
    ),
    (
        "The Mission noted the presence of two howitzers of the Front inside the exclusion zone.",
        ["deployment | actor=two howitzers of the Front | target=the exclusion zone"],
    ),
    ("The film crew was quartered in a hotel.", ["deployment | actor=The film crew | target=a hotel"]),
    (
        "Gunmen had installed themselves on the upper floors of the hospital.",
        ["deployment | actor=Gunmen | target=the upper floors of the hospital"],
    ),
]

NOT = [
    "Refugees are sleeping in the classrooms of the girls' school.",
    "The president took up a position on reform.",
    "The weapons were dug up in front of the judge.",
]


@pytest.mark.parametrize(("sentence", "expected"), READ)
def test_it_is_read(found: Callable[[str, str], list[str]], sentence: str, expected: list[str]) -> None:
    assert found(sentence, "occurrence") == expected


@pytest.mark.parametrize("sentence", NOT)
def test_near_words_are_not_read_so(found: Callable[[str, str], list[str]], sentence: str) -> None:
    assert found(sentence, "occurrence") == []
