"""Two tellings beside each other: what they share, and in which slots they exclude each other."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from trucewatch.matters.case import Case
from trucewatch.matters.groups import Step
from trucewatch.matters.places import Near, stand
from trucewatch.matters.tellings.counts import PEOPLE
from trucewatch.matters.tellings.reading import SlotReader
from trucewatch.matters.tellings.slots import Count, Slots
from trucewatch.matters.times import Relation
from trucewatch.matters.words import told_at_length, words
from trucewatch.model import ContradictionKind, Statement


@dataclass(frozen=True)
class Clash:
    """How two statements stand, what they share, and how much of both that is."""

    how: ContradictionKind | Step
    left: Statement
    right: Statement
    shared: frozenset[str]
    share: float


def may_clash(one: Slots, other: Slots, sites: frozenset[str], least: float) -> bool:
    """Whether two share so much that they can clash, whatever the rule: what most pairs fail on.

    More than all that `Both.found` can take for shared is laid beside less than all that it can compare it with.
    """
    shared = len(one.every & other.every & (one.told | other.told))
    without = one.doer | other.doer | one.spots | other.spots | sites
    every = len((one.about | other.about) - without)
    return shared > 0 and (not every or shared / every >= least)


@dataclass(frozen=True)
class Both:
    """Two tellings beside each other, each with its slots."""

    case: Case
    reader: SlotReader
    left: Statement
    right: Statement
    one: Slots
    other: Slots

    @staticmethod
    def of(case: Case, reader: SlotReader, left: Statement, right: Statement) -> "Both":
        """Lay two statements beside each other."""
        return Both(case, reader, left, right, reader.of(left), reader.of(right))

    @cached_property
    def acts(self) -> frozenset[str]:
        """The families of acts that both tell as so, or both as not so."""
        return frozenset(name for name, way in self.one.acts.items() if self.other.acts.get(name) is way)

    @cached_property
    def same_words(self) -> bool:
        """Whether most of the shorter stands in the other word by word: one quoted at more length."""
        return told_at_length(self.left.text, self.right.text, self.reader.rules["limits"]["word_by_word"])

    @cached_property
    def turned(self) -> frozenset[str]:
        """The families of acts that the first tells as so, the second as not so, and neither as merely possible."""
        found = (name for name, way in self.one.acts.items() if not way and self.other.acts.get(name) is True)
        said = self.one.things & self.other.told_not - self.one.told_not
        both_not = any(way and self.other.acts.get(name) for name, way in self.one.acts.items())
        other_acts = bool(self.one.acts and self.other.acts) and not self.one.acts.keys() & self.other.acts.keys()
        if both_not or other_acts or self.left_open:
            said = frozenset()
        return (frozenset(found) - self.one.unreal - self.other.unreal) | frozenset(f"not {one}" for one in said)

    @property
    def left_open(self) -> bool:
        """Whether one tells what is only wished, feared or asked."""
        told = {*words(self.left.text), *words(self.right.text)}
        return not told.isdisjoint(self.reader.rules["turning"]["open"])

    @property
    def real(self) -> frozenset[str]:
        """The families of acts that both tell as having happened."""
        told = (name for name in self.acts if not self.one.acts[name])
        return frozenset(told) - self.one.unreal - self.other.unreal

    @property
    def alike_acts(self) -> frozenset[str]:
        """The families of acts that both tell as having happened, or both as planned."""
        days = ((slots.day.start, self.case.told(told).end) for slots, told in self._sides)
        ahead = all(start and told and start >= told for start, told in days)
        return self.acts if ahead else self.real | (self.acts & self.one.unreal & self.other.unreal)

    @property
    def _sides(self) -> tuple[tuple[Slots, Statement], tuple[Slots, Statement]]:
        return (self.one, self.left), (self.other, self.right)

    @cached_property
    def turned_round(self) -> "Both":
        """The same two, the second first."""
        return Both(self.case, self.reader, self.right, self.left, self.other, self.one)

    @property
    def days_apart(self) -> bool:
        """Whether no day can be that of both."""
        return self.one.day.relation(self.other.day) is Relation.APART

    @property
    def one_day(self) -> bool:
        """Whether both tell of one and the same single day."""
        return self.one.day.days == 1 and self.one.day.relation(self.other.day) is Relation.SAME

    @property
    def spots_apart(self) -> bool:
        """Whether each names places of which the other's report does not speak, and none lies in the other."""
        mine, others = self.one.spots, self.other.spots
        if not mine or not others or mine & others:
            return False
        near = stand(self.left.where, self.right.where, self.case.rules["incident"])
        if near in (Near.SAME, Near.WITHIN):
            return False
        here, there = (self.case.names_in(one.report) for one in (self.left, self.right))
        return not mine & there and not others & here

    @property
    def elsewhere(self) -> bool:
        """Whether each names a place of which the other's report does not speak, whatever names they share."""
        mine, others = self.one.spots, self.other.spots
        here, there = (self.case.names_in(one.report) for one in (self.left, self.right))
        return bool(mine - others - there) and bool(others - mine - here)

    @property
    def names_apart(self) -> bool:
        """Whether each names somebody of whom the other's sentence does not speak, and they share no name."""
        mine, others = self.one.names - self.other.doer, self.other.names - self.one.doer
        return bool(mine and others) and not mine & (others | self.other.near) and not others & self.one.near

    @property
    def named_apart(self) -> bool:
        """Whether each names somebody or a place of which the other's sentence does not speak, and they share none."""
        mine, others = ((slots.names | slots.spots) - slots.doer for slots in (self.one, self.other))
        around = [slots.near | slots.doer | slots.names | slots.spots for slots in (self.one, self.other)]
        return bool(mine and others) and not mine & around[1] and not others & around[0]

    @cached_property
    def things(self) -> frozenset[str]:
        """The things that both tell of; what does it in one telling may be what it is done to in the other."""
        one, other = self.one, self.other
        return (one.things & other.things) | (one.doer & other.things) | (one.things & other.doer)

    @property
    def told_gap(self) -> int:
        """The days between the two tellings; 0 where one is undated."""
        return self.case.told(self.left).gap(self.case.told(self.right)) or 0

    @property
    def two_words(self) -> bool:
        """Whether two say so, each for himself."""
        if self.case.one_telling(self.left, self.right):
            return False
        return self.case.principal(self.left) != self.case.principal(self.right)

    @property
    def in_order(self) -> "Both":
        """The two as they are, or turned round where the second was told before the first."""
        return self.turned_round if self.later(self.left) else self

    def later(self, statement: Statement) -> bool:
        """Whether one of the two was told after the other."""
        other = self.right if statement is self.left else self.left
        mine, others = self.case.told(statement), self.case.told(other)
        return (others.end or date.max) < (mine.start or date.min)

    def shared(self, without: frozenset[str] = frozenset(), *, doers: bool = False) -> tuple[frozenset[str], float]:
        """What both are about, and how much of both together that is; 0 where too much of the shorter is not in it."""
        mine, others = self.one.about - without, self.other.about - without
        if doers:
            mine, others = mine | self.one.doer, others | self.other.doer
        beside, around = self.one.near | self.one.doer, self.other.near | self.other.doer
        mine, others = mine | (others & beside), others | (mine & around)
        both = mine & others
        limits = self.reader.rules["limits"]
        least = min(len(mine), len(others))
        if not both or len(both) < limits["share"] * least:
            return both, 0.0
        return both, len(both) / len(mine | others)

    def found(
        self,
        how: ContradictionKind | Step,
        *,
        without: frozenset[str] = frozenset(),
        every: bool = False,
        least: int = 1,
    ) -> Clash | None:
        """The clash, where the two share enough of what they are about: for `every`, doers too, and more than names."""
        shared, share = self.shared(without, doers=every)
        if share < self.reader.rules["limits"]["both"] or len(shared) < least:
            return None
        if every and not shared - self.one.names - self.other.names:
            return None
        return Clash(how, self.left, self.right, shared, round(share, 3))

    def alike_counts(self) -> list[tuple[Count, Count]]:
        """The pairs of numbers of one unit; what rises is also counted without one ("the toll is 11")."""
        rising = frozenset(self.reader.rules["rising"]["acts"])
        rises = bool(frozenset(self.one.acts) & frozenset(self.other.acts) & rising)
        harm = frozenset(self.reader.rules["harm"]["acts"])
        other_harm = harm & self.one.acts.keys() != harm & self.other.acts.keys()
        return [
            (one, two)
            for one in self.one.counts
            for two in self.other.counts
            if (one.unit & two.unit and not (other_harm and one.unit == two.unit == PEOPLE))
            or (rises and not (one.unit and two.unit))
        ]

    @property
    def counts_apart(self) -> bool:
        """Whether no number of the one that has a like in the other agrees with it."""
        alike = [one.range.apart(two.range) for one, two in self.alike_counts()]
        return bool(alike) and all(alike)
