"""Words of claims as they are compared and quoted."""

import pytest

from trucewatch.matters.words import Vocabulary, has_any, quoted, shared, told_at_length, words


def test_words_are_small_without_possessives() -> None:
    assert words("The Council’s cease-fire, signed") == ("the", "council", "cease-fire", "signed")


def test_synonyms_and_forms_are_one() -> None:
    vocabulary = Vocabulary({"a", "the"}, [["summit", "conference"]])
    assert vocabulary.content("hosted a conference") == vocabulary.content("hosting the summit")
    assert vocabulary.content("hosted a conference in the port", 2) == vocabulary.content("hosting the summit")


@pytest.mark.parametrize(
    ("text", "phrases", "found"),
    [
        ("Talks collapsed", ["collapse"], "collapse"),
        ("They made progress", ["some progress", "progress"], "progress"),
        ("It was unresumed", ["resum"], None),
        ("", ["a"], None),
    ],
)  # fmt: skip
def test_phrases_begin_at_a_word(text: str, phrases: list[str], found: str | None) -> None:
    assert has_any(text, phrases) == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will not sign,”", "“We will not sign”"),
        ("he said “no” twice", "“he said ‘no’ twice”"),
        ("a  line\nbroken", "“a line broken”"),
        ("one two three four", "“one two …”"),
        ("", "“”"),
    ],
)  # fmt: skip
def test_quoted(text: str, expected: str) -> None:
    assert quoted(text, 40 if not text.startswith("one") else 9) == expected


def test_shared() -> None:
    assert shared({"a", "b"}, {"b"}) == 1
    assert shared({"a"}, set()) == 0


def test_a_text_is_told_at_more_length_but_not_where_it_is_turned_round() -> None:
    short = "somebody tells you how to use the bridge of Elmet"
    assert told_at_length(short, f"if {short}, you do not use it", 0.92)
    assert not told_at_length(
        "the army has left the bridge of Elmet", "the army has not left the bridge of Elmet", 0.92
    )
