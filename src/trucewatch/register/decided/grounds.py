"""What a line rests on, made from a judgement or from what the machine recorded."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from trucewatch.model import RecordedJudgement, Statement, Support
from trucewatch.model.decisions.cited import Cited
from trucewatch.register.decided.boards import Ground
from trucewatch.register.view import View

Counting = Callable[[Iterable[Statement]], Support]
"""Counts what stands behind some statements of a view. Whoever knows how origins are told hands it in."""


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


def by_recorded_chains(view: View) -> Counting:
    """Return how support is counted by the recorded chains as they are.

    That may be too many where two chains go back to one source for the statements asked about.
    """
    chains: dict[str, list[str]] = defaultdict(list)
    for chain in view.chains.values():
        for statement in chain.statements:
            chains[statement].append(chain.id)

    def counted(statements: Iterable[Statement]) -> Support:
        told = list(statements)
        outlets = (view.reports[one.report].outlet or view.reports[one.report].file for one in told)
        principals = {ref.actor or ref.name: ref.name for one in told if (ref := one.principal) is not None}
        names = (view.actors[key].name if key in view.actors else name for key, name in principals.items())
        return Support(
            outlets=tuple(dict.fromkeys(outlets)),
            chains=tuple(dict.fromkeys(chain for one in told for chain in chains[one.id])),
            principals=tuple(dict.fromkeys(names)),
        )

    return counted
