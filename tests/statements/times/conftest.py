"""Parsed sentences and the times in them, written as one line each."""

from collections.abc import Callable

import pytest

from trucewatch.codebook import Codebook, load
from trucewatch.model import Basis, Block, Precision, Published, Text
from trucewatch.statements.found import FoundTime
from trucewatch.statements.parsing import Parses, SpacyParser
from trucewatch.statements.sentence import Sentence
from trucewatch.statements.times import find_times

Read = tuple[tuple[Sentence, ...], list[list[FoundTime]]]


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return load()


@pytest.fixture(scope="session")
def read(codebook: Codebook) -> Callable[..., Read]:
    """Return the sentences of a text published on a day (a Wednesday unless said), and the times of each."""
    parses = Parses(SpacyParser(), codebook)

    def reading(words: str, published: str | None = "2024-05-15") -> Read:
        sentences = parses.sentences(Text(content=words, blocks=(Block(start=0, end=len(words)),), asides=()))
        day = Published(date=published, precision=Precision.DAY, basis=Basis.METADATA)
        return sentences, find_times(sentences, day, codebook)

    return reading


@pytest.fixture(scope="session")
def marked(read: Callable[..., Read]) -> Callable[..., list[str]]:
    """Return each time as `words: start..end precision`."""

    def times(words: str, published: str | None = "2024-05-15") -> list[str]:
        return [
            f"{t.when.words}: {t.when.start or ''}..{t.when.end or ''} {t.when.precision}"
            for found in read(words, published)[1]
            for t in found
        ]

    return times
