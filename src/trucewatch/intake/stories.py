"""Date reports that do not say when they were published, where it can be worked out, and say how.

First from the report itself: the latest full date that ties its story to a day, moved on to the latest day of the week
on which somebody "said" something. Then from dated reports that tell the same story, found by the share of telling
words that two texts have in common (cosine over word sets weighted by inverse document frequency; Salton and Buckley
1988). One candidate or none.
"""

import datetime
import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from trucewatch.codebook import Codebook
from trucewatch.intake.days import Days, days_of
from trucewatch.intake.publication import dated
from trucewatch.model import Basis, Precision, Published, Report, Text

_WORD = re.compile(r"[^\W\d_]{4,}")
Pair = tuple[Report, Text]


def date_reports(batch: Sequence[Pair], known: Sequence[Pair], codebook: Codebook) -> tuple[Report, ...]:
    """Return the reports of the batch, in order, those without a date dated where it can be worked out.

    `known` are reports read before: they lend their dates and are not changed.
    """
    days = {report.id: days_of(text, codebook) for report, text in batch if report.published.date is None}
    own = [_redated(report, _by_itself(days[report.id])) if report.id in days else report for report, _ in batch]
    if all(report.published.date for report in own):
        return tuple(own)
    texts = [text for _, text in (*batch, *known)]
    for shared in (True, False):
        stories = _Stories([*own, *(report for report, _ in known)], texts, codebook)
        own = [
            report if report.published.date else _redated(report, stories.date(at, days[report.id], shared=shared))
            for at, report in enumerate(own)
        ]
    return tuple(own)


def _redated(report: Report, found: Published | None) -> Report:
    return report if found is None else msgspec.structs.replace(report, published=found)


def _by_itself(days: Days) -> Published | None:
    """Return the date that a report's own floor and told days give, None where either is wanting.

    Where nobody spoke later than on the day of the story itself, it may have come out a day later: precision range.
    """
    if days.floor is None:
        return None
    latest = days.latest(days.floor)
    if latest is None:
        return None
    found = dated(max(days.floor, latest[0]), Basis.TEXT, f"{days.floor_words}; {latest[1]}")
    return found if latest[0] > days.floor else msgspec.structs.replace(found, precision=Precision.RANGE)


class _Stories:
    """The telling words of all reports, so that those that tell the same story are found."""

    def __init__(self, reports: Sequence[Report], texts: Sequence[Text], codebook: Codebook) -> None:
        rules = codebook.table("intake")["same_story"]
        self._shared: float = rules["shared"]
        self._related: float = rules["related"]
        self._near: float = rules["near_best"]
        self._share: float = rules["least_share"]
        self._days: int = rules["days"]
        self._reports = reports
        self._words = [_words(text) for text in texts]
        counts = Counter(word for words in self._words for word in words)
        self._weight = {word: math.log(1 + len(texts) / n) ** 2 for word, n in counts.items()}
        self._norm = [math.sqrt(sum(self._weight[word] for word in sorted(words))) for words in self._words]
        self._at = self._index()

    def date(self, at: int, days: Days, *, shared: bool) -> Published | None:
        """Return the date that the reports of the same story lend to the report at this place, None without one answer.

        With `shared`, reports that share much wording lend their day. Without, those that are merely related lend a
        date that is good about (precision range), where several agree and a day that the report names lies next to it.
        """
        likeness = self._likeness(at)
        best = max(likeness.values(), default=0.0)
        least = self._shared if shared else max(self._related, best * self._near)
        votes: dict[datetime.date, list[int]] = defaultdict(list)
        for twin in sorted(i for i, value in likeness.items() if value >= least):
            day = self._lent(twin, days, shared=shared)
            if day is not None:
                votes[day].append(twin)
        weight = {day: sum(likeness[twin] for twin in twins) for day, twins in votes.items()}
        day = max(weight, key=lambda day: (weight[day], day), default=None)
        if day is None or weight[day] < self._share * sum(weight.values()) or len(votes[day]) < (1 if shared else 2):
            return None
        return self._published(day, votes[day], days, shared=shared)

    def _published(self, day: datetime.date, twins: list[int], days: Days, *, shared: bool) -> Published:
        told = days.latest(day, done=not shared)
        names = [f"{self._reports[twin].file} ({self._reports[twin].published.date})" for twin in twins[:3]]
        found = dated(day, Basis.SAME_STORY, "; ".join([*names, *([told[1]] if told else [])]))
        return found if shared else msgspec.structs.replace(found, precision=Precision.RANGE)

    def _index(self) -> Mapping[str, list[int]]:
        """Return for each word the dated reports that have it."""
        found: dict[str, list[int]] = defaultdict(list)
        for i, words in enumerate(self._words):
            if self._reports[i].published.date:
                for word in words:
                    found[word].append(i)
        return found

    def _likeness(self, at: int) -> dict[int, float]:
        shared: dict[int, float] = defaultdict(float)
        for word in sorted(self._words[at]):
            for i in self._at.get(word, ()):
                shared[i] += self._weight[word]
        return {i: total / (self._norm[at] * self._norm[i]) for i, total in shared.items() if total > 0}

    def _lent(self, twin: int, days: Days, *, shared: bool) -> datetime.date | None:
        """Return the day of the twin, or the told day right behind it; None where the days do not meet."""
        day = datetime.date.fromisoformat(self._reports[twin].published.date or "")
        latest = days.latest(day, done=not shared)
        if latest is None:
            return day if shared else None
        if abs((latest[0] - day).days) > self._days:
            return None
        return max(day, latest[0])


def _words(text: Text) -> frozenset[str]:
    return frozenset(
        word for block in text.blocks for word in _WORD.findall(text.content[block.start : block.end].lower())
    )
