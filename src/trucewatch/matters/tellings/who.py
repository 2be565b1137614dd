"""Who did it: one deed laid to doers of two sides."""

from trucewatch.matters.tellings.both import Both, Clash
from trucewatch.matters.tellings.doing import two_sides
from trucewatch.model import ContradictionKind


def responsible(both: Both) -> Clash | None:
    """A deed that somebody answers for, laid to two."""
    deeds = both.real & frozenset(both.reader.rules["deeds"]["acts"])
    if not deeds or not both.two_words:
        return None
    if both.days_apart or both.spots_apart or both.counts_apart or not two_sides(both):
        return None
    if both.names_apart or not (both.one.things & both.other.things or both.one.spots & both.other.spots):
        return None
    dated = both.one.day.bounded and both.other.day.bounded
    doers = both.one.doer | both.other.doer
    return both.found(ContradictionKind.RESPONSIBILITY, without=doers, least=1 if dated else 2)
