"""Figures as they are reconciled: by counter, each as it was said, in series; and what comparing them concludes."""

from trucewatch.model.base import Value
from trucewatch.model.decisions.figures import CountedFigure
from trucewatch.model.words import Conclusion, Dated, Measure, Outcome


class EnteredFigure(Value, frozen=True, kw_only=True):
    """A figure that a person entered or imported: on whose word, in which entry, as which of its rows (from 0).

    `file` is the name of the imported table, empty where it was typed in.
    """

    id: str
    entry: str
    sequence: int
    row: int
    by: str
    figure: CountedFigure
    file: str = ""


class Figure(Value, frozen=True, kw_only=True):
    """One figure of one counter, from a statement or entered by a person, as far as its words tell.

    `least` and `most` bound what the words allow (both included, `most` None for an open end). `day` is the ISO day
    up to which, or on which, it was counted; `stated` is false where only the day of publication stands for it.
    `start` and `end` are the days of what is counted; `since` says from when a running count runs (an ISO day, or
    the words for it). `late` figures are additions for earlier days. `source` is the report or the citation, `batch`
    the entry that it came with; `total` names the label (in its batch) or id of the figure that it is a part of.
    """

    id: str
    counter: str
    named: str
    measure: Measure
    counted: str
    least: int
    most: int | None
    said: str
    source: str
    cumulative: bool | None = None
    late: bool = False
    day: str | None = None
    stated: bool = True
    start: str | None = None
    end: str | None = None
    since: str = ""
    dated: Dated = Dated.UNCLEAR
    rule: str = ""
    place: str = ""
    entered: bool = False
    label: str = ""
    total: str | None = None
    whole: bool = True
    file: str = ""
    batch: str = ""


class Series(Value, frozen=True, kw_only=True):
    """All figures of one counter for one measure, of those counted, under one rule and for one place, by day.

    Figures of different counters never meet in a series. The id stays as figures are added.
    """

    id: str
    counter: str
    named: str
    measure: Measure
    counted: str
    rule: str
    place: str
    figures: tuple[Figure, ...]


class Reconciliation(Value, frozen=True, kw_only=True):
    """What comparing figures of one counter concludes, with one plain sentence of why.

    `figures` are the ids (of statements, or of figures entered by people) that it rests on, none of them merged or
    corrected. `low` and `high` are the number derived, where one is; None for an open end.
    """

    id: str
    series: str
    kind: Conclusion
    outcome: Outcome
    counter: str
    measure: Measure
    because: str
    figures: tuple[str, ...]
    low: int | None = None
    high: int | None = None
