"""Tellings of one thing in other words that differ in one slot: when, where, how many, who, how it stands.

This looks at what the comparison by types of claim and by shared words leaves: two statements that share a family of
acts or a standing, and the things and names they are about. All slots but one must allow that they tell of one thing.
"""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from itertools import chain, combinations
from typing import NamedTuple

from trucewatch.matters.case import Case
from trucewatch.matters.groups import Step
from trucewatch.matters.tellings.answers import answers
from trucewatch.matters.tellings.both import Both, Clash, may_clash
from trucewatch.matters.tellings.deeds import denied_deeds
from trucewatch.matters.tellings.events import event_clashes
from trucewatch.matters.tellings.how_many import counted, refined
from trucewatch.matters.tellings.reading import SlotReader
from trucewatch.matters.tellings.standing import held, stands
from trucewatch.matters.tellings.whereabouts import placed, timed
from trucewatch.matters.tellings.whether import came_about, denied, negated
from trucewatch.matters.tellings.who import responsible
from trucewatch.model import ContradictionKind, Stance, Statement

_UNSURE = frozenset({Stance.DEMANDS, Stance.THREATENS})
_RULES: tuple[Callable[[Both], Clash | None], ...] = (
    denied, negated, stands, held, responsible, placed, timed, counted, came_about, refined,
)  # fmt: skip
_STANDING = (stands, held)
_NOT_SO = frozenset({ContradictionKind.STATUS, ContradictionKind.DENIAL})


def clashes(case: Case) -> Iterator[Clash]:
    """Yield the clashes of a case: of statements of one story or conflict, or of short reports told near in time."""
    reader = SlotReader.over(case)
    told: set[frozenset[str]] = set()
    steps: dict[frozenset[str], Clash] = {}
    for one in chain(event_clashes(case, reader), denied_deeds(case, reader), answers(case, reader)):
        pair = frozenset((one.left.id, one.right.id))
        if isinstance(one.how, Step):
            steps.setdefault(pair, one)
        elif pair not in told:
            told.add(pair)
            yield one
    short = _short(case, reader)
    for first, second in _pairs(case, reader):
        left, right = case.statements[first], case.statements[second]
        if told and frozenset((left.id, right.id)) in told:
            continue
        near = case.stories.same(left, right) or bool(short & {left.report, right.report})
        if not near and not case.conflicts.same(left, right):
            continue
        if (found := clash(case, reader, left, right)) is not None and (near or _sure(reader, found)):
            told.add(frozenset((left.id, right.id)))
            yield found
    yield from (one for pair, one in steps.items() if pair not in told)


def _sure(reader: SlotReader, found: Clash) -> bool:
    """Whether two tellings of two stories of one conflict exclude each other, and share so much that they tell of one.

    Where one says that it is not so, a place and another word are enough.
    """
    if not isinstance(found.how, ContradictionKind):
        return False
    spots = reader.of(found.left).spots | reader.of(found.right).spots
    there = found.how in _NOT_SO and len(found.shared) > 1 and bool(found.shared & spots)
    return there or found.share >= float(reader.rules["limits"]["other_story"])


def clash(case: Case, reader: SlotReader, left: Statement, right: Statement) -> Clash | None:
    """Return how two statements of two reports stand, where they tell of one thing and differ in one slot."""
    if left.report == right.report or left.stance in _UNSURE or right.stance in _UNSURE:
        return None
    if not may_clash(reader.of(left), reader.of(right), reader.sites, reader.rules["limits"]["both"]):
        return None
    if reader.others(left, right):
        return None
    both = Both.of(case, reader, left, right)
    rules = _STANDING if reader.another(left) != reader.another(right) else _RULES
    return next((found for rule in rules if (found := rule(both)) is not None), None)


def _pairs(case: Case, reader: SlotReader) -> list[tuple[int, int]]:
    """The numbers of the statements of two reports that share a place, an act and an anchor, in order."""
    reports = [one.report for one in case.statements]
    most = reader.rules["limits"]["block"]
    found: set[tuple[int, int]] = set()
    for told in _told(case, reader).values():
        for members in _blocks(told):
            if len(members) <= most and reports[members[0]] != reports[members[-1]]:  # they stand report by report
                found.update(pair for pair in combinations(members, 2) if reports[pair[0]] != reports[pair[1]])
    return sorted(found)


class _Told(NamedTuple):
    """A statement by its number: its report, its acts (standings and things among them), what it may be met by."""

    number: int
    report: str
    acts: Collection[str]
    anchors: Collection[str]


def _told(case: Case, reader: SlotReader) -> dict[Hashable, list[_Told]]:
    """What is told in each place of several reports: in a story, and in all short reports together."""
    short = _short(case, reader)
    places: dict[str, list[Hashable]] = {
        one.report: [case.stories.story(one), *case.conflicts.times(one)] for one in case.statements
    }
    for report in short & places.keys():
        places[report].append("")
    reports = Counter(place for own in places.values() for place in own)
    found: dict[Hashable, list[_Told]] = {place: [] for place, number in reports.items() if number > 1}
    for number, one in enumerate(case.statements):
        shared = [place for place in places[one.report] if place in found]
        if shared:
            slots = reader.of(one)
            said = (f"not {name}" for name in slots.things | slots.told_not)
            acts = {*slots.acts, *(f"is {name}" for name in slots.poles), *said}
            for place in shared:
                found[place].append(_Told(number, one.report, acts, slots.every))
    return found


def _short(case: Case, reader: SlotReader) -> frozenset[str]:
    """The reports of a few words, which are compared with others though these are of another story."""
    least = reader.rules["limits"]["short_words"]
    return frozenset(report for report, length in case.lengths.items() if 0 < length < least)


def _blocks(told: Sequence[_Told]) -> Iterable[list[int]]:
    """The statements of one place that share an act and an anchor: both of two reports at least."""
    acts = _of_two_reports((one.report, one.acts) for one in told)
    anchors = _of_two_reports((one.report, one.anchors) for one in told)
    blocks: dict[int, list[int]] = {}
    for one in told:
        shared = [anchors[anchor] for anchor in one.anchors if anchor in anchors]
        for act in one.acts if shared else ():
            if act in acts:
                first = acts[act] * len(anchors)
                for anchor in shared:
                    blocks.setdefault(first + anchor, []).append(one.number)
    return blocks.values()


def _of_two_reports(told: Iterable[tuple[str, Collection[str]]]) -> dict[str, int]:
    """Number what is told in more reports than one."""
    first: dict[str, str] = {}
    found: dict[str, int] = {}
    for report, names in told:
        for name in names:
            if first.setdefault(name, report) != report:
                found.setdefault(name, len(found))
    return found
