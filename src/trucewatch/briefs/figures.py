"""Figures in series and what comparing them concluded, as text: by counter, side by side, nothing merged."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from trucewatch.briefs.wording import Wording, date_words, name_words, visible
from trucewatch.codebook import Codebook
from trucewatch.model import Conclusion, Figure, Reconciliation, Series
from trucewatch.register.series import series_in
from trucewatch.register.view import View

_WIDTH = 100


def wanted(series: Iterable[Series], counter: str | None, measure: str | None) -> tuple[Series, ...]:
    """Return the series of counters whose name holds these words, and of this measure; all for None."""
    words = (counter or "").casefold()
    return tuple(one for one in series if words in one.named.casefold() and (measure is None or one.measure == measure))


def series_words(view: View, codebook: Codebook, *, counter: str | None = None, measure: str | None = None) -> str:
    """Return every series with its figures by day, as they were said, and where each stands."""
    found = wanted(series_in(view, codebook), counter, measure)
    if not found:
        return "No figure is told.\n"
    lines: list[str] = []
    for one in found:
        lines += [*([""] if lines else []), title(one), *(_line(view, each) for each in one.figures)]
    return "\n".join(lines) + "\n"


def conclusion_words(view: View, codebook: Codebook, *, counter: str | None = None, measure: str | None = None) -> str:
    """Return every recorded conclusion with the ids of the figures it rests on."""
    series = wanted(series_in(view, codebook), counter, measure)
    ids = {one.id for one in series}
    found = [one for one in view.reconciliations.values() if one.series in ids]
    compared = f"{sum(len(one.figures) for one in series):,} figures in {len(series):,} series compared"
    if not found:
        return f"{compared}: nothing to conclude.\n"
    lines = [f"{compared}; {len(found):,} conclusions."]
    for one in found:
        lines += _conclusion(one, codebook)
    return "\n".join(lines) + "\n"


def since_words(found: Sequence[Reconciliation], day: str, codebook: Codebook) -> str:
    """Return what each counter counted since a day."""
    if not found:
        return f"No counter's figures tell how many since {date_words(day)}.\n"
    lines: list[str] = []
    for one in found:
        lines += _conclusion(one, codebook)
    return "\n".join(lines) + "\n"


def title(series: Series) -> str:
    """Return whose figures a series holds, of what."""
    parts = (series.measure.value, series.counted, series.place, series.rule)
    return f"{name_words(series.named)}: {', '.join(visible(part) for part in parts if part)}"


def sort_words(figure: Figure) -> str:
    """Return what kind of count a figure is: running (since when), new, added late, or not told."""
    if figure.late:
        return "added late"
    if figure.cumulative is None:
        return ""
    since = f" since {date_words(figure.since)}" if figure.since and figure.since[:1].isdigit() else ""
    return f"running{since}" if figure.cumulative else "new"


def day_of(figure: Figure) -> str:
    """Return the day of a figure in words, with the days of what is counted where they are others."""
    days = " to ".join(dict.fromkeys(date_words(one) for one in (figure.start, figure.end) if one))
    told = date_words(figure.day) if figure.day else "no day told"
    told = told if figure.stated else f"{told} (published)"
    return f"{told}, for {days}" if days and not figure.cumulative and days != told else told


def place_of(view: View, figure: Figure) -> str:
    """Return where a figure stands: its report and statement, or who entered it and on which source."""
    if figure.id in view.entered:
        one = view.entered[figure.id]
        source = f": {visible(figure.source)}" if figure.source else ""
        return f"entered by {name_words(one.by)}, entry {one.sequence}{source}"
    report = view.reports[view.statements[figure.id].report]
    return name_words(report.outlet or report.file)


def _line(view: View, figure: Figure) -> str:
    cells = (day_of(figure), figure.said, sort_words(figure), f"{place_of(view, figure)}, {figure.id}")
    return f"  {'; '.join(cell for cell in cells if cell)}"


def _conclusion(one: Reconciliation, codebook: Codebook) -> Iterator[str]:
    words = Wording(codebook, "reconciling")
    kind, outcome = words.phrase("conclusions", one.kind), words.phrase("outcomes", one.outcome)
    yield from textwrap.wrap(
        f"[{outcome}] {kind}: {visible(one.because)}",
        _WIDTH,
        subsequent_indent="    ",
        break_on_hyphens=False,
        break_long_words=False,
    )
    shown = one.figures if one.kind is not Conclusion.SINCE else one.figures[:6]
    left = len(one.figures) - len(shown)
    yield f"    rests on: {', '.join(shown)}{f' and {left:,} more' if left else ''}"
