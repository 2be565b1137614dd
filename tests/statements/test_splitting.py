"""Blocks cut into sentences by rule."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.codebook import Codebook, load
from trucewatch.statements.splitting import Splitter, splitter

BOOK = load()


def cut(words: str) -> list[str]:
    return [words[span.start : span.end] for span in splitter(BOOK).spans(words, 0, len(words))]


@pytest.mark.parametrize(
    "marked",
    [
        "The guns fell silent.|Nobody signed.",
        "Who signed?|Valen did!|Marn did not…",
        "Gen. Valen met Dr. Marn on Jan. 5 in St. Aldan.|They did not sign.",
        "It was 5 p.m. on Monday.|The talks began at 6 p.m.|He left.",
        "The U.N. mission counted 3.5 shells an hour.|It left.",
        "He works for the U.N.|The mission left.",
        "Marn said: “We signed.”|“We did not,” Valen said.",
        "“We signed,” Marn said.|(Valen did not.)|Nobody knows.",
        "“Did you sign?” he asked.|She said no.",
        "J. R. Valen signed.|K. Marn did not.",
        "He signed... and left.",
        "The draft (no. 4) was signed at 10.30.|It holds.",
        "one line\nand another.|Then more",
        "قال الجيش إنه وقع.|ثم غادر؟|نعم۔",
        "No full stop at the end",
    ],
)
def test_sentences_end_where_the_bars_are(marked: str) -> None:
    sentences = marked.split("|")
    assert cut(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        ("12. The guns fell silent. Nobody signed.", ["The guns fell silent.", "Nobody signed."]),
        ("4) He left.", ["He left."]),
        ("(b) He left. (c) She stayed.", ["He left.", "She stayed."]),
        (
            "He was stopped. (iv) Two were let go; (v) one stayed.",
            ["He was stopped.", "Two were let go; (v) one stayed."],
        ),
        ("He was stopped (see paragraph 4). She left.", ["He was stopped (see paragraph 4).", "She left."]),
        ("2019. A year of war.", ["2019.", "A year of war."]),
        ("12.5 kilometres were cleared.", ["12.5 kilometres were cleared."]),
        ("12 were killed.", ["12 were killed."]),
        ("A. Marn left.", ["A. Marn left."]),
        ("(Nobody signed.) He left.", ["(Nobody signed.)", "He left."]),
        ("12.", ["12."]),
    ],
)
def test_what_numbers_a_paragraph_or_an_item_is_no_word_of_it(words: str, sentences: list[str]) -> None:
    assert cut(words) == sentences


@pytest.mark.parametrize("blank", ["", " ", "\n\n", "\t\u00a0\u3000"])
def test_blanks_are_no_sentence(blank: str) -> None:
    assert cut(blank) == []


def test_a_block_within_a_text_keeps_the_offsets_of_the_text() -> None:
    content = "Title\n\n  One. Two.\n\nThree."
    found = list(splitter(BOOK).spans(content, 7, 18))
    assert [(span.start, content[span.start : span.end]) for span in found] == [(9, "One."), (14, "Two.")]


def test_abbreviations_come_from_the_codebook() -> None:
    book = Codebook({"sentences": {"abbreviations": ["zz"], "ambiguous": [], "openers": []}}, {})
    splitting = Splitter(book)
    assert len(list(splitting.spans("The zz. Valen left.", 0, 19))) == 1
    assert len(list(splitting.spans("Gen. Valen left.", 0, 16))) == 2


LETTERS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60)
PROSE = st.lists(
    st.sampled_from([
        "Valen", "the army", "signed", "Gen.", "U.N.", "5 p.m.", "said", "“", "”", '"', "'", "(", ")", ".", "...", "!", "?",
        "…", "\n", "\n\n", "\t", "\u00a0", "\u200b", "\u2028", "؟", "۔", "3.5", "e.g.", "A.", "é", "👩‍👩‍👧", "\u202e", "و",
    ]),
    max_size=40,
).map(" ".join)  # fmt: skip


@given(st.one_of(PROSE, LETTERS), st.integers(0, 20), st.integers(0, 20))
def test_spans_are_in_order_within_the_block_and_cover_every_letter(words: str, before: int, after: int) -> None:
    content = "x" * before + words + "y" * after
    start, end = before, before + len(words)
    spans = list(splitter(BOOK).spans(content, start, end))
    covered = "".join(content[span.start : span.end] for span in spans)
    assert re.sub(r"\s", "", covered) == re.sub(r"\s", "", words)
    places = [place for span in spans for place in (span.start, span.end)]
    assert places == sorted(places)
    assert all(start <= place <= end for place in places)
    for span in spans:
        assert content[span.start : span.end] == content[span.start : span.end].strip()


@given(PROSE)
def test_what_is_cut_is_not_cut_again(words: str) -> None:
    for sentence in cut(words):
        assert "".join(cut(sentence)).replace(" ", "") == sentence.replace(" ", "")
