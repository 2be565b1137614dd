"""The gazetteer: places, divisions and airports of the world with coordinates, offline."""

from trucewatch.statements.gazetteer.entries import (
    DATA,
    Entry,
    airports,
    alternates,
    area,
    bare,
    divisions,
    is_town,
    places,
    state,
    towns,
)

__all__ = [
    "DATA", "Entry", "airports", "alternates", "area", "bare", "divisions", "is_town", "places", "state", "towns",
]  # fmt: skip
