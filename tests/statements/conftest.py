"""What the tests of the statements' core share: the parser, loaded once, and texts made of paragraphs."""

import re
from collections.abc import Callable

import pytest

from trucewatch.codebook import Codebook, load
from trucewatch.model import Basis, Block, Precision, Published, Reading, Report, Text
from trucewatch.statements.assembly import read_report
from trucewatch.statements.parsing import Parses, SpacyParser
from trucewatch.statements.sentence import Sentence


def _text(content: str) -> Text:
    """A text whose paragraphs are parted by empty lines."""
    paragraphs = re.finditer(r"\S(?:[^\n]|\n(?!\n))*", content)
    return Text(content=content, blocks=tuple(Block(start=m.start(), end=m.end()) for m in paragraphs), asides=())


@pytest.fixture(scope="session")
def shipped() -> Codebook:
    """The shipped codebook."""
    return load()


@pytest.fixture(scope="session")
def parsed_by(shipped: Codebook) -> Parses:
    """The parses of the session."""
    return Parses(SpacyParser(), shipped)


@pytest.fixture(scope="session")
def text_of() -> Callable[[str], Text]:
    """Make a text of paragraphs."""
    return _text


@pytest.fixture(scope="session")
def sentence_of(parsed_by: Parses) -> Callable[[str], Sentence]:
    """Parse words that are one sentence."""

    def parse(words: str) -> Sentence:
        (sentence,) = parsed_by.sentences(_text(words))
        return sentence

    return parse


@pytest.fixture(scope="session")
def reading_of(parsed_by: Parses, shipped: Codebook) -> Callable[..., Reading]:
    """Read a report of these words, published on a Wednesday."""

    def read(content: str | Text, day: str | None = "2031-05-14") -> Reading:
        text = _text(content) if isinstance(content, str) else content
        published = Published(date=day, precision=Precision.DAY, basis=Basis.CAPTURE)
        report = Report(
            id="report-1", file="a.txt", sha256="0" * 64, size=1, outlet="The Varland Post", title=None, language="en",
            published=published,
        )  # fmt: skip
        return read_report(report, text, parsed_by.sentences(text), shipped)

    return read
