"""A denial behind what another said, in one sentence: it is the denier's word, and the other's stays."""

import pytest


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
