import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.codebook import load
from trucewatch.model import Block, Span, Text
from trucewatch.origins.fingerprint import Fingerprinter, unify, word_hash

MAKER = Fingerprinter(load())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cease-fire", "Ceasefire"),
        ("Korda’s", "Kordas"),
        ("Korda's", "kordas"),
        ("2,000", "2000"),
        ("Çelik", "Celik"),
        ("U.N.", "UN"),
    ],
)
def test_words_are_the_same_over_case_marks_and_accents(one: str, other: str) -> None:
    assert unify(one) == unify(other)


def test_words_that_differ_stay_apart() -> None:
    assert unify("truce") != unify("truces")


def words_where(content: str, flag: str) -> list[str]:
    """The words of a one-block text for which a flag of the fingerprint is set."""
    print_ = MAKER.fingerprint(Text(content=content, blocks=(Block(start=0, end=len(content)),), asides=()))
    flags = getattr(print_, flag)
    return [content[s:e] for s, e, set_ in zip(print_.starts, print_.ends, flags, strict=True) if set_]


@pytest.mark.parametrize(
    ("content", "narrative"),
    [
        ('He called it "a good step" on the way.', "He called it on the way"),
        ("He called it “a good step” on the way.", "He called it on the way"),
        ("He called it ‘a good step’ on the way.", "He called it on the way"),
        ("He called it 'a good step' on the way.", "He called it on the way"),
        ("He called it «a good step» on the way.", "He called it on the way"),
        ("The rebels’ convoy left the mayor’s town.", "The rebels convoy left the mayor’s town"),
        ("“We heard him say ‘never’ twice,” she said.", "she said"),
        ("He said: “The talks go on", "He said"),
        ('A 6" gun fired.', "A 6 gun fired"),
        ("“We go on,” he said. “We do not stop.” Then he left.", "he said Then he left"),
    ],
)
def test_quoted_words_are_not_narrative(content: str, narrative: str) -> None:
    assert words_where(content, "narrative") == narrative.split()


def test_stock_phrases_are_not_narrative() -> None:
    found = words_where("There was no immediate claim of responsibility for the attack on the mill.", "narrative")
    assert found == ["on", "the", "mill"]


@pytest.mark.parametrize(
    ("content", "telling"),
    [
        ("Rebel fighters shelled the mill on Monday, General Anna Brandt said.", "fighters shelled mill"),
        ("Artillery fired at Korda. Later Korda burned. Korda fell.", "Artillery fired burned fell"),
        ("More than 280 people died on 14 March 2031.", "280 people died"),
    ],
)
def test_telling_words_are_no_names_titles_or_dates(content: str, telling: str) -> None:
    found = [word for word in words_where(content, "telling") if word != "Rebel"]
    assert found == telling.split()


def test_sentences_end_at_stops_but_not_behind_titles() -> None:
    content = "Gen. Brandt left. The talks at 9.30 went on. He spoke to Mr. Weiss."
    print_ = MAKER.fingerprint(Text(content=content, blocks=(Block(start=0, end=len(content)),), asides=()))
    firsts = [
        content[print_.starts[i] :].split()[0]
        for i in range(len(print_))
        if i == 0 or print_.sentences[i] != print_.sentences[i - 1]
    ]
    assert firsts == ["Gen.", "The", "He"]


def test_words_outside_the_blocks_are_left_out() -> None:
    content = "Caption here. The body stands here."
    print_ = MAKER.fingerprint(Text(content=content, blocks=(Block(start=14, end=len(content)),), asides=()))
    assert print_.inside(Span(start=0, end=len(content))) == (0, 4)
    assert content[print_.starts[0] : print_.ends[0]] == "The"


def test_inside_takes_whole_words_only() -> None:
    content = "The body stands here."
    print_ = MAKER.fingerprint(Text(content=content, blocks=(Block(start=0, end=len(content)),), asides=()))
    assert print_.inside(Span(start=4, end=12)) == (1, 2)
    first, last = print_.inside(Span(start=5, end=7))
    assert first == last


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("abÉ 1,.-'’“”\"‘«»\n\u00a0\u00ad_!?ß中")), max_size=80))
def test_every_word_is_where_the_fingerprint_says(content: str) -> None:
    blocks = tuple(Block(start=m.start(), end=m.end()) for m in re.finditer(r"[^\n]+", content))
    print_ = MAKER.fingerprint(Text(content=content, blocks=blocks, asides=()))
    for i in range(len(print_)):
        word = content[print_.starts[i] : print_.ends[i]]
        assert word_hash(unify(word)) == print_.words[i]
        assert blocks[print_.blocks[i]].start <= print_.starts[i] < print_.ends[i] <= blocks[print_.blocks[i]].end
    assert sorted(print_.starts.tolist()) == print_.starts.tolist()
    assert sorted(print_.sentences.tolist()) == print_.sentences.tolist()
    assert not (print_.telling & ~print_.narrative).any()
