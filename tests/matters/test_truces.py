"""Dates and terms of agreements, as reports tell them."""

from collections.abc import Callable
from typing import Any

import pytest

from trucewatch.model import ActorRef, Position, PositionClaim, Precision, Stance, Unclassified, When

Make = Callable[..., ActorRef]
On = Callable[..., When]


def signed(told: Any, make: Make, when: When | None) -> None:
    told.says(
        "north",
        "the council signed the deal",
        PositionClaim(actor=make("council"), position=Position.SIGNED, agreement="the deal"),
        when=when,
    )


@pytest.mark.parametrize(
    ("tellings", "effective"),
    [
        # words, first and last day | the day that all allow
        ([("A truce went into effect", "2031-05-14", "2031-05-14")], "2031-05-14"),
        ([("A truce began", "2031-05-13", "2031-05-14"), ("the ceasefire came into force", "2031-05-14", "2031-05-14")], "2031-05-14"),
        ([("A truce began", "2031-05-13", "2031-05-14")], None),
        ([("A truce began", "2031-05-14", "2031-05-14"), ("the truce began", "2031-05-15", "2031-05-15")], None),
        ([("The fighting began before a truce", "2031-05-14", "2031-05-14")], None),
        ([("The deadliest day since the truce began", "2031-05-20", "2031-05-20")], None),
        ([("Guns were heard hours after the ceasefire came into force", "2031-05-20", "2031-05-20")], None),
    ],
)  # fmt: skip
def test_a_day_that_all_tellings_allow(told: Any, make: Make, on: On, tellings: Any, effective: str | None) -> None:
    signed(told, make, on("2031-05-13"))
    for words, start, end in tellings:
        told.says("north", words, Unclassified(), when=on(start, end, Precision.RANGE))
    assert [one.effective for one in told.gathered().agreements] == [effective]


def test_a_truce_in_effect_before_the_talks_is_another_agreement(told: Any, make: Make, on: On) -> None:
    signed(told, make, on("2031-05-13"))
    told.says("north", "A truce was announced", Unclassified(), when=on("2031-05-11"))
    told.says("north", "The truce took effect at midnight", Unclassified(), when=on("2031-05-12"))
    found = told.gathered().agreements
    assert [(one.name, one.declared, one.effective, len(one.positions)) for one in found] == [
        ("Ceasefire agreement", None, None, 1),
        ("Ceasefire in effect since 2031-05-12", "2031-05-11", "2031-05-12", 0),
    ]


def test_terms_are_named_with_their_statement(told: Any, make: Make, on: On) -> None:
    signed(told, make, on("2031-05-13"))
    term = told.says("north", "Under the deal the army leaves the port", Unclassified())
    told.says("north", "They discussed the terms of the deal", Unclassified())
    told.says("north", "Nobody leaves under the deal", Unclassified(), stance=Stance.DENIES)
    assert [(one.words, one.statement) for one in told.gathered().agreements[0].terms] == [
        ("Under the deal the army leaves the port", term)
    ]
