"""What a side says that its weapons did not do is a denied act of that side; the mere absence of one is none."""

import pytest

from trucewatch.model import OccurrenceClaim


def _denied(reading):
    return [
        (s.claim.kind.value, s.claim.actor.name if s.claim.actor else None)
        for s in reading.statements
        if isinstance(s.claim, OccurrenceClaim) and s.stance == "denies"
    ]


@pytest.mark.parametrize(
    ("words", "kind", "whose"),
    [
        ("No Norland aircraft flew over the town on Monday, the source affirmed.", "air-strike", "Norland"),
        ("None of its helicopters had been over Volna that day, the base replied.", "air-strike", "its"),
        ("No shell had left its positions, the spokesman said.", "shelling", "its"),
        ("It is a vile lie that any rocket left our territory for Volna, the president said.", "missile-strike", "our"),
        ("Not a single shot was fired by our forces, the ministry said.", "other", "our forces"),
        ("The army said no missile had been launched from its territory.", "missile-strike", "its"),
        ("The army said it had not carried out any air strikes on Monday.", "air-strike", "The army"),
        ("The rebels said they had fired no rockets at the town.", "missile-strike", "they"),
        ("The general said his drones had not been used that night.", "drone-strike", "his"),
        ("The army said that no air operation was conducted in Volna on Monday.", "air-strike", None),
        ("Not one shot has been made by our servicemen, the commander said.", "other", "our servicemen"),
        ("The ministry said it had conducted no operations there.", "offensive", "The ministry"),
    ],
)
def test_what_a_side_says_it_did_not_do(reading_of, words, kind, whose):
    assert _denied(reading_of(words)) == [(kind, whose)]


@pytest.mark.parametrize(
    "words",
    [
        "No shells fell on the town overnight, residents said.",
        "No shots were heard, the monitors said.",
        "The monitors heard no shelling on Monday, the mission said.",
        "No aircraft was lost, the ministry said.",
        "We have no rockets, the commander said.",
        "The army said it would not carry out any air strikes on Monday.",
        "The army said its aircraft had flown over the town.",
        "The general said no operation had gone wrong.",
        "No UN aircraft has flown to the town since Monday, the agency said.",
        "No plane has left our airport since Monday, the mayor said.",
        "No round of talks has taken place in its capital, the ministry said.",
        "No missiles are in its positions, the spokesman said.",
        "The union said it had not launched any strike.",
        "The hospital said it had carried out no operations that day.",
        "No operation was carried out at the clinic on Monday, the doctor said.",
    ],
)
def test_what_denies_no_act_of_anybody(reading_of, words):
    assert _denied(reading_of(words)) == []


def test_who_it_was_not(reading_of):
    assert _denied(reading_of("It was not us who broke the truce, the commander said.")) == [
        ("ceasefire-violation", "us")
    ]
