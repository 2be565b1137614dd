"""How whoever started a run hears of how far it is."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many are done, and of how many (0 where nobody knows yet)."""


def silent(*_: object) -> None:
    """Tell nobody of the progress."""
