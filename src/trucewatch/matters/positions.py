"""Positions of a party on an agreement: one matter a party, and which positions cannot both be so."""

import re
from collections.abc import Hashable, Iterator, Sequence
from typing import Any

from trucewatch.matters.agreements import Pact, party_of
from trucewatch.matters.case import Case
from trucewatch.matters.compare import compare
from trucewatch.matters.groups import Group, Step, Tied
from trucewatch.matters.rivals import both_old, excluded
from trucewatch.matters.times import OPEN, Relation, Stretch, after, from_iso, from_when
from trucewatch.matters.words import quoted
from trucewatch.model import (
    Basis,
    ContradictionKind,
    MatterKind,
    Position,
    PositionClaim,
    Stance,
    Statement,
)

UNREAL = frozenset({Stance.THREATENS, Stance.PROMISES, Stance.DEMANDS})
_DURATION = re.compile(r"\b([a-z-]+|\d{1,3})[ -](hours?|days?|weeks?)\b")


def position_groups(case: Case, pacts: Sequence[Pact], names: dict[str, str]) -> Iterator[Group]:
    """Yield one group for each party and agreement; `names` gives each agreement's name by its key."""
    for pact in pacts:
        parties: dict[str, list[Statement]] = {}
        for statement in pact.members:
            key = party_of(case, statement)
            if key is not None:
                parties.setdefault(key, []).append(statement)
        for party, members in parties.items():
            title = f"Position of {_party_name(case, party, members)} on the {_lowered(names[pact.key])}"
            yield Group(MatterKind.POSITION, title, tuple(members), f"{pact.key}|{party}")


def ties(case: Case, group: Group) -> Iterator[Tied]:
    """Yield how the positions told of one party on one agreement stand to each other."""
    rules = case.rules["position"]

    def signature(one: Statement) -> Hashable:
        claim = one.claim
        assert isinstance(claim, PositionClaim)  # noqa: S101 - groups of this kind hold nothing else
        return (
            claim.position,
            claim.until,
            one.stance is Stance.DENIES,
            case.principal(one),
            from_when(one.when),
            until_of(case, one),
            one.where.name if one.where else "",
        )

    def rule(left: Statement, right: Statement) -> Tied | None:
        return _tie(case, left, right, rules)

    members = [one for one in group.members if one.stance not in UNREAL]
    yield from compare(case, members, signature, rule)


def until_of(case: Case, statement: Statement) -> Stretch:
    """Return until when time was asked for: the claim's date, or a length of time counted from when it was told."""
    claim = statement.claim
    if not isinstance(claim, PositionClaim):
        return OPEN
    if claim.until:
        return from_iso(claim.until)
    if claim.position.value not in case.rules["position"]["pending"]:
        return OPEN
    return _counted(statement.text, case.told(statement), case.rules["time"])


def _counted(text: str, base: Stretch, rules: Any) -> Stretch:
    if base.start is None or base.days != 1:
        return OPEN
    for number, unit in _DURATION.findall(text.casefold()):
        count = int(number) if number.isdigit() else rules["numbers"].get(number)
        if count and unit in rules["units"]:
            days = count * rules["units"][unit] or -(-count // 24)
            end = after(base.start, days)
            return Stretch(end, end)
    return OPEN


def _tie(case: Case, left: Statement, right: Statement, rules: Any) -> Tied | None:
    one, other = left.claim, right.claim
    if not isinstance(one, PositionClaim) or not isinstance(other, PositionClaim):
        return None
    if (left.stance is Stance.DENIES) != (right.stance is Stance.DENIES):
        return _denial(left, right) if one.position is other.position else None
    if left.stance is Stance.DENIES:
        return None
    if one.position is other.position:
        return _same_position(case, left, right, rules)
    return _opposed(case, left, right, rules)


def _denial(left: Statement, right: Statement) -> Tied:
    denied, told = (left, right) if left.stance is Stance.DENIES else (right, left)
    return Tied(ContradictionKind.DENIAL, told, denied)


def _same_position(case: Case, left: Statement, right: Statement, rules: Any) -> Tied | None:
    if left.claim.position.value not in rules["pending"]:  # type: ignore[union-attr]
        if (field := _once(case, left, right)) is not None:
            return Tied(field, left, right)
        return _finer(left, right, from_when(left.when), from_when(right.when))
    until, other = until_of(case, left), until_of(case, right)
    if until.bounded != other.bounded:
        return Tied(Step.REFINES, right, left) if until.bounded else Tied(Step.REFINES, left, right)
    if until.relation(other) is not Relation.APART:
        return _finer(left, right, until, other)
    if case.principal(left) == case.principal(right):
        return _later(case, left, right)
    if _a_week_off(case, left, right, until, other):
        return None
    return Tied(ContradictionKind.TIME, left, right)


def _once(case: Case, left: Statement, right: Statement) -> ContradictionKind | None:
    """What is done once cannot have been done on two days, or in two towns: the field that excludes, None if none."""
    claim = left.claim
    if not isinstance(claim, PositionClaim) or claim.position.value not in case.rules["rival"]["once"]:
        return None
    same_word = left.report == right.report or case.chain(left) == case.chain(right)
    if same_word or (left.principal is not None and case.principal(left) == case.principal(right)):
        return None
    return excluded(case, left, right) if both_old(case, left, right) else None


def _finer(left: Statement, right: Statement, one: Stretch, other: Stretch) -> Tied | None:
    relation = one.relation(other)
    if relation is Relation.INSIDE or (one.bounded and not other.bounded):
        return Tied(Step.REFINES, right, left)
    if relation is Relation.AROUND or (other.bounded and not one.bounded):
        return Tied(Step.REFINES, left, right)
    return None


def _a_week_off(case: Case, left: Statement, right: Statement, one: Stretch, other: Stretch) -> bool:
    """One weekday, whole weeks apart, and a report dated only by other reports: the dating may be at fault."""
    if one.start is None or other.start is None or (one.start - other.start).days % 7:
        return False
    bases = {case.reports[each.report].published.basis for each in (left, right) if each.report in case.reports}
    return bool(bases & {Basis.SAME_STORY, Basis.UNCLEAR})


def _opposed(case: Case, left: Statement, right: Statement, rules: Any) -> Tied | None:
    if _class(left, rules) > _class(right, rules):
        left, right = right, left
    pair = (_class(left, rules), _class(right, rules))
    if pair in {("consent", "reject"), ("consent", "unsigned")}:
        return _signed_or_not(case, left, right)
    if pair == ("favour", "reject"):
        if case.principal(left) == case.principal(right):
            return _later(case, left, right)
        return _at_one_time(case, left, right, rules)
    if pair in {("pending", "reject"), ("pending", "unsigned"), ("consent", "pending")}:
        return _answered(case, left, right) if pair[0] == "pending" else _answered(case, right, left)
    return None


def _answered(case: Case, asked: Statement, answer: Statement) -> Tied | None:
    """Time asked for, and then what came of it; the other way round the two are only told in another order."""
    tied = _later(case, asked, answer)
    return tied if tied and tied.left is asked else None


def _class(statement: Statement, rules: Any) -> str:
    claim = statement.claim
    position = claim.position.value if isinstance(claim, PositionClaim) else ""
    names = ("consent", "favour", "pending", "reject", "unsigned")
    return next((name for name in names if position in rules[name]), "other")


def _signed_or_not(case: Case, signed: Statement, unsigned: Statement) -> Tied | None:
    """Signed at first and gone back on it later, or not at first and signed later, are steps."""
    relation = case.moment(signed).relation(case.moment(unsigned))
    if relation is Relation.APART:
        return _later(case, signed, unsigned)
    claim = unsigned.claim
    denied = isinstance(claim, PositionClaim) and claim.position is Position.DENIED_HAVING_AGREED
    return Tied(ContradictionKind.DENIAL if denied else ContradictionKind.STATUS, signed, unsigned)


def _at_one_time(case: Case, left: Statement, right: Statement, rules: Any) -> Tied | None:
    gap = case.moment(left).gap(case.moment(right))
    if gap is not None and gap > rules["window_days"]:
        return _later(case, left, right)
    return Tied(ContradictionKind.STATUS, left, right)


def _later(case: Case, left: Statement, right: Statement) -> Tied | None:
    one, other = case.moment(left), case.moment(right)
    if one.end and other.start and one.end < other.start:
        return Tied(Step.UPDATES, left, right)
    if other.end and one.start and other.end < one.start:
        return Tied(Step.UPDATES, right, left)
    return None


def _party_name(case: Case, party: str, members: Sequence[Statement]) -> str:
    if case.roster.actor(party) is None:
        claim = members[0].claim
        words = claim.actor.name if isinstance(claim, PositionClaim) else ""
        mere = words.casefold() in case.rules["position"]["pronouns"]
        return f"somebody not named ({quoted(words, len(words))})" if mere else words or party
    leaders = [case.roster.name(leader) for leader in case.roster.leader_of(party)]
    named = {case.roster.key(one.claim.actor) for one in members if isinstance(one.claim, PositionClaim)}
    told = [case.roster.name(leader) for leader in case.roster.leader_of(party) if leader in named]
    own = case.roster.name(party)
    return f"{own} ({', '.join(told)})" if told and leaders else own


def _lowered(name: str) -> str:
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
