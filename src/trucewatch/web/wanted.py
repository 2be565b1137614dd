"""What of all happenings is wanted: a period, a place, a kind, an actor, as the address says it."""

import datetime
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from trucewatch.web.happenings import Happening, Happenings
from trucewatch.web.spots import NOWHERE, Spot


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """The filters that map, timeline and list share; an empty one takes everything.

    `start` and `end` are ISO days, `at` the key of a spot (or `none`: not placed at all), `place` and `actor` words of
    names, `undated` set where only what has no day is wanted.
    """

    start: str = ""
    end: str = ""
    kind: str = ""
    at: str = ""
    place: str = ""
    actor: str = ""
    standing: str = ""
    undated: str = ""

    @property
    def values(self) -> dict[str, str]:
        """The filters as the query of an address."""
        return asdict(self)

    @property
    def any(self) -> bool:
        """Whether anything is asked for."""
        return any(self.values.values())

    def of(self, found: Happenings, *, but: str = "") -> tuple[Happening, ...]:
        """Return what is wanted; `but` leaves one filter out: "days", or "at"."""
        spots = _spots(self.place, found.spots)
        actors = _actors(self.actor, found.actors)
        return tuple(
            one
            for one in found.all
            if (self.kind in ("", one.kind) and self.standing in ("", one.standing or ""))
            and (but == "days" or self._takes_days(one))
            and (but == "at" or self._takes_spot(one))
            and (spots is None or not spots.isdisjoint(one.spots))
            and (actors is None or not actors.isdisjoint(one.actors))
        )

    def _takes_days(self, one: Happening) -> bool:
        if self.undated:
            return not one.days
        if not self.start and not self.end:
            return True
        return any(days.meets(self.start, self.end) for days in one.days)

    def _takes_spot(self, one: Happening) -> bool:
        if not self.at:
            return True
        return not one.spots if self.at == NOWHERE else self.at in one.spots


def sound_day(words: str) -> str:
    """Return an ISO day, empty for what is none."""
    try:
        return datetime.date.fromisoformat(words.strip()).isoformat()
    except ValueError:
        return ""


def folded(words: str) -> str:
    """Return words as names are compared: without case and diacritics."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    return " ".join("".join(char for char in apart if not unicodedata.combining(char)).split())


def _spots(words: str, spots: Mapping[str, Spot]) -> frozenset[str] | None:
    wanted = folded(words)
    if not wanted:
        return None
    return frozenset(
        key for key, spot in spots.items() if any(wanted in folded(name) for name in (spot.name, *spot.words))
    )


def _actors(words: str, actors: Mapping[str, str]) -> frozenset[str] | None:
    wanted = folded(words)
    if not wanted:
        return None
    return frozenset(key for key, name in actors.items() if wanted in folded(name))
