"""Figures as pages show them: series by counter, drawn and as tables, with what comparing them concluded."""

from collections import defaultdict
from dataclasses import dataclass

from trucewatch.briefs.brief import Reconciled
from trucewatch.briefs.charts import Chart, chart, charted_days
from trucewatch.briefs.reconciled import reconciled
from trucewatch.model import Figure, Outcome, Series
from trucewatch.model.decisions import FigureEntered, FiguresImported, FigureWithdrawn
from trucewatch.register.series import series_in
from trucewatch.web.sight import Sight

WRONG = (Outcome.CANNOT_BE, Outcome.ASK)
"""What does not add up."""

_ENTERING = FigureEntered | FiguresImported | FigureWithdrawn


@dataclass(frozen=True, kw_only=True)
class Row:
    """One series with what was concluded of it; `faults` counts what does not add up."""

    series: Series
    concluded: tuple[Reconciled, ...]
    faults: int

    def fits(self, counter: str, measure: str, words: str, *, wrong: bool) -> bool:
        """Whether the series is wanted; an empty wish takes everything."""
        one = self.series
        said = f"{one.named} {one.counted} {one.place} {one.rule}".casefold()
        return (
            counter.casefold().strip() in one.named.casefold()
            and measure in ("", one.measure)
            and all(word in said for word in words.casefold().split())
            and (not wrong or bool(self.faults))
        )


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A series as its page shows it; `chart` is None where it has too few days to be drawn."""

    row: Row
    chart: Chart | None
    first: str
    last: str
    figures: tuple[Figure, ...]


def rows(sight: Sight) -> tuple[Row, ...]:
    """Return all series, those that do not add up first, then the longest; made once a view."""
    return sight.concerning("figures", _ENTERING, lambda: _rows(sight))


def drawn(sight: Sight, row: Row) -> Drawn:
    """Return a series drawn, where it has figures of enough days."""
    return sight.recent(("drawn", row.series.id), lambda: _drawn(sight, row))


def _drawn(sight: Sight, row: Row) -> Drawn:
    days = charted_days(row.series)
    enough = len(days) >= sight.look.words.limit("charted")
    made = chart(sight.look, row.series, row.concluded) if enough else None
    return Drawn(
        row=row,
        chart=made,
        first=days[0] if days else "",
        last=days[-1] if days else "",
        figures=row.series.figures,
    )


def _rows(sight: Sight) -> tuple[Row, ...]:
    concluded: dict[str, list[Reconciled]] = defaultdict(list)
    for one in reconciled(sight.look, sight.codebook):
        concluded[one.series].append(one)
    made = []
    for series in series_in(sight.view, sight.codebook):
        found = tuple(concluded.get(series.id, ()))
        faults = sum(one.outcome in WRONG for one in found)
        made.append(Row(series=series, concluded=found, faults=faults))
    return tuple(sorted(made, key=lambda row: (-row.faults, -len(row.series.figures), row.series.named, row.series.id)))
