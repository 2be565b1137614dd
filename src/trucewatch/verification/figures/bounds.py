"""What numbers allow: from a least to a greatest, the greatest open where none was said."""

from collections.abc import Iterable
from typing import NamedTuple


class Bounds(NamedTuple):
    """From `least` to `most`, both included; `most` is None for an open end."""

    least: int
    most: int | None

    def meets(self, other: "Bounds") -> bool:
        """Whether some number lies in both."""
        return not self.below(other) and not other.below(self)

    def below(self, other: "Bounds") -> bool:
        """Whether every number of these lies under every number of the other."""
        return self.most is not None and self.most < other.least

    def plus(self, other: "Bounds") -> "Bounds":
        """Return what the sum can be."""
        most = None if self.most is None or other.most is None else self.most + other.most
        return Bounds(self.least + other.least, most)

    def both(self, other: "Bounds") -> "Bounds | None":
        """Return the numbers that lie in both, None where there are none."""
        if not self.meets(other):
            return None
        ends = [one for one in (self.most, other.most) if one is not None]
        return Bounds(max(self.least, other.least), min(ends, default=None))

    def rise_to(self, later: "Bounds") -> "Bounds":
        """Return by how much a count can have risen from these to a later one; never by less than nothing.

        Where the later one lies below, the rise is negative as a whole and is returned so.
        """
        most = None if later.most is None else later.most - self.least
        least = later.least - self.most if self.most is not None else None
        if most is not None and most < 0:
            return Bounds(least if least is not None else most, most)
        return Bounds(max(0, least if least is not None else 0), most)

    @property
    def exact(self) -> int | None:
        """The one number that is allowed, None where there are more."""
        return self.least if self.least == self.most else None

    @property
    def words(self) -> str:
        """The bounds in words: "359", "295 to 300", "at least 40"."""
        if self.most is None:
            return f"at least {self.least:,}"
        return f"{self.least:,}" if self.least == self.most else f"{self.least:,} to {self.most:,}"


def total(parts: Iterable[Bounds]) -> Bounds:
    """Return what the sum of all can be."""
    made = Bounds(0, 0)
    for one in parts:
        made = made.plus(one)
    return made


def apart(one: Bounds, other: Bounds) -> Bounds:
    """Return by how much two that do not meet are apart."""
    under, over = (one, other) if one.below(other) else (other, one)
    assert under.most is not None  # noqa: S101 - one that is below another has an end
    return Bounds(over.least - under.most, None if over.most is None else over.most - under.least)
