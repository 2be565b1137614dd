"""What the environment may set."""

import os
from pathlib import Path

import pytest

from trucewatch.settings import Settings


@pytest.mark.parametrize(
    ("folders", "layers"),
    [
        ("", ()),
        ("/etc/trucewatch", (Path("/etc/trucewatch"),)),
        (f"a{os.pathsep}b/c", (Path("a"), Path("b/c"))),
        (f"{os.pathsep}a{os.pathsep}{os.pathsep}", (Path("a"),)),
    ],
)
def test_codebook_layers_are_separated_as_in_path(folders: str, layers: tuple[Path, ...]) -> None:
    assert Settings.of({"TRUCEWATCH_CODEBOOK": folders}).codebook_layers == layers


def test_nothing_set_is_nothing() -> None:
    assert Settings.of({}) == Settings()


def test_the_environment_is_read_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUCEWATCH_CODEBOOK", "late")
    assert Settings.of().codebook_layers == (Path("late"),)
