"""Events as agencies, missions and aid groups tell them, over all kinds; and sentences that tell of none.

Written from general knowledge before any was read by the program: 34 of the 88 were then found as expected and 6 of
the 48 were taken for events. Causes were mended until all stood as here; of two sentences it was the expectation
that was corrected (both sides of a battle are told, the second as target; a target keeps its participle).
"""

from collections.abc import Callable

import pytest

TOLD = [
    (
        "Kelmet's army pounded the eastern suburbs of Volna with artillery overnight, residents said.",
        ["shelling | actor=Kelmet's army | target=the eastern suburbs of Volna"],
    ),
    (
        "Shells rained down on the port district for a third straight day.",
        ["shelling | Shells | target=the port district"],
    ),
    (
        "The village of Amara came under the fire of Orvan howitzers.",
        ["shelling | actor=Orvan howitzers | target=The village of Amara"],
    ),
    (
        "A mortar round landed in the courtyard of a school in Dessa.",
        ["shelling | mortar round | target=the courtyard of a school"],
    ),
    (
        "The governor accused Selmian gunners of shelling three border villages.",
        ["shelling | actor=Selmian gunners | target=three border villages | alleges"],
    ),
    ("The mission recorded 14 undetermined explosions in areas around the water station.", ["explosion"]),
    (
        "Two houses in Lem were hit by tank fire from the direction of Karsk.",
        ["shelling | Two houses hit | target=Two houses"],
    ),
    (
        "The defence ministry denied that its batteries had shelled the hospital.",
        ["shelling | actor=its batteries | target=the hospital | denies"],
    ),
    (
        "Rebel positions along the river were targeted with multiple rocket launchers.",
        ["missile-strike | multiple rocket launchers | target=Rebel positions"],
    ),
    (
        "The old quarter was ordered to be shelled by General Marek, prosecutors say.",
        ["shelling | actor=General Marek | target=The old quarter"],
    ),
    (
        "Helicopters dropped barrel bombs on a bread queue in Lem.",
        ["air-strike | barrel bombs | actor=Helicopters | target=a bread queue"],
    ),
    (
        "An air strike that hit a grain store killed six people, the agency said.",
        ["air-strike | killed six people | target=a grain store"],
    ),
    (
        "Norvian warplanes carried out five sorties over the Dessa valley, hitting two bridges.",
        ["air-strike | Norvian warplanes | actor=Norvian warplanes | target=two bridges"],
    ),
    (
        "Varland's air force raided targets deep inside Selmia before dawn.",
        ["air-strike | actor=Varland's air force | target=targets"],
    ),
    ("An air raid flattened the bus station on Tuesday evening.", ["air-strike | target=the bus station"]),
    ("The clinic was bombed from the air twice in one week.", ["air-strike | target=The clinic"]),
    (
        "Jets belonging to the Orvan air force struck an arms depot outside Karsk.",
        ["air-strike | Jets | actor=the Orvan air force | target=an arms depot"],
    ),
    (
        "At least eleven people died when aircraft bombed a wedding party near Volna.",
        ["air-strike | aircraft | actor=aircraft | target=a wedding party"],
    ),
    (
        "A drone crashed into an apartment block in the capital, wounding four people.",
        ["drone-strike | drone | target=an apartment block"],
    ),
    (
        "Two kamikaze drones were launched at the refinery by the Amara Front, the operator said.",
        ["drone-strike | Two kamikaze drones | actor=the Amara Front | target=the refinery"],
    ),
    (
        "Kelmet said it had shot down 17 Orvan drones overnight.",
        ["other | shot 17 Orvan drones | actor=it | target=17 Orvan drones"],
    ),
    (
        "A UAV dropped a grenade on a parked ambulance near the crossing.",
        ["drone-strike | grenade | target=a parked ambulance"],
    ),
    (
        "Selmian quadcopters attacked a patrol on the Lem road.",
        ["drone-strike | actor=Selmian quadcopters | target=a patrol"],
    ),
    (
        "Orvan launched a barrage of ballistic missiles at the northern city of Dessa.",
        ["missile-strike | barrage of ballistic missiles | actor=Orvan | target=the northern city of Dessa"],
    ),
    (
        "Three rockets fired from the enclave landed in open fields, the army said.",
        ["missile-strike | Three rockets | target=open fields"],
    ),
    ("A missile slammed into a market hall in Volna.", ["missile-strike | missile | target=a market hall"]),
    (
        "The power station was struck by two cruise missiles.",
        ["missile-strike | two cruise missiles | target=The power station"],
    ),
    (
        "Fighters of the Front fired a volley of Grad rockets towards the airport.",
        ["missile-strike | volley of Grad rockets | actor=Fighters of the Front | target=the airport"],
    ),
    (
        "A rocket attack claimed by the Karsk Brigade damaged four homes.",
        ["missile-strike | damaged four homes | actor=the Karsk Brigade | target=four homes"],
    ),
    (
        "Heavy fighting broke out between government troops and the Amara Front south of the dam.",
        ["clash | actor=government troops | target=the Amara Front"],
    ),
    ("The two sides traded machine-gun fire across the canal for several hours.", ["clash | actor=The two sides"]),
    (
        "Orvan border guards exchanged fire with Selmian soldiers near the pass.",
        ["clash | actor=Orvan border guards | target=Selmian soldiers"],
    ),
    ("Firefights were reported in the old town through the night.", ["clash"]),
    ("Rebels ambushed an army convoy on the Lem highway.", ["clash | actor=Rebels | target=an army convoy"]),
    (
        "Kelmet and Orvan forces have been locked in battle for the ridge since Sunday.",
        ["clash | actor=Kelmet | target=Orvan forces"],
    ),
    ("Small arms fire was heard around the base at 0300 hours.", ["other | Small arms fire"]),
    (
        "The Ruvian army said its troops had repulsed an attack by the Front on Torin bridge.",
        ["other | actor=the Front | target=Torin bridge"],
    ),
    (
        "Government forces launched a ground offensive against the northern enclave at first light.",
        ["offensive | actor=Government forces | target=the northern enclave"],
    ),
    ("Norvian tanks rolled across the border at dawn.", ["deployment | actor=Norvian tanks | target=the border"]),
    ("The Front mounted a fresh push towards the oilfields.", ["offensive | actor=The Front | target=the oilfields"]),
    (
        "Orvan units launched an assault towards the village of Karsk, Selmia's defence ministry said.",
        ["offensive | actor=Orvan units | target=the village of Karsk"],
    ),
    (
        "Rebels stormed the radio station shortly after midnight.",
        ["offensive | actor=Rebels | target=the radio station"],
    ),
    (
        "Selmian troops pressed on with their advance on the capital.",
        ["offensive | actor=Selmian troops | target=the capital"],
    ),
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
        "The withdrawal of Varland's peacekeepers was completed on 3 March.",
        ["withdrawal | actor=Varland's peacekeepers"],
    ),
    (
        "Norvia airlifted mercenaries to the southern front, according to the envoy.",
        ["deployment | mercenaries | actor=Norvia"],
    ),
    ("An additional 600 troops have been deployed along the border.", ["deployment | actor=An additional 600 troops"]),
    ("Kelmet has massed armour on the frontier.", ["deployment | armour | actor=Kelmet"]),
    (
        "A convoy of armoured vehicles entered the demilitarised zone without notification.",
        ["deployment | actor=A convoy of armoured vehicles | target=the demilitarised zone"],
    ),
    (
        "Orvan is building fortifications inside the disengagement area, monitors reported.",
        ["deployment | fortifications | actor=Orvan"],
    ),
    (
        "Reinforcements poured into the garrison town of Karsk.",
        ["deployment | actor=Reinforcements | target=the garrison town of Karsk"],
    ),
    ("The mission recorded 1,200 ceasefire violations, against 340 the day before.", ["ceasefire-violation"]),
    ("The truce was broken within hours, both sides said.", ["ceasefire-violation"]),
    (
        "Selmia accused Orvan of having violated the armistice 31 times.",
        ["ceasefire-violation | actor=Orvan | alleges"],
    ),
    ("The Front denied any violation of the truce on its part.", ["ceasefire-violation | actor=The Front | denies"]),
    ("The warring parties swapped 76 prisoners at the Lem bridge.", ["prisoner-exchange | actor=The warring parties"]),
    ("Eighty captives returned home in a prisoner swap mediated by Varland.", ["prisoner-exchange"]),
    ("Orvan handed over 12 captured soldiers in exchange for two officers.", ["prisoner-exchange | actor=Orvan"]),
    (
        "Soldiers turned back a convoy of 12 aid trucks at the last checkpoint.",
        ["aid-blocked | actor=Soldiers | target=a convoy of 12 aid trucks"],
    ),
    ("No aid has been allowed into the camp since January.", ["aid-blocked | target=No aid"]),
    (
        "The authorities refused to let medical supplies into the besieged town.",
        ["aid-blocked | actor=The authorities | target=medical supplies"],
    ),
    (
        "The Front has cut the only road to Dessa, trapping 20,000 people.",
        ["blockade | actor=The Front | target=the only road"],
    ),
    (
        "Government forces have tightened their siege of the old city.",
        ["blockade | actor=Government forces | target=the old city"],
    ),
    ("The valley has been cut off by militiamen for six weeks.", ["blockade | actor=militiamen | target=The valley"]),
    (
        "Militiamen abducted two aid workers near the crossing on Thursday.",
        ["detention | actor=Militiamen | target=two aid workers"],
    ),
    (
        "Eleven fishermen were seized by the Selmian coastguard.",
        ["detention | actor=the Selmian coastguard | target=Eleven fishermen"],
    ),
    (
        "Two journalists have been held by the Front since last week.",
        ["detention | actor=the Front | target=Two journalists"],
    ),
    (
        "Security forces rounded up dozens of young men overnight.",
        ["detention | actor=Security forces | target=dozens of young men"],
    ),
    ("Four soldiers were taken prisoner, the brigade said.", ["detention | target=Four soldiers"]),
    ("Loud blasts were heard in the capital late on Monday.", ["explosion"]),
    (
        "A roadside bomb tore through a minibus carrying teachers.",
        ["explosion | roadside bomb | target=a minibus carrying teachers"],
    ),
    ("Several explosions shook the harbour.", ["explosion | target=the harbour"]),
    (
        "A parked car packed with explosives blew up outside the governor's office.",
        ["explosion | A parked car | target=the governor's office"],
    ),
    ("A boy stepped on a mine in a field near Lem.", ["explosion | mine | target=A boy"]),
    ("The bridge was blown up by retreating troops.", ["explosion | actor=retreating troops | target=The bridge"]),
]

NOT_TOLD = [
    "The minister faced a bombardment of questions from reporters.",
    "The proposal was shot down by both delegations.",
    "Turnout fell to 40 percent in the capital.",
    "The footage captured the attention of the world.",
    "The parties will withdraw heavy weapons within ten days, under the agreement.",
    "Under the terms, prisoners are to be exchanged on Friday.",
    "If Orvan attacks the port, Selmia will respond.",
    "Kelmet could launch an offensive in the spring, analysts say.",
    "The agreement bans air strikes and shelling.",
    "The envoy warned of a new offensive against the city.",
    "The accord provides for the withdrawal of all foreign forces.",
    "The two countries fought a brief war over the enclave in 1988.",
    "The party was captured by its radical wing.",
    "The club was beaten in a hard-fought battle for the title.",
    "The offer landed on the desk of the president on Monday.",
    "Prices exploded last year.",
    "The senator launched a scathing attack on the opposition.",
    "The mediator's plan came under fire from both capitals.",
    "The government is under siege from its own allies in parliament.",
    "Talks are deadlocked over the withdrawal of tanks.",
    "Both sides discussed the exchange of prisoners.",
    "The mission is mandated to monitor the withdrawal.",
    "The Front demanded that the army pull its troops out of the valley.",
    "The council called for an end to the shelling of towns.",
    "Residents fear that the town will fall.",
    "The general vowed to liberate every village.",
    "Orvan would be ready to release detainees, the envoy said.",
    "The exhibition on the siege opens on Sunday.",
    "A ceasefire violation must be reported within two hours.",
    "Monitors shall have access to all areas, and no party shall block aid.",
    "The committee will investigate attacks on civilians.",
    "Investors pulled back from the region.",
    "Fans stormed the pitch.",
    "He fell to his knees.",
    "Night fell on the valley without a shot.",
    "The delegation was driven out of the airport in a black car.",
    "Snow has cut the only road to the village.",
    "The dam was struck by lightning.",
    "The government fell to a vote of no confidence.",
    "A wave of strikes hit the railways.",
    "Orvan said it would respond to any violation of the truce.",
    "The law allows police to detain suspects for 48 hours.",
    "The port falls under the authority of the ministry.",
    "The actor has fallen into the hands of creditors.",
    "Rain poured into the town.",
    "The bank pressed on with its advance on the digital market.",
    "Old age drove the general from office.",
    "The army lost the case to the widow.",
]


@pytest.mark.parametrize(("sentence", "expected"), TOLD)
def test_it_is_found_as_told(found: Callable[[str, str], list[str]], sentence: str, expected: list[str]) -> None:
    assert found(sentence, "occurrence") == expected


@pytest.mark.parametrize("sentence", NOT_TOLD)
def test_what_only_looks_alike_is_not_found(found: Callable[[str, str], list[str]], sentence: str) -> None:
    assert found(sentence, "occurrence") == []
