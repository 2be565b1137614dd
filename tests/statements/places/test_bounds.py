"""Names that run on, and towns in the names of clubs."""

import pytest

from trucewatch.statements.places import find_places

BOUNDS = [
    ("Talks were held in Washington, D.C., on Monday.", [("Washington, D.C.", "Washington")]),
    ("Shells fell in Idlib City on Monday.", [("Idlib City", "Idlib")]),
    ("The team left Manchester City on Monday.", []),
    ("He drove from Miami to West Palm Beach.", [("Miami", "Miami"), ("West Palm Beach", "West Palm Beach")]),
    ("OKLAHOMA CITY The governor spoke on Monday.", [("OKLAHOMA CITY", "OKLAHOMA CITY")]),
    ("THE governor spoke on Monday.", []),
]


@pytest.fixture
def found(parse, codebook):
    def read(words):
        return [one.place for places in find_places(parse(words), codebook) for one in places]

    return read


@pytest.mark.parametrize(("words", "expected"), BOUNDS)
def test_a_name_has_its_bounds(found, words, expected):
    assert [(place.words, place.name) for place in found(words)] == expected


def test_a_city_is_placed_where_its_town_is(found):
    (city,) = found("Shells fell in Idlib City on Monday.")
    assert (city.country, city.lat is None) == ("SY", False)


def test_a_coast_is_no_place_of_another_state(found):
    assert all(place.country is None for place in found("He spent the week on the West Coast."))
