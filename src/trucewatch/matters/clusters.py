"""Items in disjoint clusters, and which clusters are kept apart."""

from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, TypeVar

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


class Barred(Generic[T]):
    """The clusters that were found to be kept apart: once they are, they are however much they grow."""

    def __init__(self, clusters: Clusters[T]) -> None:
        self._clusters = clusters
        self._from: dict[T, set[T]] = {}

    def known(self, a: T, b: T) -> bool:
        """Whether the clusters of two items are known to be kept apart."""
        return self._clusters.home(b) in self._from.get(self._clusters.home(a), ())

    def add(self, a: T, b: T) -> None:
        """Keep in mind that the clusters of two items are kept apart."""
        one, other = self._clusters.home(a), self._clusters.home(b)
        self._from.setdefault(one, set()).add(other)
        self._from.setdefault(other, set()).add(one)

    def join(self, a: T, b: T) -> None:
        """Make one cluster of two: it is kept from all that either was kept from."""
        one, other = self._clusters.home(a), self._clusters.home(b)
        self._clusters.join(a, b)
        kept, gone = (one, other) if self._clusters.home(a) == one else (other, one)
        for third in self._from.pop(gone, set()):
            self._from[third].discard(gone)
            self._from[third].add(kept)
            self._from.setdefault(kept, set()).add(third)
