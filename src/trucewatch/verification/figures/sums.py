"""Sums: whether the parts of a total make it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from trucewatch.codebook import Codebook
from trucewatch.model import Conclusion, Figure, Measure, Outcome, Reconciliation, Series
from trucewatch.verification.figures.bounds import apart, total
from trucewatch.verification.figures.points import bounds_of
from trucewatch.verification.figures.telling import Telling


def sum_conclusions(series: Sequence[Series], codebook: Codebook) -> Iterator[Reconciliation]:
    """Yield where parts and the total they are told as parts of cannot stand together; across series of one counter."""
    tellings = {one.id: Telling(each, codebook) for each in series for one in each.figures}
    figures = {one.id: one for each in series for one in each.figures}
    for whole, parts in _wholes(figures.values()):
        telling = tellings[whole.id]
        greater = [one for one in parts if bounds_of(whole).below(bounds_of(one))]
        for one in greater:
            yield telling.made(
                Conclusion.SUM, Outcome.CANNOT_BE, "part-greater", (whole, one), total=whole.said, part=one.said
            )
        if whole.whole and not greater:
            yield from _sum(whole, parts, telling)
    yield from _casualties(figures.values(), tellings)


def _wholes(figures: Iterable[Figure]) -> Iterator[tuple[Figure, list[Figure]]]:
    listed: list[Figure] = list(figures)
    named = {(one.batch, one.label): one for one in listed if one.label}
    by_id = {one.id: one for one in listed}
    groups: dict[str, list[Figure]] = defaultdict(list)
    for one in listed:
        if one.total is not None:
            whole = named.get((one.batch, one.total)) if one.entered else by_id.get(one.total)
            if whole is not None and whole.counter == one.counter and whole.id != one.id:
                groups[whole.id].append(one)
    for found in sorted(groups):
        yield by_id[found], sorted(groups[found], key=lambda one: (one.day or "", one.label, one.id))


def _sum(whole: Figure, parts: list[Figure], telling: Telling) -> Iterator[Reconciliation]:
    made, given = total(bounds_of(one) for one in parts), bounds_of(whole)
    words: dict[str, Any] = {"sum": made.words, "parts": " + ".join(one.said for one in parts), "total": whole.said}
    if not made.meets(given):
        sentence = "sum-over" if given.below(made) else "sum-under"
        yield telling.made(
            Conclusion.SUM,
            Outcome.CANNOT_BE,
            sentence,
            (whole, *parts),
            difference=apart(made, given).words,
            **words,
        )
    elif given.most is None and made.least >= given.least + step_of(given.least):
        yield telling.made(
            Conclusion.SUM,
            Outcome.ASK,
            "sum-bound",
            (whole, *parts),
            difference=f"{made.least - given.least:,}",
            **words,
        )


def step_of(number: int) -> int:
    """Return the step to which a number is rounded, by its zeros: 1,000 for 11,000, 1 for 43.

    Whoever knows that the parts make more than a bound and this step would have told the next bound.
    """
    step = 1
    while number and number % (step * 10) == 0:
        step *= 10
    return step


def _casualties(figures: Iterable[Figure], tellings: dict[str, Telling]) -> Iterator[Reconciliation]:
    """Killed and wounded, entered for the same people and days, are no more than the casualties are."""
    groups: dict[tuple[object, ...], dict[Measure, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for one in figures:
        if one.entered and one.day is not None and not one.late:
            key = (
                one.counter,
                one.counted,
                one.rule,
                one.place,
                one.day,
                one.start,
                one.end,
                one.cumulative,
                one.batch,
            )
            groups[key][one.measure].append(one)
    for group in groups.values():
        killed, wounded, all_ = (group.get(m, []) for m in (Measure.KILLED, Measure.WOUNDED, Measure.CASUALTIES))
        if len(killed) == len(wounded) == len(all_) == 1:
            made = bounds_of(killed[0]).plus(bounds_of(wounded[0]))
            if bounds_of(all_[0]).below(made):
                yield tellings[all_[0].id].made(
                    Conclusion.SUM,
                    Outcome.CANNOT_BE,
                    "casualties",
                    (killed[0], wounded[0], all_[0]),
                    killed=killed[0].said,
                    wounded=wounded[0].said,
                    sum=made.words,
                    total=all_[0].said,
                )
