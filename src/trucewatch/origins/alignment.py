"""Line up the words of two texts: the stretches they share in the same order, over light edits.

Exact runs of a few words are the anchors. Anchors that follow each other in both texts with a small gap
belong to one passage; in the gaps and at both ends the longest common subsequence finds the single words that
are shared too. The result is a set of passages in which no word of either text is used twice.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from trucewatch.origins.rules import Rules

_REPEATS = 6  # an anchor that one text holds more often than this is no anchor

Match = tuple[int, int]
"""A word of the one text and the same word of the other, by their places."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """One passage that two texts share: the matched words, in order in both."""

    matches: tuple[Match, ...]

    @property
    def left(self) -> tuple[int, int]:
        """First and last word in the one text."""
        return self.matches[0][0], self.matches[-1][0]

    @property
    def right(self) -> tuple[int, int]:
        """First and last word in the other text."""
        return self.matches[0][1], self.matches[-1][1]

    @property
    def density(self) -> float:
        """The part of the longer side that is matched."""
        longer = max(self.left[1] - self.left[0], self.right[1] - self.right[0]) + 1
        return len(self.matches) / longer

    @property
    def longest_run(self) -> int:
        """The length of the longest stretch without an edit."""
        longest = length = 1
        for before, match in pairwise(self.matches):
            length = length + 1 if match == (before[0] + 1, before[1] + 1) else 1
            longest = max(longest, length)
        return longest


def align(left: Sequence[int], right: Sequence[int], rules: Rules) -> tuple[Alignment, ...]:
    """Return the passages that two texts share, the longest first; words are given as hashes."""
    runs = _runs(left, right, rules.edited_anchor)
    chained = (_filled(chain, left, right, rules.edited_gap) for chain in _chains(runs, rules.edited_gap))
    passages = sorted(chained, key=lambda matches: (-len(matches), matches))
    return tuple(_disjoint(passages, rules.edited_anchor))


def _runs(left: Sequence[int], right: Sequence[int], length: int) -> list[tuple[int, int, int]]:
    """Return the longest exact runs of at least this length, as (place left, place right, length)."""
    places: dict[tuple[int, ...], list[int]] = {}
    for j in range(len(right) - length + 1):
        places.setdefault(tuple(right[j : j + length]), []).append(j)
    ends: dict[int, int] = {}
    found: list[tuple[int, int, int]] = []
    for i in range(len(left) - length + 1):
        here = places.get(tuple(left[i : i + length]), ())
        for j in here if len(here) <= _REPEATS else ():
            if ends.get(j - i, -1) > i:
                continue
            end = _run_end(left, right, i, j)
            ends[j - i] = end
            found.append((i, j, end - i))
    return found


def _run_end(left: Sequence[int], right: Sequence[int], i: int, j: int) -> int:
    while i < len(left) and j < len(right) and left[i] == right[j]:
        i, j = i + 1, j + 1
    return i


def _chains(runs: list[tuple[int, int, int]], gap: int) -> Iterator[list[tuple[int, int, int]]]:
    """Yield the runs joined to passages: each run goes behind the nearest passage that it can continue."""
    open_chains: list[list[tuple[int, int, int]]] = []
    for run in sorted(runs, key=lambda run: (run[0], -run[2], run[1])):
        still_open = []
        for chain in open_chains:
            if run[0] - (chain[-1][0] + chain[-1][2]) > gap:
                yield chain
            else:
                still_open.append(chain)
        open_chains = still_open
        fitting = [(cost, n) for n, chain in enumerate(open_chains) if (cost := _cost(chain[-1], run, gap)) is not None]
        if fitting:
            open_chains[min(fitting)[1]].append(run)
        else:
            open_chains.append([run])
    yield from open_chains


def _cost(before: tuple[int, int, int], run: tuple[int, int, int], gap: int) -> int | None:
    """How many words lie between two runs, or None where the second cannot continue the first."""
    left, right = run[0] - before[0] - before[2], run[1] - before[1] - before[2]
    if left < -1 or right < -1 or left > gap or right > gap:
        return None
    return abs(left) + abs(right)


def _filled(
    chain: list[tuple[int, int, int]], left: Sequence[int], right: Sequence[int], gap: int
) -> tuple[Match, ...]:
    """Return the matched words of a chain of runs, with those in its gaps and just outside its ends."""
    matches = list(_before(left, right, chain[0][0], chain[0][1], gap))
    i, j = chain[0][0], chain[0][1]
    for run_left, run_right, length in chain:
        skip = max(0, i - run_left, j - run_right)
        matches += _common(left, right, (i, run_left + skip), (j, run_right + skip))
        matches += [(run_left + n, run_right + n) for n in range(skip, length)]
        i, j = run_left + length, run_right + length
    matches += _common(left, right, (i, min(len(left), i + gap)), (j, min(len(right), j + gap)))
    return tuple(matches)


def _before(left: Sequence[int], right: Sequence[int], i: int, j: int, gap: int) -> Iterable[Match]:
    return _common(left, right, (max(0, i - gap), i), (max(0, j - gap), j))


def _common(left: Sequence[int], right: Sequence[int], here: tuple[int, int], there: tuple[int, int]) -> list[Match]:
    """Return a longest common subsequence of two short stretches."""
    rows, columns = max(0, here[1] - here[0]), max(0, there[1] - there[0])
    if not rows or not columns:
        return []
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for r in range(rows - 1, -1, -1):
        for c in range(columns - 1, -1, -1):
            same = left[here[0] + r] == right[there[0] + c]
            best[r][c] = best[r + 1][c + 1] + 1 if same else max(best[r + 1][c], best[r][c + 1])
    found, r, c = [], 0, 0
    while r < rows and c < columns:
        if left[here[0] + r] == right[there[0] + c]:
            found.append((here[0] + r, there[0] + c))
            r, c = r + 1, c + 1
        elif best[r + 1][c] >= best[r][c + 1]:
            r += 1
        else:
            c += 1
    return found


def _disjoint(passages: Iterable[tuple[Match, ...]], least: int) -> Iterator[Alignment]:
    """Yield the passages with the words taken out that an earlier, longer one holds."""
    used_left: set[int] = set()
    used_right: set[int] = set()
    for passage in passages:
        free = tuple((i, j) for i, j in passage if i not in used_left and j not in used_right)
        if len(free) >= least:
            used_left.update(i for i, _ in free)
            used_right.update(j for _, j in free)
            yield Alignment(free)
