"""What was known when."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from trucewatch.errors import NotInRecord
from trucewatch.model import SetAside
from trucewatch.register import MemoryRecorder, last_as_of, set_aside_draft, view_as_of

MOMENTS = ["2031-05-04T09:00:00", "2031-05-04T21:30:00.000001", "2031-05-05T00:00:00", "2031-05-07T12:00:00"]


@pytest.fixture
def dated() -> MemoryRecorder:
    """Four entries, at the moments above."""
    times: Iterator[datetime] = iter([datetime.fromisoformat(moment).replace(tzinfo=UTC) for moment in MOMENTS])
    recorder = MemoryRecorder(now=lambda: next(times))
    for number in range(len(MOMENTS)):
        recorder.append([set_aside_draft(SetAside(file=str(number), why="empty"))])
    return recorder


@pytest.mark.parametrize(
    ("when", "last"),
    [
        ("0", 0),
        ("3", 3),
        ("4", 4),
        ("2031-05-03", 0),
        ("2031-05-04", 2),
        ("2031-05-04T09:00", 1),
        ("2031-05-04T08:59:59.999999", 0),
        ("2031-05-04T21:30", 1),
        ("2031-05-05T00:00+02:00", 2),
        ("2031-05-05T02:00+02:00", 3),
        ("2031-05-05T00:00Z", 3),
        ("2040-01-01", 4),
    ],
)
def test_a_number_a_moment_and_a_day(dated: MemoryRecorder, when: str, last: int) -> None:
    assert last_as_of(dated, when) == last
    assert view_as_of(dated, when).sequence == last
    assert [one.file for one in view_as_of(dated, when).set_aside] == [str(number) for number in range(last)]


def test_no_moment_is_all(dated: MemoryRecorder) -> None:
    assert view_as_of(dated).sequence == 4


@pytest.mark.parametrize("when", ["5", "9" * 40])
def test_a_number_that_is_not_there_yet(dated: MemoryRecorder, when: str) -> None:
    with pytest.raises(NotInRecord, match="its last is 4"):
        last_as_of(dated, when)


@pytest.mark.parametrize("when", ["", "noon", "-1", "2031-13-01", "2031-05-04T25:00", "0001-01-01T00:00+14:00", "٤"])
def test_what_is_no_moment(dated: MemoryRecorder, when: str) -> None:
    with pytest.raises(NotInRecord, match="neither the number of an entry nor a moment"):
        last_as_of(dated, when)
