"""How many, and how finely: numbers of one thing that exclude each other, and tellings of which one is the finer."""

from trucewatch.matters.groups import Step
from trucewatch.matters.tellings.both import Both, Clash
from trucewatch.matters.tellings.doing import may_be_one_doer
from trucewatch.matters.tellings.finer import finer
from trucewatch.matters.tellings.slots import Count, Slots
from trucewatch.model import ContradictionKind, FigureClaim, Statement


def counted(both: Both) -> Clash | None:
    """Two numbers of one thing; a later higher one of what only grows is an update."""
    pair = _apart(both)
    if (
        pair is None
        or not both.alike_acts
        or both.days_apart
        or both.spots_apart
        or both.left_open
        or _of_two_harms(both)
    ):
        return None
    if both.reader.planned_number(both.left.text) != both.reader.planned_number(both.right.text):
        return None
    moves = both.real & frozenset(both.reader.rules["doing"]["moves"])
    if not (moves or may_be_one_doer(both)):
        return None
    rising = both.real & frozenset(both.reader.rules["rising"]["acts"])
    lower = both if pair[0].range.low < pair[1].range.low else both.turned_round
    if rising and both.told_gap:
        return lower.found(Step.UPDATES) if lower.later(lower.right) else None
    if rising and not (both.left.principal and both.right.principal):
        return None
    if not both.two_words or both.told_gap > both.reader.rules["limits"]["near_days"]:
        return None
    return both.found(ContradictionKind.VALUE)


def refined(both: Both) -> Clash | None:
    """One telling tells the day, the place, the number or until when more finely, and nothing else another way."""
    if not both.acts or both.spots_apart or both.days_apart or both.counts_apart or not may_be_one_doer(both):
        return None
    ways = [finer(both), finer(both.turned_round)]
    if ways[0] == ways[1]:
        return None
    pair = both if ways[0] > ways[1] else both.turned_round
    found = pair.found(Step.REFINES, every=True)
    return found if found is not None and found.share >= pair.reader.rules["limits"]["refined"] else None


def _apart(both: Both) -> tuple[Count, Count] | None:
    """The one pair of numbers of one unit that exclude each other; None where there are several, or one that agrees."""
    alike = both.alike_counts()
    return alike[0] if len(alike) == 1 and alike[0][0].range.apart(alike[0][1].range) else None


def _of_two_harms(both: Both) -> bool:
    """Whether the people counted suffered other harms in the one telling than in the other.

    The one number beside "after three of the wounded died" is of the dead.
    """
    one, other = (_harms(both, slots, told) for slots, told in ((both.one, both.left), (both.other, both.right)))
    return bool(one and other) and one != other


def _harms(both: Both, slots: Slots, statement: Statement) -> frozenset[str]:
    """The harms told in the words, and the one that a figure counts."""
    rules = both.reader.rules["harm"]
    counted = rules["measures"].get(statement.claim.measure.value) if isinstance(statement.claim, FigureClaim) else None
    return frozenset(rules["acts"]) & slots.acts.keys() | ({counted} if counted else frozenset())
