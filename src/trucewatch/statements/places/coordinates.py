"""Coordinates that a report gives behind a name: "Amara (8°43'N, 29°52'E)", "Amara (39.7601 N, 46.7499 E)".

More may follow in the bracket behind those with letters: "(39.7601 N, 46.7499 E; 9km north of Volna)".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.statements.sentence import Sentence

_ONE = (
    r"(?P<{0}>\d{{1,3}}(?:\.\d{{1,8}})?)\s?°?\s?(?:(?P<{0}m>\d{{1,2}}(?:\.\d{{1,6}})?)\s?['’′]\s?)?"
    r"(?:(?P<{0}s>\d{{1,2}}(?:\.\d{{1,6}})?)\s?[\"”″]\s?)?(?P<{0}h>[{1}])"
)
_WITH_LETTERS = re.compile(rf"\(\s?{_ONE.format('lat', 'NS')}\s?[,;/]?\s?{_ONE.format('lon', 'EW')}\s?(?:\)|[;,]\s)")
_DECIMALS = re.compile(r"\(\s?(?P<lat>[-–−]?\d{1,2}\.\d{3,8})\s?[,;]\s?(?P<lon>[-–−]?\d{1,3}\.\d{3,8})\s?\)")
_LONGEST = 24  # tokens of a bracket


@dataclass(frozen=True)
class Given:
    """The tokens of a name, and the coordinates in the bracket behind it."""

    first: int
    last: int
    latitude: float
    longitude: float


def given(sentence: Sentence) -> Iterator[Given]:
    """Yield the names of a sentence behind which coordinates are given."""
    for bracket in sentence:
        if bracket.text != "(" or bracket.i == 0 or not _is_name(sentence, bracket.i - 1):
            continue
        words = sentence.words(bracket.i, min(len(sentence) - 1, bracket.i + _LONGEST))
        found = _WITH_LETTERS.match(words) or _DECIMALS.match(words)
        pair = _pair(found) if found is not None else None
        if pair is not None:
            first = bracket.i - 1
            while first > 0 and _is_name(sentence, first - 1):
                first -= 1
            yield Given(first, bracket.i - 1, *pair)


def _is_name(sentence: Sentence, i: int) -> bool:
    return sentence[i].text[:1].isupper() and sentence[i].pos in ("PROPN", "NOUN")


def _pair(found: re.Match[str]) -> tuple[float, float] | None:
    """Return latitude and longitude in degrees, None where there is no such place on earth."""
    latitude, longitude = _degrees(found, "lat"), _degrees(found, "lon")
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def _degrees(found: re.Match[str], name: str) -> float:
    parts = found.groupdict()
    whole = parts[name].replace("–", "-").replace("−", "-")
    value = float(whole) + float(parts.get(f"{name}m") or 0) / 60 + float(parts.get(f"{name}s") or 0) / 3600
    return round(-value if parts.get(f"{name}h") in ("S", "W") else value, 6)
