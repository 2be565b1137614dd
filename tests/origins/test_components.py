from hypothesis import given
from hypothesis import strategies as st

from trucewatch.origins.components import Components

PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=15)


def groups(pairs: list[tuple[int, int]]) -> dict[int, list[int]]:
    joined = Components(10)
    for one, other in pairs:
        joined.join(one, other)
    return joined.groups()


def test_what_is_joined_is_together_and_nothing_else_is() -> None:
    assert groups([(1, 2), (2, 5), (7, 3)]) == {0: [0], 1: [1, 2, 5], 3: [3, 7], 4: [4], 6: [6], 8: [8], 9: [9]}


@given(PAIRS)
def test_the_order_of_joining_makes_no_difference(pairs: list[tuple[int, int]]) -> None:
    turned = [(other, one) for one, other in reversed(pairs)]
    assert groups(pairs) == groups(turned)
