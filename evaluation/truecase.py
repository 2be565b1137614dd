"""Restore the case of texts that were sent in capitals, with what other texts and the gazetteer show of each word.

A word is small if running text elsewhere mostly writes it small, capitalised if mostly so or if it is unknown (most
unknown words of the news are names); it stays in capitals if that is how it is written elsewhere, or if it stands
alone in brackets. Words that make up a name of the gazetteer are capitalised together ("NEW YORK", "LA PAZ").
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_RUN = re.compile(r"(?<=[^\W\d_] )[^\W\d_]+|(?<=, )[^\W\d_]+")
_ENDS = ".!?\n"
_SUFFIXES = ("ed", "ing", "ly", "tion", "tions", "ment", "ments", "ness", "ity", "ized", "ists", "ism", "able")
_SMALL = frozenset(["of", "the", "and", "de", "del", "la", "las", "los", "el", "y", "for", "in", "on"])


class Caser:
    """What is known of the case of words."""

    def __init__(self, texts: Iterable[str], names: Iterable[str]) -> None:
        """Learn from texts in normal case and from names (each a word or several)."""
        forms: dict[str, Counter[str]] = {}
        for text in texts:
            for match in _RUN.finditer(text):
                word = match.group()
                forms.setdefault(word.lower(), Counter())[_shape(word)] += 1
        self._usual = {word: max(sorted(counts), key=lambda s: counts[s]) for word, counts in forms.items()}
        listed = [tuple(name.lower().split()) for name in names]
        self._single = frozenset(name[0] for name in listed if len(name) == 1)
        self._several = {name for name in listed if 1 < len(name) <= 4}
        self._starts = frozenset(name[0] for name in self._several)

    def restore(self, text: str) -> str:
        """Return the text in normal case; letters other than their case stay where they are."""
        words = list(_WORD.finditer(text))
        lower = [match.group().lower() for match in words]
        named = self._named(lower)
        pieces, at, fresh = [], 0, True
        for i, match in enumerate(words):
            between = text[at : match.start()]
            fresh = fresh or any(end in between for end in _ENDS)
            bracketed = between.endswith(("(", "[")) and text[match.end() : match.end() + 1] in (")", "]")
            pieces += [between, self._cased(match.group(), i in named, bracketed=bracketed, first=fresh)]
            at, fresh = match.end(), False
        return "".join((*pieces, text[at:]))

    def _named(self, lower: list[str]) -> set[int]:
        """Return which words stand in a name of several words that the gazetteer has."""
        found: set[int] = set()
        for i, word in enumerate(lower):
            if word in self._starts:
                for length in (4, 3, 2):
                    if tuple(lower[i : i + length]) in self._several:
                        found.update(range(i, i + length))
                        break
        return found

    def _cased(self, word: str, named: bool, *, bracketed: bool, first: bool) -> str:
        lower = word.lower()
        usual = self._usual.get(lower)
        if bracketed and len(word) <= 6 and usual != "small":
            return word
        if lower in _SMALL:
            return lower.capitalize() if first or (named and lower not in ("of", "the", "and")) else lower
        if named or usual == "title" or (usual is None and self._is_name(lower)):
            return _title(lower)
        if usual == "capitals":
            return word
        return lower.capitalize() if first else lower

    def _is_name(self, lower: str) -> bool:
        return lower in self._single or not lower.endswith(_SUFFIXES)


def _shape(word: str) -> str:
    if word.islower():
        return "small"
    return "capitals" if word.isupper() and len(word) > 1 else "title"


def _title(lower: str) -> str:
    """Capitalise a name, but no "'s" behind it."""
    stem, mark, rest = lower.partition("'")
    return stem.capitalize() + mark + (rest.capitalize() if len(rest) > 1 else rest)


def gazetteer_names(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield each name of these rows that has no digits."""
    for row in rows:
        for name in row:
            if name and not any(letter.isdigit() for letter in name):
                yield name
