"""What others append is read ahead on a beat; what is in a room that somebody does not see costs their request nothing."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pytest
from tests.web.canaries import NAME, ROOM, WORDS, canaries

from trucewatch.codebook import Codebook
from trucewatch.model import Entry
from trucewatch.register import Recorder
from trucewatch.register.deciding import judgement_draft
from trucewatch.register.drafts import codebook_draft
from trucewatch.web.current import Current
from trucewatch.web.following import Following
from trucewatch.web.people.accounts import OPEN_ROOM
from trucewatch.web.warming import warm

OPEN, INSIDE = frozenset({OPEN_ROOM}), frozenset({OPEN_ROOM, ROOM})


@pytest.fixture
def current(recorder: Recorder, codebook: Codebook) -> Current:
    return warm(Current(recorder, codebook))


@pytest.fixture
def read(recorder: Recorder, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """The numbers of the entries whose payloads are read."""
    numbers: list[int] = []
    payloads: Callable[[Sequence[Entry]], Mapping[int, bytes]] = recorder.payloads

    def noted(entries: Sequence[Entry]) -> Mapping[int, bytes]:
        numbers.extend(one.sequence for one in entries)
        return payloads(entries)

    monkeypatch.setattr(recorder, "payloads", noted)
    return numbers


def append(recorder: Recorder, kestria: Any, room: str) -> int:
    """Append a decision in a room; return its number."""
    decision = next(iter(canaries(next(iter(kestria.matters)), tuple(kestria.statements)[:2])))
    return recorder.append([judgement_draft(decision, by=NAME, reason=WORDS, room=room)])[-1].sequence


def test_a_request_from_outside_reads_nothing_of_a_room(
    current: Current, recorder: Recorder, kestria: Any, read: list[int]
) -> None:
    before = current.sight(OPEN)
    hidden = append(recorder, kestria, ROOM)
    assert current.sight(OPEN) is before
    assert read == []
    assert current.sight(INSIDE).sequence == hidden
    assert read == [hidden]


def test_what_came_in_a_room_is_read_before_anybody_asks(
    current: Current, recorder: Recorder, kestria: Any, read: list[int]
) -> None:
    append(recorder, kestria, ROOM)
    current.follow()
    own = append(recorder, kestria, OPEN_ROOM)
    read.clear()
    assert current.sight(OPEN).sequence == own
    assert read == [own], "what came in the room was read on the beat"


def test_what_makes_everything_be_worked_out_anew_waits_until_somebody_asks(
    current: Current, recorder: Recorder, codebook: Codebook, read: list[int]
) -> None:
    recorder.append([codebook_draft(codebook.digest, codebook.names)])
    current.follow()
    assert read == []
    assert current.sight(OPEN).sequence == recorder.head().sequence


def test_a_moment_after_a_step_in_a_room_is_the_moment_before_it(
    current: Current, recorder: Recorder, kestria: Any, read: list[int]
) -> None:
    seen = append(recorder, kestria, OPEN_ROOM)
    hidden = append(recorder, kestria, ROOM)
    append(recorder, kestria, OPEN_ROOM)
    before = current.sight_at(OPEN, str(seen))
    read.clear()
    after = current.sight_at(OPEN, next(iter(recorder.entries(hidden, hidden))).recorded)
    assert (after.sequence, after.view) == (before.sequence, before.view)
    assert read == [], "what was made for the one is shown for the other"


def test_the_beat_goes_on_until_the_server_stops(current: Current, monkeypatch: pytest.MonkeyPatch) -> None:
    beats, enough = [], threading.Event()

    def follow() -> None:
        beats.append(1)
        if len(beats) > 2:
            enough.set()

    monkeypatch.setattr(current, "follow", follow)
    with Following(current, 0.001):
        assert enough.wait(30)
    many = len(beats)
    assert not any(one.name == "following" for one in threading.enumerate())
    assert len(beats) == many
