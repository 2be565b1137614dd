"""How two places stand to each other: one, near, apart, or not told."""

import math
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from trucewatch.model import Place, PlacePrecision

_FINE = frozenset({PlacePrecision.SITE, PlacePrecision.TOWN})
_EARTH_KM = 6371.0


class Near(StrEnum):
    """How one place stands to another."""

    SAME = "same"
    WITHIN = "within"
    APART = "apart"
    UNKNOWN = "unknown"


def stand(left: Place | None, right: Place | None, rules: Mapping[str, Any]) -> Near:
    """Tell whether two places are one, one within the other's country or region, or apart."""
    if left is None or right is None:
        return Near.UNKNOWN
    if left.name.casefold() == right.name.casefold():
        return Near.SAME
    both = fine(left) and fine(right)
    far = kilometres(left, right)
    if both and far is not None:
        if far <= rules["near_km"]:
            return Near.SAME
        return Near.APART if far > rules["far_km"] else Near.UNKNOWN
    if not both and left.country and left.country == right.country:
        return Near.WITHIN
    return Near.APART if left.country and right.country and left.country != right.country else Near.UNKNOWN


def fine(place: Place | None) -> bool:
    """Whether a place is told as finely as a town."""
    return place is not None and place.precision in _FINE


def kilometres(left: Place, right: Place) -> float | None:
    """Return the great-circle distance (haversine), None where a place has no coordinates."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return None
    one, other = math.radians(left.lat), math.radians(right.lat)
    east = math.radians(right.lon - left.lon)
    half = math.sin((other - one) / 2) ** 2 + math.cos(one) * math.cos(other) * math.sin(east / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(half))
