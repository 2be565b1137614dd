"""Sentences composed in the manner of agencies, missions and aid updates, with what each must give.

Written down before they were first read: of 98 claims 40 were found then, and of the 55 of the second lot 38. A row is a sentence and its claims: `position, actor, until` or
`commitment, actor, undertaking, deadline`. The reports are of Wednesday, 14 May 2031.
"""

POSITIONS = [
    # signed
    (
        "The accord was signed by Osman Dery for the government and by Lado Wek for the insurgents.",
        ["signed, Osman Dery", "signed, Lado Wek"],
    ),
    (
        "Varland's defence minister and the commander of the Kelmet Front signed the truce in Amara late on Sunday.",
        ["signed, minister", "signed, commander"],
    ),
    (
        "The agreement bears the signatures of President Osman Dery and rebel chief Lado Wek.",
        ["signed, Dery", "signed, Wek"],
    ),
    ("Three of the five armed groups have already put their signatures to the document.", ["signed, groups"]),
    (
        "Representatives of the two sides penned a cessation of hostilities agreement in Amara on Monday.",
        ["signed, Representatives"],
    ),
    (
        "President Osman Dery and opposition leader Lado Wek on Friday inked a deal to end five months of fighting.",
        ["signed, Dery", "signed, Wek"],
    ),
    ("The ceasefire was signed on behalf of the government by Defence Minister Ilan Moro.", ["signed, Moro"]),
    (
        "The Volna Liberation Army became the fourth group to sign the nationwide ceasefire on Thursday.",
        ["signed, Volna Liberation Army"],
    ),
    ("Wek, who signed the accord last month, accused the army of violating it.", ["signed, Wek"]),
    (
        "The pact, signed on 3 April by the Varlandian government and six rebel groups, provides for a joint force.",
        ["signed, government", "signed, groups"],
    ),
    # initialled
    ("The text was initialled by the foreign ministers of Varland and Kelmet.", ["initialled, ministers"]),
    ("Both delegations have initialled a roadmap to a permanent ceasefire.", ["initialled, delegations"]),
    ("The chief negotiators put their initials to the draft late on Tuesday.", ["initialled, negotiators"]),
    # signed with reservations
    (
        "The Kelmet Front signed the accord, but attached a list of reservations.",
        ["signed-with-reservation, Kelmet Front"],
    ),
    ("Varland signed the truce with sixteen reservations, officials said.", ["signed-with-reservation, Varland"]),
    # agreed
    ("Kelmet accepted the plan on Tuesday.", ["agreed, Kelmet"]),
    ("The two warring sides have agreed to cease fire for 72 hours starting Thursday.", ["agreed, sides"]),
    ("The rebels said they would observe the truce.", ["agreed, they|rebels", "commitment, they|rebels, observe"]),
    (
        "The Highland Protection Units will respect the cessation of hostilities that is to begin at midnight.",
        ["agreed, Units", "commitment, Units, respect"],
    ),
    (
        "The foreign ministers of Varland and Kelmet consented to a halt in the fighting after all-night talks.",
        ["agreed, ministers"],
    ),
    ("The government has given its consent to the ceasefire proposal.", ["agreed, government"]),
    ("Rebel leader Lado Wek gave his green light to the truce plan on Monday.", ["agreed, Wek"]),
    ("The Front's leadership said yes to the five-day truce.", ["agreed, leadership"]),
    ("The army declared a unilateral ceasefire from midnight on Saturday.", ["agreed, army"]),
    ("The opposition coalition has approved the peace plan, its spokesman said.", ["agreed, coalition"]),
    ("Both sides have accepted a United Nations proposal for a humanitarian pause.", ["agreed, sides"]),
    ("The militia has signalled its acceptance of the ceasefire.", ["agreed, militia"]),
    (
        "A 48-hour humanitarian truce was agreed on by the army and the Volna Front.",
        ["agreed, army", "agreed, Volna Front"],
    ),
    ("The rebels announced that they had joined the ceasefire.", ["agreed, they|rebels"]),
    ("Varland said on Monday it accepted the mediators' terms.", ["agreed, it|Varland"]),
    # accepts in principle
    (
        "The government has accepted in principle a proposal for a two-week truce.",
        ["accepts-in-principle, government"],
    ),
    (
        "The Front agreed in principle to the mediators' plan but wants changes.",
        ["accepts-in-principle, Front"],
    ),
    ("The rebels said they had no objection in principle to the ceasefire.", ["accepts-in-principle, they|rebels"]),
    # refused
    ("The government has not signed and will not do so.", ["refused, government"]),
    ("The Front's military council turned down the ceasefire offer on Friday.", ["refused, council"]),
    ("“We will never put our name to this document,” rebel chief Lado Wek said.", ["refused, We|Wek"]),
    ("Kelmet dismissed the truce proposal as a trap.", ["refused, Kelmet"]),
    ("The rebels said they would not be signing the accord.", ["refused, they|rebels"]),
    ("The army ruled out a ceasefire during the holy month.", ["refused, army"]),
    ("President Osman Dery said no to the truce.", ["refused, Dery"]),
    ("The hardline faction refused to put its signature to the deal.", ["refused, faction"]),
    ("Kelmet declined to sign, saying the map was missing.", ["refused, Kelmet"]),
    ("The Front will not accept the ceasefire, its spokesman said.", ["refused, Front"]),
    ("The proposal was rejected by the rebels.", ["refused, rebels"]),
    # left without signing
    ("The rebel delegation walked out of the hall before the signing ceremony.", ["left-without-signing, delegation"]),
    ("Lado Wek left Amara on Thursday with the text unsigned.", ["left-without-signing, Wek"]),
    ("The envoys flew home without putting their names to the accord.", ["left-without-signing, envoys"]),
    ("The government team walked out of the talks without initialling the text.", ["left-without-signing, team"]),
    # asked for time
    ("The rebels asked to be given until Thursday evening to reply.", ["asked-for-time, rebels, 2031-05-15"]),
    (
        "The government has requested ten days to consult its allies on the proposal.",
        ["asked-for-time, government"],
    ),
    (
        "The movement says it needs until Saturday to look at the text.",
        ["asked-for-time, it|movement, 2031-05-17"],
    ),
    (
        "Lado Wek asked the mediators to grant his group until 10 June to examine the draft.",
        ["asked-for-time, Wek|group, 2031-06-10"],
    ),
    ("The Front wants three weeks to study the document.", ["asked-for-time, Front"]),
    (
        "The army has asked the mediators for another 48 hours before it answers the proposal.",
        ["asked-for-time, army"],
    ),
    ("Kelmet sought a two-day delay to consider the terms of the truce.", ["asked-for-time, Kelmet"]),
    # denied having agreed
    ("The army denied that it had agreed to any ceasefire.", ["denied-having-agreed, army"]),
    ("The Front said it had never agreed to the truce.", ["denied-having-agreed, it|Front"]),
    # suspended
    (
        "The rebels said they were suspending their participation in the truce talks.",
        ["suspended, they|rebels"],
    ),
    ("The government has frozen its participation in the peace process.", ["suspended, government"]),
    ("The Volna Front announced it was putting its commitment to the truce on hold.", ["suspended, it|Front"]),
    # withdrew
    ("The rebels pulled out of the ceasefire after the raid.", ["withdrew, rebels"]),
    ("Kelmet announced its withdrawal from the truce on Sunday.", ["withdrew, Kelmet"]),
    ("The army said it no longer considered itself bound by the ceasefire.", ["withdrew, it|army"]),
    ("The Front called off its three-month-old ceasefire on Monday.", ["withdrew, Front"]),
    ("The rebels ended their unilateral truce.", ["withdrew, rebels"]),
    # told otherwise
    (
        "Varland's largest rebel group declined on Tuesday to put its initials to the draft of a peace agreement.",
        ["refused, rebel group"],
    ),
    (
        "A second paper was initialled by Kelmet alone; Varland wants three weeks to study it, a delegate said.",
        ["initialled, Kelmet", "asked-for-time, Varland"],
    ),
    ("The front was split: five of its nine groups initialled the accord on Thursday.", ["initialled, Five|five"]),
    (
        "The minister signed the minutes of the meeting, as did her counterpart.",
        ["signed, minister", "signed, counterpart"],
    ),
    # invited, attending
    (
        "Mediators have invited the government and the Front to peace talks in Amara next week.",
        ["invited, government", "invited, Front"],
    ),
    ("The rebel delegation was invited to the conference.", ["invited, delegation"]),
    (
        "Indirect talks between Varland and Kelmet opened in Amara on Monday.",
        ["attending-indirect, Varland", "attending-indirect, Kelmet"],
    ),
    (
        "Direct talks between the government and the rebels opened in Amara on Monday.",
        ["attending-direct, government", "attending-direct, rebels"],
    ),
]

COMMITMENTS = [
    (
        "Donors have pledged to transfer 1.2 million euros by 31 October.",
        ["commitment, Donors, transfer, 2031-10-31"],
    ),
    ("The network will publish its third update on 2 June.", ["commitment, network, publish, 2031-06-02"]),
    (
        "Governor Talal Moro pledged that 300 families would be able to return to their homes before June 10th.",
        ["commitment, Moro, return, 2031-06-10"],
    ),
    (
        "Kelmet would submit the lists by noon on Monday, a member of its delegation said.",
        ["commitment, Kelmet, submit, 2031-05-19"],
    ),
    (
        "The mediators will receive both delegations again in Amara on 20 August.",
        ["commitment, mediators, receive, 2031-08-20"],
    ),
    (
        "“Our experts will return to Amara by August 20 with our remarks,” said Foreign Minister Lado Wek.",
        ["commitment, experts, return, 2031-08-20"],
    ),
    (
        "The Front said it would write to the UN chief about the breaches before Monday.",
        ["commitment, it|Front, write, 2031-05-19"],
    ),
    (
        "The army promised to let the convoy through within 24 hours.",
        ["commitment, army, let the convoy through"],
    ),
    (
        "The rebels undertook to hand over the maps of the minefields by the end of August.",
        ["commitment, rebels, hand over the maps, 2031-08-31"],
    ),
    ("Under the accord, Kelmet has to pull back its guns by Friday.", ["commitment, Kelmet, pull back, 2031-05-16"]),
    ("The government gave an undertaking to reopen the airport.", ["commitment, government, reopen"]),
    (
        "The ministry assured the envoys that the bridge would be reopened on Sunday.",
        ["commitment, ministry, reopened, 2031-05-18"],
    ),
    (
        "Varland announced it would release 40 prisoners as a goodwill gesture.",
        ["commitment, it|Varland, release"],
    ),
    ("The Front has given assurances that it will not attack the convoys.", ["commitment, it|Front, not attack"]),
    (
        "The Red Cross will begin evacuating the wounded on Thursday.",
        ["commitment, Red Cross, evacuating, 2031-05-15"],
    ),
    ("Both sides committed themselves to opening three corridors.", ["commitment, sides, opening"]),
    (
        "The prime minister made a pledge to withdraw the troops within two weeks.",
        ["commitment, minister, withdraw"],
    ),
    (
        "The mission is to deploy 50 more observers next month, its head said.",
        ["commitment, mission, deploy"],
    ),
]

NEITHER = [
    "The rebels have yet to sign the truce.",
    "The government is expected to sign the accord on Friday.",
    "The Front could sign the deal within days, a diplomat said.",
    "Mediators hope that both sides will accept the plan.",
    "Residents fear that the army will reject the ceasefire.",
    "If the rebels accept the truce, aid will follow.",
    "The envoy urged Kelmet to agree to a ceasefire.",
    "The United Nations demanded that the army observe the truce.",
    "Varland and Kelmet signed a free-trade agreement on Monday.",
    "The oil company signed a contract with the ministry to drill three wells.",
    "The striker signed a three-year deal with the Amara club on Friday.",
    "The champions accepted an offer for their goalkeeper.",
    "It is not clear whether the rebels will abide by the truce.",
    "The Front did not say whether it would attend the talks.",
    "Analysts doubt that the government will honour the deal.",
    "The two sides are close to a deal, the mediator said.",
    "The draft has not yet been initialled by either side.",
    "The union rejected a pay offer from the railway.",
    "The court accepted the prosecutor's proposal for a new hearing date.",
    "The president may announce a ceasefire next week.",
    "Rebels should sign the agreement, the ambassador said.",
    "The minister asked for time to answer the lawmakers' questions about the budget.",
    "The student asked for two more days to finish her essay.",
    "The governor walked out of the theatre before the end of the play.",
    "The delegates left the hall for lunch before the second session.",
    "Talks on a ceasefire collapsed on Monday.",
    "The temperature will return to normal by Friday.",
    "The rains will end by late September, forecasters said.",
    "Without the corridor, hunger will increase by the end of August.",
    "The war will take years, the general warned.",
    "The army threatened to resume shelling unless the captives are freed by Friday.",
    "The general vowed to crush the rebels by the spring.",
    "The bank will publish its results on 2 August.",
    "The truce is due to expire at midnight on Sunday.",
    "The ceasefire is to take effect at noon on Friday.",
    "Neither side has said whether it accepts the plan.",
    "The plan calls for the rebels to lay down their arms.",
    "Had the Front signed the accord, the town would have been spared.",
    "The newspaper accepted the statement of the widow and published it.",
    "The couple reached a settlement in the divorce case on Tuesday.",
    "The government refuses to comment on the accord.",
    "Nobody expected the Front to keep its word.",
    "The Front is not bound by what others decide, its spokesman wrote.",
    "He did not exclude joining.",
    "The groups have not declared whether they consider themselves bound.",
    "The council's plan to widen the road was accepted by residents.",
    "The rebels were given until Friday to accept the truce.",
    "The agreement, once signed by all, will give the country five vice presidents.",
    "Hopes for a deal signed by both armies faded on Monday.",
    "The singer cancelled her concert and will return to Amara in spring.",
]

# the second lot, written after the first was read without fault
MORE_POSITIONS = [
    ("The Front appealed for more time to respond to the truce offer.", ["asked-for-time, Front"]),
    (
        "Representatives of eleven armed groups affixed their signatures to the cessation of hostilities deal in Amara.",
        ["signed, Representatives"],
    ),
    ("The peace accord was countersigned by the heads of the two delegations.", ["signed, heads"]),
    ("Rebel leader Lado Wek has yet to sign, but his deputy signed the truce on Monday.", ["signed, deputy"]),
    (
        "Varland and the Kelmet Front formally signed a Memorandum of Understanding on the cessation of hostilities.",
        ["signed, Varland", "signed, Kelmet Front"],
    ),
    ('"I have signed the agreement," Dery told reporters at the airport.', ["signed, I|Dery"]),
    (
        "The deal, which was initialled last week by the two chief negotiators, awaits approval by parliament.",
        ["initialled, negotiators"],
    ),
    ("The government signed the agreement despite serious reservations.", ["signed-with-reservation, government"]),
    ("Osman Dery's government gave in and agreed to the mediators' terms.", ["agreed, government"]),
    ("Both warring parties have signed up to a week-long pause in fighting.", ["signed, parties"]),
    ("The Front has declared a month-long ceasefire in the east.", ["agreed, Front"]),
    ("Rebels in the north announced a unilateral cessation of hostilities on Sunday.", ["agreed, Rebels"]),
    ("The Varlandian cabinet voted to approve the ceasefire.", ["agreed, cabinet"]),
    ("The army will abide by the ceasefire, its chief of staff said.", ["agreed, army", "commitment, army, abide"]),
    (
        "Four factions said they would comply with the truce from midnight.",
        ["agreed, factions|they", "commitment, they|factions, comply"],
    ),
    ("The prime minister told the envoy that his government accepted the five-point plan.", ["agreed, government"]),
    ("The rebels have agreed in principle to a truce.", ["accepts-in-principle, rebels"]),
    ("Wek's movement has refused to sign the accord until its prisoners are freed.", ["refused, movement"]),
    ("Kelmet's leadership would not sign any text, its envoy said.", ["refused, leadership"]),
    ("The army spurned the truce.", ["refused, army"]),
    ("The proposal for a truce was turned down by Kelmet on Thursday.", ["refused, Kelmet"]),
    ("Rebel negotiators stormed out of the talks without a deal.", ["left-without-signing, negotiators"]),
    (
        "The government delegation returned to Amara without having signed the text.",
        ["left-without-signing, delegation"],
    ),
    ("The rebels have sought an extra week to study the draft accord.", ["asked-for-time, rebels"]),
    ("Dery said he needed until Monday to consult his commanders.", ["asked-for-time, he|Dery, 2031-05-19"]),
    (
        "The opposition delegation requested an adjournment of 48 hours to consider the proposal.",
        ["asked-for-time, delegation"],
    ),
    ("The Front denied signing any ceasefire.", ["denied-having-agreed, Front"]),
    ("Kelmet has suspended its participation in the joint ceasefire commission.", ["suspended, Kelmet"]),
    ("The Front said on Friday it was suspending the ceasefire.", ["suspended, it|Front"]),
    ("The rebels have walked away from the peace talks.", ["withdrew, rebels"]),
    ("The government tore up the ceasefire agreement on Monday.", ["withdrew, government"]),
    ("The rebels announced the end of their unilateral ceasefire.", ["withdrew, rebels"]),
    ("Varland formally terminated the 2019 truce.", ["withdrew, Varland"]),
    ("Both sides have been invited to Geneva for talks next month.", ["invited, sides"]),
    ("The United Nations invited the warring parties to a conference in Amara.", ["invited, parties"]),
    (
        "Varlandian and Kelmet officials held indirect talks in Amara, with mediators shuttling between rooms.",
        ["attending-indirect, officials"],
    ),
]

MORE_COMMITMENTS = [
    ("The rebels have promised safe passage to aid convoys.", ["commitment, rebels, safe passage"]),
    ("The ministry vowed to investigate the shelling of the clinic.", ["commitment, ministry, investigate"]),
    ("Aid agencies will resume deliveries to the valley on Monday.", ["commitment, agencies, resume, 2031-05-19"]),
    ("The army undertook not to use heavy weapons in the town.", ["commitment, army, not to use"]),
    (
        "The joint commission will meet again on 28 May to review progress.",
        ["commitment, commission, meet, 2031-05-28"],
    ),
    ("Varland has offered to release 50 captives before the feast.", ["commitment, Varland, release"]),
    (
        "The mediator said both sides had committed to withdraw their guns within three days.",
        ["commitment, sides, withdraw"],
    ),
    (
        "The governor assured residents that water would be restored by Saturday.",
        ["commitment, governor, water would be restored, 2031-05-17"],
    ),
    ("The Front will hand over the bodies of eleven soldiers tomorrow.", ["commitment, Front, hand over, 2031-05-15"]),
    (
        "“We will open the crossing on Friday,” said the governor, Talal Moro.",
        ["commitment, We|Moro, open the crossing, 2031-05-16"],
    ),
    ("Norland pledged 40 million dollars for the reconstruction of the port.", ["commitment, Norland, 40 million"]),
    (
        "The parties are to exchange lists of prisoners within ten days under the accord.",
        ["commitment, parties, exchange lists"],
    ),
    (
        "The army is to pull its tanks back by the end of the month.",
        ["commitment, army, pull its tanks back, 2031-05-31"],
    ),
    (
        "The government reaffirmed its commitment to withdraw from the airport.",
        ["commitment, government, withdraw from the airport"],
    ),
]

MORE_NEITHER = [
    "The two sides are still discussing the terms of a truce.",
    "Diplomats said that the Front was likely to accept the plan.",
    "The rebels must accept the ceasefire or face defeat, the general said.",
    "The Front is studying the proposal and has not taken a decision.",
    "Were the army to accept the truce, the siege would end.",
    "The envoy pressed the rebels to sign before the summit.",
    "Nobody in the camp believes that the army will keep its word.",
    "The airline signed an agreement with the airport on new routes.",
    "The ministry and the bank initialled a loan agreement.",
    "The coach rejected an offer from the rival club.",
    "The court will publish its ruling on Friday.",
    "Prices will return to their old level by June.",
    "The deal collapsed after the army shelled the town.",
    "It remains to be seen whether the militia will respect the ceasefire.",
    "The government was asked to consider a truce.",
    "The president's aides are divided over whether to sign.",
    "The opposition called on the government to accept the truce.",
    "The ceasefire would be signed on Friday if both sides agreed.",
    "No deal has been reached, the mediator said.",
    "The text leaves open who will withdraw first.",
    "The doctor asked for more time with the patient.",
    "The mayor left the meeting before the vote.",
    "The envoys expect the parties to accept the draft.",
    "Under pressure to sign, the general flew to Amara.",
    "The film festival will open on Thursday.",
    "The militia shrugged off the ceasefire call.",
    "The Red Crescent expects to evacuate 60 patients on Thursday.",
    "The army's negotiators want the deadline for a reply moved to Friday.",
]

# what is not read yet
MISSED = [
    ("The Front rejected out of hand the government's offer of a ceasefire.", ["refused, Front"]),
]
