"""Daily counts beside a running one: whether its rise is what was counted as new, and what was added late."""

from collections.abc import Iterator
from typing import Any

from trucewatch.model import Conclusion, Dated, Figure, Outcome, Reconciliation
from trucewatch.verification.figures.bounds import Bounds, apart, total
from trucewatch.verification.figures.points import Days, bounds_of, days_between
from trucewatch.verification.figures.steps import Step, steps_of
from trucewatch.verification.figures.swapped import swapped_conclusions
from trucewatch.verification.figures.telling import Telling, arithmetic, day_words, figures_of


def daily_conclusions(days: Days, telling: Telling) -> Iterator[Reconciliation]:
    """Yield what each step of a running count tells beside the new counts and the late additions."""
    for (_, dated), run in days.runs.items():
        around = steps_of(days, dated, run)
        steps = [step for step in around if not step.last.bounds.below(step.first.bounds)]  # what falls is told so
        for step in steps:
            yield from _told(step, days, dated, telling)
        yield from swapped_conclusions(around, telling)
        yield from _batches([step for step in steps if step.new is None and not step.late], telling)


def _told(step: Step, days: Days, dated: Dated, telling: Telling) -> Iterator[Reconciliation]:
    if step.new is None:
        yield from _without_all_days(step, days, dated, telling)
        return
    news = total(point.bounds for point in step.new)
    if not step.late:
        if not news.meets(step.rise):
            yield _apart(step, news, telling, "daily", step.figures)
        return
    late = total(bounds_of(one) for one in step.late)
    alone, together = news.meets(step.rise), news.plus(late).meets(step.rise)
    if together and not alone:
        yield _late(step, news, late, telling, Outcome.EXPLAINED, "late")
    elif alone and not together:
        yield _lost(step, news, late, telling)
    elif not alone:
        yield _late(step, news, late, telling, Outcome.ASK, "late-open")


def _without_all_days(step: Step, days: Days, dated: Dated, telling: Telling) -> Iterator[Reconciliation]:
    """Where not every day is counted: what is counted can be less than the rise, and no more."""
    some = days.within(dated, step.first.day, step.last.day)
    news = total(point.bounds for point in some)
    if some and step.rise.below(news):
        figures = (*figures_of((step.first, step.last, *some)),)
        yield _apart(step, news, telling, "daily-some", figures)
        return
    late = total(bounds_of(one) for one in step.late)
    if step.late and not some and not step.rise.below(late) and late.exact and step.rise.exact is not None:
        written, _ = arithmetic(step.rise, [late])
        yield telling.made(
            Conclusion.LATE_ADDITIONS,
            Outcome.EXPLAINED,
            "late-only",
            step.figures,
            late=late.words,
            arithmetic=written,
            **_ends(step),
        )


def _apart(step: Step, news: Bounds, telling: Telling, sentence: str, figures: tuple[Figure, ...]) -> Reconciliation:
    fewer = news.below(step.rise)
    return telling.made(
        Conclusion.DAILY_CUMULATIVE,
        Outcome.CANNOT_BE,
        sentence,
        figures,
        news=news.words,
        difference=apart(news, step.rise).words,
        direction="fewer" if fewer else "more",
        **_ends(step),
    )


def _late(step: Step, news: Bounds, late: Bounds, telling: Telling, outcome: Outcome, sentence: str) -> Reconciliation:
    written, _ = arithmetic(step.rise, [news, late])
    both = news.plus(late)
    return telling.made(
        Conclusion.LATE_ADDITIONS,
        outcome,
        sentence,
        step.figures,
        news=news.words,
        late=late.words,
        arithmetic=written,
        remainder="0" if step.rise.meets(both) else apart(step.rise, both).words,
        direction="fewer" if step.rise.below(both) else "more",
        **_ends(step),
    )


def _lost(step: Step, news: Bounds, late: Bounds, telling: Telling) -> Reconciliation:
    first = step.late[0]
    event = " to ".join(dict.fromkeys(day_words(day) for day in (first.start, first.end) if day)) or "earlier days"
    return telling.made(
        Conclusion.LOST,
        Outcome.ASK,
        "lost",
        step.figures,
        late=late.words,
        late_day=day_words(first.day or step.last.day),
        late_event=event,
        news=news.words,
        **_ends(step),
    )


def _batches(steps: list[Step], telling: Telling) -> Iterator[Reconciliation]:
    """Rises far out of line with the others of their run, a day at a time, with nothing told that says why."""
    rules = telling.rules["batch"]
    exact = [(step, step.rise.exact, days_between(step.first.day, step.last.day)) for step in steps]
    rates = sorted(rise / length for _, rise, length in exact if rise is not None and rise >= 0)
    if len(rates) <= rules["rises"]:
        return
    usual = rates[int(len(rates) * rules["share"])]
    if usual <= 0:
        return  # where most days add nothing, no day is out of line
    for step, rise, length in exact:
        if rise is None or rise < rules["least"] or rise / length < rules["factor"] * usual:
            continue
        yield telling.made(
            Conclusion.BATCH,
            Outcome.ASK,
            "batch",
            step.figures,
            times=round(rise / length / usual),
            usual=f"{usual:,.0f}",
            **_ends(step),
        )


def _ends(step: Step) -> dict[str, Any]:
    return {
        "rise": step.rise.words,
        "first": step.first.said,
        "last": step.last.said,
        "first_day": day_words(step.first.day),
        "last_day": day_words(step.last.day),
    }
