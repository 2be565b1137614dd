"""Outcomes of one round of talks, told in two stories of one conflict, that cannot both be so.

A story's talks are gathered as meetings; what two outlets tell of the same round in other words is no one story. Both
must tell of a round of talks, of no other town and topic, and not of others who met.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from trucewatch.matters.case import Case
from trucewatch.matters.likeness import Part
from trucewatch.matters.marked import Pair, marked
from trucewatch.matters.meetings import parties
from trucewatch.matters.outcomes import at_one_time, opposed, outcome_class
from trucewatch.matters.places import Near, fine, stand
from trucewatch.matters.talks import may_be_one_round, which
from trucewatch.matters.words import has_any
from trucewatch.model import ContradictionKind, MeetingClaim, Stance, Statement

_UNSURE = frozenset({Stance.DENIES, Stance.THREATENS, Stance.PROMISES, Stance.DEMANDS})


def round_pairs(case: Case) -> Iterator[Pair]:
    """Yield the pairs of opposed outcomes of two stories, in the order of the statements."""
    told = [one for one in case.claims(MeetingClaim) if _tells(case, one)]
    for left, right in _near(case, told):
        if not opposed(case, left, right) or not _one_round(case, left, right):
            continue
        tied = at_one_time(case, left, right)
        if tied.how is ContradictionKind.STATUS:
            yield marked(tied.left, tied.right, tied.how, Part("talks", 1.0, ""))


def _near(case: Case, told: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Yield the pairs that may be of one conflict, in order: those of stretches of days that meet."""
    blocks: defaultdict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(told):
        for at in case.conflicts.times(one):
            blocks[at].append(number)
    met = {pair for members in blocks.values() for pair in combinations(members, 2)}
    yield from ((told[first], told[second]) for first, second in sorted(met))


def _tells(case: Case, statement: Statement) -> bool:
    """Whether a statement tells how a round of talks went; what they "had" brought is told of the time before."""
    rules = case.rules["meeting"]
    if statement.stance in _UNSURE or outcome_class(statement, case.rules["outcomes"]) is None:
        return False
    if statement.principal is None and has_any(statement.text, rules["before"]):
        return False
    return _of_a_round(case, statement) or bool(which(case, statement).town)


def _of_a_round(case: Case, statement: Statement) -> bool:
    return has_any(statement.text, case.rules["meeting"]["rounds"]) is not None


def _one_round(case: Case, left: Statement, right: Statement) -> bool:
    """Whether two of two stories, on two's word, may tell of one round."""
    if (
        case.stories.same(left, right)
        or not case.conflicts.same(left, right)
        or not may_be_one_round(case, left, right)
    ):
        return False
    if case.one_telling(left, right) or case.principal(left) == case.principal(right):
        return False
    near = stand(left.where, right.where, case.rules["incident"])
    if near is Near.APART and fine(left.where) and fine(right.where):
        return False
    one, other = parties(case, left), parties(case, right)
    return not one or not other or bool(one & other)
