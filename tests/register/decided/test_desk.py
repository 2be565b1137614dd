"""Claims: one person at a time, by the time of the entries, and what is overdue."""

from datetime import UTC, datetime

import pytest
from tests.stories.cell import Cell

from trucewatch.errors import DecisionRefused, NotInRecord
from trucewatch.model import ActorRef, OccurrenceKind
from trucewatch.model.decisions.incidents import Channel, IncidentReported
from trucewatch.register.chain import moment
from trucewatch.register.decided.desk import Desk, desk_of
from trucewatch.register.deciding import decide
from trucewatch.register.desk import claim_draft


def at(iso: str) -> str:
    return moment(datetime.fromisoformat(iso).replace(tzinfo=UTC))


@pytest.fixture
def cell() -> Cell:
    made = Cell().at("2031-05-09T08:00")
    who = ActorRef(actor=None, name="Army of Vell")
    for name in ("incident-a", "incident-b"):
        made.takes(
            IncidentReported(
                incident=name, channel=Channel.PARTY, kind=OccurrenceKind.CLASH, words=name, alleged_by=who
            )
        )
    return made


def desk(cell: Cell) -> Desk:
    return desk_of(cell.view.judgements)


def test_two_people_do_not_do_the_same(cell: Cell) -> None:
    cell.claims("Ana Silva", "incident-a", hours=4)
    with pytest.raises(DecisionRefused, match="Ana Silva works on incident-a until 2031-05-09T12:00"):
        cell.at("2031-05-09T11:59").claims("Bo Lind", "incident-a")
    cell.claims("Bo Lind", "incident-b")
    assert [one.holder for one in desk(cell).open(at("2031-05-09T11:59"))] == ["Ana Silva", "Bo Lind"]


def test_a_claim_lapses_and_can_then_be_taken_over(cell: Cell) -> None:
    cell.claims("Ana Silva", "incident-a", hours=4)
    cell.at("2031-05-09T12:00").claims("Bo Lind", "incident-a", hours=1)
    found = desk(cell)
    assert [one.item for one in found.lapsed(at("2031-05-09T14:00"))] == ["incident-a"]
    assert [held and held.holder for held in (found.held("incident-a", at(f"2031-05-09T{hour}:30")) for hour in (10, 12, 13))] == [
        "Ana Silva",
        "Bo Lind",
        None,
    ]  # fmt: skip


def test_who_claims_again_what_is_theirs_prolongs_it(cell: Cell) -> None:
    cell.claims("Ana Silva", "incident-a", hours=4)
    cell.at("2031-05-09T11:00").claims("ana silva", "incident-a", hours=4)
    held = desk(cell).held("incident-a", at("2031-05-09T14:00"))
    assert held is not None
    assert len(desk(cell).open(at("2031-05-09T11:30"))) == 1


def test_a_claim_is_given_up_by_whoever_holds_it(cell: Cell) -> None:
    cell.claims("Ana Silva", "incident-a")
    with pytest.raises(DecisionRefused, match="Bo Lind holds no claim"):
        cell.releases("Bo Lind", "incident-a")
    cell.at("2031-05-09T09:00").releases("Ana Silva", "incident-a")
    cell.claims("Bo Lind", "incident-a")
    assert [one.holder for one in desk(cell).open(at("2031-05-09T09:30"))] == ["Bo Lind"]


def test_what_is_overdue_at_a_moment(cell: Cell) -> None:
    def claimed(item: str, due: str) -> None:
        def make(view):  # type: ignore[no-untyped-def]
            when = datetime.fromisoformat(due).replace(tzinfo=UTC)
            return claim_draft(view, item, "Ana Silva", by="Head", reason="yours", now=cell.now, hours=99, due=when)

        cell.view, _ = decide(cell.recorder, cell.view, make)

    claimed("incident-b", "2031-05-10T18:00")
    claimed("incident-a", "2031-05-10T12:00")
    cell.at("2031-05-11T08:00").releases("Ana Silva", "incident-b")
    found = desk(cell)
    assert [one.item for one in found.overdue(at("2031-05-10T11:00"))] == []
    assert [one.item for one in found.overdue(at("2031-05-10T20:00"))] == ["incident-a", "incident-b"]
    assert [one.item for one in found.overdue(at("2031-05-12T00:00"))] == ["incident-a"]  # b is done


def test_only_what_is_there_is_claimed(cell: Cell) -> None:
    with pytest.raises(NotInRecord):
        cell.claims("Ana Silva", "incident-z")
