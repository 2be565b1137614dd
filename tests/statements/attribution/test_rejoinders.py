"""A denial behind what another said, in one sentence: it is the denier's word, and the other's stays."""

import pytest

from trucewatch.model import OccurrenceClaim


@pytest.mark.parametrize(
    ("words", "whose", "said"),
    [
        ("The army said the rebels had shelled Volna, an accusation the rebels rejected.", "the rebels",
         "the rebels had shelled Volna"),
        ("Amara accuses Varland of arming the group, a charge Varland denies.", "Varland", "arming the group"),
        ("The army accused the rebels of shelling Volna, which the group has repeatedly denied.", "the group",
         "shelling Volna"),
        ("The army accused the rebels of shelling Volna, allegations denied by the group.", "the group",
         "shelling Volna"),
        ("The governor blamed the rebels for the raid, something their commander disputed.", "their commander",
         "The governor blamed the rebels for the raid"),
    ],
)  # fmt: skip
def test_who_denies_behind_it_what_another_said(reading_of, words, whose, said):
    denied = [s for s in reading_of(words).statements if s.stance == "denies"]
    assert [(s.principal.name, s.text) for s in denied] == [(whose, said)]


def test_we_in_what_is_denied_is_who_told_it(reading_of):
    told = reading_of('"We downed a jet of Varland," the Hill Brigade said, a claim that Varland denied.')
    occurrences = [s for s in told.statements if isinstance(s.claim, OccurrenceClaim)]
    assert {s.stance.value for s in occurrences} == {"asserts", "denies"}
    assert len({s.claim.actor.actor for s in occurrences if s.claim.actor}) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Varland proposed a truce on Monday, which the army rejected.",
        "The plan, which the army rejected, was signed on Monday.",
        "The rebels attacked the island, which Varland disputes.",
        "The report, which the ministry dismissed, said that the rebels had shelled Volna.",
    ],
)
def test_a_plan_rejected_or_an_island_disputed_denies_nothing(reading_of, words):
    assert [s.text for s in reading_of(words).statements if s.stance == "denies"] == []


def test_the_other_keeps_his_word_and_nothing_of_the_denial(reading_of):
    words = "The army said the rebels had shelled Volna, an accusation the rebels rejected."
    told = [s for s in reading_of(words).statements if s.stance != "denies"]
    assert [(s.principal.name, s.text) for s in told] == [("The army", "the rebels had shelled Volna")]


@pytest.mark.parametrize(
    "words",
    [
        "Varland, which denies arming the group, sent an envoy to Amara.",
        "The army said the rebels had shelled Volna, an accusation the rebels have not denied.",
        "The army said the rebels had shelled Volna, which the mayor said the group denied doing.",
    ],
)
def test_what_is_no_denial_of_what_stands_before(reading_of, words):
    assert all(
        "Volna" not in s.text or s.principal.name == "The army"
        for s in reading_of(words).statements
        if s.stance == "denies" and s.principal is not None
    )
