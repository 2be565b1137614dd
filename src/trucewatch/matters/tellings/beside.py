"""Two sentences of brief reports beside each other: what shows one event, and what tells them apart."""

import re
from dataclasses import dataclass
from datetime import date

from trucewatch.matters.substance import names_in
from trucewatch.matters.tellings.both import Both
from trucewatch.matters.tellings.counts import alike_units
from trucewatch.matters.tellings.doing import alike, may_be_one_doer
from trucewatch.matters.tellings.evidence import Event, Evidence
from trucewatch.matters.tellings.persons import persons_apart
from trucewatch.matters.words import has_any, stem
from trucewatch.model import Statement

_BY = re.compile(r"\b(?:by|of) ((?:the )?(?:[A-Z][\w'’-]+ ?)+)")


def _by(text: str) -> frozenset[str]:
    """The stems of the names by which, or of whom, something is told."""
    return frozenset(stem(name) for found in _BY.findall(text) for name in names_in(found))


@dataclass(frozen=True)
class Pair:
    """Two sentences beside each other, with what shows that they tell of one event."""

    both: Both
    figures: tuple[tuple[Statement, ...], tuple[Statement, ...]]
    shown: Evidence
    events: tuple[Event, Event]

    @property
    def enough(self) -> bool:
        """Whether what is shown is enough for one event."""
        return self._shows("least")

    @property
    def sure(self) -> bool:
        """Whether so much is shown that another day, place or standing can only be a mistake of one of the two."""
        return self._shows("sure")

    @property
    def much_shown(self) -> bool:
        """Whether so much is shown that no act need be in common."""
        return self._shows("standing")

    @property
    def open_number(self) -> bool:
        """Whether one leaves open how many, and the other tells how many of the same: "scores of prisoners"."""
        rules = self.both.reader.rules["plain"]
        one, other = self.both.one, self.both.other
        found = [(a, b) for a in one.vague for b in other.counts] + [(a, b) for a in other.vague for b in one.counts]
        return any(alike_units(rules, a.unit, b.unit) for a, b in found)

    def _shows(self, name: str) -> bool:
        rules = self.both.reader.rules["evidence"]
        return self.shown.score(rules) >= float(rules[name])

    @property
    def one_voice(self) -> bool:
        """Whether both rest on one word: then the later telling takes the place of the earlier."""
        return not self.both.two_words

    @property
    def stock(self) -> bool:
        """Whether what there is at a time is counted in one of them: "so far", "by Friday", "now number"."""
        rules = self.both.reader.rules["stock"]["words"]
        return any(has_any(told.text, rules) for told in (self.both.left, self.both.right))

    @property
    def one_moment(self) -> bool:
        """Whether both tell how a thing stands on one day: the day told, or that of the telling where none is."""
        undated = not all(slots.day.bounded for slots in (self.both.one, self.both.other))
        return self.shown.day or (undated and not self.both.told_gap)

    @property
    def planned_apart(self) -> bool:
        """Whether the number of the one is planned or wished for, that of the other told as so."""
        reader = self.both.reader
        one, other = (reader.planned_number(told.text) for told in (self.both.left, self.both.right))
        return one != other

    @property
    def opposed(self) -> bool:
        """Whether the two tell of what stands in two ways: those freed, and those still held."""
        poles = self.both.other.poles
        return any(poles.get(name, way) != way for name, way in self.both.one.poles.items())

    @property
    def other_breaches(self) -> bool:
        """Whether breaches are counted of two doers, each by name."""
        if "violate" not in self.both.acts:
            return False
        one, other = (_by(told.text) for told in (self.both.left, self.both.right))
        return bool(one and other) and not alike(one, other)

    @property
    def together(self) -> bool:
        """Whether both were told at one time, after what they tell or before it."""
        days, ends = self._days
        return self.both.told_gap <= 1 and bool(days and ends) and (max(days) <= min(ends) or min(days) >= max(ends))

    @property
    def ahead(self) -> bool:
        """Whether what both tell is yet to come when they tell it."""
        days, ends = self._days
        return bool(days and ends) and min(days) >= max(ends)

    @property
    def _days(self) -> tuple[list[date], list[date]]:
        """The days that the two tell of, and the days on which they were told; none where one is unknown."""
        days = [slots.day.start for slots in (self.both.one, self.both.other)]
        ends = [self.both.case.told(told).end for told in (self.both.left, self.both.right)]
        if None in days or None in ends:
            return [], []
        return [one for one in days if one], [one for one in ends if one]

    @property
    def common(self) -> int:
        """How much both tell of: words, acts too, and a number."""
        one, other = (event.content for event in self.events)
        return len(self.shown.things | (one & other)) + self.shown.counts

    @property
    def much_in_common(self) -> bool:
        """Whether so much is common that it stands for one event, told by two in other words."""
        return self.common >= int(self.both.reader.rules["evidence"]["common"])

    @property
    def named_doers(self) -> tuple[frozenset[str], frozenset[str]]:
        """The names in the words for either doer."""
        one, other = self.events
        return self.both.one.doer & one.names, self.both.other.doer & other.names

    @property
    def one_doer(self) -> bool:
        """Whether nothing tells the doers apart: neither their words, nor names that each has for himself."""
        return may_be_one_doer(self.both) and not self.named_apart

    @property
    def named_apart(self) -> bool:
        """Whether each doer has a name that the other has not."""
        one, other = self.named_doers
        return bool(one - other and other - one)

    @property
    def once(self) -> bool:
        """Whether both tell of an act that happens once, or of what is yet to come and may be one act."""
        if self.ahead:
            one, other = (event.classes for event in self.events)
            return bool(self.shown.acts or self.shown.classes) or not (one and other)
        return bool(frozenset(self.both.reader.rules["once"]["acts"]) & self.both.acts)

    @property
    def apart(self) -> bool | None:
        """Whether the first number is the lower of two that exclude each other; None where none do."""
        return persons_apart(self.both, self.figures)

    @property
    def alike(self) -> bool:
        """Whether the two tell of acts of one class, or share so much that they need not."""
        shown = self.shown
        much = len(shown.things) + len(shown.names) >= self.both.reader.rules["evidence"]["much"]
        return bool(shown.acts or shown.classes) or much or (shown.units and shown.day)

    @property
    def acts_allow(self) -> bool:
        """Whether the acts may be one: of one class, or one of the two tells none that is known."""
        one, other = (event.classes for event in self.events)
        return self.alike or not (one and other)

    @property
    def known_acts(self) -> bool:
        """Whether one of the two tells an act that is known."""
        one, other = (event.classes for event in self.events)
        return bool(one or other)

    @property
    def fits(self) -> bool:
        """Whether day and place allow one event."""
        return not (self.both.days_apart or self.both.spots_apart)
