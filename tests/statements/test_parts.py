"""A long report in parts: the same statements as in one part, but for what reaches across a cut."""

from collections.abc import Callable
from pathlib import Path

import pytest

from trucewatch.codebook import Codebook, load
from trucewatch.model import Basis, Block, Precision, Published, Reading, Report, Text
from trucewatch.statements.assembly import read_report
from trucewatch.statements.parsing import Parses, SpacyParser
from trucewatch.statements.parts import joined, parts_of

TextOf = Callable[[str], Text]

NEWS = """The Arn Front shelled the port of Seyre on Monday, the harbour master said. Three people were killed.

"We will sign the truce on Friday," General Ana Marsh told reporters. The rebels of the Arn Front asked for time.

Eleven trucks crossed the bridge, and Colonel Ito Berg said that nobody had fired on them. Marsh denied it.

The Arn Front said that two of its men were held in Seyre. Nobody in the port would comment."""


@pytest.fixture(scope="module")
def narrow(tmp_path_factory: pytest.TempPathFactory) -> Codebook:
    layer = tmp_path_factory.mktemp("layer") / "own"
    Path(layer).mkdir()
    (layer / "sentences.toml").write_text('version = "1"\nsource = "our own"\n[limits]\npart_letters = 150\n')
    return load([layer])


def read(text: Text, codebook: Codebook) -> tuple[Reading, list[Text]]:
    report = Report(
        id="r", file="a.txt", sha256="0" * 64, size=1, outlet=None, title=None, language="en",
        published=Published(date="2031-05-14", precision=Precision.DAY, basis=Basis.CAPTURE),
    )  # fmt: skip
    parts = list(Parses(SpacyParser(), codebook).parts(text))
    found = joined([read_report(report, part, sentences, codebook) for part, sentences in parts])
    return found, [part for part, _ in parts]


def test_parts_of_a_report_tell_what_it_tells(shipped: Codebook, narrow: Codebook, text_of: TextOf) -> None:
    whole, (only,) = read(text_of(NEWS), shipped)
    found, parts = read(text_of(NEWS), narrow)
    assert only.content is parts[0].content
    assert len(parts) == 4
    assert {one.id for one in found.statements} == {one.id for one in whole.statements}
    assert [one.span for one in found.statements] == [one.span for one in whole.statements]
    assert [one.name for one in found.actors if one.name == "Arn Front"] == ["Arn Front"]


def test_who_is_meant_does_not_reach_across_a_cut(shipped: Codebook, narrow: Codebook, text_of: TextOf) -> None:
    text = text_of(NEWS + "\n\nThe colonel said that the truce would hold until the end of winter.")
    speakers = [
        found.statements[-1].attribution[0].actor.actor for found, _ in (read(text, shipped), read(text, narrow))
    ]
    assert speakers[0] is not None
    assert speakers[1] is None


def test_a_paragraph_longer_than_a_part_is_cut_between_sentences(narrow: Codebook, text_of: TextOf) -> None:
    line = " ".join(NEWS.split("\n\n"))
    blocks = [block for part in parts_of(text_of(line), narrow) for block in part.blocks]
    assert len(blocks) > 3
    assert all(block.end - block.start <= 150 for block in blocks)
    assert " ".join(line[block.start : block.end] for block in blocks) == line


def test_a_sentence_longer_than_a_part_is_one(narrow: Codebook) -> None:
    words = "x " * 200 + "xyz. The army left."
    text = Text(content=words, blocks=(Block(start=0, end=len(words)),), asides=())
    assert [[(b.start, b.end) for b in part.blocks] for part in parts_of(text, narrow)] == [[(0, 404)], [(405, 419)]]


def test_parses_of_a_part_are_forgotten_before_the_next(narrow: Codebook, text_of: TextOf) -> None:
    parses, text = Parses(SpacyParser(), narrow), text_of(NEWS)
    parses.expect([text])
    parses.prepare([text])
    assert not parses._known, "a long text is not parsed ahead"
    most = [len(parses._known) for _ in parses.parts(text)]
    assert most == [0, 0, 0, 0]
    assert parses.distinct == 8
