"""Lines and areas out of GeoJSON (RFC 7946): nothing but them, and nothing that is not where it says it is."""

import math
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise

import msgspec

from trucewatch.codebook import Codebook
from trucewatch.errors import TrucewatchError
from trucewatch.model.decisions.ground import Shape
from trucewatch.register.checking import named
from trucewatch.said import said

_PLACES = 6  # a tenth of a metre: finer than anybody draws
_WGS84 = ("CRS84", "4326")

Position = list[float]
Point = tuple[float, float]
Line = tuple[Point, ...]


class Fault(StrEnum):
    """Why a file of lines is not taken."""

    TOO_LARGE = "too-large"
    NO_GEOJSON = "no-geojson"
    OTHER_SYSTEM = "other-system"
    EMPTY = "empty"
    TOO_MANY_SHAPES = "too-many-shapes"
    TOO_MANY_POINTS = "too-many-points"
    OFF_THE_MAP = "off-the-map"
    NOT_CLOSED = "not-closed"
    TOO_SHORT = "too-short"
    NAME = "name"


_SAID = {
    Fault.TOO_LARGE: "it has more bytes than the codebook allows",
    Fault.NO_GEOJSON: "it is no GeoJSON of LineString, MultiLineString, Polygon and MultiPolygon alone",
    Fault.OTHER_SYSTEM: "its coordinates are not longitudes and latitudes in WGS 84",
    Fault.EMPTY: "nothing is drawn in it",
    Fault.TOO_MANY_SHAPES: "it has more features than the codebook allows",
    Fault.TOO_MANY_POINTS: "it has more points than the codebook allows",
    Fault.OFF_THE_MAP: "a point has no longitude from -180 to 180 with a latitude from -90 to 90",
    Fault.NOT_CLOSED: "the ring of an area does not end where it begins, or has fewer than four points",
    Fault.TOO_SHORT: "a line has fewer than two points",
    Fault.NAME: "a name is too long, or cannot be written",
}


class LinesRefused(TrucewatchError):
    """A file of lines is not taken; `fault` tells why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(f"the file is not taken: {_SAID[fault]}")
        self.fault = fault


class _LineString(msgspec.Struct, tag_field="type", tag="LineString"):
    coordinates: list[Position]


class _MultiLineString(msgspec.Struct, tag_field="type", tag="MultiLineString"):
    coordinates: list[list[Position]]


class _Polygon(msgspec.Struct, tag_field="type", tag="Polygon"):
    coordinates: list[list[Position]]


class _MultiPolygon(msgspec.Struct, tag_field="type", tag="MultiPolygon"):
    coordinates: list[list[list[Position]]]


_Geometry = _LineString | _MultiLineString | _Polygon | _MultiPolygon


class _Feature(msgspec.Struct, tag_field="type", tag="Feature"):
    geometry: _Geometry
    properties: dict[str, object] | None = None


class _Collection(msgspec.Struct, tag_field="type", tag="FeatureCollection"):
    features: list[_Feature]
    crs: object = None


_DECODER = msgspec.json.Decoder(_Geometry | _Feature | _Collection)


def shapes_in(data: bytes, codebook: Codebook) -> tuple[Shape, ...]:
    """Return what a GeoJSON file draws, in its order, within the limits of the codebook's `desk`.

    Names come from the properties that the codebook lists; heights and other properties are left out.
    Raises LinesRefused.
    """
    limits = codebook.table("desk")["lines"]
    if len(data) > int(limits["bytes"]):
        raise LinesRefused(Fault.TOO_LARGE)
    found = _decoded(data)
    if isinstance(found, _Collection) and not _is_wgs84(found.crs):
        raise LinesRefused(Fault.OTHER_SYSTEM)
    features = found.features if isinstance(found, _Collection) else [_feature(found)]
    if len(features) > int(limits["features"]):
        raise LinesRefused(Fault.TOO_MANY_SHAPES)
    if sum(len(line) for one in features for line in _runs(one.geometry)) > int(limits["points"]):
        raise LinesRefused(Fault.TOO_MANY_POINTS)
    named_by = codebook.words("desk", "lines", "named_by")
    made = tuple(_shape(one, named_by) for one in features)
    if not made or any(not (one.lines or one.areas) for one in made):
        raise LinesRefused(Fault.EMPTY)
    return made


def _decoded(data: bytes) -> _Geometry | _Feature | _Collection:
    try:
        found: _Geometry | _Feature | _Collection = _DECODER.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise LinesRefused(Fault.NO_GEOJSON) from error
    return found


def _is_wgs84(crs: object) -> bool:
    """Whether the older standard's member names the system that the newer one prescribes, or is not there."""
    return crs is None or any(name in str(crs) for name in _WGS84)


def _feature(found: _Geometry | _Feature) -> _Feature:
    return found if isinstance(found, _Feature) else _Feature(geometry=found)


def _runs(geometry: _Geometry) -> Iterator[list[Position]]:
    if isinstance(geometry, _LineString):
        yield geometry.coordinates
    elif isinstance(geometry, _MultiPolygon):
        for rings in geometry.coordinates:
            yield from rings
    else:
        yield from geometry.coordinates


def _shape(feature: _Feature, named_by: tuple[str, ...]) -> Shape:
    name, geometry = _name(feature, named_by), feature.geometry
    if isinstance(geometry, _LineString):
        return Shape(name=name, lines=(_line(geometry.coordinates),))
    if isinstance(geometry, _MultiLineString):
        return Shape(name=name, lines=tuple(_line(one) for one in geometry.coordinates))
    areas = [geometry.coordinates] if isinstance(geometry, _Polygon) else geometry.coordinates
    if not all(areas):
        raise LinesRefused(Fault.EMPTY)
    return Shape(name=name, areas=tuple(tuple(_ring(ring) for ring in rings) for rings in areas))


def _name(feature: _Feature, named_by: tuple[str, ...]) -> str:
    told = {key.casefold(): value for key, value in (feature.properties or {}).items() if isinstance(value, str)}
    words = next((" ".join(told[key].split()) for key in named_by if told.get(key, "").strip()), "")
    if words:
        try:
            named(words, said("thing.shape", "a shape"))
        except TrucewatchError as error:
            raise LinesRefused(Fault.NAME) from error
    return words


def _line(positions: list[Position]) -> Line:
    line = tuple(_point(one) for one in positions)
    if len(line) < 2 or all(one == other for one, other in pairwise(line)):
        raise LinesRefused(Fault.TOO_SHORT)
    return line


def _ring(positions: list[Position]) -> Line:
    ring = tuple(_point(one) for one in positions)
    if len(ring) < 4 or ring[0] != ring[-1]:
        raise LinesRefused(Fault.NOT_CLOSED)
    return ring


def _point(position: Position) -> Point:
    if len(position) < 2:
        raise LinesRefused(Fault.OFF_THE_MAP)
    lon, lat = position[0], position[1]
    if not (math.isfinite(lon) and math.isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90):
        raise LinesRefused(Fault.OFF_THE_MAP)
    return round(lon, _PLACES) + 0.0, round(lat, _PLACES) + 0.0  # no negative nought: it is another byte string
