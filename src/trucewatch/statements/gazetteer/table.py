"""A table that is searched where it lies: lines sorted by their first cell, found by halving the mapped file.

Nothing is read before it is asked for, and processes that use the same table share its memory.
"""

import mmap
from collections.abc import Iterator
from pathlib import Path

from trucewatch.errors import EngineError


class SortedTable:
    """The lines of a file of tab-separated cells, sorted by the first cell in bytes."""

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise EngineError(f"the gazetteer has no table {path.name}: {error}") from error

    def rows(self, key: str) -> list[list[str]]:
        """Return the cells of all lines with this first cell, in the order of the file."""
        wanted = key.encode() + b"\t"
        at, found = self._first(wanted), []
        while self._data[at : at + len(wanted)] == wanted:
            end = self._data.find(b"\n", at)
            found.append(self._data[at:end].decode().split("\t"))
            at = end + 1
        return found

    def row(self, offset: int) -> list[str]:
        """Return the cells of the line that begins at this byte."""
        return self._data[offset : self._data.find(b"\n", offset)].decode().split("\t")

    def __iter__(self) -> Iterator[list[str]]:
        at = 0
        while at < len(self._data):
            end = self._data.find(b"\n", at)
            yield self._data[at:end].decode().split("\t")
            at = end + 1

    def _first(self, wanted: bytes) -> int:
        """Return where the first line begins whose first cell is not before the wanted one."""
        low, high = 0, len(self._data)
        while low < high:
            start = self._data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = self._data.find(b"\n", start)
            if self._data[start:end].split(b"\t", 1)[0] + b"\t" < wanted:
                low = end + 1
            else:
                high = start
        return low
