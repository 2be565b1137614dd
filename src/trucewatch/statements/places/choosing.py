"""Choose among the places of one name: what the report says of it, its countries, its other places, population.

Method: each candidate is scored by population and by how well it goes with the countries and divisions that the
report names and with the likeliest places of its other names, in a few rounds (relaxation labelling after spatial
minimality, Leidner 2007); two that score alike are no answer.
"""

import math
from collections import Counter
from collections.abc import Sequence

from trucewatch.statements.actors.lexicon import Lexicon
from trucewatch.statements.gazetteer import Entry, airports, alternates, area, bare, divisions, places, state
from trucewatch.statements.places.cues import Cues
from trucewatch.statements.places.relaxing import Candidates, kilometres, relaxed
from trucewatch.statements.places.toponyms import Toponym

_COUNTY = 2  # level of the gazetteer at which the small divisions are
_MOST = 20  # candidates of one name that are weighed
_Key = tuple[str, str, str]


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
        keys = {_key(name): name for name in named if name.sort in ("name", "seat", "state")}
        candidates = {key: self._candidates(name) for key, name in keys.items()}
        self._chosen = {key: self._clear(found) for key, found in relaxed(candidates, cues).items()}

    def place(self, name: Toponym) -> Entry | None:
        """Return the town or division that a name means here, None where there is none or more than one."""
        found = self._chosen.get(_key(name))
        if found is None and not name.within:
            same = {e for key, e in self._chosen.items() if key[0] == bare(name.words) and e is not None}
            return next(iter(same)) if len(same) == 1 else None
        return found

    def airport(self, words: str) -> Entry | None:
        """Return the airport whose name begins with these words, in one of the report's countries if it has any."""
        name = bare(words)
        entries = [e for e in airports().get(name.split()[0], ()) if bare(e.name).startswith(name)]
        here = [entry for entry in entries if entry.countrycode in self._countries]
        return here[0] if len(here) == 1 else entries[0] if len(entries) == 1 else None

    def state(self, name: Toponym) -> Entry | None:
        """Return the middle of a state: the codebook's, else that of the box around its places."""
        shared = self._cues.areas_shared.get(name.words)
        if shared and self._areas and self._countries[name.code] == self._plain[name.words]:
            return area("US", shared)
        town = self._chosen.get(_key(name))
        if town is not None and town.level:
            return town
        middle = self._lexicon.middles.get(name.code)
        return Entry(name.code, *middle, name.code, level=0) if middle else state(name.code)

    def area(self, words: str) -> Entry | None:
        """Return the middle of a state of the United States."""
        return area("US", self._cues.area_code(words))

    def region(self, words: str) -> Entry | None:
        """Return the middle of the only first-level division of this name."""
        held = [entry for entry in divisions(words) if entry.level == 1]
        return held[0] if len(held) == 1 else None

    # --- candidates

    def _candidates(self, name: Toponym) -> Candidates:
        entries = self._fitting(name)
        scored = sorted(((self._score(entry, name), entry) for entry in entries), key=lambda row: -row[0])[:_MOST]
        return Candidates(tuple(entry for _, entry in scored), tuple(score for score, _ in scored))

    def _fitting(self, name: Toponym) -> list[Entry]:
        entries = self._named(name)
        within = [entry for entry in entries if self._is_within(entry, name.within)]
        if name.sort == "state":
            itself = state(name.code)
            towns = [entry for entry in entries if entry.admin1code in self._areas and entry.countrycode == "US"]
            return [*([itself] if itself else []), *(towns if self._alone(name) else ())]
        return within or entries

    def _named(self, name: Toponym) -> list[Entry]:
        """All that bear the name: divisions where its noun says so, else towns, and divisions without such a town."""
        if name.sort == "seat" and bare(name.words) not in self._cues.capitals:
            return []
        noun = self._cues.is_area(name.words.rpartition(" ")[2]) or self._cues.is_area(name.noun)
        held = [entry for entry in divisions(name.words) if entry.level]
        if noun and held:
            return held
        entries = list(places(name.words))
        if not any(entry.countrycode in self._countries for entry in entries):
            entries += [entry for entry in alternates(name.words) if entry.countrycode in self._countries]
        if not entries and not held:
            named = (divisions(f"{name.words} {noun}") for noun in self._cues.province_nouns)
            held = [entry for found in named for entry in found if entry.level == 1]
        countries = {entry.countrycode for entry in entries}
        return entries + [entry for entry in held if entry.countrycode not in countries and entry.level == 1]

    def _alone(self, name: Toponym) -> bool:
        """Whether a state's name may be a town's: no other is named but the US, and this one never otherwise."""
        others = [code for code in self._countries if code not in ("US", name.code)]
        return bool(self._areas) and not others and self._countries[name.code] == self._plain[name.words]

    def _local(self, code: str) -> bool:
        """Whether the report stays within the United States, where many towns bear the names of capitals."""
        return bool(self._areas) and not self._countries[code] and self._countries["US"] == self._most

    def _is_within(self, entry: Entry, within: str) -> bool:
        if not within:
            return False
        code = self._cues.area_code(within)
        if code:
            return entry.countrycode == "US" and code == entry.admin1code
        match = self._lexicon.listed.at(within.split(), 0)
        if match is not None:
            return match[1].code == entry.countrycode
        held = [division for division in divisions(within) if division.level]
        return any((d.countrycode, d.admin1code) == (entry.countrycode, entry.admin1code) for d in held)

    def _score(self, entry: Entry, name: Toponym) -> float:
        code = entry.countrycode
        times = self._countries[code] - (self._plain[name.words] if name.code == code else 0)
        score = math.log10(entry.population + 10)
        score += self._cues.country_weight * times / self._most
        score += self._cues.named_weight if times > 0 else 0.0
        if name.sort == "seat" and code == name.code and not self._local(code):
            score += self._cues.seat_weight
        if code == "US" and entry.admin1code in self._areas:
            score += self._cues.area_weight
        return score

    def _clear(self, found: Candidates) -> Entry | None:
        """The best candidate, if it scores enough and no other that lies elsewhere scores alike."""
        ranked = sorted(zip(found.scores, found.entries, strict=True), key=lambda row: -row[0])
        if not ranked or ranked[0][0] < self._cues.least:
            return None
        best = ranked[0][1]
        rivals = [score for score, entry in ranked[1:] if kilometres(best, entry) > self._cues.same_km]
        # people make a town known, but hardly a county
        margin = self._cues.county_margin if best.level == _COUNTY else self._cues.margin
        return best if not rivals or ranked[0][0] - rivals[0] >= margin else None


def _key(name: Toponym) -> _Key:
    return bare(name.words), name.within, name.noun
