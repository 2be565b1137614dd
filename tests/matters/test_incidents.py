"""Incidents: which tellings are one occurrence, and who is said to have done it."""

from collections.abc import Callable
from typing import Any

import pytest

from trucewatch.matters import Judged, Verdict
from trucewatch.model import (
    ActorRef,
    ContradictionKind,
    OccurrenceClaim,
    OccurrenceKind,
    Place,
    Precision,
    Stance,
    When,
)

Make = Callable[..., ActorRef]
On = Callable[..., When]
At = Callable[..., Place]


def occurrence(kind: str, actor: ActorRef | None = None, target: ActorRef | None = None) -> OccurrenceClaim:
    return OccurrenceClaim(kind=OccurrenceKind(kind), actor=actor, target=target)


PORT, HILL = ("Port Vale", 10.0, 20.0), ("Hillford", 12.0, 21.0)


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        # kind, actor, day, place | the same | one incident?
        (("shelling", None, "2031-05-12", PORT), ("shelling", None, "2031-05-12", PORT), True),
        (("shelling", "army", "2031-05-12", PORT), ("explosion", None, "2031-05-12", PORT), True),
        (("shelling", None, "2031-05-12", PORT), ("shelling", None, "2031-05-13", PORT), False),
        (("shelling", None, "2031-05-12", PORT), ("shelling", None, "2031-05-12", HILL), False),
        (("shelling", None, "2031-05-12", PORT), ("detention", None, "2031-05-12", PORT), False),
        (("shelling", None, None, PORT), ("shelling", None, None, PORT), False),
        (("offensive", "army", None, PORT), ("offensive", "army", "2031-05-12", PORT), True),
        (("offensive", "army", "2031-05-12", None), ("offensive", "council", "2031-05-12", None), False),
        (("ceasefire-violation", "army", "2031-05-12", PORT), ("ceasefire-violation", "council", "2031-05-12", PORT), False),
        (("shelling", "army", "2031-05-12", None), ("shelling", None, "2031-05-12", None), False),
    ],
)  # fmt: skip
def test_one_incident_or_two(told: Any, make: Make, on: On, at: At, left: Any, right: Any, one: bool) -> None:
    for name, (kind, actor, day, place) in (("north", left), ("south", right)):
        told.says(
            name,
            f"{kind} as {name} saw it",
            occurrence(kind, make(actor) if actor else None),
            when=on(day),
            where=at(*place) if place else None,
        )
    assert len(told.gathered().matters) == (1 if one else 2)


def test_who_shelled_a_town_is_contradicted(told: Any, make: Make, on: On, at: At) -> None:
    told.says(
        "north",
        "the army shelled it",
        occurrence("shelling", make("army")),
        when=on("2031-05-12"),
        where=at("Port Vale"),
    )
    told.says(
        "south",
        "the council shelled it",
        occurrence("shelling", make("council")),
        when=on("2031-05-12"),
        where=at("Port Vale"),
    )
    told.says("east", "it was shelled", occurrence("shelling"), when=on("2031-05-12"), where=at("Port Vale"))
    found = told.gathered().contradictions
    assert [one.kind for one in found] == [ContradictionKind.RESPONSIBILITY]
    assert "they name different actors" in found[0].because


def test_a_leader_and_his_force_are_not_two_culprits(told: Any, make: Make, on: On, at: At) -> None:
    told.says(
        "north",
        "River Army chief Tomas Okoro spoke",
        occurrence("shelling", make("okoro")),
        when=on("2031-05-12"),
        where=at("Port Vale"),
    )
    told.says(
        "south",
        "the army shelled it",
        occurrence("shelling", make("army")),
        when=on("2031-05-12"),
        where=at("Port Vale"),
    )
    assert told.gathered().contradictions == ()


def test_the_accused_denies(told: Any, make: Make, on: On, at: At) -> None:
    told.says(
        "north",
        "the army shelled it",
        occurrence("shelling", make("army")),
        when=on("2031-05-12"),
        where=at("Port Vale"),
        by="council",
        stance=Stance.ALLEGES,
    )
    told.says(
        "south",
        "we shelled nothing",
        occurrence("shelling", make("army")),
        when=on("2031-05-12"),
        where=at("Port Vale"),
        by="army",
        stance=Stance.DENIES,
    )
    found = told.gathered().contradictions
    assert [(one.kind, told.text(one.left), told.text(one.right)) for one in found] == [
        (ContradictionKind.DENIAL, "the army shelled it", "we shelled nothing")
    ]


def test_one_target_in_other_words_is_one_incident_but_a_town_is_any(told: Any, make: Make) -> None:
    for outlet, what in (("north", "an aid convoy"), ("south", "the convoy"), ("east", "a town"), ("west", "the town")):
        told.says(outlet, f"warplanes struck {what} near Port Vale", occurrence("air-strike", target=make(None, what)))
    gathered = told.gathered()
    assert sorted(len(matter.accounts) for matter in gathered.matters) == [1, 1, 2]


def test_the_second_strike_on_a_town_is_another_incident(told: Any, on: On, at: At) -> None:
    told.says("north", "a shell hit the market", occurrence("shelling"), when=on("2031-05-12"), where=at("Port Vale"))
    told.says(
        "north", "a second shell hit the school", occurrence("shelling"), when=on("2031-05-12"), where=at("Port Vale")
    )
    assert len(told.gathered().matters) == 2


def test_what_is_threatened_is_no_incident(told: Any, make: Make) -> None:
    told.says("north", "it will shell", occurrence("shelling", make("army")), stance=Stance.THREATENS)
    assert told.gathered().matters == ()


def test_a_copied_telling_is_the_same_incident_without_day_or_place(told: Any) -> None:
    for outlet in ("north", "south"):
        told.says(outlet, "shells fell on the old town for hours", occurrence("shelling"), chain="one")
    gathered = told.gathered()
    assert [len(one.accounts) for one in gathered.matters] == [1]


def test_people_decide(told: Any, on: On, at: At) -> None:
    first = told.says("north", "shells fell", occurrence("shelling"), when=on("2031-05-12"), where=at("Port Vale"))
    same = told.says("south", "shells fell there", occurrence("shelling"), when=on("2031-05-12"), where=at("Port Vale"))
    other = told.says(
        "east", "shells fell elsewhere", occurrence("shelling"), when=on("2031-05-13"), where=at("Hillford")
    )
    assert len(told.gathered().matters) == 2
    apart = [Judged(left=first, right=same, verdict=Verdict.DIFFERENT)]
    assert len(told.gathered(judgements=apart).matters) == 3
    joined = [Judged(left=first, right=other, verdict=Verdict.SAME)]
    assert len(told.gathered(judgements=joined).matters) == 2
    unsure = [Judged(left=first, right=same, verdict=Verdict.UNSURE)]
    assert told.gathered(judgements=unsure) == told.gathered()


def test_a_finer_day_refines(told: Any, make: Make, on: On, at: At) -> None:
    vague = told.says(
        "north",
        "the army attacked in May",
        occurrence("offensive", make("army")),
        when=on("2031-05-01", "2031-05-31", Precision.MONTH),
        where=at("Port Vale"),
    )
    finer = told.says(
        "south",
        "the army attacked on the 12th",
        occurrence("offensive", make("army")),
        when=on("2031-05-12"),
        where=at("Port Vale"),
    )
    found = told.gathered().refinements
    assert [(one.vaguer, one.finer) for one in found] == [(vague, finer)]
