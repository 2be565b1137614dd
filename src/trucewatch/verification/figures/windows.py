"""How many since a day: from a running count as the difference of two of its values, from daily counts as their sum."""

from collections.abc import Iterator, Sequence

from trucewatch.codebook import Codebook
from trucewatch.model import Conclusion, Dated, Outcome, Reconciliation, Series
from trucewatch.verification.figures.bounds import Bounds, total
from trucewatch.verification.figures.falls import falls
from trucewatch.verification.figures.points import Days, Point, day_after
from trucewatch.verification.figures.telling import Telling, day_words, figures_of


def since(series: Series, day: str, codebook: Codebook) -> tuple[Reconciliation, ...]:
    """Return how many were counted since a day (that day included), one conclusion for each way in which it is told.

    A running count gives its last value less the one of the day before; where it has none of that day, the last before
    and the first after it bound the number. `low` and `high` stay open where a value is. A count
    that falls in between gives none.
    """
    telling, days = Telling(series, codebook), Days(series)
    found: list[Reconciliation] = []
    for (start, dated), run in days.runs.items():
        if start == day:
            found.append(_stated(run[-1], day, telling))
        elif run[-1].day >= day:
            found += _running(run, day, telling, dated)
    for dated, points in days.new.items():
        found += _daily(days, points, dated, day, telling)
    return tuple(found)


def window_conclusions(days: Days, telling: Telling) -> Iterator[Reconciliation]:
    """Yield where a count since a day and the running count from before that day cannot both be right."""
    runs = days.runs
    for (start, dated), run in runs.items():
        if len(start) != len("2020-01-14"):
            continue
        for (other_start, other_dated), longer in runs.items():
            if other_start < start and other_dated is dated:
                yield from _against(run, start, longer, telling)


def _against(
    run: tuple[Point, ...], start: str, longer: tuple[Point, ...], telling: Telling
) -> Iterator[Reconciliation]:
    by_day = {point.day: point for point in longer}
    before = [point for point in longer if point.day < start]
    for stated in run:
        last = by_day.get(stated.day)
        if last is None or not before:
            continue
        between = _between(longer, start, last)
        if between is None or _falls_between(longer, before[-1].day, last.day):
            continue
        if not between[0].meets(stated.bounds):
            yield telling.made(
                Conclusion.WINDOW,
                Outcome.CANNOT_BE,
                "window",
                figures_of((stated, before[-1], last)),
                stated=stated.said,
                since=day_words(start),
                rise=between[0].words,
                first=before[-1].said,
                first_day=day_words(before[-1].day),
                last=last.said,
                last_day=day_words(last.day),
            )
            return  # the later ones go on from this one


def _stated(last: Point, day: str, telling: Telling) -> Reconciliation:
    return telling.made(
        Conclusion.SINCE,
        Outcome.DERIVED,
        "since-stated",
        last.figures,
        derived=last.bounds,
        apart_by=day,
        number=last.said,
        date=day_words(day),
        last_day=day_words(last.day),
    )


def _running(run: tuple[Point, ...], day: str, telling: Telling, dated: Dated) -> Iterator[Reconciliation]:
    last = run[-1]
    found = _between(run, day, last)
    if found is None:
        return
    bounds, first, after = found
    if _falls_between(run, first.day, last.day):
        return
    words = {
        "number": bounds.words,
        "date": day_words(day),
        "first": first.said,
        "first_day": day_words(first.day),
        "last": last.said,
        "last_day": day_words(last.day),
    }
    sentence, points = "since-running", [first, last]
    if first.day != day_after(day, -1):
        sentence, points = "since-between", [first, after, last]
        words |= {"next": after.said, "next_day": day_words(after.day)}
    yield telling.made(
        Conclusion.SINCE,
        Outcome.DERIVED,
        sentence,
        figures_of(points),
        derived=bounds,
        apart_by=f"{day}{dated}",
        **words,
    )


def _between(run: tuple[Point, ...], day: str, last: Point) -> tuple[Bounds, Point, Point] | None:
    """Return the rise from the eve of a day to a point, with the last point before that day and the first after."""
    before = [point for point in run if point.day < day]
    after = [point for point in run if day <= point.day <= last.day]
    if not before or not after:
        return None
    first, following = before[-1], after[0]
    if first.day == day_after(day, -1):
        return first.bounds.rise_to(last.bounds), first, following
    # on the eve the count stood anywhere between the two
    eve = Bounds(first.bounds.least, following.bounds.most)
    return eve.rise_to(last.bounds), first, following


def _falls_between(run: Sequence[Point], first: str, last: str) -> bool:
    """Whether a running count falls within some days, or at either end of them."""
    return any(fall.low.day >= first and fall.high.day <= last for fall in falls(run))


def _daily(days: Days, points: tuple[Point, ...], dated: Dated, day: str, telling: Telling) -> Iterator[Reconciliation]:
    last = points[-1].day
    tiles = days.tiled(dated, day_after(day, -1), last) if last >= day else None
    if tiles:
        made = total(point.bounds for point in tiles)
        yield telling.made(
            Conclusion.SINCE,
            Outcome.DERIVED,
            "since-daily-late" if days.added(day_after(day, -1), last) else "since-daily",
            figures_of(tiles),
            derived=made,
            apart_by=f"{day}{dated}",
            number=made.words,
            date=day_words(day),
            first_day=day_words(tiles[0].start),
            last_day=day_words(last),
        )
