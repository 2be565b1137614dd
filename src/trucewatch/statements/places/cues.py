"""The words around a place name that tell how fine it is: "southern X", "X province", "X airport", "near X"."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from trucewatch.codebook import Codebook
from trucewatch.model import PlacePrecision
from trucewatch.statements.gazetteer import bare
from trucewatch.statements.sentence import Sentence

_WORDS = re.compile(r"(?:\w\.)+|\w+\.?|[^\w\s]")


class Wide:
    """Names of wide regions, found by their first word, longest first."""

    def __init__(self, names: Sequence[str]) -> None:
        self._by_first: dict[str, list[list[str]]] = {}
        for name in sorted(names, key=len, reverse=True):
            words = _WORDS.findall(name)
            self._by_first.setdefault(words[0], []).append(words)

    def at(self, words: Sequence[str], i: int) -> int:
        """Return how many words the longest name that begins at `i` has, 0 for none."""
        return next((len(n) for n in self._by_first.get(words[i], ()) if list(words[i : i + len(n)]) == n), 0)


class Cues:
    """The codebook's words about places, as sets."""

    def __init__(self, codebook: Codebook) -> None:
        def words(*path: str) -> frozenset[str]:
            return frozenset(codebook.words("places", *path))

        self.wide = Wide(codebook.words("places", "regions", "names"))
        self.peoples = Wide(codebook.words("places", "regions", "peoples"))
        self._area_codes: dict[str, str] = {}
        area_names: list[str] = []
        for code, names in codebook.table("places")["areas_us"].items():
            self._area_codes |= {_joined(name): code for name in names}
            area_names += names
        self.capitals = frozenset(bare(n) for row in codebook.rows("states") for n in row["capital"].split("|"))
        self.areas_shared: dict[str, str] = dict(codebook.table("places")["areas_shared"])
        self.areas = Wide(area_names)
        self._airports = words("facilities", "airports")
        self.facilities = words("facilities", "others")
        self._areas = dict.fromkeys(words("areas", "regions"), PlacePrecision.REGION)
        self._areas |= dict.fromkeys(words("areas", "districts"), PlacePrecision.DISTRICT)
        self._areas |= dict.fromkeys(words("areas", "towns"), PlacePrecision.TOWN)
        self._waters = words("areas", "waters")
        self.nouns = frozenset({*self._airports, *self.facilities, *self._areas, *self._waters})
        self.province_nouns = codebook.words("places", "areas", "provinces")
        self.club_nouns, self.club_states = words("bounds", "clubs"), words("bounds", "club_states")
        self.districts = words("bounds", "districts")
        self.called_nouns = words("areas", "called")
        self.sides = words("parts", "sides")
        self._near = words("parts", "near")
        self.where = words("prepositions", "where")
        self.onto = words("prepositions", "onto")
        self.events = words("standing", "events")
        self.leaving = words("standing", "leaving")
        self.leading_verbs = words("standing", "verbs")
        self.leading = words("prepositions", "leading")
        self.place_nouns = frozenset({*self._airports, *self._areas, *self._waters})
        self._set_choice(codebook.table("places")["choice"])

    def area_code(self, words: str) -> str:
        """Return the code of a state of the United States, "" for other words; blanks and points do not count."""
        return self._area_codes.get(_joined(words), "")

    def _set_choice(self, choice: Mapping[str, float]) -> None:
        self.large = int(choice["large"])
        self.home = int(choice["home"])
        self.home_person = int(choice["home_person"])
        self.least = choice["least"]
        self.margin = choice["margin"]
        self.same_km = choice["same_km"]
        self.near_km = choice["near_km"]
        self.near_weight = choice["near_weight"]
        self.country_weight = choice["country_weight"]
        self.named_weight = choice["named_weight"]
        self.area_weight = choice["area_weight"]
        self.seat_weight = choice["seat_weight"]
        self.county_margin = choice["county_margin"]
        self.near_most = choice["near_most"]
        self.division_tie = choice["division_tie"]
        self.country_tie = choice["country_tie"]
        self.sharpness = choice["sharpness"]
        self.rounds = int(choice["rounds"])

    def is_area(self, noun: str) -> bool:
        """Whether a noun makes a name one of a region or a district."""
        return self._areas.get(noun.lower(), PlacePrecision.TOWN) is not PlacePrecision.TOWN

    def precision(self, sentence: Sentence, first: int, last: int) -> tuple[PlacePrecision, str, int]:
        """Return how fine a name is, whether it is an "airport" or another "site" (else ""), and its last token."""
        lowers = [token.lower for token in sentence]
        for length in range(min(3, len(lowers) - last - 1), 0, -1):
            noun = " ".join(lowers[last + 1 : last + 1 + length])
            if noun in self._airports:
                return PlacePrecision.SITE, "airport", last + length
            if noun in self.facilities:
                return PlacePrecision.SITE, "site", last + length
            if noun in self._areas:
                return self._areas[noun], "area" if self._areas[noun] is PlacePrecision.REGION else "", last + length
        if self.is_area(lowers[last]) and last > first:
            return self._areas[lowers[last]], "area", last
        before = lowers[first - 1] if first else ""
        if before in self.sides or before in self._near:
            return PlacePrecision.DISTRICT, "", last
        return PlacePrecision.TOWN, "", last

    def first_word(self, sentence: Sentence, first: int) -> int:
        """Return the first token of the words that place it, "southern" and "near" included."""
        while first > 0 and (sentence[first - 1].lower in self.sides or sentence[first - 1].lower in self._near):
            first -= 1
        return first


@lru_cache(maxsize=4)
def cues_of(codebook: Codebook) -> Cues:
    """Return the cues of this codebook, made once."""
    return Cues(codebook)


def _joined(words: str) -> str:
    return "".join(words.split()).replace(".", "")
