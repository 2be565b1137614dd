"""What one tells as done or there contradicts what another tells as not done, not there, in whatever words."""

from pathlib import Path

import pytest

from trucewatch import pipeline
from trucewatch.codebook import Codebook
from trucewatch.register import MemoryRecorder
from trucewatch.statements.parsing import Parser, SpacyParser

LEAD = "Government envoys and the Hill Front signed a ceasefire in Bresk three weeks ago.\n\n"

STANDS = [
    (
        "Twenty lorries of flour reached Tarvo by road on Monday, the government's aid office said.",
        "The Relief Union said that no cargo had entered Tarvo by road since 20 April.",
    ),
    (
        "The army entered Tarvo on Monday morning, the general staff announced.",
        "No soldier had set foot in Tarvo by Wednesday, a teacher there said.",
    ),
    (
        "Soldiers stormed the grain stores of Tarvo on Monday and carried off flour, the Hill Front said.",
        "Colonel Ivo Dren said that the army put guards on the stores at Tarvo on Monday.",
    ),
    (
        "The mission concluded that the Hill Front attacked first at Kolm.",
        (
            '"At Kolm our men were attacked first," Ana Reth of the Hill Front said, "and our men did no more than'
            ' defend themselves."'
        ),
    ),
    (
        "All six men who were hit at Kolm on Monday were fighters of the Hill Front, the army said.",
        (
            "The strike at Kolm came on Monday at noon, the mayor, Ilse Tarn, said, and there was no combatant in the"
            " house."
        ),
    ),
    (
        "The government delegation walked out of the talks in Varna on Monday, Ana Reth of the Hill Front said.",
        "At no point on Monday did anyone leave the room in Varna, the mediator, Jon Brae, said.",
    ),
]
STANDS_NOT = [
    (  # another way
        "Two planes of flour landed at Tarvo on Monday, the government's aid office said.",
        "The Relief Union said that no cargo had entered Tarvo by road since 20 April.",
    ),
    (  # not so at first, and so later
        "Twenty lorries of flour reached Tarvo on Tuesday, the government's aid office said.",
        "The Relief Union said on Monday that no cargo had entered Tarvo yet.",
    ),
    (  # a plan
        "The army is to enter Tarvo on Friday, the general staff announced.",
        "No soldier had set foot in Tarvo by Wednesday, a teacher there said.",
    ),
    (  # another town
        "Soldiers looted the stores of Kolm on Monday, the mayor, Ilse Tarn, said.",
        "Colonel Ivo Dren said that nothing had been taken from the stores at Tarvo.",
    ),
    (  # another house
        "All six men who were hit at the bridge of Tarvo on Monday were operatives of the Hill Front, the army said.",
        "There was no fighter in the school of Tarvo on Monday, its teacher said on Wednesday.",
    ),
    (  # another thing
        "The commissioner, Petra Holm, said that the Hill Front's delegation had studied the map in Varna on 4 May.",
        "No draft was put before the Hill Front in Varna on 4 May, its spokeswoman said.",
    ),
    (  # a condition
        "The Relief Union said that it would stay if lorries of flour reached Tarvo on Monday.",
        "No lorry has got into Tarvo since 20 April, a teacher there said.",
    ),
]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return SpacyParser()


def _listed(folder: Path, codebook: Codebook, parser: Parser, *texts: str) -> int:
    """How many contradictions are listed of reports of 12 June 2019, a Wednesday."""
    facts = ["file\toutlet\tdate"]
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(f"{LEAD}{text}\n", encoding="utf-8")
        facts.append(f"{number}.txt\tGazette {number}\t2019-06-12")
    (folder / "sources.tsv").write_text("\n".join(facts) + "\n", encoding="utf-8")
    return len(pipeline.read([folder], MemoryRecorder(), codebook, parser=parser).view.contradictions)


@pytest.mark.parametrize(("told", "denied"), STANDS, ids=range(len(STANDS)))
def test_what_is_told_as_not_so_contradicts_it_in_other_words(
    tmp_path: Path, codebook: Codebook, parser: Parser, told: str, denied: str
) -> None:
    assert _listed(tmp_path, codebook, parser, told, denied)


@pytest.mark.parametrize(("told", "denied"), STANDS_NOT, ids=range(len(STANDS_NOT)))
def test_what_is_of_another_thing_contradicts_nothing(
    tmp_path: Path, codebook: Codebook, parser: Parser, told: str, denied: str
) -> None:
    assert not _listed(tmp_path, codebook, parser, told, denied)


def test_every_field_with_things_has_its_acts(codebook: Codebook) -> None:
    rules = codebook.table("undone")
    assert {*rules["things"], *rules["undone"]} <= set(rules["acts"])
