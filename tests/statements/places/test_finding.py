"""Which places a text names, and where they are."""

import pytest


@pytest.fixture
def find(parse, codebook):
    from trucewatch.statements.places import find_places

    def found(text):
        return {p.place.words: p.place for places in find_places(parse(text), codebook) for p in places}

    return found


def test_a_city_of_a_named_country(find):
    place = find("Shells fell in Goma, officials of the Congolese army said.")["Goma"]
    assert (place.country, place.precision.value) == ("CD", "town")
    assert (place.lat, place.lon) == (pytest.approx(-1.67, abs=0.1), pytest.approx(29.22, abs=0.1))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Canadian police closed the road to Hamilton on Monday.", "CA"),
        ("New Zealand police closed the road to Hamilton on Monday.", "NZ"),
    ],
)
def test_the_countries_of_the_report_decide(find, text, country):
    assert find(text)["Hamilton"].country == country


def test_a_name_with_two_equal_bearers_gets_no_coordinates(find):
    place = find("The talks were held in Springfield.")["Springfield"]
    assert (place.lat, place.lon, place.country) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "words", "precision"),
    [
        ("Fighting went on in southern Aleppo in Syria.", "southern Aleppo", "district"),
        ("Fighting went on near Aleppo in Syria.", "near Aleppo", "district"),
        ("Fighting went on in Aleppo province in Syria.", "Aleppo province", "region"),
        ("Fighting went on in Syria.", "Syria", "country"),
    ],
)
def test_the_words_say_how_fine_it_is(find, text, words, precision):
    assert find(text)[words].precision.value == precision


def test_an_airport_is_a_site_with_its_own_coordinates(find):
    place = find("Rockets hit Mehrabad airport in Iran.")["Mehrabad airport"]
    assert place.precision.value == "site"
    assert (place.lat, place.lon) == (pytest.approx(35.69, abs=0.05), pytest.approx(51.31, abs=0.05))


def test_an_airport_at_the_very_end_is_found_whole(find):
    assert list(find("Rockets hit Mehrabad airport")) == ["Mehrabad airport"]


def test_an_unknown_site_is_not_pinned_to_a_town_of_that_name(find):
    place = find("They met at the Geneva hotel in Switzerland.")
    assert all(p.lat is None for words, p in place.items() if "hotel" in words)


def test_an_unknown_place_is_found_and_not_placed(find):
    place = find("Two people died in the village of Qazrumia in Syria.")["Qazrumia"]
    assert (place.lat, place.lon) == (None, None)


def test_a_body_that_is_named_after_a_state_is_no_place(find):
    assert "Norway" not in find("The Norway National Guard withdrew.")


@pytest.mark.parametrize("text", ["He moved to Wheeling, W. Va., in March.", "He moved to Wheeling, W.Va., in March."])
def test_a_state_that_follows_decides_and_months_are_no_places(find, text):
    places = find(text)
    assert places["Wheeling"].country == "US"
    assert places["Wheeling"].lat == pytest.approx(40.06, abs=0.1)
    assert "March" not in places


@pytest.mark.parametrize(
    ("text", "words", "country", "near"),
    [
        # the other places of the report draw a common name to them
        ("Crews from Columbus, Dublin and Grove City closed a road in Franklin County.", "Dublin", "US", (40.1, -83.1)),
        ("Crews from Cork, Dublin and Limerick closed a road.", "Dublin", "IE", (53.3, -6.3)),
        # a division named behind the comma
        ("Police in London, Ontario, closed a road.", "London", "CA", (42.98, -81.25)),
        # a division by its noun, told apart by a state of the report
        ("Voters in Walker County, in Texas, go to the polls.", "Walker County", "US", (30.7, -95.6)),
        # a state's name that is a town's, where the report stays elsewhere and names the town's division
        (
            "Shops in Indianapolis, Zionsville and Lebanon reopened, the governor of Indiana said.",
            "Lebanon",
            "US",
            (40.0, -86.5),
        ),
    ],
)
def test_places_of_a_report_support_each_other(find, text, words, country, near):
    place = find(text)[words]
    assert place.country == country
    assert (place.lat, place.lon) == (pytest.approx(near[0], abs=0.5), pytest.approx(near[1], abs=0.5))


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Officials in New York said envoys had left for Lebanon and Syria.", "Lebanon", "LB"),
        ("Indiana senators criticised strikes on Lebanon, where Lebanese officials counted the dead.", "Lebanon", "LB"),
        ("Talks between Britain, Germany and Washington went on in Washington.", "Washington", "US"),
    ],
)
def test_a_state_or_capital_stays_one_without_all_of_that(find, text, words, country):
    assert find(text)[words].country == country


def test_a_county_is_a_region_and_ties_without_context(find):
    assert find("Voters in Kanawha County go to the polls.")["Kanawha County"].precision.value == "region"
    place = find("Voters in Washington County go to the polls.")["Washington County"]
    assert (place.lat, place.lon) == (None, None)


def test_a_seat_of_government_is_no_town(find):
    place = find("Reporters waited at the White House.")["White House"]
    assert (place.lat, place.lon) == (None, None)
