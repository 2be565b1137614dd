"""When and where: one event told of two days, or of two places."""

from trucewatch.matters.tellings.both import Both, Clash
from trucewatch.matters.tellings.doing import may_be_one_doer
from trucewatch.matters.times import Relation
from trucewatch.model import ContradictionKind


def timed(both: Both) -> Clash | None:
    """One event, told of two days."""
    acts = both.acts & both.one.dated & both.other.dated
    once = acts & _once(both)
    gap = both.one.day.gap(both.other.day)
    if not gap or not acts or not both.two_words:
        return None
    if both.spots_apart or both.counts_apart or not may_be_one_doer(both):
        return None
    if any((slots.day.days or 9) > 1 for slots in (both.one, both.other)):
        return None
    things = both.things
    if not things and both.one.things and both.other.things:
        return None
    known = things & (both.one.known | both.other.known)
    if not _one_event(both, gap) or not (known or (once and both.shared()[0])):
        return None
    if not once and not (both.one.known & both.other.known):
        return None
    return both.found(ContradictionKind.TIME)


def placed(both: Both) -> Clash | None:
    """One event, told of two places."""
    if not _same_day(both) or not both.spots_apart or not both.alike_acts or not both.two_words:
        return None
    if not may_be_one_doer(both) or both.counts_apart:
        return None
    places = both.one.spots | both.other.spots | both.reader.sites
    known = both.things & (both.one.known | both.other.known)
    counted = _same_counts(both) and bool(both.things)
    once = bool(both.real & _once(both)) and bool(both.one.names & both.other.names)
    if not (known or counted or once):
        return None
    return both.found(ContradictionKind.PLACE, without=places)


def _once(both: Both) -> frozenset[str]:
    """The acts that happen once: to anything, or to somebody named."""
    rules = both.reader.rules
    named = both.one.names & both.other.names and not both.one.counts and not both.other.counts
    return frozenset(rules["once"]["acts"]) | (frozenset(rules["once_named"]["acts"]) if named else frozenset())


def _one_event(both: Both, gap: int) -> bool:
    """Whether two days may be told of one event: both past and known to both, or both ahead and told at one time."""
    limits = both.reader.rules["limits"]
    told = [both.case.told(one) for one in (both.left, both.right)]
    days = [slots.day.start for slots in (both.one, both.other)]
    if any(one.end is None for one in told) or None in days:
        return False
    ends = [one.end for one in told if one.end]
    starts = [one for one in days if one]
    if max(starts) <= min(ends):
        return bool(gap <= limits["days"])
    ahead = all(start >= end for start, end in zip(starts, ends, strict=True))
    return ahead and both.told_gap <= 1 and bool(gap <= limits["ahead_days"])


def _same_day(both: Both) -> bool:
    """Whether two are told of one day; of what happens once, also where neither tells a day."""
    relation = both.one.day.relation(both.other.day)
    if relation in (Relation.SAME, Relation.INSIDE, Relation.AROUND):
        return True
    once = both.real & _once(both)
    return bool(once) and not (both.one.day.bounded or both.other.day.bounded) and both.told_gap <= 1


def _same_counts(both: Both) -> bool:
    return any(one.range == two.range and one.unit & two.unit for one in both.one.counts for two in both.other.counts)
