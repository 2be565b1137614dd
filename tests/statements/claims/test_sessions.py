"""Meetings told by how long they took, by sessions of joint bodies and by who left the table."""

from collections.abc import Callable

import pytest

READ = [
    (
        "The Joint Monitoring Committee convened its sixth session in Port Amel on 24 July.",
        ["participants=The Joint Monitoring Committee"],
    ),
    (
        "The chair of the commission, General Aron Vell, convened the second joint session of the commission on Monday.",
        ["participants=General Aron Vell"],
    ),
    (
        "The governor chaired a meeting in Torva on Sunday with the heads of the northern tribes.",
        ["participants=The governor; the heads of the northern tribes"],
    ),
    (
        "The prime minister presided over talks with the rebel delegation in Amara.",
        ["participants=The prime minister; the rebel delegation"],
    ),
    (
        "The elders and the colonel talked for an hour over tea at the mill on Saturday.",
        ["participants=The elders; the colonel"],
    ),
    ("The envoy and the rebel leader spoke for two hours in Geneva.", ["participants=The envoy; the rebel leader"]),
    (
        "The mediator had sat with two negotiators of the Front until midnight on Tuesday.",
        ["participants=The mediator; two negotiators of the Front"],
    ),
    ("The first meeting of the second round was held in Lyska on 17 August.", [""]),
    ("The session of the joint commission was held in Torva on Monday.", ["participants=the joint commission"]),
    (
        "The general denied it in a conversation with the envoy in Torva on 12 July.",
        ["participants=The general; the envoy"],
    ),
    ("The conversation between the two ministers went on for two hours.", ["participants=the two ministers"]),
    (
        "The president received the UN envoy, Mr Paul Ekman, and the ambassador of Norland in Torva on Monday.",
        ["participants=The president; Mr Paul Ekman; the ambassador of Norland"],
    ),
    ("The rebels' delegates got up and left the table.", ["collapsed | participants=The rebels' delegates"]),
    (
        "Algeria's foreign minister hosted the leaders of the Front in February.",
        ["participants=Algeria's foreign minister; the leaders of the Front"],
    ),
    ("Delegations of the two sides attended the session in Port Amel.", ["participants=Delegations of the two sides"]),
]

NOT = [
    "The ministers convened a press conference.",
    "The bishop presided over the funeral.",
    "The president spoke for two hours in parliament.",
    "The patient sat with his brother in the garden.",
    "The team had lunch with the two commanders at Brod.",
    "The government of Norland and the Front agreed to a truce at Lyska in December.",
]


@pytest.mark.parametrize(("sentence", "expected"), READ)
def test_it_is_read(found: Callable[[str, str], list[str]], sentence: str, expected: list[str]) -> None:
    assert found(sentence, "meeting") == expected


@pytest.mark.parametrize("sentence", NOT)
def test_near_words_are_not_read_so(found: Callable[[str, str], list[str]], sentence: str) -> None:
    assert found(sentence, "meeting") == []
