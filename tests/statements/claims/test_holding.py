"""Who holds a place by how things stand, and what else is in somebody's hands."""

from collections.abc import Callable

import pytest

READ = [
    (
        "All outposts along the canal are in the hands of the Kaldovan army.",
        ["capture | actor=the Kaldovan army | target=All outposts"],
    ),
    (
        "The rebels have been in full control of the cement works since Monday noon.",
        ["capture | actor=The rebels | target=the cement works"],
    ),
    (
        "The harbour has been under the control of the Front since Friday.",
        ["capture | actor=the Front | target=The harbour"],
    ),
    ("The bridge is not in enemy hands, the general said.", ["capture | actor=enemy | target=The bridge | denies"]),
    (
        "The green flag has been fluttering above the customs house at Lyska since Sunday.",
        ["capture | target=the customs house"],
    ),
    (
        "The guard has held the Arel heights since Sunday morning.",
        ["capture | actor=The guard | target=the Arel heights"],
    ),
]

NOT = [
    "The east has been in rebel hands since 2014.",
    "The decision is in the hands of the council.",
    "The company is under the control of a foreign bank.",
    "The flag flew at half-mast over the embassy on Monday.",
    "The fire was under control by noon.",
    "The rebels have held the town since 2015.",
    "The museum has held the statue since Sunday.",
]


@pytest.mark.parametrize(("sentence", "expected"), READ)
def test_it_is_read(found: Callable[[str, str], list[str]], sentence: str, expected: list[str]) -> None:
    assert found(sentence, "occurrence") == expected


@pytest.mark.parametrize("sentence", NOT)
def test_near_words_are_not_read_so(found: Callable[[str, str], list[str]], sentence: str) -> None:
    assert found(sentence, "occurrence") == []
