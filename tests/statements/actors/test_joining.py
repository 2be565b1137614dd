"""The same actors across reports."""

from trucewatch.model import Reading
from trucewatch.statements.actors import join_actors


def readings(*tellings):
    return [Reading(report=f"r{n}", statements=(), actors=told.cast.actors) for n, told in enumerate(tellings)]


def joined(tell, codebook, *reports):
    told = [tell(report, report_id=f"r{n}") for n, report in enumerate(reports)]
    return join_actors(readings(*told), (), codebook)


def names(actors):
    return {frozenset(actor.names) for actor in actors}


def test_spellings_of_one_name_are_one_person(tell, codebook):
    actors = joined(
        tell, codebook,
        "President Yusuf al-Qaderi spoke on Monday.",
        "President Yousef El Kaderi spoke. Kaderi then left.",
    )  # fmt: skip
    assert names(actors) == {frozenset({"Yusuf al-Qaderi", "Yousef El Kaderi", "Kaderi"})}
    assert actors[0].because


def test_two_given_names_of_one_surname_stay_two(tell, codebook):
    actors = joined(tell, codebook, "General Omar Keller spoke.", "General Idris Keller spoke.", "Mr Keller left.")
    assert names(actors) == {frozenset({"Omar Keller"}), frozenset({"Idris Keller"}), frozenset({"Keller"})}


def test_a_surname_alone_joins_the_only_bearer(tell, codebook):
    actors = joined(tell, codebook, "Mr Benassi left.", "General Tarek Benassi spoke.")
    assert names(actors) == {frozenset({"Benassi", "Tarek Benassi"})}
    assert actors[0].name == "Tarek Benassi"


def test_bodies_join_under_state_name_demonym_and_acronym(tell, codebook):
    actors = joined(
        tell, codebook,
        "The Norwegian National Guard (NNG) attacked.",
        "The Norway National Guard denied it.",
        "The NNG withdrew.",
    )  # fmt: skip
    assert next(actor for actor in actors if "NNG" in actor.names).names == (
        "Norwegian National Guard", "NNG", "Norway National Guard",
    )  # fmt: skip


def test_ids_of_known_actors_stay(tell, codebook):
    first, second = tell("Mr Benassi left.", report_id="a"), tell("General Tarek Benassi spoke.", report_id="b")
    known = join_actors(readings(first), (), codebook)
    later = join_actors(readings(second), known, codebook)
    assert [actor.id for actor in later] == [known[0].id]
    assert later[0].aliases == (second.cast.actors[0].id,)


def test_joining_again_changes_nothing(tell, codebook):
    told = tell("General Tarek Benassi spoke in Oslo. Norway denied it.")
    once = join_actors(readings(told), (), codebook)
    assert join_actors(readings(told), once, codebook) == once


def test_words_that_only_share_consonants_are_not_one_name(tell, codebook):
    actors = joined(tell, codebook, "Prime Minister Anna Dorsey spoke.", "Ms Theresa left.")
    assert names(actors) == {frozenset({"Anna Dorsey"}), frozenset({"Theresa"})}


def test_ministries_of_states_that_are_not_told_stay_apart(tell, codebook):
    actors = joined(tell, codebook, "The Foreign Ministry denied it.", "The Foreign Ministry confirmed it.")
    assert len(actors) == 2
