"""Words that fit no type of claim and speak to a question all the same, because others contradict them.

Where at least one of two statements was read as no typed claim, they meet by their words: nearly all shared, with a
name or a thing in common, and just one of these between them: one denies the other; the day, the town or the number
is another; or one of two words that exclude each other stands in each ("open", "closed").
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from trucewatch.matters.accused import of_two_accused
from trucewatch.matters.blanket import blanket_pairs
from trucewatch.matters.case import Case
from trucewatch.matters.clusters import Clusters
from trucewatch.matters.ground import ground_pairs, silence_pairs
from trucewatch.matters.groups import Group, Step, Tied
from trucewatch.matters.judged import Judged, Verdict
from trucewatch.matters.likeness import Part
from trucewatch.matters.marked import MARK, Pair, marked
from trucewatch.matters.moments import moment_pairs
from trucewatch.matters.rivals import begin_and_end
from trucewatch.matters.rounds import round_pairs
from trucewatch.matters.tellings import clashes
from trucewatch.matters.tolls import toll_pairs
from trucewatch.matters.undone import undone_pairs
from trucewatch.matters.unsigned import unsigned_pairs
from trucewatch.matters.worded import worded_pairs
from trucewatch.matters.words import quoted
from trucewatch.model import ContradictionKind, MatterKind, Statement, Unclassified

_SHORT = 70


def with_loose(case: Case, groups: Sequence[Group], judged: Sequence[Judged] = ()) -> list[Group]:
    """Return the groups, each with the statements that contradict one of its own, and new ones of these alone.

    An untyped statement joins one group at most: that of the typed statement that it is most like. A typed one of
    another group that contradicts one of this is put beside its members, and stays in its own. People who decided that
    two statements are not on one matter are heard.
    """
    held = {one.id: place for place, group in enumerate(groups) for one in group.members}
    taken = {one.id: held[one.id] for one in case.claims(Unclassified) if one.id in held}
    apart = _Apart(judged)
    found: dict[int, list[Pair]] = {}
    spare: list[Pair] = []
    for pair in _all_pairs(case):
        places = [taken.get(one.id, held.get(one.id)) for one in pair.statements]
        homes = [place for place in places if place is not None]
        if _decided_by_type(pair, places) or apart.any([pair], pair.statements):
            continue
        if homes and (pair.across or len(set(homes)) == 1):
            beside = found.setdefault(homes[0], [])
            if apart.any(beside, (*groups[homes[0]].members, *pair.statements)):
                continue
            beside.append(pair)
            taken.update({one.id: homes[0] for one in pair.statements if one.id not in held and one.id not in taken})
        elif not homes:
            spare.append(pair)
    for pair in spare:  # one of the two may have come to a group by another pair since
        homes = [taken[one.id] for one in pair.statements if one.id in taken]
        if pair.across and len(homes) == 1:
            beside, members = found[homes[0]], groups[homes[0]].members
            if not apart.any(beside, (*members, *pair.statements)):
                beside.append(pair)
    spare = [pair for pair in spare if not any(one.id in taken for one in pair.statements)]
    joined = [
        _with_others(_joined(case, group, found[place]), group, held) if place in found else group
        for place, group in enumerate(groups)
    ]
    return [*joined, *_questions(case, spare)]


class _Apart:
    """The pairs of statements that people decided are not on one matter."""

    def __init__(self, judged: Sequence[Judged]) -> None:
        self._pairs = {frozenset((one.left, one.right)) for one in judged if one.verdict is Verdict.DIFFERENT}

    def any(self, pairs: Sequence[Pair], members: Sequence[Statement]) -> bool:
        """Whether two of all these statements are such a pair."""
        if not self._pairs:
            return False
        held = {one.id for one in members} | {one.id for pair in pairs for one in pair.statements}
        return any(pair <= held for pair in self._pairs)


def _decided_by_type(pair: Pair, places: Sequence[int | None]) -> bool:
    """Whether both stand in one group by their types, which told already how fine they are."""
    typed = not any(isinstance(one.claim, Unclassified) for one in pair.statements)
    return (
        typed and places[0] == places[1] and any(part.name == f"{MARK}{Step.REFINES}" for part in pair.likeness.parts)
    )


def _with_others(joined: Group, group: Group, held: Mapping[str, int]) -> Group:
    """The group, with those marked that are of another one and only stand beside its members."""
    own = {one.id for one in group.members}
    return replace(joined, beside=frozenset(one.id for one in joined.members if one.id in held and one.id not in own))


def _all_pairs(case: Case) -> Iterator[Pair]:
    """Yield the pairs that contradict each other by shared words, or by a denial of all, then those slot by slot."""
    seen: set[frozenset[str]] = set()
    found_by = (
        worded_pairs, blanket_pairs, silence_pairs, ground_pairs, round_pairs, unsigned_pairs, toll_pairs, undone_pairs,
        moment_pairs,
    )  # fmt: skip
    for pair in chain.from_iterable(find(case) for find in found_by):
        both = frozenset(one.id for one in pair.statements)
        if both not in seen and not _of_two(case, pair.left, pair.right, pair.likeness.parts[0].name):
            seen.add(both)
            yield pair
    found = (
        one
        for one in clashes(case)
        if frozenset((one.left.id, one.right.id)) not in seen
        and not _of_two(case, one.left, one.right, f"{MARK}{one.how.value}")
    )
    for one in sorted(found, key=lambda one: (-one.share, case.order[one.left.id], case.order[one.right.id])):
        yield marked(one.left, one.right, one.how, Part("slots", one.share, " ".join(sorted(one.shared))))


def _of_two(case: Case, left: Statement, right: Statement, how: str) -> bool:
    """Whether two numbers are of the breaches of two parties, or two days of a beginning and an end: both may be so."""
    if how == f"{MARK}{ContradictionKind.TIME.value}":
        return begin_and_end(case, left, right)
    return how == f"{MARK}{ContradictionKind.VALUE.value}" and of_two_accused(case, left, right)


def ties(group: Group) -> Iterator[Tied]:
    """Yield the contradictions between the untyped statements of a group and the others."""
    by_id = {one.id: one for one in group.members}
    for left, right, likeness in group.joins:
        kind = next((part.name.removeprefix(MARK) for part in likeness.parts if part.name.startswith(MARK)), None)
        if kind is not None:
            how = Step(kind) if kind in set(Step) else ContradictionKind(kind)
            yield Tied(how, by_id[left], by_id[right])


def _joined(case: Case, group: Group, pairs: Sequence[Pair]) -> Group:
    members = {one.id: one for one in group.members}
    members |= {one.id: one for pair in pairs for one in pair.statements}
    ordered = tuple(sorted(members.values(), key=lambda one: case.order[one.id]))
    joins = tuple((pair.left.id, pair.right.id, pair.likeness) for pair in pairs)
    return replace(group, members=ordered, joins=(*group.joins, *joins))


def _questions(case: Case, pairs: Sequence[Pair]) -> Iterator[Group]:
    """Yield a question for all untyped statements that are tied to each other, directly or through others."""
    every = {one.id: one for pair in pairs for one in pair.statements}
    clusters = Clusters(sorted(every, key=lambda key: case.order[key]))
    for pair in pairs:
        clusters.join(pair.left.id, pair.right.id)
    for keys in clusters.groups():
        own = [pair for pair in pairs if pair.left.id in keys]
        first = min(keys, key=lambda key: case.order[key])
        yield _joined(case, Group(MatterKind.OTHER, quoted(every[first].text, _SHORT), (), first), own)
