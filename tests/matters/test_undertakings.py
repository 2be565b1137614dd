"""Commitments, appeals and support: who undertook, asked for or backs what."""

from collections.abc import Callable
from typing import Any

import pytest

from trucewatch.model import (
    ActorRef,
    AppealClaim,
    CommitmentClaim,
    ContradictionKind,
    Precision,
    Stance,
    SupportClaim,
    When,
)

Make = Callable[..., ActorRef]
On = Callable[..., When]


@pytest.mark.parametrize(
    ("left", "right", "matters", "found"),
    [
        # what, by when | what, by when | how many undertakings | what is found
        (("host a summit in Port Vale", "2031-05-18"), ("host another round of peace talks", None), 1, None),
        (("host a summit", "2031-05-18"), ("hold the conference", "2031-05-20"), 1, "time"),
        (("host a summit", "2031-05-18"), ("host a summit", "2031-05-25"), 1, None),
        (("host a summit", "2031-05-18"), ("host a summit", "2031-06-20"), 2, None),
        (("host a summit", "2031-05-18"), ("withdraw its guns from the port", "2031-05-18"), 2, None),
    ],
)  # fmt: skip
def test_two_undertakings_of_one_actor(
    told: Any, make: Make, left: Any, right: Any, matters: int, found: str | None
) -> None:
    for outlet, (what, deadline) in (("north", left), ("south", right)):
        told.says(
            outlet, f"Norland will {what}", CommitmentClaim(actor=make("norland"), undertaking=what, deadline=deadline)
        )
    gathered = told.gathered()
    assert len(gathered.matters) == matters
    assert [one.kind.value for one in gathered.contradictions] == ([found] if found else [])


def test_later_this_month_is_refined_by_sunday(told: Any, make: Make, on: On) -> None:
    month = told.says(
        "north",
        "Norland will host talks later this month",
        CommitmentClaim(actor=make("norland"), undertaking="host talks"),
        when=on("2031-05-14", "2031-05-31", Precision.MONTH),
    )
    sunday = told.says(
        "south",
        "Norland will host talks on Sunday",
        CommitmentClaim(actor=make("norland"), undertaking="host talks", deadline="2031-05-18"),
    )
    gathered = told.gathered()
    assert gathered.contradictions == ()
    assert [(one.vaguer, one.finer) for one in gathered.refinements] == [(month, sunday)]


def test_appeals_are_joined_by_actor_and_words(told: Any, make: Make) -> None:
    for outlet, who, what in (
        ("north", "un", "a lasting truce"),
        ("south", "un", "a lasting cease-fire"),
        ("east", "watch", "a lasting truce"),
    ):
        told.says(outlet, f"{who} wants {what} in Port Vale", AppealClaim(actor=make(who), to=None, what=what))
    assert sorted(matter.title for matter in told.gathered().matters) == [
        "River Watch calls for: a lasting truce",
        "United Nations calls for: a lasting truce",
    ]


def test_support_denied(told: Any, make: Make) -> None:
    claim = SupportClaim(backer=make("norland"), backed=make("army"))
    told.says("north", "Norland arms the army", claim, by="council")
    told.says("south", "Norland arms nobody", claim, by="norland", stance=Stance.DENIES)
    found = told.gathered().contradictions
    assert [one.kind for one in found] == [ContradictionKind.DENIAL]
    assert found[0].because == "Hill Council says “Norland arms the army”; Norland denies it: “Norland arms nobody”."


def test_a_shorter_list_of_backers_denies_nothing(told: Any, make: Make) -> None:
    for outlet, backers in (("north", ("norland", "suderia")), ("south", ("norland",))):
        for backer in backers:
            told.says(outlet, f"backed by {', '.join(backers)}", SupportClaim(backer=make(backer), backed=make("army")))
    gathered = told.gathered()
    assert len(gathered.matters) == 2
    assert gathered.contradictions == ()
