"""Which reports tell one story: those whose names are much the same and which lie near in time.

The measure is the cosine over logarithmic counts of the capitalised words in what reports state. It needs no counts
over other reports, so two reports are as alike in a batch of five as in one of five hundred.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from trucewatch.matters.grouping import Clusters
from trucewatch.matters.times import from_iso
from trucewatch.matters.words import stem
from trucewatch.model import Report, Statement

_CAPITAL = re.compile(r"\b[A-Z][^\W\d_]+(?:[-'’][^\W_]+)*")
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


def tell_stories(
    statements: Sequence[Statement], reports: Mapping[str, Report], rules: Mapping[str, Any], stop: Collection[str]
) -> Stories:
    """Cluster the reports that have statements: each with all that are like it enough, directly or through others."""
    names: dict[str, Counter[str]] = {}
    for statement in statements:
        names.setdefault(statement.report, Counter()).update(_names(statement.text, stop))
    weights = {report: _weights(counted) for report, counted in names.items()}
    clusters = Clusters(list(weights))
    for left, right in _near(list(weights), reports, rules["window_days"]):
        if clusters.home(left) != clusters.home(right) and _cosine(weights[left], weights[right]) >= rules["threshold"]:
            clusters.join(left, right)
    return Stories({report: clusters.home(report) for report in weights})


def _near(order: Sequence[str], reports: Mapping[str, Report], window: int) -> Iterator[tuple[str, str]]:
    """Pairs of reports that no known date keeps apart."""
    days = [from_iso(reports[one].published.date) if one in reports else from_iso(None) for one in order]
    for place, left in enumerate(order):
        for other in range(place + 1, len(order)):
            gap = days[place].gap(days[other])
            if gap is None or gap <= window:
                yield left, order[other]


def _names(text: str, stop: Collection[str]) -> Iterator[str]:
    for found in _CAPITAL.findall(text):
        word = found.casefold().replace("’", "'").removesuffix("'s")
        if len(word) > 2 and word not in stop:
            yield stem(word)


def _weights(counted: Mapping[str, int]) -> Weights:
    """Logarithmic counts, scaled to length one; in order of the words, so that sums come out the same."""
    logs = {word: 1 + math.log(counted[word]) for word in sorted(counted)}
    length = math.sqrt(math.fsum(value * value for value in logs.values())) or 1.0
    return {word: value / length for word, value in logs.items()}


def _cosine(left: Weights, right: Weights) -> float:
    if len(left) > len(right):
        left, right = right, left
    return round(math.fsum(value * right[word] for word, value in left.items() if word in right), 6)
