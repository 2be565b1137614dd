"""Compare every telling in a group with every other, and list the pairs so that copies do not multiply them."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from trucewatch.matters.case import Case
from trucewatch.matters.grouping import near
from trucewatch.matters.groups import Tied
from trucewatch.model import Statement

_OF_ONE = 100
"""How many tellings of one matter that one report alone tells are all compared with all: a long list of shellings is no
square of its length."""


def tellings(members: Sequence[Statement], signature: Callable[[Statement], Hashable]) -> list[list[Statement]]:
    """Return the statements in lots that say the same (one signature), each lot in order."""
    lots: dict[Hashable, list[Statement]] = {}
    for statement in members:
        lots.setdefault(signature(statement), []).append(statement)
    return list(lots.values())


def compare(
    case: Case,
    members: Sequence[Statement],
    signature: Callable[[Statement], Hashable],
    rule: Callable[[Statement, Statement], Tied | None],
) -> Iterator[Tied]:
    """Yield how the tellings stand to each other.

    The rule is asked once for two lots (by their first statements) and its answer holds for the lots; then each
    statement of either lot is paired once: with one of its own report if there is one, else with the first.
    Of many lots that one report alone tells each is compared with those that it tells next.
    """
    lots = tellings(members, signature)
    alone = len({one.report for one in members}) == 1
    for one, other in near(lots, _OF_ONE) if alone else near(lots):
        tied = rule(one[0], other[0])
        if tied is None:
            continue
        left, right = (one, other) if tied.left is one[0] else (other, one)
        yield from _covered(case, tied, left, right)


def _covered(case: Case, tied: Tied, left: Sequence[Statement], right: Sequence[Statement]) -> Iterator[Tied]:
    pairs: dict[tuple[str, str], tuple[Statement, Statement]] = {}
    for one in left:
        partner = _partner(one, right)
        pairs[(one.id, partner.id)] = (one, partner)
    for one in right:
        partner = _partner(one, left)
        pairs[(partner.id, one.id)] = (partner, one)
    ordered: Iterable[tuple[Statement, Statement]] = sorted(
        pairs.values(), key=lambda pair: (case.order[pair[0].id], case.order[pair[1].id])
    )
    for a, b in ordered:
        if a.id != b.id:
            yield Tied(tied.how, a, b)


def _partner(one: Statement, others: Sequence[Statement]) -> Statement:
    return next((other for other in others if other.report == one.report and other.id != one.id), others[0])
