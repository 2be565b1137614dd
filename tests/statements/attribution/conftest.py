"""Marked-up texts: `{source:The army} {cue:said} {content:four people died}` is both the input and the expectation."""

import re
from collections.abc import Callable

import pytest

from trucewatch.codebook import load
from trucewatch.model import Block, Text
from trucewatch.statements.attribution import Kind, find_speeches
from trucewatch.statements.parsing import Parses, SpacyParser

_MARK = re.compile(r"\{(source|cue|relay|relaycue|content):((?:[^{}]|\{[^{}]*\})*)\}")


def plain(marked: str) -> str:
    """The text without its marks."""
    previous = None
    while previous != marked:
        previous, marked = marked, _MARK.sub(r"\2", marked)
    return marked


def _block_text(content: str) -> Text:
    """A text whose paragraphs are parted by blank lines."""
    blocks = [Block(start=m.start(), end=m.end()) for m in re.finditer(r"[^\n]+(?:\n[^\n]+)*", content)]
    return Text(content=content, blocks=tuple(blocks), asides=())


@pytest.fixture(scope="session")
def block_text() -> Callable[[str], Text]:
    return _block_text


@pytest.fixture(scope="session")
def parses() -> Parses:
    return Parses(SpacyParser(), load())


@pytest.fixture(scope="session")
def speeches_of(parses: Parses) -> Callable[[str], list[tuple[str, str, str, str]]]:
    """All speeches of a text as rows: content, source of the principal, its cue, source of the relay or ""."""

    def found(content: str) -> list[tuple[str, str, str, str]]:
        text = _block_text(content)
        sentences = parses.sentences(text)
        rows = []
        for speech in find_speeches(sentences, text, load()):
            if speech.kind is not Kind.SAYS:
                continue
            links = [
                (
                    sentences[link.sentence].words(link.source.first, link.source.last) if link.source else "",
                    sentences[link.sentence][link.cue].text,
                )
                for link in speech.links
            ]
            relay = links[0][0] if len(links) > 1 else ""
            rows.append((speech.content.cut(content), links[-1][0], links[-1][1], relay))
        return rows

    return found


@pytest.fixture(scope="session")
def read_marks() -> Callable[[str], tuple[str, dict[str, list[str]]]]:
    """Split a marked-up text into its plain words and what is marked, by kind of mark."""

    def read(marked: str) -> tuple[str, dict[str, list[str]]]:
        marks = [(match.group(1), plain(match.group(2))) for match in _MARK.finditer(marked)]
        return plain(marked), {kind: [words for found, words in marks if found == kind] for kind, _ in marks}

    return read


@pytest.fixture(scope="session")
def check_marked(speeches_of: Callable[[str], list[tuple[str, str, str, str]]]) -> Callable[[str], None]:
    """Check that every marked content is found with the marked source and cue, and nothing else is found."""

    def check(marked: str) -> None:
        marks = [(match.group(1), plain(match.group(2))) for match in _MARK.finditer(marked)]
        wanted = {kind: [words for found, words in marks if found == kind] for kind, _ in marks}
        rows = speeches_of(plain(marked))
        assert [row[0] for row in rows] == wanted.get("content", [])
        for row in rows:
            assert row[1] in wanted.get("source", [""])
            assert row[2] in wanted.get("cue", [""])
            assert row[3] in ("", *wanted.get("relay", []))
        if "relay" in wanted:
            assert any(row[3] for row in rows)

    return check
