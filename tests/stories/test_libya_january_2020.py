"""Libya, 12 to 14 January 2020: a truce declared, one side signs in Moscow, the other asks for time and leaves.

Composed from the facts: a truce called by Turkey and Russia from 12 January; on 13 January in Moscow the Government of
National Accord signs and the Libyan National Army asks for time until Tuesday morning; on 14 January it is known that
Haftar left without signing.
"""

import pytest
from tests.stories.recording import Desk, party

from trucewatch.model import Position
from trucewatch.model.decisions.agreements import (
    AgreementRecorded,
    DateClaimed,
    DateKind,
    PositionRecorded,
    PositionSetAside,
)
from trucewatch.register import View
from trucewatch.register.decided.agreements import board
from trucewatch.register.decided.boards import Board

PACT = "agreement-moscow"
GNA, LNA = party("Government of National Accord"), party("Libyan National Army")


def step(actor, position, when, until=None) -> PositionRecorded:
    return PositionRecorded(agreement=PACT, actor=actor, position=position, when=when, until=until)


@pytest.fixture(scope="module")
def desk() -> Desk:
    made = Desk().at("2020-01-12T09:00")
    made.decides(
        AgreementRecorded(agreement=PACT, name="Ceasefire agreement of Moscow", parties=(GNA, LNA)),
        DateClaimed(agreement=PACT, which=DateKind.EFFECTIVE, date="2020-01-12T00:00"),
        step(LNA, Position.ACCEPTS_IN_PRINCIPLE, "2020-01-11"),
        step(GNA, Position.ACCEPTS_IN_PRINCIPLE, "2020-01-11"),
    )
    made.at("2020-01-13T19:00").decides(
        step(GNA, Position.ATTENDING_INDIRECT, "2020-01-13"), step(GNA, Position.SIGNED, "2020-01-13T17:00")
    )
    made.at("2020-01-13T20:30").decides(step(LNA, Position.ASKED_FOR_TIME, "2020-01-13T20:00", "2020-01-14T09:00"))
    made.at("2020-01-14T06:00").decides(step(LNA, Position.LEFT_WITHOUT_SIGNING, "2020-01-13T23:00"))
    return made


def glance(found: Board) -> dict[str, tuple[str | None, str | None]]:
    return {one.party.name: (one.now.position, one.now.until) if one.now else (None, None) for one in found.parties}


def when(view: View, at: str | None = None) -> dict[str, tuple[str | None, str | None]]:
    return glance(board(view, PACT, at=at))


def test_signed_and_asked_for_time_stand_at_one_glance(desk: Desk) -> None:
    assert when(desk.known("2020-01-13T21:00")) == {
        GNA.name: (Position.SIGNED, None),
        LNA.name: (Position.ASKED_FOR_TIME, "2020-01-14T09:00"),
    }


def test_when_it_was_so_is_not_when_we_knew(desk: Desk) -> None:
    late = "2020-01-13T23:30"
    assert when(desk.known("2020-01-13T23:59"), at=late)[LNA.name][0] is Position.ASKED_FOR_TIME
    assert when(desk.view, at=late)[LNA.name][0] is Position.LEFT_WITHOUT_SIGNING
    assert when(desk.view, at="2020-01-13T20:00")[GNA.name][0] is Position.SIGNED
    assert when(desk.view, at="2020-01-12") == {
        GNA.name: (Position.ACCEPTS_IN_PRINCIPLE, None),
        LNA.name: (Position.ACCEPTS_IN_PRINCIPLE, None),
    }
    assert when(desk.view, at="2020-01-10") == {GNA.name: (None, None), LNA.name: (None, None)}


def test_a_step_dated_to_the_day_may_have_been_before_an_hour_of_it(desk: Desk) -> None:
    (gna,) = [one for one in board(desk.view, PACT, at="2020-01-13T12:00").parties if one.party == GNA]
    assert gna.now is not None
    assert gna.now.position is Position.ACCEPTS_IN_PRINCIPLE
    assert [one.position for one in gna.unsure] == [Position.ATTENDING_INDIRECT]


def test_time_asked_for_passes(desk: Desk) -> None:
    def passed(at: str) -> bool:
        (lna,) = [one for one in board(desk.known("2020-01-13T21:00"), PACT, at=at).parties if one.party == LNA]
        assert lna.now is not None
        return lna.now.passed

    assert not passed("2020-01-14T08:00")
    assert passed("2020-01-14")


def test_every_step_shows_who_recorded_it_and_when(desk: Desk) -> None:
    (lna,) = [one for one in board(desk.view, PACT).parties if one.party == LNA]
    (ground,) = lna.steps[-1].grounds
    assert (ground.by, ground.reason, ground.recorded) == ("Ana Silva", "read it", "2020-01-14T06:00:00.000000Z")


def test_a_denial_a_reservation_and_a_withdrawal_can_be_told() -> None:
    desk = Desk()
    desk.decides(AgreementRecorded(agreement=PACT, name="Pact", parties=(GNA, LNA)))
    told = (
        (GNA, Position.SIGNED_WITH_RESERVATION, "2020-01-13"),
        (GNA, Position.WITHDREW, "2020-02-01"),
        (LNA, Position.AGREED, "2020-01-12"),
        (LNA, Position.DENIED_HAVING_AGREED, "2020-01-15"),
    )
    desk.decides(*(step(*one) for one in told))
    assert [value[0] for value in when(desk.view).values()] == [Position.WITHDREW, Position.DENIED_HAVING_AGREED]
    desk.decides(PositionSetAside(agreement=PACT, actor=GNA, position=Position.WITHDREW), why="it was another group")
    gna = board(desk.view, PACT).parties[0]
    assert gna.now is not None
    assert gna.now.position is Position.SIGNED_WITH_RESERVATION
    assert [(one.position, one.grounds[-1].reason) for one in gna.set_aside] == [
        (Position.WITHDREW, "it was another group")
    ]
