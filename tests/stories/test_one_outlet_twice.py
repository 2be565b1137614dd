"""Two accounts of one shelling on two words: two voices in two outlets, one in two reports of one outlet."""

from pathlib import Path

import pytest

from trucewatch import pipeline
from trucewatch.codebook import Codebook, load
from trucewatch.model import Assessment, MatterKind, Verification
from trucewatch.register import MemoryRecorder

FIRST = """Calm ends on the river

The army of Norland shelled the market of Tarvo on Monday, killing eleven people, the United Nations said. Boats stayed
in the harbour all day.
"""
SECOND = """Market under fire

Nine stalls burned. The army of Norland shelled the market in Tarvo on Monday, and eleven people were killed, the
International Committee of the Red Cross said.
"""


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load()


def assessed(folder: Path, codebook: Codebook, *outlets: str) -> Assessment:
    """The assessment of the shelling that both reports tell."""
    rows = ["file\toutlet\tdate"]
    for number, (text, outlet) in enumerate(zip((FIRST, SECOND), outlets, strict=True)):
        (folder / f"{number}.txt").write_text(text, "utf-8")
        rows.append(f"{number}.txt\t{outlet}\t2031-05-13")
    (folder / "sources.tsv").write_text("\n".join(rows) + "\n", "utf-8")
    state = pipeline.read([folder], MemoryRecorder(), codebook).view.state
    told = [one for one in state["matters"].values() if one.kind is MatterKind.INCIDENT and "Tarvo, " in one.title]
    (matter,) = told
    assert len(matter.accounts) == 2
    found: Assessment = state["assessments"][matter.id]
    return found


def test_two_outlets_on_two_words_corroborate(tmp_path: Path, codebook: Codebook) -> None:
    found = assessed(tmp_path, codebook, "Hill Post", "Vale Echo")
    assert (len(found.support.chains), found.verification) == (2, Verification.CORROBORATED)


def test_one_outlet_on_two_words_counts_as_the_chain_that_is_shown(tmp_path: Path, codebook: Codebook) -> None:
    found = assessed(tmp_path, codebook, "Hill Post", "Hill Post")
    assert (len(found.support.chains), found.verification) == (1, Verification.SINGLE_CHAIN)
