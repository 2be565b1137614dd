"""Who is in a report: names, titles, acronyms, surnames, states."""

import pytest


def test_a_surname_joins_the_full_name(tell):
    told = tell(
        "Colonel Tarek Benassi arrived in Geneva on Monday. Mr Benassi met the delegates.",
        "Benassi left on Tuesday.",
    )
    assert told.who("Colonel Tarek Benassi") == "Tarek Benassi"
    assert told.who("Mr Benassi") == "Tarek Benassi"
    assert told.who("Benassi", 3) == "Tarek Benassi"
    assert set(told.names("Tarek Benassi")) == {"Tarek Benassi", "Benassi"}
    assert told.kind("Tarek Benassi") == "person"


def test_two_people_of_one_surname_stay_two(tell):
    told = tell(
        "Prime Minister Omar Keller met his brother, General Idris Keller, on Monday.",
        "Keller said the talks would go on.",
    )
    assert told.who("Prime Minister Omar Keller") == "Omar Keller"
    assert told.who("General Idris Keller") == "Idris Keller"
    assert told.who("Keller", 3) is None


@pytest.mark.parametrize(
    ("sentence", "acronym"),
    [
        ("The Front for National Renewal (FNR) said its fighters had withdrawn.", "FNR"),
        ("The Kestrian Liberation Army said it would fight on. The KLA denied the report.", "KLA"),
    ],
)
def test_an_acronym_joins_its_expansion(tell, sentence, acronym):
    told = tell(sentence)
    (body,) = [actor for actor in told.cast.actors if acronym in actor.names]
    assert len(body.names) == 2


def test_a_capital_is_the_government_where_it_acts_and_a_city_where_it_lies(tell):
    told = tell("Paris said it would send observers. The delegates met in Paris on Monday.")
    assert told.who("Paris") == "France"
    assert told.who("Paris", 2) is None


@pytest.mark.parametrize(
    ("words", "two"),
    [
        ("The Government of Volna and the Amara Liberation Front signed.", True),
        ("The Ministry of Foreign Affairs and the Presidential Guard signed.", True),
        ("The Office for the Coordination of Humanitarian Affairs signed.", False),
        ("The Organisation for Security and Cooperation in Volna signed.", False),
    ],
)
def test_bodies_that_and_joins_with_an_article_are_two(tell, words, two):
    told = tell(words)
    bodies = [actor.name for actor in told.cast.actors if actor.kind in ("organisation", "force")]
    assert len(bodies) == (2 if two else 1), bodies


def test_two_ministries_of_one_state_are_two(tell):
    told = tell(
        "Norway's defence ministry denied the report. The Norwegian foreign ministry confirmed it.",
        "The Norwegian Defence Ministry said later that no one was hurt.",
    )
    first = told.who("Norway's defence ministry")
    assert first is not None
    assert told.who("The Norwegian Defence Ministry") == first
    assert told.who("The Norwegian foreign ministry") not in (None, first)


def test_a_person_is_not_the_body_they_head(tell):
    told = tell("The head of the National Salvation Council, Amir Vashti, signed the text. NSC officials were present.")
    assert told.who("The head of the National Salvation Council, Amir Vashti") == "Amir Vashti"
    assert told.who("the National Salvation Council") == "National Salvation Council"


def test_an_attribute_is_not_the_actor(tell):
    told = tell("Fighting broke out between UN-backed troops and pro-Benassi militias. General Tarek Benassi was away.")
    assert told.who("UN-backed troops") == "UN-backed troops"
    assert told.who("pro-Benassi militias") == "pro-Benassi militias"


def test_forces_of_a_person_are_an_actor_of_their_own(tell):
    told = tell("General Tarek Benassi flew home. Benassi's forces shelled the port. His troops then withdrew.")
    assert told.who("Benassi's forces") == "Tarek Benassi's forces"
    assert told.who("His troops") == "Tarek Benassi's forces"
    assert told.kind("Tarek Benassi's forces") == "force"


def test_several_at_once_are_nobody_definite(tell):
    told = tell("Both sides accused each other. Norway and Sweden sent aid.")
    assert told.who("Both sides") is None
    assert told.who("Norway and Sweden") is None


def test_ids_hold_in_one_report_and_are_the_same_each_time(tell):
    first = tell("Norway sent aid.", report_id="a").cast.actors
    assert first == tell("Norway sent aid.", report_id="a").cast.actors
    assert first[0].id != tell("Norway sent aid.", report_id="b").cast.actors[0].id


def test_a_title_inside_a_run_parts_body_and_person(tell):
    told = tell("NRC President Dr Halil Demir spoke. The Norwegian Refugee Council (NRC) said Demir would resign.")
    assert told.who("Demir", 2) == "Halil Demir"
    assert told.who("NRC") == "Norwegian Refugee Council"


def test_a_king_is_told_by_his_realm(tell):
    told = tell("King Abdullah of Jordan warned of war. Abdullah then flew home.")
    assert told.who("Abdullah", 2) == "Abdullah of Jordan"


def test_a_statement_is_its_bodys(tell):
    told = tell("A Norwegian Foreign Ministry statement denied it. Russian news agency TASS quoted it.")
    assert told.who("A Norwegian Foreign Ministry statement") == "Norwegian Foreign Ministry"
    assert told.who("Russian news agency TASS") == "TASS"


def test_the_armed_forces_of_a_state_are_one_body_and_not_the_state(tell):
    told = tell("Turkish troops crossed the border. The Turkish army denied it. Turkey said nothing.")
    forces = told.who("Turkish troops")
    assert forces is not None
    assert told.who("The Turkish army") == forces
    assert told.who("Turkey") == "Turkey"


def test_troops_of_two_states_are_nobody_definite(tell):
    told = tell("Azerbaijani and Armenian troops exchanged fire.")
    assert told.who("Azerbaijani and Armenian troops") is None


def test_words_of_a_heading_are_no_actors(tell):
    told = tell("Norway Ceasefire Hopes Rise After Long Night Of Talks")
    assert [actor.name for actor in told.cast.actors] == ["Norway"]


def test_a_surname_that_the_parser_takes_for_a_place(tell):
    told = tell(
        "Turkish Foreign Minister Kerem Aksoylu spoke in Baku. Criticising France, Aksoylu told reporters he was glad."
    )
    assert told.who("Aksoylu", 2) == "Kerem Aksoylu"


def test_a_ministry_of_a_seat_of_government(tell):
    told = tell(
        "Oslo's defence ministry denied it. The defence ministry then said nothing. The Norwegian army withdrew."
    )
    first = told.who("Oslo's defence ministry")
    assert first is not None
    assert told.who("The defence ministry") == first


def test_a_spokesman_without_a_name_is_whom_he_speaks_for(tell):
    told = tell("A spokesman for the Norwegian Refugee Council denied it.")
    assert told.who("A spokesman for the Norwegian Refugee Council") == "Norwegian Refugee Council"


def test_the_army_is_the_one_that_was_called_so(tell):
    told = tell("Syrian forces were hit, the Russian army said. Sixty soldiers were killed, the army said later.")
    assert told.who("the army") == told.who("the Russian army")


def test_a_body_that_begins_with_army(tell):
    told = tell("Fighters of the Army of the North attacked. The Army of the North denied it.")
    assert told.who("The Army of the North") == "Army of the North"


def test_a_namesake_who_comes_later_is_not_meant_before(tell):
    told = tell("President Omar Keller arrived. Keller signed.", "His father, Idris Keller, had refused. Keller left.")
    assert told.who("Keller", 2) == "Omar Keller"
    assert told.who("Keller", 4) is None


def test_a_surname_run_together_with_another_word_joins_its_bearer(tell):
    told = tell("President Omar Kellerov spoke at noon.", "The army will advance, YesterdayKellerov said.")
    assert "YesterdayKellerov" not in {actor.name for actor in told.cast.actors}


def test_a_state_that_lost_its_apostrophe_is_no_part_of_the_name_before_it(tell):
    told = tell("The convoy left for Kaduna Nigerias second largest city on Monday.")
    assert "Kaduna Nigerias" not in {actor.name for actor in told.cast.actors}


@pytest.mark.parametrize("word", ["Dozens", "Hundreds", "Scores"])
def test_how_many_is_nobody(tell, word):
    told = tell(f"{word} said on Sunday that the bridge was closed.")
    assert word not in {actor.name for actor in told.cast.actors}


def test_a_report_without_apostrophes_names_nobody_with_an_s_too_many(tell):
    told = tell(
        "General Omar Keller spoke near Lomza on Monday. Omar Kellers government and the NRCs trucks were hit.",
        "The bombing on Lomzas outskirts killed a driver of the NRC, the army said.",
    )
    names = {name for actor in told.cast.actors for name in actor.names}
    assert not {"Omar Kellers", "Kellers", "NRCs", "Lomzas"} & names
    assert "Omar Keller's government" in names


def test_where_a_report_has_apostrophes_two_names_stay_two(tell):
    told = tell("Prince William met Robin Williams. The actor's wife came with Williams.")
    assert told.who("Robin Williams") == "Robin Williams"


@pytest.mark.parametrize(
    "words", ["the city of Selmark", "the regional capital, Selmark,", "the town of Selmark", "its main port Selmark"]
)
def test_what_a_report_calls_a_town_is_no_person(tell, words):
    told = tell(f"Troops advanced on {words} on Sunday. Selmark is burning.")
    assert "Selmark" not in {actor.name for actor in told.cast.actors}


def test_a_states_army_and_government_in_capitals(tell):
    told = tell("The Norwegian Army attacked. Norwegian troops then left. The Norwegian Government denied it.")
    assert told.who("The Norwegian Army") == told.who("Norwegian troops") == "Norway's forces"
    assert told.who("The Norwegian Government") == "Norway"


def test_who_shares_a_state_by_birth_only_is_not_its_army(tell):
    told = tell("Norwegian forces withdrew. The ethnic Norwegian forces in the valley stayed.")
    assert told.who("Norwegian forces") != told.who("The ethnic Norwegian forces")


def test_what_a_verb_behind_the_noun_says_does_not_colour_it(tell):
    told = tell("Norwegian troops crossed the river when the Norwegian military occupied the port.")
    assert told.who("the Norwegian military") == told.who("Norwegian troops")


def test_two_who_share_a_noun_are_not_one(tell):
    told = tell("Fighting between Norwegian and ethnic Danish forces went on. Norwegian and rebel jets flew over.")
    assert not any("Danish" in name and "Norwegian" in name for actor in told.cast.actors for name in actor.names)
    assert not any("rebel jets" in name for actor in told.cast.actors for name in actor.names)


def test_what_a_pronoun_owns_gives_its_owner_no_name(tell):
    told = tell("Norway signed. Its Danish allies, who had pressed Norway to wait, said nothing.")
    assert told.names("Norway") == ("Norway",)


def test_how_many_is_no_part_of_a_name(tell):
    told = tell("More than 60 Norwegian soldiers crossed the river.")
    assert {"Norwegian soldiers"} <= {name for actor in told.cast.actors for name in actor.names}
    assert not any("60" in name for actor in told.cast.actors for name in actor.names)


@pytest.mark.parametrize("body", ["Workers' Party of Varland", "People's Front", "Women's Council of the North"])
def test_a_body_named_for_many(tell, body):
    told = tell(f"The {body} refused to sign on Monday.")
    assert body in {name for actor in told.cast.actors for name in actor.names}


def test_a_month_is_no_part_of_a_body(tell):
    told = tell("The statement by the Ministry of Foreign Affairs on November 9 was short.")
    assert "Ministry of Foreign Affairs" in {name for actor in told.cast.actors for name in actor.names}


def test_the_army_is_no_front_and_no_army_of_another_name(reading_of):
    told = "The United Front spoke of a truce. The army denied that it had bombed Volna. The Kelmet army said so, too."
    named = {link.actor.name: link.actor.actor for s in reading_of(told).statements for link in s.attribution}
    assert named.get("The army") is None
    assert named.get("The Kelmet army") is None


@pytest.mark.parametrize(
    ("sentence", "words", "person"),
    [
        ("A grocer, Ana Lund, said he had counted eleven mortar rounds.", "A grocer", "Ana Lund"),
        ("The hotel's porter, Ilya Morn, told Volna that nobody had paid.", "The hotel's porter", "Ilya Morn"),
        ("The guard blamed a battalion, whose commander, Ivo Hale, told Volna so.", "whose commander", "Ivo Hale"),
        ("A Norland spokesman, Bela Moss, told reporters so.", "A Norland spokesman", "Bela Moss"),
    ],
)
def test_a_description_before_a_name_in_commas_is_who_is_named(tell, sentence, words, person):
    assert tell(sentence).who(words) == person
