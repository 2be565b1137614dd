"""Statements that fit no type of claim, made ready to be compared: which are, what they deny, their day."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from trucewatch.matters.case import Case, once
from trucewatch.matters.times import Stretch
from trucewatch.matters.words import words
from trucewatch.model import Stance, Statement, Unclassified

_FEW = 8  # tellings in the same words that are compared with others
_UNSURE = frozenset({Stance.DEMANDS, Stance.THREATENS})


def with_untyped(members: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Yield the pairs, the earlier first, of which at least one is untyped."""
    untyped = [isinstance(one.claim, Unclassified) for one in members]
    loose = [place for place, mark in enumerate(untyped) if mark]
    for at, one in enumerate(members):
        others = range(at + 1, len(members)) if untyped[at] else (place for place in loose if place > at)
        yield from ((one, members[place]) for place in others)


def first_told(case: Case) -> Iterator[Statement]:
    """Yield the statements of stories told by several reports; of those in the same words at one time the first few."""
    tellings: Counter[Hashable] = Counter()
    signs = _signs(case)
    reports = Counter(case.stories.of.get(report, report) for report in {one.report for one in case.statements})
    for one in case.statements:
        if one.stance in _UNSURE or (reports[case.stories.story(one)] == 1 and case.conflicts.alone(one)):
            continue
        told = case.own_substance(one)
        words_told = told_words(case, one) & signs
        key = (case.stories.story(one), one.stance, one.when, case.told(one), told, words_told)
        tellings[key] += 1
        if tellings[key] <= _FEW:
            yield one


@once
def told_words(case: Case, statement: Statement) -> frozenset[str]:  # noqa: ARG001 - the case remembers them
    """Return all words of a statement, in small letters."""
    return frozenset(words(statement.text))


def _signs(case: Case) -> frozenset[str]:
    return case.opposed | frozenset(case.rules["rival"]["negations"])


@once
def told_day(case: Case, statement: Statement) -> Stretch:
    """The time of a statement, or else the one day that its words name."""
    own = case.days(statement)
    return own if own.bounded else case.named_day(statement)
