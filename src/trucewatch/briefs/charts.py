"""Series of figures over time: a small drawing with its table, each counter by itself, nothing added up."""

from collections.abc import Iterator, Sequence
from datetime import date

from trucewatch.briefs.brief import Brief, Reconciled
from trucewatch.briefs.figures import day_of, place_of, sort_words, title
from trucewatch.briefs.lookup import Lookup
from trucewatch.briefs.wording import date_words
from trucewatch.codebook import Codebook
from trucewatch.model import Figure, Series, Value
from trucewatch.register.series import series_in

WIDTH, HEIGHT = 640, 230
_LEFT, _RIGHT, _TOP, _MIDDLE, _BASE, _BOTTOM = 70, 626, 14, 134, 154, 204
_BAR = 12


class Mark(Value, frozen=True, kw_only=True):
    """A figure as drawn: where, whether its number is open above, and what it is, in words."""

    x: float
    y: float
    height: float
    sort: str
    open: bool
    words: str


class Line(Value, frozen=True, kw_only=True):
    """A figure as the table has it; `statement` is its id where a report says it."""

    day: str
    said: str
    sort: str
    place: str
    statement: str | None


class Chart(Value, frozen=True, kw_only=True):
    """A series drawn: running counts as a line with points; new and late ones as bars below, on their own scale."""

    key: str
    title: str
    paths: tuple[str, ...]
    points: tuple[Mark, ...]
    bars: tuple[Mark, ...]
    low: str
    high: str
    most: str
    first: str
    last: str
    lines: tuple[Line, ...]
    concluded: tuple[Reconciled, ...]


def charts(look: Lookup, found: Brief, codebook: Codebook) -> tuple[Chart, ...]:
    """Return a chart for each series that has figures of enough different days, the longest first."""
    wanted = look.words.limit("charted")
    held = [one for one in series_in(look.view, codebook) if len(charted_days(one)) >= wanted]
    concluded = {one.id: tuple(each for each in found.reconciled if each.series == one.id) for one in held}
    ordered = sorted(held, key=lambda one: (-len(one.figures), one.named, one.id))
    return tuple(chart(look, one, concluded[one.id]) for one in ordered)


def charted_days(series: Series) -> list[str]:
    """Return the days that a series has figures of which can be drawn, in order."""
    return sorted({one.day for one in series.figures if one.day and one.cumulative is not None})


def chart(look: Lookup, series: Series, concluded: tuple[Reconciled, ...]) -> Chart:
    """Return one series drawn, with its table; it must have figures of two different days or more."""
    days = charted_days(series)
    dated = [one for one in series.figures if one.day and one.cumulative is not None]
    running = [one for one in dated if one.cumulative]
    new = [one for one in dated if not one.cumulative]
    low, high = _range(running)
    most = max((_top(one) for one in new), default=0)
    points = tuple(_point(one, days, low, high) for one in running)
    return Chart(
        key=series.id.removeprefix("series-"),
        title=title(series),
        paths=_paths(running, points),
        points=points,
        bars=tuple(_bars(new, days, most)),
        low=f"{low:,}" if running and low < high else "",
        high=f"{high:,}" if running else "",
        most=f"{most:,}" if new else "",
        first=date_words(days[0]),
        last=date_words(days[-1]),
        lines=tuple(_line(look, one) for one in series.figures),
        concluded=concluded,
    )


def _top(one: Figure) -> int:
    return one.least if one.most is None else one.most


def _range(running: Sequence[Figure]) -> tuple[int, int]:
    if not running:
        return 0, 0
    return min(one.least for one in running), max(_top(one) for one in running)


def _x(day: str, days: Sequence[str]) -> float:
    first = date.fromisoformat(days[0])
    length = (date.fromisoformat(days[-1]) - first).days or 1
    return round(_LEFT + _BAR + (_RIGHT - _LEFT - 2 * _BAR) * (date.fromisoformat(day) - first).days / length, 1)


def _point(one: Figure, days: Sequence[str], low: int, high: int) -> Mark:
    y = _MIDDLE - (_MIDDLE - _TOP) * (_top(one) - low) / ((high - low) or 1)
    return Mark(
        x=_x(one.day or "", days), y=round(y, 1), height=0, sort="running", open=one.most is None, words=_words(one)
    )


def _paths(running: Sequence[Figure], points: Sequence[Mark]) -> tuple[str, ...]:
    """Return a line for each beginning from which a count runs: counts since other days are other counts."""
    runs: dict[tuple[str, str], list[Mark]] = {}
    for one, mark in zip(running, points, strict=True):
        runs.setdefault((one.since, one.dated), []).append(mark)
    return tuple(
        " ".join(f"{'M' if not place else 'L'}{one.x} {one.y}" for place, one in enumerate(run))
        for run in runs.values()
    )


def _bars(new: Sequence[Figure], days: Sequence[str], most: int) -> Iterator[Mark]:
    for one in new:
        height = round((_BOTTOM - _BASE) * _top(one) / (most or 1), 1)
        x = _x(one.day or "", days) - (0 if one.late else _BAR / 2)
        yield Mark(
            x=x,
            y=round(_BOTTOM - height, 1),
            height=height,
            sort="late" if one.late else "new",
            open=one.most is None,
            words=_words(one),
        )


def _words(one: Figure) -> str:
    return ", ".join(word for word in (day_of(one), one.said, sort_words(one)) if word)


def _line(look: Lookup, one: Figure) -> Line:
    told = one.id if one.id in look.view.statements else None
    return Line(day=day_of(one), said=one.said, sort=sort_words(one), place=place_of(look.view, one), statement=told)
