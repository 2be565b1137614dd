"""Places that change hands, and forces that leave them; also what is denied, and what only sounds so."""

from collections.abc import Callable

import pytest

TOLD = [
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
