"""Tolls of one strike, by two who count, in two reports of one conflict that are told in other words.

What harmed those counted is one event where place and day are one, as far as told, or where one thing was hit.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.matters.accused import of_two_accused
from trucewatch.matters.case import Case
from trucewatch.matters.figures import class_of, counter_of, is_overtaken, two_counters, window_of
from trucewatch.matters.likeness import Part
from trucewatch.matters.marked import Pair, marked
from trucewatch.matters.numbers import Range, range_of
from trucewatch.matters.populations import of_others, told_as_part
from trucewatch.matters.settings import Setting, setting
from trucewatch.matters.strikes import of_counter, of_one_strike
from trucewatch.model import ContradictionKind, FigureClaim, Stance, Statement

_COMMON = 400  # a place of more tolls than this in one stretch of days tells none of them from another


@dataclass(frozen=True)
class Toll:
    """A count of those whom one event harmed, by somebody who is named."""

    statement: Statement
    measure: str
    counted: str
    range: Range
    counter: str
    setting: Setting


def toll_pairs(case: Case) -> Iterator[Pair]:
    """Yield the tolls of one event that cannot both be right."""
    blocks: dict[tuple[object, ...], list[Toll]] = defaultdict(list)
    for toll in _tolls(case):
        for time in case.conflicts.times(toll.statement):
            spots = toll.setting.spots or of_counter(case, toll.statement)
            for word in (*sorted(spots), *sorted(f"hit {aim}" for aim in toll.setting.aims)):
                blocks[time, toll.measure, word].append(toll)
    seen: set[frozenset[str]] = set()
    for held in blocks.values():
        if len(held) > _COMMON:
            continue
        for at, one in enumerate(held):
            for other in held[at + 1 :]:
                both = frozenset((one.statement.id, other.statement.id))
                if both not in seen and _contradict(case, one, other):
                    yield marked(one.statement, other.statement, ContradictionKind.VALUE, _part(one, other))
                seen.add(both)


def _tolls(case: Case) -> Iterator[Toll]:
    for one in case.claims(FigureClaim):
        claim = one.claim
        if not isinstance(claim, FigureClaim) or claim.measure.value not in case.rules["figure"]["tolls"]:
            continue
        told = range_of(claim, one.text, case.rules)
        counter = counter_of(case, one, told_at_length=True)
        if told is None or told.vague or claim.cumulative or not counter or one.stance is Stance.DENIES:
            continue
        if window_of(case, one) == "event" and not told_as_part(case, one) and not is_overtaken(case, one):
            yield Toll(one, claim.measure.value, class_of(case, one), told, counter, setting(case, one))


def _contradict(case: Case, one: Toll, other: Toll) -> bool:
    left, right = one.statement, other.statement
    return (
        left.report != right.report
        and case.conflicts.same(left, right)
        and two_counters(one.counter, other.counter)
        and _of_same_people(one, other)
        and not of_others(case, left, right)
        and not of_two_accused(case, left, right)
        and of_one_strike(case, left, right)
    )


def _of_same_people(one: Toll, other: Toll) -> bool:
    """Whether two numbers cannot both be so: of the same people, or of more of a part than of the whole."""
    if not one.range.apart(other.range):
        return False
    lower, higher = (one, other) if one.range.low <= other.range.low else (other, one)
    return lower.counted == higher.counted or lower.counted == "people"


def _part(one: Toll, other: Toll) -> Part:
    shared = one.setting.spots & other.setting.spots or one.setting.aims & other.setting.aims
    return Part("setting", 1.0, " ".join(sorted(shared)))
