"""Lists of words and phrases of the codebook, looked for in texts."""

import re
from collections.abc import Hashable, Iterable, Mapping

_HEAD = re.compile(r"\w+")


def phrases(told: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of these words or phrases, whole; `*` stands for any ending or inside of a word."""
    every = (re.escape(one).replace(r"\*", r"[\w'-]*").replace(r"\ ", r"\s+") for one in told)
    return re.compile(rf"\b(?:{'|'.join(sorted(every, key=lambda one: (-len(one), one)))})(?!\w)")


class Gate:
    """Tells which of many lists of phrases may occur in a text, by the first words of their phrases.

    Looking a text's words up costs a fraction of searching it for each list; what is let through is searched as before.
    """

    def __init__(self, lists: Mapping[Hashable, Iterable[str]]) -> None:
        self._always = frozenset(name for name, told in lists.items() if any(_HEAD.match(one) is None for one in told))
        self._whole: dict[str, set[Hashable]] = {}
        self._begun: dict[str, set[Hashable]] = {}
        for name, told in lists.items():
            for one in told:
                if (head := _HEAD.match(one)) is not None:
                    heads = self._begun if one[head.end() : head.end() + 1] == "*" else self._whole
                    heads.setdefault(head[0], set()).add(name)
        self._lengths = sorted({len(head) for head in self._begun})
        self._words: dict[str, frozenset[Hashable]] = {}

    def present(self, low: str) -> frozenset[Hashable]:
        """Return the names of the lists of which a phrase may occur in a text in small letters."""
        return self._always.union(*(self._named(word) for word in set(_HEAD.findall(low))))

    def _named(self, word: str) -> frozenset[Hashable]:
        found = self._words.get(word)
        if found is None:
            begun = (self._begun.get(word[:length], ()) for length in self._lengths if length <= len(word))
            found = frozenset(self._whole.get(word, ())).union(*begun)
            self._words[word] = found
        return found
