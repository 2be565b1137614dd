"""Which reports tell of one conflict: near in time, with some names in common that are no words for offices or bodies.

A story is told in much the same words; what an agency, a state's agency and the other side's channel tell of one day of
one conflict is three stories. What they tell can be laid side by side where they name the same people and places.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from trucewatch.codebook import Codebook
from trucewatch.matters.substance import names_inside
from trucewatch.matters.times import Stretch, from_iso
from trucewatch.matters.words import stem
from trucewatch.model import Report, Statement

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3
_NO_DAY = 0


@dataclass(frozen=True)
class Conflicts:
    """The names in each report by which its conflict is known, and the day that it is of."""

    names: Mapping[str, frozenset[str]]
    days: Mapping[str, Stretch]
    least: int
    window: int
    undated: int

    def same(self, left: Statement, right: Statement) -> bool:
        """Whether two statements stand in reports that tell of one conflict."""
        return self._met(left.report, right.report)

    def alone(self, statement: Statement) -> bool:
        """Whether no other report is of the conflict of a statement's."""
        return statement.report not in self._beside

    @cached_property
    def _beside(self) -> frozenset[str]:
        """The reports that meet another. Two that share so many names share one of the rarer names of each, all but the
        most common of them (prefix filtering, Chaudhuri, Ganti and Kaushik 2006): only those are looked up.
        """
        often = Counter(name for names in self.names.values() for name in names)
        told: dict[str, list[str]] = defaultdict(list)
        found: set[str] = set()
        for report, names in self.names.items():
            rarest = sorted(names, key=lambda name: (often[name], name))[: max(0, len(names) - self.least + 1)]
            for other in (other for name in rarest for other in told[name]):
                if not {report, other} <= found and self._met(report, other):
                    found |= {report, other}
            for name in rarest:
                told[name].append(report)
        return frozenset(found)

    def _met(self, left: str, right: str) -> bool:
        gap = self.days[left].gap(self.days[right])
        near = gap is None or gap <= self.window
        return near and len(self.names[left] & self.names[right]) >= self.least

    def times(self, statement: Statement) -> Iterator[int]:
        """Yield the stretches of days within which a report may meet others: two that are near share one.

        A report of no day may be near any; where more than a few are, they are left to their stories.
        """
        yield from self._stretches(statement.report)

    def _stretches(self, report: str) -> tuple[int, ...]:
        day = self.days[report].start
        return self._anywhere if day is None else self._around(day)

    def _around(self, day: date) -> tuple[int, int]:
        at = day.toordinal() // self.window
        return at, at + 1

    @cached_property
    def _anywhere(self) -> tuple[int, ...]:
        """The stretches of all reports, and one of those of no day."""
        days = [stretch.start for stretch in self.days.values()]
        if days.count(None) > self.undated:
            return ()
        return (_NO_DAY, *sorted({at for day in days if day is not None for at in self._around(day)}))


def find_conflicts(
    statements: Collection[Statement],
    reports: Mapping[str, Report],
    texts: Mapping[str, str],
    rules: Mapping[str, Any],
    codebook: Codebook,
) -> Conflicts:
    """Read by which names each report's conflict is known, from its text (its statements where that is not at hand)."""
    told: dict[str, list[str]] = {}
    for one in statements:
        told.setdefault(one.report, []).append(one.text)
    plain = _plain(codebook, rules)
    names = {
        report: frozenset(
            stem(name) for name in names_inside([texts[report]] if report in texts else words) if len(name) >= _SHORTEST
        )
        - plain
        for report, words in told.items()
    }
    days = {one: from_iso(reports[one].published.date) if one in reports else from_iso(None) for one in told}
    return Conflicts(names, days, int(rules["names"]), int(rules["window_days"]), int(rules["undated"]))


def _plain(codebook: Codebook, rules: Mapping[str, Any]) -> frozenset[str]:
    """The stems of capitalised words by which no conflict is known: offices, bodies, calendars, the press."""
    found = [word for table in rules["plain_tables"] for word in _words(codebook.table(table))]
    return frozenset(stem(word) for word in (*found, *rules["plain"]))


def _words(value: Any) -> Iterator[str]:
    """Yield the words of a codebook table: of its lists, and the names of those."""
    match value:
        case str():
            yield from _WORD.findall(value.casefold())
        case Mapping():
            yield from (word for name, inner in value.items() for each in (name, inner) for word in _words(each))
        case list() | tuple():
            yield from (word for inner in value for word in _words(inner))
