"""Tellings of one thing in other words that differ in one slot: when, where, how many, who, how it stands.

This looks at what the comparison by types of claim and by shared words leaves: two statements that share a family of
acts or a standing, and the things and names they are about. All slots but one must allow that they tell of one thing.
"""

from collections.abc import Callable, Iterator

from trucewatch.matters.case import Case
from trucewatch.matters.tellings.both import Both, Clash
from trucewatch.matters.tellings.how_many import counted, refined
from trucewatch.matters.tellings.reading import SlotReader
from trucewatch.matters.tellings.standing import held, stands
from trucewatch.matters.tellings.whereabouts import placed, timed
from trucewatch.matters.tellings.whether import came_about, denied, negated
from trucewatch.matters.tellings.who import responsible
from trucewatch.matters.words import has_any
from trucewatch.model import Stance, Statement

_UNSURE = frozenset({Stance.DEMANDS, Stance.THREATENS})
_RULES: tuple[Callable[[Both], Clash | None], ...] = (
    denied, negated, stands, held, responsible, placed, timed, counted, came_about, refined,
)  # fmt: skip


def clashes(case: Case) -> Iterator[Clash]:
    """Yield the clashes of a case: of statements of one story, or of short reports told near in time."""
    reader = SlotReader(case)
    seen: set[tuple[str, str]] = set()
    for members in _blocks(case, reader):
        for at, one in enumerate(members):
            for other in members[at + 1 :]:
                if one.report == other.report or (one.id, other.id) in seen:
                    continue
                seen.add((one.id, other.id))
                if (found := clash(case, reader, one, other)) is not None:
                    yield found


def clash(case: Case, reader: SlotReader, left: Statement, right: Statement) -> Clash | None:
    """Return how two statements of two reports stand, where they tell of one thing and differ in one slot."""
    if left.report == right.report or {left.stance, right.stance} & _UNSURE:
        return None
    another = reader.rules["again"]["words"]
    if (has_any(left.text, another) is None) != (has_any(right.text, another) is None):
        return None
    both = Both.of(case, reader, left, right)
    return next((found for rule in _RULES if (found := rule(both)) is not None), None)


def _blocks(case: Case, reader: SlotReader) -> Iterator[list[Statement]]:
    limits = reader.rules["limits"]
    blocks: dict[tuple[str, str, str], list[Statement]] = {}
    short = _short_reports(case, limits["short_words"])
    for one in case.statements:
        slots = reader.of(one)
        said = (f"not {name}" for name in slots.things)
        places = [case.stories.story(one), *([""] if one.report in short else [])]
        anchors = sorted(slots.about | slots.doer | slots.near)
        for act in sorted({*slots.acts, *(f"is {name}" for name in slots.poles), *said}):
            for anchor in anchors:
                for place in places:
                    blocks.setdefault((place, act, anchor), []).append(one)
    yield from (members for members in blocks.values() if 1 < len(members) <= limits["block"])


def _short_reports(case: Case, least: int) -> frozenset[str]:
    told: dict[str, int] = {}
    for one in case.statements:
        text = case.texts.get(one.report)
        told.setdefault(one.report, len(text.content.split()) if text else 0)
    return frozenset(report for report, number in told.items() if 0 < number < least)
