"""Two sentences of brief reports beside each other: what shows one event, and what tells them apart."""

from dataclasses import dataclass
from datetime import date

from trucewatch.matters.tellings.both import Both
from trucewatch.matters.tellings.doing import may_be_one_doer
from trucewatch.matters.tellings.evidence import Event, Evidence
from trucewatch.matters.tellings.persons import persons_apart
from trucewatch.model import Statement


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

    def _shows(self, name: str) -> bool:
        rules = self.both.reader.rules["evidence"]
        return self.shown.score(rules) >= float(rules[name])

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
        one, other = self.named_doers
        return may_be_one_doer(self.both) and not (one - other and other - one)

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
    def fits(self) -> bool:
        """Whether day and place allow one event."""
        return not (self.both.days_apart or self.both.spots_apart)
