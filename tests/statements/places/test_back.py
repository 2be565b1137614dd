"""Places meant without their name: the one town named before, or none."""

import pytest


def _where(reading):
    return [(s.text, s.where.name if s.where else None, s.where.words if s.where else None) for s in reading.statements]


@pytest.mark.parametrize(
    ("before", "told", "name", "words"),
    [
        ("Rebels held Aleppo on Monday.", "Army guns shelled the town on Tuesday.", "Aleppo", "the town"),
        ("Rebels held Aleppo on Monday.", "Four people were killed there on Tuesday.", "Aleppo", "there"),
        ("Rebels left Aleppo for Idlib on Monday.", "Army guns shelled the town on Tuesday.", None, None),
        ("Rebels held Syria on Monday.", "Army guns shelled the town on Tuesday.", None, None),
        ("Rebels held Aleppo on Monday.", "Army guns shelled a town on Tuesday.", None, None),
        ("Rebels held Aleppo on Monday.", "Army guns shelled the town of Homs on Tuesday.", "Homs", "Homs"),
        ("Rebels held Aleppo on Monday.", "Army guns shelled the town's market on Tuesday.", None, None),
    ],
)
def test_the_town_is_the_one_named_before(reading_of, before, told, name, words):
    found = [(place, said) for text, place, said in _where(reading_of(f"{before} {told}")) if text in told]
    assert found
    assert {place for place, _ in found} == {name}
    assert words is None or words in {said for _, said in found}


def test_there_is_no_place(reading_of):
    told = _where(reading_of("Rebels held Aleppo on Monday. There were four clashes on Tuesday."))
    assert {place for text, place, _ in told if "clashes" in text} == {None}
