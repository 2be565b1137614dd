"""A question as it is asked: words and filters, put into the index's language so that nothing in it is a command."""

import re
from dataclasses import asdict, dataclass
from functools import cached_property

from trucewatch.web.seeking.documents import month, tag
from trucewatch.web.seeking.folding import folded, plain, sound, words_of

MOST_WORDS = 12
_MONTHS = 24
_PHRASE = re.compile(r'"([^"]{1,200})"')


@dataclass(frozen=True)
class Term:
    """One thing that must be found: folded words in a row, the last of which may only begin so."""

    words: tuple[str, ...]
    begins: bool = False

    @property
    def query(self) -> str:
        """The term in the index's language."""
        return f'"{" ".join(self.words)}"' + ("*" if self.begins else "")

    @property
    def sound(self) -> str:
        """How it sounds, empty where it is more than a word or too short to tell."""
        return sound(self.words[0]) if len(self.words) == 1 else ""


@dataclass(frozen=True)
class Asked:
    """A question: words, and filters of which empty ones take everything. `start` and `end` are ISO days."""

    q: str = ""
    kind: str = ""
    outlet: str = ""
    actor: str = ""
    place: str = ""
    start: str = ""
    end: str = ""

    @property
    def values(self) -> dict[str, str]:
        """The question as the query of an address."""
        return asdict(self)

    @property
    def any(self) -> bool:
        """Whether anything is asked."""
        return bool(self.terms) or any(value for name, value in self.values.items() if name != "q")

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """What must be found, all of it: phrases in quotation marks first, then words."""
        found = [Term(tuple(plain(phrase).split())) for phrase in _PHRASE.findall(self.q)]
        rest = _PHRASE.sub(" ", self.q)
        runs = [tuple(_run(run)) for run in rest.split()]
        loose = [Term(run, begins=len(run) == 1 and len(run[0]) > 2) for run in runs if run]
        return tuple(dict.fromkeys(one for one in (*found, *loose) if one.words))[:MOST_WORDS]

    def filters(self, actors: tuple[str, ...] | None, places: tuple[str, ...] | None) -> list[str]:
        """Return the filters in the index's language. `actors` and `places` are what the words of these mean."""
        found = []
        if self.kind:
            found.append(f'"k{folded(self.kind)}"')
        if self.outlet:
            found.append(f'"{tag("o", self.outlet)}"')
        found += [_any(lot) for lot in (actors, places) if lot is not None]
        months = _months(self.start, self.end)
        if months:
            found.append(_any(months))
        return found

    def takes(self, day: str) -> bool:
        """Whether a day lies in the period."""
        if not self.start and not self.end:
            return True
        return bool(day) and (not self.start or self.start <= day) and (not self.end or day <= self.end)


def _run(words: str) -> list[str]:
    return [one for one in (folded(words[start:end]) for start, end in words_of(words)) if one]


def _any(tags: tuple[str, ...]) -> str:
    return "(" + " OR ".join(f'"{one}"' for one in tags or ("nothing",)) + ")"


def _months(start: str, end: str) -> tuple[str, ...]:
    """Return the words of the months of a period, none where it is open or long."""
    if not start or not end:
        return ()
    first, last = (int(day[:4]) * 12 + int(day[5:7]) - 1 for day in (start, end))
    if not 0 <= last - first <= _MONTHS:
        return ()
    return tuple(month(f"{place // 12:04d}-{place % 12 + 1:02d}-01") for place in range(first, last + 1))
