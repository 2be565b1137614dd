"""Places that the parser labels as something else, and words that it wrongly calls places."""

import pytest


@pytest.fixture
def names(parse, codebook):
    from trucewatch.statements.places.finding import toponyms

    return lambda text: [name.words for found in toponyms(parse(text), codebook) for name in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nigeria is at war. Zamfara said it would close its borders.", ["Nigeria", "Zamfara"]),
        ("Ethiopia rejected the claims. Tigray and Mekelle were shelled again.", ["Ethiopia", "Tigray", "Mekelle"]),
        ("Myanmar said that Kachin was calm, though Sagaing was not.", ["Myanmar", "Kachin", "Sagaing"]),
        ("Police said Tamil Nadu had sent back the trucks.", ["Tamil Nadu"]),
    ],
)
def test_provinces_and_cities_of_the_countries_named_are_places(names, text, expected):
    assert names(text) == expected


def test_a_province_gets_the_coordinates_of_its_middle_though_the_news_leaves_its_noun_off(parse, codebook):
    from trucewatch.statements.places import find_places

    found = find_places(parse("Myanmar said that Kachin was calm."), codebook)
    place = next(one.place for places in found for one in places if one.place.name == "Kachin")
    assert (place.country, place.precision.value) == ("MM", "region")


@pytest.mark.parametrize(
    "text",
    [
        "President Sokoto met the Nigerian envoys.",
        "American envoys met the Alliance.",
    ],
)
def test_words_of_a_person_or_a_body_are_no_places(names, text):
    assert not {"Jackson", "Sokoto", "Alliance"} & set(names(text))


def test_what_a_report_calls_a_village_is_one_wherever_it_is_named(names):
    assert names("The village of Ohrel was shelled at dawn. Buses left Ohrel at noon.") == ["Ohrel", "Ohrel"]


def test_a_people_in_the_name_of_a_body_is_no_place(names):
    assert names("The European Union urged restraint while European capitals stayed silent.") == ["European"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They voted for Modi again, but Modi has no support here. Ravel sits in Modi's cabinet.", []),
        ("They met in Modi's office. Modi's failure was plain.", []),
        # what is owned lies in a place, or somebody goes to it
        ("They met in Modi's suburbs. Modi's failure was plain.", ["Modi", "Modi"]),
        ("They met in Modi. Modi's failure was plain.", ["Modi", "Modi"]),
        # a name that the gazetteer has needs no preposition
        ("They met in Homs's parliament.", ["Homs"]),
    ],
)
def test_what_an_unknown_name_owns_makes_it_no_place(names, text, expected):
    assert [name for name in names(text) if name in ("Modi", "Homs")] == expected
