"""How a thing stands, and in whose hands: two standings told at one time exclude each other, a later one updates."""

from trucewatch.matters.groups import Step
from trucewatch.matters.tellings.both import Both, Clash
from trucewatch.matters.tellings.doing import may_be_one_doer, two_sides
from trucewatch.model import ContradictionKind


def stands(both: Both) -> Clash | None:
    """Two ways in which one thing stands."""
    axes = [name for name, way in both.one.poles.items() if both.other.poles.get(name, way) != way]
    if (
        not axes
        or both.spots_apart
        or both.named_apart
        or both.counts_apart
        or (axes == ["consent"] and not may_be_one_doer(both))
    ):
        return None
    early = both.in_order
    limits = both.reader.rules["limits"]
    if both.shared(doers=True)[1] < limits["standing"]:
        return None
    if both.told_gap and not early.other.lasting and not both.one_day:
        return early.found(Step.UPDATES, every=True)
    if both.told_gap > limits["near_days"] or both.days_apart or not both.two_words:
        return None
    return both.found(ContradictionKind.STATUS, every=True)


def held(both: Both) -> Clash | None:
    """A place in the hands of two."""
    if "take" not in both.real or both.days_apart or both.spots_apart:
        return None
    doers = both.one.doer | both.other.doer
    if not two_sides(both) or not (both.one.spots & both.other.spots or both.one.known & both.other.known):
        return None
    if both.told_gap:
        return both.in_order.found(Step.UPDATES, without=doers)
    return both.found(ContradictionKind.STATUS, without=doers) if both.two_words else None
