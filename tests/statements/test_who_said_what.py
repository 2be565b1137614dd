"""Who said what, for every construction that news uses: who speaks over whom, in what stance, and the words said.

Each row is a text and what is to be found in it, as `speaker > speaker (stance): words`; the outermost relay comes
first, "-" stands where nobody is named. The expectations were written before the texts were read by the program.
"""

from collections.abc import Callable

import pytest

from trucewatch.model import Reading

CASES = {
    # direct
    "direct 1": ("“We have lost the bridge,” Captain Ilsa Brandt said.", ["Captain Ilsa Brandt (asserts): “We have lost the bridge,”"]),
    "direct 2": ("Premier Tomas Rell told parliament: “No foreign soldier will stay here.”", ["Premier Tomas Rell (asserts): “No foreign soldier will stay here.”"]),
    "direct 3": ("“They shelled us all night,” said one villager, who gave her name as Marit.", ["one villager (asserts): “They shelled us all night,”"]),
    # indirect
    "indirect 1": ("The Osmari army said its troops had left Kelmet.", ["The Osmari army (asserts): its troops had left Kelmet"]),
    "indirect 2": ("Two drones were shot down over Port Sela, the navy said on Tuesday.", ["the navy (asserts): Two drones were shot down over Port Sela"]),
    "indirect 3": ("The road, the governor said, was mined by the rebels.", ["the governor (asserts): was mined by the rebels"]),
    # mixed
    "mixed 1": ("The envoy said the pause was “holding by a thread”.", ["The envoy (asserts): the pause was “holding by a thread”"]),
    "mixed 2": ("Fighters left the ridge “without a single shot”, Colonel Dario Venn said.", ["Colonel Dario Venn (asserts): Fighters left the ridge “without a single shot”"]),
    "mixed 3": ("She called the raid “a crime” and said that “those who ordered it will answer for it”.", ["She (asserts): “those who ordered it will answer for it”"]),
    # behind titles, roles, pronouns
    "role 1": ("Foreign Minister Lena Osk met her counterpart on Monday. The minister said the border would open.", ["The minister (asserts): the border would open"]),
    "role 2": ("President Arno Teel flew to Vasby. His Sudmark counterpart, Mira Holt, said the talks were useful.", ["His Sudmark counterpart (asserts): the talks were useful"]),
    "role 3": ("Both sides said they had accepted the text.", ["Both sides (asserts): they had accepted the text"]),
    "role 4": ("The Lakeland Monitoring Force counted nine breaches. The force said four were grave.", ["The force (asserts): four were grave"]),
    # several sentences and paragraphs
    "long 1": ("“The dam is ours. Nobody else will hold it,” General Petra Lund said. “We will stay.”", ["General Petra Lund (asserts): “The dam is ours. Nobody else will hold it,”", "General Petra Lund (asserts): “We will stay.”"]),
    "long 2": ("“We signed in good faith,” the mayor said.\n\n“We expect the same of them.”", ["the mayor (asserts): “We signed in good faith,”", "the mayor (asserts): “We expect the same of them.”"]),
    "long 3": ("Spokesman Edo Marsh said: “The column turned back.\n\n“It did not fire.”", ["Spokesman Edo Marsh (asserts): “The column turned back.", "Spokesman Edo Marsh (denies): “It did not fire.”"]),
    # marks
    "marks 1": ("«The line is quiet tonight,» the commander said.", ["the commander (asserts): «The line is quiet tonight,»"]),
    "marks 2": ("„The line is quiet tonight,“ the commander said.", ["the commander (asserts): „The line is quiet tonight,“"]),
    "marks 3": ("‘The line has been quiet since noon,’ the commander said.", ["the commander (asserts): ‘The line has been quiet since noon,’"]),
    "marks 4": ("\"He told me 'leave the town tonight' and I left,\" the baker said.", ["the baker (asserts): \"He told me 'leave the town tonight' and I left,\""]),
    "marks 5": ("“The pass is open, the guide said.\n\nThe ministry said the pass was closed.", ["the guide (asserts): “The pass is open", "The ministry (asserts): the pass was closed"]),
    # relays
    "relay 1": ("Volna cited the ministry as saying that the convoy was safe.", ["Volna > the ministry (asserts): the convoy was safe"]),
    "relay 2": ("The Herald reported that the ministry said the convoy was safe.", ["The Herald > the ministry (asserts): the convoy was safe"]),
    "relay 3": ("Volna quoted the army as saying that prisoners had told officers that the port was mined.", ["Volna > the army > prisoners (asserts): the port was mined"]),
    "relay 4": ("The convoy was safe, state radio reported, citing the ministry.", ["state radio > the ministry (asserts): The convoy was safe"]),
    "relay 5": ("The mayor was quoted by the Herald as saying the market had reopened.", ["the Herald > The mayor (asserts): the market had reopened"]),
    # channels
    "channel 1": ("In a post on its official page, the brigade said it had withdrawn.", ["the brigade (asserts): it had withdrawn"]),
    "channel 2": ("The ministry issued a statement saying that two posts had been shelled.", ["The ministry (asserts): two posts had been shelled"]),
    "channel 3": ("A statement from the presidency said the decree was void.", ["A statement from the presidency (asserts): the decree was void"]),
    "channel 4": ("The force wrote on Telegram that its guns were silent.", ["The force (denies): its guns were silent"]),
    "channel 5": ("Speaking at a news conference in Vasby, the envoy said the round was over.", ["the envoy (asserts): the round was over"]),
    # passive and agentless
    "passive 1": ("Residents said shells fell near the school.", ["Residents (asserts): shells fell near the school"]),
    "passive 2": ("Reports say the garrison has surrendered.", ["Reports (asserts): the garrison has surrendered"]),
    "passive 3": ("It was reported that the garrison had surrendered.", ["- (asserts): the garrison had surrendered"]),
    "passive 4": ("The garrison is said to have surrendered.", []),
    "passive 5": ("According to local media, the garrison surrendered at dawn.", ["local media (asserts): the garrison surrendered at dawn"]),
    # denials, allegations, threats, promises
    "denial 1": ("The militia denied shelling the clinic.", ["The militia (denies): shelling the clinic"]),
    "denial 2": ("The army denied that its planes had bombed Kelmet.", ["The army (denies): its planes had bombed Kelmet"]),
    "denial 3": ("The army rejected claims that it had bombed Kelmet.", ["The army (denies): it had bombed Kelmet"]),
    "denial 4": ("Kelmet rejected the allegation.", ["Kelmet (denies): the allegation"]),
    "denial 5": ("The council said the truce was holding, rejecting a claim that its forces had opened fire.", ["The council (asserts): the truce was holding, rejecting a claim that its forces had opened fire", "The council (denies): its forces had opened fire"]),
    "apposition 2": ("The Ozma-led coalition said on Thursday that Kelmet fighters had violated the truce in Tarvo 21 times since Tuesday, a claim that the rebels dismissed as fabricated.", ["The Ozma-led coalition (asserts): Kelmet fighters had violated the truce in Tarvo 21 times since Tuesday", "the rebels (denies): Kelmet fighters had violated the truce in Tarvo 21 times since Tuesday"]),
    "apposition 1": ("The council said on Thursday that the rebels had shelled the market, a claim that they called absurd.", ["The council (asserts): the rebels had shelled the market", "they (denies): the rebels had shelled the market"]),
    "denial 6": ("The ministry said that there had been no clash since the truce began, rejecting a claim that its forces had opened fire.", ["The ministry (denies): there had been no clash since the truce began, rejecting a claim that its forces had opened fire", "The ministry (denies): its forces had opened fire"]),
    "allegation 4": ("The militia called the raid a breach of the truce.", ["The militia (alleges): the raid a breach of the truce"]),
    "allegation 5": ("The army described the raid as a violation of the truce.", ["The army (alleges): the raid as a violation of the truce"]),
    "allegation 6": ("The critics called the play a triumph.", []),
    "allegation 1": ("The council accused the rebels of shelling the market.", ["The council (alleges): shelling the market"]),
    "allegation 2": ("The council claimed the rebels had shelled the market.", ["The council (alleges): the rebels had shelled the market"]),
    "allegation 3": ("Osmari officials alleged that Sudmark had armed the rebels.", ["Osmari officials (alleges): Sudmark had armed the rebels"]),
    "threat 1": ("The general threatened to retake the airport.", ["The general (threatens): to retake the airport"]),
    "threat 2": ("The general warned that his men would retake the airport if the siege went on.", ["The general (threatens): his men would retake the airport if the siege went on"]),
    "threat 3": ("The militia vowed to respond to any attack.", ["The militia (promises): to respond to any attack"]),
    "promise 1": ("The president promised to free the prisoners by Friday.", ["The president (promises): to free the prisoners by Friday"]),
    "promise 2": ("Sudmark pledged that its ships would leave the bay.", ["Sudmark (promises): its ships would leave the bay"]),
    # source and cue in odd places
    "title": ("The rocket came from the hills, Anna Ozmar, Head of the Border Office, told a briefing on Monday.", ["Anna Ozmar (asserts): The rocket came from the hills"]),
    "agency named": ("The Osmari agency Volna News cited the Tarvo Brigade as saying that its lines had held.", ["The Osmari agency Volna News > the Tarvo Brigade (asserts): its lines had held"]),
    "passed on 1": ("A member of the Osmari delegation, quoted by Volna News, countered that Sudmark had asked for two days.", ["Volna News > A member of the Osmari delegation (asserts): Sudmark had asked for two days"]),
    "passed on 2": ("According to the daily Tarvo Post, citing a security source, the two generals met in Kelmet.", ["the daily Tarvo Post > a security source (asserts): the two generals met in Kelmet"]),
    "broken aux": ("Sudmark had, he alleged, flown fighters to the front.", ["he (alleges): flown fighters to the front"]),
    "provided that": ("The envoy is to meet both sides in Kelmet, the ministry announced, provided that the truce holds.", ["the ministry (promises): The envoy is to meet both sides in Kelmet", "the ministry (asserts): The envoy is to meet both sides in Kelmet"]),
    "but of one's own": ("Ten people died in the raid, the ministry says, but the clinic counted nine.", ["the ministry (asserts): Ten people died in the raid"]),
    "relative": ("A suburb which the army insists is held by rebels was bombed on Monday, residents said.", ["residents (asserts): A suburb which the army insists is held by rebels was bombed on Monday", "residents > the army (asserts): is held by rebels"]),
    "then": ("In Volna, the envoy dismissed the accusation in similar terms, and reiterated that Kelmet, a town of 40,000, had been struck.", ["the envoy (denies): the accusation in similar terms", "the envoy (asserts): Kelmet, a town of 40,000, had been struck"]),
    "colon behind": ("Kelmet was not behind this, its spokesperson Anna Ozmar wrote to the Herald: its nearest unit was a day away.", ["its spokesperson Anna Ozmar (asserts): Kelmet was not behind this", "its spokesperson Anna Ozmar (asserts): its nearest unit was a day away"]),
    "which cited": ("According to the Volna station, which cited an officer of the Hill Brigade, the council meets on Tuesday.", ["the Volna station > an officer of the Hill Brigade (asserts): the council meets on Tuesday"]),
    "whom quoted": ("According to the ombudsman of the rebels, Daria Morozova, whom Interfax quoted, the army got 74.", ["Interfax > the ombudsman of the rebels (asserts): the army got 74"]),
    "turned to": ("Who broke it? Anna Ozmar shakes her head.\n\n“I will not take part in this game.”", ["Anna Ozmar (asserts): “I will not take part in this game.”"]),
    "not turned to": ("Anna Ozmar left Kelmet on Monday.\n\n“He asked for two days.”", []),
    "passage": ("Two armed men denied the mission passage to the border.", []),
    "two clauses": ("The spokesman rejected this: no shell had left the hills, he said, and it was the army that had fired short.", ["he (asserts): no shell had left the hills", "he (asserts): and it was the army that had fired short"]),
    "renewed": ("The commander renewed the accusation that government forces, having overrun Volna on Sunday, burned the village.", ["The commander (alleges): government forces, having overrun Volna on Sunday, burned the village"]),
    "assured": ("President Ozmar assured him that the army would stay in its barracks, according to a statement from his office.", ["a statement from his office > President Ozmar (promises): the army would stay in its barracks"]),
    "goes on": ("“We keep our word,” said General Ozmar.\n\nHe has asked Sudmark for the text.\n\n“After that we will say what we accept.”", ["General Ozmar (asserts): “We keep our word,”", "General Ozmar (asserts): “After that we will say what we accept.”"]),
    "hyphen": ("Governor Talal al-Osmar said that the road was open.", ["Governor Talal al-Osmar (asserts): the road was open"]),
    "lives": ("Gunmen shelled the market, claiming the lives of four traders and injuring nine others, a police source said.", ["a police source (asserts): Gunmen shelled the market, claiming the lives of four traders and injuring nine others"]),
    # hedges, conditionals, negation: the words keep them
    "modal 1": ("The prime minister said he will not sign the accord.", ["The prime minister (asserts): he will not sign the accord"]),
    "modal 2": ("The envoy said the rebels had yet to answer.", ["The envoy (asserts): the rebels had yet to answer"]),
    "modal 3": ("The ministry said it was ready to sign if the guns fell silent.", ["The ministry (promises): it was ready to sign if the guns fell silent"]),
    "modal 4": ("The ministry did not say whether the rebels had signed.", ["The ministry (unclear): whether the rebels had signed"]),
}  # fmt: skip


def told(reading: Reading) -> list[str]:
    """The attributed statements without a row of their own for a claim inside the words of another."""
    rows = {
        f"{' > '.join(link.actor.name or '-' for link in one.attribution)} ({one.stance.value}): {one.text}"
        for one in reading.statements
        if one.attribution
    }
    return sorted(rows)


@pytest.mark.parametrize(("content", "expected"), CASES.values(), ids=CASES.keys())
def test_who_said_what(content: str, expected: list[str], reading_of: Callable[..., Reading]) -> None:
    found = told(reading_of(content))
    assert [row for row in expected if row not in found] == []
    spoken = {row.split(": ", 1)[0] for row in expected}
    assert {row.split(": ", 1)[0] for row in found} <= spoken
