"""Tellings of one event that exclude each other in one field, when or where: found by all that they else share.

Other days and other towns keep two tellings apart; mostly rightly, as there are more events than disputes on one. Two
tellings rival only where they name the same thing as known ("the convoy"), or share nearly all words and the
numbers, and where the earlier report could have known of the later day.
"""

from datetime import date
from typing import Any

from trucewatch.matters.case import Case
from trucewatch.matters.groups import Step, Tied
from trucewatch.matters.likeness import Likeness, Part
from trucewatch.matters.places import Near, fine, stand
from trucewatch.matters.substance import Substance
from trucewatch.matters.times import Relation, from_when
from trucewatch.matters.words import has_any
from trucewatch.model import ContradictionKind, Precision, Statement


def rival(case: Case, left: Statement, right: Statement) -> Likeness | None:
    """Return what shows that two tellings are of one event, though of other days or other towns; else None."""
    if case.one_telling(left, right) or not both_old(case, left, right):
        return None
    if _told_as_another(case, left) != _told_as_another(case, right):
        return None
    field = excluded(case, left, right)
    if field is None:
        return None
    one, other = case.substance(left), case.substance(right)
    parts = _time_parts(case, one, other) if field is ContradictionKind.TIME else _place_parts(case, one, other)
    return Likeness((Part(field.value, -1.0, _apart(field, left, right)), *parts)) if parts else None


def excluded(case: Case, left: Statement, right: Statement) -> ContradictionKind | None:
    """Return the one field, day or town, in which two tellings exclude each other; None for none or both."""
    one, other = case.days(left), case.days(right)
    relation = one.relation(other)
    near = stand(left.where, right.where, case.rules["incident"])
    if relation is Relation.APART:
        days = one.gap(other) or 0
        short = one.days == other.days == 1 and days <= case.rules["rival"]["days"]
        near_midnight = days <= 1 and any(_at_night(case, one) for one in (left, right))
        dispute = short and near is not Near.APART and not near_midnight and not begin_and_end(case, left, right)
        return ContradictionKind.TIME if dispute else None
    towns = (fine(left.where) and fine(right.where) and near is Near.APART) or _by_words(case, left, right)
    same_day = relation is Relation.SAME and one.days == 1
    return ContradictionKind.PLACE if towns and same_day else None


def contradicted(case: Case, left: Statement, right: Statement) -> ContradictionKind | None:
    """Return the field in which two statements of one matter contradict each other.

    Two places that no gazetteer knows may be one within the other: they do only where all else shows one event.
    """
    field = excluded(case, left, right)
    if field is not ContradictionKind.PLACE or (fine(left.where) and fine(right.where)):
        return field
    return field if rival(case, left, right) is not None else None


def finer(case: Case, left: Statement, right: Statement) -> Tied | None:
    """Return which of two tellings tells the day, or else the place, more finely; None where neither does."""
    relation = case.days(left).relation(case.days(right))
    if relation is Relation.INSIDE:
        return Tied(Step.REFINES, right, left)
    if relation is Relation.AROUND:
        return Tied(Step.REFINES, left, right)
    if relation is Relation.SAME and (part := _part_of_day(left)) != _part_of_day(right):
        return Tied(Step.REFINES, right, left) if part else Tied(Step.REFINES, left, right)
    if stand(left.where, right.where, case.rules["incident"]) is not Near.WITHIN:
        return None
    return Tied(Step.REFINES, right, left) if fine(left.where) else Tied(Step.REFINES, left, right)


def _part_of_day(statement: Statement) -> bool:
    return statement.when is not None and statement.when.precision is Precision.PART_OF_DAY


def _time_parts(case: Case, one: Substance, other: Substance) -> tuple[Part, ...]:
    """What shows one event on two days: a thing that is known, or nearly all words; and no other name or number."""
    rules = case.rules["rival"]
    if _disjoint(one.names, other.names) or _differ(one.numbers, other.numbers):
        return ()
    known = one.known_thing(other)
    share = one.alike(other)
    if not known or share < rules["known_share"]:
        return ()
    return (Part("known", 1.0, " ".join(sorted(known))), _words(one, other, share))


def _place_parts(case: Case, one: Substance, other: Substance) -> tuple[Part, ...]:
    """What shows one event in two towns: nearly all words and numbers, a known thing or several common ones."""
    share = one.alike(other)
    counted = one.known_thing(other) and one.numbers and one.numbers == other.numbers
    if share < case.rules["rival"]["known_share" if counted else "share"] or _differ(one.numbers, other.numbers):
        return ()
    things, known = one.things & other.things, one.known_thing(other)
    if known:
        return (Part("known", 1.0, " ".join(sorted(known))), _words(one, other, share))
    told_as_known = one.content & other.content & (one.definite | other.definite)
    if one.numbers and one.numbers == other.numbers and told_as_known:
        return (Part("numbers", 1.0, " ".join(sorted(one.numbers))), _words(one, other, share))
    return (Part("things", 1.0, " ".join(sorted(things))), _words(one, other, share)) if len(things) > 1 else ()


def _words(one: Substance, other: Substance, share: float) -> Part:
    return Part("words", round(share, 3), " ".join(sorted(one.content & other.content)))


def _disjoint(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and not one & other)


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and one != other)


def _apart(field: ContradictionKind, left: Statement, right: Statement) -> str:
    if field is ContradictionKind.TIME:
        return " / ".join(one.when.words for one in (left, right) if one.when)
    return " / ".join(one.where.name for one in (left, right) if one.where)


def _by_words(case: Case, left: Statement, right: Statement) -> bool:
    """Whether a place that nobody has coordinates of is told by other names."""
    return not (fine(left.where) and fine(right.where)) and case.other_spots(left, right)


def _at_night(case: Case, statement: Statement) -> bool:
    """Whether a time is a night's: it is of two days."""
    return statement.when is not None and has_any(statement.when.words, case.rules["rival"]["nights"]) is not None


def begin_and_end(case: Case, left: Statement, right: Statement) -> bool:
    """Whether one tells that something began and the other that it ended: on another day, as things do."""
    rules = case.rules["rival"]
    begun, ended = ([has_any(one.text, rules[name]) for one in (left, right)] for name in ("begins", "ends"))
    return any(begun[at] and ended[1 - at] and not begun[1 - at] and not ended[at] for at in (0, 1))


def _told_as_another(case: Case, statement: Statement) -> bool:
    rules: Any = case.rules["incident"]
    return has_any(statement.text, rules["another"]) is not None


def rescheduled(case: Case, left: Statement, right: Statement) -> Tied | None:
    """Return the later telling as carrying on the earlier where both plan ahead and were told on two days."""
    one, other = case.told(left), case.told(right)
    if not one.end or not other.start or not one.gap(other):
        return None
    starts = [from_when(each.when).start for each in (left, right)]
    if any(start is None or start < told for start, told in zip(starts, (one.end, other.start), strict=True)):
        return None
    return Tied(Step.UPDATES, left, right) if one.end < other.start else Tied(Step.UPDATES, right, left)


def both_old(case: Case, left: Statement, right: Statement) -> bool:
    """Whether each event lies before both tellings: who reported earlier cannot have told of a later event."""
    told = [end for one in (left, right) if (end := case.told(one).end)]
    happened: list[date] = [start for one in (left, right) if (start := case.days(one).start)]
    return not told or not happened or max(happened) <= min(told)
