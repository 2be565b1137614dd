"""The tree over the tokens of a sentence."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model import Span
from trucewatch.statements.sentence import Sentence, Token


def tree(words: str, heads: list[int], deps: list[str] | None = None) -> Sentence:
    """A sentence of words with one blank between them, under these heads."""
    tokens, at = [], 0
    for i, word in enumerate(words.split()):
        dep = deps[i] if deps else "dep"
        tokens.append(
            Token(i=i, start=at, end=at + len(word), text=word, lower=word.lower(), lemma=word.lower(), pos="X", tag="X",
                  dep=dep, head=heads[i], ent="")
        )  # fmt: skip
        at += len(word) + 1
    return Sentence(tuple(tokens), block=0)


#         The  army  that  left  signed  it
HEADS = [1, 4, 3, 1, 4, 4]
DEPS = ["det", "nsubj", "nsubj", "relcl", "ROOT", "dobj"]


@pytest.fixture
def sentence() -> Sentence:
    return tree("The army that left signed it", HEADS, DEPS)


def test_root_children_and_ancestors(sentence: Sentence) -> None:
    assert sentence.root.text == "signed"
    assert [token.text for token in sentence.children(1)] == ["The", "left"]
    assert [token.text for token in sentence.children(4, "dobj", "nsubj")] == ["army", "it"]
    assert sentence.child(4, "dobj") is sentence[5]
    assert sentence.child(4, "prep") is None
    assert [token.text for token in sentence.ancestors(2)] == ["left", "army", "signed"]
    assert list(sentence.ancestors(4)) == []


def test_subtrees_and_their_edges(sentence: Sentence) -> None:
    assert [token.text for token in sentence.subtree(1)] == ["The", "army", "that", "left"]
    assert (sentence.edges(1), sentence.edges(3), sentence.edges(4)) == ((0, 3), (2, 3), (0, 5))


def test_a_tree_that_crosses_itself(sentence: Sentence) -> None:
    crossed = tree("Talks began that nobody wanted", [1, 1, 4, 4, 0])
    assert [token.text for token in crossed.subtree(0)] == ["Talks", "that", "nobody", "wanted"]
    assert crossed.edges(0) == (0, 4)


def test_spans_and_words(sentence: Sentence) -> None:
    assert (sentence.start, sentence.end, len(sentence)) == (0, 28, 6)
    assert sentence.span(1, 3) == Span(start=4, end=18)
    assert sentence.words(1, 3) == "army that left"
    assert sentence.words(2, 2) == "that"


def test_words_have_one_blank_where_the_report_has_any(sentence_of: Callable[[str], Sentence]) -> None:
    parsed = sentence_of("The “army”\n  didn't  sign.")
    assert parsed.words(0, len(parsed) - 1) == 'The "army" didn\'t sign.'


def test_a_sentence_without_a_root_has_its_first_token_for_one() -> None:
    assert tree("a b", [1, 0]).root.i == 0
    assert tree("a b", [1, 0]).edges(0) == (0, 1), "and a ring of heads ends"


@st.composite
def trees(draw: st.DrawFn) -> Sentence:
    size = draw(st.integers(1, 12))
    order = draw(st.permutations(range(size)))
    heads = [0] * size
    heads[order[0]] = order[0]
    for place, token in enumerate(order[1:], start=1):
        heads[token] = order[draw(st.integers(0, place - 1))]
    return tree(" ".join("w" * (i % 3 + 1) for i in range(size)), heads)


@given(trees())
def test_edges_are_those_of_the_subtree_and_the_root_governs_all(found: Sentence) -> None:
    assert len(found.subtree(found.root.i)) == len(found)
    for token in found:
        below = [one.i for one in found.subtree(token.i)]
        assert found.edges(token.i) == (min(below), max(below))
        assert token.i in below
        for child in found.children(token.i):
            assert token in found.ancestors(child.i)
            assert {one.i for one in found.subtree(child.i)} < set(below)
