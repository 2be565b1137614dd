"""What makes two tellings of an occurrence one incident, part by part, or why they cannot be one."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Any

from trucewatch.matters.case import Case, once
from trucewatch.matters.copies import copied
from trucewatch.matters.likeness import Likeness, Part, vetoed
from trucewatch.matters.places import Near, fine, stand
from trucewatch.matters.times import Relation, Stretch, from_when
from trucewatch.matters.words import has_any, shared, stem
from trucewatch.model import OccurrenceClaim, OccurrenceKind, PlacePrecision, Statement


@dataclass(frozen=True)
class Telling:
    """What is compared of one telling: its days, whether told as another event, who did it to whom, what was hit."""

    days: Stretch
    another: bool
    actor: str | None
    target: str | None
    aim: frozenset[str]


@once
def telling(case: Case, statement: Statement) -> Telling:
    """Return what is compared of a telling."""
    claim = claim_of(statement)
    rules = case.rules["incident"]
    return Telling(
        days=from_when(statement.when),
        another=bool(has_any(statement.text, rules["another"])),
        actor=case.party(claim.actor, statement),
        target=case.party(claim.target, statement),
        aim=case.vocabulary.content(claim.target.name) - _stems(rules) if claim.target else frozenset(),
    )


def likeness(case: Case, left: Statement, right: Statement) -> Likeness:
    """Return what makes two occurrences one, part by part, or why they cannot be."""
    rules = case.rules["incident"]
    if veto := why_never(case, left, right):
        return vetoed(veto)
    parts = [*_kind_part(left, right, rules), *_time_part(case, left, right, rules), *_place_part(left, right, rules)]
    actors = _actor_part(case, left, right, rules)
    return Likeness((*parts, *actors, *_word_part(case, left, right, rules), *copied(case, left, right)))


def why_never(case: Case, left: Statement, right: Statement) -> str | None:
    """Return why two occurrences can never be one; None where they may be."""
    rules = case.rules["incident"]
    return (
        _another(case, left, right)
        or _times_apart(case, left, right)
        or _places_apart(case, left, right, rules)
        or _acts_apart(case, left, right, rules)
    )


def may_be_one(case: Case, left: Statement, right: Statement) -> bool:
    """Whether two tellings of one report can be `accepted` as one, by what is quickly asked; others always may be."""
    if left.report != right.report:
        return True
    one, other = telling(case, left), telling(case, right)
    if one.another != other.another or one.days.relation(other.days) is Relation.APART:
        return False
    kinds = {claim_of(left).kind, claim_of(right).kind}
    known = len(kinds) == 1 and OccurrenceKind.OTHER not in kinds
    dated = one.days.days is not None and other.days.days is not None
    return OccurrenceKind.CEASEFIRE_VIOLATION in kinds or ((known or dated) and _share(case, left, right))


def _share(case: Case, left: Statement, right: Statement) -> bool:
    """Whether two tellings may share a place, a doer, or what was hit."""
    rules = case.rules["incident"]
    one, other = telling(case, left), telling(case, right)
    if left.where and right.where:
        return True
    doers = one.actor and other.actor and (one.actor == other.actor or rules["weights"]["other_actor"] > 0)
    if doers or (one.target and one.target == other.target) or any(_aim_part(one, other, rules)):
        return True
    return bool(case.own_substance(left).known_thing(case.own_substance(right)))


def accepted(found: Likeness, rules: Any) -> bool:
    """What is enough: copied words; time and one more; without a time, one kind of act by one actor, and one more."""
    if found.has("copied"):
        return True
    timed = found.has("time") and found.has("place", "actor", "target", "aim", "thing")
    known = found.has("kind") and found.has("actor") and found.has("place", "target", "aim", "same-words")
    aimed = found.has("kind") and found.has("aim") and found.has("story")
    return found.score >= rules["threshold"] and (timed or known or aimed or found.has("mutual"))


def told_the_same(case: Case, statement: Statement) -> Hashable | None:
    """Return what a telling's typed fields tell, where these alone make it one event with any that tells the same.

    That takes a kind of act, a town or a thing that was hit, and a day or a known doer. None where that is not told, or
    where it is told as another event.
    """
    found = telling(case, statement)
    kind = claim_of(statement).kind
    town = statement.where.name if fine(statement.where) and statement.where else ""
    dated = found.days.days is not None and found.days.days <= case.rules["incident"]["fine_days"]
    if kind is OccurrenceKind.OTHER or found.another or not (town or found.aim) or not (dated or found.actor):
        return None
    spots = frozenset() if town else case.substance(statement).spots
    place = town or (statement.where.name if statement.where else "")
    who = (found.actor, found.target, found.aim)
    return (kind, statement.stance, found.days, who, place, spots, case.stories.story(statement))


def claim_of(statement: Statement) -> OccurrenceClaim:
    """Return the occurrence that a statement tells; raises TypeError where it tells none."""
    claim = statement.claim
    if not isinstance(claim, OccurrenceClaim):
        raise TypeError(f"{statement.id} holds no occurrence")
    return claim


def family(kind: OccurrenceKind, rules: Any) -> str:
    """Return the name of the kinds as which one event may be told: the first of them."""
    return next((group[0] for group in rules["groups"] if kind.value in group), kind.value)


def _another(case: Case, left: Statement, right: Statement) -> str | None:
    if left.report != right.report:
        return None
    marks = {telling(case, one).another for one in (left, right)}
    return "one of them is told as another event" if len(marks) > 1 else None


def _times_apart(case: Case, left: Statement, right: Statement) -> str | None:
    one, other = telling(case, left).days, telling(case, right).days
    if one.relation(other) is Relation.APART:
        return f"{left.when.words} is not {right.when.words}" if left.when and right.when else "other days"
    return None


def _places_apart(case: Case, left: Statement, right: Statement, rules: Any) -> str | None:
    if left.where and right.where and stand(left.where, right.where, rules) is Near.APART:
        return f"{left.where.name} is not {right.where.name}"
    if not (left.where and right.where) and case.elsewhere(left, right):
        return "other places are named"
    return None


def _acts_apart(case: Case, left: Statement, right: Statement, rules: Any) -> str | None:
    one, other = telling(case, left).actor, telling(case, right).actor
    two = one and other and one != other and _own_acts(case, left, right, rules)
    return "each actor's act is one of its own" if two else None


def _kind_part(left: Statement, right: Statement, rules: Any) -> Iterator[Part]:
    one, other = claim_of(left).kind, claim_of(right).kind
    name = "kind" if one is other and one is not OccurrenceKind.OTHER else "group"
    yield Part(name, rules["weights"][name], f"{one.value}, {other.value}")


def _time_part(case: Case, left: Statement, right: Statement, rules: Any) -> Iterator[Part]:
    one, other = telling(case, left).days, telling(case, right).days
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


def _actor_part(case: Case, left: Statement, right: Statement, rules: Any) -> list[Part]:
    one, other = telling(case, left), telling(case, right)
    parts = []
    if one.actor and other.actor:
        same = one.actor == other.actor
        parts.append(Part("actor", rules["weights"]["actor" if same else "other_actor"], f"{one.actor}, {other.actor}"))
    if one.target and one.target == other.target:
        parts.append(Part("target", rules["weights"]["target"], one.target))
    return [*parts, *_aim_part(one, other, rules)]


def _own_acts(case: Case, left: Statement, right: Statement, rules: Any) -> bool:
    """Whether two doers make two events: in some kinds always, in others unless they hit the same thing."""
    kinds = {claim_of(one).kind.value for one in (left, right)}
    if kinds & set(rules["own"]):
        return True
    one_aim = any(_aim_part(telling(case, left), telling(case, right), rules))
    return bool(kinds & set(rules["own_but_one_aim"])) and not one_aim


def _aim_part(one: Telling, other: Telling, rules: Any) -> Iterator[Part]:
    """What was hit, in the reports' words: "an aid convoy" and "the convoy" are one, "a town" is any."""
    if shared(one.aim, other.aim) >= rules["same_words"]:
        yield Part("aim", rules["weights"]["aim"], " ".join(sorted(one.aim & other.aim)))


def _stems(rules: Any) -> frozenset[str]:
    return frozenset(stem(word) for word in rules["vague_targets"])


def _word_part(case: Case, left: Statement, right: Statement, rules: Any) -> Iterator[Part]:
    if case.stories.same(left, right):
        yield Part("story", rules["weights"]["story"], left.report)
        if _mutual(left, right):
            yield Part("mutual", rules["weights"]["place"], "each side accuses the other")
    known = case.own_substance(left).known_thing(case.own_substance(right))
    if known:
        yield Part("thing", rules["weights"]["thing"], " ".join(sorted(known)))
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
    claims = [claim_of(one) for one in (left, right)]
    return all(
        claim.kind is OccurrenceKind.CEASEFIRE_VIOLATION and (claim.actor is None or claim.actor.actor is None)
        for claim in claims
    )
