"""Words that fit no type of claim and speak to a question all the same: what somebody denies, and when a truce holds.

A denial is of somebody's words. Where one side of it was read as no typed claim, the two meet by their words: nearly
all shared, no other name or number, no other day.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace

from trucewatch.matters.case import Case
from trucewatch.matters.groups import Group, Tied
from trucewatch.matters.likeness import Likeness, Part
from trucewatch.matters.substance import Substance
from trucewatch.matters.times import Relation, from_when
from trucewatch.matters.words import quoted
from trucewatch.model import ContradictionKind, MatterKind, Stance, Statement, Unclassified

_SHORT = 70


def with_loose(case: Case, groups: Sequence[Group]) -> list[Group]:
    """Return the groups, each with the untyped statements that deny, or are denied by, one of its own."""
    held = {one.id: place for place, group in enumerate(groups) for one in group.members}
    found: dict[int, list[tuple[Statement, Statement, Likeness]]] = {}
    spare: list[tuple[Statement, Statement, Likeness]] = []
    taken: set[str] = set()
    for told, denied, likeness in _denials(case):
        loose, other = (told, denied) if isinstance(told.claim, Unclassified) else (denied, told)
        if loose.id in taken:
            continue
        taken.add(loose.id)
        if other.id in held:
            found.setdefault(held[other.id], []).append((told, denied, likeness))
        else:
            spare.append((told, denied, likeness))
    joined = [_joined(case, group, found[place]) if place in found else group for place, group in enumerate(groups)]
    return [*joined, *_questions(case, spare)]


def ties(group: Group) -> Iterator[Tied]:
    """Yield the denials between the untyped statements of a group and the others."""
    by_id = {one.id: one for one in group.members}
    for left, right, likeness in group.joins:
        if likeness.has("denied"):
            told, denied = by_id[left], by_id[right]
            yield Tied(ContradictionKind.DENIAL, told, denied)


def _denials(case: Case) -> Iterator[tuple[Statement, Statement, Likeness]]:
    """Yield who tells and who denies the same words, where one of the two is untyped; the most alike first."""
    told: dict[Hashable, list[Statement]] = {}
    denied: dict[Hashable, list[Statement]] = {}
    for one in case.statements:
        (denied if one.stance is Stance.DENIES else told).setdefault(case.stories.story(one), []).append(one)
    pairs = (
        (one, other, likeness)
        for story, others in denied.items()
        for other in others
        for one in told.get(story, ())
        if isinstance(one.claim, Unclassified) or isinstance(other.claim, Unclassified)
        if (likeness := _likeness(case, one, other)) is not None
    )
    yield from sorted(pairs, key=lambda row: (-row[2].score, case.order[row[0].id], case.order[row[1].id]))


def _likeness(case: Case, told: Statement, denied: Statement) -> Likeness | None:
    if told.report == denied.report or case.chain(told) == case.chain(denied) or told.stance is not Stance.ASSERTS:
        return None
    if from_when(told.when).relation(from_when(denied.when)) is Relation.APART or case.other_spots(told, denied):
        return None
    one, other = (case.reader.read(each, each.text) for each in (told, denied))
    if not _one_thing(one, other) or _differ(one.numbers, other.numbers):
        return None
    share = one.alike(other)
    if share < case.rules["rival"]["share"]:
        return None
    return Likeness(
        (Part("denied", 0.0, ""), Part("words", round(share, 3), " ".join(sorted(one.content & other.content))))
    )


def _one_thing(one: Substance, other: Substance) -> bool:
    """Whether two tellings share a name, or two things, and no name of one is wanting where the other has names."""
    if one.names and other.names and not one.names & other.names:
        return False
    return len(one.things & other.things) + len(one.names & other.names) > 1


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other and one != other)


def _joined(case: Case, group: Group, rows: Sequence[tuple[Statement, Statement, Likeness]]) -> Group:
    members = {one.id: one for one in group.members}
    members |= {one.id: one for told, denied, _ in rows for one in (told, denied)}
    ordered = tuple(sorted(members.values(), key=lambda one: case.order[one.id]))
    joins = tuple((told.id, denied.id, likeness) for told, denied, likeness in rows)
    return replace(group, members=ordered, joins=(*group.joins, *joins))


def _questions(case: Case, rows: Sequence[tuple[Statement, Statement, Likeness]]) -> Iterator[Group]:
    """Yield a question of its own for each two untyped statements of which one denies the other."""
    lots: dict[str, list[tuple[Statement, Statement, Likeness]]] = {}
    for row in rows:
        lots.setdefault(row[1].id, []).append(row)
    for key, held in lots.items():
        title = quoted(held[0][0].text, _SHORT)
        yield _joined(case, Group(MatterKind.OTHER, title, (), key), held)
