"""The word lists of one codebook table, ready for look-up."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from trucewatch.codebook import Codebook
from trucewatch.errors import CodebookError


class Lexicon:
    """The lists of words of a codebook table, each under its dotted path, as sets."""

    def __init__(self, name: str, table: Mapping[str, Any]) -> None:
        self._name = name
        self._sets = dict(_lists(table, ""))
        self._unions: dict[str, frozenset[str]] = {}

    def __getitem__(self, path: str) -> frozenset[str]:
        """Return the words at a dotted path. Raises CodebookError where there are none."""
        try:
            return self._sets[path]
        except KeyError:
            raise CodebookError(f"the codebook's {self._name} has no list {path}") from None

    def union(self, path: str) -> frozenset[str]:
        """Return the words of all lists below a dotted path together."""
        if path not in self._unions:
            self._unions[path] = frozenset().union(*self.under(path).values())
        return self._unions[path]

    def under(self, path: str) -> dict[str, frozenset[str]]:
        """Return the lists right below a dotted path, by their last names, in the order of the file."""
        cut = len(path) + 1
        return {key[cut:]: words for key, words in self._sets.items() if key.startswith(path + ".")}


def _lists(table: Mapping[str, Any], path: str) -> Iterator[tuple[str, frozenset[str]]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _lists(value, f"{path}{key}.")
        elif isinstance(value, list):
            yield f"{path}{key}", frozenset(map(str, value))


@lru_cache(maxsize=64)
def lexicon(codebook: Codebook, name: str) -> Lexicon:
    """Return the word lists of this table, made once."""
    return Lexicon(name, codebook.table(name))
