"""How talks stand: outcomes and formats as they are told, and how those told of one meeting stand to each other."""

from collections.abc import Hashable, Iterator
from typing import Any

from trucewatch.matters.case import Case
from trucewatch.matters.compare import compare
from trucewatch.matters.groups import Group, Step, Tied
from trucewatch.matters.rivals import contradicted, finer, rescheduled
from trucewatch.matters.times import from_when
from trucewatch.matters.words import has_any
from trucewatch.model import ContradictionKind, MeetingClaim, MeetingFormat, Stance, Statement


def outcome_class(statement: Statement, rules: Any) -> str | None:
    """Return the class of the outcome that a statement tells, by the claim's outcome word; None if none."""
    claim = statement.claim
    if not isinstance(claim, MeetingClaim) or not claim.outcome:
        return None
    told = claim.outcome if claim.outcome in rules["order"] else _first(claim.outcome, rules)
    for plain, sharp in rules["sharper"]:
        if told == plain and has_any(statement.text, rules[sharp]):
            return str(sharp)
    return told


def _first(words: str, rules: Any) -> str | None:
    return next((name for name in rules["order"] if has_any(words, rules[name])), None)


def ties(case: Case, group: Group) -> Iterator[Tied]:
    """Yield how the outcomes and the formats told of one meeting stand to each other."""
    rules = case.rules

    def signature(one: Statement) -> Hashable:
        return (
            outcome_class(one, rules["outcomes"]),
            _format(one, rules),
            case.principal(one),
            one.stance is Stance.DENIES,
            case.told(one),
            from_when(one.when),
            one.where.name if one.where else "",
        )

    members = [one for one in group.members if one.stance not in {Stance.THREATENS, Stance.PROMISES, Stance.DEMANDS}]
    yield from compare(case, members, signature, lambda a, b: _tie(case, a, b))


def _tie(case: Case, left: Statement, right: Statement) -> Tied | None:
    one, other = (outcome_class(each, case.rules["outcomes"]) for each in (left, right))
    if one == other and (left.stance is Stance.DENIES) != (right.stance is Stance.DENIES):
        return Tied(ContradictionKind.DENIAL, *_told_first(left, right))
    if Stance.DENIES in {left.stance, right.stance}:
        return None
    pairs = case.rules["outcome_pairs"]
    if opposed(case, left, right):
        return at_one_time(case, left, right)
    if [one, other] in pairs["refined"]:
        return Tied(Step.REFINES, left, right)
    if [other, one] in pairs["refined"]:
        return Tied(Step.REFINES, right, left)
    if {one, other} & set(case.rules["meeting"]["moved"]):
        return _moved(case, left, right)
    if (field := contradicted(case, left, right)) is not None:
        return rescheduled(case, left, right) or Tied(field, left, right)
    return _formats(case, left, right) or finer(case, left, right)


def _moved(case: Case, left: Statement, right: Statement) -> Tied | None:
    """Talks put off: what was told on the days before is carried on, and what is told on that day is no other date."""
    one, other = case.told(left), case.told(right)
    if not one.gap(other) or not one.end or not other.start:
        return None
    return Tied(Step.UPDATES, left, right) if one.end < other.start else Tied(Step.UPDATES, right, left)


def _told_first(left: Statement, right: Statement) -> tuple[Statement, Statement]:
    return (right, left) if left.stance is Stance.DENIES else (left, right)


def opposed(case: Case, left: Statement, right: Statement) -> bool:
    """Whether two tell of outcomes that cannot both be of the same talks."""
    told = [outcome_class(each, case.rules["outcomes"]) for each in (left, right)]
    pairs = case.rules["outcome_pairs"]["opposed"]
    return told in pairs or told[::-1] in pairs


def at_one_time(case: Case, left: Statement, right: Statement) -> Tied:
    """Return how two opposed outcomes stand: of one time a contradiction, else the later one is an update."""
    one, other = case.moment(left), case.moment(right)
    gap = one.gap(other)
    same_word = case.principal(left) == case.principal(right)
    dated = from_when(left.when).bounded and from_when(right.when).bounded
    if gap and (same_word or dated or gap > case.rules["meeting"]["window_days"]):
        first = one.end is not None and other.start is not None and one.end < other.start
        return Tied(Step.UPDATES, left, right) if first else Tied(Step.UPDATES, right, left)
    return Tied(ContradictionKind.STATUS, left, right)


def _formats(case: Case, left: Statement, right: Statement) -> Tied | None:
    formats = {_format(left, case.rules), _format(right, case.rules)}
    return Tied(ContradictionKind.STATUS, left, right) if formats == {"direct", "indirect"} else None


def _format(statement: Statement, rules: Any) -> str | None:
    """The format that the words themselves tell: "meetings involving A and B" tells none."""
    claim = statement.claim
    if not isinstance(claim, MeetingClaim) or claim.format is None:
        return None
    indirect = has_any(statement.text, rules["formats"]["indirect"])
    if claim.format is MeetingFormat.INDIRECT:
        return "indirect" if indirect else None
    return "direct" if has_any(statement.text, rules["formats"]["direct"]) and not indirect else None
