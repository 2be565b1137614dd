"""Which reports are worth comparing: an inverted index over the word runs of all of them.

A run of so many words (the codebook says how many) is hashed to 64 bits; runs with a word in quotation marks,
in a stock phrase, or with too few telling words are left out. Sorting the hashes of all reports brings equal
runs together, so no report is compared with a report that shares none. A run that very many reports hold is
compared with the first of them only, which keeps the work in step with the number of reports.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.origins.fingerprint import Fingerprint, Flags, Hashes
from trucewatch.origins.rules import Rules

_FACTOR = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Pairs of places in the given sequence (smaller first, in order), and the hashes of runs that are too common."""

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


def indexed_runs(print_: Fingerprint, rules: Rules) -> Hashes:
    """Return the hashes of the runs of one text that may tie it to others, each once, sorted."""
    length = rules.run_evidence
    hashes = run_hashes(print_.words, length)
    if not len(hashes):
        return hashes
    narrative = _windows(print_.narrative, length) == length
    telling = _windows(print_.telling, length) >= rules.run_evidence_telling
    return np.unique(hashes[narrative & telling])


def candidates(prints: Sequence[Fingerprint], rules: Rules) -> Candidates:
    """Return which of these texts share a run, given in the order in which they were published."""
    runs = [indexed_runs(print_, rules) for print_ in prints]
    hashes = np.concatenate([np.empty(0, np.uint64), *runs])
    owners = np.repeat(np.arange(len(prints), dtype=np.int64), [len(own) for own in runs])
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    starts = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1]))) if len(hashes) else order
    sizes = np.diff(np.append(starts, len(hashes)))
    found = [np.empty(0, np.int64)]
    found += _pairs(owners, starts, sizes, rules.common_reports, len(prints))
    codes = np.unique(np.concatenate(found))
    pairs = tuple((int(code) // len(prints), int(code) % len(prints)) for code in codes)
    return Candidates(pairs, hashes[starts[sizes > rules.common_reports]])


def _pairs(
    owners: NDArray[np.int64], starts: NDArray[np.int64], sizes: NDArray[np.int64], most: int, reports: int
) -> Iterator[NDArray[np.int64]]:
    """Yield pairs as numbers, first * reports + second, for the groups of each size."""
    for size in np.unique(sizes[sizes > 1]):
        of_size = starts[sizes == size]
        for left in range(int(size) - 1 if size <= most else 1):
            for right in range(left + 1, int(size)):
                yield np.unique(owners[of_size + left] * reports + owners[of_size + right])


def _windows(flags: Flags, length: int) -> NDArray[np.int64]:
    """Return how many flags are set in each window of this length."""
    sums = np.concatenate(([0], np.cumsum(flags)))
    return np.asarray(sums[length:] - sums[:-length], dtype=np.int64)
