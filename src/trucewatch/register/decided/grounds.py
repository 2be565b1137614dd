"""What a line rests on, made from a judgement or from what the machine recorded."""

from collections.abc import Iterable

from trucewatch.model import RecordedJudgement
from trucewatch.model.decisions.cited import Cited
from trucewatch.register.decided.boards import Ground
from trucewatch.register.view import View


def judged(view: View, one: RecordedJudgement, cited: Cited | None = None) -> Ground:
    """Return the ground that a judgement is, with what it cites; erased statements are cited no longer."""
    held = cited or Cited()
    return Ground(
        by=one.judgement.by,
        reason=one.judgement.reason,
        entry=one.sequence,
        recorded=one.recorded,
        statements=tuple(found for found in held.statements if found in view.statements),
        terms=held.terms,
        files=held.files,
    )


def reported(view: View, statements: Iterable[str], matter: str | None = None) -> Ground:
    """Return the ground that statements of reports are, as the machine put them together."""
    return Ground(statements=tuple(found for found in statements if found in view.statements), matter=matter)
