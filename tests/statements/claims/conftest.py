"""Claims of one sentence, rendered so that a row of a table can be read by eye."""

from collections.abc import Callable

import pytest

from trucewatch.codebook import Codebook, load
from trucewatch.model import Block, Text
from trucewatch.statements.claims import find_claims
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.parsing import Parses, SpacyParser
from trucewatch.statements.sentence import Sentence


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return load()


@pytest.fixture(scope="session")
def parse(codebook: Codebook) -> Callable[[str], Sentence]:
    """Parse a text that is one sentence."""
    parses = Parses(SpacyParser(), codebook)

    def parsed(words: str) -> Sentence:
        blocks = (Block(start=0, end=len(words)),)
        (sentence,) = parses.sentences(Text(content=words, blocks=blocks, asides=()))
        return sentence

    return parsed


@pytest.fixture(scope="session")
def found(parse: Callable[[str], Sentence], codebook: Codebook) -> Callable[[str, str], list[str]]:
    """Return the claims of one type in a sentence, each as `value | field=mention | ... | stance`."""

    def rendered(words: str, kind: str) -> list[str]:
        sentence = parse(words)
        return [_render(sentence, claim) for claim in find_claims(sentence, codebook) if claim.type == kind]

    return rendered


@pytest.fixture(scope="session")
def marked(parse: Callable[[str], Sentence], codebook: Codebook) -> Callable[[str, str], list[str]]:
    """Return the sentence once for each claim of a type, its clause in «» and its anchor in [[]]."""

    def shown(words: str, kind: str) -> list[str]:
        sentence = parse(words)
        return [_mark(words, sentence, claim) for claim in find_claims(sentence, codebook) if claim.type == kind]

    return shown


def _render(sentence: Sentence, claim: FoundClaim) -> str:
    values = [str(value) for key, value in claim.values.items() if value is not None and key != "until_tokens"]
    actors = [
        f"{field}={'; '.join(sentence.words(m.first, m.last) for m in mentions)}"
        for field, mentions in claim.actors.items()
    ]
    return " | ".join([*values, *actors, *([str(claim.stance)] if claim.stance else [])])


def _mark(words: str, sentence: Sentence, claim: FoundClaim) -> str:
    clause, anchor = sentence.span(claim.first, claim.last), sentence.span(claim.anchor, claim.anchor)
    marks = [(anchor.start, "[["), (clause.start, "«"), (clause.end, "»"), (anchor.end, "]]")]
    for offset, mark in sorted(marks, key=lambda pair: pair[0], reverse=True):
        words = words[:offset] + mark + words[offset:]
    return words
