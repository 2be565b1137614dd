"""Commitments and appeals: who undertook, or asked for, what; joined by actor and by the words of what."""

import re
from collections.abc import Hashable, Iterator

from trucewatch.matters.case import Case, party_or_own
from trucewatch.matters.compare import compare
from trucewatch.matters.grouping import Lot, Rule, gather_alike
from trucewatch.matters.groups import Group, Step, Tied
from trucewatch.matters.judged import Judged
from trucewatch.matters.likeness import Likeness, Part, vetoed
from trucewatch.matters.must import must_of
from trucewatch.matters.rivals import rescheduled
from trucewatch.matters.supports import denial
from trucewatch.matters.times import Relation, Stretch, from_iso, from_when
from trucewatch.matters.words import has_any, shared
from trucewatch.model import (
    AppealClaim,
    CommitmentClaim,
    ContradictionKind,
    MatterKind,
    Precision,
    Stance,
    Statement,
)

_UNDATED = re.compile(r"\b[0-9]+(?:st|nd|rd|th)?\b")
_SURE = frozenset({Precision.DAY, Precision.PART_OF_DAY, Precision.WEEKEND})


def commitment_groups(case: Case, judged: tuple[Judged, ...]) -> Iterator[Group]:
    """Yield one group for each undertaking of an actor."""
    held = list(case.claims(CommitmentClaim))
    by_id = {one.id: one for one in held}
    for lot in _joined(case, held, judged):
        members = tuple(by_id[key] for key in lot.items)
        title = f"{_who(case, members[0])}: {_what(members[0])}"
        yield Group(MatterKind.COMMITMENT, title, members, lot.items[0], lot.joins)


def appeal_groups(case: Case, judged: tuple[Judged, ...]) -> Iterator[Group]:
    """Yield one group for each appeal of an actor."""
    held = list(case.claims(AppealClaim))
    by_id = {one.id: one for one in held}
    for lot in _joined(case, held, judged):
        members = tuple(by_id[key] for key in lot.items)
        title = f"{_who(case, members[0])} calls for: {_what(members[0])}"
        yield Group(MatterKind.APPEAL, title, members, lot.items[0], lot.joins)


def ties(case: Case, group: Group) -> Iterator[Tied]:
    """Yield how the tellings of one undertaking stand: denied, dated more finely, or dated apart."""

    def signature(one: Statement) -> Hashable:
        return (date_of(case, one), one.stance, case.principal(one))

    yield from compare(case, group.members, signature, lambda a, b: denial(a, b) or _dates(case, a, b))


def date_of(case: Case, statement: Statement) -> Stretch:
    """Return by when, or when, it is to be done: the deadline or time that was read, or else a day that is named."""
    claim = statement.claim
    deadline = from_iso(claim.deadline) if isinstance(claim, CommitmentClaim) else from_iso(None)
    read = deadline if deadline.bounded else from_when(statement.when)
    return read if read.bounded else case.named_day(statement)


def _dates(case: Case, left: Statement, right: Statement) -> Tied | None:
    one, other = date_of(case, left), date_of(case, right)
    relation = one.relation(other)
    if relation is Relation.INSIDE:
        return Tied(Step.REFINES, right, left)
    if relation is Relation.AROUND:
        return Tied(Step.REFINES, left, right)
    sure = all(each.when is None or each.when.precision in _SURE for each in (left, right))
    refused = left.stance is right.stance is Stance.DENIES  # as often as it is asked
    if relation is Relation.APART and sure and not refused and not _weeks_apart(case, left, right):
        return rescheduled(case, left, right) or Tied(ContradictionKind.TIME, left, right)
    return None


def _weeks_apart(case: Case, left: Statement, right: Statement) -> bool:
    """One weekday in two weeks: a relative date read from another day. Days of the month told by number are none."""
    one, other = date_of(case, left), date_of(case, right)
    if not one.start or not other.start or (one.start - other.start).days % 7:
        return False
    return not all(any(letter.isdigit() for letter in each.text) for each in (left, right))


def _joined(case: Case, held: list[Statement], judged: tuple[Judged, ...]) -> Iterator[Lot[str]]:
    by_id = {one.id: one for one in held}
    rules = case.rules["undertaking"]

    months = case.vocabulary.content(" ".join(case.rules["time"]["months"]))

    def blocks(key: str) -> Iterator[Hashable]:
        story = case.stories.story(by_id[key])
        actor = _actor(case, by_id[key])
        if actor:
            yield (actor, story)
        if not actor or actor.startswith(by_id[key].report):
            yield ("what", story, case.vocabulary.content(_UNDATED.sub(" ", _what(by_id[key]).casefold())) - months)
        if bound := _bound(case, by_id[key]):
            yield ("bound", bound, story)

    def like(a: str, b: str) -> Likeness:
        left, right = by_id[a], by_id[b]
        if _far(case, left, right, rules["window_days"]):
            return vetoed("too far apart in time")
        found = [case.vocabulary.content(_what(one)) for one in (left, right)]
        core = [case.vocabulary.content(_what(one), rules["core"]) for one in (left, right)]
        share = max(shared(found[0], found[1]), shared(core[0], core[1]))
        return Likeness((Part("words", round(share, 3), " ".join(sorted(found[0] & found[1]))),))

    rule = Rule(blocks=blocks, like=like, accept=lambda found: found.score >= rules["threshold"])
    yield from gather_alike(list(by_id), rule, must_of(judged, by_id))


def _bound(case: Case, statement: Statement) -> str | None:
    """Whom an appeal tells to be bound to something ("must withdraw"): that is one question, whoever tells it."""
    claim = statement.claim
    if not isinstance(claim, AppealClaim) or not has_any(statement.text, case.rules["rival"]["duty"]):
        return None
    return party_or_own(case, claim.to, statement)


def _far(case: Case, left: Statement, right: Statement, window: int) -> bool:
    gap = date_of(case, left).gap(date_of(case, right))
    return gap is not None and gap > window


def _actor(case: Case, statement: Statement) -> str | None:
    claim = statement.claim
    if isinstance(claim, CommitmentClaim | AppealClaim):
        return party_or_own(case, claim.actor, statement)
    return None


def _what(statement: Statement) -> str:
    claim = statement.claim
    if isinstance(claim, CommitmentClaim):
        return claim.undertaking
    return claim.what if isinstance(claim, AppealClaim) else statement.text


def _who(case: Case, statement: Statement) -> str:
    claim = statement.claim
    if not isinstance(claim, CommitmentClaim | AppealClaim) or claim.actor is None:
        return case.speaker(statement)
    key = case.roster.key(claim.actor)
    return case.roster.name(key, claim.actor.name) if key else claim.actor.name
