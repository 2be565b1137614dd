"""Which reports are worth comparing: an inverted index over the word runs of all of them.

A run of so many words (the codebook says how many) is hashed; runs with a word in quotation marks, in a stock
phrase, or with too few telling words are left out. A posting is one number: the hash of a run in its upper 40
bits, the number of a report that holds it in the lower 24. Sorted, equal runs lie together, so no report is
compared with a report that shares none. A run that very many reports hold is compared with the first of them
only, which keeps the work in step with the number of reports. Two runs whose hashes agree by accident cost a
comparison and nothing else.

The index takes eight bytes for each run of a report. It grows by sorted parts, of which the last is merged with
the one before while that is not larger: adding a report touches a few parts, not all postings.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.origins.fingerprint import Fingerprint, Flags, Hashes
from trucewatch.origins.rules import Rules

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_NUMBER_BITS = np.uint64(24)
_NUMBER = np.uint64((1 << 24) - 1)
_AT_ONCE = 1 << 20  # postings that are looked through at a time

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Pairs of numbers of reports (smaller first, in order), and the runs that are too common, as keys."""

    pairs: tuple[tuple[int, int], ...]
    common: Hashes


def run_hashes(words: Hashes, length: int) -> Hashes:
    """Return the hash of each run of so many words; the item at i stands for the run that begins at word i."""
    count = len(words) - length + 1
    if count <= 0:
        return np.empty(0, np.uint64)
    hashes = np.zeros(count, np.uint64)
    for place in range(length):
        hashes *= _FACTOR
        hashes ^= hashes >> np.uint64(29)
        hashes += words[place : place + count]
    return hashes


def keys(hashes: Hashes) -> Hashes:
    """Return what an index keeps of the hashes of runs."""
    return hashes >> _NUMBER_BITS


def telling_runs(print_: Fingerprint, rules: Rules) -> tuple[Hashes, Numbers]:
    """Return the hashes of the runs of one text that may tie it to others, and the word that each begins at."""
    length = rules.run_evidence
    hashes = run_hashes(print_.words, length)
    if not len(hashes):
        return hashes, np.empty(0, np.int64)
    narrative = _windows(print_.narrative, length) == length
    telling = _windows(print_.telling, length) >= rules.run_evidence_telling
    places = np.flatnonzero(narrative & telling)
    return hashes[places], places


def indexed_runs(print_: Fingerprint, rules: Rules) -> Hashes:
    """Return the hashes of the runs of one text that may tie it to others, each once, sorted."""
    return _distinct(telling_runs(print_, rules)[0])


def _distinct(hashes: Hashes) -> Hashes:
    """Return each number once, sorted: for small arrays many times faster than numpy's own."""
    ordered = np.sort(hashes)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))] if len(ordered) else ordered


class Index:
    """The runs of numbered reports, in sorted parts. Numbers must be below 2**24."""

    def __init__(self, parts: Iterable[Hashes] = ()) -> None:
        self.parts: list[Hashes] = list(parts)

    def __len__(self) -> int:
        return sum(map(len, self.parts))

    def add(self, runs: Iterable[Hashes], first: int) -> None:
        """Take in the runs of reports that are numbered from `first` on."""
        gathered, size = np.empty(0, np.uint64), 0
        for number, own in enumerate(runs, start=first):
            if size + len(own) > len(gathered):
                # grown in place: a copy would double the memory of the largest part
                gathered.resize(max(2 * len(own), len(gathered) * 5 // 4 + len(own)), refcheck=False)
            gathered[size : size + len(own)] = (own & ~_NUMBER) | np.uint64(number)
            size += len(own)
        gathered.resize(size, refcheck=False)
        gathered.sort()
        self.parts.append(gathered)
        while len(self.parts) > 1 and len(self.parts[-2]) <= 2 * len(self.parts[-1]):
            merged = np.concatenate([self.parts.pop(), self.parts.pop()])
            merged.sort()
            self.parts.append(merged)

    def holders(self, wanted: Hashes) -> list[Numbers]:
        """Return the numbers of the reports that hold each of these runs, given as keys; a report may come twice."""
        low = wanted << _NUMBER_BITS
        ranges = [(np.searchsorted(part, low), np.searchsorted(part, low | _NUMBER, "right")) for part in self.parts]
        found = []
        for place in range(len(wanted)):
            owned = [part[a[place] : b[place]] for part, (a, b) in zip(self.parts, ranges, strict=True)]
            found.append(_distinct(np.concatenate([np.empty(0, np.uint64), *owned]) & _NUMBER).astype(np.int64))
        return found

    def held(self, wanted: Hashes) -> Numbers:
        """Return how many reports hold each of these runs, given as keys."""
        return np.array([len(owned) for owned in self.holders(wanted)], dtype=np.int64)

    def candidates(self, reports: int, rules: Rules) -> Candidates:
        """Return which of the first so many reports share a run, numbered in the order of publication."""
        if len(self.parts) > 1:
            self.parts = [np.sort(np.concatenate(self.parts))]
        codes = np.empty(0, np.int64)
        common = [np.empty(0, np.uint64)]
        for owners, starts, sizes, run in self._shared():
            found = _pairs(owners, starts, sizes, rules.common_reports, reports)
            codes = np.unique(np.concatenate([codes, *found]))
            common.append(run[sizes > rules.common_reports])
        pairs = tuple((int(code) // reports, int(code) % reports) for code in codes)
        return Candidates(pairs, np.concatenate(common))

    def _shared(self) -> Iterator[tuple[Numbers, Numbers, Numbers, Hashes]]:
        """Yield the runs that several reports hold, some at a time: owners, where those of each begin, how many."""
        postings = self.parts[0] if self.parts else np.empty(0, np.uint64)
        start = 0
        while start < len(postings):
            end = min(len(postings), start + _AT_ONCE)
            if end < len(postings):
                end = int(np.searchsorted(postings, postings[end - 1] | _NUMBER, "right"))
            part = _distinct(postings[start:end])
            start = end
            runs, starts, sizes = np.unique(keys(part), return_index=True, return_counts=True)
            several = sizes > 1
            yield (part & _NUMBER).astype(np.int64), starts[several], sizes[several], runs[several]


def candidates(prints: Sequence[Fingerprint], rules: Rules) -> Candidates:
    """Return which of these texts share a run, given in the order in which they were published."""
    index = Index()
    index.add((indexed_runs(print_, rules) for print_ in prints), 0)
    return index.candidates(len(prints), rules)


def _pairs(owners: Numbers, starts: Numbers, sizes: Numbers, most: int, reports: int) -> Iterator[Numbers]:
    """Yield pairs as numbers, first * reports + second, for the groups of each size."""
    for start, size in zip(starts[sizes > most].tolist(), sizes[sizes > most].tolist(), strict=True):
        yield owners[start] * reports + owners[start + 1 : start + size]
    for size in np.unique(sizes[sizes <= most]):
        of_size = starts[sizes == size]
        for left in range(int(size) - 1):
            for right in range(left + 1, int(size)):
                yield np.unique(owners[of_size + left] * reports + owners[of_size + right])


def _windows(flags: Flags, length: int) -> Numbers:
    """Return how many flags are set in each window of this length."""
    sums = np.concatenate(([0], np.cumsum(flags)))
    return np.asarray(sums[length:] - sums[:-length], dtype=np.int64)
