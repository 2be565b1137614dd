"""Put items that are alike together, in an order that the input's order does not change."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Generic, TypeVar

from trucewatch.matters.likeness import Likeness

T = TypeVar("T", bound=Hashable)


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


def gather_alike(
    items: Sequence[T],
    blocks: Callable[[T], Iterable[Hashable]],
    like: Callable[[T, T], Likeness],
    accept: Callable[[Likeness], bool],
    must: Mapping[tuple[T, T], bool],
) -> list[tuple[T, ...]]:
    """Return clusters of the items, the most alike joined first.

    Only items that share a block are compared. Two clusters are not joined if any two of their items can never be
    one. `must` holds what people decided for pairs: True joins whatever the likeness, False keeps apart. `items` are
    to be in an order of their own (not the input's): ties are broken by it.
    """
    clusters: Clusters[T] = Clusters(items)
    apart = {frozenset(pair) for pair, verdict in must.items() if not verdict}
    for pair in (pair for pair, verdict in must.items() if verdict):
        clusters.join(*pair)
    rank = {item: place for place, item in enumerate(items)}
    compared = {pair: like(*pair) for pair in _candidates(items, blocks, rank)}
    liked = [
        (-found.score, rank[a], rank[b], a, b) for (a, b), found in compared.items() if not found.veto and accept(found)
    ]
    for _, _, _, a, b in sorted(liked, key=lambda row: row[:3]):
        if clusters.home(a) != clusters.home(b) and not _barred(clusters, a, b, apart, like):
            clusters.join(a, b)
    return [tuple(sorted(group, key=rank.__getitem__)) for group in clusters.groups()]


def _candidates(
    items: Sequence[T], blocks: Callable[[T], Iterable[Hashable]], rank: Mapping[T, int]
) -> Iterable[tuple[T, T]]:
    by_block: dict[Hashable, list[T]] = {}
    for item in items:
        for block in blocks(item):
            by_block.setdefault(block, []).append(item)
    seen: dict[tuple[T, T], None] = {}
    for members in by_block.values():
        for a, b in combinations(members, 2):
            seen[(a, b) if rank[a] <= rank[b] else (b, a)] = None
    return seen


def _barred(clusters: Clusters[T], a: T, b: T, apart: set[frozenset[T]], like: Callable[[T, T], Likeness]) -> bool:
    return any(
        frozenset((x, y)) in apart or like(x, y).veto is not None
        for x in clusters.members(a)
        for y in clusters.members(b)
    )
