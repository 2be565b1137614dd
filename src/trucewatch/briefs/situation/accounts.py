"""Figures by counter, and accounts that contradict each other, as far as they were told in the period."""

from collections.abc import Iterator

from trucewatch.briefs.clashes import clashes
from trucewatch.briefs.counts import counts
from trucewatch.briefs.situation.material import Made, Material
from trucewatch.briefs.situation.nouns import Line, Table


def figures(material: Material) -> Made:
    """Tell every counter's figures that were told in the period, side by side, never added up."""
    look = material.look
    rows, notes = [], []
    for one in look.once("counts", lambda: counts(look)):
        told = [key for key in one.sentence.evidence.statements if _is_told(material, key)]
        if told and one.stated:
            outlets = str(len(one.sentence.support.outlets)) if one.sentence.support else ""
            number = f"{one.number}{' (contradicted)' if one.contradicted else ''}"
            rows.append((one.counter, one.measure.value, number, one.counted, one.window, outlets))
            notes.append(material.notes.numbers(told))
    lines = tuple(_conclusions(material))
    if not rows:
        return Made(lines=lines)
    columns = ("Counter", "Measure", "Number", "Counted", "Window", "Outlets")
    return Made(lines=lines, table=Table(columns=columns, rows=tuple(rows), notes=tuple(notes)))


def _conclusions(material: Material) -> Iterator[Line]:
    """What does not add up among one counter's figures, where one of them was told in the period."""
    view = material.look.view
    recorded = {one.entry: one.recorded for one in view.judgements}
    for one in view.reconciliations.values():
        statements = [key for key in one.figures if key in view.statements]
        entered = [view.entered[key] for key in one.figures if key in view.entered]
        if any(_is_told(material, key) for key in statements) or any(
            material.period.holds(recorded.get(figure.entry)) for figure in entered
        ):
            yield material.notes.line(one.because, statements, [figure.entry for figure in entered])


def contradictions(material: Material) -> Made:
    """Tell what accounts contradict each other, where one side was told in the period."""
    lines = []
    for one in material.look.once("clashes", lambda: clashes(material.look)):
        statements = one.sentence.evidence.statements
        if any(_is_told(material, key) for key in statements):
            words = f"{one.title} ({one.kind}): {one.because}"
            lines.append(material.notes.line(words, statements))
    return Made(lines=tuple(lines))


def _is_told(material: Material, statement: str) -> bool:
    view = material.look.view
    return material.period.holds(view.reports[view.statements[statement].report].published.date)
