"""Which tellings may be of one thing with one that it is not so: those that share a place, a name, a doer or an office.

Two without any of these in common are never laid beside each other, so that only what shares one is compared. A word of
very many tellings tells them apart no more: these are then compared with those told within a day of each other.
"""

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from itertools import product

from trucewatch.matters.case import Case
from trucewatch.matters.places import fine
from trucewatch.matters.times import after
from trucewatch.matters.undone.reading import Undone
from trucewatch.matters.undone.setting import Setting, SettingReader
from trucewatch.model import Place

_NO_THING = -1
_ROOT = 5  # letters by which a name meets a longer one
_CELL = 2  # cells to a degree: two places that are near lie in one or in two that touch

Key = tuple[Hashable, ...]


class Blocks:
    """Tellings of one case by what they may share with others."""

    def __init__(self, case: Case, settings: SettingReader) -> None:
        self._case, self._settings = case, settings
        self._common = int(case.undone["limits"]["common"])
        self._told: list[Undone] = []
        self._held: defaultdict[Key, list[int]] = defaultdict(list)
        self._speaking: defaultdict[str, set[str]] = defaultdict(set)

    def add(self, told: Undone) -> None:
        """Keep a telling."""
        number, report = len(self._told), told.statement.report
        self._told.append(told)
        for name in self._case.names_in(report):
            self._speaking[name].add(report)
        day = self._case.told(told.statement).start
        words = {*_words_of(self._settings.of(told.statement)), ("report", report)}
        for at, thing, word in product(self._case.conflicts.times(told.statement), _things(told), words):
            self._held[told.field, thing, at, word].append(number)
            self._held[told.field, thing, at, word, day].append(number)

    def met(self, denied: Undone) -> Iterator[Undone]:
        """Yield the tellings that may be of what is told as not so, in the order in which they were added."""
        day = self._case.told(denied.statement).start
        days = [None] if day is None else [after(day, apart) for apart in (-1, 0, 1)]
        asked = {*_asked(self._settings.of(denied.statement)), *self._reports(denied)}
        found: set[int] = set()
        for at, thing, word in product(self._case.conflicts.times(denied.statement), _things(denied), asked):
            key = denied.field, thing, at, word
            every = self._held.get(key, ())
            if len(every) > self._common:
                near = [number for one in days for number in self._held.get((*key, one), ())]
                every = near if len(near) <= self._common else ()
            found.update(every)
        yield from (self._told[number] for number in sorted(found))

    def _reports(self, denied: Undone) -> Iterator[Key]:
        """The report itself; and all that speak of a region that is told with it, where what is told may be within."""
        yield "report", denied.statement.report
        if denied.statement.where is not None and not fine(denied.statement.where):
            for word in self._settings.of(denied.statement).own:
                spoken = self._speaking.get(word, ())
                yield from (("report", report) for report in spoken if len(spoken) <= self._common)


def _things(told: Undone) -> Iterable[int]:
    """The lists that its things are of; none for an act that holds its thing."""
    return told.things or (_NO_THING,)


def _words_of(told: Setting) -> Iterator[Key]:
    """What a telling may share with one that it is not so."""
    yield from (("name", one[:_ROOT]) for one in told.every | told.doers)
    yield from (("house", one) for one in told.houses.names)
    yield from (("office", one) for one in told.offices)
    if told.both:
        yield ("both",)
    yield from _places(told.statement.where, 0)


def _asked(denied: Setting) -> Iterator[Key]:
    """What a telling that it is not so may share with one that it is."""
    yield from (("name", one[:_ROOT]) for one in denied.every | denied.side | denied.slots.doer)
    yield from (("house", one) for one in denied.houses.names)
    yield from (("office", one) for one in denied.offices_around)
    yield ("both",)
    yield from _places(denied.statement.where, 1)


def _places(where: Place | None, around: int) -> Iterator[Key]:
    """The name of a place and the cells that it lies in, and so many around it."""
    if where is None:
        return
    yield "place", where.name.casefold()
    if where.lat is not None and where.lon is not None:
        row, column = math.floor(where.lat * _CELL), math.floor(where.lon * _CELL)
        for down in range(-around, around + 1):
            yield from (("cell", row + down, column + right) for right in range(-around, around + 1))
