"""Outcomes of one round of talks in two stories of one conflict, and what is told of other talks."""

from typing import Any

import pytest

from trucewatch.model import ContradictionKind, MeetingClaim, Unclassified

NORTH = "Envoys of the Hill Council came from Tarvo by boat, over the Orlen, to a hotel of Port Vale. {}"
SOUTH = (
    "Three nurses of the ward count nights while a generator hums in Tarvo, and goats graze along the Orlen; "
    "bakers of Port Vale queue for flour, sugar, salt, and grumble about prices, landlords, the weather. {}"
)


def tell(
    told: Any, north: str, south: str, outcomes: tuple[str, str], dates: tuple[str, str] = ("2031-05-13",) * 2
) -> Any:
    for name, text, date in (("north", NORTH.format(north), dates[0]), ("south", SOUTH.format(south), dates[1])):
        told.report(name, date)
        told.texts[name] = text
        told.says(name, text[: text.index(".") + 1], Unclassified())
    told.says("north", north, MeetingClaim(outcome=outcomes[0]), by="norland")
    told.says("south", south, MeetingClaim(outcome=outcomes[1]), by="suderia")
    return told.gathered()


def test_opposed_outcomes_of_two_stories_of_one_conflict_contradict(told: Any) -> None:
    gathered = tell(
        told, "talks broke down", "exchanges with both sides remained constructive", ("collapsed", "progress")
    )
    assert [one.kind for one in gathered.contradictions] == [ContradictionKind.STATUS]


def test_talks_that_are_suspended_do_not_continue(told: Any) -> None:
    gathered = tell(told, "talks were suspended", "the talks are continuing", ("suspended", "continuing"))
    assert [one.kind for one in gathered.contradictions] == [ContradictionKind.STATUS]


@pytest.mark.parametrize(
    ("north", "south"),
    [
        ("talks in Port Vale broke down", "talks in Tarvo were constructive"),
        ("talks broke down", "the trade talks were constructive"),
        ("talks broke down", "the talks on wages were constructive"),
        ("talks broke down", "talks with the ambassador were constructive"),
    ],
)
def test_other_talks_may_have_gone_otherwise(told: Any, north: str, south: str) -> None:
    assert tell(told, north, south, ("collapsed", "progress")).contradictions == ()


def test_what_is_told_a_week_later_is_no_contradiction(told: Any) -> None:
    dates = ("2031-05-13", "2031-05-20")
    assert (
        tell(told, "talks broke down", "talks were constructive", ("collapsed", "progress"), dates).contradictions == ()
    )


def test_talks_of_another_conflict_may_have_gone_otherwise(told: Any) -> None:
    north = NORTH.format("talks broke down")
    told.report("north")
    told.texts["north"] = north
    told.says("north", north[: north.index(".") + 1], Unclassified())
    told.says("north", "talks broke down", MeetingClaim(outcome="collapsed"), by="norland")
    told.says("east", "Boatmen mend their nets and wait for the herring season to begin", Unclassified())
    told.says("east", "the talks were constructive", MeetingClaim(outcome="progress"), by="kenya")
    assert told.gathered().contradictions == ()
