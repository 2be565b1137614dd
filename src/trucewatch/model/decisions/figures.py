"""Figures that people enter or import, and take back."""

from trucewatch.model.base import Value
from trucewatch.model.decisions.base import Decision
from trucewatch.model.words import Dated, Measure, Qualifier


class CountedFigure(Value, frozen=True, kw_only=True):
    """A number as a counter gave it; an open end is None, days are ISO dates.

    `as_of` is the day up to which it runs or on which it was told, `start` and `end` the days of what is counted
    (for a running count, `start` is where it begins). `cumulative` is None where unclear; `late` marks what was
    added for earlier days. `rule` says what is counted in ("verified only"), `label` names it in its table, `total`
    is the label of the number that it is a part of, and `whole` whether the parts of this one are all told.
    """

    counter: str
    measure: Measure
    low: int | None
    high: int | None
    qualifier: Qualifier
    counted: str = "people"
    cumulative: bool | None = None
    late: bool = False
    as_of: str | None = None
    start: str | None = None
    end: str | None = None
    dated: Dated = Dated.UNCLEAR
    rule: str = ""
    place: str = ""
    source: str = ""
    label: str = ""
    total: str = ""
    whole: bool = True


class RefusedRow(Value, frozen=True, kw_only=True):
    """A line of an imported table (from 1, the header being the first) that could not be taken, and why."""

    line: int
    why: str


class FigureEntered(Decision, frozen=True, kw_only=True, tag="figure-entered"):
    """A figure of a counter, typed in by a person."""

    figure: CountedFigure


class FiguresImported(Decision, frozen=True, kw_only=True, tag="figures-imported"):
    """A counter's table: its file and hash, which column was taken for what, the rows taken and those refused."""

    file: str
    sha256: str
    columns: tuple[tuple[str, str], ...]
    figures: tuple[CountedFigure, ...]
    refused: tuple[RefusedRow, ...] = ()


class FigureWithdrawn(Decision, frozen=True, kw_only=True, tag="figure-withdrawn"):
    """That an entered figure (id) holds no longer. It stays in the record."""

    figure: str


FigureDecision = FigureEntered | FiguresImported | FigureWithdrawn
"""Every decision on figures."""
