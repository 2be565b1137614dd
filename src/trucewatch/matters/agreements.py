"""Which agreement each position is about: the one the story turns on, or another with words of its own."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from trucewatch.matters.case import Case, party_or_own
from trucewatch.matters.clusters import Clusters
from trucewatch.matters.words import shared, stem, words
from trucewatch.model import PositionClaim, Statement

_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Pact:
    """An agreement as the reports speak of it: the statements that take positions on it, its own words if any."""

    members: tuple[Statement, ...]
    own: frozenset[str]

    @property
    def key(self) -> str:
        """The first statement in the case's own order: it tells agreements apart within one run."""
        return self.members[0].id


def find_pacts(case: Case) -> tuple[Pact, ...]:
    """Return the agreements that positions are taken on, each with its statements, in the case's own order."""
    held = list(case.claims(PositionClaim))
    names = _name_words(case)
    lots: dict[tuple[str, frozenset[str]], list[Statement]] = {}
    for statement in held:
        lots.setdefault((statement.report, own_words(case, statement, names)), []).append(statement)
    clusters = Clusters(list(lots))
    for left, right in combinations(lots, 2):
        if clusters.home(left) != clusters.home(right) and _one(case, left, right, lots):
            clusters.join(left, right)
    found = []
    for group in clusters.groups():
        members = [statement for lot in group for statement in lots[lot]]
        members.sort(key=lambda one: case.order[one.id])
        found.append(Pact(tuple(members), frozenset[str]().union(*(own for _, own in group))))
    return tuple(sorted(found, key=lambda pact: case.order[pact.members[0].id]))


def party_of(case: Case, statement: Statement) -> str | None:
    """Return the party whose position a statement tells: its claim's actor, or the speaker where none is named."""
    claim = statement.claim
    if not isinstance(claim, PositionClaim):
        return None
    key = case.roster.key(claim.actor)
    if key is not None:
        return case.roster.side(key)
    speaker = case.roster.key(statement.principal)
    return party_or_own(case, claim.actor, statement) or (case.roster.side(speaker) if speaker else None)


def own_words(case: Case, statement: Statement, names: frozenset[str]) -> frozenset[str]:
    """Return the words that tell this agreement from another: none where it is just "the deal"."""
    claim = statement.claim
    if not isinstance(claim, PositionClaim) or not claim.agreement:
        return frozenset()
    rules = case.rules["agreement"]
    common = {*rules["nouns"], *rules["neutral"], *case.rules["time"]["weekdays"]}
    told = words(claim.agreement)
    topics = [word for word in told if word in rules["topics"] or _YEAR.fullmatch(word)]
    begins = next((at for at, word in enumerate(told) if word in rules["subject"]), len(told))
    subject = [word for word in told[begins + 1 :] if word not in common]
    if all(word in names for word in subject):
        subject = []
    return frozenset(stem(word) for word in (*topics, *subject))


def _name_words(case: Case) -> frozenset[str]:
    """The words of all actors' and places' names: alone they tell no agreement from another."""
    found: set[str] = set()
    for actor in case.roster.named().values():
        for name in (actor.name, *actor.names):
            found.update(words(name))
    for statement in case.statements:
        if statement.where is not None:
            found.update(words(statement.where.name))
    return frozenset(found)


def _one(
    case: Case,
    left: tuple[str, frozenset[str]],
    right: tuple[str, frozenset[str]],
    lots: Mapping[tuple[str, frozenset[str]], Sequence[Statement]],
) -> bool:
    if bool(left[1]) != bool(right[1]):
        return False
    rules = case.rules["agreement"]
    if left[1] and shared(left[1], right[1]) < case.rules["undertaking"]["threshold"]:
        return False
    one, other = lots[left], lots[right]
    if case.stories.same(one[0], other[0]):
        return True
    return _kinship(case, one, other, rules["window_days"]) >= int(rules["threshold"])


def _kinship(case: Case, one: Sequence[Statement], other: Sequence[Statement], window: int) -> int:
    gap = case.told(one[0]).gap(case.told(other[0]))
    if gap is not None and gap > window:
        return -1
    parties = _parties(case, one) & _parties(case, other)
    places = _places(one) & _places(other)
    return min(len(parties), 2) + (gap is not None) + bool(places) if parties else 0


def _parties(case: Case, held: Sequence[Statement]) -> frozenset[str]:
    return frozenset(party for one in held if (party := party_of(case, one)) is not None)


def _places(held: Sequence[Statement]) -> frozenset[str]:
    return frozenset(one.where.name for one in held if one.where is not None)
