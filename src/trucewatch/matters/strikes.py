"""Whether two counts are of those whom one strike harmed: of one place and day, as far as told, or of one thing hit."""

from trucewatch.matters.case import Case
from trucewatch.matters.settings import Setting, setting
from trucewatch.matters.spelling import sounds
from trucewatch.matters.substance import names_in
from trucewatch.matters.times import Relation, Stretch, after
from trucewatch.matters.words import has_any
from trucewatch.model import FigureClaim, Statement


def of_one_strike(case: Case, one: Statement, other: Statement) -> bool:
    """Whether two tolls are of one event: of one place and day, as far as told, and of one thing, if both tell it."""
    left, right = setting(case, one), setting(case, other)
    another = [has_any(case.around(each), case.rules["incident"]["another"]) for each in (one, other)]
    if bool(another[0]) != bool(another[1]) or not _days_meet(case, one, other):
        return False
    if left.aims and right.aims and not left.aims & right.aims:
        return False
    if left.spots and right.spots:
        return _one_place(case, left, right)
    placed, bare = (one, other) if left.spots else (other, one)
    spots = setting(case, placed).spots
    if spots & of_counter(case, bare):
        return True
    spoken_of = sounds(case, case.names_in(bare.report))
    return bool(left.aims & right.aims and spots & spoken_of)


def of_counter(case: Case, statement: Statement) -> frozenset[str]:
    """The places of those who count, as they sound: elders of Tarvo count the dead of Tarvo."""
    counter = statement.claim.counter if isinstance(statement.claim, FigureClaim) else None
    named = [ref.name for ref in (counter, statement.principal) if ref is not None]
    return sounds(case, (name for one in named for name in names_in(one)))


def _days_meet(case: Case, one: Statement, other: Statement) -> bool:
    """Whether two tolls may be of one day: the day of one that tells none lies shortly before it was told."""
    left, right = (_days(case, each) for each in (one, other))
    return left.relation(right) not in (Relation.APART, Relation.UNKNOWN)


def _days(case: Case, statement: Statement) -> Stretch:
    own = setting(case, statement).days
    if own.days is not None and own.days <= int(case.rules["incident"]["fine_days"]):
        return own
    told = case.told(statement)
    return Stretch(after(told.start, -int(case.rules["figure"]["event_days"])), told.end) if told.start else told


def _one_place(case: Case, left: Setting, right: Setting) -> bool:
    """Whether two settings share a place and neither tells one that the other does not; a land is shared by many."""
    both = left.spots & right.spots
    if not both or (left.spots - both and right.spots - both):
        return False
    lands = sounds(case, case.states)
    return left.spots == right.spots or bool(both - lands)
