"""Numbers told of one event, of people by what was done to them and of things by their words."""

from collections.abc import Sequence

from trucewatch.matters.numbers import Range, range_of
from trucewatch.matters.populations import part_and_whole
from trucewatch.matters.tellings.both import Both
from trucewatch.matters.tellings.counts import PEOPLE
from trucewatch.matters.tellings.slots import Count
from trucewatch.matters.times import Relation
from trucewatch.matters.words import stem, words
from trucewatch.model import FigureClaim, Statement

_FEW = 2


def persons_apart(both: Both, figures: tuple[Sequence[Statement], Sequence[Statement]]) -> bool | None:
    """Return whether the first number is the lower of the two that exclude each other; None where none do.

    Where a number of one agrees with its like in the other, none do.
    """
    pairs = [*_measured(both, *figures), *(told_pairs(both) or _lone(both))]
    if not pairs or not all(one.apart(other) for one, other in pairs):
        return None
    return pairs[0][0].low < pairs[0][1].low


def told_pairs(both: Both) -> list[tuple[Range, Range]]:
    """Return the numbers told of one thing, or of persons."""
    persons, anybody = _stems(both, "persons"), _stems(both, "anyone")

    def alike(one: Count, other: Count) -> bool:
        general = anybody & (one.unit | other.unit)
        return bool(one.unit & other.unit or (general and one.unit & persons and other.unit & persons))

    return [(one.range, other.range) for one in both.one.counts for other in both.other.counts if alike(one, other)]


def _measured(both: Both, left: Sequence[Statement], right: Sequence[Statement]) -> list[tuple[Range, Range]]:
    """The figures of one measure whose people may be the same."""
    found = []
    for one in left:
        for other in right:
            a, b = one.claim, other.claim
            if not (isinstance(a, FigureClaim) and isinstance(b, FigureClaim)) or a.measure is not b.measure:
                continue
            mine, others = range_of(a, one.text, both.case.rules), range_of(b, other.text, both.case.rules)
            if part_and_whole(both.case, one, other):
                continue
            if mine and others and not (mine.vague or others.vague) and _may_be(both, a.counted, b.counted):
                found.append((mine, others))
    return found


def _may_be(both: Both, one: str, other: str) -> bool:
    """Whether two words for who is counted may be for the same people: the same word, or one that anybody is."""
    anybody = frozenset(both.reader.rules["plain"]["people"])
    mine, others = set(words(one)), set(words(other))
    general = any(not told or told & anybody for told in (mine, others))
    return general or bool({stem(each) for each in mine} & {stem(each) for each in others})


def _lone(both: Both) -> list[tuple[Range, Range]]:
    """The numbers of two tellings of one day that tell one number each, where not both are of persons."""
    one, other = ([count for count in slots.counts if count.range.high > _FEW] for slots in (both.one, both.other))
    one_day = both.one.day.relation(both.other.day) is Relation.SAME
    persons = _stems(both, "persons")
    if not one_day or len(one) != 1 or len(other) != 1 or (one[0].unit & persons and other[0].unit & persons):
        return []
    return [(one[0].range, other[0].range)]


def _stems(both: Both, name: str) -> frozenset[str]:
    """The stems of a list of words for persons, and the unit of people as such."""
    return frozenset(stem(one) for one in both.reader.rules["plain"][name]) | PEOPLE
