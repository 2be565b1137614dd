"""Choose among the places of one name: what the report says of it, its countries, its other places, population.

Method: each candidate is scored by population and by how well it goes with the countries and the other places of
the report (spatial minimality, Leidner 2007); two that score alike are no answer.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from trucewatch.statements.actors.lexicon import Lexicon
from trucewatch.statements.gazetteer import (
    Entry,
    airports,
    alternates,
    areas,
    bare,
    cities,
    regions,
    states,
)  # fmt: skip
from trucewatch.statements.places.cues import Cues
from trucewatch.statements.places.toponyms import Toponym

_DEGREE_KM = 111.2


class Chooser:
    """Chooses for one report, given all the place names in it."""

    def __init__(self, named: Sequence[Toponym], lexicon: Lexicon, cues: Cues) -> None:
        self._cues = cues
        self._lexicon = lexicon
        self._countries: Counter[str] = Counter(name.code for name in named if name.code and name.sort != "seat")
        self._plain = Counter(name.words for name in named if name.sort == "state")
        self._areas: Counter[str] = Counter(cues.area_code(name.words) for name in named if name.sort == "area")
        if self._areas:
            self._countries["US"] += sum(self._areas.values())
        self._most = max(self._countries.values(), default=1)
        self._cities = {(name.words, name.within): name for name in named if name.sort in ("name", "seat")}
        self._candidates = {key: self._fitting(name) for key, name in self._cities.items()}
        first = {key: self._best(found, ()) for key, found in self._candidates.items()}
        self._chosen = {
            key: self._best(found, [e for other, e in first.items() if e and other[0] != key[0]])
            for key, found in self._candidates.items()
        }

    def city(self, name: Toponym) -> Entry | None:
        """Return the city that a name means here, None where there is none or more than one."""
        found = self._chosen.get((name.words, name.within))
        if found is None and not name.within:
            same = {e for (words, _), e in self._chosen.items() if words == name.words and e is not None}
            return next(iter(same)) if len(same) == 1 else None
        return found

    def airport(self, words: str) -> Entry | None:
        """Return the airport whose name begins with these words, in one of the report's countries if it has any."""
        name = bare(words)
        entries = [e for e in airports().get(name.split()[0], ()) if bare(e.name).startswith(name)]
        here = [entry for entry in entries if entry.countrycode in self._countries]
        return here[0] if len(here) == 1 else entries[0] if len(entries) == 1 else None

    def state(self, code: str, words: str) -> Entry | None:
        """Return the middle of a state: the codebook's, else that of the box around its places."""
        shared = self._cues.areas_shared.get(words)
        if shared and self._areas and self._countries[code] == self._plain[words]:
            return areas().get(shared)
        middle = self._lexicon.middles.get(code)
        return Entry(code, *middle, code) if middle else states().get(code)

    def area(self, words: str) -> Entry | None:
        """Return the middle of a state of the United States."""
        return areas().get(self._cues.area_code(words))

    def region(self, words: str) -> Entry | None:
        """Return the middle of a first-level division of that name in a country of the report."""
        found = [e for e in regions().get(bare(words), ()) if e.countrycode in self._countries]
        return found[0] if len(found) == 1 else None

    def _fitting(self, name: Toponym) -> list[Entry]:
        bare_name = bare(name.words)
        entries = cities().get(bare_name, [])
        if not any(entry.countrycode in self._countries for entry in entries):
            others = [entry for code in self._countries for entry in alternates(code).get(bare_name, ())]
            entries = [*entries, *others]
        within = [entry for entry in entries if self._is_within(entry, name.within)]
        if name.sort == "seat" and not self._local(name.code):
            within = within or [e for e in entries if e.countrycode == name.code] or entries
        return sorted(within or entries, key=lambda entry: -entry.population)[:40]

    def _local(self, code: str) -> bool:
        """Whether the report stays within the United States, where many towns bear the names of capitals."""
        return bool(self._areas) and not self._countries[code] and self._countries["US"] == self._most

    def _is_within(self, entry: Entry, within: str) -> bool:
        if not within:
            return False
        if entry.countrycode == "US" and self._cues.area_code(within) == entry.admin1code:
            return True
        match = self._lexicon.listed.at(within.split(), 0)
        return match is not None and match[1].code == entry.countrycode

    def _best(self, entries: Sequence[Entry], others: Iterable[Entry]) -> Entry | None:
        near = list(others)
        scored = sorted(((self._score(entry, near), entry) for entry in entries), key=lambda row: -row[0])
        if not scored or scored[0][0] < self._cues.least:
            return None
        best = scored[0][1]
        rivals = [score for score, entry in scored[1:] if _kilometres(best, entry) > self._cues.same_km]
        return best if not rivals or scored[0][0] - rivals[0] >= self._cues.margin else None

    def _score(self, entry: Entry, others: Sequence[Entry]) -> float:
        score = math.log10(entry.population + 10)
        score += self._cues.country_weight * self._countries[entry.countrycode] / self._most
        score += self._cues.named_weight if entry.countrycode in self._countries else 0.0
        if entry.countrycode == "US" and entry.admin1code in self._areas:
            score += self._cues.area_weight
        close = sum(_kilometres(entry, other) < self._cues.near_km for other in others)
        return score + self._cues.near_weight * min(close, 3)


def _kilometres(left: Entry, right: Entry) -> float:
    """Return the distance of two places, well enough to tell near from far."""
    north = left.latitude - right.latitude
    east = (left.longitude - right.longitude) * math.cos(math.radians((left.latitude + right.latitude) / 2))
    return _DEGREE_KM * math.hypot(north, east)
