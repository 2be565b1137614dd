"""Whether and when a truce holds: what reports say of it that is no position of anybody's."""

from collections.abc import Hashable, Iterator

from trucewatch.matters.case import Case, once
from trucewatch.matters.compare import compare
from trucewatch.matters.grouping import Rule, gather_alike
from trucewatch.matters.groups import Group, Step, Tied
from trucewatch.matters.judged import Judged
from trucewatch.matters.likeness import Likeness, Part, vetoed
from trucewatch.matters.must import must_of
from trucewatch.matters.rivals import rescheduled
from trucewatch.matters.times import Relation, Stretch, from_when
from trucewatch.matters.words import has_any, words
from trucewatch.model import ContradictionKind, MatterKind, Precision, Stance, Statement, Unclassified

_REACH = 6
_FIRST = 5  # a truce is what a clause is about where its word is among so many first ones
_SURE = frozenset({Precision.DAY, Precision.PART_OF_DAY})
_TITLES = {"start": "Start of the ceasefire", "state": "Whether the ceasefire holds"}


def truce_groups(case: Case, judged: tuple[Judged, ...]) -> Iterator[Group]:
    """Yield one group for each truce whose start is told, and one for each of which it is told whether it holds."""
    for what in ("start", "state"):
        held = [one for one in case.claims(Unclassified) if told_of(case, one) == what]
        by_id = {one.id: one for one in held}
        rule = Rule(
            blocks=lambda key, by_id=by_id: [case.stories.story(by_id[key])],  # type: ignore[misc]
            like=lambda a, b, by_id=by_id: _likeness(case, by_id[a], by_id[b]),  # type: ignore[misc]
            accept=lambda found: found.score >= 1,
        )
        for lot in gather_alike([one.id for one in held], rule, must_of(judged, by_id)):
            members = tuple(by_id[key] for key in lot.items)
            yield Group(MatterKind.TRUCE, _TITLES[what], members, lot.items[0], lot.joins)


@once
def told_of(case: Case, statement: Statement) -> str | None:
    """Return "start" or "state" where a statement tells that of a truce, by the words right behind the truce's."""
    if statement.stance in {Stance.DEMANDS, Stance.THREATENS}:
        return None
    behind = _behind(case, statement)
    if behind is None:
        return None
    if has_any(behind, case.rules["truce"]["starts"]) and from_when(statement.when).bounded:
        return "start"
    return "state" if state_of(case, statement) else None


@once
def state_of(case: Case, statement: Statement) -> str | None:
    """Return how a truce is said to stand: "holds" or "broken"; None where its words say neither."""
    behind = _behind(case, statement)
    if behind is None or has_any(behind, case.rules["truce"]["unsaid"]):
        return None
    states = case.rules["truce_state"]
    return next((name for name in states if has_any(behind, states[name])), None)


def ties(case: Case, group: Group) -> Iterator[Tied]:
    """Yield where the start, or the standing, of a truce is told in two ways."""

    def signature(one: Statement) -> Hashable:
        return (from_when(one.when), state_of(case, one), one.stance, case.principal(one), case.told(one))

    members = [one for one in group.members if isinstance(one.claim, Unclassified)]
    yield from compare(case, members, signature, lambda a, b: _tie(case, a, b))


def _tie(case: Case, left: Statement, right: Statement) -> Tied | None:
    if Stance.DENIES in {left.stance, right.stance}:
        return None
    one, other = state_of(case, left), state_of(case, right)
    if told_of(case, left) == "start":
        return _starts(case, left, right)
    return _states(case, left, right) if one != other else None


def _starts(case: Case, left: Statement, right: Statement) -> Tied | None:
    one, other = from_when(left.when), from_when(right.when)
    relation = one.relation(other)
    if relation is Relation.INSIDE:
        return Tied(Step.REFINES, right, left)
    if relation is Relation.AROUND:
        return Tied(Step.REFINES, left, right)
    sure = all(each.when is not None and each.when.precision in _SURE for each in (left, right))
    near = (one.gap(other) or 0) <= case.rules["rival"]["days"]
    if relation is not Relation.APART or not sure or not near or _weeks(one, other):
        return None
    return rescheduled(case, left, right) or Tied(ContradictionKind.TIME, left, right)


def _weeks(one: Stretch, other: Stretch) -> bool:
    """One weekday in two weeks: a relative date read from another day, not a disagreement."""
    return bool(one.start and other.start and (one.start - other.start).days % 7 == 0)


def _states(case: Case, left: Statement, right: Statement) -> Tied | None:
    """Two standings of one day exclude each other; of two days, the later carries the earlier on."""
    one, other = case.moment(left), case.moment(right)
    gap = one.gap(other)
    if gap is None or gap > 0:
        first = bool(one.end and other.start and one.end < other.start)
        return None if gap is None else Tied(Step.UPDATES, left, right) if first else Tied(Step.UPDATES, right, left)
    return Tied(ContradictionKind.STATUS, left, right) if case.principal(left) != case.principal(right) else None


def _likeness(case: Case, left: Statement, right: Statement) -> Likeness:
    """One truce, where both tell of one story and of no other place."""
    if case.other_spots(left, right):
        return vetoed("other places are named")
    return Likeness((Part("story", 1.0, case.stories.story(left)),)) if case.stories.same(left, right) else Likeness(())


@once
def _behind(case: Case, statement: Statement) -> str | None:
    """The words right behind a word for a truce that the clause begins with, None where there is none."""
    told = words(statement.text)
    nouns = case.rules["agreement"]["truce"]
    for place in range(min(len(told), _FIRST)):
        if any(" ".join(told[place : place + len(noun.split())]) == noun for noun in nouns):
            return " ".join(told[place + 1 : place + 1 + _REACH])
    return None
