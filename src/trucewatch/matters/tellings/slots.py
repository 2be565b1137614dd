"""What a telling says, slot by slot, whatever type of claim it was read as: act, things, places, day, doer, numbers.

Two reporters tell one event in other words, and one of the two tellings may fit no type of claim. What they share then
is a family of acts ("freed", "handed over"), the things and names that stand in it, and all slots but one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from trucewatch.matters.numbers import Range
from trucewatch.matters.times import Stretch


@dataclass(frozen=True)
class Count:
    """A number told, with the stems of the words for what is counted."""

    range: Range
    unit: frozenset[str]


@dataclass(frozen=True)
class Slots:
    """One telling, slot by slot.

    `acts` are families of acts, each with whether it is told as not so; `unreal` those told only as planned, feared or
    possible; `things` stems that tell this from other questions, `known` those of them told as
    known; `names` stems of names that are neither places nor doers, `spots` those of places; `day` when it was or is
    to be, `dated` the acts that it is told of; `doer` the stems for who did it; `poles` how a thing stands, by the axis
    of the codebook; `lasting` whether it is told as lasting on; `near` the names in the sentence around it.
    """

    acts: Mapping[str, bool]
    told_not: frozenset[str]
    unreal: frozenset[str]
    dated: frozenset[str]
    things: frozenset[str]
    known: frozenset[str]
    names: frozenset[str]
    spots: frozenset[str]
    day: Stretch
    doer: frozenset[str]
    counts: tuple[Count, ...]
    poles: Mapping[str, bool]
    lasting: bool
    near: frozenset[str]

    @property
    def about(self) -> frozenset[str]:
        """All that tells what it is about, but for who did it."""
        return self.things | self.names | self.spots
