"""What the gazetteer knows: towns, other names in several scripts, divisions."""

import itertools

import pytest

from trucewatch.statements.gazetteer import DATA, airports, alternates, area, divisions, is_town, places, state, towns


@pytest.mark.parametrize("words", ["Goma", "GOMA", "goma"])
def test_a_town_by_its_name_however_written(words):
    assert "CD" in {entry.countrycode for entry in places(words)}


@pytest.mark.parametrize("words", ["São Paulo", "Sao Paulo"])
def test_marks_do_not_count(words):
    assert max(entry.population for entry in places(words)) > 10_000_000


@pytest.mark.parametrize(("words", "country"), [("Алматы", "KZ"), ("القاهرة", "EG"), ("Wien", "AT")])
def test_other_names_in_several_scripts(words, country):
    assert country in {entry.countrycode for entry in alternates(words)}


def test_a_county_lies_amid_its_towns():
    found = [entry for entry in divisions("Kanawha County") if entry.level == 2]
    assert [(entry.countrycode, entry.admin1code) for entry in found] == [("US", "WV")]
    assert (found[0].latitude, found[0].longitude) == (pytest.approx(38.3, abs=0.3), pytest.approx(-81.6, abs=0.3))


def test_states_and_their_divisions_by_code():
    assert state("NO").countrycode == "NO"
    assert area("US", "OH").latitude == pytest.approx(40.2, abs=0.7)
    assert state("no such") is None


def test_size_tells_a_town():
    assert is_town("Goma", 100_000)
    assert not is_town("Goma", 100_000_000)
    assert not is_town("Nowhereatall", 0)


def test_towns_are_told_in_one_order():
    first = [entry.name for entry in itertools.islice(towns(15_000), 20)]
    assert first == [entry.name for entry in itertools.islice(towns(15_000), 20)]
    assert all(entry.population >= 15_000 for entry in itertools.islice(towns(15_000), 20))


def test_airports_have_coordinates():
    assert any(entry.name.startswith("Mehrabad") for entry in airports()["mehrabad"])


@pytest.mark.parametrize("name", ["places.tsv", "alternates.tsv", "divisions.tsv"])
def test_the_shipped_tables_are_sorted(name):
    keys = [line.split(b"\t", 1)[0] + b"\t" for line in (DATA / name).read_bytes().splitlines()]
    assert keys == sorted(keys)
    assert len(keys) > 20_000
