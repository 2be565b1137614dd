"""The nouns of a situation report: lines that each name what they rest on, and the notes that these lead to."""

from datetime import date, timedelta

from trucewatch.errors import TrucewatchError
from trucewatch.model import Value
from trucewatch.model.decisions.incidents import Edition
from trucewatch.said import said

PARTIES = "parties"
"""The room that the edition for the parties looks into beside the open one."""


class Period(Value, frozen=True, kw_only=True):
    """The days reported on, both included, as ISO days. Raises TrucewatchError where they are none or out of order."""

    start: str
    end: str

    def __post_init__(self) -> None:
        try:
            first, last = date.fromisoformat(self.start), date.fromisoformat(self.end)
        except ValueError:
            raise TrucewatchError(
                said(
                    "brief.no-days",
                    "a period runs between days such as 2020-01-12, not {start!r} and {end!r}",
                    start=self.start,
                    end=self.end,
                )
            ) from None
        if first > last:
            raise TrucewatchError(
                said("brief.no-period", "no period runs from {start} to {end}", start=self.start, end=self.end)
            )

    @property
    def days(self) -> int:
        """How many days it has."""
        return (date.fromisoformat(self.end) - date.fromisoformat(self.start)).days + 1

    @property
    def before(self) -> "Period":
        """The period of the same length right before."""
        last = date.fromisoformat(self.start) - timedelta(days=1)
        return Period(start=(last - timedelta(days=self.days - 1)).isoformat(), end=last.isoformat())

    def holds(self, day: str | None) -> bool:
        """Whether a day (or moment) lies inside; one that is not told to the day does not."""
        return day is not None and len(day) >= 10 and self.start <= day[:10] <= self.end


class Note(Value, frozen=True, kw_only=True):
    """What a line rests on: a statement with its words, or an entry of the record. `number` is how lines name it."""

    number: int
    key: str
    source: str
    words: str
    where: str


class Line(Value, frozen=True, kw_only=True):
    """One sentence, with the numbers of its notes."""

    words: str
    notes: tuple[int, ...]


class Table(Value, frozen=True, kw_only=True):
    """A small table: the words of its columns, and rows of as many cells, each row with its notes."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[tuple[int, ...], ...]


class Section(Value, frozen=True, kw_only=True):
    """A section; where it has neither lines nor rows, `empty` says so."""

    key: str
    title: str
    lines: tuple[Line, ...]
    empty: str
    table: Table | None = None


class SituationReport(Value, frozen=True, kw_only=True):
    """The whole report. `sequence`, `head` and `recorded` name the entry of the record up to which it was composed:
    its cut-off."""

    title: str
    edition: Edition
    edition_words: str
    period: Period
    sequence: int
    head: str
    recorded: str | None
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
