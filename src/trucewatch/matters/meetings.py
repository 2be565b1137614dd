"""Talks: tellings of one meeting, gathered, with what is only said of how it stands."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import Any

from trucewatch.matters.case import Case, once, party_or_own
from trucewatch.matters.copies import copied
from trucewatch.matters.grouping import Rule, gather_alike
from trucewatch.matters.groups import Group
from trucewatch.matters.judged import Judged
from trucewatch.matters.likeness import Likeness, Part, vetoed
from trucewatch.matters.must import must_of
from trucewatch.matters.outcomes import outcome_class
from trucewatch.matters.places import Near, fine, stand
from trucewatch.matters.rivals import excluded
from trucewatch.matters.talks import may_be_one_round, other_talks
from trucewatch.matters.times import Relation, from_when
from trucewatch.matters.words import has_any, quoted
from trucewatch.model import ContradictionKind, MatterKind, MeetingClaim, Statement

_SHORT = 70


def meeting_groups(case: Case, judged: tuple[Judged, ...]) -> Iterator[Group]:
    """Yield one group for each meeting. What is only said of how "the talks" stand goes to the story's main talks."""
    held = list(case.claims(MeetingClaim))
    by_id = {one.id: one for one in held}
    rules = case.rules["meeting"]
    rule: Rule[str] = Rule(
        blocks=lambda key: _blocks(case, by_id[key]),
        like=lambda a, b: likeness(case, by_id[a], by_id[b]),
        accept=lambda found: found.score >= rules["threshold"] and found.has("place", "participants", "copied"),
        rival=lambda a, b: _rival(case, by_id[a], by_id[b]),
        may=lambda a, b: may_be_one(case, by_id[a], by_id[b]),
    )
    found = gather_alike([one.id for one in held if not _status_only(case, one)], rule, must_of(judged, by_id))
    joins = {lot.items[0]: lot.joins for lot in found}
    lots = [[by_id[key] for key in lot.items] for lot in found]
    loose = [one for one in held if _status_only(case, one)]
    for members in _with_status(case, lots, loose):
        first = members[0].id
        members.sort(key=lambda one: case.order[one.id])
        yield Group(MatterKind.MEETING, _title(case, members), tuple(members), members[0].id, joins.get(first, ()))


def likeness(case: Case, left: Statement, right: Statement) -> Likeness:
    """Return what makes two tellings of talks one meeting, or why they cannot be."""
    rules = case.rules["meeting"]
    weights = rules["weights"]
    one, other = from_when(left.when), from_when(right.when)
    if one.relation(other) is Relation.APART and not _outcomes_near(case, left, right):
        return vetoed("other days")
    near = stand(left.where, right.where, case.rules["incident"])
    if near is Near.APART and fine(left.where) and fine(right.where):
        return vetoed("other places")
    if other_talks(case, left, right):
        return vetoed("other talks")
    parts = []
    if one.days is not None and other.days is not None:
        days = max(one.days, other.days)
        parts.append(
            Part(
                "time", weights["time" if days <= rules["fine_days"] else "coarse_time"], f"{one.start}, {other.start}"
            )
        )
    if near is Near.SAME and left.where:
        parts.append(Part("place", weights["place"], left.where.name))
    parts.extend(_participants(case, left, right, weights))
    if case.stories.same(left, right):
        parts.append(Part("story", weights["story"], left.report))
    parts.extend(copied(case, left, right))
    return Likeness(tuple(parts))


def may_be_one(case: Case, left: Statement, right: Statement) -> bool:
    """Whether two tellings of one report can be one, by what is quickly asked; those of two reports may always."""
    if left.report != right.report or (left.where and right.where):
        return True
    return not parties(case, left).isdisjoint(parties(case, right))


def _outcomes_near(case: Case, left: Statement, right: Statement) -> bool:
    """Whether both days are those of an outcome, and so near that talks may have lasted: "continued", "collapsed"."""
    rules = case.rules
    gap = from_when(left.when).gap(from_when(right.when)) or 0
    told = all(outcome_class(one, rules["outcomes"]) for one in (left, right))
    return told and gap <= rules["meeting"]["window_days"]


def _rival(case: Case, left: Statement, right: Statement) -> Likeness | None:
    """Talks of the same people on the same thing, told of two towns, or of two days by reports of one day."""
    if left.report == right.report:
        return None
    one, other = (parties(case, each) for each in (left, right))
    if not one or one != other:
        return None
    field = excluded(case, left, right)
    if field is None or case.chain(left) == case.chain(right):
        return None
    if field is ContradictionKind.TIME and case.told(left) != case.told(right):
        return None
    share = case.substance(left).alike(case.substance(right))
    if share < case.rules["rival"]["share"]:
        return None
    both = " ".join(sorted(case.substance(left).content & case.substance(right).content))
    parts = (field.value, -1.0, ""), ("participants", 1.0, " ".join(sorted(one))), ("words", round(share, 3), both)
    return Likeness(tuple(Part(*part) for part in parts))


def _participants(case: Case, left: Statement, right: Statement, weights: Any) -> Iterator[Part]:
    one, other = (parties(case, each) for each in (left, right))
    if one and other:
        share = len(one & other) / min(_named(left), _named(right))
        if share:
            yield Part("participants", round(weights["participants"] * share, 3), " ".join(sorted(one & other)))
        else:
            yield Part("other_participants", weights["other_participants"], " ".join(sorted(one | other)))


def _named(statement: Statement) -> int:
    claim = statement.claim
    return len(claim.participants) if isinstance(claim, MeetingClaim) else 0


@once
def parties(case: Case, statement: Statement) -> frozenset[str]:
    """Those who meet: known parties, and within a story those whom the words name ("the two ministers")."""
    claim = statement.claim
    if not isinstance(claim, MeetingClaim):
        return frozenset()
    keys = (party_or_own(case, ref, statement) for ref in claim.participants if case.is_named(ref))
    return frozenset(key for key in keys if key)


def _status_only(case: Case, statement: Statement) -> bool:
    """An outcome with neither participants nor a place: it is said of talks that are known from elsewhere."""
    claim = statement.claim
    if not isinstance(claim, MeetingClaim) or not outcome_class(statement, case.rules["outcomes"]):
        return False
    return not parties(case, statement) and not fine(statement.where)


def _blocks(case: Case, statement: Statement) -> Iterator[Hashable]:
    yield ("story", case.stories.story(statement))
    if statement.where is not None:
        yield ("place", statement.where.name)


def _with_status(case: Case, lots: Sequence[list[Statement]], loose: Sequence[Statement]) -> list[list[Statement]]:
    """Put each loose outcome with its story's main talks: those most often told there that it can be about."""
    found = [list(members) for members in lots]
    sizes = [Counter(case.stories.story(one) for one in members) for members in lots]
    spare: dict[str, list[list[Statement]]] = {}
    for statement in loose:
        story = case.stories.story(statement)
        fit = [
            (not _beside(statement, members), -sizes[place][story], place)
            for place, members in enumerate(lots)
            if sizes[place][story] and not _never(case, statement, members) and not _is_visit(case, members)
        ]
        if fit:
            found[min(fit)[2]].append(statement)
        else:
            own = spare.setdefault(story, [])
            lot = next((lot for lot in own if all(may_be_one_round(case, statement, one) for one in lot)), None)
            own.append([statement]) if lot is None else lot.append(statement)
    return [*found, *(lot for own in spare.values() for lot in own)]


def _beside(statement: Statement, members: Sequence[Statement]) -> bool:
    """Whether one of the talks is told in the very words that the outcome is told in, or right before them."""
    return any(
        one.report == statement.report
        and statement.span.start - one.span.start >= 0
        and statement.span.start <= one.span.end + 2
        for one in members
    )


def _is_visit(case: Case, members: Sequence[Statement]) -> bool:
    """Whether a guest's visit or a call is told, and no round of talks."""
    rules = case.rules["meeting"]
    return all(has_any(one.text, (*rules["visits"], *rules["calls"])) for one in members)


def _never(case: Case, statement: Statement, members: Sequence[Statement]) -> bool:
    rules = case.rules["incident"]
    place = fine(statement.where) and any(
        fine(one.where) and stand(statement.where, one.where, rules) is Near.APART for one in members
    )
    own = parties(case, statement)
    others = frozenset[str]().union(*(parties(case, one) for one in members))
    other = all(other_talks(case, statement, one) for one in members)
    return place or other or bool(own and others and not own & others)


def _title(case: Case, members: Sequence[Statement]) -> str:
    told = Counter(
        case.roster.name(key)
        for one in members
        if isinstance(one.claim, MeetingClaim)
        for ref in one.claim.participants
        if (key := case.roster.key(ref))
    )
    names = [name for name, _ in sorted(told.items(), key=lambda row: (-row[1], row[0]))[:4]]
    where = Counter(one.where.name for one in members if one.where)
    place = f" in {min(where, key=lambda name: (-where[name], name))}" if where else ""
    days = Counter(one.when.start for one in members if one.when and one.when.start and one.when.start == one.when.end)
    day = f", {min(days, key=lambda start: (-days[start], start))}" if days else ""
    if not names and not place and not day:
        return f"Talks: {quoted(members[0].text, _SHORT)}"
    return f"Talks{' of ' + ', '.join(names) if names else ''}{place}{day}"
