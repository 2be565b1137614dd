"""Texts cut into paragraphs and stretches: nothing lost, nothing twice, every mark where it belongs."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.briefs.marking import Marked, Paragraph, paragraphs
from trucewatch.model import Aside, Block, Label, Span, Text


def marked_up(found: tuple[Paragraph, ...]) -> str:
    """Write paragraphs as `{ab:words}` for a stretch under the statements a and b, `~` before a shared one."""
    lines = []
    for paragraph in found:
        parts = [
            f"{{{''.join(one.statements)}{'~' if one.passages else ''}:{one.text}}}"
            if one.statements or one.passages
            else one.text
            for one in paragraph.stretches
        ]
        lines.append(f"{paragraph.kind}| {''.join(parts)}")
    return "\n".join(lines)


def at(content: str, words: str, key: str) -> Marked:
    """Mark the first occurrence of these words."""
    start = content.index(words)
    return Marked(key=key, span=Span(start=start, end=start + len(words)))


def text_of(content: str) -> Text:
    """A text whose lines are blocks."""
    blocks, place = [], 0
    for line in content.split("\n"):
        if line.strip():
            blocks.append(Block(start=place, end=place + len(line)))
        place += len(line) + 1
    return Text(content=content, blocks=tuple(blocks), asides=())


def test_overlapping_statements_are_cut_at_every_edge() -> None:
    content = "They said forty died and ten fled since May."
    said = [at(content, "forty died and ten", "a"), at(content, "ten fled since May", "b")]
    shared = [at(content, "died and ten fled", "p")]
    found = paragraphs(text_of(content), said, shared)
    assert marked_up(found) == "body| They said {a:forty }{a~:died and }{ab~:ten}{b~: fled}{b: since May}."
    assert found[0].statements == ("a", "b")


def test_a_statement_over_a_paragraphs_end_begins_once() -> None:
    content = "He said the road\n\nwas open."
    said = [at(content, "the road\n\nwas open", "a")]
    first, second = paragraphs(text_of(content), said, [])
    assert marked_up((first, second)) == "body| He said {a:the road}\nbody| {a:was open}."
    assert (first.statements, second.statements) == (("a",), ())
    assert [stretch.ends for stretch in (*first.stretches, *second.stretches)] == [(), (), ("a",), ()]


def test_asides_and_what_is_in_neither_are_shown() -> None:
    content = "Head\n\nBody.\n\nstray words\n\nPHOTO"
    text = Text(
        content=content,
        blocks=(Block(start=6, end=11),),
        asides=(Aside(start=0, end=4, label=Label.TITLE), Aside(start=26, end=31, label=Label.CAPTION)),
    )
    assert [paragraph.kind for paragraph in paragraphs(text, [], [])] == ["title", "body", "other", "caption"]


def test_the_cases_texts_are_whole(kestria: Any) -> None:
    for report, text in kestria.texts.items():
        said = [Marked(key=one.id, span=one.span) for one in kestria.statements.values() if one.report == report]
        found = paragraphs(text, said, [])
        shown = "".join(stretch.text for paragraph in found for stretch in paragraph.stretches)
        assert "".join(shown.split()) == "".join(text.content.split())
        for one in said:
            parts = [s.text for p in found for s in p.stretches if one.key in s.statements]
            assert "".join(parts) == kestria.statements[one.key].text


@st.composite
def texts_with_marks(draw: st.DrawFn) -> tuple[Text, list[Marked], list[Marked]]:
    """A text of short lines with any spans over it."""
    content = draw(st.text(alphabet="ab \n", min_size=1, max_size=60))
    spans = st.tuples(st.integers(0, len(content) - 1), st.integers(1, len(content))).filter(
        lambda one: one[0] < one[1]
    )
    drawn = draw(st.lists(spans, max_size=8))
    marks = [Marked(key=f"m{n}", span=Span(start=start, end=end)) for n, (start, end) in enumerate(drawn)]
    half = len(marks) // 2
    return text_of(content), marks[:half], marks[half:]


@given(texts_with_marks())
def test_every_character_is_shown_once_under_its_marks(drawn: tuple[Text, list[Marked], list[Marked]]) -> None:
    text, said, shared = drawn
    found = paragraphs(text, said, shared)
    shown = "".join(stretch.text for paragraph in found for stretch in paragraph.stretches)
    assert shown == "".join(text.content[block.start : block.end] for block in text.blocks)
    for one in said:
        parts = [s.text for p in found for s in p.stretches if one.key in s.statements]
        inside = (text.content[max(b.start, one.span.start) : min(b.end, one.span.end)] for b in text.blocks)
        assert "".join(parts) == "".join(inside)
        begun = [s for p in found for s in p.stretches if one.key in s.begins]
        assert len(begun) == (1 if parts else 0)
