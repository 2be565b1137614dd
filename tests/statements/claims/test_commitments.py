"""What actors undertake, in sentences about invented conflicts."""

from collections.abc import Callable

import pytest

UNDERTAKEN = [
    (
        "The army will not be the first to open fire.",
        ["not be the first to open fire | actor=The army | promises"],
    ),
    (
        "The sides agreed on a truce, with the army to leave the port.",
        ["leave the port | actor=the army | promises"],
    ),
    (
        "The accord was signed, with the rebels to hand over their guns.",
        ["hand over their guns | actor=the rebels | promises"],
    ),
    (
        "The minister confirmed that the army would open the road if the Front did likewise.",
        ["open the road if the Front did likewise | actor=the army | promises"],
    ),
    (
        "The Front will leave two bases, and it will free ten men.",
        ["leave two bases | actor=The Front | promises", "free ten men | actor=The Front | promises"],
    ),
    (
        "The governor promised that his engineers would clear the bridge.",
        ["his engineers would clear the bridge | actor=The governor | promises"],
    ),
    (
        "The general pledged that the engineering teams would clear the mines.",
        ["the engineering teams would clear the mines | actor=The general | promises"],
    ),
    (
        "The two sides agreed that neither would fly over the valley.",
        ["neither would fly over the valley | actor=The two sides | promises"],
    ),
    (
        "The generals promised that both would pull back.",
        ["both would pull back | actor=The generals | promises"],
    ),
    (
        "The Front has not consented to the deployment of monitors.",
        ["the deployment of monitors | actor=The Front | denies"],
    ),
    (
        "The colonel promised the women that nobody would be turned back.",
        ["nobody would be turned back | actor=The colonel | promises"],
    ),
    ("The president remains committed to the truce.", ["the truce | actor=The president | promises"]),
    (
        "The officer denied that his side had ever consented to the opening of the road.",
        ["the opening of the road | actor=his side | denies"],
    ),
    (
        "The general promised on Monday to leave the port.",
        ["leave the port | actor=The general | promises"],
    ),
    (
        "The militia has accepted to withdraw from the valley.",
        ["withdraw from the valley | actor=The militia | promises"],
    ),
    (
        "The mission was assured by the ministry that the convoy will be released on Friday.",
        ["the convoy will be released on Friday | actor=the ministry | promises"],
    ),
    (
        "She quoted the commander as having assured her that the columns would obey.",
        ["the columns would obey | actor=the commander | promises"],
    ),
    (
        "He pledged that the army would open the port road to relief convoys.",
        ["open the port road to relief convoys | actor=the army | promises"],
    ),
    (
        "The envoy assured her that the militia will put its trucks at her disposal.",
        ["put its trucks at her disposal | actor=the militia | promises"],
    ),
    (
        "The lawmaker vowed that the Kelmet Front will not leave its people without bread.",
        ["not leave its people without bread | actor=the Kelmet Front | promises"],
    ),
    (
        "The army pledged to the mediators that it would not fly over the town.",
        ["not fly over the town | actor=it | promises"],
    ),
    (
        "Varland has undertaken to pull its tanks back ten kilometres.",
        ["pull its tanks back ten kilometres | actor=Varland | promises"],
    ),
    ("Varland promised that refugees would return.", ["refugees would return | actor=Varland | promises"]),
    (
        "The army pledged to withdraw its tanks from the town.",
        ["withdraw its tanks from the town | actor=The army | promises"],
    ),
    (
        "The chancellor said she would attend the summit on Friday.",
        ["attend the summit on Friday | actor=she | promises"],
    ),
    ("Mediators will continue to offer their help.", ["continue to offer their help | actor=Mediators | promises"]),
    ("France plans to host another round of talks.", ["host another round of talks | actor=France | promises"]),
    ("The rebels agreed to release all prisoners.", ["release all prisoners | actor=The rebels | promises"]),
    ("The army agreed to halt the bombing.", ["halt the bombing | actor=The army | promises"]),
    ("The army pledged never to use gas.", ["never to use gas | actor=The army | promises"]),
    ("The rebels promised not to attack the convoy.", ["not to attack the convoy | actor=The rebels | promises"]),
    ("Varland pledged to launch no more raids.", ["launch no more raids | actor=Varland | promises"]),
    ("The Front agreed not to retaliate.", ["not to retaliate | actor=The Front | promises"]),
    ("The army pledged to bomb no more towns.", ["bomb no more towns | actor=The army | promises"]),
    ("The militia undertook never to shell the port.", ["never to shell the port | actor=The militia | promises"]),
    ("The air force promised to fly no further strikes.", ["fly no further strikes | actor=The air force | promises"]),
    (
        "The guns that the army had promised to withdraw by Friday were still there.",
        ["withdraw by Friday | actor=the army | promises"],
    ),
    (
        "Nine tanks which the Kelmet Front had committed to remove from Amara by Friday stood there.",
        ["remove from Amara by Friday | actor=the Kelmet Front | promises"],
    ),
    (
        "The checkpoints which the Front had agreed to dismantle were manned.",
        ["dismantle | actor=the Front | promises"],
    ),
    (
        "The prisoners whom the militia undertook to release are still held.",
        ["release | actor=the militia | promises"],
    ),
    (
        "The army said its engineers will have cleared the road by Friday.",
        ["have cleared the road by Friday | actor=its engineers | promises"],
    ),
    (
        "The rebels will have released the captives before Sunday, they said.",
        ["have released the captives before Sunday | actor=The rebels | promises"],
    ),
    (
        "The army and the rebels promised to reopen the road.",
        ["reopen the road | actor=The army | promises", "reopen the road | actor=the rebels | promises"],
    ),
]

NOT_UNDERTAKEN = [
    "The village was the first to burn.",
    "The mayor said that nobody would be hurt.",
    "The minister remains committed to his wife.",
    "The army went to the port with the rebels to talk.",
    "An analyst said the army would leave the town if the rebels left.",
    "The army might open the road if the Front did likewise.",
    "The Front said it would release the captives only if the army left.",
    "The Front said it would release the captives unless the army left.",
    "A minister said the rebels would release the captives if the army left.",
    "The minister pledged that the army would crush the rebels.",
    "The minister knew that the army would open the road.",
    "Norland could rekindle trade in grain.",
    "The truce will hold, analysts said.",
    "I hope they will release the prisoners.",
    "If the rebels attack, the army will withdraw from the talks.",
    "The deal would end the war.",
    "The general vowed to crush the rebels.",
    "The army prepared to resume shelling the town.",
    "The general vowed to end the rule of the militias.",
    "The army vowed not to halt its strikes.",
    "The army vowed to launch more raids.",
    "The rebels vowed never to stop fighting.",
    "The army will have reopened the road already.",
    "The army said its men would have left the town by Friday.",
    "The rebels will have left by Friday if the road is open.",
    "The road that the army used to reach the town was mined.",
    "The army did not promise to withdraw its tanks.",
    "The envoy urged the army to withdraw its tanks.",
]


@pytest.mark.parametrize(("words", "expected"), UNDERTAKEN)
def test_what_an_actor_undertook(found: Callable[[str, str], list[str]], words: str, expected: list[str]) -> None:
    assert found(words, "commitment") == expected


@pytest.mark.parametrize("words", NOT_UNDERTAKEN)
def test_predictions_hopes_and_threats_are_none(found: Callable[[str, str], list[str]], words: str) -> None:
    assert found(words, "commitment") == []
