"""A finding against the terms that were in force there and then: what they do not bear is refused."""

from collections.abc import Sequence
from functools import reduce

from trucewatch.errors import DecisionRefused
from trucewatch.model import Finding
from trucewatch.model.decisions.incidents import FindingMade, InForce, TermCheck
from trucewatch.said import Said, said

VIOLATIONS = frozenset({Finding.VIOLATION_MINOR, Finding.VIOLATION_SERIOUS, Finding.NON_COMPLIANCE})
_AGAINST_A_TERM = VIOLATIONS | {Finding.PERMITTED_ACT}


def must(holds: object, why: Said) -> None:
    """Refuse what does not hold. Raises DecisionRefused."""
    if not holds:
        raise DecisionRefused(why)


def check_against_terms(decision: FindingMade, because: Sequence[Said] = ()) -> None:
    """Refuse a finding that the terms in force there and then do not bear. Raises DecisionRefused.

    `because` tells why the terms held or not, where that is known in more words than those recorded with the check.
    """
    finding, check = decision.finding, decision.check
    there = _there(check)
    told = reduce(_and, because) if because else check.because
    none = _why(said("terms.none", "no term was in force {there}", there=there), told)
    unknown = _why(said("terms.unknown", "whether a term was in force {there} cannot be told", there=there), told)
    if finding in _AGAINST_A_TERM:
        must(check.answer is not InForce.NO, _called(none, finding, Finding.NOT_IN_FORCE, Finding.OUTSIDE_SCOPE))
        must(check.answer is InForce.YES, _called(unknown, finding, Finding.UNDER_INQUIRY, Finding.NO_FINDING))
        _check_term(decision, there)
    elif finding in (Finding.NOT_IN_FORCE, Finding.OUTSIDE_SCOPE):
        must(check.answer is not InForce.CANNOT_TELL, _only(unknown))
    if finding is Finding.NOT_IN_FORCE:
        held = _why(said("terms.some", "a term was in force {there}", there=there), told)
        must(check.answer is InForce.NO, said("terms.held", "{what}: it is not {finding}", what=held, finding=finding))


def _check_term(decision: FindingMade, there: Said) -> None:
    must(
        decision.term,
        said(
            "terms.untested",
            "{finding} names the term of an agreement that it is tested against",
            finding=decision.finding,
        ),
    )
    held = tuple(one.term for one in decision.check.terms)
    must(
        decision.term in decision.check.terms,
        said(
            "terms.other-terms",
            "term {term} was not in force {there}; in force: {terms}",
            term=decision.term.term if decision.term else "",
            there=there,
            terms=held or said("terms.no-terms", "none"),
        ),
    )


def _there(check: TermCheck) -> Said:
    return said(
        "terms.there",
        "at {place} on {day}",
        place=check.place or said("terms.some-place", "a place not known"),
        day=_day(check.day) if check.day else said("terms.some-day", "a day not known"),
    )


def _day(written: str) -> Said | str:
    first, to, last = written.partition(" to ")
    return said("terms.from-to", "{day} to {until}", day=first, until=last) if to else written


def _and(first: Said, other: Said) -> Said:
    return said("terms.and", "{first}; {other}", first=first, other=other)


def _why(what: Said, told: Said | str) -> Said:
    return said("terms.because", "{what} ({why})", what=what, why=told) if told else what


def _called(what: Said, finding: Finding, left: Finding, right: Finding) -> Said:
    return said(
        "terms.not-called",
        "{what}: it cannot be called {finding}, only {left} or {right}",
        what=what,
        finding=finding,
        left=left,
        right=right,
    )


def _only(what: Said) -> Said:
    return said(
        "terms.only",
        "{what}: only {left} or {right} can be found",
        what=what,
        left=Finding.UNDER_INQUIRY,
        right=Finding.NO_FINDING,
    )
