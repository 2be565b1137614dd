"""What happened on the ground, in sentences about invented conflicts."""

from collections.abc import Callable

import pytest

HAPPENED = [
    (
        "A drone flown by the Volnan army killed six shepherds.",
        ["drone-strike | drone | killed six shepherds | actor=the Volnan army | target=six shepherds"],
    ),
    (
        "A helicopter belonging to the junta fired on the market.",
        ["air-strike | helicopter | actor=the junta | target=the market"],
    ),
    (
        "Shells fired by the militia killed four children.",
        ["shelling | Shells | killed four children | actor=the militia | target=four children"],
    ),
    ("The last of the rebels had pulled out of the town.", ["withdrawal | actor=The last of the rebels"]),
    ("Gunmen took over the police station for two hours.", ["capture | actor=Gunmen | target=the police station"]),
    (
        "A truck of the Red Cross carrying flour was turned back by armed men.",
        ["aid-blocked | actor=armed men | target=A truck of the Red Cross carrying flour"],
    ),
    ("Two lorries with medicine were sent back at the checkpoint.", ["aid-blocked | target=Two lorries"]),
    (
        "Armed men stopped the mission's vehicle and searched it.",
        ["other | actor=Armed men | target=the mission's vehicle"],
    ),
    ("The militia confined 800 villagers to the gorge.", ["blockade | actor=The militia | target=800 villagers"]),
    (
        "Fighters shut in some 800 villagers of the valley.",
        ["blockade | actor=Fighters | target=some 800 villagers of the valley"],
    ),
    ("What happened at the mill was an ambush by the rebels.", ["clash | actor=the rebels"]),
    ("Soldiers landed from two helicopters in Tirga.", ["deployment | actor=Soldiers | target=Tirga"]),
    (
        "The union denounced that on 4 May gunmen of the Kelmet Front burned two buses in Tirga.",
        ["other | fire | actor=gunmen of the Kelmet Front | target=two buses | alleges"],
    ),
    ("The army shelled the port on Monday.", ["shelling | actor=The army | target=the port"]),
    ("More shelling could be heard at night.", ["shelling"]),
    ("Clashes broke out near the airport.", ["clash"]),
    ("Skirmishes continued around the town.", ["clash"]),
    ("The rebels clashed with government troops.", ["clash | actor=The rebels | target=government troops"]),
    ("General Brandt launched an offensive on the capital.", ["offensive | actor=General Brandt | target=the capital"]),
    ("Rebel forces captured the town of Velmar.", ["capture | actor=Rebel forces | target=the town of Velmar"]),
    ("The rebels took control of the border crossing.", ["capture | actor=The rebels | target=the border crossing"]),
    ("The army withdrew from the valley.", ["withdrawal | actor=The army"]),
    ("France has sent 300 soldiers to the island.", ["deployment | 300 soldiers | actor=France"]),
    (
        "Twelve civilians were killed in government air strikes on a market.",
        ["air-strike | Twelve civilians killed | actor=government | target=a market"],
    ),
    (
        "Rebel jets bombed an aid convoy near the border.",
        ["air-strike | Rebel jets | actor=Rebel jets | target=an aid convoy"],
    ),
    ("A drone attack killed two soldiers.", ["drone-strike | killed two soldiers | target=two soldiers"]),
    ("Rockets fell on the airport.", ["missile-strike | Rockets | target=the airport"]),
    ("The rebels fired rockets at the base.", ["missile-strike | rockets | actor=The rebels | target=the base"]),
    ("The two armies exchanged 40 prisoners.", ["prisoner-exchange | actor=The two armies"]),
    ("Soldiers blocked an aid convoy at the bridge.", ["aid-blocked | actor=Soldiers | target=an aid convoy"]),
    ("Police detained three journalists.", ["detention | actor=Police | target=three journalists"]),
    (
        "The government accused the rebels of violating the ceasefire.",
        ["ceasefire-violation | actor=the rebels | alleges"],
    ),
    ("Both sides accused each other of breaking the truce.", ["ceasefire-violation | actor=Both sides | alleges"]),
    ("They traded blame over reported breaches.", ["ceasefire-violation | actor=They | alleges"]),
    ("Rebel gunmen killed two soldiers.", ["other | killed two soldiers | actor=Rebel gunmen | target=two soldiers"]),
    ("The army completed its withdrawal from the valley.", ["withdrawal | actor=The army"]),
    ("A roadside bombing wounded a soldier.", ["explosion | wounded a soldier | target=a soldier"]),
    ("The army denied that its troops shelled the town.", ["shelling | actor=its troops | target=the town | denies"]),
]

DID_NOT_HAPPEN = [
    "The last of the guests had left the hall.",
    "A plane of the national airline killed a cow on the runway.",
    "Peacekeepers took over the base from the Volnan brigade.",
    "A company took over the mine.",
    "A truck of a brewery was turned back at the border.",
    "Police stopped a bus near Kelmet.",
    "The storm trapped some 300 families in the gorge.",
    "The villagers shut in 40 goats for the winter.",
    "The shooting was a mistake by the guards.",
    "It was an attack by the opposition on the budget.",
    "Passengers disembarked in Kelmet.",
    "His men were holding Tirga and the bridge.",
    "The minister repeated a call that rebels release the prisoners.",
    "The office reiterated its demand that Norland ease restrictions on workers.",
    "Residents could hear no clashes or shelling.",
    "The general might continue his offensive.",
    "The president threatened a response if he resumed his attacks on the city.",
    "Militiamen have been asked to go to the island to fight.",
    "The plan calls for the withdrawal of foreign troops.",
    "The sticking point is the withdrawal of rebel forces from the valley.",
    "Observers fear that clashes will break out.",
    "The truce brought a lull in heavy fighting and air strikes.",
    "The government withdrew from the talks.",
    "The ministers launched a diplomatic offensive.",
    "The sides agreed to halt the bombing of the town.",
    "Fighters are trying to seize the port.",
    "The strike by railway workers continued.",
    "The law bans violations of human rights.",
    "Had the hostilities continued, the town would have fallen.",
    'Brandt, the rebel leader, conceded Friday that "had the clashes gone on for long, we would have lost the town."',
    "The initiative captured the imagination of the public.",
]


@pytest.mark.parametrize(("words", "expected"), HAPPENED)
def test_an_act_told_as_done_or_alleged(
    found: Callable[[str, str], list[str]], words: str, expected: list[str]
) -> None:
    assert found(words, "occurrence") == expected


@pytest.mark.parametrize("words", DID_NOT_HAPPEN)
def test_what_is_negated_feared_planned_or_something_else_is_no_act(
    found: Callable[[str, str], list[str]], words: str
) -> None:
    assert found(words, "occurrence") == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The army did not shell the town.", ["shelling | actor=The army | target=the town | denies"]),
        ("The convoy has never been attacked.", ["other | target=The convoy | denies"]),
        ("The rebels failed to capture the capital.", ["capture | actor=The rebels | target=the capital | denies"]),
        ("The army has not yet shelled the town.", []),
        ("The army will not shell the town.", []),
        ("The rebels failed to attack the town.", []),
    ],
)
def test_an_act_told_not_to_have_been_done_is_denied(
    found: Callable[[str, str], list[str]], words: str, expected: list[str]
) -> None:
    assert found(words, "occurrence") == expected


def test_clauses_that_tell_different_acts_are_kept_apart(marked: Callable[[str, str], list[str]]) -> None:
    words = "Both sides accused each other of violating the truce as skirmishes continued around Velmar."
    assert marked(words, "occurrence") == [
        "«Both sides accused each other of [[violating]] the truce» as skirmishes continued around Velmar.",
        "Both sides accused each other of violating the truce as «[[skirmishes]] continued around Velmar».",
    ]
