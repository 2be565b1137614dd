"""What a side says of all its arms: nothing fired, fire held, guns silent, aircraft grounded, no mission flown."""

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
        ("The brigade had fired nothing on Monday, General Haas said.", "other", "The brigade"),
        ("Nothing was fired from our lines, the army said.", "other", "our"),
        ("The Front launched nothing across the river, its spokesman said.", "other", "The Front"),
        ("The army said that it had held its fire.", "other", "The army"),
        ("We have not fired, Commander Odel said.", "other", "We"),
        ("The artillery of the Northern Guard has not fired once, General Pohl said.", "other", "the Northern Guard"),
        ("Nobody fired from our positions, the press officer said.", "other", "our"),
        ("Our guns have been silent since Saturday, the army said.", "shelling", "Our"),
        ("The Front's mortars fell silent on Sunday, its commander said.", "shelling", "The Front"),
        ("The Volnan air force has been grounded since 1 June, the ministry said.", "air-strike",
         "The Volnan air force"),
        ("All army drones stayed on the ground on Monday, the ministry said.", "air-strike", "army"),
        ("No plane of ours has flown a sortie over Tarvo, the air force said.", "air-strike", "ours"),
        ("The air force has flown no combat missions over Tarvo, a colonel said.", "air-strike", "The air force"),
    ],
)  # fmt: skip
def test_arms_that_were_not_used(reading_of, words, kind, whose):
    assert _denied(reading_of(words)) == [(kind, whose)]


@pytest.mark.parametrize(
    "words",
    [
        "The army said it would fire nothing across the line.",
        "The minister ordered the army to hold its fire.",
        "If the army held its fire, talks could start, the envoy said.",
        "The army had held its fire until the convoy passed, then shelled Tarvo, the Front said.",
        "The guns were silent on Monday, residents said.",
        "The rocket did not fire, the engineer said.",
        "The company has not fired anyone, its director said.",
        "They would not have fired, he said.",
        "The committee dropped nothing from its list, the ministry said.",
        "The airline's fleet has been grounded since Monday, the company said.",
        "The UN helicopter has flown no missions since May, the mission said.",
        "The air force has flown 20 combat missions over Tarvo, it said.",
        "The army's guns had been silent for a year when the war began, a general said.",
    ],
)
def test_what_is_no_silence_of_a_sides_arms(reading_of, words):
    assert _denied(reading_of(words)) == []


def test_mortars_that_fall_silent_hit_nothing(reading_of):
    found = reading_of("Rebel mortars fell silent at noon, residents said.").statements
    assert not any(isinstance(one.claim, OccurrenceClaim) and one.stance == "asserts" for one in found)
