"""What every store of the register must do, run over all of them."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from threading import Thread

import msgspec
import pytest

from trucewatch.errors import RegisterConflict, TrucewatchError
from trucewatch.model import EntryKind, SetAside
from trucewatch.register import (
    FIRST,
    Draft,
    Head,
    MemoryRecorder,
    Recorder,
    View,
    check,
    open_record,
    read_range,
    set_aside_draft,
)

START = datetime(2031, 5, 4, 9, tzinfo=UTC)


def ticking() -> Callable[[], datetime]:
    """A clock that goes on by a second whenever it is looked at."""
    ticks = count()
    return lambda: START + timedelta(seconds=next(ticks))


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def recorder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Recorder]:
    if request.param == "memory":
        yield MemoryRecorder(now=ticking())
        return
    file = tmp_path / "case.truce"
    place = file if request.param == "sqlite" else request.getfixturevalue("on_server")()
    with open_record(place, create=True, now=ticking()) as recorder:
        yield recorder


def aside(name: str, *uses: str | int) -> Draft:
    return set_aside_draft(SetAside(file=name, why="empty"), uses=uses)


def names(recorder: Recorder) -> list[str]:
    return [one.file for one in View.replay(read_range(recorder)).set_aside]


def test_an_empty_record_has_an_empty_head(recorder: Recorder) -> None:
    assert recorder.head() == Head(sequence=0, id=FIRST)
    assert list(recorder.entries()) == []
    assert check(recorder).ok


def test_entries_are_numbered_and_chained(recorder: Recorder) -> None:
    first, second = recorder.append([aside("a"), aside("b")])
    (third,) = recorder.append([aside("c")])
    assert [first.sequence, second.sequence, third.sequence] == [1, 2, 3]
    assert [first.previous, second.previous, third.previous] == [FIRST, first.id, second.id]
    assert recorder.head() == Head(sequence=3, id=third.id)


def test_what_is_appended_is_what_is_read(recorder: Recorder) -> None:
    appended = recorder.append([aside("a"), aside("b")])
    assert tuple(recorder.entries()) == appended
    assert [one.entry for one in read_range(recorder)] == list(appended)
    assert names(recorder) == ["a", "b"]


def test_a_batch_bears_one_moment(recorder: Recorder) -> None:
    first, second = recorder.append([aside("a"), aside("b")])
    (third,) = recorder.append([aside("c")])
    assert first.recorded == second.recorded == "2031-05-04T09:00:00.000000Z"
    assert third.recorded == "2031-05-04T09:00:01.000000Z"


def test_entries_keep_every_field(recorder: Recorder) -> None:
    (before,) = recorder.append([aside("a")])
    draft = Draft(
        kind=EntryKind.SET_ASIDE,
        version=1,
        payload=SetAside(file='ф\u0000\t\u2028😀"\\', why="é"),
        agent="person:Ana",
        activity="looked at",
        room="north",
        uses=(before.id,),
    )
    (entry,) = recorder.append([draft])
    assert (entry.agent, entry.activity, entry.room, entry.uses) == ("person:Ana", "looked at", "north", (before.id,))
    assert list(recorder.entries(2)) == [entry]
    assert names(recorder)[1] == 'ф\u0000\t\u2028😀"\\'


def test_a_draft_can_use_an_earlier_one_of_its_batch(recorder: Recorder) -> None:
    first, second = recorder.append([aside("a"), aside("b", 0)])
    assert second.uses == (first.id,)


@pytest.mark.parametrize("use", [1, 2, -1, "f" * 64])
def test_a_draft_cannot_use_what_is_not_before_it(recorder: Recorder, use: str | int) -> None:
    with pytest.raises(RegisterConflict, match="nothing was written"):
        recorder.append([aside("a"), aside("b", use)])
    assert recorder.head() == Head()


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (1, None, [1, 2, 3, 4]),
        (2, 3, [2, 3]),
        (0, 2, [1, 2]),
        (-7, 0, []),
        (3, 99, [3, 4]),
        (5, None, []),
        (3, 2, []),
        (1, -1, []),
    ],
)
def test_entries_are_read_by_range(recorder: Recorder, first: int, last: int | None, expected: list[int]) -> None:
    recorder.append([aside(name) for name in "abcd"])
    assert [entry.sequence for entry in recorder.entries(first, last)] == expected
    assert [one.entry.sequence for one in read_range(recorder, first, last)] == expected


def test_entries_are_found_by_kind_by_the_beginning_of_their_ids_and_by_moment(recorder: Recorder) -> None:
    entries = [recorder.append([aside(name)])[0] for name in "abc"]
    assert list(recorder.entries(kind=EntryKind.SET_ASIDE)) == entries
    assert list(recorder.entries(2, 2, EntryKind.SET_ASIDE)) == entries[1:2]
    assert list(recorder.entries(kind=EntryKind.REPORT)) == []
    for entry in entries:
        assert recorder.beginning(entry.id) == recorder.beginning(entry.id[:20]) == (entry,)
        assert recorder.last_at(entry.recorded) == entry.sequence
    assert len(recorder.beginning("")) == 2
    assert recorder.beginning("nothing") == recorder.beginning("%") == ()
    assert recorder.last_at("2031-05-04T08:59:59.999999Z") == 0
    assert recorder.last_at("9") == 3


def test_the_last_entry_of_some_rooms_is_found_between_two(recorder: Recorder) -> None:
    rooms = ("open", "talks", "open", "other", "talks")
    recorder.append([msgspec.structs.replace(aside(str(number)), room=room) for number, room in enumerate(rooms)])
    assert recorder.last_in({"open"}, 0) == 3
    assert recorder.last_in({"open", "other"}, 0) == 4
    assert recorder.last_in({"open"}, 3) == 0
    assert recorder.last_in({"talks"}, 0, 4) == 2
    assert recorder.last_in({"talks"}, 2, 4) == 0
    assert recorder.last_in({"nobody's"}, 0) == 0


def test_many_entries_come_in_order(recorder: Recorder) -> None:
    recorder.append([aside(str(number)) for number in range(1100)])
    assert names(recorder) == [str(number) for number in range(1100)]
    assert check(recorder).entries == 1100


def test_the_expected_head_lets_through_once(recorder: Recorder) -> None:
    head = recorder.head().id
    recorder.append([aside("a")], expect_head=head)
    with pytest.raises(RegisterConflict, match="has grown to entry 1"):
        recorder.append([aside("b")], expect_head=head)
    assert names(recorder) == ["a"]


def test_nothing_appended_changes_nothing(recorder: Recorder) -> None:
    assert recorder.append([]) == ()
    assert recorder.head() == Head()


def test_a_batch_that_cannot_be_recorded_leaves_nothing(recorder: Recorder) -> None:
    half = Draft(kind=EntryKind.SET_ASIDE, version=1, payload=SetAside(file="\ud83d", why=""), activity="read")
    with pytest.raises(TrucewatchError, match="half a character"):
        recorder.append([aside("a"), half])
    assert recorder.head() == Head()


@pytest.mark.parametrize("field", ["agent", "activity", "room"])
def test_no_name_bears_what_a_store_cannot_hold(recorder: Recorder, field: str) -> None:
    with pytest.raises(TrucewatchError, match="control character"):
        recorder.append([msgspec.structs.replace(aside("a"), **{field: "person:A\0na"})])
    assert recorder.head() == Head()


def test_entries_may_say_the_same(recorder: Recorder) -> None:
    first, second = recorder.append([aside("a"), aside("a")])
    (third,) = recorder.append([aside("a")])
    assert first.payload_sha256 == second.payload_sha256 == third.payload_sha256
    assert len({first.id, second.id, third.id}) == 3
    assert recorder.payloads([third, first]) == {1: b'{"file":"a","why":"empty"}', 3: b'{"file":"a","why":"empty"}'}
    assert check(recorder).ok


def test_payloads_that_are_not_there_are_absent(recorder: Recorder) -> None:
    (entry,) = recorder.append([aside("a")])
    assert recorder.payloads([]) == {}
    other = msgspec.structs.replace(entry, sequence=2, payload_sha256="0" * 64)
    assert recorder.payloads([other, entry]) == {1: b'{"file":"a","why":"empty"}'}


def test_reading_goes_on_while_the_record_grows(recorder: Recorder) -> None:
    recorder.append([aside("a"), aside("b")])
    entries = recorder.entries()
    assert next(entries).sequence == 1
    recorder.append([aside("c")])
    assert next(entries).sequence == 2


def test_writers_at_once_lose_nothing(recorder: Recorder) -> None:
    def write(who: str) -> None:
        for number in range(8):
            recorder.append([aside(f"{who}{number}"), aside(f"{who}{number}+")])

    writers = [Thread(target=write, args=(who,)) for who in "xyz"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    told = names(recorder)
    assert sorted(told) == sorted(f"{who}{number}{end}" for who in "xyz" for number in range(8) for end in ("", "+"))
    assert all(told[at + 1] == told[at] + "+" for at in range(0, len(told), 2)), "batches do not interleave"
    assert check(recorder).ok


def test_a_clock_without_a_zone_is_refused(tmp_path: Path) -> None:
    naive = datetime(2031, 5, 4)  # noqa: DTZ001 - this is what is refused
    for recorder in (MemoryRecorder(now=lambda: naive), open_record(tmp_path / "c", create=True, now=lambda: naive)):
        with recorder, pytest.raises(ValueError, match="time zone"):
            recorder.append([aside("a")])
        assert recorder.head() == Head()
