"""Lines laid over the map: what of GeoJSON is taken, what is refused, and what lies there after which decision."""

import json
import math
from typing import Any

import msgspec
import pytest

from trucewatch.codebook import Codebook, load
from trucewatch.errors import DecisionRefused, NotInRecord, TrucewatchError
from trucewatch.model import Judgement, RecordedJudgement
from trucewatch.model.decisions.ground import LinesLaid, LinesTakenOff, Shape
from trucewatch.register import View
from trucewatch.register.canonical import canonical
from trucewatch.register.decided.ground import laid
from trucewatch.register.geojson import Fault, LinesRefused, shapes_in
from trucewatch.register.laying import lines_laid, lines_of, lines_taken_off

LINE = [[10.0, 50.0], [10.5, 50.25, 312.0], [-0.0000000001, 50.0]]
RING = [[0, 0], [0, 1], [1, 1], [0, 0]]


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load()


def geometry(kind: str, coordinates: Any) -> dict[str, Any]:
    return {"type": kind, "coordinates": coordinates}


def collection(*geometries: dict[str, Any], **properties: Any) -> bytes:
    features = [{"type": "Feature", "geometry": one, "properties": properties} for one in geometries]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def made(title: str = "Line of control") -> LinesLaid:
    data = collection(geometry("LineString", LINE))
    return lines_of(
        shapes_in(data, load()), data=data, file="line.geojson", title=title, source="Mission", as_of="2031-03-01"
    )


def recorded(*decisions: LinesLaid | LinesTakenOff) -> tuple[RecordedJudgement, ...]:
    return tuple(
        RecordedJudgement(
            sequence=at,
            entry=f"{at:064}",
            recorded="2031-03-01T00:00:00.000000Z",
            room="open",
            judgement=Judgement(by="Ana", reason="asked for", decision=one),
        )
        for at, one in enumerate(decisions, start=1)
    )


def test_what_a_file_draws_is_taken_and_nothing_else_of_it(codebook: Codebook) -> None:
    data = collection(
        geometry("LineString", LINE), geometry("MultiLineString", [LINE, LINE]), geometry("Polygon", [RING]),
        geometry("MultiPolygon", [[RING], [RING, RING]]), Name="  North \n line ", unit="secret unit",
    )  # fmt: skip
    line, lines, area, areas = shapes_in(b"\xef\xbb\xbf" + data, codebook)
    assert line == Shape(name="North line", lines=(((10.0, 50.0), (10.5, 50.25), (0.0, 50.0)),))
    assert math.copysign(1, line.lines[0][2][0]) == 1
    assert (len(lines.lines), len(area.areas), [len(one) for one in areas.areas]) == (2, 1, [1, 2])
    assert b"secret" not in canonical((line, lines, area, areas))


def test_a_bare_geometry_and_a_bare_feature_are_files_too(codebook: Codebook) -> None:
    bare = geometry("LineString", LINE)
    feature = {"type": "Feature", "geometry": bare, "properties": None}
    assert [shapes_in(json.dumps(one).encode(), codebook) for one in (bare, feature)] == [
        (Shape(name="", lines=(((10.0, 50.0), (10.5, 50.25), (0.0, 50.0)),)),)
    ] * 2


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", Fault.NO_GEOJSON), (b"lat,lon\n1,2\n", Fault.NO_GEOJSON), (b"\xff\xfe{}", Fault.NO_GEOJSON),
        (b"[" * 100_000, Fault.NO_GEOJSON), (b'{"type":"FeatureCollection","features":' + b"[" * 9999, Fault.NO_GEOJSON),
        (b'{"type":"Feature","geometry":null,"properties":{}}', Fault.NO_GEOJSON),
        (b'{"type":"LineString","coordinates":[[NaN,1],[2,3]]}', Fault.NO_GEOJSON),
        (b'{"type":"LineString","coordinates":[[1e999,1],[2,3]]}', Fault.NO_GEOJSON),
        (b'{"type":"LineString","coordinates":[["1",1],[2,3]]}', Fault.NO_GEOJSON),
        (collection(geometry("Point", [1, 2])), Fault.NO_GEOJSON),
        (collection({"type": "GeometryCollection", "geometries": []}), Fault.NO_GEOJSON),
        (collection(), Fault.EMPTY), (collection(geometry("MultiPolygon", [])), Fault.EMPTY),
        (collection(geometry("MultiPolygon", [[]])), Fault.EMPTY), (collection(geometry("Polygon", [])), Fault.EMPTY),
        (collection(geometry("LineString", [[181, 0], [0, 0]])), Fault.OFF_THE_MAP),
        (collection(geometry("LineString", [[0, -90.1], [0, 0]])), Fault.OFF_THE_MAP),
        (collection(geometry("LineString", [[0], [0, 0]])), Fault.OFF_THE_MAP),
        (collection(geometry("LineString", [[0, 0]])), Fault.TOO_SHORT),
        (collection(geometry("LineString", [[0, 0], [0, 0]])), Fault.TOO_SHORT),
        (collection(geometry("Polygon", [RING[:3]])), Fault.NOT_CLOSED),
        (collection(geometry("Polygon", [[*RING[:3], [2, 2]]])), Fault.NOT_CLOSED),
        (collection(geometry("LineString", LINE), name="x" * 301), Fault.NAME),
        (collection(*[geometry("LineString", LINE)] * 201), Fault.TOO_MANY_SHAPES),
        (collection(geometry("LineString", [[0, 0], [1, 1]] * 10_001)), Fault.TOO_MANY_POINTS),
        (b" " * 1_000_001, Fault.TOO_LARGE),
        (b'{"type":"FeatureCollection","features":[],"crs":{"properties":{"name":"EPSG:3857"}}}', Fault.OTHER_SYSTEM),
    ],
)  # fmt: skip
def test_what_is_not_taken(data: bytes, fault: Fault, codebook: Codebook) -> None:
    with pytest.raises(LinesRefused) as refused:
        shapes_in(data, codebook)
    assert refused.value.fault is fault


def test_what_lies_on_the_map_was_laid_and_not_taken_off() -> None:
    one, other = made("One"), made("Other")
    assert one.layer != other.layer
    assert list(laid(recorded(one, other))) == [one.layer, other.layer]
    assert list(laid(recorded(one, other, LinesTakenOff(layer=one.layer)))) == [other.layer]
    again = laid(recorded(one, LinesTakenOff(layer=one.layer), one))
    assert [held.sequence for held in again.values()] == [3]
    assert laid(recorded(LinesTakenOff(layer="lines-none"))) == {}


def test_the_shapes_come_back_from_the_record_as_they_were_laid() -> None:
    draft = lines_laid(View(), made(), by="Ana", reason="asked for")
    judgement = msgspec.json.decode(canonical(draft.payload), type=Judgement)
    assert judgement.decision == made()
    assert judgement.about == made().layer


def test_what_was_laid_is_laid_once_and_taken_off_once() -> None:
    view = View(judgements=recorded(made()))
    with pytest.raises(DecisionRefused, match="since entry 1"):
        lines_laid(view, made(), by="Ana", reason="again")
    taken = lines_taken_off(view, made().layer, by="Ana", reason="outdated")
    assert isinstance(taken.payload, Judgement)
    assert taken.payload.about == made().layer
    with pytest.raises(NotInRecord):
        lines_taken_off(View(), made().layer, by="Ana", reason="outdated")


@pytest.mark.parametrize("wrong", [{"title": " "}, {"source": ""}, {"as_of": "soon"}, {"title": "\ud800"}])
def test_title_source_and_day_are_needed(wrong: dict[str, str], codebook: Codebook) -> None:
    data = collection(geometry("LineString", LINE))
    given = {"file": "line.geojson", "title": "Line", "source": "Mission", "as_of": "2031-03", **wrong}
    with pytest.raises(TrucewatchError):
        lines_of(shapes_in(data, codebook), data=data, **given)
