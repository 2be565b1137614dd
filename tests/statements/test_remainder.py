"""What claims and speeches leave over, so that nothing is passed over in silence."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.model import Span, Text
from trucewatch.statements.parsing import Parses
from trucewatch.statements.remainder import remainders

TextOf = Callable[[str], Text]


def left(content: str, parses: Parses, text: Text, claimed: list[str], spoken: list[str]) -> list[str]:
    def spans(words: list[str]) -> list[Span]:
        return [Span(start=content.index(one), end=content.index(one) + len(one)) for one in words]

    return [span.cut(content) for span in remainders(parses.sentences(text), spans(claimed), spans(spoken))]


@pytest.mark.parametrize(
    ("content", "claimed", "spoken", "over"),
    [
        ("It rained in the valley. The army left.", [], [], ["It rained in the valley", "The army left"]),
        ("The army left the town on Monday.", ["The army left the town on Monday"], [], []),
        ("The army left, and the mission stayed in the town.", ["The army left"], [], ["The army left, and the mission stayed in the town"]),
        ("Marn said it rained, and the mission stayed in the town.", [], ["Marn said", "it rained"], ["the mission stayed in the town"]),
        ("“It rained,” Marn said on Monday.", [], ["“It rained,”", "Marn said"], []),
        ("The army left the town (on foot).", ["The army left the town"], [], []),
        ("The army, which had held the town, left.", ["The army"], ["left"], []),
    ],
)  # fmt: skip
def test_an_uncovered_clause_is_left_over(
    content: str, claimed: list[str], spoken: list[str], over: list[str], parsed_by: Parses, text_of: TextOf
) -> None:
    assert left(content, parsed_by, text_of(content), claimed, spoken) == over


WORDS = "The mission that stayed in the town said on Monday that it rained , and the army left . Nobody came back ."


@settings(max_examples=60, deadline=None)
@given(places=st.lists(st.tuples(st.integers(0, 100), st.integers(1, 40)), max_size=5))
def test_what_is_left_over_stands_in_the_text_and_nothing_uncovered_sentence_is_missing(
    places: list[tuple[int, int]], parsed_by: Parses, text_of: TextOf
) -> None:
    sentences = parsed_by.sentences(text_of(WORDS))
    held = [Span(start=start, end=min(start + size, len(WORDS))) for start, size in places]
    found = list(remainders(sentences, held[::2], held[1::2]))
    for span in found:
        assert span.cut(WORDS) == span.cut(WORDS).strip(" ,;")
    for sentence in sentences:
        if not any(span.start < sentence.end and sentence.start < span.end for span in held):
            assert any(sentence.start <= span.start and span.end <= sentence.end for span in found)
