"""What a figure's words allow: the least and the greatest number, and how two such ranges stand."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from trucewatch.matters.words import has_any
from trucewatch.model import FigureClaim, Qualifier


@dataclass(frozen=True)
class Range:
    """From `low` to `high`, both included; `vague` where no number was said."""

    low: float
    high: float
    vague: bool = False

    def apart(self, other: "Range") -> bool:
        """Whether no number lies in both."""
        return self.high < other.low or other.high < self.low

    def within(self, other: "Range") -> bool:
        """Whether every number of this range lies in the other, which is the wider one."""
        return other.low <= self.low and self.high <= other.high and self != other


def range_of(claim: FigureClaim, text: str, rules: Mapping[str, Any]) -> Range | None:
    """Return the numbers that a figure allows, None where its words fix none."""
    if claim.low is None and claim.high is None:
        return _vague(text, rules["vague"])
    low = claim.low if claim.low is not None else 0
    high: float = claim.high if claim.high is not None else math.inf
    match claim.qualifier:
        case Qualifier.ABOUT:
            share = rules["figure"]["about"]
            return Range(math.floor(low * (1 - share)), math.ceil(high * (1 + share)) if high < math.inf else high)
        case Qualifier.AT_LEAST:
            return Range(low, math.inf)
        case Qualifier.MORE_THAN:
            return Range(low + 1, math.inf)
        case Qualifier.LESS_THAN:
            return Range(0, high - 1 if high < math.inf else low - 1)
        case Qualifier.UP_TO:
            return Range(0, high if high < math.inf else low)
        case _:
            return Range(low, claim.high if claim.high is not None else low)


def size(claim: FigureClaim) -> int | None:
    """Return the number by which a figure's order is told, None where none was said."""
    return claim.low if claim.low is not None else claim.high


def counted_class(words: Sequence[str], classes: Mapping[str, Sequence[str]], capital: bool) -> str:
    """Return the class of who is counted; a country's people (a capital) are people, other words stand alone."""
    for name, members in classes.items():
        if any(word in members for word in reversed(words)):
            return name
    return "people" if capital or not words else words[-1]


def _vague(text: str, ranges: Mapping[str, Sequence[int]]) -> Range | None:
    """The longest phrase decides: "tens of thousands" before "thousands"."""
    phrase = has_any(text, sorted(ranges, key=lambda one: (-len(one), one)))
    if phrase is None:
        return None
    low, below = ranges[phrase]
    return Range(low, below - 1, vague=True)
