"""Ceasefires as monitors tell them: what was recorded, said to have been done, denied, or did not happen at all.

The sentences and what each tells were written before the rules were run on them; 32 of 62 were read right at first. How a
claim is written was then taken from what the mended rules gave, and read again later by a person: seven were changed to what
a careful reader would write, of which two are not reached (`FALLS_SHORT`).
"""

from collections.abc import Callable

import pytest

TOLD = [
    (
        "Mortar rounds landed in the northern suburbs of Tarsk overnight, the mission's daily report said.",
        ["shelling | Mortar rounds | target=the northern suburbs of Tarsk"],
    ),
    (
        "Observers recorded 14 explosions and 30 bursts of heavy machine-gun fire east of the contact line.",
        ["explosion", "other | heavy machine-gun fire"],
    ),
    (
        "The Orvan army used howitzers against positions of the Free Brigade on Sunday.",
        ["shelling | howitzers | actor=The Orvan army | target=positions of the Free Brigade"],
    ),
    (
        "A sniper shot dead a shepherd near the village of Lem.",
        ["other | shot dead a shepherd | actor=A sniper | target=a shepherd"],
    ),
    (
        "Government forces opened fire with small arms at a rebel post, monitors reported.",
        ["other | small arms | actor=Government forces | target=a rebel post"],
    ),
    (
        "Grad rockets rained down on the market district of Velin.",
        ["missile-strike | Grad rockets | target=the market district of Velin"],
    ),
    (
        "Unidentified drones dropped grenades on a border post.",
        ["drone-strike | grenades | target=a border post"],
    ),
    (
        "The ministry said its troops came under artillery fire from the other side of the river.",
        ["shelling | target=its troops"],
    ),
    ("The village came under attack shortly after midnight.", ["other | target=The village"]),
    (
        "Rebels lobbed grenades into a police station in Arka.",
        ["explosion | grenades | actor=Rebels | target=a police station"],
    ),
    ("Artillery duels resumed along the line of contact.", ["shelling"]),
    ("Exchanges of fire were reported near the crossing.", ["clash"]),
    ("The two sides exchanged fire across the demarcation line.", ["clash | actor=The two sides"]),
    (
        "The Council accused the National Guard of firing on a convoy of returnees.",
        ["other | actor=the National Guard | target=a convoy of returnees | alleges"],
    ),
    (
        "The rebels denied responsibility for the shelling of the hospital.",
        ["shelling | actor=The rebels | target=the hospital | denies"],
    ),
    ("The army denied having bombed the school.", ["air-strike | actor=The army | target=the school | denies"]),
    (
        "According to the Front, government jets struck its headquarters twice after the truce took hold.",
        ["air-strike | government jets | actor=government jets | target=its headquarters"],
    ),
    (
        "The defence minister rejected allegations that his men had entered the demilitarised zone.",
        ["deployment | actor=his men | target=the demilitarised zone | denies"],
    ),
    (
        "Norland alleged that Varland's troops had crossed the line in violation of the truce.",
        ["deployment | actor=Varland's troops | target=the line | alleges"],
    ),
    (
        "Both parties accused each other of breaching the ceasefire within hours of its start.",
        ["ceasefire-violation | actor=Both parties | alleges"],
    ),
    (
        "An armoured column moved into the buffer zone at dawn.",
        ["deployment | actor=An armoured column | target=the buffer zone"],
    ),
    (
        "Two companies of infantry entered the demilitarised zone.",
        ["deployment | actor=Two companies of infantry | target=the demilitarised zone"],
    ),
    ("The Brigade dug new trenches within 500 metres of the line.", ["deployment | new trenches | actor=The Brigade"]),
    ("Peacekeepers have been deployed along the ridge.", ["deployment | actor=Peacekeepers"]),
    (
        "A reconnaissance aircraft of the Norland air force crossed the boundary twice.",
        [
            "other | reconnaissance aircraft of the Norland air force | actor=the Norland air force | target=the boundary"
        ],
    ),
    (
        "The mission's camera recorded a quadcopter above the withdrawal area.",
        ["other | quadcopter | target=the withdrawal area"],
    ),
    ("Helicopters were seen flying over the no-fly zone.", ["other | Helicopters | target=the no-fly zone"]),
    (
        "Militiamen seized four aid workers at a checkpoint outside Dorn.",
        ["detention | actor=Militiamen | target=four aid workers"],
    ),
    (
        "Eleven fishermen were taken captive by the coast guard.",
        ["detention | actor=the coast guard | target=Eleven fishermen"],
    ),
    (
        "The authorities denied aid trucks passage at the Lem crossing.",
        ["aid-blocked | actor=The authorities | target=aid trucks"],
    ),
    (
        "Armed men blocked the monitors' access to the weapons storage site.",
        ["other | actor=Armed men | target=the monitors"],
    ),
    ("Observers were forced at gunpoint to leave the village.", ["other | target=Observers"]),
    ("Monitors said they were refused entry to two barracks.", ["other | target=they"]),
    ("The last Norlander units left the enclave on Friday.", ["withdrawal | actor=The last Norlander units"]),
    (
        "Both sides pulled back their heavy guns from the line.",
        ["withdrawal | actor=Both sides | target=their heavy guns"],
    ),
    ("Varland handed over 40 captured soldiers in return for 38 of its own.", ["prisoner-exchange | actor=Varland"]),
    (
        "Some 120 detainees were freed in a swap between the Council and the Brigade.",
        ["prisoner-exchange | actor=the Council", "prisoner-exchange | actor=the Brigade"],
    ),
    (
        "The crossing point at Lem was opened to pedestrians for the first time since March.",
        ["other | target=The crossing point"],
    ),
    ("The government closed all crossings to the enclave.", ["blockade | actor=The government | target=all crossings"]),
    ("The Brigade will not sign the document.", ["refused | document | actor=The Brigade"]),
    (
        "The Council signed the protocol on Tuesday, but the Brigade asked for two more days.",
        ["signed | protocol | actor=The Council", "asked-for-time | actor=the Brigade"],
    ),
    ("The Front's delegation walked out without signing.", ["left-without-signing | actor=The Front's delegation"]),
    ("The rebels suspended their participation in the truce after the raid.", ["suspended | truce | actor=The rebels"]),
]

FALLS_SHORT = [
    pytest.param(
        "Fighters of the Front refused to let the convoy through.",
        ["other | actor=Fighters of the Front | target=the convoy"],
        id="a convoy of which the words do not say that it carries aid is taken for one",
    ),
    pytest.param(
        "Two soldiers were wounded when their vehicle hit a mine on the road to Dorn.",
        ["explosion | mine | Two soldiers were wounded | target=their vehicle"],
        id="harm told in the main clause is a figure only, not the harm of the act in the clause below",
    ),
]

NOT_TOLD = [
    "Had the hostilities continued, the enclave would have been lost, the commander said.",
    "The guns have fallen silent since Monday.",
    "The general said his men could resume the offensive at any moment.",
    "Fighting has stopped in and around Tarsk.",
    "The deal provides for the release of 200 prisoners and the withdrawal of militia from the port.",
    "Residents hope that the shelling will end.",
    "If the rebels attack the dam, we will respond, he said.",
    "The mission is meant to prevent attacks on civilians.",
    "The commander warned that any attack would be met with force.",
    "Plans to exchange prisoners were dropped.",
    "The Council has yet to sign the truce.",
    "Varland could sign the agreement next week.",
    "The Front said it was ready to sign the accord.",
    "The president was upbeat about the agreement.",
    "The foreign minister welcomed the accord as a step towards peace.",
    "The enclave would probably have fallen within days had the hostilities continued, said the leader.",
    'The rebel leader acknowledged that "had the fighting continued at the same pace, we would have lost all of Velmar.',
    "The leader admitted that had the clashes gone on, the town would have been lost.",
    "The loss of the hill made a rebel assault on the capital all but inevitable.",
]


@pytest.mark.parametrize(("words", "expected"), TOLD)
def test_what_is_told_as_done_alleged_or_denied(
    found: Callable[[str, str], list[str]], words: str, expected: list[str]
) -> None:
    assert [*found(words, "occurrence"), *found(words, "position")] == expected


@pytest.mark.parametrize("words", NOT_TOLD)
def test_what_stopped_is_feared_planned_or_conditional_is_neither(
    found: Callable[[str, str], list[str]], words: str
) -> None:
    assert [*found(words, "occurrence"), *found(words, "position")] == []


@pytest.mark.xfail(strict=True, reason="what each falls short of is its id")
@pytest.mark.parametrize(("words", "expected"), FALLS_SHORT)
def test_what_is_not_yet_read_as_a_careful_reader_would(
    found: Callable[[str, str], list[str]], words: str, expected: list[str]
) -> None:
    assert found(words, "occurrence") == expected
