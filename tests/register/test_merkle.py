"""The tree against the definition in RFC 9162, written down as it stands there, and against the RFC's own example."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.register.merkle import (
    EMPTY_ROOT,
    Tree,
    leaf_hash,
    node_hash,
    root_of_inclusion,
    roots_of_consistency,
)

LEAVES = st.lists(st.binary(max_size=4), max_size=70)
KNOWN = [bytes.fromhex(one) for one in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657")]
KNOWN.append(bytes(range(0x60, 0x70)))


def mth(leaves: list[bytes]) -> bytes:
    """MTH(D[n]), RFC 9162, 2.1.1."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    k = split(len(leaves))
    return hashlib.sha256(b"\x01" + mth(leaves[:k]) + mth(leaves[k:])).digest()


def path(m: int, leaves: list[bytes]) -> list[bytes]:
    """PATH(m, D[n]), RFC 9162, 2.1.3.1."""
    if len(leaves) == 1:
        return []
    k = split(len(leaves))
    if m < k:
        return [*path(m, leaves[:k]), mth(leaves[k:])]
    return [*path(m - k, leaves[k:]), mth(leaves[:k])]


def subproof(m: int, leaves: list[bytes], whole: bool = True) -> list[bytes]:
    """SUBPROOF(m, D[n], b), RFC 9162, 2.1.4.1."""
    if m == len(leaves):
        return [] if whole else [mth(leaves)]
    k = split(len(leaves))
    if m <= k:
        return [*subproof(m, leaves[:k], whole), mth(leaves[k:])]
    return [*subproof(m - k, leaves[k:], False), mth(leaves[:k])]


def split(n: int) -> int:
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def test_roots_known_from_certificate_transparency() -> None:
    """The test vectors of RFC 6962's reference implementation."""
    roots = {
        0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    }
    tree = Tree(KNOWN)
    assert {size: tree.root(size).hex() for size in roots} == roots
    assert tree.root().hex() == roots[8]


@given(LEAVES)
def test_every_root_is_as_defined(leaves: list[bytes]) -> None:
    tree = Tree(leaves)
    assert len(tree) == len(leaves)
    for size in range(len(leaves) + 1):
        assert tree.root(size) == mth(leaves[:size])


@given(LEAVES.filter(bool), st.data())
def test_inclusion_is_as_defined_and_leads_to_the_root(leaves: list[bytes], data: st.DataObject) -> None:
    size = data.draw(st.integers(1, len(leaves)))
    number = data.draw(st.integers(0, size - 1))
    proof = Tree(leaves).inclusion(number, size)
    assert list(proof) == path(number, leaves[:size])
    assert root_of_inclusion(leaves[number], number, size, proof) == mth(leaves[:size])


@given(LEAVES.filter(lambda leaves: len(leaves) > 1), st.data())
def test_consistency_is_as_defined_and_leads_to_both_roots(leaves: list[bytes], data: st.DataObject) -> None:
    size = data.draw(st.integers(2, len(leaves)))
    earlier = data.draw(st.integers(1, size - 1))
    proof = Tree(leaves).consistency(earlier, size)
    assert list(proof) == subproof(earlier, leaves[:size])
    old, new = mth(leaves[:earlier]), mth(leaves[:size])
    assert roots_of_consistency(earlier, size, old, proof) == (old, new)


@given(LEAVES.filter(lambda leaves: len(leaves) > 1), st.data())
def test_nothing_else_is_proved(leaves: list[bytes], data: st.DataObject) -> None:
    """Another leaf, number, length or hash leads elsewhere, or is refused."""
    size = len(leaves)
    number = data.draw(st.integers(0, size - 1))
    tree = Tree(leaves)
    proof = tree.inclusion(number)
    assert root_of_inclusion(leaves[number] + b"x", number, size, proof) != tree.root()
    at = data.draw(st.integers(0, len(proof) - 1))
    other = [*proof[:at], leaf_hash(proof[at]), *proof[at + 1 :]]
    assert root_of_inclusion(leaves[number], number, size, other) != tree.root()
    for wrong in (proof[:-1], (*proof, proof[0])):
        with pytest.raises(ValueError, match="too"):
            root_of_inclusion(leaves[number], number, size, wrong)


def test_a_changed_history_is_not_consistent() -> None:
    before, after = Tree([b"a", b"b", b"c"]), Tree([b"a", b"x", b"c", b"d", b"e"])
    old, new = roots_of_consistency(3, 5, before.root(), after.consistency(3))
    assert (old, new) == (after.root(3), after.root())
    assert old != before.root()


def test_a_tree_is_consistent_with_itself_and_with_nothing() -> None:
    tree = Tree([b"a", b"b", b"c"])
    assert (tree.consistency(0), tree.consistency(3)) == ((), ())
    assert Tree().root() == EMPTY_ROOT
    assert node_hash(tree.root(2), leaf_hash(b"c")) == tree.root()


@pytest.mark.parametrize(
    ("call", "given"), [("root", (4,)), ("root", (-1,)), ("inclusion", (3,)), ("inclusion", (2, 2)), ("inclusion", (-1,)),
                        ("consistency", (4,)), ("consistency", (3, 2)), ("consistency", (1, 4))]
)  # fmt: skip
def test_what_the_tree_has_not_is_refused(call: str, given: tuple[int, ...]) -> None:
    tree = Tree([b"a", b"b", b"c"])
    with pytest.raises(ValueError, match="no such"):
        getattr(tree, call)(*given)


def test_a_consistency_proof_from_any_size_to_any_is_of_one_length() -> None:
    """Every pair of sizes up to 17, each proof whole, cut short by one hash, and too long by one."""
    tree = Tree(bytes([number]) for number in range(17))
    for size in range(2, 18):
        for earlier in range(1, size):
            root, proof = tree.root(earlier), tree.consistency(earlier, size)
            assert roots_of_consistency(earlier, size, root, proof) == (root, tree.root(size))
            for wrong in (proof[:-1], (*proof, proof[0])):
                with pytest.raises(ValueError, match="too"):
                    roots_of_consistency(earlier, size, root, wrong)


def test_proofs_for_impossible_sizes_are_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        root_of_inclusion(b"a", 1, 1, ())
    for earlier, size in ((0, 3), (3, 3), (4, 3)):
        with pytest.raises(ValueError, match="smaller"):
            roots_of_consistency(earlier, size, b"", ())
    tree = Tree([b"a", b"b", b"c", b"d", b"e"])
    for earlier in (2, 3):
        proof = tree.consistency(earlier)
        for wrong in ((), proof[:-1], (*proof, proof[0])):
            with pytest.raises(ValueError, match="too"):
                roots_of_consistency(earlier, 5, tree.root(earlier), wrong)
