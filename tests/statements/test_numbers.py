"""Number words and digits, read token by token."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.codebook import load
from trucewatch.statements.numbers import NumberWords
from trucewatch.statements.sentence import Token

WORDS = NumberWords(load())


def tokens(text: str) -> list[Token]:
    made, at = [], 0
    for i, word in enumerate(text.split()):
        start = text.index(word, at)
        at = start + len(word)
        made.append(Token(i, start, at, word, word.lower(), word.lower(), "NUM", "CD", "nummod", i, ""))
    return made


ROWS = [
    ("34", 34, 1), ("1,500", 1500, 1), ("146 000", 146000, 2), ("1.5 million", 1_500_000, 2), ("2 million", 2_000_000, 2),
    ("thirty - four", 34, 3), ("two hundred and six", 206, 4), ("two hundred thousand", 200_000, 3), ("a hundred", 100, 2),
    ("two dozen", 24, 2), ("half a million", 500_000, 3), ("twenty", 20, 1), ("dozens", None, 1),
    ("tens of thousands", None, 3), ("several hundred", None, 2), ("a few dozen", None, 3), ("several", None, 1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "length"), ROWS)
def test_a_number_is_read_to_its_end(text: str, value: int | None, length: int) -> None:
    number = WORDS.read(tokens(text + " people"), 0)
    assert number is not None
    assert (number.value, number.last + 1) == (value, length)


@pytest.mark.parametrize("text", ["people", "and", "a man", "half the town", "1.5", "- four", "2011a"])
def test_other_words_are_no_number(text: str) -> None:
    assert WORDS.read(tokens(text), 0) is None


@pytest.mark.parametrize(("text", "value"), [("2016 400", 2016), ("34 5", 34), ("twenty thirty", 20), ("one two", 1)])
def test_two_numbers_side_by_side_stay_two(text: str, value: int) -> None:
    number = WORDS.read(tokens(text), 0)
    assert number is not None
    assert number.value == value


@given(
    st.lists(
        st.sampled_from(["two", "million", "and", "hundred", "-", "thirty", "9" * 40, "7", "a", "dozen", "of"]),
        min_size=1,
        max_size=30,
    )
)
def test_any_run_of_number_words_stays_inside_it_and_in_bounds(words: list[str]) -> None:
    run = tokens(" ".join(words))
    for i in range(len(run)):
        number = WORDS.read(run, i)
        assert number is None or (i == number.first <= number.last < len(run))
        assert number is None or number.value is None or 0 <= number.value < 10**40
