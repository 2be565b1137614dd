"""Who holds a place, and who is in it: what two tell of one place and time that cannot both be so."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from trucewatch.matters.case import Case
from trucewatch.matters.ground.forms import Way
from trucewatch.matters.ground.reading import Ground, GroundReader
from trucewatch.matters.ground.sides import Side, of_one_kind, one_side, opposed
from trucewatch.matters.likeness import Part
from trucewatch.matters.marked import Pair, marked
from trucewatch.model import ContradictionKind

_COMMON = 400  # a place of more tellings than this is compared with none


def ground_pairs(case: Case) -> Iterator[Pair]:
    """Yield the pairs of statements of two voices that contradict each other on a place, one of two chains."""
    reader = GroundReader(case)
    told = [ground for one in case.statements for ground in reader.read(one)]
    sides: dict[str, list[Side]] = {}
    for one in told:
        sides.setdefault(one.statement.report, []).append(one.side)
    seen: set[tuple[frozenset[str], frozenset[str]]] = set()
    for one, other in _met(told):
        place = (one.spot.names & other.spot.names) or one.spot.names | one.spot.sites
        key = frozenset((case.chain(one.statement), case.chain(other.statement))), place
        if key in seen or not _two_voices(case, one, other):
            continue
        others = [side for report in sorted({one.statement.report, other.statement.report}) for side in sides[report]]
        how = _excluded(reader, one, other, others)
        if how is not None:
            seen.add(key)
            first, second = (other, one) if one.way is Way.AWAY else (one, other)
            yield marked(first.statement, second.statement, how, Part("ground", 1.0, " ".join(sorted(place))))


def _met(told: Sequence[Ground]) -> Iterator[tuple[Ground, Ground]]:
    """The pairs that may be of one place: those that share a word for it, and those of a whole land with all."""
    blocks: dict[str, list[int]] = {}
    for number, one in enumerate(told):
        for word in one.spot.names or one.spot.sites:
            blocks.setdefault(word, []).append(number)
    days = _Days(told)
    lands = [number for number, one in enumerate(told) if one.spot.land and one.way is Way.AWAY]
    met = {tuple(sorted((land, number))) for land in lands for number in days.met(told[land]) if number != land}
    for members in blocks.values():
        met.update(combinations(members, 2) if len(members) <= _COMMON else ())
    yield from ((told[first], told[second]) for first, second in sorted(met))


class _Days:
    """Finds the tellings whose days meet those of another, by their numbers."""

    def __init__(self, told: Sequence[Ground]) -> None:
        self._told = told
        self._order = sorted(range(len(told)), key=lambda number: told[number].start)
        self._starts = [told[number].start for number in self._order]
        self._longest = max((one.end - one.start for one in told), default=timedelta())

    def met(self, land: Ground) -> Iterator[int]:
        """Yield them in no order."""
        first = bisect_left(self._starts, max(land.start, date.min + self._longest) - self._longest)
        for number in self._order[first : bisect_right(self._starts, land.end)]:
            if self._told[number].end >= land.start:
                yield number


def _two_voices(case: Case, one: Ground, other: Ground) -> bool:
    left, right = one.statement, other.statement
    if case.principal(left) == case.principal(right):
        return False
    return case.two_voices(left, right) or not case.one_telling(left, right)


def _excluded(reader: GroundReader, one: Ground, other: Ground, others: Sequence[Side]) -> ContradictionKind | None:
    """How two tellings exclude each other: a place in two hands, or a force there and not there."""
    if one.way is Way.AWAY or other.way is Way.AWAY:
        away, there = (one, other) if one.way is Way.AWAY else (other, one)
        if there.way is Way.AWAY or not _of_one_force(reader, away, there, others):
            return None
        own = away.side.own or reader.sides.speaker(away.statement).of_side(away.side)
        return ContradictionKind.DENIAL if away.denied and own else ContradictionKind.STATUS
    if one.way is not Way.HOLDS or other.way is not Way.HOLDS or (one.changed and other.changed):
        return None
    near = int(reader.when["near_days"]) if _may_be_near(one, other) else 0
    if not _meet(one, other, near) or not reader.spots.one_place(one.spot, other.spot):
        return None
    lands = [reader.sides.state(each.side) for each in (one, other)]
    contested = one.contested or other.contested
    return ContradictionKind.STATUS if opposed(one.side, other.side, lands, contested=contested) else None


def _may_be_near(one: Ground, other: Ground) -> bool:
    """Whether who holds a place on one day may be asked of who is told to hold it on the next.

    What changed hands may have done so between; not where it is told later that it is still in the same hands.
    """
    if not one.changed and not other.changed:
        return True
    changed, standing = (one, other) if one.changed else (other, one)
    return standing.lasting and standing.end >= changed.end


def _of_one_force(reader: GroundReader, away: Ground, there: Ground, others: Sequence[Side]) -> bool:
    """Whether a force is told as in a place, and as not in it, on one day."""
    if not _meet(away, there, 0) or not reader.spots.within(there.spot, away.spot):
        return False
    if away.side.foreign:
        own = reader.sides.state(there.side)
        return bool(own) and bool(away.spot.land) and away.spot.land not in own
    if not of_one_kind(away.side, there.side):
        return False
    return one_side(away.side, there.side, others)


def _meet(one: Ground, other: Ground, near: int) -> bool:
    """Whether the days of two tellings meet, or lie no more than so many apart."""
    return max(one.start, other.start) <= _later(min(one.end, other.end), near)


def _later(day: date, days: int) -> date:
    return day + timedelta(days=days)
