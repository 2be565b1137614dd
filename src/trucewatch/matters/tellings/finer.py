"""How much more finely one telling tells than another: when, where, how many, who."""

import re
from collections.abc import Callable, Sequence

from trucewatch.matters.phrases import phrases
from trucewatch.matters.places import Near, fine, stand
from trucewatch.matters.substance import names_in
from trucewatch.matters.tellings.both import Both
from trucewatch.matters.tellings.counts import alike_units
from trucewatch.matters.times import Relation
from trucewatch.matters.words import has_any, stem
from trucewatch.model import PositionClaim

_FULL = re.compile(r"\b[A-Z][\w'’-]+ [A-Z][\w'’-]+")


def finer(both: Both) -> int:
    """Return in how many ways the right telling is the finer one."""
    return sum(told(both) for told in _WAYS)


def _until(both: Both) -> bool:
    claims = [one.claim for one in (both.left, both.right)]
    until = [one.until if isinstance(one, PositionClaim) else None for one in claims]
    return bool(until[1] and not until[0]) and isinstance(claims[0], PositionClaim)


def _day(both: Both) -> bool:
    relation = both.one.day.relation(both.other.day)
    parts = both.reader.rules["finer"]["parts"]
    hour = not has_any(both.left.text, parts) and bool(has_any(both.right.text, parts))
    return relation is Relation.AROUND or (relation is Relation.SAME and both.one.day.days == 1 and hour)


def _number(both: Both) -> bool:
    """A number for "dozens", or a narrower one: "126" for "more than a hundred"."""
    if both.told_gap and both.acts & frozenset(both.reader.rules["rising"]["acts"]):
        return False  # it has risen
    rules = both.reader.rules["plain"]
    vague = [
        (one, two) for one in both.one.vague for two in both.other.counts if alike_units(rules, one.unit, two.unit)
    ]
    if vague and not both.one.counts:
        return any(two.range.within(one.range) for one, two in vague)
    pairs = [
        (one, two) for one in both.one.counts for two in both.other.counts if alike_units(rules, one.unit, two.unit)
    ]
    if both.told_gap:
        return False
    near = both.reader.rules["finer"]["near"]
    return bool(pairs) and all(
        two.range.within(one.range) and two.range.low <= near * (one.range.low or two.range.low) for one, two in pairs
    )


def _place(both: Both) -> bool:
    """A place in the place told, or by its name: "Oshan" for "a town in the east"."""
    if both.one.spots and both.one.spots < both.other.spots:
        return True
    left, right = both.left.where, both.right.where
    if fine(right) and left is not None and not fine(left) and both.one.spots & both.other.spots:
        return stand(left, right, both.case.rules["incident"]) is Near.WITHIN
    coarse = phrases(both.reader.rules["finer"]["places"])
    told = [coarse.search(one.text.casefold()) is not None for one in (both.left, both.right)]
    return told == [True, False] and bool(both.other.spots - both.one.spots - both.one.names - both.one.near)


def _person(both: Both) -> bool:
    """A person by name, who is "a senior officer" in the other telling."""
    some = phrases(both.reader.rules["finer"]["persons"])
    if some.search(both.left.text.casefold()) is None:
        return False
    said = names_in(both.left.text)
    spots = both.one.spots | both.other.spots
    full = (frozenset(names_in(found)) for found in _FULL.findall(both.right.text))
    return any(not names & said and not {stem(name) for name in names} & spots for names in full)


def _doer(both: Both) -> bool:
    """A doer by name, who is "armed men" in the other telling."""
    named = both.other.doer & {stem(name) for name in names_in(both.right.text)}
    some = phrases(both.reader.rules["finer"]["doers"]).search(both.left.text.casefold()) is not None
    return some and not both.one.doer and bool(named - both.one.names - both.one.spots - both.one.near)


_WAYS: Sequence[Callable[[Both], bool]] = (_until, _day, _number, _place, _person, _doer)
