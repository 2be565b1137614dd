"""Long lists a page at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

_DIGITS = 9


@dataclass(frozen=True)
class Paged(Generic[T]):
    """One page of a list: its items, its number from 1, how many pages and items there are."""

    items: tuple[T, ...]
    page: int
    pages: int
    total: int
    first: int

    @property
    def last(self) -> int:
        """The place of the last item, counted from 1."""
        return self.first + len(self.items) - 1


def paged(items: Sequence[T], wanted: str, size: int) -> Paged[T]:
    """Return the page of this number; the nearest there is for a number that is none or too large."""
    pages = max(1, -(-len(items) // size))
    number = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) <= _DIGITS else 1
    page = min(max(1, number), pages)
    start = (page - 1) * size
    return Paged(tuple(items[start : start + size]), page, pages, len(items), start + 1)


def holding(said: Sequence[str], words: Iterable[str]) -> Sequence[int]:
    """Return the places of the texts that hold all these words, in order."""
    places: Sequence[int] = range(len(said))
    for word in words:
        places = [place for place in places if word in said[place]]
    return places
