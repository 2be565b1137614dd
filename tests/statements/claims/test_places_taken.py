"""Places that change hands, and forces that leave them; also what is denied, and what only sounds so."""

from collections.abc import Callable

import pytest

TOLD = [
    ("The last Orvan soldiers left the buffer zone on Tuesday.", ["withdrawal | actor=The last Orvan soldiers"]),
    (
        "Selmia has yet to pull its tanks back from the river.",
        ["withdrawal | actor=Selmia | target=its tanks | denies"],
    ),
    (
        "The Front said it had pulled its fighters out of the eastern districts.",
        ["withdrawal | actor=it | target=its fighters"],
    ),
    (
        "Heavy weapons have been withdrawn from the line of contact, monitors confirmed.",
        ["withdrawal | target=Heavy weapons"],
    ),
    ("Government troops retreated from the ridge after dark.", ["withdrawal | actor=Government troops"]),
    ("Norvia has not withdrawn from the five hilltops, the mission reported.", ["withdrawal | actor=Norvia | denies"]),
    (
        "The Front has yet to withdraw its howitzers, the mission said.",
        ["withdrawal | actor=The Front | target=its howitzers | denies"],
    ),
    ("The brigade is yet to leave the camp.", ["withdrawal | actor=The brigade | denies"]),
    ("Kelmet pulled two brigades back across the canal.", ["withdrawal | actor=Kelmet | target=two brigades"]),
    ("The Front pulled out of the port overnight.", ["withdrawal | actor=The Front"]),
    ("Orvan units have pulled back three kilometres.", ["withdrawal | actor=Orvan units"]),
    ("Kelmet began withdrawing its artillery on Monday.", ["withdrawal | actor=Kelmet | target=its artillery"]),
    ("The tanks were pulled back from the square.", ["withdrawal | target=The tanks"]),
    ("Varland's forces completed their withdrawal from the valley.", ["withdrawal | actor=Varland's forces"]),
    ("The Front vacated the barracks.", ["withdrawal | actor=The Front"]),
    ("The militia abandoned its positions along the road.", ["withdrawal | actor=The militia"]),
    (
        "The town of Lem fell to government forces on Friday.",
        ["capture | actor=government forces | target=The town of Lem"],
    ),
    (
        "Karsk has fallen into the hands of the rebels, a Western diplomat said.",
        ["capture | actor=the rebels | target=Karsk"],
    ),
    ("The army denied that Karsk had fallen.", ["capture | target=Karsk | denies"]),
    ("The Front was driven out of the port after two days of combat.", ["capture | target=the port"]),
    (
        "Government troops drove the rebels from the airfield.",
        ["capture | actor=Government troops | target=the airfield"],
    ),
    (
        "Kelmet's forces have wrested the junction town of Dessa from the militia.",
        ["capture | actor=Kelmet's forces | target=the junction town of Dessa"],
    ),
    (
        "The Lem crossing came under the control of the Front late on Sunday.",
        ["capture | actor=the Front | target=The Lem crossing"],
    ),
    ("The army lost the hill to the Front on Sunday.", ["capture | actor=the Front | target=the hill"]),
    ("The provincial capital has fallen, the governor admitted.", ["capture | target=The provincial capital"]),
    (
        "Three villages passed into the hands of the militia last month.",
        ["capture | actor=the militia | target=Three villages"],
    ),
    ("The rebels took the town after a week of fighting.", ["capture | actor=The rebels | target=the town"]),
    ("Loyalist forces have secured the airport.", ["capture | actor=Loyalist forces | target=the airport"]),
    ("Militants were dislodged from the dam by special forces.", ["capture | actor=special forces | target=the dam"]),
    ("The army has cleared the suburb of insurgents.", ["capture | actor=The army | target=the suburb"]),
    ("The garrison was pushed back from the ridge.", ["capture | target=the ridge"]),
    ("The base fell to the Front without a shot.", ["capture | actor=the Front | target=The base"]),
    ("Norvian troops lost control of the crossing on Monday.", ["capture | target=the crossing"]),
    ("The hilltop fell into Selmian hands.", ["capture | actor=Selmian | target=The hilltop"]),
    ("The village is reported to have fallen.", ["capture | target=The village"]),
]

NOT_TOLD = [
    "Investors pulled back from the region.",
    "The bank withdrew the notes from circulation.",
    "The envoy withdrew to his room.",
    "The minister has yet to decide.",
    "The firm has pulled its adverts.",
    "The candidate withdrew from the race.",
    "The delegation pulled out of the talks.",
    "The army is yet to be told of the plan.",
    "The withdrawal of the bill was announced.",
    "The tenants left the building.",
    "The troops are to leave by Friday.",
    "The party withdrew its support for the government.",
    "The militia abandoned the talks.",
    "Turnout fell to 40 percent in the capital.",
    "The actor has fallen into the hands of creditors.",
    "The delegation was driven out of the airport in a black car.",
    "Old age drove the general from office.",
    "The army lost the case to the widow.",
    "The port falls under the authority of the ministry.",
    "Residents fear that the town will fall.",
    "The government fell to a vote of no confidence.",
    "Villagers were driven out of their homes by the flood.",
    "The minister took the road to the capital.",
    "Norvia took Selmia to court over the dam.",
    "The firm lost the contract to a rival.",
    "The general was pushed out of the cabinet.",
    "The council has cleared the road of snow.",
    "Snow fell on the town.",
    "The town fell silent.",
    "The city fell 20 places in the ranking.",
    "The soldiers took positions on the ridge.",
    "The party won the city in the election.",
    "Norvia fell to Selmia in the final.",
    "The city came under pressure to open its gates.",
    "The diplomats were expelled from Norvia.",
    "The company lost control of the market.",
]


@pytest.mark.parametrize(("sentence", "expected"), TOLD)
def test_it_is_found_as_told(found: Callable[[str, str], list[str]], sentence: str, expected: list[str]) -> None:
    assert found(sentence, "occurrence") == expected


@pytest.mark.parametrize("sentence", NOT_TOLD)
def test_what_only_looks_alike_is_not_found(found: Callable[[str, str], list[str]], sentence: str) -> None:
    assert found(sentence, "occurrence") == []
