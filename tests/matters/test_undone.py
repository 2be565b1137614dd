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
        "Colonel Ivo Dren said that the army posted guards at the stores at Tarvo on Monday, and that they are untouched.",
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
    (
        "Ten trucks with medicine arrived in Kolm on Monday, the government's aid office said.",
        "The trucks that set out for Kolm on Monday were turned back at the last roadblock, a doctor there said.",
    ),
    (
        "On Sunday the Hill Front handed over the bodies of nineteen soldiers at the Asten ferry, its radio reported.",
        "The ambulances that went to the Asten ferry on Sunday for the bodies came back empty, Colonel Ivo Dren said.",
    ),
    (
        "Fighters of the Hill Front have set up a post on the top floor of Saint Orm hospital in Tarvo, the army said.",
        "No man with a gun has come near the beds of Saint Orm hospital, its matron, Lisa Aker, told visitors.",
    ),
    (
        "A platoon of soldiers had been billeted in the school of Tarvo, Ana Reth of the Hill Front said on Monday.",
        "The monitors walked through the school of Tarvo on Monday and saw no trace of soldiers having slept there.",
    ),
    (
        "Both delegations signed a protocol on the prisoners in Varna, said Ana Reth of the Hill Front.",
        "Petra Holm, who led the delegation of the government in Varna, said that no protocol was ever signed there.",
    ),
    (
        "The session in Varna on Monday was constructive and went on into the night, the mediator, Jon Brae, said.",
        (
            "Monday's session in Varna was over after half an hour, when the Front's men stood up and walked away from"
            " the table, Colonel Ivo Dren said."
        ),
    ),
    (
        "It was the army that fired first at Kolm, said Ana Reth of the Hill Front.",
        "Our men at Kolm answered only after shells had fallen on their camp, Colonel Ivo Dren of the army said.",
    ),
    (
        "The shops of Tarvo opened on Monday as on any other day, the governor said.",
        "A baker who lives in Tarvo told the station that every stall there was boarded up on Monday.",
    ),
]
STANDS_NOT = [
    (  # another building
        "A platoon of soldiers had been billeted in the school of Tarvo, Ana Reth of the Hill Front said on Monday.",
        "No soldier has set foot in the hospital of Tarvo, its doctor said on Monday.",
    ),
    (  # another hospital
        "Fighters of the Hill Front have set up a post in Saint Orm hospital in Tarvo, the army said.",
        "No armed man has set foot in Riverside hospital in Tarvo, its matron, Lisa Aker, said.",
    ),
    (  # another session
        "The talks between the two sides in Varna on Monday were constructive, the mediator, Jon Brae, said.",
        "The Front's men quarrelled with the mediator in Varna a day later and left the talks, Colonel Ivo Dren said.",
    ),
    (  # one side
        "It was the army that fired first at Kolm, said Ana Reth of the Hill Front.",
        "Our men at Kolm answered only after shells had fallen on their camp, Ivo Dren of the Hill Front said.",
    ),
    (  # no word of the day of signing
        "The government's envoys had torn up a paper that bears their own signature, Ana Reth of the Hill Front said.",
        "The government put its name to no paper on Monday, its envoy, Petra Holm, said.",
    ),
    (  # an agreement that comes into force comes into no town
        "The accord that came into force in Tarvo on Monday was read out to the army, the mayor, Ilse Tarn, said.",
        "No soldier had yet come into Tarvo on Monday, a teacher there said.",
    ),
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


def test_the_place_may_be_told_by_the_heading_above(tmp_path: Path, codebook: Codebook, parser: Parser) -> None:
    told = "Ten trucks with medicine arrived in Kolm on Monday, the government's aid office said."
    denied = "What happened in Kolm\n\nThe trucks with medicine were turned back on Monday, a doctor there said."
    assert _listed(tmp_path, codebook, parser, told, denied)


def test_every_field_with_things_has_its_acts(codebook: Codebook) -> None:
    rules = codebook.table("undone")
    limits = rules["limits"]
    fields = {*rules["things"], *rules["undone"], *limits["by_thing"], *limits["sides"], *limits["dated"]}
    assert {*fields, *limits["one_day"]} <= set(rules["acts"])
