"""Which reports tell one story: those whose names and words are much the same and which lie near in time.

The measure is the cosine over logarithmic counts of the capitalised words in what reports state, and of all words that
say something. It needs no counts over other reports, so two reports are as alike in a batch of five as in one of five
hundred. Reports are put together by average linkage: two groups are one while their reports are alike enough on
average, so that a report which is like one of each does not make them one (Sokal and Michener 1958).
"""

import heapq
import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from trucewatch.codebook import Codebook
from trucewatch.matters.clusters import Clusters
from trucewatch.matters.times import Stretch, from_iso
from trucewatch.matters.words import stem, words
from trucewatch.model import Report, Statement

_CAPITAL = re.compile(r"\b[A-Z][^\W\d_]+(?:[-'’][^\W_]+)*")
_FEW = 8  # reports of one day and the same names that are all compared with all others
_MUCH = 0.6  # a cosine from which one of more reports is told by one of these
_SHORT = 2  # words of so many letters say too little
Weights = Mapping[str, float]


@dataclass(frozen=True)
class Stories:
    """The story of each report, known by its first report in order."""

    of: Mapping[str, str]

    def same(self, left: Statement, right: Statement) -> bool:
        """Whether two statements stand in reports that tell one story."""
        return self.story(left) == self.story(right)

    def story(self, statement: Statement) -> str:
        """Return the story that a statement's report tells."""
        return self.of.get(statement.report, statement.report)


def silent_words(codebook: Codebook) -> frozenset[str]:
    """Return the words that do not tell one story from another."""
    lists = (("matters", "undertaking", "stop"), ("plain_words", "function"), ("plain_words", "reporting"))
    return frozenset(word for path in lists for word in codebook.words(*path))


def tell_stories(
    statements: Sequence[Statement], reports: Mapping[str, Report], rules: Mapping[str, Any], stop: Collection[str]
) -> Stories:
    """Put together the reports that have statements, by average linkage; `stop` are the words that say nothing."""
    counts: dict[str, Counter[str]] = {}
    for statement in statements:
        counts.setdefault(statement.report, Counter()).update(_features(statement.text, stop))
    weights = {report: _weights(counted) for report, counted in counts.items()}
    days = {one: from_iso(reports[one].published.date) if one in reports else from_iso(None) for one in weights}

    def like(left: str, right: str) -> float:
        gap = days[left].gap(days[right])
        far = gap is not None and gap > rules["window_days"]
        return 0.0 if far else _cosine(weights[left], weights[right])

    held = _folded(weights, days)
    clusters = Clusters(list(held))
    for left, right in _near({one: days[one] for one in held}, rules["window_days"]):
        if clusters.home(left) != clusters.home(right) and like(left, right) >= rules["threshold"]:
            clusters.join(left, right)
    found = (group for linked in clusters.groups() for group in _linked(linked, held, like, rules["threshold"]))
    return Stories({report: group[0] for group in found for report in group})


def _folded(weights: Mapping[str, Weights], days: Mapping[str, Stretch]) -> dict[str, list[str]]:
    """Return the reports that are compared, each with those that it stands for, itself first.

    Of more than a few reports of one day that name the same names, each that is much like one of the first few is
    told by that one: hundreds of tellings of one event need no comparison of all with all.
    """
    held: dict[str, list[str]] = {}
    first: dict[tuple[Stretch, frozenset[str]], list[str]] = {}
    for report, told in weights.items():
        names = frozenset(word for word in told if word.startswith("name "))
        leaders = first.setdefault((days[report], names), [])
        if len(leaders) < _FEW:
            leaders.append(report)
            held[report] = [report]
            continue
        leader = max(leaders, key=lambda one: _cosine(weights[one], told))
        if _cosine(weights[leader], told) >= _MUCH:
            held[leader].append(report)
        else:
            held[report] = [report]
    return held


def _near(days: Mapping[str, Stretch], window: int) -> Iterator[tuple[str, str]]:
    """Yield the pairs of reports that lie near in time, the undated with all: a year of reports is no square of itself.

    The pairs come as the reports stand in the order given, the earlier in it first.
    """
    rank = {report: place for place, report in enumerate(days)}
    dated = sorted((day.start.toordinal(), rank[one], one) for one, day in days.items() if day.start and day.end)
    undated = [one for one, day in days.items() if not (day.start and day.end)]
    for place, (_, _, left) in enumerate(dated):
        last = days[left].end
        for start, _, right in dated[place + 1 :]:
            if last is not None and start - last.toordinal() > window:
                break
            yield (left, right) if rank[left] < rank[right] else (right, left)
        for right in undated:
            yield (left, right) if rank[left] < rank[right] else (right, left)
    yield from combinations(undated, 2)


def _linked(
    reports: Sequence[str], held: Mapping[str, list[str]], like: Callable[[str, str], float], least: float
) -> list[list[str]]:
    """Return the groups of these reports: the two most alike on average are joined while they are alike enough.

    A report that stands for others counts as so many.
    """
    groups = {at: list(held[report]) for at, report in enumerate(reports)}
    sums = {
        frozenset((one, other)): like(reports[one], reports[other]) * len(groups[one]) * len(groups[other])
        for one, other in combinations(groups, 2)
    }

    def mean(one: int, other: int) -> float:
        return round(sums[frozenset((one, other))] / (len(groups[one]) * len(groups[other])), 6)

    waiting = [(-mean(one, other), one, other) for one, other in combinations(groups, 2)]
    heapq.heapify(waiting)
    while waiting and -waiting[0][0] >= least:
        value, one, other = heapq.heappop(waiting)
        if one not in groups or other not in groups or mean(one, other) != -value:
            continue
        groups[one] += groups.pop(other)
        for third in groups:
            if third != one:
                sums[frozenset((one, third))] += sums[frozenset((other, third))]
                heapq.heappush(waiting, (-mean(one, third), min(one, third), max(one, third)))
    return list(groups.values())


def _features(text: str, stop: Collection[str]) -> Iterator[str]:
    """Yield the stems of the words that say something, and once more of the capitalised ones, marked as names."""
    yield from (f"name {name}" for name in _names(text, stop))
    yield from (stem(word) for word in words(text) if len(word) > _SHORT and word not in stop)


def _names(text: str, stop: Collection[str]) -> Iterator[str]:
    for found in _CAPITAL.findall(text):
        word = found.casefold().replace("’", "'").removesuffix("'s")
        if len(word) > _SHORT and word not in stop:
            yield stem(word)


def _weights(counted: Mapping[str, int]) -> Weights:
    """Logarithmic counts, scaled to length one; in order of the words, so that sums come out the same."""
    logs = {word: 1 + math.log(counted[word]) for word in sorted(counted)}
    length = math.sqrt(math.fsum(value * value for value in logs.values())) or 1.0
    return {word: value / length for word, value in logs.items()}


def _cosine(left: Weights, right: Weights) -> float:
    both = left.keys() & right.keys()  # in any order: the sum is exact
    return round(math.fsum([left[word] * right[word] for word in both]), 6)
