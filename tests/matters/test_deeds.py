"""A denial stands against the tellings of the act that it denies, whatever their words, and against no other act.

Whole reports are read: who denies, what he denies and where it was are often told in other sentences than the act.
"""

from pathlib import Path

import pytest

from trucewatch import pipeline
from trucewatch.codebook import Codebook
from trucewatch.model import ContradictionKind
from trucewatch.register import MemoryRecorder
from trucewatch.statements.parsing import Parser, SpacyParser

TALKS = "Colombia's government and the ELN guerrillas agreed on a ceasefire in Quito last month.\n\n"
DENIED, ELSE = ContradictionKind.DENIAL, ContradictionKind.RESPONSIBILITY

STANDS = [
    (
        "Government aircraft bombed Arauquita on Tuesday, the Catholic charity Caritas said.",
        "The defence ministry in Bogota denied that there had been any air strike on Arauquita on Tuesday.",
    ),
    (
        "The town of Teorama had been shelled by Colombian artillery early on Tuesday, a priest said, who buried two.",
        "The Colombian army denied that its artillery had shelled Teorama.",
    ),
    (
        "On Tuesday ELN fighters attacked a police post at Tame, the governor said.",
        "The ELN denied that it had attacked any police post at Tame on Tuesday.",
    ),
    (
        "A drone dropped two grenades on the school of Saravena at noon on Tuesday, its teacher said.",
        "The army denied any drone strike on Saravena on Tuesday, its spokesman Luis Parra told a radio station.",
    ),
    (
        "ELN gunmen fired mortar shells at Fortul on Tuesday morning, the mayor said.",
        (
            "News from Arauca\n\nMortar shells struck the market of Fortul on Tuesday morning, wounding six.\n\n"
            "The ELN was not behind this, its spokesman Uriel Mora said in a message."
        ),
    ),
    (
        "On Tuesday soldiers shelled the hamlet of Cubara, killing a shepherd, the ELN said.",
        "The army denied on Wednesday that its soldiers had shelled Cubara.",
    ),
]
STANDS_NOT = [
    (  # another town
        "Government aircraft bombed Arauquita on Tuesday, the Catholic charity Caritas said.",
        "The defence ministry in Bogota denied that there had been any air strike on Saravena on Tuesday.",
    ),
    (  # another day
        "Government aircraft bombed Arauquita on Tuesday, the Catholic charity Caritas said.",
        "The defence ministry in Bogota denied that there had been any air strike on Arauquita on Friday.",
    ),
    (  # another target
        "ELN fighters abducted two cattle traders near Tame on Tuesday, their cousins said.",
        "The ELN denied that it had abducted the geologists near Tame.",
    ),
    (  # the doer of the one is not the denier of the other
        "The Black Eagles attacked a police post at Tame on Tuesday, the governor said.",
        "The ELN denied that it had attacked any police post at Tame on Tuesday.",
    ),
    (  # another kind of act
        "ELN fighters blocked the road to Tame on Tuesday, the governor said.",
        "The ELN denied that it had attacked any police post at Tame on Tuesday.",
    ),
    (  # what is not behind this is behind nothing told elsewhere
        "ELN gunmen fired mortar shells at Fortul on Tuesday morning, the mayor said.",
        (
            "News from Arauca\n\nMortar shells struck the port of Tame on Tuesday, wounding six.\n\n"
            "The ELN was not behind this, its spokesman Uriel Mora said in a message."
        ),
    ),
]
ANSWERED = [
    (
        DENIED,
        (
            "The army accused the ELN of having fired on a boat near Tame. The guerrillas' spokesman, Uriel Mora, rejected"
            " this: nobody had seen a boat, he said."
        ),
    ),
    (
        DENIED,
        (
            "Villagers blamed the army for the blast at the well of Cubara. The army disputed this: its men were on leave,"
            " said Colonel Luis Parra."
        ),
    ),
    (
        ELSE,
        (
            "The governor, Rosa Diaz, accuses the ELN of having attacked a boat; the guerrillas say that it was a gang from"
            " Tame which stopped it."
        ),
    ),
    (
        DENIED,
        (
            "The governor accused the ELN of having ambushed a bus. The ELN dismissed the accusation: all buses had passed,"
            " it said."
        ),
    ),
    (
        DENIED,
        (
            "Fishermen told a court that marines had shot at them off Turbo. The navy denied this: no marine had been at"
            " sea, said Admiral Jorge Rey."
        ),
    ),
    (
        DENIED,
        (
            "The ELN said that soldiers had killed a courier at Fortul. The army contested this: the man had drowned, said"
            " Colonel Luis Parra."
        ),
    ),
]
NOT_ANSWERED = [
    "The mediators proposed a pause of ten days. The army rejected this: it needs no pause, said Colonel Luis Parra.",
    (
        "The army accused the ELN of having fired on a boat near Tame. The ELN wants the talks to go on in Havana, said"
        " its spokesman, Uriel Mora."
    ),
    (
        "The army accused the ELN of having fired on a boat near Tame. A court rejected the claim of a farmer that he was"
        " owed rent. Colonel Luis Parra said that the river was calm."
    ),
    "Two boats were hit near Tame. The governor denied this week's request for fuel, said his aide Rosa Diaz.",
    "The army said the ELN had fired on a boat near Tame. It was the third boat which was hit, Colonel Luis Parra said.",
    "The army accused the ELN of having fired on a boat near Tame. The mayor said that no road had been opened yet.",
    (
        'The army accused the ELN of blowing up houses at Tame. "The houses that were not blown up in the war are being'
        ' blown up in the peace," Mayor Rosa Diaz said.'
    ),
]
OF_A_WHOLE = [
    ("Air strikes on Fortul on Tuesday killed nine people, the mayor said.", "Five of the dead at Fortul were boys"),
    (
        "Mines wounded eleven people at Cubara on Tuesday, the army said.",
        "Two of the wounded at Cubara died on Tuesday",
    ),
]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return SpacyParser()


def _listed(folder: Path, codebook: Codebook, parser: Parser, *texts: str) -> list[ContradictionKind]:
    """The contradictions listed of reports of 12 June 2019, a Wednesday."""
    facts = ["file\toutlet\tdate"]
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(f"{text}\n", encoding="utf-8")
        facts.append(f"{number}.txt\tGazette {number}\t2019-06-12")
    (folder / "sources.tsv").write_text("\n".join(facts) + "\n", encoding="utf-8")
    view = pipeline.read([folder], MemoryRecorder(), codebook, parser=parser).view
    return sorted({one.kind for one in view.contradictions.values()})


@pytest.mark.parametrize(("told", "denied"), STANDS, ids=range(len(STANDS)))
def test_a_denial_stands_against_the_act(
    tmp_path: Path, codebook: Codebook, parser: Parser, told: str, denied: str
) -> None:
    assert _listed(tmp_path, codebook, parser, TALKS + told, denied) == [DENIED]


@pytest.mark.parametrize(("told", "denied"), STANDS_NOT, ids=range(len(STANDS_NOT)))
def test_a_denial_stands_against_no_other_act(
    tmp_path: Path, codebook: Codebook, parser: Parser, told: str, denied: str
) -> None:
    assert _listed(tmp_path, codebook, parser, TALKS + told, denied) == []


@pytest.mark.parametrize(("kind", "text"), ANSWERED, ids=range(len(ANSWERED)))
def test_an_accusation_is_answered_in_its_paragraph(
    tmp_path: Path, codebook: Codebook, parser: Parser, kind: ContradictionKind, text: str
) -> None:
    assert _listed(tmp_path, codebook, parser, text) == [kind]


@pytest.mark.parametrize("text", NOT_ANSWERED, ids=range(len(NOT_ANSWERED)))
def test_what_is_no_answer_contradicts_nothing(tmp_path: Path, codebook: Codebook, parser: Parser, text: str) -> None:
    assert _listed(tmp_path, codebook, parser, text) == []


@pytest.mark.parametrize(("whole", "part"), OF_A_WHOLE, ids=range(len(OF_A_WHOLE)))
def test_a_part_of_those_counted_is_no_other_number(
    tmp_path: Path, codebook: Codebook, parser: Parser, whole: str, part: str
) -> None:
    assert _listed(tmp_path, codebook, parser, TALKS + whole, f"{part}, the hospital's director said.") == []
