"""Map and timeline: which days and places, how fine, and what filters take."""

import dataclasses
import datetime
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.codebook import Codebook
from trucewatch.model import Place, PlacePrecision, Precision, When
from trucewatch.web.happenings import Days, Happening, Kind, happenings
from trucewatch.web.sight import Sight
from trucewatch.web.spots import gathered, located, radius
from trucewatch.web.timeline import MOST_COLUMNS, timeline
from trucewatch.web.wanted import Wanted, sound_day


def happened(key: str, *days: Days, kind: Kind = Kind.INCIDENT) -> Happening:
    """A happening on these days."""
    return Happening(
        id=key, kind=kind, title=key, href="/", standing=None, days=days, spots=(), actors=(), statements=1, disputed=False
    )  # fmt: skip


def on(first: str, last: str = "", told: bool = True) -> Days:
    """A day, or a stretch of days."""
    return Days(first, last or first, told)


def test_what_is_told_as_a_stretch_stands_on_no_single_day() -> None:
    time = timeline([happened("a", on("2031-03-02")), happened("b", on("2031-03-01", "2031-03-04"))])
    lane = time.lanes[0]
    assert [cell.total for cell in lane.cells] == [0, 1, 0, 0]
    assert [[(bar.one.id if bar.one else None, bar.columns) for bar in row] for row in lane.rows] == [[("b", 4)]]


def test_a_day_of_a_report_is_told_apart_from_a_day_told() -> None:
    time = timeline([happened("a", on("2031-03-02", told=False)), happened("b", on("2031-03-02")), happened("c")])
    assert [(cell.told, cell.reported) for cell in time.lanes[0].cells] == [(1, 1)]
    assert time.undated == 1


@pytest.mark.parametrize(
    ("start", "end", "unit", "columns"),
    [
        ("2031-03-01", "2031-03-31", "day", 31), ("2031-01-01", "2031-04-30", "week", 18),
        ("2029-01-01", "2031-12-31", "month", 36), ("2000-01-01", "2031-12-31", "year", 32),
        ("0001-01-01", "9999-12-31", "year", 62),
    ],
)  # fmt: skip
def test_a_longer_period_has_coarser_columns(start: str, end: str, unit: str, columns: int) -> None:
    time = timeline([], start, end)
    assert (time.unit, len(time.columns)) == (unit, columns)


days_of = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))


@settings(deadline=None)
@given(st.lists(st.tuples(days_of, days_of), min_size=1, max_size=12))
def test_columns_follow_each_other_and_every_happening_is_somewhere(stretches: list[Any]) -> None:
    found = [
        happened(str(at), on(*sorted((one.isoformat(), other.isoformat()))))
        for at, (one, other) in enumerate(stretches)
    ]
    time = timeline(found)
    assert len(time.columns) <= MOST_COLUMNS
    for one, other in zip(time.columns, time.columns[1:], strict=False):
        assert (datetime.date.fromisoformat(other.first) - datetime.date.fromisoformat(one.last)).days == 1
    lane = time.lanes[0]
    drawn = sum(cell.total for cell in lane.cells) + sum(bar.one is not None for row in lane.rows for bar in row)
    assert drawn + lane.more == len(found) == lane.total
    assert all(sum(bar.columns for bar in row) == len(time.columns) for row in lane.rows)


def test_a_place_without_coordinates_is_no_place_on_the_map(codebook: Codebook) -> None:
    def place(lat: float | None, lon: float | None, name: str = "Arlo", words: str = "Arlo") -> Place:
        return Place(name=name, lat=lat, lon=lon, precision=PlacePrecision.TOWN, words=words)

    assert located(place(12.0, None)) is None
    assert located(place(99.0, 3.0)) is None
    spots = gathered(
        [place(1.0, 2.0), place(1.0, 2.0, words="أرلو"), place(None, None), place(None, None, name="ARLO")]
    ).spots
    assert [spot.placed for spot in spots.values()] == [True, False]
    assert next(iter(spots.values())).words == ("Arlo", "أرلو")
    assert all(radius(codebook, one) > 0 for one in PlacePrecision)


def test_places_told_later_are_brought_together_as_if_told_at_once() -> None:
    def place(lat: float, words: str) -> Place:
        return Place(name="Arlo", lat=lat, lon=2.0, precision=PlacePrecision.TOWN, words=words)

    some, more = [place(1.0, "a"), place(3.0, "b")], [place(1.0, "c"), place(5.0, "d"), place(1.0, "c")]
    assert gathered(some).with_more(more) == gathered([*some, *more])


def test_a_vaguer_account_of_a_day_is_no_other_day(kestria: Any, codebook: Codebook) -> None:
    month = When(start="2031-03-01", end="2031-03-31", precision=Precision.MONTH, words="in March")
    matter = next(one for one in kestria.matters.values() if one.title.startswith("Shelling"))
    told = [key for account in matter.accounts for key in account.statements]
    changed = {**kestria.statements, told[0]: msgspec.structs.replace(kestria.statements[told[0]], when=month)}
    sight = Sight(dataclasses.replace(kestria, statements=changed), codebook, 1)
    found = next(one for one in happenings(sight).all if one.id == matter.id)
    assert found.days == (on("2031-03-02"),)


def test_filters_take_what_they_say(kestria: Any, codebook: Codebook) -> None:
    known = happenings(Sight(kestria, codebook, 1))

    def titles(**asked: str) -> set[str]:
        return {one.title for one in Wanted(**asked).of(known)}

    everything = titles()
    assert len(everything) == 12
    assert titles(start="2031-03-09") == {"Summit in Brannt, 9 March 2031"}
    assert "Shelling of the port of Arlo, 2 March 2031" in titles(place="árlo", end="2031-03-02")
    assert titles(kind="meeting") == {"Talks in Vellmar, 3 March 2031", "Summit in Brannt, 9 March 2031"}
    assert titles(actor="drask") == {"Position of Toma Drask on the truce"}
    assert titles(place="nowhere known") == titles(actor="nobody") == set()
    assert titles(at="none") | {one.title for one in known.all if one.spots} == everything
    assert all(not one.days for one in Wanted(undated="yes").of(known))


def test_a_day_that_is_none_is_no_filter() -> None:
    assert [sound_day(words) for words in ("2031-03-02", "2031-02-30", "x' OR 1", "")] == ["2031-03-02", "", "", ""]


def test_the_page_says_it_all_without_scripts(signed_in: Callable[..., Any]) -> None:
    page = signed_in("reader").get("/map", params={"start": "2031-03-02", "end": "2031-03-04"}).text
    assert "Not placed" in page
    assert ">Senn<" in page
    assert "say nothing about the status of any territory" in page
    assert "incident: 1, 2 March 2031" in page


def test_areas_are_sent_compressed_to_whoever_takes_that(signed_in: Callable[..., Any]) -> None:
    browser = signed_in("reader")
    packed = browser.get("/map/areas", headers={"accept-encoding": "gzip"})
    plain = browser.get("/map/areas", headers={"accept-encoding": "identity"})
    assert [one.headers.get("content-encoding") for one in (packed, plain)] == ["gzip", None]
    assert packed.json() == plain.json() != {}
    assert packed.headers["vary"].lower() == "accept-encoding"


def test_areas_are_as_wide_as_the_words_allow(signed_in: Callable[..., Any]) -> None:
    told = signed_in("reader").get("/map/areas").json()
    assert {one["name"]: one["km"] for one in told["areas"]} == {"Arlo": 6.0, "Vellmar": 6.0}
    assert (
        signed_in("reader").get("/map/areas", params={"place": "arlo", "at": "x"}).json()["areas"][0]["name"] == "Arlo"
    )


def test_ten_thousand_happenings_are_shown_a_page_at_a_time() -> None:
    found = [happened(str(at), on(f"20{at % 30 + 10}-0{at % 9 + 1}-1{at % 9}")) for at in range(10_000)]
    time = timeline(found)
    assert time.unit == "year"
    assert sum(cell.total for cell in time.lanes[0].cells) == 10_000
    assert max(time.level(cell.total) for cell in time.lanes[0].cells) == 8


def test_what_is_written_once_is_written_for_each_language_and_day(signed_in: Callable[..., Any]) -> None:
    browser = signed_in("reader")
    for path in ("/map", "/agreements"):
        english = browser.get(path).text
        assert browser.get(path).text.split("<main")[1] == english.split("<main")[1]
        browser.cookies.set("trucewatch-language", "ar")
        arabic = browser.get(path).text
        browser.cookies.delete("trucewatch-language")
        for one in ("As fine as", "Stands at"):
            assert (one in english) == (one in browser.get(path).text)
            assert one not in arabic
        then = browser.get(f"{path}?as_of=9").text
        assert english.count("as_of=") < then.count("as_of=")
