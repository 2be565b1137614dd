"""What a telling says, slot by slot, whatever type of claim it was read as: act, things, places, day, doer, numbers.

Two reporters tell one event in other words, and one of the two tellings may fit no type of claim. What they share then
is a family of acts ("freed", "handed over"), the things and names that stand in it, and all slots but one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from trucewatch.matters.numbers import Range
from trucewatch.matters.times import Stretch


@dataclass(frozen=True)
class Count:
    """A number told, with the stems of the words for what is counted."""

    range: Range
    unit: frozenset[str]


@dataclass(frozen=True)
class Details:
    """What is asked only of a telling that has so much in common with another that the two may clash."""

    unreal: frozenset[str]
    dated: frozenset[str]
    known: frozenset[str]
    day: Stretch
    counts: tuple[Count, ...]
    vague: tuple[Count, ...]
    lasting: bool


@dataclass(frozen=True)
class Slots:
    """One telling, slot by slot.

    `acts` are families of acts, each with whether it is told as not so; `things` stems that tell this from other
    questions; `names` stems of names that are neither places nor doers, `spots` those of places; `doer` the stems for
    who did it; `poles` how a thing stands, by the axis of the codebook; `near` the names in the sentence around it;
    `read_on` reads the details.
    """

    acts: Mapping[str, bool]
    told_not: frozenset[str]
    things: frozenset[str]
    names: frozenset[str]
    spots: frozenset[str]
    doer: frozenset[str]
    poles: Mapping[str, bool]
    near: frozenset[str]
    read_on: Callable[[], Details]

    @cached_property
    def details(self) -> Details:
        """What is read only when it is asked for."""
        return self.read_on()

    @property
    def unreal(self) -> frozenset[str]:
        """The acts told only as planned, feared or possible."""
        return self.details.unreal

    @property
    def dated(self) -> frozenset[str]:
        """The acts that the day is told of."""
        return self.details.dated

    @property
    def known(self) -> frozenset[str]:
        """The things told as known."""
        return self.details.known

    @property
    def day(self) -> Stretch:
        """When it was or is to be."""
        return self.details.day

    @property
    def counts(self) -> tuple[Count, ...]:
        """The numbers told."""
        return self.details.counts

    @property
    def vague(self) -> tuple[Count, ...]:
        """The numbers that words leave open: "dozens"."""
        return self.details.vague

    @property
    def lasting(self) -> bool:
        """Whether it is told as lasting on."""
        return self.details.lasting

    @cached_property
    def about(self) -> frozenset[str]:
        """All that tells what it is about, but for who did it."""
        return self.things | self.names | self.spots

    @cached_property
    def told(self) -> frozenset[str]:
        """All that it is about, and who did it."""
        return self.about | self.doer

    @cached_property
    def every(self) -> frozenset[str]:
        """All that may be shared with another telling: the names around it too."""
        return self.told | self.near
