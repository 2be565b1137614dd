"""A long report in parts: the same statements as in one part, but for what reaches across a cut."""

from collections.abc import Callable
from pathlib import Path

import pytest

from trucewatch.codebook import Codebook, load
from trucewatch.model import Basis, Block, Precision, Published, Report, Statement, Text
from trucewatch.statements.assembly import read_report
from trucewatch.statements.parsing import Parses, SpacyParser
from trucewatch.statements.part_reading import Task, packed, read_alone, read_part
from trucewatch.statements.parts import cut_out, is_long, stretches

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


REPORT = Report(
    id="r", file="a.txt", sha256="0" * 64, size=1, outlet=None, title=None, language="en",
    published=Published(date="2031-05-14", precision=Precision.DAY, basis=Basis.CAPTURE),
)  # fmt: skip


def whole(text: Text, codebook: Codebook) -> tuple[Statement, ...]:
    return read_report(REPORT, text, Parses(SpacyParser(), codebook).sentences(text), codebook).statements


def in_parts(text: Text, codebook: Codebook) -> list[tuple[Statement, ...]]:
    parses = Parses(SpacyParser(), codebook)
    parts = [cut_out(text, cut) for cut in stretches(text, codebook)]
    return [read_part(REPORT, part, parses, codebook).statements for part in parts]


def test_parts_of_a_report_tell_what_it_tells(shipped: Codebook, narrow: Codebook, text_of: TextOf) -> None:
    text = text_of(NEWS)
    found = in_parts(text, narrow)
    assert len(found) == 4
    assert [one for part in found for one in part] == list(whole(text, shipped))


def test_a_part_is_read_in_another_process_as_in_this(narrow: Codebook, text_of: TextOf) -> None:
    text = text_of(NEWS)
    parts = [cut_out(text, cut) for cut in stretches(text, narrow)]
    alone = [read_alone(Task(report=REPORT, part=part, codebook=packed(narrow))).statements for part in parts]
    assert alone == in_parts(text, narrow)


def test_a_part_holds_its_own_text_alone(narrow: Codebook, text_of: TextOf) -> None:
    text = text_of(NEWS)
    for part in (cut_out(text, cut) for cut in stretches(text, narrow)):
        assert part.text.content == NEWS[part.start : part.end]


def test_who_is_meant_does_not_reach_across_a_cut(shipped: Codebook, narrow: Codebook, text_of: TextOf) -> None:
    text = text_of(NEWS + "\n\nThe colonel said that the truce would hold until the end of winter.")
    told = (whole(text, shipped), in_parts(text, narrow)[-1])
    speakers = [found[-1].attribution[0].actor.actor for found in told]
    assert speakers[0] is not None
    assert speakers[1] is None


def test_a_paragraph_longer_than_a_part_is_cut_between_sentences(narrow: Codebook, text_of: TextOf) -> None:
    line = " ".join(NEWS.split("\n\n"))
    blocks = [block for cut in stretches(text_of(line), narrow) for block in cut]
    assert len(blocks) > 3
    assert all(block.end - block.start <= 150 for block in blocks)
    assert " ".join(line[block.start : block.end] for block in blocks) == line


def test_a_sentence_longer_than_a_part_is_one(narrow: Codebook) -> None:
    words = "x " * 200 + "xyz. The army left."
    text = Text(content=words, blocks=(Block(start=0, end=len(words)),), asides=())
    assert [[(b.start, b.end) for b in cut] for cut in stretches(text, narrow)] == [[(0, 404)], [(405, 419)]]


def test_a_text_without_a_body_is_not_read_in_parts(narrow: Codebook) -> None:
    assert not is_long(Text(content="x" * 200, blocks=(), asides=()), narrow)


def test_parses_of_a_part_are_forgotten_before_the_next(narrow: Codebook, text_of: TextOf) -> None:
    parses, text = Parses(SpacyParser(), narrow), text_of(NEWS)
    parses.expect([text])
    parses.prepare([text])
    assert not parses._known, "a long text is not parsed ahead"
    for cut in stretches(text, narrow):
        parses.once(cut_out(text, cut).text)
        assert not parses._known
    assert parses.distinct == 8
