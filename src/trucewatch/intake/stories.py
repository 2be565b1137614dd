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
from trucewatch.model import Basis, Published, Report, Text

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
    stories = _Stories([*own, *(report for report, _ in known)], texts, codebook)
    return tuple(
        report if report.published.date else _redated(report, stories.date(at, days[report.id]))
        for at, report in enumerate(own)
    )


def _redated(report: Report, found: Published | None) -> Report:
    return report if found is None else msgspec.structs.replace(report, published=found)


def _by_itself(days: Days) -> Published | None:
    """Return the date that a report's own floor and told days give, None where either is wanting."""
    if days.floor is None:
        return None
    latest = days.latest(days.floor)
    if latest is None:
        return None
    return dated(max(days.floor, latest[0]), Basis.TEXT, f"{days.floor_words}; {latest[1]}")


class _Stories:
    """The telling words of all reports, so that those that tell the same story are found."""

    def __init__(self, reports: Sequence[Report], texts: Sequence[Text], codebook: Codebook) -> None:
        rules = codebook.table("intake")["same_story"]
        self._least: float = rules["least_likeness"]
        self._near: float = rules["near_best"]
        self._most_days: int = rules["most_days"]
        self._reports = reports
        self._words = [_words(text) for text in texts]
        counts = Counter(word for words in self._words for word in words)
        self._weight = {word: math.log(1 + len(texts) / n) ** 2 for word, n in counts.items()}
        self._norm = [math.sqrt(sum(self._weight[word] for word in sorted(words))) for words in self._words]
        self._at = self._index(len(texts))

    def date(self, at: int, days: Days) -> Published | None:
        """Return the date that the reports of the same story lend to the report at this place, None without one answer."""
        likeness = self._likeness(at)
        best = max(likeness.values(), default=0.0)
        twins = [i for i in sorted(likeness) if likeness[i] >= max(self._least, best * self._near)]
        if not twins:
            return None
        found = {self._lent(twin, days): twin for twin in reversed(twins)}
        if len(found) != 1 or None in found:
            return None
        (day, twin), *_ = found.items()
        assert day is not None
        latest = days.latest(day)
        words = f"{self._reports[twin].file}, {self._reports[twin].published.date}" + (
            f"; {latest[1]}" if latest else ""
        )
        return dated(day, Basis.SAME_STORY, words)

    def _index(self, total: int) -> Mapping[str, list[int]]:
        """Return for each word the dated reports that have it; words that nearly all have tell nothing."""
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

    def _lent(self, twin: int, days: Days) -> datetime.date | None:
        """Return the day of the twin, or a told day of the report that lies up to three days behind it."""
        day = datetime.date.fromisoformat(self._reports[twin].published.date or "")
        latest = days.latest(day)
        return day if latest is None else max(day, latest[0])


def _words(text: Text) -> frozenset[str]:
    return frozenset(
        word for block in text.blocks for word in _WORD.findall(text.content[block.start : block.end].lower())
    )
