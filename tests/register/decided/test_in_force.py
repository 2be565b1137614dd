"""Whether a term held there and then: a table of days, places and actors, and why it cannot be told."""

import pytest
from tests.stories.recording import Desk, party

from trucewatch.errors import TrucewatchError
from trucewatch.model import ActorRef, Place, PlacePrecision, Position
from trucewatch.model.decisions.agreements import (
    AgreementRecorded,
    Area,
    AreaRecorded,
    DateClaimed,
    DateKind,
    DateSettled,
    PositionRecorded,
    TermKind,
    TermRecorded,
)
from trucewatch.register.decided.agreements import board
from trucewatch.register.decided.in_force import Held, TermInForce, terms_in_force

PACT = "agreement-harrow"
HILL, RIVER, WATCH = party("Hill Council"), party("River Army"), party("River Watch")
SQUARE = ((0.0, 0.0), (0.0, 10.0), (10.0, 10.0), (10.0, 0.0))
WHOLE = Area(words="the whole country", countries=("XX",))


def place(name: str = "Harrow", country: str | None = "XX", **fields: object) -> Place:
    given = {"lat": 5.0, "lon": 5.0, "precision": PlacePrecision.TOWN, **fields}
    return Place(name=name, words=name, country=country, **given)  # type: ignore[arg-type]


def trial(
    *more: object,
    day: str | None = "2031-03-14",
    last: str | None = None,
    where: Place | None = None,
    actor: ActorRef | None = HILL,
    area: Area | None = WHOLE,
    **term: object,
) -> TermInForce:
    """Return how a term on shelling is tested in a truce of two parties, with what more was recorded."""
    desk = Desk()
    desk.decides(AgreementRecorded(agreement=PACT, name="Truce", parties=(HILL, RIVER)))
    if area is not None:
        desk.decides(AreaRecorded(agreement=PACT, area=area))
    held = TermRecorded(agreement=PACT, term="1", kind=TermKind.PROHIBITED_ACT, words="no shelling", **term)  # type: ignore[arg-type]
    desk.decides(held, *more)  # type: ignore[arg-type]
    (found,) = terms_in_force(board(desk.view, PACT), day, where or place(), actor, last=last)
    return found


def date(day: str, which: DateKind = DateKind.EFFECTIVE, who: ActorRef | None = None) -> DateClaimed:
    return DateClaimed(agreement=PACT, which=which, date=day, party=who)


@pytest.mark.parametrize(
    ("dates", "day", "last", "held"),
    [
        ([], "2031-03-14", None, Held.CANNOT_TELL),
        ([date("2031-03-14")], "2031-03-14", None, Held.YES),  # a day alone begins with its first minute
        ([date("2031-03-14")], "2031-03-13", None, Held.NO),
        ([date("2031-03-14T12:00")], "2031-03-14", None, Held.CANNOT_TELL),
        ([date("2031-03-14T12:00")], "2031-03-14T13:30", None, Held.YES),
        ([date("2031-03-14T12:00")], "2031-03-14T11:00", None, Held.NO),
        ([date("2031-03-14")], "2031-03-13", "2031-03-15", Held.CANNOT_TELL),
        ([date("2031-03-14")], None, None, Held.CANNOT_TELL),
        ([date("2031-03")], "2031-03-14", None, Held.CANNOT_TELL),
        ([date("2031-03")], "2031-04", None, Held.YES),
        ([date("2031-03-10", who=HILL), date("2031-03-20", who=RIVER)], "2031-03-14", None, Held.CANNOT_TELL),
        ([date("2031-03-10", who=HILL), date("2031-03-20", who=RIVER)], "2031-03-20", None, Held.YES),
        ([date("2031-03-10", who=HILL), date("2031-03-20", who=RIVER)], "2031-03-09", None, Held.NO),
        ([date("2031-03-01"), date("2031-03-14", DateKind.ENDS)], "2031-03-14", None, Held.YES),
        ([date("2031-03-01"), date("2031-03-14", DateKind.ENDS)], "2031-03-15", None, Held.NO),
        ([date("2031-03-01"), date("2031-03-14T06:00", DateKind.ENDS)], "2031-03-14", None, Held.CANNOT_TELL),
    ],
)
def test_time(dates: list[DateClaimed], day: str | None, last: str | None, held: Held) -> None:
    found = trial(*dates, day=day, last=last)
    assert (found.time.held, found.held) == (held, held)


def test_a_term_has_days_of_its_own() -> None:
    assert trial(day="2031-03-01", start="2031-03-02").held is Held.NO
    assert trial(date("2031-03-01"), day="2031-03-09", end="2031-03-08").held is Held.NO
    assert trial(day="2031-03-09", start="2031-03-02").held is Held.YES


FROM = date("2031-03-01")


@pytest.mark.parametrize(
    ("area", "where", "held"),
    [
        (None, place(), Held.CANNOT_TELL),
        (WHOLE, place(), Held.YES),
        (WHOLE, place(country="YY"), Held.NO),
        (WHOLE, place(country=None), Held.CANNOT_TELL),
        (Area(words="the two towns", places=("harrow", "Denby")), place(), Held.YES),
        (Area(words="the two towns", places=("Denby",)), place(), Held.CANNOT_TELL),
        (Area(words="the square", outline=SQUARE), place(), Held.YES),
        (Area(words="the square", outline=SQUARE), place(lat=5.0, lon=11.0), Held.NO),
        (Area(words="the square", outline=SQUARE), place(lat=None, lon=None), Held.CANNOT_TELL),
        (Area(words="the square", outline=SQUARE), place(precision=PlacePrecision.REGION), Held.CANNOT_TELL),
        (Area(words="the line", countries=("XX",), disputed=True), place(), Held.CANNOT_TELL),
    ],
)
def test_area(area: Area | None, where: Place, held: Held) -> None:
    found = trial(FROM, area=area, where=where)
    assert (found.area.held, found.held) == (held, held)


def stood(who: ActorRef, position: Position) -> PositionRecorded:
    return PositionRecorded(agreement=PACT, actor=who, position=position, when="2031-03-02")


@pytest.mark.parametrize(
    ("more", "binds", "actor", "held"),
    [
        ([], (), HILL, Held.YES),
        ([], (), None, Held.CANNOT_TELL),
        ([], (), WATCH, Held.CANNOT_TELL),
        ([], (RIVER,), HILL, Held.NO),
        ([], (RIVER,), RIVER, Held.YES),
        ([], (RIVER,), WATCH, Held.CANNOT_TELL),
        ([stood(HILL, Position.SIGNED)], (), HILL, Held.YES),
        ([stood(HILL, Position.SUSPENDED)], (), HILL, Held.CANNOT_TELL),
        ([stood(WATCH, Position.SIGNED)], (), WATCH, Held.CANNOT_TELL),  # it signed, but nobody calls it a party
    ],
)
def test_who_is_bound(
    more: list[PositionRecorded], binds: tuple[ActorRef, ...], actor: ActorRef | None, held: Held
) -> None:
    found = trial(FROM, *more, actor=actor, binds=binds)
    assert (found.bound.held, found.held) == (held, held)


def test_a_position_taken_after_that_day_changes_nothing_for_it() -> None:
    later = PositionRecorded(agreement=PACT, actor=HILL, position=Position.WITHDREW, when="2031-04-01")
    assert trial(FROM, later, day="2031-03-14").held is Held.YES
    assert trial(FROM, later, day="2031-04-02").held is Held.CANNOT_TELL


def test_a_date_settled_later_holds_for_the_days_before_it_was_settled() -> None:
    early = DateClaimed(agreement=PACT, which=DateKind.EFFECTIVE, date="2031-03-10", party=HILL, said="2031-03-10")
    settled = DateSettled(
        agreement=PACT, which=DateKind.EFFECTIVE, date="2031-03-15", parties=(HILL, RIVER), said="2031-03-20"
    )
    assert trial(early, day="2031-03-14").held is Held.YES
    assert trial(early, settled, day="2031-03-14").held is Held.NO


def test_the_reason_is_that_of_the_test_that_decides() -> None:
    early = trial(date("2031-03-20"), where=place(country=None))
    assert early.held is Held.NO
    assert tuple(map(str, early.because)) == ("the agreement takes effect on 2031-03-20, and it happened before",)
    unsaid = trial(actor=None)
    assert tuple(map(str, unsaid.because)) == (
        "no date is recorded on which the agreement takes effect", "nobody is named who did it",
    )  # fmt: skip


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(TrucewatchError, match="no ISO date"):
        trial(FROM, day="yesterday")
