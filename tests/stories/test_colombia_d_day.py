"""Colombia 2016: the day on which the timetable began was another for each party, until they settled it together.

Composed from the facts: the Government held D-day to be 30 November, the FARC 12 December; they settled jointly on
1 December 2016.
"""

import pytest
from tests.stories.recording import Desk, party

from trucewatch.model.decisions.agreements import AgreementRecorded, DateClaimed, DateKind, DateSettled
from trucewatch.register.decided.agreements import board
from trucewatch.register.decided.boards import DateStanding

PACT = "agreement-final"
STATE, FARC = party("Government of Colombia"), party("FARC-EP")


@pytest.fixture(scope="module")
def desk() -> Desk:
    made = Desk().at("2016-11-30T12:00")
    made.decides(
        AgreementRecorded(agreement=PACT, name="Final agreement", parties=(STATE, FARC)),
        DateClaimed(agreement=PACT, which=DateKind.EFFECTIVE, date="2016-11-30", party=STATE, said="2016-11-30"),
    )
    made.at("2016-12-02T12:00").decides(
        DateClaimed(agreement=PACT, which=DateKind.EFFECTIVE, date="2016-12-12", party=FARC, said="2016-12-01")
    )
    made.at("2016-12-07T12:00").decides(
        DateSettled(
            agreement=PACT, which=DateKind.EFFECTIVE, date="2016-12-01", parties=(STATE, FARC), said="2016-12-06"
        ),
        why="joint communiqué",
    )
    return made


def effective(desk: Desk, known: str, at: str | None = None) -> DateStanding:
    return board(desk.known(known), PACT, at=at).effective


def test_one_party_alone_is_not_disputed(desk: Desk) -> None:
    assert (effective(desk, "2016-12-01").state, effective(desk, "2016-12-01").date) == ("told", "2016-11-30")


def test_the_parties_differ_and_no_date_is_given(desk: Desk) -> None:
    found = effective(desk, "2016-12-05")
    assert (found.state, found.date) == ("disputed", None)
    assert [(one.party, one.date) for one in found.told] == [(STATE, "2016-11-30"), (FARC, "2016-12-12")]


def test_what_they_settle_together_holds_and_what_they_said_before_stays(desk: Desk) -> None:
    found = effective(desk, "2016-12-08")
    assert (found.state, found.date) == ("settled", "2016-12-01")
    assert found.settled is not None
    assert found.settled.parties == (STATE, FARC)
    assert found.settled.ground.reason == "joint communiqué"
    assert [one.date for one in found.before] == ["2016-11-30", "2016-12-12"]


def test_on_an_earlier_day_it_was_not_settled_though_we_know_it_now(desk: Desk) -> None:
    assert effective(desk, "2016-12-08", at="2016-12-05").state == "disputed"
    assert effective(desk, "2016-12-08", at="2016-11-30").date == "2016-11-30"


def test_a_party_that_says_otherwise_again_makes_it_disputed_again(desk: Desk) -> None:
    again = Desk()
    again.decides(
        AgreementRecorded(agreement=PACT, name="Final agreement", parties=(STATE, FARC)),
        DateSettled(agreement=PACT, which=DateKind.EFFECTIVE, date="2016-12-01", parties=(STATE, FARC)),
        DateClaimed(agreement=PACT, which=DateKind.EFFECTIVE, date="2016-12", party=STATE),
    )
    assert board(again.view, PACT).effective.state == "settled"
    again.decides(DateClaimed(agreement=PACT, which=DateKind.EFFECTIVE, date="2016-12-12", party=FARC))
    assert board(again.view, PACT).effective.state == "disputed"
