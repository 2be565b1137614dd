"""What is kept of the reports of a record between two runs, so that one more report costs what it brings.

For each report: that it was read, and where it says who was told. For all: the index of their word runs, and the
passages that pairs share. Nothing here is a source: it follows from the texts, whatever the order and batching in
which they came, and is made anew where it does not fit them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np

from trucewatch.codebook import Codebook
from trucewatch.model import Report, Text, Value
from trucewatch.origins.fingerprint import Fingerprint, Fingerprinter, Hashes
from trucewatch.origins.index import Index, indexed_runs, keys
from trucewatch.origins.order import rank
from trucewatch.origins.passages import Pair, Passage, placed
from trucewatch.origins.press import press
from trucewatch.origins.rules import Rules
from trucewatch.origins.tellings import Told, told_in

_REMEMBERED = 2048  # fingerprints held at a time: those of the reports that are being compared
_ANEW = 4  # an addition of more than a fourth of what is there is worked out with it, all at once

Numbered = tuple[int, int]
"""Two reports by their numbers, the one that was published earlier first."""


class Entry(Value, frozen=True, kw_only=True, array_like=True, gc=False):
    """One report: what tells that its text is the one that was indexed, its rank, where it says who was told.

    `translated` names whose text its notices say that it is a translation of.
    """

    report: str
    size: int
    rank: tuple[str, str]
    told: tuple[Told, ...]
    translated: tuple[str, ...] = ()


class Shared(Value, frozen=True, kw_only=True):
    """The passages that two reports share, in the order of the earlier; `words` counts those of the shorter text."""

    passages: tuple[Passage, ...]
    words: int


class Kept:
    """Entries by number, the index of their runs, the runs that are too common, the passages by pair.

    `changed` tells whether an update found anything to do.
    """

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.index = Index()
        self.common: Hashes = np.empty(0, np.uint64)
        self.shared: dict[Numbered, Shared] = {}
        self.changed = False

    def update(self, reports: Sequence[Report], texts: Mapping[str, Text], codebook: Codebook) -> None:
        """Take in these reports, given in the order of publication, and nothing else.

        The texts are by report id. What was kept is dropped where it holds a report that is not among them.
        """
        known = {entry.report: entry for entry in self.entries}
        fits = {report.id for report in reports if _is_of(known.get(report.id), report, texts)}
        fresh = [report for report in reports if report.id not in fits]
        if len(fits) == len(known) and not fresh:
            return
        if len(fits) < len(known) or len(fresh) * _ANEW > len(known):
            self.__init__()  # type: ignore[misc]
            fresh = list(reports)
        work = _Work(self, {report.id: report for report in reports}, texts, codebook)
        if self.entries:
            work.add(fresh)
        else:
            work.build(fresh)
        self.changed = True


def _is_of(entry: Entry | None, report: Report, texts: Mapping[str, Text]) -> bool:
    return entry is not None and entry.rank == rank(report) and entry.size == len(texts[report.id].content)


class _Work:
    """One update: compares texts, whose fingerprints are remembered while they are needed."""

    def __init__(
        self, kept: Kept, reports: Mapping[str, Report], texts: Mapping[str, Text], codebook: Codebook
    ) -> None:
        self._kept, self._reports, self._texts = kept, reports, texts
        self._rules, self._press = Rules.of(codebook), press(codebook)
        self._maker = Fingerprinter(codebook)
        self._print: Callable[[str], Fingerprint] = lru_cache(_REMEMBERED)(self._made)

    def build(self, reports: Sequence[Report]) -> None:
        """Take in the first reports, in the order of publication."""
        self._kept.index.add((self._entered(report) for report in reports), 0)
        found = self._kept.index.candidates(len(reports), self._rules)
        self._kept.common = found.common
        for pair in found.pairs:
            self._compare(pair)

    def add(self, reports: Sequence[Report]) -> None:
        """Take in more reports."""
        first = len(self._kept.entries)
        runs = [self._entered(report) for report in reports]
        self._kept.index.add(runs, first)
        wanted = np.unique(keys(np.concatenate([np.empty(0, np.uint64), *runs])))
        pairs: set[Numbered] = set()
        turned: set[int] = set()
        for run, owned in zip(wanted, self._kept.index.holders(wanted), strict=True):
            if len(owned) > 1:
                holders = sorted(owned.tolist(), key=self._rank)
                if len(owned) > self._rules.common_reports >= sum(number < first for number in holders):
                    self._kept.common = np.union1d(self._kept.common, [run])
                    turned.update(holders)
                pairs.update(self._affected(holders, first))
        pairs.update(pair for pair in self._kept.shared if not turned.isdisjoint(pair))
        for pair in sorted(pairs):
            if self._worth(pair):
                self._compare(pair)
            else:
                self._kept.shared.pop(pair, None)

    def _affected(self, holders: Sequence[int], first: int) -> Iterator[Numbered]:
        """Yield the pairs of those that hold one run which the newcomers among them bring, or may undo."""
        most = self._rules.common_reports
        old = [number for number in holders if number < first]
        if len(old) <= most:
            yield from ((a, b) for n, a in enumerate(holders) for b in holders[n + 1 :] if max(a, b) >= first)
            return
        leads = {holders[0], old[0]}
        for number in holders:
            for lead in leads - {number} if number >= first or len(leads) > 1 else ():
                yield self._ordered(lead, number)

    def _worth(self, pair: Numbered) -> bool:
        """Whether two reports share a run that is not too common, or one of which the earlier is the first of all."""
        one, other = (keys(indexed_runs(self._print(self._kept.entries[n].report), self._rules)) for n in pair)
        for owned in self._kept.index.holders(np.intersect1d(one, other)):
            if len(owned) <= self._rules.common_reports or min(owned.tolist(), key=self._rank) == pair[0]:
                return True
        return False

    def _compare(self, pair: Numbered) -> None:
        earlier, later = (self._reports[self._kept.entries[number].report] for number in pair)
        left, right = self._print(earlier.id), self._print(later.id)
        one_agency = not set(self._press.credited(earlier)).isdisjoint(self._press.credited(later))
        found = Pair(left, right, self._kept.common, self._rules).copied(one_agency=one_agency)
        contents = self._texts[earlier.id].content, self._texts[later.id].content
        if found:
            passages = tuple(placed(passage, left, right, contents) for passage in found)
            self._kept.shared[pair] = Shared(passages=passages, words=min(len(left), len(right)))
        else:
            self._kept.shared.pop(pair, None)

    def _entered(self, report: Report) -> Hashes:
        text, print_ = self._texts[report.id], self._print(report.id)
        told = tuple(told_in(text, print_, self._press))
        notices = (text.content[aside.start : aside.end] for aside in text.asides)
        translated = tuple(name for notice in notices for name in self._press.translated(notice))
        self._kept.entries.append(
            Entry(report=report.id, size=len(text.content), rank=rank(report), told=told, translated=translated)
        )
        return indexed_runs(print_, self._rules)

    def _made(self, report: str) -> Fingerprint:
        return self._maker.fingerprint(self._texts[report])

    def _rank(self, number: int) -> tuple[str, str]:
        return self._kept.entries[number].rank

    def _ordered(self, one: int, other: int) -> Numbered:
        return (one, other) if self._rank(one) < self._rank(other) else (other, one)


def ranked(pairs: Iterable[Numbered], entries: Sequence[Entry]) -> list[Numbered]:
    """Return pairs in the order of publication."""
    return sorted(pairs, key=lambda pair: (entries[pair[0]].rank, entries[pair[1]].rank))
