"""Choose among the places of one name: the report's countries first, then population; two equals are no answer."""

from collections import Counter
from collections.abc import Sequence

from trucewatch.statements.places.cues import Cues
from trucewatch.statements.places.gazetteer import Entry, airports, alternates, bare, cities


class Chooser:
    """Chooses for one report, given how often it names each country."""

    def __init__(self, countries: Counter[str], cues: Cues) -> None:
        self._countries = countries
        self._cues = cues

    def city(self, words: str) -> Entry | None:
        """Return the city that a name means here, None where there is none or more than one."""
        name = bare(words)
        entries = cities().get(name, ())
        here = [entry for entry in entries if entry.countrycode in self._countries]
        if here:
            return self._largest(self._most_named(here), 1.0)
        found = self._largest(entries, self._cues.outweighs)
        if found is not None and found.population >= self._cues.smallest:
            return found
        others = [entry for entry in alternates().get(name, ()) if entry.countrycode in self._countries]
        return self._largest(self._most_named(others), self._cues.outweighs) if others else None

    def airport(self, words: str) -> Entry | None:
        """Return the airport whose name begins with these words, in one of the report's countries."""
        name = bare(words)
        entries = [e for e in airports().get(name.split()[0], ()) if bare(e.name).startswith(name)]
        here = [entry for entry in entries if entry.countrycode in self._countries]
        return here[0] if len(here) == 1 else entries[0] if len(entries) == 1 else None

    def _most_named(self, entries: Sequence[Entry]) -> list[Entry]:
        """Keep the entries of the country that weighs most: large places of much-named countries."""

        def weight(entry: Entry) -> float:
            return self._countries[entry.countrycode] * self._cues.context_bonus * (entry.population + 1)

        best = max(entries, key=weight)
        return [entry for entry in entries if entry.countrycode == best.countrycode]

    def _largest(self, entries: Sequence[Entry], outweighs: float) -> Entry | None:
        ranked = sorted(entries, key=lambda entry: -entry.population)
        if not ranked:
            return None
        if len(ranked) == 1 or ranked[0].population > outweighs * ranked[1].population:
            return ranked[0]
        return None
