"""Put items that are alike together, in an order that the input's order does not change."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, TypeVar

from trucewatch.matters.likeness import Likeness, Part

S = TypeVar("S")
T = TypeVar("T", bound=Hashable)
_ENOUGH = 8  # tellings of the same that are compared with all others
_MANY = 1_000  # items of one block that are all compared with all; of more, each with half as many of the next


class Clusters(Generic[T]):
    """Items in disjoint clusters, each known by its first item."""

    def __init__(self, items: Iterable[T]) -> None:
        self._home: dict[T, T] = {}
        self._members: dict[T, list[T]] = {}
        for item in items:
            self._home[item] = item
            self._members[item] = [item]

    def home(self, item: T) -> T:
        """Return the item that the cluster of this one is known by."""
        return self._home[item]

    def members(self, item: T) -> Sequence[T]:
        """Return the cluster of this item."""
        return self._members[self._home[item]]

    def join(self, left: T, right: T) -> None:
        """Make one cluster of two."""
        one, other = self._home[left], self._home[right]
        if one == other:
            return
        for item in self._members.pop(other):
            self._home[item] = one
            self._members[one].append(item)

    def groups(self) -> list[tuple[T, ...]]:
        """Return all clusters."""
        return [tuple(members) for members in self._members.values()]


@dataclass(frozen=True)
class Lot(Generic[T]):
    """Items that were put together, and the pairs by which they were: what was compared, and how alike it was."""

    items: tuple[T, ...]
    joins: tuple[tuple[T, T, Likeness], ...] = ()


@dataclass(frozen=True)
class Rule(Generic[T]):
    """How items are compared.

    Only items that share one of their `blocks` are. `like` says how alike two are and `accept` whether that is enough.
    `rival` finds two that tell of one thing and exclude each other in one field (a day, a town): it is asked of what
    `like` keeps apart, after all that agrees was joined, and says nothing for two that may well be two. `same` gives
    what an item tells in its typed fields, where these alone make two items one whatever their words: of so many that
    tell the same only the first few are compared with the rest, and the others are put with the first of them.
    """

    blocks: Callable[[T], Iterable[Hashable]]
    like: Callable[[T, T], Likeness]
    accept: Callable[[Likeness], bool]
    rival: Callable[[T, T], Likeness | None] | None = None
    same: Callable[[T], Hashable | None] | None = None


def gather_alike(items: Sequence[T], rule: Rule[T], must: Mapping[tuple[T, T], bool]) -> list[Lot[T]]:
    """Return the items in lots, the most alike joined first, then what rivals.

    Two lots are not joined by likeness if any two of their items can never be one. `must` holds what people decided
    for pairs: True joins whatever the likeness, False keeps apart. `items` are to be in an order of their own (not
    the input's): ties are broken by it.
    """
    clusters: Clusters[T] = Clusters(items)
    apart = {frozenset(pair) for pair, verdict in must.items() if not verdict}
    rank = {item: place for place, item in enumerate(items)}
    folded = tuple(_folded(items, rule, must))
    told_again = {item for _, item, _ in folded}
    pairs = tuple(_candidates([item for item in items if item not in told_again], rule.blocks, rank))
    joins = [(a, b, Likeness((Part("judged", 0.0, "a person's decision"),))) for a, b in _decided(must, rank)]
    for a, b, _ in joins:
        clusters.join(a, b)
    vetoed: dict[tuple[T, T], bool] = {}

    def like(a: T, b: T) -> Likeness:
        pair = (a, b) if rank[a] <= rank[b] else (b, a)
        found = rule.like(*pair)
        vetoed[pair] = found.veto is not None
        return found

    def never(a: T, b: T) -> bool:
        pair = (a, b) if rank[a] <= rank[b] else (b, a)
        return vetoed[pair] if pair in vetoed else like(a, b).veto is not None

    liked = ((a, b, found) for a, b in pairs if not (found := like(a, b)).veto and rule.accept(found))
    for a, b, found in _ranked(liked, rank):
        if clusters.home(a) != clusters.home(b) and not _barred(clusters, a, b, apart, never):
            joins.append((a, b, found))
            clusters.join(a, b)
    if rule.rival is not None:
        joins += _rivals(clusters, pairs, rule.rival, apart, rank)
    for a, b, found in folded:
        joins.append((a, b, found))
        clusters.join(a, b)
    return _lots(clusters, joins, rank)


def _folded(items: Sequence[T], rule: Rule[T], must: Mapping[tuple[T, T], bool]) -> Iterator[tuple[T, T, Likeness]]:
    """Yield the items that tell once more what enough others tell, each with the first of these and its likeness.

    What people decided on is never folded, nor is what the rule itself would not put with the first.
    """
    if rule.same is None:
        return
    decided = {item for pair in must for item in pair}
    tellings: dict[Hashable, list[T]] = {}
    for item in items:
        key = None if item in decided else rule.same(item)
        if key is None:
            continue
        told = tellings.setdefault(key, [])
        if len(told) < _ENOUGH:
            told.append(item)
        elif not (found := rule.like(told[0], item)).veto and rule.accept(found):
            yield told[0], item, found


def _decided(must: Mapping[tuple[T, T], bool], rank: Mapping[T, int]) -> list[tuple[T, T]]:
    pairs = ((a, b) if rank[a] <= rank[b] else (b, a) for (a, b), verdict in must.items() if verdict)
    return sorted(pairs, key=lambda pair: (rank[pair[0]], rank[pair[1]]))


def _rivals(
    clusters: Clusters[T],
    pairs: Iterable[tuple[T, T]],
    rival: Callable[[T, T], Likeness | None],
    apart: set[frozenset[T]],
    rank: Mapping[T, int],
) -> Iterator[tuple[T, T, Likeness]]:
    """Join the lots of items that rival, the most alike first; yield the pairs."""
    found = (
        (a, b, likeness)
        for a, b in pairs
        if clusters.home(a) != clusters.home(b) and (likeness := rival(a, b)) is not None
    )
    for a, b, likeness in _ranked(found, rank):
        if clusters.home(a) != clusters.home(b) and not _decided_apart(clusters, a, b, apart):
            clusters.join(a, b)
            yield a, b, likeness


def _ranked(found: Iterable[tuple[T, T, Likeness]], rank: Mapping[T, int]) -> list[tuple[T, T, Likeness]]:
    return sorted(found, key=lambda row: (-row[2].score, rank[row[0]], rank[row[1]]))


def _lots(clusters: Clusters[T], joins: Iterable[tuple[T, T, Likeness]], rank: Mapping[T, int]) -> list[Lot[T]]:
    by_home: dict[T, list[tuple[T, T, Likeness]]] = {}
    for join in joins:
        by_home.setdefault(clusters.home(join[0]), []).append(join)
    return [
        Lot(tuple(sorted(group, key=rank.__getitem__)), tuple(by_home.get(clusters.home(group[0]), ())))
        for group in clusters.groups()
    ]


def _candidates(
    items: Sequence[T], blocks: Callable[[T], Iterable[Hashable]], rank: Mapping[T, int]
) -> Iterable[tuple[T, T]]:
    by_block: dict[Hashable, list[T]] = {}
    for item in items:
        for block in blocks(item):
            by_block.setdefault(block, []).append(item)
    seen: dict[tuple[T, T], None] = {}
    for members in by_block.values():
        for a, b in near(members):
            seen[(a, b) if rank[a] <= rank[b] else (b, a)] = None
    return seen


def near(items: Sequence[S]) -> Iterator[tuple[S, S]]:
    """Yield all pairs of some items; of very many, those that lie not far from each other in their order.

    What has no end of items alike (a text of random words, a flood of posts) is then no square of their number.
    """
    if len(items) <= _MANY:
        yield from combinations(items, 2)
        return
    for at, one in enumerate(items):
        for other in items[at + 1 : at + 1 + _MANY // 2]:
            yield one, other


def _decided_apart(clusters: Clusters[T], a: T, b: T, apart: set[frozenset[T]]) -> bool:
    return bool(apart) and any(frozenset((x, y)) in apart for x in clusters.members(a) for y in clusters.members(b))


def _barred(clusters: Clusters[T], a: T, b: T, apart: set[frozenset[T]], never: Callable[[T, T], bool]) -> bool:
    """Whether two of two lots can never be one: as people decided, or as the rule has it, of the first many of each."""
    if _decided_apart(clusters, a, b, apart):
        return True
    ours, theirs = clusters.members(a)[:_MANY], clusters.members(b)[:_MANY]
    return any(never(x, y) for x in ours for y in theirs)
