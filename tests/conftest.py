"""What tests of several folders share: a PostgreSQL server, started once, and a record on it for whoever asks."""

import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from tests.postgres_server import OWNER, ROLE, PostgresServer, binaries, running

from trucewatch.register.opening import prepare

_NUMBERS = count(1)

# Said before anything loads NumPy, and passed on to every process that a test starts: on a busy machine matrix threads
# wait for each other, and one sentence took sixteen times the processor time. What is read is the same.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Open pages first: a test of minutes that one worker begins last keeps the other waiting."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A real server for this session; skips where PostgreSQL is not installed."""
    if binaries() is None:
        pytest.skip("PostgreSQL is not installed: `make postgres` (as root) installs it")
    with running() as server:
        yield server


@pytest.fixture
def on_server(postgres: PostgresServer) -> Callable[..., str]:
    """Makes an empty record on the server and returns its address."""

    def made(keys: Path | None = None) -> str:
        name = f"record_{next(_NUMBERS)}"
        prepare(postgres.address(name, role=OWNER, keys=keys), ROLE, erasable=keys is not None)
        return postgres.address(name, keys=keys)

    return made
