"""Pairs of statements in nearly the same words, at least one of them of no type of claim, that differ in one thing.

One denies the other; the day, the town or the number is another; or one of two words that exclude each other stands in
each ("open", "closed"). Nearly all other words are shared, with a name or a thing in common.
"""

from collections.abc import Hashable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from trucewatch.matters.case import Case, once
from trucewatch.matters.denials import denied_words
from trucewatch.matters.exact import told_range
from trucewatch.matters.groups import Step
from trucewatch.matters.likeness import Part
from trucewatch.matters.marked import Pair, marked
from trucewatch.matters.rivals import both_old, excluded
from trucewatch.matters.substance import Substance
from trucewatch.matters.times import Relation
from trucewatch.matters.untyped import first_told, told_day, told_words, with_untyped
from trucewatch.matters.words import told_at_length, words
from trucewatch.model import ContradictionKind, Stance, Statement, Unclassified

_ENOUGH = 3
_OTHER_WORDS = 2  # of each telling, that may name its doer
_COMMON = 400  # a word of more tellings of one story tells none of them from another
_IN_FEWER_WORDS = (ContradictionKind.DENIAL, Step.UPDATES)
_BY_ONE_THING = (ContradictionKind.STATUS, ContradictionKind.PLACE, Step.UPDATES)


def worded_pairs(case: Case) -> Iterator[Pair]:
    """Yield the pairs that contradict each other, of which at least one is untyped; the most alike first.

    Only statements of one story that share a rare word of it are compared.
    """
    blocks: dict[tuple[Hashable, str], list[Statement]] = {}
    for one in first_told(case):
        told = case.own_substance(one)
        for place in (case.stories.story(one), *case.conflicts.times(one)):
            for word in told.things | told.names:
                blocks.setdefault((place, word), []).append(one)
    order = case.order
    met: set[tuple[int, int]] = set()
    for members in blocks.values():
        if len(members) <= _COMMON and members[0].report != members[-1].report:  # they stand report by report
            pairs = with_untyped(members)
            met.update((order[one.id], order[other.id]) for one, other in pairs if one.report != other.report)
    both = ((case.statements[one], case.statements[other]) for one, other in sorted(met))
    found = [
        pair
        for one, other in both
        if _may_meet(case, one, other)
        and may_be_alike(case, one, other)
        and (pair := _pair(case, one, other))
        and (case.stories.same(one, other) or not pair.is_step)
    ]
    yield from sorted(
        found, key=lambda pair: (-pair.likeness.score, case.order[pair.left.id], case.order[pair.right.id])
    )


def _may_meet(case: Case, one: Statement, other: Statement) -> bool:
    """Whether two are of one story, or of two stories of one conflict: these may contradict each other, and no more."""
    return case.stories.same(one, other) or case.conflicts.same(one, other)


def may_be_alike(case: Case, one: Statement, other: Statement) -> bool:
    """Whether two share so many words that they can be alike enough, in whatever way: what most pairs fail on."""
    mine, others = _reach(case, one), _reach(case, other)
    return len(mine.every & others.every) >= min(mine.least, others.least)


class _Reach(NamedTuple):
    """All words by which a statement may meet another, and how many of them each that it meets must share."""

    every: frozenset[str]
    least: float


@once
def _reach(case: Case, statement: Statement) -> _Reach:
    """The fewest words that `_alike` (of the smaller of two tellings) and `_laid_elsewhere` ask for."""
    told, share = case.own_substance(statement), case.rules["rival"]["share"]
    alike = share * len(told.content - case.standing)
    laid = max(_ENOUGH, share * (len(_telling(case, statement)) - _OTHER_WORDS))
    return _Reach(told.content | told.names | case.doers(statement), round(min(alike, laid), 6))


def _pair(case: Case, one: Statement, other: Statement) -> Pair | None:
    marks = [denied_words(case, each) is not None for each in (one, other)]
    if any(marks):
        apart = marks[0] != marks[1] and case.principal(one) != case.principal(other)
        return _denial(case, *((other, one) if marks[0] else (one, other))) if apart else None
    if found := _negated(case, one, other):
        return found
    if case.one_telling(one, other) or case.principal(one) == case.principal(other):
        return None
    if found := _opposed(case, one, other) or _laid_elsewhere(case, one, other):
        return found
    if not (isinstance(one.claim, Unclassified) and isinstance(other.claim, Unclassified)):
        return None
    return _planned(case, one, other) or _excluded(case, one, other) or _counted(case, one, other)


def _negated(case: Case, one: Statement, other: Statement) -> Pair | None:
    """What one says is so and another says is not: at one time a contradiction; what was not so at first, an update."""
    if _of_a_kind(case, one, other):
        return None
    marks = [_negates(case, each) for each in (one, other)]
    if marks[0] == marks[1] or told_at_length(one.text, other.text, case.acts["limits"]["word_by_word"]):
        return None
    if _differ(case, one, other) or case.other_spots(one, other):
        return None
    told, negated = (other, one) if marks[0] else (one, other)
    if case.told(negated).gap(case.told(told)):
        first = (case.told(negated).end or date.max) < (case.told(told).start or date.min)
        return _alike(case, Step.UPDATES, negated, told) if first else None
    if _apart(case, one, other) or case.one_telling(one, other) or case.principal(one) == case.principal(other):
        return None
    return _alike(case, ContradictionKind.STATUS, told, negated)


def _of_a_kind(case: Case, one: Statement, other: Statement) -> bool:
    """Whether two tell of the first of a kind and of the second."""
    told = [frozenset(case.acts["again"]["ordinals"]) & told_words(case, each) for each in (one, other)]
    return all(told) and not told[0] & told[1]


@once
def _negates(case: Case, statement: Statement) -> bool:
    """Whether a negation stands in a statement that sets no time: "not before Saturday" does."""
    told = told_words(case, statement)
    return told.isdisjoint(case.rules["rival"]["setting_times"]) and not told.isdisjoint(
        case.rules["rival"]["negations"]
    )


def _denial(case: Case, told: Statement, denied: Statement) -> Pair | None:
    if _apart(case, told, denied) or _differ(case, told, denied) or _negates(case, told):
        return None
    both = case.own_substance(told).content & case.vocabulary.content(denied_words(case, denied) or "")
    if len(both) < case.rules["denials"]["shared"] and not both & _deeds(case, denied):
        return None
    if len(case.own_substance(denied).content) <= case.rules["denials"]["shared"] and not _deeds(case, denied):
        return None
    return _alike(case, ContradictionKind.DENIAL, told, denied)


def _deeds(case: Case, statement: Statement) -> frozenset[str]:
    """The stems of participles: "having shelled Tarvo" tells a deed, a mere name or thing does not."""
    return case.vocabulary.content(" ".join(one for one in words(statement.text) if one.endswith(("ed", "ing"))))


def _opposed(case: Case, one: Statement, other: Statement) -> Pair | None:
    """Two standings of a thing on one day, in words that exclude each other."""
    rules = case.rules["rival"]["opposed"]
    told = [told_words(case, each) & case.opposed for each in (one, other)]
    for pair in rules if all(told) else ():
        if _each_has(told, pair) and not any(set(pair) <= each for each in told):
            if _apart(case, one, other) or case.told(one).gap(case.told(other)):
                return None
            return _alike(case, ContradictionKind.STATUS, one, other)
    return None


def _laid_elsewhere(case: Case, one: Statement, other: Statement) -> Pair | None:
    """One act of one day, told in the same words but for the doer: the accused says that it was another."""
    if case.days(one).relation(case.days(other)) is not Relation.SAME or Stance.PROMISES in {one.stance, other.stance}:
        return None
    if _apart(case, one, other) or _differ(case, one, other):
        return None
    mine, others = (_telling(case, each) for each in (one, other))
    left, right = mine - others, others - mine
    accused = _spoken_of(case, left, other) or _spoken_of(case, right, one)
    sides = [{name for name in ("state", "against") if _stems(case, name) & each} for each in (left, right)]
    if not left or not right or not (accused or {*sides[0]} ^ {*sides[1]} == {"state", "against"}):
        return None
    both = mine & others
    share = len(both) / (len(both) + max(0, len(left) - _OTHER_WORDS) + max(0, len(right) - _OTHER_WORDS))
    things = case.own_substance(one).things & case.own_substance(other).things
    if share < case.rules["rival"]["share"] or len(both) < _ENOUGH or not things:
        return None
    words_in_both = Part("words", round(share, 3), " ".join(sorted(both)))
    return marked(one, other, ContradictionKind.RESPONSIBILITY, words_in_both, across=False)


@once
def _telling(case: Case, statement: Statement) -> frozenset[str]:
    """All that a statement tells, its doer too: stems of its content words and names."""
    told = case.own_substance(statement)
    return case.vocabulary.content(statement.text) & (told.content | told.names | case.doers(statement))


def _spoken_of(case: Case, own: frozenset[str], statement: Statement) -> bool:
    """Whether words of one telling name the speaker of the other: "Norvian guns", and Norvia says."""
    ref = statement.principal
    if ref is None:
        return False
    names = case.vocabulary.content(case.speaker(statement)) | case.vocabulary.content(ref.name)
    return any(
        one == name or (min(len(one), len(name)) > 4 and (one.startswith(name) or name.startswith(one)))
        for one in own
        for name in names
    )


def _stems(case: Case, name: str) -> frozenset[str]:
    return case.vocabulary.content(" ".join(case.rules["rival"][name]))


def _each_has(told: Sequence[frozenset[str]], pair: Sequence[str]) -> bool:
    first, second = pair
    return (first in told[0] and second in told[1]) or (second in told[0] and first in told[1])


def _excluded(case: Case, one: Statement, other: Statement) -> Pair | None:
    """One thing, told of two days or two towns."""
    field = excluded(case, one, other)
    if field is None or _differ(case, one, other):
        return None
    ahead = all(_ahead(case, each) for each in (one, other))
    if field is ContradictionKind.TIME and not ahead and not both_old(case, one, other):
        return None
    mine, others = case.own_substance(one), case.own_substance(other)
    if field is ContradictionKind.TIME and not mine.known_thing(others):
        return None
    return _alike(case, field, one, other)


def _planned(case: Case, one: Statement, other: Statement) -> Pair | None:
    """Two days that lie ahead, told of one thing on one day: a deadline, until when it lasts."""
    days = [told_day(case, each) for each in (one, other)]
    gap = days[0].gap(days[1])
    if not gap or gap > case.rules["undertaking"]["window_days"] or days[0].days != 1 or days[1].days != 1:
        return None
    told = case.told(one)
    ahead = told == case.told(other) and told.end and all(day.start and day.start >= told.end for day in days)
    return _alike(case, ContradictionKind.TIME, one, other) if ahead else None


def _ahead(case: Case, statement: Statement) -> bool:
    """Whether what is told lies ahead of the telling: a plan, of which two days can be told."""
    start, told = case.days(statement).start, case.told(statement).end
    return bool(start and told and start >= told)


def _counted(case: Case, one: Statement, other: Statement) -> Pair | None:
    """One number each, of one thing: told of one day by two they may exclude each other; a later higher one updates."""
    if any(told_words(case, each) & frozenset(case.acts["turning"]["open"]) for each in (one, other)):
        return None
    ranges = [told_range(case, each) for each in (one, other)]
    if ranges[0] is None or ranges[1] is None or not ranges[0].apart(ranges[1]) or case.other_spots(one, other):
        return None
    lower, higher = (one, other) if ranges[0].low < ranges[1].low else (other, one)
    if (case.told(lower).end or date.max) < (case.told(higher).start or date.min):
        return _alike(case, Step.UPDATES, lower, higher)
    if case.told(one) != case.told(other) or case.days(one) != case.days(other):
        return None
    return _alike(case, ContradictionKind.VALUE, one, other)


def _alike(case: Case, kind: ContradictionKind | Step, left: Statement, right: Statement) -> Pair | None:
    """The pair, where the two share what they are about; a denial is told in fewer words than what it denies."""
    one, other = (case.own_substance(each) for each in (left, right))
    mine, others = (one.content | one.names, other.content | other.names)
    if kind in _IN_FEWER_WORDS:
        mine, others = mine | case.doers(left), others | case.doers(right)
    if kind is ContradictionKind.STATUS:
        mine, others = mine - case.standing, others - case.standing
    both = mine & others
    least = min(len(mine), len(others)) if kind in _IN_FEWER_WORDS else len(mine | others)
    if kind is ContradictionKind.PLACE:
        least = len(one.content | other.content)
    share = len(both) / least if least else 0.0
    told_again = kind is ContradictionKind.DENIAL and len(both) >= _ENOUGH
    if share < case.rules["rival"]["share"] or not (told_again or _one_thing(kind, one, other)):
        return None
    return marked(left, right, kind, Part("words", round(share, 3), " ".join(sorted(both))), across=False)


def _one_thing(kind: ContradictionKind | Step, one: Substance, other: Substance) -> bool:
    """Whether two tellings share a name and a thing, or two things, and not each has names that the other lacks."""
    if one.names and other.names and not one.names & other.names and kind is not ContradictionKind.PLACE:
        return False
    common = len(one.things & other.things) + len(one.names & other.names)
    known = one.content & other.content & (one.definite | other.definite)
    return common > 1 or (common == 1 and bool(known) and kind in _BY_ONE_THING)


def _apart(case: Case, one: Statement, other: Statement) -> bool:
    return case.days(one).relation(case.days(other)) is Relation.APART or case.other_spots(one, other)


def _differ(case: Case, one: Statement, other: Statement) -> bool:
    mine, others = case.own_substance(one).numbers, case.own_substance(other).numbers
    return bool(mine and others and mine != others)
