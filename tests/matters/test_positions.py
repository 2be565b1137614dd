"""Positions: one matter a party and agreement; what contradicts, what refines, what is a step."""

from collections.abc import Callable
from typing import Any

import pytest

from trucewatch.model import (
    ActorRef,
    Basis,
    ContradictionKind,
    MatterKind,
    MeetingClaim,
    Position,
    PositionClaim,
    Stance,
    When,
)

Make = Callable[..., ActorRef]


def position(ref: ActorRef, what: str, agreement: str | None = "the deal", until: str | None = None) -> PositionClaim:
    return PositionClaim(actor=ref, position=Position(what), agreement=agreement, until=until)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        # position, until, by, said on | the same | what is found
        (("signed", None, "council", "2031-05-13"), ("refused", None, "army", "2031-05-13"), "status"),
        (("signed", None, "council", "2031-05-13"), ("left-without-signing", None, None, "2031-05-13"), "status"),
        (("accepts-in-principle", None, "norland", "2031-05-14"), ("refused", None, "army", "2031-05-14"), "status"),
        (("accepts-in-principle", None, "norland", "2031-05-14"), ("refused", None, "norland", "2031-05-14"), None),
        (("accepts-in-principle", None, "norland", "2031-05-01"), ("refused", None, "army", "2031-05-14"), "update"),
        (("asked-for-time", "2031-05-14", "norland", "2031-05-13"), ("asked-for-time", "2031-05-17", "army", "2031-05-14"), "time"),
        (("asked-for-time", "2031-05-14", "norland", "2031-05-13"), ("asked-for-time", "2031-05-17", "norland", "2031-05-15"), "update"),
        (("asked-for-time", "2031-05-14", "norland", "2031-05-13"), ("asked-for-time", "2031-05-14Tmorning", "army", "2031-05-13"), "refinement"),
        (("asked-for-time", None, "norland", "2031-05-13"), ("asked-for-time", "2031-05-14", "army", "2031-05-13"), "refinement"),
        (("asked-for-time", "2031-05-14", "norland", "2031-05-13"), ("left-without-signing", None, None, "2031-05-14"), "update"),
        (("left-without-signing", None, "norland", "2031-05-13"), ("left-without-signing", None, "army", "2031-05-13"), None),
        (("left-without-signing", None, "norland", "2031-05-13"), ("refused", None, "army", "2031-05-13"), None),
        (("signed", None, "council", "2031-05-13"), ("withdrew", None, "army", "2031-05-20"), "update"),
    ],
)  # fmt: skip
def test_two_positions(
    told: Any,
    make: Callable[..., ActorRef],
    on: Callable[..., When],
    left: tuple[str, str | None, str | None, str],
    right: tuple[str, str | None, str | None, str],
    expected: str | None,
) -> None:
    for name, (what, until, by, said) in (("north", left), ("south", right)):
        told.says(name, f"{what} {until} in {name}", position(make("army"), what, until=until), by=by, said=on(said))
    gathered = told.gathered()
    found = [one.kind.value for one in gathered.contradictions]
    found += ["refinement"] * len(gathered.refinements) + ["update"] * len(gathered.updates)
    assert found == ([expected] if expected else [])


def test_a_length_of_time_counts_from_the_day_it_was_told(
    told: Any, make: Callable[..., ActorRef], on: Callable[..., When]
) -> None:
    until = told.says(
        "north",
        "asked for a delay until Tuesday",
        position(make("army"), "asked-for-time", until="2031-05-13"),
        by="norland",
        said=on("2031-05-12"),
    )
    length = told.says(
        "north",
        "is taking two days to discuss",
        position(make("army"), "asked-for-time"),
        by="suderia",
        said=on("2031-05-13"),
    )
    found = told.gathered().contradictions
    assert [(one.kind, {one.left, one.right}) for one in found] == [(ContradictionKind.TIME, {until, length})]
    assert "asked for a delay until Tuesday" in found[0].because
    assert "Norland says" in found[0].because


def test_one_weekday_a_week_off_in_a_report_dated_by_others_is_no_contradiction(
    told: Any, make: Callable[..., ActorRef]
) -> None:
    told.report("north", "2031-05-12")
    told.report("south", "2031-05-19", Basis.SAME_STORY)
    told.says(
        "north", "asked until Tuesday", position(make("army"), "asked-for-time", until="2031-05-13"), by="norland"
    )
    told.says(
        "south", "wanted until Tuesday", position(make("army"), "asked-for-time", until="2031-05-20"), by="suderia"
    )
    assert told.gathered().contradictions == ()


def test_a_denied_position_contradicts_the_told_one(told: Any, make: Callable[..., ActorRef]) -> None:
    told.says("north", "the army signed the deal", position(make("army"), "signed"), by="norland")
    told.says("south", "denied signing the deal", position(make("army"), "signed"), by="army", stance=Stance.DENIES)
    assert [one.kind for one in told.gathered().contradictions] == [ContradictionKind.DENIAL]


def test_copies_do_not_multiply_a_contradiction(told: Any, make: Callable[..., ActorRef]) -> None:
    for outlet in ("north", "south", "east"):
        told.says(outlet, "signed the deal", position(make("army"), "signed"), by="norland", chain="one")
    told.says("west", "refused the deal", position(make("army"), "refused"), by="army")
    found = told.gathered().contradictions
    assert len(found) == 3
    assert len({frozenset((one.left, one.right)) for one in found}) == 3


def test_the_generic_words_of_one_story_are_one_agreement(told: Any, make: Callable[..., ActorRef]) -> None:
    told.says("north", "the army signed the deal", position(make("army"), "signed", "the deal"))
    told.says(
        "north",
        "the council signed the ceasefire agreement",
        position(make("council"), "signed", "ceasefire agreement"),
    )
    told.says("south", "the army signed the draft", position(make("army"), "signed", "draft ceasefire agreement"))
    told.says("south", "the council signed the document", position(make("council"), "signed", "document"))
    told.says(
        "south", "the council signed fishing rights", position(make("council"), "signed", "accord on fishing rights")
    )
    gathered = told.gathered()
    assert [agreement.name for agreement in gathered.agreements] == [
        "Draft ceasefire agreement",
        "Accord on fishing rights",
    ]
    titles = sorted(matter.title for matter in gathered.matters)
    assert titles == [
        "Position of Hill Council on the accord on fishing rights",
        "Position of Hill Council on the draft ceasefire agreement",
        "Position of River Army on the draft ceasefire agreement",
    ]


def test_deals_of_months_apart_are_two_agreements(told: Any, make: Callable[..., ActorRef]) -> None:
    told.report("north", "2031-05-13")
    told.report("south", "2031-11-13")
    told.says("north", "the army signed the deal", position(make("army"), "signed"))
    told.says("south", "the army refused the deal", position(make("army"), "refused"))
    gathered = told.gathered()
    assert len(gathered.agreements) == 2
    assert gathered.contradictions == ()


def test_a_leader_and_his_body_are_one_party(told: Any, make: Callable[..., ActorRef]) -> None:
    told.says(
        "north",
        "River Army commander Tomas Okoro is positive",
        position(make("okoro"), "accepts-in-principle"),
        by="norland",
    )
    told.says("south", "There will be no signing", position(make(None), "refused"), by="army")
    gathered = told.gathered()
    assert [matter.title for matter in gathered.matters] == [
        "Position of River Army (Tomas Okoro) on the ceasefire agreement"
    ]
    assert [one.kind for one in gathered.contradictions] == [ContradictionKind.STATUS]


def test_a_head_of_state_signs_for_the_state_but_meets_in_person(told: Any, make: Callable[..., ActorRef]) -> None:
    told.says("north", "Kenyan President Ilse Brandt signed in Port Vale", position(make("brandt"), "signed"))
    told.says("south", "Kenya signed in Port Vale", position(make("kenya"), "signed"))
    for outlet, who in (("north", "brandt"), ("south", "kenya")):
        claim = MeetingClaim(participants=(make(who), make("okoro")))
        told.says(outlet, f"{who} met Okoro in Port Vale", claim)
    gathered = told.gathered()
    assert sorted(matter.title for matter in gathered.matters) == [
        "Position of Kenya (Ilse Brandt) on the ceasefire agreement",
        "Talks of Ilse Brandt, Tomas Okoro",
        "Talks of Kenya, Tomas Okoro",
    ]


def test_steps_stand_in_order_of_time(told: Any, make: Callable[..., ActorRef], on: Callable[..., When]) -> None:
    told.says(
        "north",
        "asked until Tuesday",
        position(make("army"), "asked-for-time", until="2031-05-13Tmorning"),
        said=on("2031-05-12"),
    )
    told.says(
        "north", "asked until then", position(make("army"), "asked-for-time", until="2031-05-13"), said=on("2031-05-12")
    )
    told.says("north", "left unsigned", position(make("army"), "left-without-signing"), when=on("2031-05-13"))
    told.says("north", "signed", position(make("council"), "signed"), when=on("2031-05-12"))
    told.says("south", "had signed", position(make("council"), "signed"))
    told.says("south", "will sign", position(make("army"), "signed"), stance=Stance.PROMISES)
    steps = told.gathered().agreements[0].positions
    assert [(step.actor.name, step.position.value, step.when, step.until) for step in steps] == [
        ("River Army", "asked-for-time", None, "2031-05-13Tmorning"),
        ("Hill Council", "signed", "2031-05-12", None),
        ("River Army", "left-without-signing", "2031-05-13", None),
    ]


def test_a_position_without_a_known_actor_joins_nobody_elses(told: Any, make: Callable[..., ActorRef]) -> None:
    told.says("north", "the delegation signed", position(make(None, "the delegation"), "signed"))
    told.says("south", "the delegation refused", position(make(None, "the delegation"), "refused"))
    gathered = told.gathered()
    assert len(gathered.matters) == 2
    assert gathered.contradictions == ()
    assert {matter.kind for matter in gathered.matters} == {MatterKind.POSITION}


@pytest.mark.parametrize("actor", ["village elders", "the river clans"])
def test_whoever_tells_that_others_agreed_has_not_agreed(told: Any, make: Make, actor: str) -> None:
    told.says("north", f"{actor} had agreed to a truce", position(make(None, actor), "agreed", "truce"), by="watch")
    steps = [step.actor.name for one in told.gathered().agreements for step in one.positions]
    assert steps == [actor]
