"""Two sentences of one event that both may be true: one tells it more finely, or what was to come has come about."""

from trucewatch.matters.groups import Step
from trucewatch.matters.tellings.beside import Pair
from trucewatch.matters.tellings.finer import finer
from trucewatch.matters.tellings.persons import told_pairs

Found = tuple[Step, bool]


def came_about(pair: Pair) -> Found | None:
    """What was to be on a day when it was told first, and is told of that day as done later."""
    early = pair.both.in_order
    if not early.told_gap or not pair.fits or not pair.enough or not pair.shown.day or pair.apart is not None:
        return None
    if (
        not pair.shown.names
        or not pair.common
        or any(way for way in (*early.one.acts.values(), *early.other.acts.values()))
    ):
        return None
    first, day, last = early.case.told(early.left).end, early.other.day.start, early.case.told(early.right).end
    due = first is not None and day is not None and last is not None and first < day <= last
    return (Step.UPDATES, early is not pair.both) if due else None


def refined(pair: Pair) -> Found | None:
    """One tells the day, the place or the number more finely, and nothing another way."""
    both = pair.both
    if not pair.fits or not pair.enough or not pair.acts_allow or pair.apart is not None or both.counts_apart:
        return None
    if both.one.counts and both.other.counts and not told_pairs(both):
        return None
    if not (pair.alike or pair.open_number or pair.ahead or pair.much_shown):
        return None
    if both.told_gap > both.reader.rules["limits"]["near_days"] or not pair.shown.names or not both.two_words:
        return None
    ways = [finer(both), finer(both.turned_round)]
    return (Step.REFINES, ways[1] > ways[0]) if ways[0] != ways[1] else None
