"""Lists of words and phrases of the codebook, looked for in texts."""

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import lru_cache

_HEAD = re.compile(r"\w+")


def phrases(told: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of these words or phrases, whole; `*` stands for any ending or inside of a word."""
    return _compiled(tuple(told))


@lru_cache(maxsize=4096)
def _compiled(told: tuple[str, ...]) -> re.Pattern[str]:
    """One list is one pattern, however many cases it is looked for in."""
    every = (re.escape(one).replace(r"\*", r"[\w'-]*").replace(r"\ ", r"\s+") for one in told)
    return re.compile(rf"\b(?:{'|'.join(sorted(every, key=lambda one: (-len(one), one)))})(?!\w)")


Starts = Mapping[Hashable, Sequence[int] | None]
"""Where phrases of some lists may begin, by the lists' names: None where that is anywhere."""


class Gate:
    """Tells which of many lists of phrases may occur in a text, and where, by the first words of their phrases.

    Looking a text's words up costs a fraction of searching it for each list; what is let through is searched as before.
    """

    def __init__(self, lists: Mapping[Hashable, Iterable[str]]) -> None:
        lists = {name: tuple(told) for name, told in lists.items()}
        self._always = {name: None for name, told in lists.items() if any(_HEAD.match(one) is None for one in told)}
        self._whole: dict[str, set[Hashable]] = {}
        self._begun: dict[str, set[Hashable]] = {}
        for name, told in lists.items():
            for one in told if name not in self._always else ():
                if (head := _HEAD.match(one)) is not None:
                    heads = self._begun if one[head.end() : head.end() + 1] == "*" else self._whole
                    heads.setdefault(head[0], set()).add(name)
        self._lengths = sorted({len(head) for head in self._begun})
        self._words: dict[str, frozenset[Hashable]] = {}

    def starts(self, low: str) -> Starts:
        """Return the lists of which a phrase may occur in a text in small letters, each with where it may begin."""
        found: dict[Hashable, list[int]] = {}
        known = self._words
        for match in _HEAD.finditer(low):
            word = match[0]
            names = known[word] if word in known else self._named(word)
            for name in names:
                found.setdefault(name, []).append(match.start())
        return {**self._always, **found}

    def _named(self, word: str) -> frozenset[Hashable]:
        begun = (self._begun.get(word[:length], ()) for length in self._lengths if length <= len(word))
        found = self._words[word] = frozenset(self._whole.get(word, ())).union(*begun)
        return found


def found_at(pattern: re.Pattern[str], low: str, starts: Sequence[int] | None) -> list[re.Match[str]]:
    """Return what `finditer` finds for a list's pattern, given where a phrase of the list may begin."""
    if starts is None:
        return [*pattern.finditer(low)]
    found: list[re.Match[str]] = []
    end = 0
    for at in starts:
        if at >= end and (match := pattern.match(low, at)) is not None:
            found.append(match)
            end = match.end()
    return found
