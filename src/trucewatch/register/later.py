"""Mappings that are made of bytes when somebody first looks into them."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from trucewatch.register.pausing import many_made

K = TypeVar("K")
V = TypeVar("V")


class Later(Mapping[K, V]):
    """A mapping that `make` makes the first time that anything is asked of it. Equal to any mapping of the same."""

    def __init__(self, make: Callable[[], Mapping[K, V]]) -> None:
        self._make: Callable[[], Mapping[K, V]] | None = make
        self._made: Mapping[K, V] | None = None

    @property
    def _held(self) -> Mapping[K, V]:
        made, make = self._made, self._make
        if made is None and make is not None:
            with many_made():
                made = self._made = make()
            self._make = None  # and with it the bytes
        if made is None:  # another thread made it between the two looks
            made = self._made
        assert made is not None  # noqa: S101 - what is made is never taken away
        return made

    def __getitem__(self, key: K) -> V:
        return self._held[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)
