"""Parsed sentences: letters unified, tokens mapped back to the report, every sentence parsed once."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.codebook import Codebook
from trucewatch.errors import EngineError
from trucewatch.model import Block, Span, Text
from trucewatch.statements import parsing
from trucewatch.statements.labelling import Raw
from trucewatch.statements.parsing import Parses, SpacyParser, unified

TextOf = Callable[[str], Text]


class Words:
    """A parser that knows words and nothing else, and counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def parse(self, sentences: Sequence[str]) -> list[Raw]:
        self.asked.append(list(sentences))
        return [
            tuple((m.start(), m.end(), m[0], m[0], "X", "X", "dep", 0, "") for m in re.finditer(r"\S+", sentence))
            for sentence in sentences
        ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("“It’s signed,”  he\n\tsaid.", '"It\'s signed," he said.'),
        ("«Signé» „so“ ‟x‟ ‚y‛", '"Signé" "so" "x" \'y\''),
        ("ar\u00admy  x", "ar my x"),
        ("a\u00a0\u3000b\u2028c", "a b c"),
        ("semi\u2011official \u2212 5", "semi-official - 5"),
        ("  led by blanks", "led by blanks"),
    ],
)
def test_letters_are_unified(content: str, words: str) -> None:
    assert unified(content, Span(start=0, end=len(content)))[0] == words


LETTERS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80)


@given(LETTERS, st.integers(0, 9))
def test_every_unified_letter_knows_where_it_was(words: str, before: int) -> None:
    content = "#" * before + words
    found, offsets = unified(content, Span(start=before, end=len(content)))
    assert len(offsets) == len(found) + 1
    assert list(offsets) == sorted(set(offsets))
    assert offsets[-1] == len(content)
    straight = str.maketrans("‘’‚‛′“”„‟«»″‐‑−", "''" + "'" * 3 + '"' * 7 + "-" * 3)
    for letter, offset in zip(found, offsets, strict=False):
        there = content[offset]
        assert (letter == there.translate(straight)) or (letter == " " and (there.isspace() or there == "\u00ad"))


@settings(max_examples=60, deadline=None)
@given(content=st.lists(LETTERS, min_size=1, max_size=4).map("\n\n".join))
def test_tokens_stand_in_order_at_their_letters(content: str, parsed_by: Parses, text_of: TextOf) -> None:
    text = text_of(content)
    for sentence in parsed_by.sentences(text):
        places = [(token.start, token.end) for token in sentence]
        assert places == sorted(places)
        assert all(start < end for start, end in places)
        assert all(left[1] <= right[0] for left, right in pairwise(places))
        block = text.blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end
        assert [token.i for token in sentence] == list(range(len(sentence)))
        for token in sentence:
            assert unified(content, Span(start=token.start, end=token.end))[0] == token.text.strip()
            assert 0 <= token.head < len(sentence)
            assert token.lower == token.text.lower()


def test_a_sentence_broken_by_blank_lines_is_one(parsed_by: Parses) -> None:
    content = "The army said\n\n  it had  signed."
    text = Text(content=content, blocks=(Block(start=0, end=len(content)),), asides=())
    (sentence,) = parsed_by.sentences(text)
    assert [content[token.start : token.end] for token in sentence] == [
        "The",
        "army",
        "said",
        "it",
        "had",
        "signed",
        ".",
    ]


def test_what_was_told_before_is_not_parsed_again(shipped: Codebook, text_of: TextOf) -> None:
    parser = Words()
    parses = Parses(parser, shipped)
    parses.prepare([text_of("One army left. Two armies stayed."), text_of("Two  armies\nstayed. One army left.")])
    first = parses.sentences(text_of("Two armies stayed."))
    second = parses.sentences(text_of("First. Two armies\tstayed."))
    assert parser.asked == [["One army left.", "Two armies stayed."], ["First."]]
    assert parses.distinct == 3
    assert [token.text for token in first[0]] == [token.text for token in second[1]]
    assert (first[0].start, second[1].start) == (0, 7)


def test_quotation_marks_of_another_form_do_not_ask_again(shipped: Codebook, text_of: TextOf) -> None:
    parser = Words()
    parses = Parses(parser, shipped)
    parses.sentences(text_of("“Signed,” it said."))
    parses.sentences(text_of('"Signed," it said.'))
    assert parser.asked[0] == ['"Signed," it said.']
    assert not any(parser.asked[1:])


def test_a_run_of_letters_too_long_for_a_sentence_is_left_out(shipped: Codebook, text_of: TextOf) -> None:
    parser = Words()
    sentences = Parses(parser, shipped).sentences(text_of("x " * 3000 + "xyz. The army left."))
    assert parser.asked == [["The army left."]]
    assert [sentence.start for sentence in sentences] == [6005]


def test_only_the_body_is_parsed(shipped: Codebook) -> None:
    parser = Words()
    text = Text(content="Caption here. The army left. Read more.", blocks=(Block(start=14, end=28),), asides=())
    Parses(parser, shipped).sentences(text)
    assert parser.asked == [["The army left."]]


def test_labels_are_those_of_the_scheme(parsed_by: Parses, text_of: TextOf) -> None:
    (sentence,) = parsed_by.sentences(text_of("The army said on Monday that it had signed the truce in Geneva."))
    rows = {token.text: (token.lemma, token.pos, token.dep, token.ent) for token in sentence}
    assert rows["said"][:3] == ("say", "VERB", "ROOT")
    assert rows["army"][1:3] == ("NOUN", "nsubj")
    assert rows["signed"][0] == "sign"
    assert rows["Geneva"][3] == "GPE"
    assert sentence.root.text == "said"


def test_a_sentence_is_not_cut_again_by_the_parser(parsed_by: Parses, text_of: TextOf) -> None:
    (sentence,) = parsed_by.sentences(text_of("The army left Gen. Valen. in the town"))
    assert [token.text for token in sentence if token.head == token.i] == [sentence.root.text]


def test_no_model_is_an_error_that_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "_MODELS", ("no_such_model",))
    with pytest.raises(EngineError, match="no language model is installed; one of no_such_model is needed"):
        parsing.load_pipeline()


def test_the_pipeline_is_loaded_once(parsed_by: Parses, monkeypatch: pytest.MonkeyPatch) -> None:
    SpacyParser().parse(["One."])
    monkeypatch.setattr(parsing, "load_pipeline", lambda: pytest.fail("loaded again"))
    assert len(SpacyParser().parse(["Two."])) == 1


def test_of_texts_announced_what_is_told_no_more_is_forgotten(shipped: Codebook, text_of: TextOf) -> None:
    parser = Words()
    parses = Parses(parser, shipped)
    texts = [text_of("One army left. Two armies stayed."), text_of("One army left."), text_of("Nobody left.")]
    parses.expect(texts)
    for text in texts:
        parses.sentences(text)
    assert parser.asked == [["One army left.", "Two armies stayed."], ["Nobody left."]]
    assert not parses._known
    assert parses.distinct == 3


def test_letters_of_marks_keep_their_place() -> None:
    decomposed = unicodedata.normalize("NFD", "Çavuş")
    found, offsets = unified(decomposed, Span(start=0, end=len(decomposed)))
    assert found == decomposed, "nothing is composed: offsets count code points as they stand"
    assert list(offsets) == list(range(len(decomposed) + 1))
