"""Figures that people entered or imported and did not take back."""

from collections.abc import Iterable, Iterator

from trucewatch.model import EnteredFigure, RecordedJudgement, content_id
from trucewatch.model.decisions import CountedFigure, FigureEntered, FiguresImported, FigureWithdrawn


def entered_figures(judgements: Iterable[RecordedJudgement]) -> dict[str, EnteredFigure]:
    """Return the figures that hold, by id, in the order in which they were entered."""
    held: dict[str, EnteredFigure] = {}
    for one in judgements:
        decision = one.judgement.decision
        if isinstance(decision, FigureWithdrawn):
            held.pop(decision.figure, None)
            continue
        for row, file, figure in _rows(decision):
            found = content_id("figure", one.entry, str(row))
            held[found] = EnteredFigure(
                id=found, entry=one.entry, sequence=one.sequence, row=row, by=one.judgement.by, figure=figure, file=file
            )
    return held


def _rows(decision: object) -> Iterator[tuple[int, str, CountedFigure]]:
    if isinstance(decision, FigureEntered):
        yield 0, "", decision.figure
    elif isinstance(decision, FiguresImported):
        for row, figure in enumerate(decision.figures):
            yield row, decision.file, figure
