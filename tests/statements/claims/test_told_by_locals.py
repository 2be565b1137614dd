"""Acts in the words of people who were there, and near words that tell none."""

from collections.abc import Callable

import pytest

READ = [
    ("The defenders threw the attackers back from the dam.", ["capture | actor=The defenders | target=the dam"]),
    ("The invaders have been hurled back from the heights above Karsun.", ["capture | target=the heights"]),
    ("A school bus went over a mine near Dolna.", ["explosion | mine | target=A school bus"]),
    (
        "Their jeep struck a mine that the rebels had planted.",
        ["explosion | mine | actor=the rebels | target=Their jeep"],
    ),
    ("Three shells burst over the market in Ossa.", ["shelling | Three shells | target=the market"]),
    (
        "The rocket punched through the ceiling of the ward.",
        ["missile-strike | rocket | target=the ceiling of the ward"],
    ),
    ("The shell that split its boiler came in at half past nine.", ["shelling | shell | target=its boiler"]),
    ("Shells set the cable car station alight on Tuesday.", ["shelling | Shells | target=the cable car station"]),
    (
        "A mortar round impacted in the yard of her house in Stara on 25 July.",
        ["shelling | mortar round | target=the yard of her house"],
    ),
    ("Seven people died when a hospital was struck in Hays.", ["other | target=a hospital"]),
    (
        "Gunmen on a motorcycle shot dead an army colonel outside his home.",
        ["other | shot dead an army colonel | actor=Gunmen | target=an army colonel"],
    ),
    (
        "The puppet army shot dead a shepherd and his son in the fields.",
        ["other | shot dead a shepherd | actor=The puppet army | target=a shepherd"],
    ),
    (
        "Unmanned aerial vehicles released explosive devices over a farm near Marivka.",
        ["drone-strike | explosive devices | target=a farm"],
    ),
    (
        "Kaldovan drones hit a brick kiln outside Hemmat on Monday.",
        ["drone-strike | Kaldovan drones | actor=Kaldovan drones | target=a brick kiln"],
    ),
    (
        "The army handed over to the Front, at Gorna and in the presence of the Red Cross, the remains of nine fighters.",
        ["other | actor=The army | target=the remains of nine fighters"],
    ),
    (
        "The bodies of 12 border guards were handed over at Tal Zeit on Tuesday.",
        ["other | target=The bodies of 12 border guards"],
    ),
    ("The rebels returned the bodies of four pilots.", ["other | actor=The rebels | target=the bodies of four pilots"]),
    (
        "Two herders had been taken away by men in camouflage.",
        ["detention | actor=men in camouflage | target=Two herders"],
    ),
    (
        "Men in uniform took a baker from his shop on Monday night.",
        ["detention | actor=Men in uniform | target=a baker"],
    ),
    (
        "A woman was hurt when a mortar round impacted in the yard of her house in Stara on 25 July.",
        ["shelling | mortar round | target=the yard of her house"],
    ),
    (
        "Shells have also gone through the roof of the bus depot.",
        ["shelling | Shells | target=the roof of the bus depot"],
    ),
    (
        "Shells from the Amaran side wounded two herders.",
        ["shelling | Shells from the Amaran side | wounded two herders | actor=the Amaran side | target=two herders"],
    ),
    (
        "Shells from the old depot wounded two herders who tried to sell them.",
        ["shelling | Shells from the old depot | wounded two herders | target=two herders"],
    ),
    (
        "On 26 July, members of the Selmic Front withdrew from two forward positions near Brod.",
        ["withdrawal | actor=members of the Selmic Front"],
    ),
    ("The last soldiers left on foot for Ghora.", ["withdrawal | actor=The last soldiers"]),
    ("Snipers targeted farmers working near Amra on Tuesday.", ["other | actor=Snipers | target=farmers"]),
    (
        "Men in balaclavas took the schoolmaster from his bed.",
        ["detention | actor=Men in balaclavas | target=the schoolmaster"],
    ),
    (
        "The guard inflicted heavy losses on the attackers near the ford.",
        ["clash | actor=The guard | target=the attackers"],
    ),
    ("Machine-gun fire was exchanged across the line east of Pidna.", ["other | Machine-gun fire"]),
    ("Soldiers crushed an attack by the raiders on the junction.", ["other | actor=the raiders | target=the junction"]),
]

NOT = [
    "The minister went over the plan with aides.",
    "The shares came through the crisis.",
    "The mortars came in two sizes.",
    "Two people died when a house was hit by a storm.",
    "A drone released leaflets over the town.",
    "The waiter returned the remains of the meal.",
    "Police returned the body of evidence to the court.",
    "Doctors in masks took the patient from his bed.",
    "Members of the committee withdrew from the talks.",
    "The last guests left on foot for the station.",
    "Some soldiers left on foot for the village.",
    "The campaign targeted farmers near Amra.",
    "The frost inflicted heavy losses on the farmers.",
]


@pytest.mark.parametrize(("sentence", "expected"), READ)
def test_it_is_read(found: Callable[[str, str], list[str]], sentence: str, expected: list[str]) -> None:
    assert found(sentence, "occurrence") == expected


@pytest.mark.parametrize("sentence", NOT)
def test_near_words_are_not_read_so(found: Callable[[str, str], list[str]], sentence: str) -> None:
    assert found(sentence, "occurrence") == []
