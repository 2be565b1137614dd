"""Talks: which tellings are one meeting, and how it is said to stand."""

from collections.abc import Callable
from typing import Any

from trucewatch.matters import Judged, Verdict
from trucewatch.model import (
    ActorRef,
    ContradictionKind,
    MeetingClaim,
    MeetingFormat,
    Place,
    Stance,
    When,
)

Make = Callable[..., ActorRef]
On = Callable[..., When]
At = Callable[..., Place]


def meeting(*who: ActorRef, outcome: str | None = None, form: MeetingFormat | None = None) -> MeetingClaim:
    return MeetingClaim(participants=who, outcome=outcome, format=form)


def test_collapse_and_progress_of_the_main_talks_contradict(told: Any, make: Make, on: On, at: At) -> None:
    for outlet in ("north", "south"):
        told.says(
            outlet,
            "Hill Council and River Army met in Port Vale",
            meeting(make("council"), make("army")),
            when=on("2031-05-12"),
            where=at("Port Vale"),
        )
    told.says("north", "Hill Council talks with River Army in Port Vale collapsed", meeting(outcome="collapsed"))
    told.says("south", "“good progress” was made in Port Vale", meeting(outcome="progress"), by="norland")
    told.says("south", "Port Vale talks will continue", meeting(outcome="continuing"), by="suderia")
    gathered = told.gathered()
    assert len(gathered.matters) == 1
    found = sorted((told.text(one.left), told.text(one.right)) for one in gathered.contradictions)
    assert [one.kind for one in gathered.contradictions] == [ContradictionKind.STATUS] * 2
    assert found == [
        ("Hill Council talks with River Army in Port Vale collapsed", "Port Vale talks will continue"),
        ("Hill Council talks with River Army in Port Vale collapsed", "“good progress” was made in Port Vale"),
    ]


def test_some_progress_is_refined_by_good_progress(told: Any, make: Make, at: At) -> None:
    some = told.says(
        "north", "some progress was made", meeting(make("council"), outcome="progress"), where=at("Port Vale")
    )
    good = told.says(
        "north", "good progress was made", meeting(make("council"), outcome="progress"), where=at("Port Vale")
    )
    gathered = told.gathered()
    assert gathered.contradictions == ()
    assert [(one.vaguer, one.finer) for one in gathered.refinements] == [(some, good)]


def test_the_end_of_other_talks_is_told_beside_them(told: Any, make: Make, on: On, at: At) -> None:
    for outlet in ("north", "south"):
        told.says(
            outlet,
            "they made progress in Port Vale",
            meeting(make("council"), make("army"), outcome="progress"),
            when=on("2031-05-12"),
            where=at("Port Vale"),
        )
    told.says(
        "south",
        "the two had met in Hillford before talks broke down",
        meeting(make("council"), make("army")),
        when=on("2030-02-01"),
        where=at("Hillford", 14.0),
    )
    told.beside("south", "talks broke down", meeting(outcome="collapsed"))
    gathered = told.gathered()
    assert len(gathered.matters) == 2
    assert gathered.contradictions == ()


def test_how_the_talks_stand_is_not_said_of_a_visit(told: Any, make: Make, on: On) -> None:
    guests = meeting(make("council"), make("guest"))
    told.says("north", "the council's chairman, who received the guest", guests, when=on("2031-05-11"))
    told.says("north", "the talks collapsed", meeting(outcome="collapsed"), when=on("2031-05-12"))
    assert len(told.gathered().matters) == 2


def test_meetings_of_other_people_or_days_stay_apart(told: Any, make: Make, on: On) -> None:
    told.says("north", "Brandt met Okoro", meeting(make("brandt"), make("okoro")), when=on("2031-05-12"))
    told.says("south", "Brandt met Okoro again", meeting(make("brandt"), make("okoro")), when=on("2031-05-20"))
    told.says("east", "the UN met River Watch", meeting(make("un"), make("watch")), when=on("2031-05-12"))
    assert len(told.gathered().matters) == 3


def test_one_shared_guest_is_not_one_meeting(told: Any, make: Make) -> None:
    told.says("north", "Brandt met Okoro", meeting(make("brandt"), make("okoro")))
    told.says("north", "Brandt met diplomats", meeting(make("brandt"), make(None, "diplomats")))
    assert len(told.gathered().matters) == 2


def test_face_to_face_or_not_needs_words_in_both(told: Any, make: Make, at: At) -> None:
    who = (make("council"), make("army"))
    told.says(
        "north", "they met face to face in Port Vale", meeting(*who, form=MeetingFormat.DIRECT), where=at("Port Vale")
    )
    told.says(
        "south",
        "indirect talks were held in Port Vale",
        meeting(*who, form=MeetingFormat.INDIRECT),
        where=at("Port Vale"),
    )
    told.says(
        "east",
        "meetings involving both were held in Port Vale",
        meeting(*who, form=MeetingFormat.DIRECT),
        where=at("Port Vale"),
    )
    found = told.gathered().contradictions
    assert [{told.text(one.left), told.text(one.right)} for one in found] == [
        {"they met face to face in Port Vale", "indirect talks were held in Port Vale"}
    ]


def test_an_outcome_that_changes_with_the_days_is_an_update(told: Any, make: Make, at: At) -> None:
    told.report("north", "2031-05-10")
    told.report("south", "2031-05-17")
    told.says(
        "north", "talks in Port Vale made progress", meeting(make("council"), outcome="progress"), where=at("Port Vale")
    )
    told.says(
        "south", "talks in Port Vale collapsed", meeting(make("council"), outcome="collapsed"), where=at("Port Vale")
    )
    gathered = told.gathered()
    assert gathered.contradictions == ()
    assert len(gathered.updates) == 1


def test_a_denied_collapse(told: Any, make: Make, at: At) -> None:
    told.says("north", "talks collapsed", meeting(make("council"), outcome="collapsed"), where=at("Port Vale"))
    told.says(
        "south",
        "denied that they collapsed",
        meeting(make("council"), outcome="collapsed"),
        where=at("Port Vale"),
        by="council",
        stance=Stance.DENIES,
    )
    assert [one.kind for one in told.gathered().contradictions] == [ContradictionKind.DENIAL]


def test_talks_that_began_on_one_day_may_have_broken_down_on_the_next(told: Any, make: Make, on: On, at: At) -> None:
    both = meeting(make("council"), make("army"))
    spot = at("Port Vale")
    began = told.says("north", "their talks began in Port Vale on Monday", both, when=on("2031-05-12"), where=spot)
    ended = meeting(make("council"), make("army"), outcome="collapsed")
    broke = told.says(
        "south", "their talks collapsed in Port Vale on Tuesday", ended, when=on("2031-05-13"), where=spot
    )
    gathered = told.gathered(judgements=[Judged(left=began, right=broke, verdict=Verdict.SAME)])
    assert [len(one.accounts) for one in gathered.matters] == [2]
    assert gathered.contradictions == ()
