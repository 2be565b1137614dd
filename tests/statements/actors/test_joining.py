"""The same actors across reports."""

from itertools import permutations

import pytest

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


def test_a_surname_with_its_particle_joins_the_only_bearer(tell, codebook):
    actors = joined(tell, codebook, "Mr Abu Nasri left.", "General Tarek Abu Nasri spoke.")
    assert names(actors) == {frozenset({"Abu Nasri", "Tarek Abu Nasri"})}


def test_two_given_names_of_one_surname_with_its_particle_stay_two(tell, codebook):
    reports = "General Omar Abu Nasri spoke.", "General Tarek Abu Nasri spoke.", "Mr Abu Nasri left."
    assert len(joined(tell, codebook, *reports)) == 3


def test_a_particle_written_apart_or_together(tell, codebook):
    actors = joined(tell, codebook, "General Hani Abdel Raouf spoke.", "General Hani Abdulraouf spoke.")
    assert names(actors) == {frozenset({"Hani Abdel Raouf", "Hani Abdulraouf"})}


def test_one_body_in_two_spellings_of_english(tell, codebook):
    actors = joined(tell, codebook, "The Civil Defence Centre said so.", "The Civil Defense Center said so.")
    assert names(actors) == {frozenset({"Civil Defence Centre", "Civil Defense Center"})}


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


YUSUF, YOUSEF = "President Yusuf al-Qaderi spoke.", "President Yousef El Kaderi left."
PAIR = ("Yusuf al-Qaderi", "Yousef El Kaderi")


def apart(tell, codebook, *reports, pairs=(PAIR,), known=()):
    told = [tell(report, report_id=f"r{n}") for n, report in enumerate(reports)]
    return join_actors(readings(*told), known, codebook, apart=pairs)


@pytest.mark.parametrize(
    "reports", list(permutations((YUSUF, YOUSEF, "Mr Youssef al Qadiri denied it.", "Kaderi left.")))
)
def test_what_people_keep_apart_never_meets_nor_by_way_of_a_third(tell, codebook, reports):
    actors = apart(tell, codebook, *reports)
    assert not any({*PAIR} <= {*actor.names} for actor in actors)
    assert all(any(name in actor.names for actor in actors) for name in PAIR)
    assert actors == apart(tell, codebook, *reports, pairs=(PAIR[::-1],))


def test_a_third_spelling_still_joins_one_of_two_kept_apart(tell, codebook):
    actors = apart(tell, codebook, YUSUF, YOUSEF, "President Yusuf al Qaderi denied it.")
    assert names(actors) == {frozenset({"Yusuf al-Qaderi", "Yusuf al Qaderi"}), frozenset({"Yousef El Kaderi"})}


def test_the_order_of_pairs_changes_nothing(tell, codebook):
    pairs = (PAIR, ("Yusuf al-Qaderi", "Yusuf al Qaderi"))
    reports = (YUSUF, YOUSEF, "President Yusuf al Qaderi denied it.")
    first, second = (apart(tell, codebook, *reports, pairs=one) for one in (pairs, pairs[::-1]))
    assert first == second
    assert len(first) == 2


def test_a_known_actor_of_two_is_taken_apart_and_keeps_its_id_for_the_first(tell, codebook):
    (known,) = joined(tell, codebook, YUSUF, YOUSEF)
    first, second = apart(tell, codebook, YUSUF, YOUSEF, known=(known,))
    assert (first.id, first.names, first.aliases) == (known.id, ("Yusuf al-Qaderi",), ())
    assert (second.id, second.names) == (known.aliases[0], ("Yousef El Kaderi",))
    assert not first.because


def test_two_that_are_written_alike_are_kept_apart_by_their_ids(tell, codebook):
    (known,) = joined(tell, codebook, YUSUF, YUSUF)
    actors = apart(tell, codebook, YUSUF, YUSUF, pairs=((known.id, known.aliases[0]),), known=(known,))
    assert [actor.id for actor in actors] == [known.id, known.aliases[0]]


def test_bodies_kept_apart_do_not_meet_under_their_acronym(tell, codebook):
    reports = (
        "The Norland National Guard (NNG) attacked.",
        "The Northern National Guard (NNG) denied it.",
        "The NNG left.",
    )
    assert len([one for one in joined(tell, codebook, *reports) if "NNG" in one.names]) == 1
    actors = apart(tell, codebook, *reports, pairs=(("Norland National Guard", "Northern National Guard"),))
    assert not any({"Norland National Guard", "Northern National Guard"} <= {*one.names} for one in actors)


def test_pairs_that_nobody_bears_change_nothing(tell, codebook):
    assert apart(tell, codebook, YUSUF, YOUSEF, pairs=(("A", "B"),)) == joined(tell, codebook, YUSUF, YOUSEF)


def test_vowels_written_another_way_at_the_same_places(tell, codebook):
    actors = joined(tell, codebook, "Spokesman Selim al-Mursat spoke.", "Spokesman Salim al-Mersat spoke.")
    assert names(actors) == {frozenset({"Selim al-Mursat", "Salim al-Mersat"})}


def test_vowels_at_other_places_are_other_names(tell, codebook):
    actors = joined(tell, codebook, "General Rashid Karam spoke.", "General Rushdi Karam spoke.")
    assert len(actors) == 2


def test_a_person_whom_the_parser_took_for_a_work_or_a_body(tell, codebook):
    first = '"What was agreed will be honoured by us to the letter," Zorab Minatsakanian said.'
    second = "Foreign Minister Zorab Minatsakanyan left."
    (person,) = joined(tell, codebook, first, second)
    assert (person.kind, set(person.names)) == ("person", {"Zorab Minatsakanian", "Zorab Minatsakanyan"})
