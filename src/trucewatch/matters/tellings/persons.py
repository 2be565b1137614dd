"""Numbers told of one event, of people by what was done to them and of things by their words."""

from collections.abc import Sequence

from trucewatch.matters.numbers import Range, range_of
from trucewatch.matters.populations import part_and_whole
from trucewatch.matters.tellings.both import Both
from trucewatch.matters.tellings.counts import alike_units, of_persons
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
    return max(one.low for one, _ in pairs) < max(other.low for _, other in pairs)


def told_pairs(both: Both) -> list[tuple[Range, Range]]:
    """Return the numbers told of one thing, or of persons to whom one thing was done."""
    rules = both.reader.rules["plain"]
    other_harms = two_harms(both)
    counts = [(one, other) for one in both.one.counts for other in both.other.counts]
    return [
        (one.range, other.range)
        for one, other in counts
        if alike_units(rules, one.unit, other.unit) and not (other_harms and of_persons(rules, one.unit, other.unit))
    ]


def two_harms(both: Both) -> bool:
    """Whether people suffered one harm in the one telling, and another in the other."""
    harms = frozenset(both.reader.rules["harm"]["acts"])
    one, other = harms & both.one.acts.keys(), harms & both.other.acts.keys()
    return bool(one and other) and not one & other


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
    if both.one.day.relation(both.other.day) is not Relation.SAME or len(one) != 1 or len(other) != 1:
        return []
    if of_persons(both.reader.rules["plain"], one[0].unit, other[0].unit) or _told_too(both, one[0], other[0]):
        return []
    return [(one[0].range, other[0].range)]


def _told_too(both: Both, one: Count, other: Count) -> bool:
    """Whether what the one telling counts is told of in the other, which counts another thing."""
    return bool(one.unit & both.other.told or other.unit & both.one.told)
