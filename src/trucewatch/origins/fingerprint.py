"""The fingerprint of a text: its body as unified words with their places, made in one pass and once.

Two words are the same when they agree after folding case and accents and dropping apostrophes, hyphens and
the separators of numbers ("cease-fire" and "ceasefire", "2,000" and "2000"). A word is *narrative* when it
stands in the outlet's own telling: outside quotation marks and stock phrases. It is *telling* when it is
narrative and no name, title, function word or word of the calendar.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
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


def word_count(text: str) -> int:
    """Return how many words a stretch of text holds, as a fingerprint counts them."""
    return sum(match.lastgroup == "word" for match in _TOKEN.finditer(text))


def word_hash(key: str) -> int:
    """Return the 64-bit hash of a unified word, the same on every machine."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


@dataclass(frozen=True, slots=True)
class _Form:
    """What is known of a word as written."""

    hash: int
    lower: bool
    telling: bool
    number: bool
    month: bool
    abbreviation: bool


class Fingerprinter:
    """Makes fingerprints after one codebook, remembering each distinct word it has met."""

    def __init__(self, codebook: Codebook) -> None:
        names = ("function", "reporting", "calendar", "titles")
        self._plain = frozenset(word for name in names for word in codebook.words("plain_words", name))
        self._months = frozenset(codebook.words("plain_words", "months"))
        self._abbreviations = frozenset(unify(word) for word in codebook.words("sentences", "abbreviations"))
        self._phrases = _by_first(codebook.words("stock_phrases", "phrases"))
        self._forms: dict[str, _Form] = {}

    def fingerprint(self, text: Text) -> Fingerprint:
        """Return the fingerprint of the body of a text."""
        reading = _Reading(self)
        for number, block in enumerate(text.blocks):
            reading.block(number, text.content, block)
        return reading.done(self._phrases)

    def form(self, word: str) -> _Form:
        """Return what is known of a word as written."""
        known = self._forms.get(word)
        if known is None:
            known = self._forms[word] = self._judged(word)
        return known

    def _judged(self, word: str) -> _Form:
        key = unify(word)
        number = key.isdecimal()
        return _Form(
            hash=word_hash(key),
            lower=not any(letter.isupper() for letter in word) and not number,
            telling=not number and key not in self._plain,
            number=number and len(key) > 1 and not _YEAR.fullmatch(key),
            month=key in self._months and not word[0].islower(),
            abbreviation=key in self._abbreviations or (len(key) == 1 and not number),
        )


class _Reading:
    """One pass over the blocks of one text."""

    def __init__(self, maker: Fingerprinter) -> None:
        self._form = maker.form
        self._words = array("Q")
        self._starts, self._ends = array("i"), array("i")
        self._blocks, self._sentences = array("i"), array("i")
        self._narrative, self._telling = bytearray(), bytearray()
        self._first_words: list[int] = []
        self._names: set[int] = set()
        self._sentence = -1
        self._previous: _Form | None = None

    def block(self, number: int, content: str, block: Block) -> None:
        """Read the words of one block."""
        marks = QuoteMarks(content, block.start, block.end)
        self._previous, stopped = None, True
        for match in _TOKEN.finditer(content, block.start, block.end):
            if match.lastgroup == "mark":
                marks.meet(match.start(), len(self._words))
            elif match.lastgroup == "stop":
                stopped = stopped or self._may_stop()
            else:
                self._word(match, number, stopped)
                stopped = False
        for first, last in marks.quoted(len(self._words)):
            self._narrative[first:last] = bytes(last - first)

    def _may_stop(self) -> bool:
        return self._previous is None or not self._previous.abbreviation

    def _word(self, match: re.Match[str], block: int, stopped: bool) -> None:
        form = self._form(match.group())
        begins = stopped and (self._previous is None or not form.lower)
        if begins:
            self._sentence += 1
            self._first_words.append(len(self._words))
        elif not form.lower:
            self._names.add(form.hash)
        after_month = self._previous is not None and self._previous.month
        if form.month and self._previous is not None and self._previous.number:
            self._telling[-1] = 0
        self._words.append(form.hash)
        self._starts.append(match.start())
        self._ends.append(match.end())
        self._blocks.append(block)
        self._sentences.append(self._sentence)
        self._narrative.append(1)
        self._telling.append((form.telling and (form.lower or begins)) or (form.number and not after_month))
        self._previous = form

    def done(self, phrases: dict[int, tuple[tuple[int, ...], ...]]) -> Fingerprint:
        """Return the fingerprint of what was read."""
        words = np.frombuffer(self._words, dtype=np.uint64) if self._words else np.empty(0, np.uint64)
        for first, last in _stock(self._words, phrases):
            self._narrative[first:last] = bytes(last - first)
        for place in self._first_words:
            if self._words[place] in self._names:
                self._telling[place] = 0
        narrative = np.frombuffer(bytes(self._narrative), dtype=np.bool_)
        telling = np.frombuffer(bytes(self._telling), dtype=np.bool_)
        return Fingerprint(
            words=words,
            starts=_offsets(self._starts),
            ends=_offsets(self._ends),
            blocks=_offsets(self._blocks),
            sentences=_offsets(self._sentences),
            narrative=narrative,
            telling=telling & narrative,
        )


def _offsets(values: "array[int]") -> Offsets:
    return np.array(values, dtype=np.int32)


def _by_first(phrases: Iterable[str]) -> dict[int, tuple[tuple[int, ...], ...]]:
    """Phrases as word hashes, under the hash of their first word, longest first."""
    found: dict[int, list[tuple[int, ...]]] = {}
    for phrase in phrases:
        hashes = tuple(word_hash(unify(word)) for word in phrase.split())
        found.setdefault(hashes[0], []).append(hashes)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in found.items()}


def _stock(words: "array[int]", phrases: dict[int, tuple[tuple[int, ...], ...]]) -> Iterable[tuple[int, int]]:
    """Yield the ranges of words that are stock phrases."""
    for place, word in enumerate(words):
        for phrase in phrases.get(word, ()):
            if tuple(words[place : place + len(phrase)]) == phrase:
                yield place, place + len(phrase)
                break
