"""Parsed texts for the tests of places."""

from collections.abc import Callable

import pytest

from trucewatch.codebook import Codebook, load
from trucewatch.model import Block, Text
from trucewatch.statements.parsing import Parses, SpacyParser
from trucewatch.statements.sentence import Sentence


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return load()


@pytest.fixture(scope="session")
def parse(codebook: Codebook) -> Callable[[str], tuple[Sentence, ...]]:
    parses = Parses(SpacyParser(), codebook)

    def parsed(content: str) -> tuple[Sentence, ...]:
        return parses.sentences(Text(content=content, blocks=(Block(start=0, end=len(content)),), asides=()))

    return parsed
