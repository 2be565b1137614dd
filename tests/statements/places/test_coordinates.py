"""Coordinates that a report gives behind a name, in several ways of writing them."""

from collections.abc import Callable

import pytest

from trucewatch.model import Place, Reading

Read = Callable[..., Reading]


def _places(reading: Reading) -> list[Place]:
    return [s.where for s in reading.statements if s.where is not None]


@pytest.mark.parametrize(
    ("words", "lat", "lon"),
    [
        ("The army shelled a market in Zerkovo (8.7167 N, 29.8667 E) on Monday.", 8.7167, 29.8667),
        (
            "The army shelled a market in Zerkovo (8.7167°N, 29.8667°E; 9km north of Amara) on Monday.",
            8.7167,
            29.8667,
        ),
        ("The army shelled a market in Zerkovo (8°43'N, 29°52'E) on Monday.", 8.716667, 29.866667),
        ("The army shelled a market in Zerkovo (8°43’12”S, 29°52’30”W) on Monday.", -8.72, -29.875),
        ("The army shelled a market in Zerkovo (-0.6936, 29.1747) on Monday.", -0.6936, 29.1747),
        ("Zerkovo (39.7601 N, 46.7499 E): the school, hit by two shells on Monday, has been closed.", 39.7601, 46.7499),
    ],
)
def test_coordinates_behind_a_name(reading_of: Read, words: str, lat: float, lon: float) -> None:
    places = _places(reading_of(words))
    assert {(place.name, place.lat, place.lon) for place in places} == {("Zerkovo", lat, lon)}


@pytest.mark.parametrize(
    "words",
    [
        "The army shelled a market in Zerkovo (98.7167 N, 29.8667 E) on Monday.",
        "The army shelled a market in Zerkovo (8, 29) on Monday.",
        "The 4th Division (8.5 killed, 9.5 wounded on average) shelled Zerkovo on Monday.",
    ],
)
def test_what_is_no_pair_of_coordinates(reading_of: Read, words: str) -> None:
    assert [place.lat for place in _places(reading_of(words)) if place.lat is not None] == []


def test_a_post_that_came_under_attack_lies_where_it_is(reading_of: Read) -> None:
    words = "The front said its post at Zerkovo (8°43'N, 29°52'E) had come under attack the day before."
    assert [place.name for place in _places(reading_of(words))] == ["Zerkovo"]
