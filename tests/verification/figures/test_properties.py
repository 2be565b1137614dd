"""Series that are consistent yield nothing; one fault put into them is found; the order of what is read is nothing."""

import random
from datetime import date, timedelta

import msgspec
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.verification.figures.conftest import figure, in_series

from trucewatch.codebook import load
from trucewatch.model import Conclusion, Dated, Outcome, Qualifier, Reconciliation
from trucewatch.model.decisions import CountedFigure
from trucewatch.verification import reconcile, since
from trucewatch.verification.figures.bounds import Bounds, total
from trucewatch.verification.figures.falls import swaps
from trucewatch.verification.figures.sums import step_of

CODEBOOK = load()
untimed = settings(deadline=None)
FIRST = date(2031, 3, 1)

news = st.lists(st.integers(0, 60), min_size=4, max_size=20)
bounds = st.builds(
    lambda least, more: Bounds(least, None if more is None else least + more),
    st.integers(0, 500),
    st.one_of(st.none(), st.integers(0, 500)),
)


def day(place: int) -> str:
    return (FIRST + timedelta(days=place)).isoformat()


def ministry(rises: list[int], base: int, late: dict[int, int] | None = None) -> list[CountedFigure]:
    """A table that agrees with itself: running counts, the new ones that make them, late ones on some days."""
    made, count = [figure(str(base), as_of=day(0), cumulative=True, dated=Dated.REPORT)], base
    for place, rise in enumerate(rises, start=1):
        added = (late or {}).get(place, 0)
        count += rise + added
        made.append(figure(str(count), as_of=day(place), cumulative=True, dated=Dated.REPORT))
        made.append(figure(str(rise), as_of=day(place), cumulative=False, dated=Dated.REPORT))
        if added:
            made.append(figure(str(added), as_of=day(place), cumulative=False, late=True, dated=Dated.REPORT))
    return made


def reconciled(figures: list[CountedFigure]) -> tuple[Reconciliation, ...]:
    return reconcile(in_series(figures, CODEBOOK), CODEBOOK)


def kinds(figures: list[CountedFigure]) -> set[Conclusion]:
    return {one.kind for one in reconciled(figures)}


def loosened(one: CountedFigure, how: int) -> CountedFigure:
    """The same figure told less exactly, so that what was true stays true."""
    low = one.low or 0
    if how == 1:
        return msgspec.structs.replace(one, high=None, qualifier=Qualifier.AT_LEAST)
    if how == 2:
        return msgspec.structs.replace(one, low=max(0, low - 3), high=low + 3)
    return msgspec.structs.replace(one, low=None, qualifier=Qualifier.UP_TO, high=low + 2) if how == 3 else one


@untimed
@given(news, st.integers(0, 90_000), st.randoms(use_true_random=False))
def test_a_consistent_series_yields_nothing_however_loosely_it_is_told(
    rises: list[int], base: int, chance: random.Random
) -> None:
    figures = ministry(rises, base)
    assert reconciled(figures) == ()
    assert reconciled([loosened(one, chance.randrange(4)) for one in figures]) == ()
    kept = [one for one in figures if chance.random() < 0.7]
    assert not [one for one in reconciled(kept) if one.outcome is Outcome.CANNOT_BE]


@untimed
@given(news, st.integers(100, 90_000), st.data())
def test_late_additions_that_close_are_accounted_for(rises: list[int], base: int, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(rises)))
    (one,) = reconciled(ministry(rises, base, {place: data.draw(st.integers(1, 900))}))
    assert (one.kind, one.outcome) == (Conclusion.LATE_ADDITIONS, Outcome.EXPLAINED)


@untimed
@given(news, st.integers(100, 90_000), st.data())
def test_a_planted_fall_is_found(rises: list[int], base: int, data: st.DataObject) -> None:
    figures = [one for one in ministry(rises, base) if one.cumulative]
    place = data.draw(st.integers(1, len(figures) - 1))
    before = figures[place - 1].low or 0
    lower = data.draw(st.integers(0, before - 1))
    figures[place] = msgspec.structs.replace(figures[place], low=lower, high=lower)
    assert Conclusion.FALL in kinds(figures)


@untimed
@given(news, st.integers(1_000, 90_000), st.data())
def test_swapped_digits_are_found_and_what_is_proposed_is_what_stood_there(
    rises: list[int], base: int, data: st.DataObject
) -> None:
    figures = ministry([rise + 1 for rise in rises], base)
    running = [place for place, one in enumerate(figures) if one.cumulative]
    place = running[data.draw(st.integers(1, len(running) - 2))]
    right = figures[place].low or 0
    wrong = data.draw(st.sampled_from(sorted(swaps(right)) or [right]))
    assume(wrong != right)
    figures[place] = msgspec.structs.replace(figures[place], low=wrong, high=wrong)
    found = reconciled(figures)
    assert {one.kind for one in found} & {Conclusion.FALL, Conclusion.DAILY_CUMULATIVE}
    told = [one for one in found if one.kind is Conclusion.TRANSPOSED]
    assert all(f"may be {right:,} with" in one.because for one in told if f"{wrong:,} by" in one.because)
    assert told


@untimed
@given(news, st.integers(100, 90_000), st.data())
def test_a_new_count_that_is_wrong_is_found(rises: list[int], base: int, data: st.DataObject) -> None:
    figures = ministry(rises, base)
    place = data.draw(st.sampled_from([at for at, one in enumerate(figures) if one.cumulative is False]))
    other = data.draw(st.integers(0, 200).filter(lambda number: number != figures[place].low))
    figures[place] = msgspec.structs.replace(figures[place], low=other, high=other)
    assert Conclusion.DAILY_CUMULATIVE in kinds(figures)


@untimed
@given(news, st.integers(100, 90_000), st.integers(1, 50), st.data())
def test_an_addition_that_is_in_no_count_is_lost(rises: list[int], base: int, number: int, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(rises)))
    late = figure(str(number), as_of=day(place), start=day(place - 1), late=True, cumulative=False, dated=Dated.REPORT)
    assert kinds([*ministry(rises, base), late]) == {Conclusion.LOST}


@untimed
@given(news, st.integers(100, 90_000), st.data())
def test_what_is_entered_twice_is_found_and_changes_nothing_else(
    rises: list[int], base: int, data: st.DataObject
) -> None:
    figures = ministry(rises, base)
    again = data.draw(st.sampled_from(figures))
    assert [one.kind for one in reconciled([*figures, again])] == [Conclusion.DUPLICATE]


@untimed
@given(st.lists(st.integers(1, 900), min_size=2, max_size=6), st.integers(-50, 50))
def test_parts_make_their_total_or_it_is_told(numbers: list[int], off: int) -> None:
    whole = sum(numbers) + off
    assume(whole >= max(numbers))
    fields = {"as_of": day(0), "cumulative": True}
    parts = [figure(str(one), label=f"part {place}", total="all", **fields) for place, one in enumerate(numbers)]
    assert kinds([figure(str(whole), label="all", **fields), *parts]) == ({Conclusion.SUM} if off else set())


@untimed
@given(news, st.integers(100, 90_000), st.randoms(use_true_random=False), st.data())
def test_the_order_of_what_is_read_does_not_matter(
    rises: list[int], base: int, chance: random.Random, data: st.DataObject
) -> None:
    figures = ministry(rises, base, {2: 40})
    for place in range(3):
        at = data.draw(st.integers(0, len(figures) - 1), label=f"changed {place}")
        number = data.draw(st.integers(0, 90_000))
        figures[at] = msgspec.structs.replace(figures[at], low=number, high=number)
    shuffled = chance.sample(figures, len(figures))
    assert sorted(one.because for one in reconciled(figures)) == sorted(one.because for one in reconciled(shuffled))


@untimed
@given(news, st.integers(0, 90_000), st.data())
def test_since_any_day_is_what_was_counted_from_then_on(rises: list[int], base: int, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(rises)))
    (series,) = in_series(ministry(rises, base), CODEBOOK)
    found = since(series, day(place), CODEBOOK)
    assert [(one.low, one.high) for one in found] == [(sum(rises[place - 1 :]),) * 2] * 2
    thinned = [one for one in ministry(rises, base) if one.cumulative and one.as_of != day(place - 1)]
    for one in since(in_series(thinned, CODEBOOK)[0], day(place), CODEBOOK):
        assert (one.low or 0) <= sum(rises[place - 1 :]) <= (one.high or 0)


@untimed
@given(bounds, bounds, st.integers(0, 1000), st.integers(0, 1000))
def test_bounds_hold_what_can_be(one: Bounds, other: Bounds, more: int, most: int) -> None:
    left, right = (
        min(each.least + step, each.least + step if each.most is None else each.most)
        for each, step in ((one, more), (other, most))
    )
    for made, number in ((one.plus(other), left + right), (total([one, other]), left + right)):
        assert made.least <= number
        assert made.most is None or number <= made.most
    rise = one.rise_to(other)
    if left <= right:
        assert rise.least <= right - left
        assert rise.most is None or right - left <= rise.most
    assert one.meets(other) == (one.both(other) is not None) == other.meets(one)


@untimed
@given(st.integers(10, 10**9))
def test_a_swap_swapped_back_is_the_number(number: int) -> None:
    assert all(sorted(str(one)) == sorted(str(number)) and one != number for one in swaps(number))
    assert all(number in swaps(one) for one in swaps(number))
    assert number % step_of(number) == 0
