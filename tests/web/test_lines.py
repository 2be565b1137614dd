"""Lines of the administrator's own on the map: laid, seen by readers, taken off, as they lay at an earlier moment."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from trucewatch.register import Recorder, View, open_record, read_range
from trucewatch.register.decided.ground import laid
from trucewatch.register.deciding import judgement_draft
from trucewatch.register.geojson import shapes_in
from trucewatch.register.laying import lines_of

Signed = Callable[..., Any]

NAME = "<script>alert(1)</script> \u202enorth"
TITLE = "Line of control <b>x</b>"


def geojson(name: str = NAME, lon: float = 30.0) -> bytes:
    """A line and an area near the places of the case."""
    line = [[lon - 3, 40.0], [lon - 1, 41.5], [lon + 1, 41.0], [lon + 4, 43.0]]
    ring = [[lon, 38.0], [lon + 3, 38.0], [lon + 3, 40.0], [lon, 40.0], [lon, 38.0]]
    features = [
        {"type": "Feature", "geometry": {"type": "LineString", "coordinates": line}, "properties": {"name": name}},
        {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring]}, "properties": {"name": "Zone"}},
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def seen(browser: Any) -> str:
    return str(browser.get("/map/lines").text.split('name="seen" value="')[1].split('"')[0])


def lay(browser: Any, data: bytes, **fields: str) -> Any:
    given = {
        "csrf": browser.token(), "seen": seen(browser), "title": TITLE, "source": "Survey office, sheet 4",
        "as_of": "2031-03-01", "reason": "the parties signed it", **fields,
    }  # fmt: skip
    return browser.post("/map/lines/lay", data=given, files={"file": ("line.geojson", data)}, follow_redirects=False)


def lying(record: Path) -> Any:
    with open_record(record, read_only=True) as recorder:
        return laid(View.replay(read_range(recorder)).judgements)


def test_lines_are_laid_seen_by_readers_and_taken_off(signed_in: Signed, record: Path) -> None:
    browser, reader = signed_in("administrator"), signed_in("reader")
    before = reader.get("/map/lines/drawn").json()
    assert before == {"shapes": []}
    assert "Laid by" not in reader.get("/map").text
    assert lay(browser, geojson()).status_code == 303
    ((layer, one),) = lying(record).items()
    assert (one.by, one.reason, one.lines.as_of) == ("The administrator", "the parties signed it", "2031-03-01")
    page = reader.get("/map").text
    assert "drawn from \u2068Survey office, sheet 4\u2069, as of 1 March 2031; not a finding" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; [U+202E]north" in page
    assert "<script>alert" not in page
    assert "<b>x</b>" not in page
    names = [shape["name"] for shape in reader.get("/map/lines/drawn").json()["shapes"]]
    assert names == ["<script>alert(1)</script> [U+202E]north", "Zone"]

    taken = browser.fill(f"/map/lines/{layer}/take-off", reason="replaced", seen=seen(browser))
    assert taken.status_code == 303
    assert lying(record) == {}
    assert reader.get("/map/lines/drawn").json() == before
    assert "Survey office" not in reader.get("/map").text
    then = {"as_of": str(one.sequence)}
    assert "Survey office" in reader.get("/map", params=then).text
    assert len(reader.get("/map/lines/drawn", params=then).json()["shapes"]) == 2
    assert "Survey office" not in reader.get("/map", params={"as_of": str(one.sequence - 1)}).text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"not json", "no GeoJSON"),
        (b'{"type":"Point","coordinates":[1,2]}', "no GeoJSON"),
        (b" " * 10_000_000, "larger than may be laid"),
        (geojson(lon=179.0), "lies on no map"),
        (json.dumps({"type": "LineString", "coordinates": [[0, 0], [1, 1]] * 10_001}).encode(), "too many points"),
        (geojson(name="x" * 400), "too long"),
    ],
)
def test_what_cannot_be_laid_is_refused_and_nothing_is_written(
    signed_in: Signed, record: Path, data: bytes, said: str
) -> None:
    answer = lay(signed_in("administrator"), data)
    assert answer.status_code == 400
    assert said in answer.text
    assert lying(record) == {}


@pytest.mark.parametrize("missing", ["title", "source", "as_of", "reason"])
def test_title_source_day_and_reason_are_asked_for(signed_in: Signed, record: Path, missing: str) -> None:
    assert lay(signed_in("administrator"), geojson(), **{missing: ""}).status_code == 400
    assert lying(record) == {}


def test_whoever_does_not_administer_lays_nothing(signed_in: Signed, record: Path) -> None:
    browser = signed_in("reviewer")
    given = {"csrf": browser.token(), "seen": "1", "title": "x", "source": "x", "as_of": "2031-03-01", "reason": "x"}
    answer = browser.post("/map/lines/lay", data=given, files={"file": ("a.json", geojson())}, follow_redirects=False)
    assert answer.status_code == 403
    assert lying(record) == {}


def test_the_same_file_is_laid_once(signed_in: Signed, record: Path) -> None:
    browser = signed_in("administrator")
    assert lay(browser, geojson()).status_code == 303
    assert lay(browser, geojson()).status_code == 409
    assert len(lying(record)) == 1


def test_lines_of_a_room_are_not_drawn_outside_it(recorder: Recorder, signed_in: Signed, codebook: Any) -> None:
    data = geojson()
    made = lines_of(shapes_in(data, codebook), data=data, file="a", title="Secret", source="Talks", as_of="2031")
    reader = signed_in("reader")
    before = reader.get("/map").text
    recorder.append([judgement_draft(made, by="Ana", reason="talks", room="talks")])
    assert reader.get("/map/lines/drawn").json() == {"shapes": []}
    assert ("Secret" in reader.get("/map").text) is ("Secret" in before) is False


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme", "language"), [(1440, "light", "en"), (390, "dark", "ar")])
def test_the_map_draws_them(
    tabs: Callable[..., Any], signed_in: Signed, width: int, scheme: str, language: str
) -> None:
    areas = signed_in("reader").get("/map/areas").json()["areas"]
    lon, lat = areas[0]["lon"], areas[0]["lat"]
    moved = json.loads(geojson("Sector north"))
    for feature in moved["features"]:
        at = feature["geometry"]["coordinates"]
        for point in at if feature["geometry"]["type"] == "LineString" else at[0]:
            point[:] = [lon + (point[0] - 31) / 4, lat + (point[1] - 40.2) / 4]
    assert lay(signed_in("administrator"), json.dumps(moved).encode(), title="Line of control").status_code == 303
    tab = tabs(width=width, scheme=scheme, language=language)
    page = tab.open("/map")
    page.wait_for_selector("html[data-mapped]", timeout=30_000)
    assert page.locator("html").get_attribute("data-laid") == "2"
    assert page.locator("#laid tbody tr").count() == 1
    if folder := os.environ.get("TRUCEWATCH_SHOTS"):
        page.screenshot(path=f"{folder}/map-laid-{width}-{scheme}-{language}.png", full_page=True)
    assert tab.faults() == []
    assert tab.overflow() == []
    page = tab.open("/map/lines")
    assert tab.faults() == []
    assert tab.overflow() == []
