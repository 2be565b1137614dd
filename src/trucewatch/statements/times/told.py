"""What the story told before: the days, dates and quarters that "the next day" and "a year earlier" go back to."""

from dataclasses import dataclass, replace
from datetime import date

from trucewatch.model import Precision
from trucewatch.statements.times.calendar import Stretch, a_quarter

_MEMORY = 3  # sentences for which a day that was told stays the one that "the next day" follows
_QUARTERS = 4  # of a year: what lies further back is compared with, not reported on
_IN_A_MONTH = frozenset({Precision.DAY, Precision.PART_OF_DAY, Precision.MONTH})
Quarter = tuple[int, int]


@dataclass(frozen=True)
class Told:
    """What was told up to the sentence numbered `at`.

    `day` is the last day, told in the sentence `day_at`; `named` the last date of any fineness, told in the
    sentence `named_at`; `quarter` the one reported on, as year and number; `longer` whether a longer time than a
    quarter was reported on after it.
    """

    at: int = 0
    day: date | None = None
    day_at: int = 0
    named: Stretch | None = None
    named_at: int = 0
    quarter: Quarter | None = None
    longer: bool = False

    def next(self) -> "Told":
        """Return what is still told in the next sentence."""
        at = self.at + 1
        day = self.day if at - self.day_at <= _MEMORY else None
        named = self.named if at - self.named_at <= _MEMORY else None
        return replace(self, at=at, day=day, named=named)

    def dated(self, stretch: Stretch | None) -> "Told":
        """Return what is told once this date was."""
        if stretch is None or stretch.start is None:
            return self
        told = replace(self, named=stretch, named_at=self.at)
        return replace(told, day=stretch.start, day_at=self.at) if stretch.start == stretch.end else told

    def reported(self, quarter: Quarter, anchor: date | None) -> "Told":
        """Return what is told once this quarter was: one that is not over, or long over, is not what is reported on."""
        held = self.quarter
        if held is not None and anchor is not None:
            end = a_quarter(*quarter).end
            if (end is not None and end > anchor) or _number(held) - _number(quarter) >= _QUARTERS:
                return self
        return replace(self, quarter=quarter, longer=False)

    def base(self, letter: str) -> date | None:
        """Return a day of what "the following year" and "two months later" go back to, by the letter of their unit."""
        if self.named is None or letter not in ("M", "Y", "E", "C"):
            return self.day
        return self.day if letter == "M" and self.named.precision not in _IN_A_MONTH else self.named.start


def _number(quarter: Quarter) -> int:
    return quarter[0] * 4 + quarter[1]
