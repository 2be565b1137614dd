"""The paragraph that a statement stands in."""

from trucewatch.matters.case import Case
from trucewatch.model import Block, Statement


def paragraph_of(case: Case, statement: Statement) -> Block | None:
    """Return the paragraph in which a statement begins, None where no text is at hand."""
    text = case.texts.get(statement.report)
    start = statement.span.start
    return next((one for one in text.blocks if one.start <= start < one.end), None) if text else None


def told_before(case: Case, statement: Statement) -> str:
    """Return what its paragraph tells before a statement; nothing where no text is at hand."""
    block = paragraph_of(case, statement)
    return case.texts[statement.report].content[block.start : statement.span.start] if block else ""
