"""Incidents: tellings of one occurrence, joined by what happened, when, where, by whom and to whom."""

from collections.abc import Hashable, Iterator
from typing import Any

from trucewatch.matters.case import Case
from trucewatch.matters.compare import compare
from trucewatch.matters.copies import copied
from trucewatch.matters.grouping import gather_alike
from trucewatch.matters.groups import Group, Step, Tied
from trucewatch.matters.judged import Judged
from trucewatch.matters.likeness import Likeness, Part, vetoed
from trucewatch.matters.must import must_of
from trucewatch.matters.places import Near, stand
from trucewatch.matters.times import Relation, from_when
from trucewatch.matters.words import has_any, quoted, shared, stem
from trucewatch.model import (
    ActorKind,
    ContradictionKind,
    MatterKind,
    OccurrenceClaim,
    OccurrenceKind,
    PlacePrecision,
    Precision,
    Stance,
    Statement,
)


def incident_groups(case: Case, judged: tuple[Judged, ...]) -> Iterator[Group]:
    """Yield one group for each incident. What is only threatened, promised or demanded has not happened."""
    held = [one for one in case.claims(OccurrenceClaim) if one.stance not in _UNREAL]
    by_id = {one.id: one for one in held}
    rules = case.rules["incident"]
    seen: dict[tuple[str, str], Likeness] = {}

    def like(a: str, b: str) -> Likeness:
        pair = (a, b) if a <= b else (b, a)
        if pair not in seen:
            seen[pair] = likeness(case, by_id[a], by_id[b])
        return seen[pair]

    groups = gather_alike(
        [one.id for one in held],
        lambda key: _blocks(case, by_id[key]),
        like,
        lambda found: _accepted(found, rules),
        must_of(judged, by_id),
    )
    for keys in groups:
        members = tuple(by_id[key] for key in keys)
        yield Group(MatterKind.INCIDENT, _title(case, members), members, keys[0])


_SHORT = 70
_UNREAL = frozenset({Stance.THREATENS, Stance.PROMISES, Stance.DEMANDS})


def likeness(case: Case, left: Statement, right: Statement) -> Likeness:
    """Return what makes two occurrences one, part by part, or why they cannot be."""
    rules = case.rules["incident"]
    for veto in (_another(left, right, rules), _times_apart(left, right), _places_apart(left, right, rules)):
        if veto:
            return vetoed(veto)
    parts = [*_kind_part(left, right, rules), *_time_part(left, right, rules), *_place_part(left, right, rules)]
    actors = _actor_part(case, left, right, rules)
    if actors is None:
        return vetoed("each actor's act is one of its own")
    return Likeness((*parts, *actors, *_word_part(case, left, right, rules), *copied(case, left, right)))


def _blocks(case: Case, statement: Statement) -> Iterator[Hashable]:
    """Only what is of one family of kinds, and of one story, place or day, is compared."""
    family = _family(_claim(statement).kind, case.rules["incident"])
    yield (family, "story", case.stories.story(statement))
    yield (family, "chain", case.chain(statement))
    if statement.where is not None:
        yield (family, "place", statement.where.name)
    if statement.when is not None and statement.when.start == statement.when.end:
        yield (family, "day", statement.when.start)


def _accepted(found: Likeness, rules: Any) -> bool:
    """What is enough: copied words; time and one more; without a time, one kind of act by one actor, and one more."""
    if found.has("copied"):
        return True
    timed = found.has("time") and found.has("place", "actor", "target", "aim")
    known = found.has("kind") and found.has("actor") and found.has("place", "target", "aim", "same-words")
    aimed = found.has("kind") and found.has("aim") and found.has("story")
    return found.score >= rules["threshold"] and (timed or known or aimed or found.has("mutual"))


def ties(case: Case, group: Group) -> Iterator[Tied]:
    """Yield how the tellings of an incident stand to each other."""

    def signature(one: Statement) -> Hashable:
        claim = _claim(one)
        denied = one.stance is Stance.DENIES
        place = one.where.name if one.where else ""
        return (case.roster.party_of(claim.actor), denied, from_when(one.when), place, case.principal(one))

    yield from compare(case, group.members, signature, lambda a, b: _tie(case, a, b))


def _tie(case: Case, left: Statement, right: Statement) -> Tied | None:
    if (left.stance is Stance.DENIES) != (right.stance is Stance.DENIES):
        return _denial(case, left, right)
    if left.stance is Stance.DENIES:
        return None
    if _responsible(case, left, right):
        return Tied(ContradictionKind.RESPONSIBILITY, left, right)
    relation = from_when(left.when).relation(from_when(right.when))
    if relation is Relation.INSIDE:
        return Tied(Step.REFINES, right, left)
    return Tied(Step.REFINES, left, right) if relation is Relation.AROUND else None


def _denial(case: Case, left: Statement, right: Statement) -> Tied | None:
    denied, told = (left, right) if left.stance is Stance.DENIES else (right, left)
    one, other = (case.roster.party_of(_claim(each).actor) for each in (denied, told))
    if one is not None and other is not None and one != other:
        return None
    return Tied(ContradictionKind.DENIAL, told, denied)


def _responsible(case: Case, left: Statement, right: Statement) -> bool:
    """Whether two tellings of what is surely one event name two actors, neither of them part of the other."""
    one, other = (_claim(each) for each in (left, right))
    if {one.kind.value, other.kind.value} & set(case.rules["incident"]["own"]):
        return False
    keys = [case.roster.party_of(each.actor) for each in (one, other)]
    if keys[0] is None or keys[1] is None or keys[0] == keys[1]:
        return False
    if any(case.roster.kind(key) in {ActorKind.GROUP, ActorKind.UNCLEAR} for key in keys if key):
        return False
    return _surely_one(case, left, right) and not _part_of(case, keys[0], keys[1])


def _surely_one(case: Case, left: Statement, right: Statement) -> bool:
    found = likeness(case, left, right)
    fine = left.where is not None and left.where.precision in {PlacePrecision.SITE, PlacePrecision.TOWN}
    return found.veto is None and fine and found.has("place") and found.has("time")


def _part_of(case: Case, left: str, right: str) -> bool:
    one, other = (set(case.roster.name(key).casefold().split()) for key in (left, right))
    return one <= other or other <= one


def _claim(statement: Statement) -> OccurrenceClaim:
    claim = statement.claim
    if not isinstance(claim, OccurrenceClaim):
        raise TypeError(f"{statement.id} holds no occurrence")
    return claim


def _family(kind: OccurrenceKind, rules: Any) -> str:
    return next((group[0] for group in rules["groups"] if kind.value in group), kind.value)


def _another(left: Statement, right: Statement, rules: Any) -> str | None:
    if left.report != right.report:
        return None
    marks = [has_any(one.text, rules["another"]) for one in (left, right)]
    return "one of them is told as another event" if bool(marks[0]) != bool(marks[1]) else None


def _times_apart(left: Statement, right: Statement) -> str | None:
    one, other = from_when(left.when), from_when(right.when)
    if one.relation(other) is Relation.APART:
        return f"{left.when.words} is not {right.when.words}" if left.when and right.when else "other days"
    return None


def _places_apart(left: Statement, right: Statement, rules: Any) -> str | None:
    if left.where and right.where and stand(left.where, right.where, rules) is Near.APART:
        return f"{left.where.name} is not {right.where.name}"
    return None


def _kind_part(left: Statement, right: Statement, rules: Any) -> Iterator[Part]:
    one, other = _claim(left).kind, _claim(right).kind
    name = "kind" if one is other and one is not OccurrenceKind.OTHER else "group"
    yield Part(name, rules["weights"][name], f"{one.value}, {other.value}")


def _time_part(left: Statement, right: Statement, rules: Any) -> Iterator[Part]:
    one, other = from_when(left.when), from_when(right.when)
    if one.days is not None and other.days is not None:
        fine = max(one.days, other.days) <= rules["fine_days"]
        yield Part("time", rules["weights"]["time" if fine else "coarse_time"], f"{one.start}, {other.start}")


def _place_part(left: Statement, right: Statement, rules: Any) -> Iterator[Part]:
    near = stand(left.where, right.where, rules)
    if near is Near.SAME and left.where:
        coarse = left.where.precision in {PlacePrecision.COUNTRY, PlacePrecision.UNCLEAR}
        yield Part(
            "country" if coarse else "place", rules["weights"]["country" if coarse else "place"], left.where.name
        )
    elif near is Near.WITHIN and left.where and right.where:
        yield Part("country", rules["weights"]["country"], f"{left.where.name}, {right.where.name}")


def _actor_part(case: Case, left: Statement, right: Statement, rules: Any) -> list[Part] | None:
    one, other = _claim(left), _claim(right)
    parts = []
    actors = [case.roster.party_of(each.actor) for each in (one, other)]
    if actors[0] and actors[1]:
        same = actors[0] == actors[1]
        if not same and {one.kind.value, other.kind.value} & set(rules["own"]):
            return None
        parts.append(Part("actor", rules["weights"]["actor" if same else "other_actor"], f"{actors[0]}, {actors[1]}"))
    targets = [case.roster.party_of(each.target) for each in (one, other)]
    if targets[0] and targets[0] == targets[1]:
        parts.append(Part("target", rules["weights"]["target"], targets[0]))
    return [*parts, *_aim_part(case, one, other, rules)]


def _aim_part(case: Case, one: OccurrenceClaim, other: OccurrenceClaim, rules: Any) -> Iterator[Part]:
    """What was hit, in the reports' words: "an aid convoy" and "the convoy" are one, "a town" is any."""
    if one.target is None or other.target is None:
        return
    aims = [case.vocabulary.content(each.target.name) - _stems(rules) for each in (one, other) if each.target]
    if shared(aims[0], aims[1]) >= rules["same_words"]:
        yield Part("aim", rules["weights"]["aim"], " ".join(sorted(aims[0] & aims[1])))


def _stems(rules: Any) -> frozenset[str]:
    return frozenset(stem(word) for word in rules["vague_targets"])


def _word_part(case: Case, left: Statement, right: Statement, rules: Any) -> Iterator[Part]:
    if case.stories.same(left, right):
        yield Part("story", rules["weights"]["story"], left.report)
        if _mutual(left, right):
            yield Part("mutual", rules["weights"]["place"], "each side accuses the other")
    found = [case.content[one.id] for one in (left, right)]
    share = shared(found[0], found[1])
    if share:
        alike = share >= rules["same_words"]
        yield Part(
            "same-words" if alike else "words",
            round(rules["weights"]["words"] * share, 3),
            " ".join(sorted(found[0] & found[1])),
        )


def _mutual(left: Statement, right: Statement) -> bool:
    """Two accusations of breaches in general, with neither an actor nor a place of their own."""
    claims = [_claim(one) for one in (left, right)]
    return all(
        claim.kind is OccurrenceKind.CEASEFIRE_VIOLATION and (claim.actor is None or claim.actor.actor is None)
        for claim in claims
    )


def _title(case: Case, members: tuple[Statement, ...]) -> str:
    claims = [_claim(one) for one in members]
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
