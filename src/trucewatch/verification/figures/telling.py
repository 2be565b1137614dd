"""Conclusions in words: the codebook's sentences with names, days and numbers put in."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from trucewatch.codebook import Codebook
from trucewatch.model import Conclusion, Figure, Outcome, Reconciliation, Series, content_id
from trucewatch.verification.figures.bounds import Bounds
from trucewatch.verification.figures.points import Point

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


class Telling:
    """Makes the conclusions of one series."""

    def __init__(self, series: Series, codebook: Codebook) -> None:
        table = codebook.table("reconciling")
        self._series = series
        self._because: Mapping[str, str] = table["because"]
        self.rules: Mapping[str, Any] = table
        self.what = str(table["what"][series.measure]).format(counted=series.counted)

    def made(
        self,
        kind: Conclusion,
        outcome: Outcome,
        sentence: str,
        figures: Iterable[Figure],
        *,
        derived: Bounds | None = None,
        apart_by: str = "",
        **words: object,
    ) -> Reconciliation:
        """Return a conclusion; `apart_by` tells it from others of its kind that rest on the same figures."""
        ids = tuple(sorted({one.id for one in figures}))
        return Reconciliation(
            id=content_id("reconciliation", kind, self._series.id, apart_by, *ids),
            series=self._series.id,
            kind=kind,
            outcome=outcome,
            counter=self._series.named,
            measure=self._series.measure,
            because=self.sentence(sentence, **words),
            figures=ids,
            low=None if derived is None else derived.least,
            high=None if derived is None else derived.most,
        )

    def sentence(self, name: str, **words: object) -> str:
        """Return one of the codebook's sentences with these words in it."""
        return self._because[name].format(named=self._series.named, what=self.what, **words)


def figures_of(points: Iterable[Point]) -> tuple[Figure, ...]:
    """Return all figures of some points."""
    return tuple(one for point in points for one in point.figures)


def day_words(day: str) -> str:
    """Return "3 March 2031" for an ISO day."""
    found = date.fromisoformat(day)
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


def arithmetic(made: Bounds, parts: Iterable[Bounds]) -> tuple[str, Bounds]:
    """Return a sum as it is written out ("359 = 64 + 298 - 3"), and what is left over; exact numbers only.

    Of bounds that are no single numbers what is left over is 0 where the sum can close.
    """
    listed = list(parts)
    exact = [one.exact for one in (made, *listed)]
    plus = " + ".join(one.words for one in listed)
    if None in exact:
        return f"{made.words} = {plus}", Bounds(0, 0)
    left = made.least - sum(one.least for one in listed)
    ending = f" {'+' if left > 0 else '−'} {abs(left):,}" if left else ""
    return f"{made.words} = {plus}{ending}", Bounds(left, left)
