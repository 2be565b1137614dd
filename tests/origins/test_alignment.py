import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.codebook import load
from trucewatch.origins.alignment import align
from trucewatch.origins.rules import Rules

RULES = Rules.of(load())


def shared(left: str, right: str) -> list[str]:
    """The matched words of each passage, the longest passage first."""
    words = left.split()
    numbers = {word: n for n, word in enumerate(dict.fromkeys([*words, *right.split()]))}
    found = align([numbers[w] for w in words], [numbers[w] for w in right.split()], RULES)
    return [" ".join(words[i] for i, _ in passage.matches) for passage in found]


@pytest.mark.parametrize(
    ("left", "right", "passages"),
    [
        ("a b c d e", "x a b c d y", ["a b c d"]),
        ("a b c NEW d e f", "a b c OLD d e f", ["a b c d e f"]),
        ("a b c d e f", "a b c MR LONG TITLE d e f", ["a b c d e f"]),
        ("a b c x y z", "x y z and then at last a b c", ["a b c", "x y z"]),
        ("a b x c d", "a b y c d", []),
        ("a b c 1 2 3 4 5 6 7 d e f", "a b c d e f", ["a b c", "d e f"]),
        ("", "a b c", []),
    ],
)
def test_passages_stretch_over_small_edits(left: str, right: str, passages: list[str]) -> None:
    assert shared(left, right) == passages


WORDS = st.lists(st.integers(0, 6), max_size=40)


@given(WORDS, WORDS)
def test_matches_are_equal_words_in_order_and_used_once(left: list[int], right: list[int]) -> None:
    found = align(left, right, RULES)
    for passage in found:
        assert all(left[i] == right[j] for i, j in passage.matches)
        assert all(a[0] < b[0] and a[1] < b[1] for a, b in zip(passage.matches, passage.matches[1:], strict=False))
        assert 0 < passage.density <= 1
    for side in (0, 1):
        used = [match[side] for passage in found for match in passage.matches]
        assert len(used) == len(set(used))


@given(WORDS, st.integers(0, 20), st.integers(0, 20))
def test_a_text_is_found_in_itself(words: list[int], before: int, behind: int) -> None:
    distinct = list(range(100, 100 + len(words)))
    found = align([1] * before + distinct, distinct + [2] * behind, RULES)
    if len(distinct) >= RULES.edited_anchor:
        assert [i - before for i, _ in found[0].matches] == list(range(len(distinct)))
