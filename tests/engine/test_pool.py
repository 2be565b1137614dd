"""What only processes can do: die, and fail to pass values on."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from trucewatch.engine import Engine, Failed, Hints, Local, pool
from trucewatch.errors import EngineError


def dies_of_two(number: int) -> int:
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def dies_once(mark: str) -> str:
    path = Path(mark)
    if path.name == "fatal" and not path.exists():
        path.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return path.name


def makes_a_function(number: int) -> object:
    return (lambda: number) if number == 3 else number


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Local(2) as engine:
        yield engine


def test_an_item_that_kills_its_worker_is_found_and_the_others_are_worked_on(engine: Engine) -> None:
    results = list(engine.map(dies_of_two, range(8), Hints(batch=3, name=lambda item: f"n{item}")))
    assert [result for result in results if not isinstance(result, Failed)] == [0, 1, 3, 4, 5, 6, 7]
    failure = results[2]
    assert isinstance(failure, Failed)
    assert (failure.position, str(failure.error)) == (2, "item 3 (n2): its worker process died")


def test_a_worker_that_dies_by_chance_costs_no_item(engine: Engine, tmp_path: Path) -> None:
    items = [str(tmp_path / name) for name in ("a", "fatal", "b", "c")]
    assert list(engine.map(dies_once, items, Hints(batch=2))) == ["a", "fatal", "b", "c"]


def test_a_result_that_cannot_be_passed_on_fails_its_item(engine: Engine) -> None:
    results = list(engine.map(makes_a_function, range(6)))
    assert isinstance(results[3], Failed)
    assert "cannot be passed between processes" in str(results[3].error)
    assert [results[i] for i in (0, 1, 2, 4, 5)] == [0, 1, 2, 4, 5]


def test_an_item_that_cannot_be_passed_on_fails(engine: Engine) -> None:
    items: list[object] = [1, lambda: 2, 3]
    results = list(engine.map(str, items))
    assert isinstance(results[1], Failed)
    assert [results[0], results[2]] == ["1", "3"]


def test_work_that_cannot_be_imported_is_refused_at_once(engine: Engine) -> None:
    with pytest.raises(EngineError, match="cannot be run in another process"):
        next(engine.map(lambda number: number, [1]))


def process_of(_item: int) -> int:
    return os.getpid()


def test_a_worker_that_died_in_between_is_replaced() -> None:
    with Local(2) as engine:
        (first,) = engine.map(process_of, [0])
        assert isinstance(first, int)
        os.kill(first, signal.SIGKILL)
        until = time.monotonic() + 20
        while _alive(first) and time.monotonic() < until:
            time.sleep(0.02)
        time.sleep(0.2)
        (second,) = engine.map(process_of, [0])
    assert isinstance(second, int)
    assert second != first


def test_workers_that_cannot_be_started_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_worker_started", partial(os._exit, 1))
    with Local(2) as engine, pytest.raises(EngineError, match="no worker process can be started"):
        next(engine.map(process_of, [0]))


def test_no_workers_no_work() -> None:
    with pytest.raises(EngineError, match="0 workers"):
        Local(0)


PARENT = """
import sys, time
from trucewatch.engine import Local
if __name__ == "__main__":
    import os
    with Local(2) as engine:
        for pid in engine.map(getpid_of, range(1)):
            print(pid, flush=True)
        time.sleep(60)
"""


def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        PARENT.replace("if __name__", "def getpid_of(_item):\n    import os\n    return os.getpid()\n\nif __name__")
    )
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.kill()
        parent.wait()
        until = time.monotonic() + 20
        while _alive(worker) and time.monotonic() < until:
            time.sleep(0.05)
    assert not _alive(worker)


def _alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
