"""A short run of the campaign of kills and crashes: nothing acknowledged is lost, nothing is unreadable."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.postgres_server import PostgresServer

from evaluation import crash


def test_writers_of_a_file_are_killed(tmp_path: Path) -> None:
    outcome = crash.killed_writers(tmp_path / "case.truce", 8, 3, 0.02)
    assert outcome.ok
    assert outcome.acknowledged >= 4


def test_writers_over_a_server_are_killed(on_server: Callable[..., str]) -> None:
    outcome = crash.killed_writers(on_server(), 6, 3, 0.02)
    assert outcome.ok
    assert outcome.acknowledged >= 3


def test_a_loss_would_be_told(tmp_path: Path) -> None:
    place = tmp_path / "case.truce"
    crash.killed_writers(place, 2, 3, 0.01)
    assert crash.judged(crash.Outcome(), place, ["f" * 64]).lost == 1


def test_the_server_goes_away_in_the_middle(on_server: Callable[..., str], postgres: PostgresServer) -> None:
    outcome = crash.crashed_server(postgres, on_server(), 1, seed=3, writers=2)
    assert outcome.ok
    assert outcome.acknowledged > 0


def test_many_at_once(on_server: Callable[..., str], postgres: PostgresServer) -> None:
    seen = crash.load(on_server(), writers=3, readers=8, seconds=0.7)
    assert seen.ok
    assert seen.wrong == 0
    assert seen.reads > 8


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk")
def test_the_disk_is_full(tmp_path: Path) -> None:
    try:
        with crash.small_disk(3) as disk:
            outcome = crash.full_disk(disk / "case.truce", disk / "ballast", lambda: None)
    except (PermissionError, crash.subprocess.CalledProcessError):
        pytest.skip("no file system can be mounted here")
    assert outcome.ok
    assert outcome.kills == 1, "the disk was full"
