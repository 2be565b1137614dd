"""Buildings that a telling names: which kinds, in its own words and around it, and by which names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.matters.phrases import phrases
from trucewatch.matters.words import stem

_NAMED = r"((?:[A-Z][\w'’-]*|\d+)(?: (?:[A-Z][\w'’-]*|\d+))*)"


@dataclass(frozen=True)
class Houses:
    """The kinds of buildings in a telling's `own` words, all those around it (`near`), and the stems of their names."""

    own: frozenset[str]
    near: frozenset[str]
    names: frozenset[str]

    def one(self, other: "Houses") -> bool | None:
        """Whether both are of one building; None where that is not told."""
        if self.own and other.own and not self.near & other.near:
            return False
        if self.near & other.near and self.names & other.names:
            return True
        return False if self.own & other.own and self.names and other.names else None


class HouseReader:
    """Reads the buildings of tellings, with the codebook's words for each kind."""

    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        self._kinds = {group[0]: phrases(group) for group in groups}
        every = phrases(one for group in groups for one in group).pattern
        self._named = re.compile(rf"{_NAMED} (?i:{every})")

    def read(self, text: str, before: str) -> Houses:
        """Return the buildings of a text, and of what stands before it."""
        own, near = self._in(text), self._in(before)
        told = (word for name in self._named.findall(f"{before} {text}") for word in name.split())
        return Houses(own, own | near, frozenset(stem(word.casefold()) for word in told))

    def _in(self, text: str) -> frozenset[str]:
        low = text.casefold()
        return frozenset(name for name, found in self._kinds.items() if found.search(low) is not None)
