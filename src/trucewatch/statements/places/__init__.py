"""Where: the places that a report names, and the place of a claim."""

from trucewatch.statements.places.attaching import opening_place, place_of
from trucewatch.statements.places.back import with_meant
from trucewatch.statements.places.finding import find_places

__all__ = ["find_places", "opening_place", "place_of", "with_meant"]
