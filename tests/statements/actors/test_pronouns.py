"""Who a pronoun means."""


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
