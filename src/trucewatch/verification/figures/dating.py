"""Event date against report date: what was told later than the day it is counted for."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from trucewatch.model import Conclusion, Dated, Figure, Outcome, Reconciliation
from trucewatch.verification.figures.bounds import apart, total
from trucewatch.verification.figures.points import Days, Point, bounds_of
from trucewatch.verification.figures.telling import Telling, day_words, figures_of


def dating_conclusions(days: Days, telling: Telling) -> Iterator[Reconciliation]:
    """Yield the counts of a day of events that changed after it, and tables by event beside tables by report."""
    yield from _revised(days, telling)
    event, report = days.new.get(Dated.EVENT, ()), days.new.get(Dated.REPORT, ())
    if event and report:
        yield from _two_tables(event, report, telling)


def _revised(days: Days, telling: Telling) -> Iterator[Reconciliation]:
    groups: dict[tuple[str, str, Dated], list[Figure]] = defaultdict(list)
    for one in days.series.figures:
        told = one.cumulative is False and not one.late and one.stated and one.total is None
        if told and one.start and one.end and one.day:
            groups[one.start, one.end, one.dated].append(one)
    for (start, end, _), group in groups.items():
        by_day = {one.day: one for one in sorted(group, key=lambda one: (one.day or "", one.id), reverse=True)}
        for earlier, later in pairwise(sorted(by_day.values(), key=lambda one: one.day or "")):
            if bounds_of(earlier).meets(bounds_of(later)):
                continue
            more = bounds_of(earlier).below(bounds_of(later))
            yield telling.made(
                Conclusion.EVENT_DATE,
                Outcome.EXPLAINED if more else Outcome.ASK,
                "event-date",
                (earlier, later),
                event=" to ".join(dict.fromkeys((day_words(start), day_words(end)))),
                earlier=earlier.said,
                later=later.said,
                earlier_day=day_words(earlier.day or ""),
                later_day=day_words(later.day or ""),
                difference=apart(bounds_of(earlier), bounds_of(later)).words,
                direction="more" if more else "fewer",
            )


def _two_tables(event: tuple[Point, ...], report: tuple[Point, ...], telling: Telling) -> Iterator[Reconciliation]:
    by_event = {point.day: point for point in event if point.start == point.day}
    by_report = {point.day: point for point in report if point.start == point.day}
    shared = sorted({*by_event} & {*by_report})
    differing = [day for day in shared if not by_event[day].bounds.meets(by_report[day].bounds)]
    if not differing:
        return
    sums = [total(table[day].bounds for day in shared) for table in (by_event, by_report)]
    agree = sums[0].meets(sums[1])
    yield telling.made(
        Conclusion.EVENT_DATE,
        Outcome.EXPLAINED if agree else Outcome.ASK,
        "event-report",
        figures_of([table[day] for table in (by_event, by_report) for day in differing]),
        first_day=day_words(shared[0]),
        last_day=day_words(shared[-1]),
        event=sums[0].words,
        report=sums[1].words,
        days=f"{len(differing):,} of {len(shared):,} days",
        verdict="the same people, dated otherwise"
        if agree
        else f"{apart(*sums).words} are in the one and not in the other",
    )
