"""The fingerprint of a text: its body as unified words with their places, made in one pass and once.

Two words are the same when they agree after folding case and accents and dropping apostrophes, hyphens and
the separators of numbers ("cease-fire" and "ceasefire", "2,000" and "2000"). A word is *narrative* when it
stands in the outlet's own telling: outside quotation marks and stock phrases. It is *telling* when it is
narrative and no name, title, function word or word of the calendar.
"""

import re
import unicodedata
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from trucewatch.codebook import Codebook
from trucewatch.model import Block, Span, Text
from trucewatch.origins.quotation import QuoteMarks

Hashes = NDArray[np.uint64]
Offsets = NDArray[np.int32]
Flags = NDArray[np.bool_]

_TOKEN = re.compile(
    r"(?P<word>(?:[^\W\d_]\.){2,}|\w+(?:['\u2019\u2018\u00ad\u2010\u2011-]\w+|(?<=\d)[.,]\d+)*)"
    r"|(?P<mark>[\"\u201c\u201d\u201e\u201f\u00ab\u00bb'\u2018\u2019\u201a])"
    r"|(?P<stop>[.!?\u2026\u061f\u06d4])"
)
_WORD, _MARK = _TOKEN.groupindex["word"], _TOKEN.groupindex["mark"]
_DROPPED = re.compile(r"[\W_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """The words of a body, one item a word in each array.

    `words` are 64-bit hashes of the unified words, `starts` and `ends` offsets into the text's content,
    `blocks` and `sentences` the running numbers of the block and the sentence.
    """

    words: Hashes
    starts: Offsets
    ends: Offsets
    blocks: Offsets
    sentences: Offsets
    narrative: Flags
    telling: Flags

    def __len__(self) -> int:
        return len(self.words)

    def inside(self, span: Span) -> tuple[int, int]:
        """Return the half-open range of the words that lie wholly inside a span of the content."""
        first = int(np.searchsorted(self.starts, span.start, side="left"))
        last = int(np.searchsorted(self.ends, span.end, side="right"))
        return first, max(first, last)


def unify(word: str) -> str:
    """Return a word as it is compared: case and accents folded, marks inside it dropped."""
    if word.isascii() and word.isalnum():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word.casefold())
    return _DROPPED.sub("", "".join(letter for letter in letters if not unicodedata.combining(letter)))


@lru_cache(maxsize=65536)
def word_count(text: str) -> int:
    """Return how many words a stretch of text holds, as a fingerprint counts them."""
    return sum(match.lastgroup == "word" for match in _TOKEN.finditer(text))


def word_hash(key: str) -> int:
    """Return the 64-bit hash of a unified word, the same on every machine."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


_KINDS = _LOWER, _TELLING, _NUMBER, _MONTH, _ABBREVIATION = 1, 2, 4, 8, 16


class Fingerprinter:
    """Makes fingerprints after one codebook, remembering each distinct word it has met."""

    def __init__(self, codebook: Codebook) -> None:
        names = ("function", "reporting", "calendar", "titles")
        self._plain = frozenset(word for name in names for word in codebook.words("plain_words", name))
        self._months = frozenset(codebook.words("plain_words", "months"))
        self._abbreviations = frozenset(unify(word) for word in codebook.words("sentences", "abbreviations"))
        self._phrases = _by_first(codebook.words("stock_phrases", "phrases"))
        self._forms: dict[str, int] = {}
        self._hashes, self._kinds = np.zeros(1024, np.uint64), np.zeros(1024, np.uint8)

    def fingerprint(self, text: Text) -> Fingerprint:
        """Return the fingerprint of the body of a text."""
        reading = _Reading(self._forms, self._met)
        for number, block in enumerate(text.blocks):
            reading.block(number, text.content, block)
        forms = np.frombuffer(reading.forms, dtype=np.int32) if reading.forms else np.empty(0, np.int32)
        return reading.done(self._hashes[forms], self._kinds[forms], self._phrases)

    def _met(self, word: str) -> int:
        """Return the number of a word as written that is met for the first time."""
        key = unify(word)
        number = key.isdecimal()
        kinds = (
            (_LOWER, not any(letter.isupper() for letter in word) and not number),
            (_TELLING, not number and key not in self._plain),
            (_NUMBER, number and len(key) > 1 and not _YEAR.fullmatch(key)),
            (_MONTH, key in self._months and not word[0].islower()),
            (_ABBREVIATION, key in self._abbreviations or (len(key) == 1 and not number)),
        )
        found = self._forms[word] = len(self._forms)
        if found == len(self._hashes):
            self._hashes, self._kinds = np.resize(self._hashes, 2 * found), np.resize(self._kinds, 2 * found)
        self._hashes[found] = word_hash(key)
        self._kinds[found] = sum(bit for bit, holds in kinds if holds)
        return found


class _Reading:
    """One pass over the blocks of one text: the words by the numbers of their forms, with their places."""

    def __init__(self, forms: dict[str, int], met: Callable[[str], int]) -> None:
        self._known, self._met = forms, met
        self.forms = array("i")
        self._starts, self._ends, self._blocks = array("i"), array("i"), array("i")
        self._first: list[int] = []
        self._stops: list[int] = []
        self._quoted: list[tuple[int, int]] = []

    def block(self, number: int, content: str, block: Block) -> None:
        """Read the words of one block."""
        marks, known = QuoteMarks(content, block.start, block.end), self._known
        forms, starts, ends = self.forms, self._starts, self._ends
        self._first.append(len(forms))
        for match in _TOKEN.finditer(content, block.start, block.end):
            if match.lastindex == _WORD:
                word = match.group()
                form = known.get(word)
                forms.append(self._met(word) if form is None else form)
                start, end = match.span()
                starts.append(start)
                ends.append(end)
            elif match.lastindex == _MARK:
                marks.meet(match.start(), len(forms))
            else:
                self._stops.append(len(forms))
        self._blocks.extend(array("i", [number]) * (len(forms) - self._first[-1]))
        self._quoted += marks.quoted(len(forms))

    def done(
        self, words: Hashes, kinds: NDArray[np.uint8], phrases: dict[int, tuple[tuple[int, ...], ...]]
    ) -> Fingerprint:
        """Return the fingerprint of what was read, given the hash of each word and what kind it is."""
        lower, telling, number, month, abbreviation = ((kinds & bit) > 0 for bit in _KINDS)
        first = self._at(self._first)
        # a sentence begins with a block, and after a stop that ends no abbreviation with a word that is not small
        begins = first | (self._at(self._stops) & ~_before(abbreviation) & ~lower)
        day = number & np.append(month[1:] & ~first[1:], np.zeros(len(words[:1]), np.bool_))
        year = number & _before(month) & ~first
        telling = ((telling & (lower | begins)) | (number & ~year)) & ~day
        telling &= ~(begins & np.isin(words, words[~begins & ~lower]))
        narrative = np.ones(len(words), np.bool_)
        for start, end in (*self._quoted, *_stock(words, phrases)):
            narrative[start:end] = False
        return Fingerprint(
            words=words,
            starts=_offsets(self._starts),
            ends=_offsets(self._ends),
            blocks=_offsets(self._blocks),
            sentences=np.cumsum(begins, dtype=np.int32) - np.int32(1),
            narrative=narrative,
            telling=telling & narrative,
        )

    def _at(self, places: Sequence[int]) -> Flags:
        """Flags of the words, set at these places; a place behind the last word is none."""
        flags = np.zeros(len(self.forms) + 1, np.bool_)
        flags[places] = True
        return flags[:-1]


def _before(flags: Flags) -> Flags:
    """For each word the flag of the word before it."""
    return np.concatenate((np.zeros(len(flags[:1]), np.bool_), flags[:-1]))


def _offsets(values: "array[int]") -> Offsets:
    return np.array(values, dtype=np.int32)


def _by_first(phrases: Iterable[str]) -> dict[int, tuple[tuple[int, ...], ...]]:
    """Phrases as word hashes, under the hash of their first word, longest first."""
    found: dict[int, list[tuple[int, ...]]] = {}
    for phrase in phrases:
        hashes = tuple(word_hash(unify(word)) for word in phrase.split())
        found.setdefault(hashes[0], []).append(hashes)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in found.items()}


def _stock(words: Hashes, phrases: dict[int, tuple[tuple[int, ...], ...]]) -> Iterable[tuple[int, int]]:
    """Yield the ranges of words that are stock phrases."""
    firsts = np.fromiter(phrases, dtype=np.uint64, count=len(phrases))
    for place in np.flatnonzero(np.isin(words, firsts, kind="sort")).tolist():
        for phrase in phrases[int(words[place])]:
            if tuple(words[place : place + len(phrase)].tolist()) == phrase:
                yield place, place + len(phrase)
                break
