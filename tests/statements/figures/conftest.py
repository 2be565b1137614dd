"""Parsed sentences and the figures in them, written as one line each."""

from collections.abc import Callable

import pytest

from trucewatch.codebook import Codebook, load
from trucewatch.model import Block, Text
from trucewatch.statements.figures import find_figures
from trucewatch.statements.parsing import Parses, SpacyParser
from trucewatch.statements.sentence import Sentence


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return load()


@pytest.fixture(scope="session")
def parsed(codebook: Codebook) -> Callable[[str], tuple[Sentence, ...]]:
    """Return the sentences of a text that is one block."""
    parses = Parses(SpacyParser(), codebook)

    def parse(words: str) -> tuple[Sentence, ...]:
        return parses.sentences(Text(content=words, blocks=(Block(start=0, end=len(words)),), asides=()))

    return parse


@pytest.fixture(scope="session")
def marked(parsed: Callable[[str], tuple[Sentence, ...]], codebook: Codebook) -> Callable[[str], list[str]]:
    """Return each figure as `measure qualifier low..high counted [its words]`."""

    def figures(words: str) -> list[str]:
        lines = []
        for sentence in parsed(words):
            for found in find_figures(sentence, codebook):
                values = found.values
                low, high = ("" if values[end] is None else values[end] for end in ("low", "high"))
                text = sentence.words(found.first, found.last)
                lines.append(f"{values['measure']} {values['qualifier']} {low}..{high} {values['counted']} [{text}]")
        return lines

    return figures
