"""Two sides of one commission count the same day, after the Syria bulletins of 30 October 2020.

"The Russian part recorded 34 violations, 31 of them according to the Syrian side; the Turkish part recorded 2, of which
the Russian part confirmed none." Once as counts that the sides report, once counted from single incidents entered one by
one in a country that there is not: the two never become one number.
"""

import pytest
from tests.stories.cell import Cell, day
from tests.stories.recording import party

from trucewatch.errors import DecisionRefused
from trucewatch.model import ActorRef, OccurrenceKind, Qualifier
from trucewatch.model.decisions.incidents import Channel, CountReported, IncidentConfirmed, IncidentReported, Reply
from trucewatch.register.decided.crosscheck import Asked, Matrix, Window, count, matrix, reported
from trucewatch.register.decided.incident import Incidents
from trucewatch.register.decided.incidents import incidents

RUSSIA, TURKEY, SYRIA = party("Russian part"), party("Turkish part"), party("Syrian side")
THAT_DAY = Window(start="2020-10-30", end="2020-10-30")


def counted(number: int, observer: ActorRef, **fields: object) -> CountReported:
    return CountReported(
        **{
            "observer": observer,
            "start": "2020-10-30",
            "end": "2020-10-30",
            "low": number,
            "high": number,
            "qualifier": Qualifier.EXACTLY,
            "words": "bulletin of the day",
            **fields,
        }  # type: ignore[arg-type]
    )


@pytest.fixture(scope="module")
def bulletins() -> Cell:
    cell = Cell().at("2020-10-31T08:00")
    russian = cell.takes(counted(34, RUSSIA))
    cell.takes(counted(31, RUSSIA, alleged_by=SYRIA, of=russian))
    turkish = cell.takes(counted(2, TURKEY))
    cell.takes(counted(0, TURKEY, confirmed_by=RUSSIA, of=turkish))
    return cell


def numbers(board: Incidents, **asked: object) -> list[int | None]:
    return [one.low for one in reported(board, Asked(window=THAT_DAY, **asked))]  # type: ignore[arg-type]


def test_reported_counts_say_what_the_bulletins_say(bulletins: Cell) -> None:
    board = incidents(bulletins.view)
    assert numbers(board, observer="Russian part") == [34]
    assert numbers(board, observer="Russian part", alleged_by="Syrian side") == [31]
    assert numbers(board, observer="Turkish part") == [2]
    assert numbers(board, observer="Turkish part", confirmed_by="Russian part") == [0]
    assert numbers(board, observer="Russian part", confirmed_by="Turkish part") == []  # not told is not none
    assert matrix(board, THAT_DAY).exceeding == ()
    assert matrix(board, Window(start="2020-10-31")).reported == ()


def test_reported_counts_are_no_incidents(bulletins: Cell) -> None:
    board = incidents(bulletins.view)
    assert count(board, Asked(window=THAT_DAY)).number == 0
    assert matrix(board, THAT_DAY).rows == ()


def test_a_part_bigger_than_its_whole_is_named(bulletins: Cell) -> None:
    cell = Cell().at("2020-10-31T08:00")
    whole = cell.takes(counted(34, RUSSIA))
    part = cell.takes(counted(43, RUSSIA, alleged_by=SYRIA, of=whole))
    assert matrix(incidents(cell.view)).exceeding == (part,)
    with pytest.raises(DecisionRefused, match="no count nothing"):
        cell.takes(counted(1, RUSSIA, of="nothing"))


NORTH, SOUTH, ARMY = party("Northern part"), party("Southern part"), party("Army of Vell")
MAY = Window(start="2031-05-01", end="2031-05-31")


def entered(number: int, observer: ActorRef, alleged_by: ActorRef, when: str = "2031-05-09") -> IncidentReported:
    return IncidentReported(
        incident=f"incident-{observer.name[0]}{number}",
        channel=Channel.PARTY,
        kind=OccurrenceKind.SHELLING,
        words=f"shelling {number}",
        alleged_by=alleged_by,
        observer=observer,
        when=day(when),
    )


@pytest.fixture(scope="module")
def lists() -> Cell:
    """The northern part lists 34 (31 on the word of the army), the southern part 2, which the northern part denies."""
    cell = Cell().at("2031-05-10T08:00")
    cell.decides(*(entered(number, NORTH, ARMY if number < 31 else NORTH) for number in range(34)))
    cell.decides(*(entered(number, SOUTH, SOUTH) for number in range(2)))
    cell.decides(
        *(
            IncidentConfirmed(
                incident=f"incident-S{number}", party=NORTH, reply=Reply.DENIES, words="no", channel=Channel.PARTY
            )
            for number in range(2)
        )
    )
    return cell


def test_single_incidents_counted_by_list_alleging_and_confirming_party(lists: Cell) -> None:
    board = incidents(lists.view)
    for asked, number in (
        (Asked(observer="Northern part"), 34),
        (Asked(observer="Northern part", alleged_by="Army of Vell"), 31),
        (Asked(observer="Southern part"), 2),
        (Asked(observer="Southern part", confirmed_by="Northern part"), 0),
        (Asked(observer="Southern part", denied_by="northern  PART"), 2),
        (Asked(observer="Southern part", window=Window(start="2031-06-01")), 0),
        (Asked(window=MAY), 36),
    ):
        assert count(board, asked).number == number, asked
    assert matrix(board).reported == ()


def told(found: Matrix) -> list[tuple[str, str | None, int, dict[str, int], dict[str, int]]]:
    return [
        (
            row.observer,
            row.alleged_by,
            row.alleged.number,
            {part.who: part.counted.number for part in row.confirmed},
            {part.who: part.counted.number for part in row.denied},
        )
        for row in found.rows
    ]


def test_the_matrix_has_a_row_for_each_list_and_each_who_alleges_on_it(lists: Cell) -> None:
    assert told(matrix(incidents(lists.view), MAY)) == [
        ("Northern part", None, 34, {}, {}),
        ("Northern part", "Army of Vell", 31, {}, {}),
        ("Northern part", "Northern part", 3, {}, {}),
        ("Southern part", None, 2, {}, {"Northern part": 2}),
        ("Southern part", "Southern part", 2, {}, {"Northern part": 2}),
    ]


def test_one_incident_on_both_lists_is_one_and_alleged_by_two(lists: Cell) -> None:
    cell = Cell().at("2031-05-10T08:00")
    one = entered(0, NORTH, ARMY)
    cell.decides(one, IncidentReported(**{**{name: getattr(one, name) for name in one.__struct_fields__}, "observer": SOUTH, "alleged_by": SOUTH}))  # fmt: skip
    board = incidents(cell.view)
    assert count(board, Asked()).number == 1
    assert [row[:3] for row in told(matrix(board))] == [
        ("Northern part", None, 1),
        ("Northern part", "Army of Vell", 1),
        ("Southern part", None, 1),
        ("Southern part", "Southern part", 1),
    ]


def test_what_the_dates_do_not_tell_is_counted_apart(lists: Cell) -> None:
    cell = Cell().at("2031-05-10T08:00")
    cell.decides(entered(0, NORTH, ARMY, when="2031-05"), entered(1, NORTH, ARMY, when="2031-05-09"))
    board = incidents(cell.view)
    week = Window(start="2031-05-08", end="2031-05-14")
    found = count(board, Asked(observer="Northern part", window=week))
    assert (found.incidents, found.unsure) == (("incident-N1",), ("incident-N0",))
    assert count(board, Asked(window=MAY)).number == 2
