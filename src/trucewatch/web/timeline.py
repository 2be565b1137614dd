"""The timeline: happenings in columns of days, weeks, months or years, one lane a kind; nothing finer than was told."""

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from trucewatch.web.happenings import Days, Happening, Kind

MOST_COLUMNS = 62
STRETCHES = 5
"""How many rows of stretches a lane shows; what is left over is counted."""

_HEIGHTS = 8


@dataclass(frozen=True)
class Column:
    """One column: its ISO days, both included."""

    first: str
    last: str


@dataclass(frozen=True)
class Cell:
    """What falls into a column: how many on a day told, how many on the day they were reported, and how high."""

    told: int
    reported: int

    @property
    def total(self) -> int:
        """How many there are."""
        return self.told + self.reported


@dataclass(frozen=True)
class Bar:
    """A happening over several columns, or a gap: `one` is None."""

    one: Happening | None
    days: Days | None
    columns: int


@dataclass(frozen=True, kw_only=True)
class Lane:
    """One kind: a cell a column, then rows of bars, and how many bars found no room."""

    kind: Kind
    cells: tuple[Cell, ...]
    rows: tuple[tuple[Bar, ...], ...]
    more: int
    total: int


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """Lanes over columns. `unit` is day, week, month or year; `highest` the most in one cell."""

    unit: str
    columns: tuple[Column, ...]
    lanes: tuple[Lane, ...]
    highest: int
    undated: int

    def level(self, count: int) -> int:
        """Return how high a cell is drawn, 1 to 8."""
        return max(1, -(-count * _HEIGHTS // max(1, self.highest)))

    @property
    def groups(self) -> tuple[tuple[str, int], ...]:
        """The months over columns of days or weeks, the years over columns of months: ISO, and how many columns."""
        if self.unit == "year":
            return ()
        length = 4 if self.unit == "month" else 7
        return tuple((name, len(list(lot))) for name, lot in groupby(one.first[:length] for one in self.columns))

    @property
    def around(self) -> tuple[Column | None, Column | None, Column | None]:
        """The period before, the one after (each as long), and one three times as wide; None at the calendar's ends."""
        if not self.columns:
            return None, None, None
        first, last = _day(self.columns[0].first), _day(self.columns[-1].last)
        length = (last - first).days + 1
        return (
            _shifted(first, last, -length, -length),
            _shifted(first, last, length, length),
            _shifted(first, last, -length, length),
        )


def timeline(found: Sequence[Happening], start: str = "", end: str = "") -> Timeline:
    """Return happenings over a period, or over all their days. The unit follows from how long that is."""
    days = [one for happening in found for one in happening.days if one.meets(start, end)]
    undated = sum(not one.days for one in found)
    if not days and not (start and end):
        return Timeline(unit="day", columns=(), lanes=(), highest=0, undated=undated)
    first = start or min(one.first for one in days)
    last = end or max(one.last for one in days)
    unit, columns = _columns(_day(first), _day(max(first, last)))
    lanes = tuple(_lane(kind, [one for one in found if one.kind is kind], columns) for kind in Kind)
    highest = max((cell.total for lane in lanes for cell in lane.cells), default=0)
    return Timeline(unit=unit, columns=columns, lanes=lanes, highest=highest, undated=undated)


def _day(iso: str) -> datetime.date:
    return datetime.date.fromisoformat(iso)


def _shifted(first: datetime.date, last: datetime.date, by_first: int, by_last: int) -> Column | None:
    try:
        start, end = first + datetime.timedelta(days=by_first), last + datetime.timedelta(days=by_last)
    except OverflowError:
        return None
    return Column(start.isoformat(), end.isoformat())


def _columns(first: datetime.date, last: datetime.date) -> tuple[str, tuple[Column, ...]]:
    """Return the finest unit under which the period has few enough columns, and the columns."""
    length = (last - first).days + 1
    if length <= MOST_COLUMNS:
        return "day", _cut(first, last, 1)
    if length <= MOST_COLUMNS * 7:
        return "week", _cut(first, last, 7)
    months = [
        (year, month)
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
        if (first.year, first.month) <= (year, month) <= (last.year, last.month)
    ]
    if len(months) <= MOST_COLUMNS:
        return "month", tuple(_month(year, month) for year, month in months)
    step = -(-(last.year - first.year + 1) // MOST_COLUMNS)
    return "year", tuple(
        Column(f"{year:04d}-01-01", f"{min(year + step - 1, 9999):04d}-12-31")
        for year in range(first.year, last.year + 1, step)
    )


def _cut(first: datetime.date, last: datetime.date, step: int) -> tuple[Column, ...]:
    """Return columns of so many days; weeks begin on a Monday."""
    back = first.weekday() if step == 7 and first.toordinal() > 7 else 0
    places = range(first.toordinal() - back, last.toordinal() + 1, step)
    latest = datetime.date.max.toordinal()
    day = datetime.date.fromordinal
    return tuple(Column(day(place).isoformat(), day(min(place + step - 1, latest)).isoformat()) for place in places)


def _month(year: int, month: int) -> Column:
    first = datetime.date(year, month, 1)
    if (year, month) == (9999, 12):
        return Column(first.isoformat(), "9999-12-31")
    after = datetime.date(year + month // 12, month % 12 + 1, 1)
    return Column(first.isoformat(), (after - datetime.timedelta(days=1)).isoformat())


def _lane(kind: Kind, found: Sequence[Happening], columns: Sequence[Column]) -> Lane:
    told, reported = [0] * len(columns), [0] * len(columns)
    long: list[tuple[int, int, Days, Happening]] = []
    starts, ends = [one.first for one in columns], [one.last for one in columns]
    seen = 0
    for one in found:
        inside = [days for days in one.days if days.meets(starts[0], ends[-1])]
        seen += bool(inside)
        for days in inside:
            left = max(0, bisect_right(starts, days.first) - 1)
            right = min(len(columns) - 1, bisect_left(ends, days.last))
            if left != right:
                long.append((left, right, days, one))
            elif days.told:
                told[left] += 1
            else:
                reported[left] += 1
    rows, more = _packed(long, len(columns))
    cells = tuple(Cell(*pair) for pair in zip(told, reported, strict=True))
    return Lane(kind=kind, cells=cells, rows=rows, more=more, total=seen)


def _packed(long: Iterable[tuple[int, int, Days, Happening]], width: int) -> tuple[tuple[tuple[Bar, ...], ...], int]:
    """Put stretches into as few rows as they fit into, and count those beyond the last row."""
    rows: list[list[Bar]] = []
    filled: list[int] = []
    more = 0
    for left, right, days, one in sorted(long, key=lambda part: (part[0], -part[1], part[3].id)):
        place = next((number for number, end in enumerate(filled) if end <= left), len(rows))
        if place == STRETCHES:
            more += 1
            continue
        if place == len(rows):
            rows.append([])
            filled.append(0)
        if filled[place] < left:
            rows[place].append(Bar(None, None, left - filled[place]))
        rows[place].append(Bar(one, days, right - left + 1))
        filled[place] = right + 1
    for row, end in zip(rows, filled, strict=True):
        if end < width:
            row.append(Bar(None, None, width - end))
    return tuple(map(tuple, rows)), more
