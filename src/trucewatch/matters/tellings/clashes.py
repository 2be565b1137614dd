"""Tellings of one thing in other words that differ in one slot: when, where, how many, who, how it stands.

This looks at what the comparison by types of claim and by shared words leaves: two statements that share a family of
acts or a standing, and the things and names they are about. All slots but one must allow that they tell of one thing.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from trucewatch.matters.case import Case
from trucewatch.matters.tellings.both import Both, Clash
from trucewatch.matters.tellings.events import event_clashes
from trucewatch.matters.tellings.how_many import counted, refined
from trucewatch.matters.tellings.reading import SlotReader
from trucewatch.matters.tellings.standing import held, stands
from trucewatch.matters.tellings.whereabouts import placed, timed
from trucewatch.matters.tellings.whether import came_about, denied, negated
from trucewatch.matters.tellings.who import responsible
from trucewatch.model import Stance, Statement

_UNSURE = frozenset({Stance.DEMANDS, Stance.THREATENS})
_RULES: tuple[Callable[[Both], Clash | None], ...] = (
    denied, negated, stands, held, responsible, placed, timed, counted, came_about, refined,
)  # fmt: skip
_STANDING = (stands, held)


def clashes(case: Case) -> Iterator[Clash]:
    """Yield the clashes of a case: of statements of one story, or of short reports told near in time."""
    reader = SlotReader(case)
    told: set[frozenset[str]] = set()
    for one in event_clashes(case, reader):
        told.add(frozenset((one.left.id, one.right.id)))
        yield one
    for members in _blocks(case, reader):
        for at, left in enumerate(members):
            for right in members[at + 1 :]:
                pair = frozenset((left.id, right.id))
                if left.report == right.report or pair in told:
                    continue
                told.add(pair)
                if (found := clash(case, reader, left, right)) is not None:
                    yield found


def clash(case: Case, reader: SlotReader, left: Statement, right: Statement) -> Clash | None:
    """Return how two statements of two reports stand, where they tell of one thing and differ in one slot."""
    if left.report == right.report or {left.stance, right.stance} & _UNSURE:
        return None
    if reader.others(left, right):
        return None
    both = Both.of(case, reader, left, right)
    rules = _STANDING if reader.another(left) != reader.another(right) else _RULES
    return next((found for rule in rules if (found := rule(both)) is not None), None)


def _blocks(case: Case, reader: SlotReader) -> Iterator[list[Statement]]:
    """Yield the statements of one place (a story, or any for short reports) that share an act and an anchor."""
    limits = reader.rules["limits"]
    blocks: dict[tuple[str, str, str], list[Statement]] = {}
    told = _told(case, reader)
    acts = Counter((place, act) for _, places, acts, _ in told for place in places for act in acts)
    anchors = Counter((place, anchor) for _, places, _, anchors in told for place in places for anchor in anchors)
    for one, places, own_acts, own_anchors in told:
        # what no other of the place has makes no block
        shared = [(place, {name for name in own_anchors if anchors[place, name] > 1}) for place in places]
        for act in own_acts:
            beside = [(place, names) for place, names in shared if acts[place, act] > 1]
            for anchor in own_anchors if beside else ():
                for place, names in beside:
                    if anchor in names:
                        blocks.setdefault((place, act, anchor), []).append(one)
    yield from (members for members in blocks.values() if 1 < len(members) <= limits["block"])


def _told(case: Case, reader: SlotReader) -> list[tuple[Statement, list[str], list[str], list[str]]]:
    """Each statement with its places, its acts (standings and things among them) and what it may be met by."""
    short = _short_reports(case, reader.rules["limits"]["short_words"])
    found = []
    for one in case.statements:
        slots = reader.of(one)
        said = (f"not {name}" for name in slots.things | slots.told_not)
        acts = sorted({*slots.acts, *(f"is {name}" for name in slots.poles), *said})
        places = [case.stories.story(one), *([""] if one.report in short else [])]
        found.append((one, places, acts, sorted(slots.about | slots.doer | slots.near)))
    return found


def _short_reports(case: Case, least: int) -> frozenset[str]:
    told: dict[str, int] = {}
    for one in case.statements:
        text = case.texts.get(one.report)
        told.setdefault(one.report, len(text.content.split()) if text else 0)
    return frozenset(report for report, number in told.items() if 0 < number < least)
