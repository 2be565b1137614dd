"""Figures in the words of ministries, agencies, monitors, rebels and hospitals: one row a way of telling.

A row gives measure, qualifier, low..high and those counted, then the words of the window if there is one, and
whether the count runs up or is of new cases. Incidents and names are invented.
"""

from collections.abc import Callable

import pytest

from trucewatch.codebook import Codebook
from trucewatch.model import FigureClaim, Reading
from trucewatch.statements.figures import find_figures
from trucewatch.statements.found import FoundClaim
from trucewatch.statements.sentence import Sentence

Parsed = Callable[[str], tuple[Sentence, ...]]


def row(found: FoundClaim) -> str:
    values = found.values
    low, high = ("" if values[end] is None else values[end] for end in ("low", "high"))
    runs = {None: [], True: ["runs up"], False: ["new"]}[values["cumulative"]]
    period = [values["period"]] if values["period"] else []
    return " | ".join([f"{values['measure']} {values['qualifier']} {low}..{high} {values['counted']}", *period, *runs])


TOLD = [
    ("The ministry put at 17 the number of citizens killed in the market.", ["killed exactly 17..17 citizens"]),
    ("Officials estimate at 5,000 the number of those displaced.", ["displaced exactly 5000..5000 people"]),
    ("The office gave the number of those killed as 21.", ["killed exactly 21..21 people"]),
    (
        "Two more soldiers died on Friday, raising to 14 the number of dead.",
        ["killed exactly 2..2 soldiers | new", "killed exactly 14..14 people | runs up"],
    ),
    ("The number of dead rose by three to 18.", ["killed exactly 18..18 people | runs up"]),
    ("The council registered 760 people who have left their homes.", ["displaced exactly 760..760 people"]),
    (
        "Varland says 20 of its soldiers and two civilians are unaccounted for.",
        ["missing exactly 20..20 soldiers", "missing exactly 2..2 civilians"],
    ),
    ("The front said 14 soldiers were annihilated.", ["killed exactly 14..14 soldiers"]),
    ("The army neutralised 12 militants.", ["casualties exactly 12..12 militants"]),
    ("The council counts 63 damaged houses.", ["other exactly 63..63 damaged houses"]),
    ("Some 120 homes were burned in the village.", ["other about 120..120 burned homes"]),
    (
        "The raid destroyed 40 houses and two mosques.",
        ["other exactly 40..40 destroyed houses", "other exactly 2..2 destroyed mosques"],
    ),
    ("In Volna they buried eleven on Tuesday.", ["killed exactly 11..11 people"]),
    ("The shelling led to the martyrdom of ten citizens.", ["killed exactly 10..10 citizens"]),
    ("The landslide buried eleven houses.", []),
    ("Doctors estimate that as many as 3,000 villagers may have died.", ["killed up-to ..3000 villagers"]),
    ("The office counted 340 newly displaced persons.", ["displaced exactly 340..340 newly displaced persons"]),
    ("The mission registered nine reports of violations.", ["violations exactly 9..9 violations"]),
    ("Some 70 families are camping in the schoolyard.", ["displaced about 70..70 families"]),
    ("About 250 people were sleeping in the stadium.", ["displaced about 250..250 people"]),
    (
        "There were eight women, a boy and four men injured.",
        ["wounded exactly 8..8 women", "wounded exactly 4..4 men"],
    ),
    (
        "Six members of the patrol died with two villagers and a driver injured.",
        ["killed exactly 6..6 members", "wounded exactly 2..2 villagers"],
    ),
    ("The envoy met with 12 elders and two soldiers wounded in the raid.", ["wounded exactly 2..2 soldiers"]),
    ("More than 800 villagers left their homes.", ["displaced more-than 800.. villagers"]),
    ("Some 3,000 residents have left the two towns.", ["displaced about 3000..3000 residents"]),
    (
        "The defence ministry said 17 of its soldiers had been killed and 42 wounded since the truce began.",
        ["killed exactly 17..17 soldiers | since the truce began | runs up", "wounded exactly 42..42 people | since the truce began | runs up"],
    ),
    (
        "At least 23 rebels and nine soldiers died in the clashes.",
        ["killed at-least 23.. rebels", "killed exactly 9..9 soldiers"],
    ),
    (
        "The UN refugee agency says some 1,200 families have fled the district over the past 24 hours.",
        ["displaced about 1200..1200 families | over the past 24 hours | new"],
    ),
    (
        "Around 1.2 million people remain displaced across the province.",
        ["displaced about 1200000..1200000 people"],
    ),
    (
        "Half a dozen medics were abducted from a clinic.",
        ["detained about 6..6 medics"],
    ),
    (
        "Scores of passengers were wounded when the ferry was hit.",
        ["wounded vague .. passengers"],
    ),
    (
        "The toll rose to 58 after rescuers pulled nine more bodies from the rubble.",
        ["killed exactly 58..58 people | runs up", "killed exactly 9..9 bodies | new"],
    ),
    (
        "Three people died of their injuries overnight, bringing the total to 41.",
        ["killed exactly 3..3 people", "killed exactly 41..41 people | runs up"],
    ),
    (
        "The hospital in Karsk received 65 wounded, including 12 children.",
        ["wounded exactly 65..65 people", "wounded exactly 12..12 children"],
    ),
    (
        "Shelling killed seven civilians and two militiamen, the governor said.",
        ["killed exactly 7..7 civilians", "killed exactly 2..2 militiamen"],
    ),
    (
        "Of the 31 people killed, 19 were civilians and 12 were fighters.",
        ["killed exactly 31..31 people", "killed exactly 19..19 civilians", "killed exactly 12..12 fighters"],
    ),
    (
        "The monitoring team logged 146 violations over the past week, 88 of them by the northern forces.",
        ["violations exactly 146..146 violations | over the past week | new", "violations exactly 88..88 violations | over the past week | new"],
    ),
    (
        "The mission recorded 28 allegations of ceasefire violations, of which 17 were verified.",
        ["violations exactly 28..28 ceasefire violations", "violations exactly 17..17 verified ceasefire violations"],
    ),
    (
        "Of the 28 alleged violations, 17 were verified, 11 of them attributed to the army and six to the Front.",
        ["violations exactly 17..17 verified violations", "violations exactly 11..11 alleged violations", "violations exactly 6..6 alleged violations"],
    ),
    (
        "Eleven violations were attributed to the army and six to the Front.",
        ["violations exactly 11..11 violations", "violations exactly 6..6 violations"],
    ),
    (
        "The commission logged 19 breaches, 12 of which were substantiated.",
        ["violations exactly 19..19 breaches", "violations exactly 12..12 substantiated breaches"],
    ),
    (
        "Nine soldiers were wounded in Volna and four in Amara.",
        ["wounded exactly 9..9 soldiers", "wounded exactly 4..4 soldiers"],
    ),
    (
        "Both armies exchanged 40 prisoners of war at the bridge on Sunday.",
        ["other exactly 40..40 prisoners"],
    ),
    (
        "The Red Cross facilitated the release of 104 detainees.",
        ["other exactly 104..104 detainees"],
    ),
    (
        "Gunmen are still holding between 30 and 35 hostages in the compound.",
        ["detained about 30..35 hostages"],
    ),
    (
        "Fifty-two aid trucks crossed into the enclave on Friday.",
        ["other exactly 52..52 aid trucks"],
    ),
    (
        "Only 12 of the 60 aid trucks reached the camp.",
        ["other exactly 12..12 aid trucks"],
    ),
    (
        "Up to 300 conscripts are missing after the battle.",
        ["missing up-to ..300 conscripts"],
    ),
    (
        "Nearly 4,000 villagers have been forced from their homes.",
        ["displaced about 4000..4000 villagers"],
    ),
    (
        "More than two dozen worshippers were injured.",
        ["wounded more-than 24.. worshippers"],
    ),
    (
        "Police arrested 26 protesters, of whom 9 have since been freed.",
        ["detained exactly 26..26 protesters", "other exactly 9..9 protesters"],
    ),
    (
        "The rebels claimed to have killed 45 soldiers.",
        ["killed exactly 45..45 soldiers"],
    ),
    (
        "An explosion killed one soldier and injured another.",
        ["killed exactly 1..1 soldier"],
    ),
    (
        "A sniper shot dead two farmers.",
        ["killed exactly 2..2 farmers"],
    ),
    (
        "The army lost 14 men in the ambush.",
        ["killed exactly 14..14 men"],
    ),
    (
        "The clinic treated 93 people for shrapnel wounds.",
        ["wounded exactly 93..93 people"],
    ),
    (
        "The bodies of 18 fishermen were recovered.",
        ["killed exactly 18..18 fishermen"],
    ),
    (
        "Divers pulled 11 bodies from the river.",
        ["killed exactly 11..11 bodies"],
    ),
    (
        "Six people were killed on Monday and a further 15 on Tuesday.",
        ["killed exactly 6..6 people", "killed exactly 15..15 people | new"],
    ),
    (
        "The shelling left five dead and twenty wounded.",
        ["killed exactly 5..5 people", "wounded exactly 20..20 people"],
    ),
    (
        "Casualties included eight women and three children.",
        ["casualties exactly 8..8 women", "casualties exactly 3..3 children"],
    ),
    (
        "Civilian deaths rose to 203, the mission reported.",
        ["killed exactly 203..203 Civilian | runs up"],
    ),
    (
        "The number of people displaced has climbed above 90,000.",
        ["displaced more-than 90000.. people | runs up"],
    ),
    (
        "Two brothers, aged 9 and 11, were wounded by a mine.",
        ["wounded exactly 2..2 brothers"],
    ),
    (
        "The two sides fired 130 shells, killing no one.",
        ["killed exactly 0..0 people"],
    ),
    (
        "Some 2,500 fighters and 700 family members were evacuated under the deal.",
        ["displaced about 2500..2500 fighters", "displaced exactly 700..700 family members"],
    ),
    (
        "Sixty wounded were evacuated to the coast.",
        ["wounded exactly 60..60 people"],
    ),
    (
        "The coalition has detained more than 3,200 suspected militants this year.",
        ["detained more-than 3200.. suspected militants | this year"],
    ),
    (
        "So far 77 bodies have been found.",
        ["killed exactly 77..77 bodies | runs up"],
    ),
    (
        "Hundreds of people, most of them women and children, have been killed since January.",
        ["killed vague .. people | since January | runs up"],
    ),
    (
        "At least 15 people, among them five peacekeepers, lost their lives.",
        ["killed at-least 15.. people", "killed exactly 5..5 peacekeepers"],
    ),
    (
        "The attackers seized 27 schoolgirls and their teacher.",
        ["detained exactly 27..27 schoolgirls"],
    ),
    (
        "Two of the three hostages were freed.",
        ["other exactly 2..2 hostages"],
    ),
    (
        "The group freed the last four of its captives.",
        ["other exactly 4..4 captives"],
    ),
    (
        "The Red Cross has registered 1,340 missing persons.",
        ["missing exactly 1340..1340 missing persons"],
    ),
    (
        "No fewer than 19 civilians perished, according to local officials.",
        ["killed at-least 19.. civilians"],
    ),
    (
        "Health officials put the number of dead at 88 and the number of injured at 230.",
        ["killed exactly 88..88 people", "wounded exactly 230..230 people"],
    ),
    (
        "The death toll stood at 1,017, a third of them children, by Wednesday evening.",
        ["killed exactly 1017..1017 people | runs up"],
    ),
    (
        "Five miners were trapped and two died.",
        ["killed exactly 2..2 people"],
    ),
    (
        "The clashes killed 10 and wounded 40, most of them bystanders.",
        ["killed exactly 10..10 people", "wounded exactly 40..40 people"],
    ),
    (
        "Four soldiers and a civilian were hurt.",
        ["wounded exactly 4..4 soldiers"],
    ),
    (
        "The strike on the depot killed at least six, wounded 13 and left four missing.",
        ["killed at-least 6.. people", "wounded exactly 13..13 people", "missing exactly 4..4 people"],
    ),
    (
        "An estimated 15,000 refugees crossed the river last week.",
        ["displaced about 15000..15000 refugees"],
    ),
    (
        "Rebels shot down a drone and captured 14 soldiers, two tanks and 300 rifles.",
        ["detained exactly 14..14 soldiers"],
    ),
    (
        "The list names 512 people held in state prisons.",
        ["detained exactly 512..512 people"],
    ),
    (
        "One of its soldiers was killed and four were wounded by sniper fire.",
        ["killed exactly 1..1 soldiers", "wounded exactly 4..4 people"],
    ),
    (
        "Twenty soldiers are being held by the rebels; the army puts the number at 18.",
        ["detained exactly 20..20 soldiers", "detained exactly 18..18 people"],
    ),
    (
        "The ministry said 18 were in custody.",
        ["detained exactly 18..18 people"],
    ),
    (
        "The rebels accused the army of violating the truce 31 times in a day.",
        ["violations exactly 31..31 times"],
    ),
    (
        "The army had broken the record for the march four times.",
        [],
    ),
    (
        "Two meetings are being held by the council.",
        [],
    ),
    (
        "In all, 92 people were killed or wounded.",
        ["casualties exactly 92..92 people | runs up"],
    ),
    (
        "The attacks killed 4 people in April and 11 in May.",
        ["killed exactly 4..4 people", "killed exactly 11..11 people"],
    ),
    (
        "Twelve of those wounded were children.",
        ["wounded exactly 12..12 children"],
    ),
    (
        "The camp shelters 20,000 displaced people.",
        ["displaced exactly 20000..20000 displaced people"],
    ),
    (
        "Another 200 people have gone missing.",
        ["missing exactly 200..200 people | new"],
    ),
    (
        "The battle cost 150 lives.",
        ["killed exactly 150..150 people"],
    ),
    (
        "The crash claimed the lives of 37 passengers.",
        ["killed exactly 37..37 passengers"],
    ),
    (
        "Fighting has driven 18,000 people from their homes since March.",
        ["displaced exactly 18000..18000 people | since March | runs up"],
    ),
    (
        "Seven people are dead and at least 20 injured after a blast.",
        ["killed exactly 7..7 people", "wounded at-least 20.. people"],
    ),
    (
        "The ministry denied that 20 soldiers had been killed.",
        ["killed exactly 20..20 soldiers"],
    ),
    (
        "He spent 11 years in prison and was released with 30 others.",
        ["other exactly 30..30 others"],
    ),
    (
        "Civilian casualties fell to 310 in the second quarter.",
        ["casualties exactly 310..310 Civilian"],
    ),
    (
        "The raid resulted in the deaths of three guards and injuries to seven more.",
        ["killed exactly 3..3 guards", "wounded exactly 7..7 people | new"],
    ),
    (
        "Thirteen truckloads of relief supplies entered the town.",
        ["other exactly 13..13 truckloads"],
    ),
    (
        "Eleven of the 15 soldiers killed were conscripts.",
        ["killed exactly 11..11 conscripts", "killed exactly 15..15 soldiers"],
    ),
    (
        "Officials said that the 36 wounded soldiers were flown to the capital.",
        ["wounded exactly 36..36 wounded soldiers"],
    ),
    (
        "The tribunal sentenced three officers to 20 years for killing 44 villagers.",
        ["killed exactly 44..44 villagers"],
    ),
    (
        "The blast wounded two, one critically.",
        ["wounded exactly 2..2 people"],
    ),
    (
        "Nine marines were killed and 17 more wounded when their vehicle struck a mine.",
        ["killed exactly 9..9 marines", "wounded exactly 17..17 people | new"],
    ),
    (
        "The mission documented 63 civilian casualties, among them 21 deaths.",
        ["casualties exactly 63..63 civilian", "killed exactly 21..21 people"],
    ),
    (
        "Some 120 buses carried 6,300 evacuees out of the besieged quarter.",
        ["displaced exactly 6300..6300 evacuees"],
    ),
    (
        "Rescue teams are searching for 34 people still unaccounted for.",
        ["missing exactly 34..34 people"],
    ),
    (
        "A suicide bomber killed himself and four policemen.",
        ["killed exactly 4..4 policemen"],
    ),
    (
        "Tribal elders secured the freedom of 22 hostages.",
        ["other exactly 22..22 hostages"],
    ),
    (
        "Monitors noted 1,120 ceasefire violations in the past 24 hours, compared with 980 in the previous period.",
        ["violations exactly 1120..1120 ceasefire violations | in the past 24 hours | new"],
    ),
    (
        "Since the cessation of hostilities took effect, 212 breaches have been recorded.",
        ["violations exactly 212..212 breaches | Since the cessation of hostilities took effect | runs up"],
    ),
    (
        "The rebels freed 15 of 40 captives.",
        ["other exactly 15..15 captives"],
    ),
    (
        "Hospitals took in more than 150 injured people.",
        ["wounded more-than 150.. injured people"],
    ),
    (
        "The dead included a colonel and seven enlisted men.",
        ["killed exactly 7..7 enlisted men"],
    ),
    (
        "Rebel fire killed 3 and shelling by the army killed 11.",
        ["killed exactly 3..3 people", "killed exactly 11..11 people"],
    ),
    (
        "The government pledged 200 million dollars for the 90,000 families who lost their homes.",
        ["displaced exactly 90000..90000 families"],
    ),
    (
        "Nearly half a million people have been uprooted since the fighting began.",
        ["displaced about 500000..500000 people | since the fighting began | runs up"],
    ),
    (
        "At least a dozen people were hurt.",
        ["wounded at-least 12.. people"],
    ),
    (
        "Several hundred prisoners were exchanged in the largest swap since 2015.",
        ["other vague .. prisoners"],
    ),
    (
        "Security forces rounded up 48 young men in night raids.",
        ["detained exactly 48..48 young men"],
    ),
    (
        "One child and both her parents died in the bombardment.",
        ["killed exactly 1..1 child"],
    ),
    (
        "The explosion tore through a market, leaving at least 61 dead and more than 100 wounded.",
        ["killed at-least 61.. people", "wounded more-than 100.. people"],
    ),
    (
        "Fifteen aid lorries were looted and four drivers abducted.",
        ["other exactly 15..15 aid lorries", "detained exactly 4..4 drivers"],
    ),
    (
        "It is the first time in 6 years that no soldiers were killed in May.",
        ["killed exactly 0..0 soldiers"],
    ),
    (
        "In the first week of the truce 14 people were killed, down from 95 the week before.",
        ["killed exactly 14..14 people"],
    ),
    (
        "The two brothers and their 71-year-old father were released after 5 months.",
        ["other exactly 2..2 brothers"],
    ),
    (
        "Twenty-one of the 50 captured soldiers have been returned.",
        ["other exactly 21..21 captured soldiers", "detained exactly 50..50 captured soldiers"],
    ),
    (
        "Clashes between the 2 factions killed between 15 and 20 combatants on each side.",
        ["killed about 15..20 combatants"],
    ),
    (
        "A landmine wounded 2 peacekeepers from the 600-strong contingent.",
        ["wounded exactly 2..2 peacekeepers"],
    ),
    (
        "The number of internally displaced people stands at 1.7 million.",
        ["displaced exactly 1700000..1700000 people"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), TOLD, ids=[words for words, _ in TOLD])
def test_ways_of_telling_a_count(parsed: Parsed, codebook: Codebook, words: str, expected: list[str]) -> None:
    assert [row(found) for sentence in parsed(words) for found in find_figures(sentence, codebook)] == expected


NO_COUNT = [
    "The council bought 12 houses and sold 14 damaged rights.",
    "The firm eliminated 14 jobs and neutralised 12 risks.",
    "The army cleared and neutralised 12 mines.",
    "He put at 17 the number of clauses that are still open.",
    "The price of bread rose by three to 18 dinars.",
    "The army could destroy 40 houses, residents fear.",
    "Five of the violations could not be verified.",
    "It was the third month in which 20 were verified.",
    "The deal provides for 30 barracks, of which 12 were verified.",
    "More than 400 people may be killed if the dam breaks.",
    "Up to 400 people may have died if the dam had broken.",
    "Nine people may have died.",
    "The mission fears that more than 400 people may have been displaced.",
    "He bought 12 newly built houses.",
    "Nine reports of killings reached the office.",
    "Two hundred pilgrims were sleeping in the hall after the mass.",
    "Some 300 fighters left the two towns.",
    "About 40 people left the meeting.",
    "The mission verified 12 attacks on schools.",
    "About 60 per cent of the dead were women.",
    "The 43rd brigade lost control of Hill 217.",
    "The 3rd Division detained a smuggler 12 km from the border.",
    "A kilo of flour now costs 40 pounds and fuel 3 dollars.",
    "Killed in the raid was a 17-year-old student.",
    "The truce of 14 May ended 800 days of siege.",
    "Police deployed 600 officers to guard the 48 polling stations.",
    "Article 5 allows for 200 observers.",
    "It was the deadliest attack in 14 months.",
    "Ten people were sentenced to death.",
    "The government will pay $5,000 to each of the 62 families of those killed.",
    "The minister, 52, survived an attempt on his life.",
    "Flight 713 with 98 people on board landed safely.",
    "Some 30 people were rescued.",
    "The agency estimates that 340,000 people need shelter.",
    "The observer group recorded 34 explosions and 12 bursts of gunfire.",
    "The talks collapsed after three weeks and 12 rounds.",
    "A total of 2,340 houses were destroyed and 1,100 damaged.",
    "The agreement provides for the release of 1,000 prisoners.",
    "The sides agreed to swap 200 prisoners.",
    "As many as 9,000 people have crossed into the neighbouring country, the relief agency said.",
    "According to the charity, 72 out of every 100 children are out of school.",
    "Inflation rose to 34 percent and the currency lost 40 percent of its value.",
    "The army said that its 14th battalion destroyed 8 tanks and 12 armoured vehicles.",
    "The border is 45 kilometres away, a two-hour drive.",
    "The council adopted resolution 1973 by a vote of 10 to 0.",
    "Around 11 a.m. two rockets hit the airport.",
    "On 12 March the two sides met for 3 hours in room 204.",
    "The ceasefire collapsed 18 days after 40 observers arrived.",
    "The hall can hold 500 people.",
    "Wheat prices climbed to 320 dollars a tonne.",
    "The 22-year-old fighter surrendered with 3 rifles.",
    "Gunmen opened fire on a convoy of 20 trucks.",
    "The commission said 8 out of 10 displaced families had not returned.",
    "The governor said the toll could rise to 100.",
    "Officials fear that as many as 200 may have drowned.",
    "More than 70% of the 3,000 homes were flattened.",
    "The blockade has left 2.3 million people without power.",
    "UN investigators interviewed 130 survivors and 45 witnesses.",
]


@pytest.mark.parametrize("words", NO_COUNT)
def test_other_numbers_are_no_figures(parsed: Parsed, codebook: Codebook, words: str) -> None:
    assert [row(found) for sentence in parsed(words) for found in find_figures(sentence, codebook)] == []


COUNTED_BY = [
    ("Researchers believe that up to 5,000 people may have been killed.", ["None Researchers"]),
    ("Twelve people were killed, according to the committee.", ["12 the committee"]),
    (
        "The health ministry said 34 people were killed and 90 wounded.",
        ["34 The health ministry", "90 The health ministry"],
    ),
    ("The army says 12 soldiers were killed, while the rebels put the toll at 30.", ["12 The army", "30 the rebels"]),
    ("Monitors counted 19 dead in the valley.", ["19 Monitors"]),
    ("Hospital officials reported 34 deaths.", ["34 Hospital officials"]),
    ("The Red Cross has documented 412 cases of abduction.", ["412 The Red Cross"]),
    ("Six civilians were wounded, a spokesman for the mission told reporters.", ["6 a spokesman for the mission"]),
    ("The toll has reached 112, the Valley Observatory said.", ["112 the Valley Observatory"]),
    ("The United Nations estimates that 18,000 people have fled.", ["18000 The United Nations"]),
    ("The attack killed 9 people.", ["9 "]),
    ("The toll has reached at least 112 people the Valley Observatory said on Sunday.", ["112 the Valley Observatory"]),
    (
        "At least nine of the dead were pilgrims the hill town's relief committee said.",
        ["9 the hill town's relief committee"],
    ),
]


@pytest.mark.parametrize(("words", "expected"), COUNTED_BY)
def test_who_counts(reading_of: Callable[..., Reading], words: str, expected: list[str]) -> None:
    claims = [one.claim for one in reading_of(words).statements if isinstance(one.claim, FigureClaim)]
    assert [f"{claim.low} {claim.counter.name if claim.counter else ''}" for claim in claims] == expected
