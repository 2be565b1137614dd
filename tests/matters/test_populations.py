"""Counts of other people are never set against each other: whose people, which place, the whole or a part, one voice."""

from collections.abc import Callable
from typing import Any

import pytest

from trucewatch.model import ActorRef, FigureClaim, Measure, Qualifier

Make = Callable[..., ActorRef]


def count(
    number: int, counted: str = "people", by: ActorRef | None = None, measure: str = "killed", **more: Any
) -> FigureClaim:
    return FigureClaim(
        measure=Measure(measure), low=number, high=number, qualifier=Qualifier.EXACTLY, counted=counted, counter=by, **more
    )  # fmt: skip


def values(gathered: Any) -> list[str]:
    return [one.kind.value for one in gathered.contradictions]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        # number, who is counted, who counts | the same | what is found
        ((14, "Norland civilians", None, "the health ministry"), (8, "civilians", "suderia", ""), []),
        ((14, "Norland civilians", "un", ""), (8, "Suderian civilians", "watch", ""), []),
        ((14, "Norland civilians", "un", ""), (8, "Norlander civilians", "watch", ""), ["value"]),
        ((21, "civilians", "norland", ""), (40, "civilians", "suderia", ""), []),
        ((21, "civilians", "watch", ""), (40, "civilians", "un", ""), ["value"]),
        ((13, "people", "suderia", ""), (43, "people", "watch", ""), []),
        ((13, "people", "suderia", ""), (14, "people", "watch", ""), ["value"]),
        ((13, "people", None, "Kenyan army"), (9, "people", None, "the Ethiopian government"), []),
    ],
)  # fmt: skip
def test_whose_people_are_counted(told: Any, make: Make, left: Any, right: Any, expected: list[str]) -> None:
    for report, (number, counted, who, words) in (("north", left), ("south", right)):
        told.says(report, f"{number} {counted} were killed", count(number, counted, make(who, words or None)))
    assert values(told.gathered()) == expected


def test_its_own_are_of_the_party_that_counts(told: Any, make: Make) -> None:
    told.says("north", "11 of its soldiers were killed", count(11, "soldiers", make("norland")))
    told.says("south", "38 Norland soldiers were killed", count(38, "Norland soldiers", make("suderia")))
    told.says("east", "26 of its soldiers were killed", count(26, "soldiers", make("kenya")))
    gathered = told.gathered()
    texts = {told.text(one) for each in gathered.contradictions for one in (each.left, each.right)}
    updates = {told.text(one) for each in gathered.updates for one in (each.earlier, each.later)}
    assert "26 of its soldiers were killed" not in texts | updates
    assert values(gathered) == ["value"]


def test_two_parties_that_count_the_dead_of_one_place_may_count_the_same(told: Any, make: Make) -> None:
    told.says("north", "5 people were killed in Port Vale", count(5, by=make("norland")))
    told.says("south", "12 people were killed in Port Vale", count(12, by=make("suderia")))
    assert values(told.gathered()) == ["value"]


def test_what_a_party_counts_of_the_other_side_is_no_count_of_its_own(told: Any, make: Make) -> None:
    told.says("north", "54 breaches", count(54, "breaches", make("norland"), "violations"))
    told.says("south", "20 breaches", count(20, "breaches", make("suderia"), "violations"))
    assert values(told.gathered()) == ["value"]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("north", "9 people were killed in Selm and Tarvo", 9, "watch"), ("north", "5 people were killed in Tarvo", 5, "un"), []),
        (("north", "5 people were killed in Tarvo", 5, "watch"), ("south", "9 people were killed in Selm", 9, "un"), []),
        (("north", "11 people were killed in Tarvo", 11, "watch"), ("south", "42 people were killed", 42, "un"), []),
        (("north", "41 people were killed in Tarvo", 41, "watch"), ("south", "42 people were killed", 42, "un"), ["value"]),
        (("north", "11 people were killed in Tarvo", 11, "watch"), ("south", "42 people were killed in Tarvo", 42, "un"), ["value"]),
        (("north", "no one was killed", 0, "watch"), ("south", "9 people were killed in Selm", 9, "un"), []),
    ],
)  # fmt: skip
def test_a_part_and_its_whole(told: Any, make: Make, left: Any, right: Any, expected: list[str]) -> None:
    for report, text, number, who in (left, right):
        told.says(report, text, count(number, by=make(who)))
    assert values(told.gathered()) == expected


def test_words_before_a_number_tell_it_as_a_part(told: Any, make: Make) -> None:
    told.says("north", "42 people", count(42, by=make("watch")))
    told.says("north", "36 people", count(36, by=make("un")))
    told.texts["north"] = "The strikes killed 42 people, among them 36 people at the mill, monitors of both said."
    assert values(told.gathered()) == []
    told.texts["north"] = "The strikes killed 42 people, said one, or 36 people, said the other of the two monitors."
    assert values(told.gathered()) == ["value"]


def test_words_for_a_part_tell_nothing_of_the_count_of_another_report(told: Any, make: Make) -> None:
    told.says("north", "67 children", count(67, "children", make("watch")))
    told.says("south", "68 children were killed", count(68, "children", make("un")))
    told.texts["north"] = "Over 130 people including 67 children were killed."
    assert values(told.gathered()) == ["value"]


def test_a_number_left_standing_is_no_part_though_other_places_are_named(told: Any, make: Make) -> None:
    told.says("north", "98 people from Tarvo were killed", count(98, by=make("watch")))
    told.says("north", "109 people from Selm were killed", count(109, by=make("watch")))
    assert values(told.gathered()) == ["value"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [((78, 121), "watch", []), ((4, 5), "watch", []), ((98, 109), "watch", ["value"]), ((78, 121), "un", ["value"])],
)
def test_one_voice_in_one_report_counts_other_people(
    told: Any, make: Make, first: tuple[int, int], second: str, expected: list[str]
) -> None:
    told.says("north", f"{first[0]} people were killed", count(first[0], by=make("watch")))
    told.says("north", f"{first[1]} people were killed", count(first[1], by=make(second)))
    assert values(told.gathered()) == expected


def test_a_pronoun_that_was_not_found_out_may_be_the_one_who_counted_before(told: Any, make: Make) -> None:
    told.says("north", "78 people were hurt", count(78, by=make(None, "the press office"), measure="wounded"))
    told.says("north", "121 people were hurt", count(121, by=make(None, "it"), measure="wounded"))
    assert values(told.gathered()) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("since 4 March", "since 20 April", []),
        ("since Wednesday", "since Friday", []),
        ("since Wednesday", "since the fighting began", ["value"]),
        ("since March", "since 4 March", ["value"]),
    ],
)
def test_windows_of_other_days(told: Any, make: Make, one: str, other: str, expected: list[str]) -> None:
    told.says("north", f"90 people killed {one}", count(90, by=make("watch"), period=one, cumulative=True))
    told.says("south", f"70 people killed {other}", count(70, by=make("un"), period=other, cumulative=True))
    assert values(told.gathered()) == expected


def test_what_each_of_two_lost_is_its_own(told: Any, make: Make) -> None:
    told.says("north", "it has lost four fighters", count(4, "fighters", make("council")))
    told.says("north", "six of its soldiers were killed", count(6, "soldiers", make(None, "the army")))
    assert values(told.gathered()) == []


@pytest.mark.parametrize(("scope", "expected"), [("in the whole district", []), ("by nightfall", ["value"])])
def test_a_part_beside_what_is_told_of_the_whole(told: Any, make: Make, scope: str, expected: list[str]) -> None:
    told.says("north", "600 people fled in Selm", count(600, by=make("watch"), measure="displaced"))
    told.says("north", "850 people fled", count(850, by=make("un"), measure="displaced"))
    for break_ in (", says one. The other:", "; the other says that"):
        told.texts["north"] = f"600 people fled in Selm{break_} 850 people fled {scope}."
        assert values(told.gathered()) == expected


def test_two_parts_of_one_whole_are_set_against_each_other(told: Any, make: Make) -> None:
    told.says("north", "12 of the dead", count(12, by=make("un")))
    told.says("south", "5 of the dead", count(5, by=make("watch")))
    assert values(told.gathered()) == ["value"]
