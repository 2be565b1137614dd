"""Look up places, divisions and airports by name.

Data: GeoNames (CC BY 4.0), populated places of 500 people and more, other names of those of 15,000 and more, the
divisions that they lie in, made into tables by `scripts/make_gazetteer.py`; airportsdata (MIT).
"""

import csv
import importlib.util
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from trucewatch.errors import EngineError
from trucewatch.statements.gazetteer.table import SortedTable

DATA = Path(__file__).parent / "data"

_JOINED = re.compile("[-'\u2019\u2018\u02bb]")
_JOINTS = str.maketrans({"-": " ", "'": None, "\u2019": None, "\u2018": None, "\u02bb": None})


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A place of the gazetteer; `level` is 0 for a state, 1 and 2 for its divisions, 3 for a town, 4 for an airport."""

    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int = 0
    admin1code: str = ""
    level: int = 3


@lru_cache(maxsize=1)
def _places() -> SortedTable:
    return SortedTable(DATA / "places.tsv")


@lru_cache(maxsize=1)
def _alternates() -> SortedTable:
    return SortedTable(DATA / "alternates.tsv")


@lru_cache(maxsize=1)
def _divisions() -> SortedTable:
    return SortedTable(DATA / "divisions.tsv")


@lru_cache(maxsize=4096)
def places(words: str) -> tuple[Entry, ...]:
    """Return the populated places of this name, whatever its marks and hyphens. Raises EngineError without data."""
    return tuple(_town(row) for row in _places().rows(bare(words)))


def towns(people: int) -> Iterator[Entry]:
    """Yield all places of so many people, in the order of the table."""
    return (entry for row in _places() if (entry := _town(row)).population >= people)


def is_town(words: str, people: int) -> bool:
    """Whether some place of this name has so many people."""
    return any(entry.population >= people for entry in places(words))


@lru_cache(maxsize=4096)
def alternates(words: str) -> tuple[Entry, ...]:
    """Return the cities of 15,000 people and more that bear this name, in any script, beside their own.

    Other names mislead in free text (of twelve hits none was right), so they are only for countries that the text
    names.
    """
    rows = _alternates().rows(bare(words))
    return tuple(_town(_places().row(int(offset))) for row in rows for offset in row[1].split())


@lru_cache(maxsize=4096)
def divisions(words: str) -> tuple[Entry, ...]:
    """Return the divisions of states, of the first and second level, of this name, each at the middle of its towns."""
    return tuple(_division(row) for row in _divisions().rows(bare(words)))


def state(code: str) -> Entry | None:
    """Return the middle of the box that holds nearly all places of a state, by its code."""
    return next(iter(divisions(code)), None)


def area(country: str, code: str) -> Entry | None:
    """Return the middle of a first-level division, by the code of its state and its own."""
    return next(iter(divisions(f"{country}.{code}")), None)


@lru_cache(maxsize=1)
def airports() -> dict[str, list[Entry]]:
    """Return airports and air bases by the first word of their name."""
    spec = importlib.util.find_spec("airportsdata")
    if spec is None or spec.origin is None:
        raise EngineError("the gazetteer needs the package airportsdata, which is not installed")
    found: dict[str, list[Entry]] = defaultdict(list)
    with (Path(spec.origin).parent / "airports.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            entry = Entry(row["name"], float(row["lat"]), float(row["lon"]), row["country"], level=4)
            found[bare(row["name"]).split()[0]].append(entry)
    return dict(found)


def bare(name: str) -> str:
    """Return a name in small letters without marks and apostrophes, hyphens as blanks."""
    plain = (name if name.isascii() else _unmarked(name)).casefold()
    return plain.translate(_JOINTS) if _JOINED.search(plain) else plain


def _unmarked(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def _town(row: list[str]) -> Entry:
    key, name, country, division, people, north, east = row
    return Entry(name or key.title(), float(north), float(east), country, int(people), division)


def _division(row: list[str]) -> Entry:
    _, name, level, country, code, people, north, east = row
    return Entry(name, float(north), float(east), country, int(people), code, int(level))
