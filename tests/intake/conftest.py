"""What the tests of intake share: the shipped codebook, sources made from words, and texts laid out for reading."""

from collections.abc import Callable
from pathlib import Path

import pytest

from trucewatch import codebook
from trucewatch.codebook import Codebook
from trucewatch.intake import Facts, Source, open_report
from trucewatch.intake.body import find_body
from trucewatch.model import Report, Text


@pytest.fixture(scope="session")
def book() -> Codebook:
    return codebook.load()


@pytest.fixture(scope="session")
def opened(book: Codebook) -> Callable[..., tuple[Report, Text]]:
    """Open words (or bytes) as if they had been a file."""

    def open_words(words: str | bytes, name: str = "a.txt", facts: Facts | None = None) -> tuple[Report, Text]:
        data = words.encode() if isinstance(words, str) else words
        return open_report(Source(name=name, data=data, facts=facts), book)

    return open_words


@pytest.fixture(scope="session")
def laid_out(book: Codebook) -> Callable[[str], list[str]]:
    """Return a text taken apart, a part a line: its label, a bar, its words with breaks as a pilcrow."""

    def lay_out(content: str) -> list[str]:
        body = find_body(content, book)
        parts = [(block.start, block.end, "body") for block in body.blocks]
        parts += [(aside.start, aside.end, aside.label.value) for aside in body.asides]
        return [f"{label}|{content[start:end]}".replace("\n", "¶") for start, end, label in sorted(parts)]

    return lay_out


@pytest.fixture(scope="session")
def shared() -> Path:
    """The development data beside the checkout."""
    found = next(
        (up.parent / "shared" for up in Path(__file__).resolve().parents if (up.parent / "shared").is_dir()), None
    )
    if found is None:
        pytest.skip("the development data is not beside the checkout")
    return found
