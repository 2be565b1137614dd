"""Dates, numbers, support and quotations in words, and what cannot get through."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.briefs.wording import (
    Wording,
    date_words,
    joined,
    name_words,
    quoted,
    short,
    support_words,
    visible,
    when_words,
)  # fmt: skip
from trucewatch.codebook import load
from trucewatch.model import FigureClaim, Measure, OccurrenceKind, Position, Precision, Qualifier, Support, When


@pytest.fixture(scope="module")
def wording() -> Wording:
    """The shipped phrases."""
    return Wording(load())


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2031-03-03", "3 March 2031"),
        ("2031-03-05Tmorning", "5 March 2031, morning"),
        ("2031-03-05Tearly-morning", "5 March 2031, early morning"),
        ("2031-03", "March 2031"),
        ("2031", "2031"),
        ("2031-13", "2031-13"),
        ("soon", "soon"),
        (None, ""),
    ],
)
def test_dates(iso: str | None, words: str) -> None:
    assert date_words(iso) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2031-03-03", "2031-03-03", "3 March 2031"),
        ("2031-03-03", "2031-03-05", "3 March 2031 to 5 March 2031"),
        ("2031-03-03", None, "from 3 March 2031"),
        (None, "2031-03-03", "by 3 March 2031"),
        ("2031-03-03Tnight", "2031-03-03", "3 March 2031, night"),
        (None, None, None),
    ],
)
def test_stretches_of_time(start: str | None, end: str | None, words: str | None) -> None:
    assert when_words(When(start=start, end=end, precision=Precision.RANGE, words="then")) == words


def test_support_is_three_layers() -> None:
    assert support_words(Support(outlets=("a", "b"), chains=("c",), principals=("p",))) == (
        "2 outlets, 1 chain, 1 principal"
    )
    assert support_words(Support(outlets=("a",), chains=("c",), principals=())) == (
        "1 outlet, 1 chain, no principal named"
    )


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "words"),
    [
        (280, None, Qualifier.MORE_THAN, "more than 280"),
        (146000, 146000, Qualifier.EXACTLY, "146,000"),
        (None, 30, Qualifier.UP_TO, "up to 30"),
        (10, 20, Qualifier.ABOUT, "10 to 20"),
        (None, None, Qualifier.VAGUE, "an unstated number of"),
        (0, 0, Qualifier.EXACTLY, "0"),
    ],
)
def test_numbers_as_said(wording: Wording, low: int | None, high: int | None, qualifier: Qualifier, words: str) -> None:
    claim = FigureClaim(measure=Measure.KILLED, low=low, high=high, qualifier=qualifier, counted="people")
    assert wording.number(claim) == words


def test_every_word_of_the_model_has_a_phrase() -> None:
    table = load().table("briefs")
    assert set(table["positions"]) == {word.value for word in Position}
    assert set(table["occurrences"]) == {word.value for word in OccurrenceKind}
    assert set(table["qualifiers"]) == {word.value for word in Qualifier}
    assert set(table["violations"]) <= set(table["occurrences"])
    assert {word for words in table["tones"].values() for word in words} <= set(table["positions"])


def test_quotations_are_cut_at_a_word_and_have_one_pair_of_marks() -> None:
    assert short("one two three four", 12) == "one two…"
    assert quoted("“Our guns\n were silent,”", 80) == "“Our guns were silent,”"
    assert len(short("x" * 500, 40)) == 40


def test_lists() -> None:
    assert [joined(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


def test_right_to_left_names_are_isolated() -> None:
    assert name_words("الساحل") == "\u2068الساحل\u2069"
    assert name_words("Meridian") == "Meridian"


@given(st.text())
def test_nothing_shown_can_steer_a_terminal_or_turn_words(words: str) -> None:
    shown = visible(words)
    assert "\n" not in shown
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u200b\ufeff")


@given(st.text(), st.integers(min_value=2, max_value=60))
def test_cut_words_are_never_longer(words: str, limit: int) -> None:
    assert len(short(words, limit)) <= limit
