"""Put items that are alike together, in an order that the input's order does not change."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, TypeVar

from trucewatch.matters.clusters import Barred, Clusters
from trucewatch.matters.likeness import Likeness, Part

S = TypeVar("S")
T = TypeVar("T", bound=Hashable)
_ENOUGH = 8  # tellings of the same that are compared with all others
_MANY = 1_000  # items of one block that are all compared with all
_NEXT = 64  # of very many, the fewest of the next that each is compared with


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
    `like` keeps apart, after all that agrees was joined, and says nothing for two that may well be two. `may` is quick,
    and says of most pairs that neither would put them together; `never` says as quickly as it can whether `like` vetoes
    two, where that takes less than saying how alike they are. Neither changes what is joined. `same` gives
    what an item tells in its typed fields, where these alone make two items one whatever their words: of so many that
    tell the same only the first few are compared with the rest, and the others are put with the first of them.
    """

    blocks: Callable[[T], Iterable[Hashable]]
    like: Callable[[T, T], Likeness]
    accept: Callable[[Likeness], bool]
    rival: Callable[[T, T], Likeness | None] | None = None
    same: Callable[[T], Hashable | None] | None = None
    may: Callable[[T, T], bool] | None = None
    never: Callable[[T, T], bool] | None = None


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
    pairs = tuple(_candidates([item for item in items if item not in told_again], rule, rank))
    joins = [(a, b, Likeness((Part("judged", 0.0, "a person's decision"),))) for a, b in _decided(must, rank)]
    for a, b, _ in joins:
        clusters.join(a, b)
    vetoes = _Vetoes(rule, rank)
    scores = (
        (-found.score, rank[a], rank[b])
        for a, b in pairs
        if not (found := vetoes.like(a, b)).veto and rule.accept(found)
    )
    barred = Barred(clusters)
    for _, one, other in sorted(scores):  # how alike two are is worked out again where it is told, not kept for all
        a, b = items[one], items[other]
        if clusters.home(a) == clusters.home(b) or barred.known(a, b):
            continue
        if _barred(clusters, a, b, apart, vetoes.never):
            barred.add(a, b)
        else:
            joins.append((a, b, rule.like(a, b)))
            barred.join(a, b)
    if rule.rival is not None:
        joins += _rivals(clusters, pairs, rule.rival, apart, rank)
    for a, b, found in folded:
        joins.append((a, b, found))
        clusters.join(a, b)
    return _lots(clusters, joins, rank)


class _Vetoes(Generic[T]):
    """Whether two can never be one: asked of the rule once a pair, unless it says so quickly by itself."""

    def __init__(self, rule: Rule[T], rank: Mapping[T, int]) -> None:
        self._rule, self._rank = rule, rank
        self._known: dict[tuple[T, T], bool] = {}

    def like(self, a: T, b: T) -> Likeness:
        """Return how alike two are."""
        pair = self._pair(a, b)
        found = self._rule.like(*pair)
        if self._rule.never is None:
            self._known[pair] = found.veto is not None
        return found

    def never(self, a: T, b: T) -> bool:
        """Whether two can never be one."""
        pair = self._pair(a, b)
        if self._rule.never is not None:
            return self._rule.never(*pair)
        if pair not in self._known:
            self.like(*pair)
        return self._known[pair]

    def _pair(self, a: T, b: T) -> tuple[T, T]:
        return (a, b) if self._rank[a] <= self._rank[b] else (b, a)


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


def _candidates(items: Sequence[T], rule: Rule[T], rank: Mapping[T, int]) -> Iterable[tuple[T, T]]:
    by_block: dict[Hashable, list[T]] = {}
    for item in items:
        for block in rule.blocks(item):
            by_block.setdefault(block, []).append(item)
    seen: dict[tuple[T, T], None] = {}
    for members in by_block.values():
        for a, b in near(members):
            pair = (a, b) if rank[a] <= rank[b] else (b, a)
            if pair not in seen and (rule.may is None or rule.may(*pair)):
                seen[pair] = None
    return seen


def near(items: Sequence[S], most: int | None = None) -> Iterator[tuple[S, S]]:
    """Yield all pairs of some items; of very many, or more than `most`, those that lie near each other in their order.

    What has no end of items alike (a text of random words, a flood of posts) is then no square of their number: of more
    items no more pairs are yielded than of the most that are all compared, until each would meet too few.
    """
    most = most or _MANY
    if len(items) <= most:
        yield from combinations(items, 2)
        return
    reach = max(_NEXT, most * most // 2 // len(items))
    for at, one in enumerate(items):
        for other in items[at + 1 : at + 1 + reach]:
            yield one, other


def _decided_apart(clusters: Clusters[T], a: T, b: T, apart: set[frozenset[T]]) -> bool:
    return bool(apart) and any(frozenset((x, y)) in apart for x in clusters.members(a) for y in clusters.members(b))


def _barred(clusters: Clusters[T], a: T, b: T, apart: set[frozenset[T]], never: Callable[[T, T], bool]) -> bool:
    """Whether two of two lots can never be one: as people decided, or as the rule has it, of the first many of each."""
    if _decided_apart(clusters, a, b, apart):
        return True
    ours, theirs = clusters.members(a)[:_MANY], clusters.members(b)[:_MANY]
    return any(never(x, y) for x in ours for y in theirs)
