"""The dates of an agreement: how fine, on whose word, disputed or not; what reports tell until the text is recorded."""

import pytest
from tests.stories.recording import Desk, party

from trucewatch.errors import TrucewatchError
from trucewatch.model import ActorRef, Agreement, RecordedJudgement
from trucewatch.model.decisions.agreements import DateClaimed, DateKind
from trucewatch.register import View
from trucewatch.register.decided.dates import date_standing
from trucewatch.register.decided.days import apart, stretch, was
from trucewatch.register.decided.sides import Sides

HILL, RIVER = party("Hill Council"), party("River Army")
FOUND = Agreement(id="a", name="truce", declared="2031-03-01", effective="2031-03-14", terms=(), positions=())


def claimed(date: str, who: ActorRef | None = None) -> DateClaimed:
    return DateClaimed(agreement="a", which=DateKind.EFFECTIVE, date=date, party=who)


def judgements(*decisions: DateClaimed) -> tuple[RecordedJudgement, ...]:
    desk = Desk()
    desk.decides(*decisions)
    return desk.view.judgements


@pytest.mark.parametrize(
    ("told", "state", "date"),
    [
        ([], "unknown", None),
        ([claimed("2031-03-14", HILL)], "told", "2031-03-14"),
        ([claimed("2031-03-14")], "told", "2031-03-14"),
        ([claimed("2031-03-14", HILL), claimed("2031-03", RIVER)], "agreed", "2031-03-14"),
        ([claimed("2031", HILL), claimed("2031-03", RIVER)], "agreed", "2031-03"),
        ([claimed("2031-03-14", HILL), claimed("2031-03-14T12:00", RIVER)], "agreed", "2031-03-14T12:00"),
        ([claimed("2031-03-14", HILL), claimed("2031-03-15", RIVER)], "disputed", None),
        ([claimed("2031-03-14", HILL), claimed("2031-03-15")], "disputed", None),
        ([claimed("2031-03-14", HILL), claimed("2031-03-15", HILL)], "told", "2031-03-15"),
    ],
)
def test_how_a_date_stands(told: list[DateClaimed], state: str, date: str | None) -> None:
    found = date_standing(View(), Sides(View()), DateKind.EFFECTIVE, (), judgements(*told), None)
    assert (found.state, found.date) == (state, date)


def test_reports_count_until_the_text_is_recorded() -> None:
    def stood(*decisions: DateClaimed) -> tuple[str, str | None, int]:
        found = date_standing(View(), Sides(View()), DateKind.EFFECTIVE, (FOUND,), judgements(*decisions), None)
        return found.state, found.date, len(found.before)

    assert stood() == ("told", "2031-03-14", 0)
    assert stood(claimed("2031-03-20", HILL)) == ("disputed", None, 0)
    assert stood(claimed("2031-03-20", HILL), claimed("2031-03-20")) == ("told", "2031-03-20", 1)


def test_the_machine_tells_no_end() -> None:
    assert date_standing(View(), Sides(View()), DateKind.ENDS, (FOUND,), (), None).state == "unknown"
    assert date_standing(View(), Sides(View()), DateKind.DECLARED, (FOUND,), (), None).date == "2031-03-01"


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2032", "2032-01-01T00:00", "2032-12-31T23:59"),
        ("2032-02", "2032-02-01T00:00", "2032-02-29T23:59"),
        ("2032-02-03", "2032-02-03T00:00", "2032-02-03T23:59"),
        ("2032-02-03T07:30", "2032-02-03T07:30", "2032-02-03T07:30"),
        ("2032-02-03Tmorning", "2032-02-03T00:00", "2032-02-03T23:59"),
        ("2032-02-03T25:00", "2032-02-03T00:00", "2032-02-03T23:59"),
    ],
)
def test_a_date_is_the_stretch_that_it_can_mean(iso: str, first: str, last: str) -> None:
    assert stretch(iso) == (first, last)


@pytest.mark.parametrize(
    "iso", ["", "14 March", "2031-13", "2031-02-30", "0000", "2031-3-4", "2031-03-14 ", "2031-03-14T\x1b[2J", "٢٠٣١"]
)
def test_what_is_no_date_is_refused(iso: str) -> None:
    with pytest.raises(TrucewatchError):
        stretch(iso)


def test_dates_apart_and_dates_that_were() -> None:
    assert apart("2031-03-14", "2031-03-15")
    assert not apart("2031-03", "2031-03-15")
    assert [was("2031-03-14", at) for at in (None, "2031-03-13", "2031-03-14T12:00", "2031-03-14", "2031-04")] == [
        True, False, None, True, True,
    ]  # fmt: skip
    assert was(None, "2031") is None
