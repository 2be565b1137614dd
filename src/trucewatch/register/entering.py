"""Recording figures that people enter, import or take back."""

from trucewatch.errors import NotInRecord, TrucewatchError
from trucewatch.model.decisions import CountedFigure, FigureEntered, FiguresImported, FigureWithdrawn
from trucewatch.register.deciding import judgement_draft
from trucewatch.register.payloads import Draft
from trucewatch.register.view import View
from trucewatch.said import Said, said


def figure_entered(figure: CountedFigure, *, by: str, reason: str) -> Draft:
    """Draft the entry of a figure typed in. Raises TrucewatchError where nobody counts, or it has no number or day."""
    if not figure.counter.strip():
        raise TrucewatchError(said("figure.no-counter", "a figure needs the name of whoever counts"))
    if figure.low is None and figure.high is None:
        raise TrucewatchError(said("figure.no-number", "a figure needs a number"))
    if figure.as_of is None and figure.start is None and figure.end is None:
        raise TrucewatchError(
            said(
                "figure.no-day",
                "a figure needs the day up to which it was counted, or the days of what is counted",
            )
        )
    return judgement_draft(FigureEntered(figure=figure), by=by, reason=reason, activity="count")


def figures_imported(view: View, table: FiguresImported, *, by: str, reason: str) -> Draft:
    """Draft the entry of an imported table, with the lines that were refused.

    Raises TrucewatchError where no line could be taken, or the same file was imported already in the same way.
    """
    if not table.figures:
        raise TrucewatchError(_nothing_taken(table))
    for one in view.judgements:
        if one.judgement.decision == table:
            raise TrucewatchError(
                said(
                    "figure.imported-already",
                    "{file} was imported already, as entry {entry}",
                    file=table.file,
                    entry=one.sequence,
                )
            )
    return judgement_draft(table, by=by, reason=reason, activity="import")


def _nothing_taken(table: FiguresImported) -> Said:
    if not table.refused:
        return said("figure.none-taken", "{file}: no figure could be taken from it", file=table.file)
    first = table.refused[0]
    return said(
        "figure.none-taken-as",
        "{file}: no figure could be taken from it: line {line}: {why}",
        file=table.file,
        line=first.line,
        why=first.why,
    )


def figure_withdrawn(view: View, figure: str, *, by: str, reason: str) -> Draft:
    """Draft that an entered figure holds no longer. Raises NotInRecord where there is none of this id."""
    if figure not in view.entered:
        raise NotInRecord(f"no figure {figure} that a person entered holds in the record")
    return judgement_draft(FigureWithdrawn(figure=figure), by=by, reason=reason, activity="count")
