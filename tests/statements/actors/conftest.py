"""Parsed reports for the tests of actors."""

import re
from collections.abc import Callable

import pytest

from trucewatch.codebook import Codebook, load
from trucewatch.model import Block, Text
from trucewatch.statements.actors import Cast
from trucewatch.statements.found import Mention
from trucewatch.statements.parsing import Parses, SpacyParser
from trucewatch.statements.sentence import Sentence


class Told:
    """A report in paragraphs, its sentences, its cast, and who is meant by words of it."""

    def __init__(
        self, parses: Parses, codebook: Codebook, paragraphs: tuple[str, ...], report_id: str, outlet: str | None
    ) -> None:
        content = "\n\n".join(paragraphs)
        blocks, start = [], 0
        for paragraph in paragraphs:
            blocks.append(Block(start=start, end=start + len(paragraph)))
            start += len(paragraph) + 2
        self.text = Text(content=content, blocks=tuple(blocks), asides=())
        self.sentences: tuple[Sentence, ...] = parses.sentences(self.text)
        self.cast = Cast.of(self.sentences, self.text, codebook, report_id, outlet)

    def who(self, words: str, occurrence: int = 1) -> str | None:
        """Return the name of the actor meant by the n-th occurrence of some words, None for nobody."""
        start, end = list(re.finditer(rf"\b{re.escape(words)}\b", self.text.content))[occurrence - 1].span()
        for i, sentence in enumerate(self.sentences):
            tokens = [t.i for t in sentence if start <= t.start and t.end <= end]
            if tokens:
                ref = self.cast.resolve(i, Mention(tokens[0], tokens[-1]))
                assert ref.name == words
                return next((actor.name for actor in self.cast.actors if actor.id == ref.actor), None)
        raise AssertionError(f"no tokens at {words!r}")

    def names(self, name: str) -> tuple[str, ...]:
        """Return all names of the actor of this name."""
        return next(actor.names for actor in self.cast.actors if actor.name == name)

    def kind(self, name: str) -> str:
        """Return the kind of the actor of this name."""
        return next(actor.kind.value for actor in self.cast.actors if actor.name == name)


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return load()


@pytest.fixture(scope="session")
def tell(codebook: Codebook) -> Callable[..., Told]:
    parses = Parses(SpacyParser(), codebook)

    def made(*paragraphs: str, report_id: str = "report-1", outlet: str | None = None) -> Told:
        return Told(parses, codebook, paragraphs, report_id, outlet)

    return made
