"""Many writers and readers of one record at once: how fast they are, and whether any saw what it should not see."""

import json
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from threading import Thread
from typing import TypedDict

from trucewatch.model import SetAside
from trucewatch.register import Draft, check_file, open_record, set_aside_draft
from trucewatch.register.addresses import Place


def aside(name: str, size: int = 0) -> Draft:
    """Return a small draft with as much ballast as wanted."""
    return set_aside_draft(SetAside(file=name, why="x" * size))


_PAUSE = 0.1  # a reader looks ten times a second at most


class _Seen(TypedDict):
    """How long each call took in seconds, and how many answers were wrong."""

    took: list[float]
    wrong: int


@dataclass
class Load:
    """What many writers and readers at once got: rates, the slowest in twenty in milliseconds, and what was wrong."""

    writers: int
    readers: int
    entries: int
    entries_a_second: float
    append_p50_ms: float
    append_p95_ms: float
    reads: int
    read_p50_ms: float
    read_p95_ms: float
    wrong: int
    ok: bool


def load(place: Place, *, writers: int, readers: int, seconds: float) -> Load:
    """Let processes write batches of ten and threads read the newest twenty entries again and again, all at
    once."""
    processes = [_started(_writing, place, seconds, number) for number in range(writers)]
    crowd = 10
    processes += [_started(_reading, place, seconds, min(crowd, readers - at)) for at in range(0, readers, crowd)]
    begun = time.monotonic()
    results = [_result(one) for one in processes]
    lasted = time.monotonic() - begun
    appends = sorted(took for result in results[:writers] for took in result["took"])
    reads = sorted(took for result in results[writers:] for took in result["took"])
    checked = check_file(place)
    return Load(
        writers=writers,
        readers=readers,
        entries=checked.entries,
        entries_a_second=round(len(appends) * 10 / lasted, 1),
        append_p50_ms=_at(appends, 0.5),
        append_p95_ms=_at(appends, 0.95),
        reads=len(reads),
        read_p50_ms=_at(reads, 0.5),
        read_p95_ms=_at(reads, 0.95),
        wrong=sum(result["wrong"] for result in results),
        ok=checked.ok and checked.entries == len(appends) * 10,
    )


def _at(took: Sequence[float], share: float) -> float:
    return round(1000 * took[min(len(took) - 1, int(len(took) * share))], 2) if took else 0.0


def _started(work: Callable[[Place, float, int], _Seen], place: Place, seconds: float, number: int) -> int:
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(told)
            with os.fdopen(tell, "w") as stream:
                json.dump(work(place, seconds, number), stream)
            os._exit(0)
        finally:
            os._exit(1)
    os.close(tell)
    return told


def _result(told: int) -> _Seen:
    with os.fdopen(told) as stream:
        return json.load(stream)  # type: ignore[no-any-return]


def _writing(place: Place, seconds: float, who: int) -> _Seen:
    took: list[float] = []
    until = time.monotonic() + seconds
    with open_record(place) as recorder:
        while time.monotonic() < until:
            drafts = [aside(f"{who}-{len(took)}-{number}", 800) for number in range(10)]
            begun = time.monotonic()
            recorder.append(drafts)
            took.append(time.monotonic() - begun)
    return {"took": took, "wrong": 0}


def _reading(place: Place, seconds: float, crowd: int) -> _Seen:
    took: list[float] = []
    wrong: list[int] = []

    def read() -> None:
        until, seen = time.monotonic() + seconds, 0
        with open_record(place, read_only=True) as recorder:
            while time.monotonic() < until:
                begun = time.monotonic()
                head = recorder.head()
                entries = list(recorder.entries(head.sequence - 19, head.sequence))
                took.append(time.monotonic() - begun)
                linked = all(one.id == other.previous for one, other in pairwise(entries))
                time.sleep(_PAUSE)
                if head.sequence < seen or not linked or len(entries) != min(20, head.sequence):
                    wrong.append(head.sequence)
                seen = head.sequence

    threads = [Thread(target=read) for _ in range(crowd)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {"took": took, "wrong": len(wrong)}
