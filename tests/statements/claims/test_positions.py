"""What actors do about an agreement, in sentences about invented conflicts."""

from collections.abc import Callable

import pytest

TAKEN = [
    (
        "General Brandt signed the ceasefire agreement on Monday.",
        ["signed | ceasefire agreement | actor=General Brandt"],
    ),
    ("The deal was signed by the Kestrian government.", ["signed | deal | actor=the Kestrian government"]),
    (
        "Norland and Belgrave agreed to a truce.",
        ["agreed | truce | actor=Norland", "agreed | truce | actor=Belgrave"],
    ),
    ("The two sides initialled the accord.", ["initialled | accord | actor=The two sides"]),
    ("The rebels signed the accord with reservations.", ["signed-with-reservation | accord | actor=The rebels"]),
    (
        "Anna Brandt flew home without signing the peace deal.",
        ["left-without-signing | peace deal | actor=Anna Brandt"],
    ),
    ("The delegation left the talks without a deal.", ["left-without-signing | deal | actor=The delegation"]),
    ("He and his aides left Geneva without inking the truce.", ["left-without-signing | truce | actor=He"]),
    ("The general asked for a delay until Friday to consider the offer.", ["asked-for-time | actor=The general"]),
    ("The envoy had asked for a pause until Sunday to think.", ["asked-for-time | actor=The envoy"]),
    ("The president has put his name to the agreement.", ["signed | agreement | actor=The president"]),
    ("The colonel left the capital without signing.", ["left-without-signing | actor=The colonel"]),
    ("The colonel will not sign.", ["refused | actor=The colonel"]),
    ("The colonel will not sign the cheque.", []),
    ("The rebels requested more time to study the proposal.", ["asked-for-time | proposal | actor=The rebels"]),
    ("Brandt had asked for until Sunday evening to decide.", ["asked-for-time | actor=Brandt"]),
    (
        "The commander is taking three days to discuss the terms of the truce with his officers.",
        ["asked-for-time | terms of the truce | actor=The commander"],
    ),
    ("The rebels will not sign the proposal.", ["refused | proposal | actor=The rebels"]),
    ("The general refused to sign the ceasefire deal.", ["refused | ceasefire deal | actor=The general"]),
    ("The government rejected the truce.", ["refused | truce | actor=The government"]),
    ('"There will be no signing of any document," the Front said.', ["refused | document | True"]),
    ("The rebels agreed to the truce in principle.", ["accepts-in-principle | truce | actor=The rebels"]),
    (
        "The general is positive about the ceasefire agreement.",
        ["accepts-in-principle | ceasefire agreement | actor=The general | unclear"],
    ),
    ("The army denied having agreed to a ceasefire.", ["denied-having-agreed | ceasefire | actor=The army"]),
    ("The minutes bear the initials of both generals.", ["initialled | minutes | actor=both generals"]),
    ("The protocol bears our initials.", ["initialled | protocol | actor=our"]),
    ("The wall bears the initials of the general.", []),
    ("The accord bears the hand of the general.", []),
    ("The general set his signature to nothing.", ["signed | actor=The general | denies"]),
    ("The rebels accepted the first phase of his plan.", ["agreed | first phase of his plan | actor=The rebels"]),
    ("The rebels rejected any clause of the accord on arms.", ["refused | clause of the accord | actor=The rebels"]),
    (
        "The rebels accepted the mediator's timetable in principle.",
        ["accepts-in-principle | mediator's timetable | actor=The rebels"],
    ),
    ("The cabinet rejected the first phase of the railway plan.", []),
    ("The court rejected the second point of the appeal.", []),
    ("The parliament gave its go-ahead to the truce.", ["agreed | truce | actor=The parliament"]),
    ("The government entered into a truce with the clans.", ["agreed | truce | actor=The government"]),
    ("The general replied with a yes to the draft agreement.", ["agreed | draft agreement | actor=The general"]),
    ("The general set his hand to the accord.", ["signed | accord | actor=The general"]),
    ("The government stands by the accord.", ["agreed | accord | actor=The government"]),
    ("The rebels agreed to everything but the map.", ["agreed | actor=The rebels"]),
    ("The rebels accepted the revised timetable.", ["agreed | revised timetable | actor=The rebels"]),
    ("The airline accepted the new timetable for its flights.", []),
    (
        "The general rejected the proposed schedule put forward by the mediators.",
        ["refused | proposed schedule | actor=The general"],
    ),
    (
        "A truce was agreed between the army and the rebels.",
        ["agreed | truce | actor=the army", "agreed | truce | actor=the rebels"],
    ),
    ("The government sought an extension of the deadline to 4 May.", ["asked-for-time | actor=The government"]),
    ("The general rejected the ceasefire offer as a ploy.", ["refused | ceasefire | actor=The general"]),
    ("The government terminated the accord.", ["withdrew | accord | actor=The government"]),
    ("The Front accepted our conditions.", ["agreed | our conditions | actor=The Front"]),
    ("The company accepted the conditions.", []),
    ("The rebels accepted the map in principle.", ["accepts-in-principle | map | actor=The rebels"]),
    (
        "The rebels want three days to bury their dead before they give an answer.",
        ["asked-for-time | actor=The rebels"],
    ),
    (
        "The delegation slunk out of the conference without signing the pact.",
        ["left-without-signing | pact | actor=The delegation"],
    ),
    ("The two generals shook hands on a truce.", ["agreed | truce | actor=The two generals"]),
    ("The ministers shook hands on a further round.", ["agreed | further round | actor=The ministers"]),
    ("The ministers shook hands on arrival.", []),
    ("The Front suspended its participation in the peace talks.", ["suspended | peace talks | actor=The Front"]),
    ("The government withdrew from the ceasefire.", ["withdrew | ceasefire | actor=The government"]),
    ("The army declared the ceasefire over.", ["withdrew | ceasefire | actor=The army"]),
    ("The army had declared the ceasefire over citing 300 violations.", ["withdrew | ceasefire | actor=The army"]),
    ("The rebels were invited to the talks in Geneva.", ["invited | talks | actor=The rebels"]),
    ("All sides recommitted themselves to a full ceasefire.", ["agreed | full ceasefire | actor=All sides"]),
    (
        "The lull follows a truce to which both armies had recommitted themselves in May.",
        ["agreed | truce | actor=both armies"],
    ),
    ("The parties have recommitted to the truce.", ["agreed | truce | actor=The parties"]),
    ("Kestria bound itself to the accord.", ["agreed | accord | actor=Kestria"]),
    ("The rebels asked for two more weeks to complete their pullback.", ["asked-for-time | actor=The rebels"]),
    ("The militia requested ten days to prepare the withdrawal of its guns.", ["asked-for-time | actor=The militia"]),
    ("The militia asked for ten more days to pull its guns back.", ["asked-for-time | actor=The militia"]),
    ("The Front asked for until Friday before giving a reply.", ["asked-for-time | actor=The Front"]),
    ("The rebels requested until the end of the month before giving an answer.", ["asked-for-time | actor=The rebels"]),
    ("The rebels sought until Sunday to announce their decision.", ["asked-for-time | actor=The rebels"]),
    (
        "The army agreed to the truce in May; the rebels did so in June.",
        ["agreed | truce | actor=The army", "agreed | truce | actor=the rebels"],
    ),
    (
        "The army agreed to the truce; the rebels did so a week later.",
        ["agreed | truce | actor=The army", "agreed | truce | actor=the rebels"],
    ),
    (
        "Kestria put its name to the accord, and Norland did so a day later.",
        ["signed | accord | actor=Kestria", "signed | accord | actor=Norland"],
    ),
    (
        "The army signed the truce, he said; the Front had done so with a list of conditions.",
        ["signed | truce | actor=The army", "signed-with-reservation | truce | actor=the Front"],
    ),
    (
        "The envoy arranged indirect contacts between the two delegations.",
        ["attending-indirect | actor=the two delegations"],
    ),
]

NOT_TAKEN = [
    "The minister committed himself to the trade agreement.",
    "The army committed 2,000 troops to the ceasefire.",
    "The parties failed to commit themselves to a truce.",
    "The union asked for two more weeks to prepare its case.",
    "The army needed three more days to move its tanks.",
    "The rebels wanted two weeks to prepare their forces.",
    "The army left the town, and the Front did so a day later.",
    "The rebels have yet to sign the truce.",
    "The general could sign the deal on Friday.",
    "The sides were expected to sign the agreement.",
    "Mediators urged the factions to sign a binding truce.",
    "Mediators pushed the parties to accept the ceasefire.",
    "I hope for the signing of a ceasefire agreement.",
    "The truce would have been signed by the general.",
    "If the rebels sign the deal, the siege will end.",
    "The draft awaits the signature of the general.",
    "It was crucial that the general signed the truce first.",
    "The rebels failed to agree on a ceasefire.",
    "The general left Geneva on Monday.",
    "The general refused to engage in direct talks with the president.",
    "The government signed a trade agreement with Norland.",
    "The two states signed an agreement on Monday to increase trade.",
    "The government signed agreements with Norland assigning it fishing grounds.",
    "The company signed a contract with the ministry.",
    "The president rejected calls to resign.",
    "The minister asked for calm.",
    "An agreement would have spared the city further fighting.",
    "The sides hope to reach a deal.",
]


@pytest.mark.parametrize(("words", "expected"), TAKEN)
def test_what_an_actor_did_about_an_agreement(
    found: Callable[[str, str], list[str]], words: str, expected: list[str]
) -> None:
    assert found(words, "position") == expected


@pytest.mark.parametrize("words", NOT_TAKEN)
def test_what_is_not_done_or_about_something_else_is_no_position(
    found: Callable[[str, str], list[str]], words: str
) -> None:
    assert found(words, "position") == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "General Brandt asked for a delay until Friday, Foreign Minister Paul Keller told reporters.",
            "«General Brandt [[asked]] for a delay until Friday», Foreign Minister Paul Keller told reporters.",
        ),
        (
            "A spokesman said that the rebels would not sign the proposal.",
            "A spokesman said that «the rebels would not [[sign]] the proposal».",
        ),
        (
            "Keller signed the agreement on Monday, while the general requested more time to review the deal.",
            "«Keller [[signed]] the agreement on Monday», while the general requested more time to review the deal.",
        ),
    ],
)
def test_the_clause_holds_neither_speaker_nor_cue_nor_another_claim(
    marked: Callable[[str, str], list[str]], words: str, expected: str
) -> None:
    assert marked(words, "position")[0] == expected
