"""Incidents: tellings of one occurrence, joined by what happened, when, where, by whom and to whom."""

from collections.abc import Hashable, Iterator

from trucewatch.matters.case import Case
from trucewatch.matters.compare import compare
from trucewatch.matters.doers import two_doers
from trucewatch.matters.events import (
    accepted,
    claim_of,
    family,
    likeness,
    may_be_one,
    telling,
    told_the_same,
    why_never,
)
from trucewatch.matters.grouping import Rule, gather_alike
from trucewatch.matters.groups import Group, Tied
from trucewatch.matters.judged import Judged
from trucewatch.matters.likeness import Likeness, Part
from trucewatch.matters.must import must_of
from trucewatch.matters.places import fine
from trucewatch.matters.rivals import contradicted, finer, rival
from trucewatch.matters.times import from_when
from trucewatch.matters.words import has_any, quoted
from trucewatch.model import (
    ActorRef,
    ContradictionKind,
    MatterKind,
    OccurrenceClaim,
    OccurrenceKind,
    Precision,
    Stance,
    Statement,
)


def incident_groups(case: Case, judged: tuple[Judged, ...]) -> Iterator[Group]:
    """Yield one group for each incident. What is only threatened, promised or demanded has not happened."""
    held = [one for one in case.claims(OccurrenceClaim) if one.stance not in _UNREAL]
    by_id = {one.id: one for one in held}
    rules = case.rules["incident"]

    def like(a: str, b: str) -> Likeness:
        a, b = min(a, b), max(a, b)
        return likeness(case, by_id[a], by_id[b])

    def never(a: str, b: str) -> bool:
        return why_never(case, by_id[a], by_id[b]) is not None

    rule = Rule(
        blocks=lambda key: _blocks(case, by_id[key]),
        like=like,
        accept=lambda found: accepted(found, rules),
        rival=lambda a, b: _rival(case, by_id[a], by_id[b]),
        same=lambda key: told_the_same(case, by_id[key]),
        may=lambda a, b: may_be_one(case, by_id[a], by_id[b]),
        never=never,
    )
    for lot in gather_alike([one.id for one in held], rule, must_of(judged, by_id)):
        members = tuple(by_id[key] for key in lot.items)
        yield Group(MatterKind.INCIDENT, _title(case, members), members, lot.items[0], lot.joins)


_SHORT = 70
_UNREAL = frozenset({Stance.THREATENS, Stance.PROMISES, Stance.DEMANDS})


def _blocks(case: Case, statement: Statement) -> Iterator[Hashable]:
    """Only what is of one family of kinds, and of one story, place or day, is compared."""
    kinds = family(claim_of(statement).kind, case.rules["incident"])
    yield (kinds, "story", case.stories.story(statement))
    yield (kinds, "chain", case.chain(statement))
    if statement.where is not None:
        yield (kinds, "place", statement.where.name)
    if statement.when is not None and statement.when.start == statement.when.end:
        yield (kinds, "day", statement.when.start)


def _rival(case: Case, left: Statement, right: Statement) -> Likeness | None:
    """Tellings of one act by one doer, as far as told, that exclude each other in a day or a town."""
    denied = (left.stance is Stance.DENIES) != (right.stance is Stance.DENIES)
    if case.one_telling(left, right) and not (denied and case.two_voices(left, right)):
        return None
    if denied:
        return _denied_alike(case, left, right)
    parties = [telling(case, each).actor for each in (left, right)]
    if parties[0] and parties[1] and parties[0] != parties[1]:
        return None
    found = rival(case, left, right)
    if found is None or two_doers(case, left, right, claim_of(left).actor, claim_of(right).actor):
        return None
    return found


def _denied_alike(case: Case, left: Statement, right: Statement) -> Likeness | None:
    """An act and its denial, told in the same words: a denial seldom says when and where."""
    found = likeness(case, left, right)
    if found.veto is not None:
        return None
    one, other = (case.reader.read(each, each.text) for each in (left, right))
    share = one.alike(other)
    common = len(one.things & other.things) + len(one.names & other.names)
    if (
        share < case.rules["rival"]["share"]
        or common < 1
        or (one.numbers and other.numbers and one.numbers != other.numbers)
    ):
        return None
    return Likeness(
        (
            *found.parts,
            Part("denied", 0.1, ""),
            Part("words", round(share, 3), " ".join(sorted(one.content & other.content))),
        )
    )


def ties(case: Case, group: Group) -> Iterator[Tied]:
    """Yield how the tellings of an incident stand to each other."""

    def signature(one: Statement) -> Hashable:
        claim = claim_of(one)
        denied = one.stance is Stance.DENIES
        place = one.where.name if one.where else ""
        doer = case.roster.party_of(claim.actor) or (case.naming(claim.actor.name) if claim.actor else "")
        day = (from_when(one.when), one.when.precision if one.when else None)
        return (doer, denied, day, place, case.principal(one), _launched(case, one))

    yield from compare(case, group.members, signature, lambda a, b: _tie(case, a, b))


def _tie(case: Case, left: Statement, right: Statement) -> Tied | None:
    if (left.stance is Stance.DENIES) != (right.stance is Stance.DENIES):
        return _denial(case, left, right)
    if left.stance is Stance.DENIES:
        return None
    if _responsible(case, left, right):
        return Tied(ContradictionKind.RESPONSIBILITY, left, right)
    if (field := contradicted(case, left, right)) is not None:
        return Tied(field, left, right)
    if _counts_apart(case, left, right):
        return Tied(ContradictionKind.VALUE, left, right)
    return finer(case, left, right)


def _launched(case: Case, statement: Statement) -> frozenset[str]:
    """The number of shells, rockets, drones that an occurrence was done with, where one is told exactly."""
    claim = claim_of(statement)
    if not claim.instrument or has_any(claim.instrument, case.rules["rival"]["inexact"]):
        return frozenset()
    return case.reader.counted(claim.instrument)


def _counts_apart(case: Case, left: Statement, right: Statement) -> bool:
    """Whether two tell of surely one event, each on his own word, that it was done with so many and so many."""
    one, other = _launched(case, left), _launched(case, right)
    if len(one) != 1 or len(other) != 1 or one == other or case.one_telling(left, right):
        return False
    return case.principal(left) != case.principal(right) and _surely_one(case, left, right)


def _denial(case: Case, left: Statement, right: Statement) -> Tied | None:
    """An act denied; or one that failed, where it tells how things stand: a town taken or not."""
    denied, told = (left, right) if left.stance is Stance.DENIES else (right, left)
    if not _one_doer(case, told, denied):
        return None
    standing = claim_of(denied).kind.value in case.rules["rival"]["standing"]
    cues = case.rules["rival"]["denying"]
    said = any(has_any(link.cue, cues) for link in denied.attribution)
    return Tied(ContradictionKind.STATUS if standing and not said else ContradictionKind.DENIAL, told, denied)


def _one_doer(case: Case, told: Statement, denied: Statement) -> bool:
    """Whether a denial may be of the act that is told: by one doer, by nobody named, or by "its troops"."""
    accused, own = claim_of(told).actor, claim_of(denied).actor
    if accused is None or own is None:
        return True
    one, other = (case.party(claim_of(each).actor, each) for each in (told, denied))
    if one is None or other is None or one == other:
        return True
    mere = own.name.casefold().split()[:1]
    return mere != [] and mere[0] in case.rules["rival"]["own_words"]


def _responsible(case: Case, left: Statement, right: Statement) -> bool:
    """Whether two tellings of what is surely one event name two doers."""
    one, other = (claim_of(each) for each in (left, right))
    if {one.kind.value, other.kind.value} & set(case.rules["incident"]["own"]):
        return False
    return _surely_one(case, left, right) and two_doers(case, left, right, _doer(one), _doer(other))


def _doer(claim: OccurrenceClaim) -> ActorRef | None:
    """Who did it; where nobody is named, whose weapon it was: "an army shell"."""
    if claim.actor is not None or not claim.instrument:
        return claim.actor
    return ActorRef(actor=None, name=claim.instrument)


def _surely_one(case: Case, left: Statement, right: Statement) -> bool:
    """Whether two tellings are of one day and one town, or of one thing that was hit."""
    found = likeness(case, left, right)
    if found.veto is not None or not found.has("time"):
        return False
    kinds = {claim_of(one).kind for one in (left, right)}
    return found.has("aim", "thing") or (found.has("place") and fine(left.where) and OccurrenceKind.OTHER not in kinds)


def _title(case: Case, members: tuple[Statement, ...]) -> str:
    named = _named_title(case, members)
    return f"Denied: {named}" if all(one.stance is Stance.DENIES for one in members) else named


def _named_title(case: Case, members: tuple[Statement, ...]) -> str:
    claims = [claim_of(one) for one in members]
    kind = claims[0].kind.value.replace("-", " ")
    what = "Occurrence" if claims[0].kind is OccurrenceKind.OTHER else kind.capitalize()
    actor = next((name for claim in claims if claim.actor and (name := _named(case, claim))), "")
    where = next((one.where.name for one in members if one.where), "")
    day = next((label for one in members if (label := _day_label(one))), "")
    if not actor and not where and not day:
        return f"{what}: {quoted(members[0].text, _SHORT)}"
    return what + (f" by {actor}" if actor else "") + (f", {where}" if where else "") + (f", {day}" if day else "")


def _day_label(statement: Statement) -> str:
    """The day of an occurrence, or its month or year, as finely as it was told."""
    when = from_when(statement.when)
    if statement.when is None or statement.when.start is None or when.days is None:
        return ""
    if when.days == 1:
        return statement.when.start
    lengths = {Precision.MONTH: 7, Precision.YEAR: 4}
    length = lengths.get(statement.when.precision)
    return statement.when.start[:length] if length else f"{statement.when.start} to {statement.when.end}"


def _named(case: Case, claim: OccurrenceClaim) -> str:
    key = case.roster.key(claim.actor)
    return case.roster.name(key) if key else ""
