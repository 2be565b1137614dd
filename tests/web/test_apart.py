"""Searches that another process answers: the same as if they were answered here, and asked for at once."""

import threading
from collections.abc import Iterator
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any

import pytest
from fastapi import FastAPI

from trucewatch.errors import RegisterUnavailable
from trucewatch.web.seeking.answering import answer
from trucewatch.web.seeking.apart import Answering, Asking
from trucewatch.web.seeking.asking import Asked
from trucewatch.web.seeking.finder import Finder
from trucewatch.web.sight import Sight

QUESTIONS = [
    Asked(q="shelling"), Asked(q="the port of Arlo"), Asked(q="shellong"), Asked(q="", kind="matter"), Asked(q="arlu"),
    Asked(q="the", start="2031-03-02", end="2031-03-03"), Asked(q="hell"), Asked(q="nothing that is there"),
]  # fmt: skip


class Counting:
    """The end of a pipe that counts what is asked over it."""

    def __init__(self, end: Connection) -> None:
        self._end = end
        self.asked: list[str] = []

    def send(self, words: tuple[Any, ...]) -> None:
        self.asked.append(words[0])
        self._end.send(words)

    def recv(self) -> Any:
        return self._end.recv()


@pytest.fixture
def far(people: FastAPI) -> Iterator[tuple[Asking, Counting]]:
    """Who asks, and what was asked, of somebody who answers over the record."""
    here, there = Pipe()
    thread = threading.Thread(target=Answering(people.state.site.current).serve, args=(there,))
    thread.start()
    counting = Counting(here)
    yield Asking(counting), counting  # type: ignore[arg-type]
    here.close()
    thread.join()


@pytest.mark.parametrize("most", [1, 3, 1000])
@pytest.mark.parametrize("rooms", [frozenset({"open"}), frozenset({"open", "room-of-talks"})])
def test_another_process_finds_the_same(
    people: FastAPI, far: tuple[Asking, Counting], monkeypatch: pytest.MonkeyPatch, most: int, rooms: frozenset[str]
) -> None:
    monkeypatch.setattr("trucewatch.web.seeking.answering.MOST", most)
    current = people.state.site.current
    sight: Sight = current.sight(rooms)
    for asked in QUESTIONS:
        near = answer(asked, sight, Finder(current).indices(sight)[0])
        found, share = far[0].indices(sight)
        told = answer(asked, sight, found)
        assert (tuple(told.hits), told.more, told.meant) == (tuple(near.hits), near.more, near.meant), asked
        assert share == 1.0


def test_a_question_is_put_once(people: FastAPI, far: tuple[Asking, Counting]) -> None:
    sight = people.state.site.current.sight(frozenset({"open"}))
    asking, counting = far
    assert len(answer(Asked(q="shelling"), sight, asking.indices(sight)[0]).hits) > 1
    assert counting.asked == ["share", "find"]
    asking.indices(sight)
    assert counting.asked == ["share", "find"], "all that is seen is indexed"


def test_whoever_answers_may_be_gone(people: FastAPI) -> None:
    here, there = Pipe()
    there.close()
    with pytest.raises(RegisterUnavailable, match="gone"):
        Asking(here).indices(people.state.site.current.sight(frozenset({"open"})))
