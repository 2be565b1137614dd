"""A span holds exactly the words it is said to hold, or is an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.errors import SpanMismatch
from trucewatch.model import Span

SPANS = st.builds(lambda start, length: Span(start=start, end=start + length), st.integers(0, 12), st.integers(1, 8))
TEXTS = st.text(alphabet="ab é😀\n", max_size=24)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 3), (4, 3), (-1, 2), (-2, -1)])
def test_an_empty_or_turned_span_is_refused(start: int, end: int) -> None:
    with pytest.raises(SpanMismatch, match=f"no span runs from {start} to {end}"):
        Span(start=start, end=end)


@given(SPANS, TEXTS)
def test_a_span_cuts_its_slice_or_nothing(span: Span, content: str) -> None:
    if span.end > len(content):
        with pytest.raises(SpanMismatch, match="outside a text"):
            span.cut(content)
    else:
        words = span.cut(content)
        assert words == content[span.start : span.end]
        assert len(words) == len(span)
        assert span.check(content, words) is span
        with pytest.raises(SpanMismatch, match="holds"):
            span.check(content, words + "x")


@given(SPANS, SPANS)
def test_spans_share_what_both_count(left: Span, right: Span) -> None:
    shared = set(range(left.start, left.end)) & set(range(right.start, right.end))
    assert left.overlap(right) == right.overlap(left) == len(shared)
    assert left.covers(right) == (len(shared) == len(right))


def test_spans_are_ordered_by_where_they_begin() -> None:
    assert sorted([Span(start=2, end=3), Span(start=1, end=9), Span(start=1, end=4)]) == [
        Span(start=1, end=4),
        Span(start=1, end=9),
        Span(start=2, end=3),
    ]
