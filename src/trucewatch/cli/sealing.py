"""A coder's own file of what opens the codes that they recorded under seals: a line of JSON a code."""

import os
from collections.abc import Iterator
from pathlib import Path

from trucewatch.errors import IntakeError
from trucewatch.register.coding import KeptCode, kept_codes, kept_line

_PRIVATE = 0o600


def add(path: Path, kept: KeptCode) -> None:
    """Add what opens a seal, on the disk when this returns. Raises IntakeError where the file cannot be written."""
    try:
        path.touch(mode=_PRIVATE)
        with path.open("ab") as file:
            file.write(kept_line(kept))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise IntakeError(f"{path.name} cannot be written: {error.strerror}") from error


def kept_in(path: Path) -> Iterator[KeptCode]:
    """Yield what a file holds. Raises IntakeError where it cannot be read, DecisionRefused where it is no such file."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise IntakeError(f"{path.name} cannot be read: {error.strerror}") from error
    yield from kept_codes(data)
