"""Places as the map shows them: one spot for each place that accounts name, as wide as their words allow."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from trucewatch.codebook import Codebook
from trucewatch.model import Place, PlacePrecision

NOWHERE = "none"
"""The key that stands for every happening that no account places."""


@dataclass(frozen=True, kw_only=True)
class Spot:
    """One place: `key` tells it from others, `words` are all names that reports gave it, the commonest first.

    Degrees are None where no account tells coordinates: it is listed beside the map and never put on it.
    """

    key: str
    name: str
    words: tuple[str, ...]
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    country: str

    @property
    def placed(self) -> bool:
        """Whether it can be put on a map."""
        return self.lat is not None and self.lon is not None


def spot_key(place: Place) -> str:
    """Return what tells places apart: coordinates and precision, or the name where there are no coordinates."""
    if located(place) is None:
        words: tuple[object, ...] = (" ".join(place.name.casefold().split()), place.country or "")
    else:
        words = (f"{place.lat:.4f}", f"{place.lon:.4f}", place.precision.value)
    return hashlib.sha256("\0".join(map(str, words)).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def located(place: Place) -> tuple[float, float] | None:
    """Return latitude and longitude; None where they are not both told, or lie on no map."""
    if place.lat is None or place.lon is None or not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180):
        return None
    return place.lat, place.lon


@dataclass(frozen=True)
class Gathered:
    """Places brought together: how often each was given each of its names, and how it was first told, by key."""

    names: Mapping[str, Mapping[str, int]]
    first: Mapping[str, Place]

    @cached_property
    def spots(self) -> dict[str, Spot]:
        """The spots by key, in the order first named."""
        return {key: _spot(key, place, self.names[key]) for key, place in self.first.items()}

    def with_more(self, places: Iterable[Place]) -> "Gathered":
        """Return the same with further places."""
        more = gathered(places)
        names = {key: _added(self.names.get(key, {}), told) for key, told in more.names.items()}
        return Gathered(
            {**self.names, **names},
            {**self.first, **{key: one for key, one in more.first.items() if key not in self.first}},
        )


def gathered(places: Iterable[Place]) -> Gathered:
    """Return these places brought together."""
    names: dict[str, dict[str, int]] = {}
    first: dict[str, Place] = {}
    keys: dict[Place, str] = {}
    for place in places:
        key = keys[place] = keys.get(place) or spot_key(place)
        first.setdefault(key, place)
        counts = names.setdefault(key, {})
        for name in (place.name, place.words):
            counts[name] = counts.get(name, 0) + 1
    return Gathered(names, first)


def _added(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    return {name: one.get(name, 0) + other.get(name, 0) for name in (*one, *other)}


def _spot(key: str, place: Place, names: Mapping[str, int]) -> Spot:
    where = located(place)
    words = sorted((name for name in names if name.strip()), key=lambda name: -names[name])
    return Spot(
        key=key,
        name=place.name,
        words=tuple(words),
        lat=where[0] if where else None,
        lon=where[1] if where else None,
        precision=place.precision,
        country=place.country or "",
    )


def radius(codebook: Codebook, precision: PlacePrecision) -> float:
    """Return the radius in km of the area that is drawn for a place of this precision. What is known is that it lies
    about there, never that it fills it."""
    return float(codebook.table("desk")["areas_km"][precision])
