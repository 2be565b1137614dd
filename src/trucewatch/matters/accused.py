"""Who is told to have broken a truce: counts of two parties' breaches are no counts of one thing."""

from trucewatch.matters.case import Case, once
from trucewatch.matters.populations import roots_of
from trucewatch.matters.words import has_any
from trucewatch.model import ActorRef, FigureClaim, Measure, OccurrenceClaim, OccurrenceKind, Statement


@once
def accused(case: Case, statement: Statement) -> frozenset[str]:
    """Return the roots or words of the names of those who are told to have broken a truce; empty where nobody is.

    A figure of breaches does not say whose: the act told in the same words does.
    """
    return frozenset(root for ref in _doers(case, statement) for root in _names(case, ref))


def of_two_accused(case: Case, left: Statement, right: Statement) -> bool:
    """Whether two statements tell of the breaches of two parties."""
    one, other = accused(case, left), accused(case, right)
    return bool(one and other) and not one & other


def of_one_side(case: Case, statement: Statement) -> bool:
    """Whether a count of breaches says that it is of one side's only: "15 breaches by the army"."""
    return bool(accused(case, statement)) or has_any(case.around(statement), case.rules["figure"]["by_one"]) is not None


def _names(case: Case, ref: ActorRef) -> frozenset[str]:
    return roots_of(case, ref) or frozenset(case.naming(ref.name).split())


def _doers(case: Case, statement: Statement) -> tuple[ActorRef, ...]:
    claim = statement.claim
    if isinstance(claim, OccurrenceClaim):
        breach = claim.kind is OccurrenceKind.CEASEFIRE_VIOLATION and claim.actor is not None
        return (claim.actor,) if breach and claim.actor is not None else ()
    if not isinstance(claim, FigureClaim) or claim.measure is not Measure.VIOLATIONS:
        return ()
    return tuple(ref for one in _breaches(case, statement.report) if _meet(one, statement) for ref in _doers(case, one))


def _meet(one: Statement, other: Statement) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end


def _breaches(case: Case, report: str) -> tuple[Statement, ...]:
    kept: dict[str, tuple[Statement, ...]] = case.memo.setdefault("breaches", {})
    if not kept:
        found: dict[str, list[Statement]] = {"": []}
        for one in case.claims(OccurrenceClaim):
            if isinstance(one.claim, OccurrenceClaim) and one.claim.kind is OccurrenceKind.CEASEFIRE_VIOLATION:
                found.setdefault(one.report, []).append(one)
        kept.update({name: tuple(told) for name, told in found.items()})
    return kept.get(report, ())
