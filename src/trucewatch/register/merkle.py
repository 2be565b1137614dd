"""A Merkle tree over the ids of entries, as in RFC 9162, section 2.1: one hash that stands for a whole record.

Leaves are hashed as SHA-256(0x00 || leaf), inner nodes as SHA-256(0x01 || left || right). An inclusion proof shows
that an entry is in the tree that a root stands for; a consistency proof shows that a later tree goes on from an
earlier one. Both are as long as the tree is deep.
"""

import hashlib
from collections.abc import Iterable, Sequence

HASH_SIZE = 32

EMPTY_ROOT = hashlib.sha256(b"").digest()
"""The root of the tree without leaves."""


def leaf_hash(leaf: bytes) -> bytes:
    """Return the hash of a leaf."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of the node over two others."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """A tree that only grows. Keeps every complete node, 64 bytes a leaf, so that any root or proof is quick."""

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self._levels = [bytearray()]
        for leaf in leaves:
            self.append(leaf)

    def __len__(self) -> int:
        return len(self._levels[0]) // HASH_SIZE

    def append(self, leaf: bytes) -> None:
        """Add a leaf at the end, and the nodes that it completes."""
        found, level, number = leaf_hash(leaf), 0, len(self)
        self._levels[0] += found
        while number % 2:
            found = node_hash(self._node(level, number - 1), found)
            level, number = level + 1, number // 2
            if level == len(self._levels):
                self._levels.append(bytearray())
            self._levels[level] += found

    def root(self, size: int | None = None) -> bytes:
        """Return the root over the first `size` leaves, over all for None. Raises ValueError beyond them."""
        size = len(self) if size is None else size
        self._check(0, size, len(self))
        return self._over(0, size) if size else EMPTY_ROOT

    def inclusion(self, leaf: int, size: int | None = None) -> tuple[bytes, ...]:
        """Return the proof that the leaf (from 0) is in the tree of this size. Raises ValueError if it is not."""
        size = len(self) if size is None else size
        self._check(leaf, size - 1, len(self) - 1)
        first, last, path = 0, size, []
        while last - first > 1:
            middle = first + _half(last - first)
            if leaf < middle:
                path.append(self._over(middle, last))
                last = middle
            else:
                path.append(self._over(first, middle))
                first = middle
        return tuple(reversed(path))

    def consistency(self, earlier: int, size: int | None = None) -> tuple[bytes, ...]:
        """Return the proof that the tree of this size goes on from the one of an earlier size. Raises ValueError."""
        size = len(self) if size is None else size
        self._check(earlier, size, len(self))
        if earlier in (0, size):
            return ()
        first, last, path = 0, size, []
        while earlier != last:
            middle = first + _half(last - first)
            if earlier <= middle:
                path.append(self._over(middle, last))
                last = middle
            else:
                path.append(self._over(first, middle))
                first = middle
        if first:
            path.append(self._over(first, last))
        return tuple(reversed(path))

    def _over(self, first: int, last: int) -> bytes:
        """The root over leaves `first` to `last`, which a split of the tree has led to."""
        width = last - first
        if width & (width - 1) == 0:
            return self._node(width.bit_length() - 1, first // width)
        middle = first + _half(width)
        return node_hash(self._over(first, middle), self._over(middle, last))

    def _node(self, level: int, number: int) -> bytes:
        return bytes(self._levels[level][number * HASH_SIZE : (number + 1) * HASH_SIZE])

    @staticmethod
    def _check(low: int, middle: int, high: int) -> None:
        if not 0 <= low <= middle <= high:
            raise ValueError("the tree has no such leaf or size")


def root_of_inclusion(leaf: bytes, number: int, size: int, proof: Sequence[bytes]) -> bytes:
    """Return the root that the proof leads to from the leaf of this number (RFC 9162, 2.1.3.2). Raises ValueError."""
    if not 0 <= number < size:
        raise ValueError("the leaf is outside the tree")
    place, last, found = number, size - 1, leaf_hash(leaf)
    for beside in proof:
        if last == 0:
            raise ValueError("the proof is too long")
        if place % 2 or place == last:
            found = node_hash(beside, found)
            while place % 2 == 0 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, beside)
        place, last = place >> 1, last >> 1
    if last:
        raise ValueError("the proof is too short")
    return found


def roots_of_consistency(earlier: int, size: int, root: bytes, proof: Sequence[bytes]) -> tuple[bytes, bytes]:
    """Return the two roots that the proof leads to, the earlier tree's being `root` (RFC 9162, 2.1.4.2).

    The proof holds if the first is `root` and the second that of the later tree. Raises ValueError where it
    is no proof for these sizes.
    """
    if not 0 < earlier < size:
        raise ValueError("only a tree that is not empty and smaller has a consistency proof")
    path = [root, *proof] if earlier & (earlier - 1) == 0 else list(proof)
    if not path:
        raise ValueError("the proof is too short")
    place, last = earlier - 1, size - 1
    while place % 2:
        place, last = place >> 1, last >> 1
    old = new = path[0]
    for beside in path[1:]:
        if last == 0:
            raise ValueError("the proof is too long")
        if place % 2 or place == last:
            old, new = node_hash(beside, old), node_hash(beside, new)
            while place % 2 == 0 and place:
                place, last = place >> 1, last >> 1
        else:
            new = node_hash(new, beside)
        place, last = place >> 1, last >> 1
    if last:
        raise ValueError("the proof is too short")
    return old, new


def _half(width: int) -> int:
    """The largest power of two below the width."""
    return 1 << (width - 1).bit_length() - 1
