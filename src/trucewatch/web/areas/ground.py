"""Places and days: map, timeline and list of the same happenings, under filters that the address holds."""

import gzip
from typing import Annotated

import msgspec
from fastapi import Depends, Query
from starlette.responses import JSONResponse, Response

from trucewatch.codebook import Codebook
from trucewatch.model import PlacePrecision, Verification
from trucewatch.web.areas.lines import lying
from trucewatch.web.happenings import Happening, Happenings, Kind, by_spot, happenings
from trucewatch.web.paging import paged
from trucewatch.web.permissions import Area, Right, Tab
from trucewatch.web.spots import NOWHERE, Spot, radius
from trucewatch.web.timeline import Timeline, timeline
from trucewatch.web.visit import Visit, Visiting
from trucewatch.web.wanted import Wanted, sound_day

area = Area("map", tab=Tab("map", "/map", 70))

MOST_SPOTS = 5000
"""How many areas the map draws at once; the busiest are drawn."""

LISTED = 100
"""How many places stand in the table beside the map, and how many names a field suggests."""

Word = Annotated[str, Query(max_length=200)]
Told = tuple[Spot, tuple[Happening, ...]]
"""A place, and what is told of it."""


def filters(
    start: Word = "",
    end: Word = "",
    kind: Word = "",
    at: Word = "",
    place: Word = "",
    actor: Word = "",
    standing: Word = "",
    undated: Word = "",
) -> Wanted:
    """Return the filters that an address names; days that are none are left out, and put in order."""
    first, last = sound_day(start), sound_day(end)
    if first and last and last < first:
        first, last = last, first
    return Wanted(
        start=first, end=last, kind=kind, at=at, place=place.strip(), actor=actor.strip(), standing=standing,
        undated="yes" if undated else "",
    )  # fmt: skip


Filters = Annotated[Wanted, Depends(filters)]


@area.shows("/map", Right.READ)
def places_and_days(visit: Visiting, wanted: Filters, page: Word = "1") -> Response:
    """Show what is wanted on the map, by day, and as a list."""
    known = happenings(visit.sight)
    found, placed, unplaced, nowhere, time = visit.sight.recent(("map", wanted), lambda: _found(wanted, known))
    return visit.page(
        "map.html",
        wanted=wanted,
        values={**wanted.values, "as_of": visit.as_of},
        known=known,
        paged=paged(found, page, visit.site.settings.page_size),
        rows=placed,
        unplaced=unplaced,
        nowhere=nowhere,
        chosen=known.spots.get(wanted.at),
        time=time,
        kinds=visit.t.choices("happening", Kind),
        standings=visit.t.choices("verification", Verification),
        suggested=_suggested(visit, known),
        NOWHERE=NOWHERE,
        laid=lying(visit.sight),
        named_in=lambda one: list(dict.fromkeys(shape.name for shape in one.lines.shapes if shape.name)),
    )


@area.shows("/map/areas", Right.READ, response_class=JSONResponse)
def areas(visit: Visiting, wanted: Filters) -> Response:
    """Return the areas that the map draws: key, name, names, latitude, longitude, radius in km, precision, how many."""
    known = happenings(visit.sight)
    data, packed = visit.sight.recent(("areas", wanted), lambda: _packed(_drawn(wanted, known, visit.sight.codebook)))
    if not visit.unpacks:
        return Response(data, media_type="application/json")
    return Response(
        packed, media_type="application/json", headers={"content-encoding": "gzip", "vary": "accept-encoding"}
    )


def _packed(data: bytes) -> tuple[bytes, bytes]:
    """Return bytes as they are and compressed: many ask for the same."""
    return data, gzip.compress(data, compresslevel=5, mtime=0)


def _drawn(wanted: Wanted, known: Happenings, codebook: Codebook) -> bytes:
    rows = [row for row in _rows(wanted, known) if row[0].placed]
    drawn = [
        {
            "key": spot.key, "name": spot.name, "names": spot.words[:4], "lat": spot.lat, "lon": spot.lon,
            "km": radius(codebook, spot.precision), "n": len(told), "country": spot.country,
            "wide": spot.precision is PlacePrecision.COUNTRY,
        }
        for spot, told in rows[:MOST_SPOTS]
    ]  # fmt: skip
    return msgspec.json.encode({"areas": drawn, "at": wanted.at, "left_out": max(0, len(rows) - MOST_SPOTS)})


def _found(wanted: Wanted, known: Happenings) -> tuple[tuple[Happening, ...], list[Told], list[Told], int, Timeline]:
    """Return what is wanted, the busiest places of it on the map and off it, how much is nowhere, and its days."""
    found = wanted.of(known)
    nowhere = sum(not one.spots for one in (wanted.of(known, but="at") if wanted.at else found))
    rows = _rows(wanted, known)
    placed = [row for row in rows if row[0].placed][:LISTED]
    unplaced = [row for row in rows if not row[0].placed][:LISTED]
    return found, placed, unplaced, nowhere, timeline(found, wanted.start, wanted.end)


def _rows(wanted: Wanted, known: Happenings) -> list[Told]:
    """Return the places under all filters but that of the place chosen, the busiest first."""
    by = by_spot(wanted.of(known, but="at"))
    rows = [(known.spots[key], told) for key, told in by.items()]
    return sorted(rows, key=lambda row: (-len(row[1]), row[0].name, row[0].key))


def _suggested(visit: Visit, known: Happenings) -> tuple[list[str], list[str]]:
    """Return the names of places and actors that fields suggest, the busiest first."""

    def make() -> tuple[list[str], list[str]]:
        places: dict[str, int] = {}
        actors: dict[str, int] = {}
        for one in known.all:
            for key in one.spots:
                places[known.spots[key].name] = places.get(known.spots[key].name, 0) + 1
            for key in one.actors:
                actors[known.actors[key]] = actors.get(known.actors[key], 0) + 1
        most = [sorted(names, key=lambda name: (-names[name], name))[:LISTED] for names in (places, actors)]
        return most[0], most[1]

    return visit.sight.once("map names", make)
