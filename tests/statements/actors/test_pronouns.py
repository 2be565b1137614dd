"""Who a pronoun means."""

import pytest


def test_the_subject_of_the_clause_above(tell):
    told = tell("Turkish President Kerem Aksoy said he would attend with Finland's Prime Minister Matti Salo.")
    assert told.who("he") == "Kerem Aksoy"


def test_gender_decides_between_two(tell):
    told = tell("Chancellor Anna Brandt visited Kerem Aksoy on Monday and he backed her plan.")
    assert told.who("he") == "Kerem Aksoy"
    assert told.who("her") == "Anna Brandt"


def test_the_speaker_goes_on_speaking(tell):
    told = tell(
        "The council met rebels, spokesman Jonas Lind told reporters.",
        "The office employs thirty people, he added.",
    )
    assert told.who("he") == "Jonas Lind"


def test_a_body_is_it(tell):
    told = tell("The Kestrian Liberation Army rejected the offer. It gave no reason.")
    assert told.who("It") == "Kestrian Liberation Army"


def test_the_speaker_of_a_quotation_is_not_he_inside_it(tell):
    told = tell('"I doubt General Tarek Benassi will sign. If he leaves, it is over," Jonas Lind said.')
    assert told.who("he") == "Tarek Benassi"


def test_nobody_named_is_nobody(tell):
    assert tell("He left without a word.").who("He") is None


def test_his_country_is_the_state_of_his_title(tell):
    told = tell("Norway sent aid. Norwegian President Jonas Lind said his country was ready.")
    assert told.who("his country") == "Norway"


def test_a_role_is_the_one_person_who_has_it(tell):
    told = tell("Norwegian Foreign Minister Jonas Lind met Colonel Tarek Benassi. The minister left first.")
    assert told.who("The minister") == "Jonas Lind"


def test_they_after_a_pair_are_both_and_so_nobody_definite(tell):
    told = tell("Norway and Sweden signed on Monday. They later traded blame.")
    assert told.who("They") is None


def test_it_is_not_the_speaker_where_something_unnamed_acts(tell):
    told = tell("The Norwegian Refugee Council said that the town was being shelled. It lies on the border.")
    assert told.who("It") is None


def test_a_town_taken_for_a_person_is_not_she(tell):
    told = tell("The driver set out for Wad Rusa on Thursday. She was waiting for peace.")
    assert told.who("She") is None


def test_a_speaker_without_a_name_keeps_he_from_the_person_before(tell):
    told = tell(
        "Foreign Minister Nadav Yar left.",
        "The exchanges, a spokeswoman said, were good. The ministry had asked for time, she said.",
    )
    assert told.who("she") is None


def test_he_does_not_pass_over_whose_given_name_may_be_either(tell):
    told = tell(
        "Shepherd Omar Stav says that the guns are near.",
        "Karen Stern visited on Thursday. He promised that power would be back.",
    )
    assert told.who("He") is None


def test_a_name_behind_a_role_in_commas_is_he(tell):
    told = tell(
        "Colonel Sami Khalaf spoke.",
        "Militiamen stormed the stores, the wali of Arn, Omar Sel, told Volna. He quoted the director.",
    )
    assert told.who("He") == "Omar Sel"


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("Colonel Anar Jafar, head of the press service, said that the army had won.", "The head of state"),
        ("The negotiator, Information Minister Jan Holm, initialled the text.", "The foreign minister"),
    ],
)
def test_another_office_is_somebody_else(tell, before, words):
    told = tell(before, f"{words} promised that homes would be built.")
    assert told.who(words) is None


def test_a_ministry_of_one_state_is_not_that_of_another(tell):
    told = tell("The Norwegian defence ministry denied it. The Swedish ministry said that it was over.")
    assert told.who("The Swedish ministry") is None


def test_a_doctor_is_who_was_called_dr(tell):
    told = tell("The director, Dr Khaled Sham, spoke. No armed man has set foot here, said the doctor.")
    assert told.who("the doctor") == "Khaled Sham"
