"""When a known event was: a witness who says just that ("It was Tuesday, after the news"), against another day of it.

What the words are of is told in the sentence before. Two days exclude each other where the event is told of the same
things in the same place, or of several of the same things, and the days lie close together.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from trucewatch.matters.case import Case
from trucewatch.matters.likeness import Part
from trucewatch.matters.marked import Pair, marked
from trucewatch.matters.phrases import phrases
from trucewatch.matters.tellings.reading import SlotReader
from trucewatch.matters.undone.around import Around
from trucewatch.matters.undone.setting import SettingReader
from trucewatch.matters.words import stem
from trucewatch.model import ContradictionKind, Stance, Statement

_UNTOLD = frozenset({Stance.DEMANDS, Stance.THREATENS, Stance.PROMISES, Stance.DENIES})


def moment_pairs(case: Case) -> Iterator[Pair]:
    """Yield who says when an event was with who tells it of another day: of one chain the one that shares most."""
    reader = _Moments(case)
    many = int(case.undone["moments"]["many"])
    said = [one for one in case.statements if reader.is_moment(one)]
    told: defaultdict[tuple[int, str], list[Statement]] = defaultdict(list)
    for one in case.statements if said else ():
        for thing in reader.of_event(one):
            for at in case.conflicts.times(one):
                told[at, thing].append(one)
    for witness in said:
        things = reader.spoken_of(witness)
        met = {
            one.id: one
            for at in case.conflicts.times(witness)
            for thing in things
            for one in told.get((at, thing), ()) if len(told[at, thing]) <= many
        }  # fmt: skip
        found: dict[str, tuple[Statement, frozenset[str]]] = {}
        for one in sorted(met.values(), key=lambda each: case.order[each.id]):
            shared, chain = reader.of_event(one) & things, case.chain(one)
            longer = len(shared) > len(found[chain][1] if chain in found else ())
            if longer and reader.excludes(one, witness, shared):
                found[chain] = one, shared
        for one, shared in found.values():
            yield marked(one, witness, ContradictionKind.TIME, Part("moment", 1.0, " ".join(sorted(shared))))


class _Moments:
    """Reads the days of events in the tellings of one case."""

    def __init__(self, case: Case) -> None:
        self._case, self._rules = case, case.undone["moments"]
        self._settings, self._around = SettingReader(case, case.undone), Around(case)
        self._slots = SlotReader.over(case)
        time = case.rules["time"]
        names = "|".join((*time["weekdays"], *time["months"]))
        self._said = re.compile(rf"(?:{phrases(self._rules['forms']).pattern})(?: [\w',]+){{0,5}}? (?:{names})\b")
        self._events = phrases(self._rules["events"])
        plain = {*case.acts["plain"]["words"], *self._rules["plain"]}
        self._plain = frozenset(stem(word) for word in plain) | case.reader.silent

    def is_moment(self, statement: Statement) -> bool:
        """Whether a statement says when something was, and what that was is told before it."""
        low = " ".join(statement.text.casefold().split())
        if statement.stance in _UNTOLD or self._said.search(low) is None:
            return False
        before = self._around.before(statement).casefold()
        return self._events.search(f"{before} {low}") is not None and self._one_day(statement)

    def spoken_of(self, statement: Statement) -> frozenset[str]:
        """Return the stems of what is spoken of in a statement and before it."""
        return self._case.vocabulary.content(f"{self._around.before(statement)} {statement.text}") - self._plain

    def of_event(self, statement: Statement) -> frozenset[str]:
        """Return the stems of the things in the sentence of a statement that tells an event of one day."""
        if statement.stance in _UNTOLD or self._events.search(statement.text.casefold()) is None:
            return frozenset()
        found = self._case.vocabulary.content(self._case.around(statement)) - self._plain
        return found if self._one_day(statement) else frozenset()

    def excludes(self, told: Statement, witness: Statement, shared: frozenset[str]) -> bool:
        """Whether one event is told of two days, by two."""
        case = self._case
        if told.report == witness.report or case.principal(told) == case.principal(witness):
            return False
        if not case.conflicts.same(told, witness) or case.chain(told) == case.chain(witness):
            return False
        one, other = self._settings.of(told), self._settings.of(witness)
        gap = one.day.gap(other.day)
        if not gap or gap > int(self._rules["days"]):
            return False
        parts = one.parts(other, dated=False)
        named = frozenset(stem(name) for name in case.names_in(told.report) | case.names_in(witness.report))
        things = shared - named
        here = bool(parts["place"] or parts["name"] or parts["names"])
        return parts["place"] is not False and len(things) + here >= int(self._rules["common"])

    def _one_day(self, statement: Statement) -> bool:
        return self._slots.day(statement, " ".join(statement.text.replace("’", "'").split())).days == 1
