"""How many threads multiply matrices: one, unless somebody says otherwise, and said before anything multiplies."""

import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from trucewatch.cli import main

NAME = "OPENBLAS_NUM_THREADS"


@pytest.mark.parametrize(("given", "used"), [(None, "1"), ("3", "3")])
def test_one_thread_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch, given: str | None, used: str) -> None:
    monkeypatch.setenv(NAME, given or "")
    if given is None:
        monkeypatch.delenv(NAME)
    CliRunner().invoke(main, ["check", "no-such-record.truce"])
    assert os.environ[NAME] == used


def test_nothing_multiplies_before_it_is_said() -> None:
    told = "import sys, trucewatch.cli; print('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout == "False\n"
