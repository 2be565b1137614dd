"""Reports, texts and statements made by hand: one block a paragraph, one statement a marked stretch."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from trucewatch.codebook import Codebook, load
from trucewatch.model import (
    ActorRef,
    Basis,
    Block,
    Link,
    Precision,
    Published,
    Report,
    Span,
    Stance,
    Statement,
    Text,
    Unclassified,
    content_id,
)
from trucewatch.origins.fingerprint import Fingerprint, Fingerprinter
from trucewatch.origins.rules import Rules

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]*)*")
_SHARED = Path(__file__).parents[3] / "shared"


@dataclass(frozen=True)
class Story:
    """A report with its text and the statements made of it."""

    report: Report
    text: Text
    statements: tuple[Statement, ...]

    def at(self, words: str) -> Statement:
        """The statement that stands at these words."""
        return next(statement for statement in self.statements if statement.text == words)


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return load()


@pytest.fixture(scope="session")
def rules(codebook: Codebook) -> Rules:
    return Rules.of(codebook)


@pytest.fixture(scope="session")
def as_text() -> Callable[[str], Text]:
    """Make a text whose blocks are its paragraphs."""

    def make(content: str) -> Text:
        blocks = tuple(Block(start=m.start(), end=m.end()) for m in _PARAGRAPH.finditer(content))
        return Text(content=content, blocks=blocks, asides=())

    return make


@pytest.fixture(scope="session")
def fingerprint(codebook: Codebook, as_text: Callable[[str], Text]) -> Callable[[str], Fingerprint]:
    maker = Fingerprinter(codebook)
    return lambda content: maker.fingerprint(as_text(content))


@pytest.fixture(scope="session")
def story(as_text: Callable[[str], Text]) -> Callable[..., Story]:
    """Make a report of a text; `said` maps words of it to those who say so, outermost relay first."""

    def make(
        content: str,
        *,
        outlet: str | None = None,
        date: str | None = None,
        said: dict[str, tuple[str, ...]] | None = None,
        credited: tuple[str, ...] = (),
        **more: str | None,
    ) -> Story:
        digest = hashlib.sha256(f"{outlet}\n{date}\n{content}".encode()).hexdigest()
        report = Report(
            id=content_id("report", digest),
            file=f"{digest[:8]}.txt",
            sha256=digest,
            size=len(content.encode()),
            outlet=outlet,
            title=more.get("title"),
            language="en",
            published=Published(
                date=date,
                precision=Precision.DAY if date else Precision.UNCLEAR,
                basis=Basis.CAPTURE if date else Basis.UNCLEAR,
            ),
            credits=tuple(ActorRef(actor=None, name=name) for name in credited),
            url=more.get("url"),
        )
        made = tuple(_statement(report.id, content, words, who) for words, who in (said or {}).items())
        return Story(report, as_text(content), made)

    return make


def _statement(report: str, content: str, words: str, who: tuple[str, ...]) -> Statement:
    start = content.index(words)
    return Statement(
        id=content_id("statement", report, str(start), words),
        report=report,
        span=Span(start=start, end=start + len(words)),
        text=words,
        direct=False,
        attribution=tuple(Link(actor=ActorRef(actor=None, name=name), cue="said") for name in who),
        stance=Stance.ASSERTS,
        claim=Unclassified(),
    )


@pytest.fixture(scope="session")
def shared() -> Path:
    """The development data beside the checkout."""
    if not _SHARED.is_dir():
        pytest.skip("the development data beside the checkout is not here")
    return _SHARED
