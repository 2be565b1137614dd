"""Words of claims as they are compared: small, without points, plurals cut, synonyms as one."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

_OPEN, _CLOSE = '“"', '”"'
_SINGLE = str.maketrans({"“": "‘", "”": "’", '"': "'"})
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters, straight apostrophes, without possessives."""
    found = (word.casefold().replace("’", "'") for word in _WORD.findall(text))
    return tuple(word[:-2] if word.endswith("'s") else word for word in found)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return a word without its plain English ending: enough to let forms of one word meet."""
    if word.endswith(("ied", "ies")) and len(word) > 5:
        return word[:-3] + "y"
    for ending in ("ations", "ation", "ings", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word.removesuffix("e") if len(word) > 4 else word


class Vocabulary:
    """Reduces texts to the stems of their content words; words that stand for each other become one."""

    def __init__(self, stop: Collection[str], same: Sequence[Sequence[str]]) -> None:
        self._stop = frozenset(stop)
        self._heads = {word: group[0] for group in same for word in group}

    def told(self, text: str) -> list[str]:
        """Return the words of a text but for those that say nothing by themselves, in order."""
        return [word for word in words(text) if word not in self._stop]

    def content(self, text: str, first: int | None = None) -> frozenset[str]:
        """Return the stems of a text's content words, or of so many of the first of them."""
        return frozenset(stem(self._heads.get(word, word)) for word in self.told(text)[:first])


def shared(left: Collection[str], right: Collection[str]) -> float:
    """Return how much of the smaller set is in the other: 0 to 1, 0 where either is empty."""
    smaller = min(len(left), len(right))
    return len(set(left) & set(right)) / smaller if smaller else 0.0


@lru_cache(maxsize=20_000)
def _low(text: str) -> str:
    return " " + " ".join(text.casefold().replace("’", "'").split())


def told_at_length(one: str, other: str, share: float) -> bool:
    """Whether the shorter text stands in the other but for one run of three words, or the rest of this share.

    One is then quoted at more length. A negation put into the same words breaks more than one run.
    """
    shorter, longer = sorted((_runs(one), _runs(other)), key=len)
    return len(shorter) > 1 and len(shorter - longer) <= max(1, (1 - share) * len(shorter))


@lru_cache(maxsize=20_000)
def _runs(text: str) -> frozenset[tuple[str, str, str]]:
    told = words(text)
    return frozenset(zip(told, told[1:], told[2:], strict=False))


def share(one: Collection[str], other: Collection[str]) -> float:
    """Return which part of the different words of both stands in both, from 0 to 1."""
    here, there = set(one), set(other)
    return len(here & there) / max(len(here | there), 1)


def has_any(text: str, phrases: Collection[str]) -> str | None:
    """Return the first of the phrases that begins at a word boundary in the text, None if none does."""
    low = _low(text)
    for phrase in phrases:
        at = low.find(phrase)
        while at >= 0:
            if not low[at - 1].isalnum():
                return phrase
            at = low.find(phrase, at + 1)
    return None


def quoted(text: str, length: int) -> str:
    """Return words of a report in quotation marks on one line, cut at a word where they are longer than this."""
    plain = " ".join(text.split()).strip("'’ ").rstrip(",.")
    while plain[:1] in _OPEN and plain[-1:] in _CLOSE and len(plain) > 2:
        plain = plain[1:-1].strip().rstrip(",.")
    if len(plain) > length:
        plain = plain[:length].rsplit(" ", 1)[0] + " …"
    inner = plain.translate(_SINGLE)
    return f"“{inner}”"
